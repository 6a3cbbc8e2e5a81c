"""A shallow analysis of clauses over tokens: where a verb group starts, which noun phrase stands beside it.

No parser: closed classes of words, a few endings and capitals decide. A passage's tokens have each quotation as one
token of the form QUOTE, so that what is said does not disturb who says it. All looks are bounded.
"""

from collections.abc import Iterable

from summarizer.reading.attribution.verbs import VERBS
from summarizer.reading.lexicon import grammar as g
from summarizer.reading.lexicon.source_words import PAPERS
from summarizer.reading.page import Token

QUOTE = '"'  # the form of a quotation
POINT = "·"  # the form of a point that ends no sentence (D-Ga.)
DASHES = frozenset("—–―-") | {"--"}
HEAD_ENDS = g.NP_PREPOSITIONS | frozenset((",", "(", "who", "which", "that"))  # what follows the head of a noun phrase

Range = tuple[int, int]

_LOOK = 45  # items that a noun phrase, a parenthesis or an apposition may take
_TIME = 6  # items that "in late August 2019" may take
_SENTENCE_MARKS = frozenset(".!?;:…")
_STOPS = _SENTENCE_MARKS | DASHES | frozenset("([{,") | {QUOTE}
_BLOCK = (g.CONJUNCTIONS | g.SUBORDINATORS | g.AUXILIARIES | g.PLAIN_VERBS) - {"'s"}
_OPENERS = g.ARTICLES | g.POSSESSIVES | frozenset(("this", "these", "those"))
_QUANTIFIERS = frozenset("all both half many most some".split())
_AGENTS = frozenset(("by", "with", "from"))
_HOLDERS_OF_S = frozenset("he she it who that there".split())
_TITLE_JOINTS = frozenset("$€£'’&/_%.-‑" + POINT)
_CONNECTIVES = frozenset(("and", "but", "so", "still", "yet", "however", ",", "meanwhile", QUOTE))


class Items(list[Token]):
    """The items of a passage; `words` are their lower-case forms, one for each."""

    __slots__ = ("words",)

    def __init__(self, items: Iterable[Token] = (), words: Iterable[str] = ()) -> None:
        super().__init__(items)
        self.words = list(words)


def capital(token: Token) -> bool:
    """Whether the word starts with a capital."""
    return token.text[:1].isupper()


def is_adverb(word: str) -> bool:
    """Whether `word` (lower case) may stand inside a verb group."""
    return word in g.ADVERBS or word in g.NEGATIONS or (word.endswith("ly") and word not in g.LY_NOUNS)


def is_finite(items: Items, at: int) -> bool:
    """Whether the word at `at` looks like a finite verb: it ends a noun phrase to its left."""
    token = items[at]
    word = items.words[at]
    if word in g.AUXILIARIES or word in g.PLAIN_VERBS:
        return word != "'s"
    form = VERBS.get(word)
    if form is not None:
        if "d" in form.letters:
            return not _adjectival(items, at)
        noun = form.verb.noun_like or (at > 0 and items.words[at - 1] in g.DETERMINERS)
        return "s" in form.letters and not noun
    if len(word) > 4 and token.text[0].islower():
        if word.endswith("ed"):
            return not _adjectival(items, at)
        if word.endswith("s") and 0 < at < len(items) - 1 and items.words[at + 1] in g.ARTICLES:
            before = items.words[at - 1]
            return before not in g.DETERMINERS and before not in g.PREPOSITIONS_ALL
    return False


def _adjectival(items: Items, at: int) -> bool:
    """A participle before a noun ("the proposed law", "a newly created post") or after one ("the law proposed by")."""
    before = items.words[at - 1] if at else ""
    after = items.words[at + 1] if at + 1 < len(items) else ""
    if (
        at > 1
        and before.endswith("ly")
        and before not in g.LY_NOUNS
        and after[:1].isalpha()
        and after not in g.DETERMINERS
    ):
        return items.words[at - 2] in g.DETERMINERS
    return before in g.DETERMINERS or before == "'s" or after in _AGENTS


def group_start(items: Items, at: int, low: int) -> tuple[int, str]:
    """Where the verb group that ends at `at` starts, and a letter for each auxiliary: b(e), h(ave), m(odal or do),
    n(egated), t (an infinitive's "to"). A pronoun that holds an auxiliary ("they've") stays outside the group."""
    start, kinds = at, ""
    while start > low:
        word = items.words[start - 1]
        if word == "'s":
            # "Ruiz's promoted" is taken for a possessive; only after a pronoun is it an auxiliary.
            if start - 2 < low or items.words[start - 2] not in _HOLDERS_OF_S:
                break
            kinds += "b"
        elif word in g.AUXILIARIES:
            kinds += "b" if word in g.BE else "h" if word in g.HAVE else "m"
            if "'" in word and word.split("'")[0] in g.PERSONAL:
                break
            if word.endswith("n't") or word == "cannot":
                kinds += "n"
        elif word == "to" and start == at:
            return start - 1, "t"
        elif word in g.NEGATIONS:
            kinds += "n"
        elif not is_adverb(word) or (word in g.WEEKDAYS and start - 1 == low):
            break
        start -= 1
    return start, kinds


def noun_phrase_left(items: Items, end: int, low: int) -> Range | None:
    """The noun phrase that ends before item `end`, with its prepositional phrases, skipping a parenthesis, an
    apposition between commas or a relative clause; None where there is none."""
    end = _skip_adverbs_left(items, end, low)
    if end <= low:
        return None
    if items.words[end - 1].endswith("ed") and end - 2 >= low and _nominal(items, end - 2):
        end -= items.words[end - 2] not in g.DETERMINERS  # "a report released on Tuesday said", but "the accused said"
    last = items.words[end - 1]
    if last == ")":
        opening = _back_to(items, end - 1, low, frozenset("("))
        return noun_phrase_left(items, opening, low) if opening is not None and opening > low else None
    if last == ",":
        return _before_apposition(items, end - 1, low)
    if last in DASHES and end - 1 > low:
        opening = _back_to(items, end - 1, low, DASHES)
        return _chunk_left(items, opening, low) if opening is not None else None
    phrase = _chunk_left(items, end, low)
    return _out_of_relative(items, phrase, low) if phrase is not None else None


def _skip_adverbs_left(items: Items, end: int, low: int) -> int:
    """Past adverbs and "in late August", "on Monday", "last week" before a verb."""
    while end - 1 > low and is_adverb(items.words[end - 1]) and not capital(items[end - 1]):
        end -= 1
    at = end
    while at - 1 > low and end - at < _TIME and _of_time(items[at - 1]):
        at -= 1
    if at < end and any(items.words[k] in g.TIME_WORDS for k in range(at, end)):
        if at - 1 > low and items.words[at - 1] in g.TIME_PREPOSITIONS:
            return at - 1
        if items.words[at] in g.TIME_MODIFIERS or items.words[at] in g.WEEKDAYS:
            return at
    return end


def _of_time(token: Token) -> bool:
    return token.lower in g.TIME_WORDS or token.lower in g.TIME_MODIFIERS or token.text.isdigit()


def _back_to(items: Items, end: int, low: int, marks: frozenset[str]) -> int | None:
    """The nearest of the marks before `end`."""
    return next((at for at in range(end - 1, max(low, end - _LOOK) - 1, -1) if items.words[at] in marks), None)


def _before_apposition(items: Items, comma: int, low: int) -> Range | None:
    """The noun phrase before "X, the mayor of Y, said": the one that ends at the comma that opens the apposition."""
    floor = max(low, comma - _LOOK)
    at = comma - 1
    while at > floor:
        word = items.words[at]
        if word in _SENTENCE_MARKS or word in DASHES:
            return None
        if word == ")":
            opening = _back_to(items, at, low, frozenset("("))
            if opening is None:
                return None
            at = opening
        elif word == "," and not _is_place(items, at, comma):
            phrase = _chunk_left(items, at, low)
            if phrase is not None and not items.words[phrase[1] - 1].isdigit():  # "Rook, 41, who ran before, says"
                return phrase
        at -= 1
    return None


def _is_place(items: Items, first: int, second: int) -> bool:
    """Whether one capitalised name stands between two commas behind another: a state after its city, no apposition."""
    return second - first <= 2 and capital(items[second - 1]) and first > 0 and capital(items[first - 1])


def _out_of_relative(items: Items, phrase: Range, low: int) -> Range:
    """Where the phrase is the object of a relative clause ("the doctors who signed the letter said"), the phrase that
    the clause belongs to."""
    at = phrase[0] - 1
    if at <= low + 1 or not is_finite(items, at) or items.words[at] == "said":
        return phrase
    start, _ = group_start(items, at, low)
    if start - 1 <= low or items.words[start - 1] not in ("who", "that", "which"):
        return phrase
    return _chunk_left(items, start - 1, low) or phrase


def _chunk_left(items: Items, end: int, low: int) -> Range | None:
    """The noun phrase that ends right before `end`."""
    if end <= low:
        return None
    last = items.words[end - 1]
    if last in g.PERSONAL or last in g.RELATIVES or ("'" in last and last.split("'")[0] in g.PERSONAL):
        return end - 1, end
    start, floor = end, max(low, end - _LOOK)
    while start > floor:
        before = _step_left(items, start, end, floor)
        if before == start:
            break
        start = before
        if items.words[start] in _OPENERS and not _attached(items, start, floor):
            if start - 1 >= floor and items.words[start - 1] in _QUANTIFIERS:
                start -= 1
            break
    return _trimmed(items, start, end)


def _attached(items: Items, start: int, floor: int) -> bool:
    """Whether a preposition and a noun stand before the article at `start`: "the head of the agency"."""
    if start - 1 <= floor or items.words[start - 1] not in g.NP_PREPOSITIONS:
        return False
    return _nominal(items, start - 2) or _reduced(items, start - 2)


def _step_left(items: Items, start: int, end: int, floor: int) -> int:
    """The new start of a phrase that takes in what stands before `start`; `start` itself where it ends there."""
    token = items[start - 1]
    word = items.words[start - 1]
    if word in g.TIME_WORDS and start < end and _starts_subject(items[start], word):
        return start
    if word in _OPENERS:
        return start - 1
    if word == "and":
        return start - 1 if _joins_names(items, start - 1, end, floor) else start
    if word == ",":
        return start - 1 if _in_list(items, start - 1, end) else start
    if word == ")":
        opening = _back_to(items, start - 1, floor, frozenset("("))
        return opening if opening is not None and opening > floor else start
    if word in g.OBJECT_PRONOUNS:
        return start - 1 if start - 2 >= floor and items.words[start - 2] in g.NP_PREPOSITIONS else start
    if word in g.NP_PREPOSITIONS:
        return start - 1 if start - 2 >= floor and (_nominal(items, start - 2) or _reduced(items, start - 2)) else start
    if word in _STOPS or word == "that" or (word in g.PREPOSITIONS_ALL and not capital(token)):
        return start
    if (word in _BLOCK and not (word == "will" and capital(token))) or is_finite(items, start - 1):
        return start - 1 if word.endswith("ed") and start < end and items.words[start] in g.NP_PREPOSITIONS else start
    return start - 1 if token.text[0].isalnum() or token.text[0] in _TITLE_JOINTS else start


def _reduced(items: Items, at: int) -> bool:
    """Whether a participle there belongs to the plural before it: "documents filed in the court put"."""
    if at < 1 or not items.words[at].endswith("ed"):
        return False
    noun, form = items.words[at - 1], VERBS.get(items.words[at])
    return (noun.endswith("s") or noun in PAPERS) and _nominal(items, at - 1) and (form is None or not form.verb.speech)


def _starts_subject(token: Token, time: str) -> bool:
    """Whether a subject starts behind a word of time: "last week Ruiz", "on Monday the firm"; "May Day" is one name."""
    return token.lower in g.DETERMINERS or (capital(token) and time not in g.MONTHS)


def _trimmed(items: Items, start: int, end: int) -> Range | None:
    """Without what cannot start a noun phrase."""
    if start + 1 < end and items.words[start].endswith("ed") and items.words[start + 1] in _AGENTS:
        start += 2
    while start < end and (items.words[start] in g.NP_PREPOSITIONS or items.words[start] in ("and", ",", "&", "'s")):
        start += 1
    return (start, end) if start < end else None


def _nominal(items: Items, at: int) -> bool:
    """Whether the word at `at` can end a noun phrase."""
    if at < 0:
        return False
    word = items.words[at]
    if not (word[0].isalnum() or word in ("'s", ")")) or word in _BLOCK or word in g.PREPOSITIONS_ALL:
        return False
    if is_adverb(word) or word in g.OBJECT_PRONOUNS or word in ("according", "due"):
        return False
    form = VERBS.get(word)
    return not (form is not None and "g" in form.letters) and not is_finite(items, at)


def _joins_names(items: Items, at: int, end: int, floor: int) -> bool:
    """Whether "and" at `at` joins two parts of one phrase: capitals on both sides, or short plain nouns."""
    if at - 1 < floor or at + 1 >= end:
        return False
    left, right = items[at - 1], items[at + 1]
    if capital(left) and (capital(right) or right.lower in g.ARTICLES) and left.lower not in g.TIME_WORDS:
        return True
    if capital(right) and not (right.text.isupper() and len(right.text) > 1 and at + 2 < end):
        return False  # "founder and CEO Ana Ruiz" is one, "police and Ana Ruiz" are two
    return _nominal(items, at - 1) and right.lower not in g.DETERMINERS


def _in_list(items: Items, comma: int, end: int) -> bool:
    """Whether the comma stands in a list of names that an "and" closes before `end`."""
    if not comma or not capital(items[comma - 1]):
        return False
    return any(items.words[k] == "and" for k in range(comma + 1, min(end, comma + 8)))


def noun_phrase_right(items: Items, start: int, high: int) -> Range | None:
    """The noun phrase that starts at `start`, with its prepositional phrases; None where none does."""
    top = min(high, start + _LOOK)
    if start < top and items.words[start] in g.PERSONAL:
        return start, start + 1
    at = start
    while at < top and not _ends_phrase(items, at, start, top):
        at += 1
    while at > start and (items.words[at - 1] in g.PREPOSITIONS_ALL or items.words[at - 1] == "and"):
        at -= 1
    return (start, at) if at > start else None


def _ends_phrase(items: Items, at: int, start: int, top: int) -> bool:
    """Whether the item at `at` is outside the noun phrase that starts at `start`."""
    word = items.words[at]
    if word in g.RELATIVES or word in g.SUBORDINATORS or word in _RIGHT_STOPS or (word in DASHES and word != "-"):
        return True
    if word == "and":
        return not (start < at < top - 1 and capital(items[at - 1]) and capital(items[at + 1]))
    if at == start:
        return False
    if word in g.ARTICLES:
        before = items.words[at - 1]
        return before not in g.PREPOSITIONS_ALL and before not in _QUANTIFIERS and before != "and"
    if word in g.PREPOSITIONS_ALL:
        return word not in g.NP_PREPOSITIONS
    form = VERBS.get(word)
    if word in g.PERSONAL or (form is not None and "g" in form.letters):
        return True
    if word == "'s" or not is_finite(items, at):
        return False
    return not (word.endswith("ed") and at + 1 < top and items.words[at + 1] in _POSTMODIFIED)


_RIGHT_STOPS = _SENTENCE_MARKS | frozenset((",", "(", ")", "but", "or", QUOTE))
_POSTMODIFIED = frozenset("by in on with from last this".split())


def head_of(items: Items, phrase: Range) -> int:
    """The index of a noun phrase's head: the word before its first preposition, comma or relative, and before a
    participle there ("analysts polled by", "people familiar with")."""
    low, high = phrase
    at = next((k for k in range(low + 1, high) if items.words[k] in HEAD_ENDS), high) - 1
    if low < at < high - 1 and items.words[at - 1] not in g.DETERMINERS:
        word = items.words[at]
        if word.endswith("ed") or word in g.POSTPOSED:
            at -= 1
    return at


def main_subject(items: Items, before: int, low: int) -> Range | None:
    """The first noun phrase of the clause that holds the item `before`: what a participle after a comma leans on."""
    at = low
    while at < min(before, low + _LOOK) and items.words[at] in _CONNECTIVES:
        at += 1
    for _ in range(3):  # introductory phrases: "In Lima on Monday, after talks, X ..."
        if at >= before or not _opens_adjunct(items[at]):
            break
        comma = next((k for k in range(at, min(before, at + _LOOK)) if items.words[k] == ","), None)
        if comma is None:
            break
        at = comma + 1
    if at < before and (items.words[at] in g.PREPOSITIONS_ALL or items.words[at] in g.SUBORDINATORS):
        return None
    return noun_phrase_right(items, at, before)


def _opens_adjunct(token: Token) -> bool:
    word = token.lower
    form = VERBS.get(word)
    return (
        word in g.PREPOSITIONS_ALL
        or word in g.SUBORDINATORS
        or is_adverb(word)
        or (form is not None and "g" in form.letters)
    )
