"""Whether the names in a claim stand in the article, and near the claim's evidence."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.grounding.entities import known_forms
from summarizer.grounding.facts import Facts
from summarizer.grounding.index import Index
from summarizer.grounding.standing import Window
from summarizer.grounding.views import Fault
from summarizer.grounding.words import find_words, fold, same_length_lower, stem
from summarizer.reading.lexicon.common_capitals import CALENDAR, FUNCTION_WORDS, NOT_NAMES, OPENERS
from summarizer.reading.lexicon.given_names import GIVEN_NAMES
from summarizer.reading.lexicon.name_contexts import MASS_NOUNS, SPEECH_FORMS
from summarizer.reading.lexicon.organisations import KNOWN
from summarizer.reading.lexicon.places import ADJECTIVES, CAPITALS, DEMONYMS, PLACES, STATE_FORMS
from summarizer.reading.lexicon.titles import HONORIFICS, PERSON_NOUNS, ROLE_MODIFIERS, SAME_TITLES, TITLES
from summarizer.reading.page import Page, Token

_TITLE_CASE = 0.8  # the share of a string's longer words with a capital from which on capitals prove no name
# Endings of words that qualify or name things, seldom of a bare name: such a first word is no name.
_COMMON_ENDINGS = (
    "ing",
    "ed",
    "ly",
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ous",
    "ful",
    "ive",
    "ance",
    "ence",
    "ure",
    "s",
)
_LONGEST = 20  # words of a name; a longer run is looked for word for word alone
_ABBREVIATED = 3  # letters of "Dr", "St" and "CEO", which any text may use
_PERSON_ENDING = re.compile(r"(?:man|woman|person)\Z")
_OPENING = re.compile(r"([A-Z][a-z]+)[ ,]")
_NO_FIRST_NAMES = FUNCTION_WORDS | OPENERS
_NAME_VERBS = SPEECH_FORMS | frozenset(
    "offered offers called calls vowed vows accused accuses wants wanted signed visited met believes believed demanded"
    " demands plans planned pledged pledges rejected rejects reported reports insists argues warns denies claims tells"
    " asks urges promises explained explains thanked thanks criticised criticized praised condemned wrote writes"
    " tweeted posted lambasted blamed blames hopes expects expected agreed agrees refused refuses sees".split()
)


class Run(NamedTuple):
    """Words with capitals, side by side; `sure` is False where only a sentence's start gave the capital."""

    words: tuple[str, ...]
    sure: bool = True

    @property
    def text(self) -> str:
        """The run as one string."""
        return " ".join(self.words)


def names_of(facts: Facts, index: Index) -> list[Run]:
    """The runs of capitalised words of a claim's string that may be names."""
    if not facts.has_capitals or _only_opens(facts):
        return []
    page = facts.page
    whole = _all_capitals(page.tokens)
    found: list[Run] = []
    for number in range(len(page.sentences)):
        tokens = page.tokens_of(number)
        if _in_title_case(tokens, index):
            found += _runs_of_title(tokens, index)
        else:
            found += _runs(page, number, facts, whole, index)
    return found


def _only_opens(facts: Facts) -> bool:
    """Whether the only capital is that of a first word that is no name, as in a question."""
    text = facts.text
    opening = _OPENING.match(text)
    if opening is None or opening[1].lower() not in _NO_FIRST_NAMES:
        return False
    if facts.has_numeral or len(facts.words) == 1 or "&" in text:
        return False
    return not any(map(str.isupper, text[1:]))


def _runs_of_title(tokens: Sequence[Token], index: Index) -> list[Run]:
    """Where every word has a capital each is a run by itself; a first name takes the next word, too."""
    first_names = {n.name.split()[0] for n in index.entities.names if n.kind == "person" and " " in n.name}
    found: list[Run] = []
    taken = -1
    for place, token in enumerate(tokens):
        if place == taken or not _capital(token.text) or _is_common(token, index):
            continue
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if token.text in first_names and following and _capital(following.text) and not _is_common(following, index):
            found.append(Run((token.text, following.text)))
            taken = place + 1
        else:
            found.append(Run((token.text,)))
    return found


def missing_from_article(run: Run, index: Index) -> bool:
    """Whether the article has no such name."""
    if stands_in(run.text, index.folded_text, index.lowered_text):
        return False
    if len(run.words) > _LONGEST:
        return True
    if index.entities.of(run.text):
        return _gives_false_title(run, index)
    words = _without_possessive(run.words)
    if _word_by_word(words, index):
        return False
    if "-" in run.text:
        return any(missing_from_article(part, index) for part in _parts(run))
    # "President Ada Obi" where the article says "Ada Obi, the president".
    rest = list(words)
    while len(rest) > 1 and _qualifies(rest[0], index):
        rest.pop(0)
        if stands_in(" ".join(rest), index.folded_text, index.lowered_text) or index.entities.of(" ".join(rest)):
            return False
    return True


def _gives_false_title(run: Run, index: Index) -> bool:
    """Whether a title stands before the name that the article does not use at all: "President", of a minister. That of
    an article in another language is a translation, which nothing here can judge."""
    if not index.english:
        return False
    for word in run.words[:-1]:
        low = word.lower()
        if low not in TITLES and low not in PERSON_NOUNS and low not in ROLE_MODIFIERS:
            return False
        if len(low) <= _ABBREVIATED or low in HONORIFICS or index.has_word(low) or index.entities.of(word):
            continue
        base = _PERSON_ENDING.sub("", low)
        same = [base + ending for ending in ("man", "woman", "person", "")] if base != low else SAME_TITLES.get(low, ())
        if not any(find_words(other, index.lowered_text) >= 0 for other in same):
            return True
    return False


def missing_from_window(run: Run, window: Window, index: Index) -> bool:
    """Whether neither the evidence nor a sentence beside it names or stands for the one that the run names."""
    words = _without_possessive(run.words)
    text = " ".join(words)
    if stands_in(text, window.folded, window.lowered):
        return False
    if len(words) > _LONGEST:
        return True
    if all(word.lower() in TITLES or word.lower() in HONORIFICS for word in words):
        return False
    if any(stands_in(form, window.folded, window.lowered) for form in known_forms(text)):
        return False
    if window.stands_for(text) or window.describes(text):
        return False
    if (state := _state_of(text.lower())) is not None and not window.words.isdisjoint(_forms_of_state(state)):
        return False  # "Canada" where the sentence says "Canadian"
    if "-" in text:
        return any(missing_from_window(part, window, index) for part in _parts(run))
    if len(words) > 1:
        # "Ada Obi" where the sentence says "Obi"; titles apart, and not "Korea" for South Korea.
        kinds = {index.entities.name(place).kind for place in index.entities.of(text)}
        named = [word for word in (words[-1], words[0]) if not _is_title(word, index)]
        if kinds <= {"person"} and any(stands_in(word, window.folded, window.lowered) for word in named):
            return False
        rest = list(words)
        while len(rest) > 1 and _qualifies(rest[0], index):
            rest.pop(0)
            if window.stands_for(" ".join(rest)):
                return False
    return True


def name_fault(runs: Sequence[Run], index: Index) -> Fault | None:
    """The first name that the article does not have."""
    for run in runs:
        if missing_from_article(run, index):
            return Fault("name_not_in_article", f"the article does not name “{run.text}”")
    return None


def window_fault(runs: Sequence[Run], window: Window, index: Index) -> Fault | None:
    """The first name that stands nowhere near the evidence."""
    for run in runs:
        if missing_from_window(run, window, index):
            return Fault("name_not_in_evidence", f"neither its evidence nor a sentence beside it names “{run.text}”")
    return None


def stands_in(name: str, folded: str, lowered: str) -> bool:
    """Whether a name stands in a folded text as whole words; other capitals count where each word has one there."""
    name = fold(name)
    if find_words(name, folded) >= 0:
        return True
    low = same_length_lower(name)
    at = find_words(low, lowered)
    tries = 0
    while at >= 0 and tries < 50:
        there = folded[at : at + len(low)]
        if all(word[:1].isupper() or not word[:1].isalpha() for word in there.split()):
            return True
        at = find_words(low, lowered, at + 1)
        tries += 1
    return False


def _parts(run: Run) -> list[Run]:
    """The names that hyphens join: "the Oslo-Bergen line" names two where the article has no such one."""
    return [Run(tuple(part.split())) for part in run.text.split("-") if part.strip()]


def _all_capitals(tokens: Sequence[Token]) -> bool:
    """Whether a string is a name and nothing else, so that its first capital is no sentence's."""
    words = small = 0
    for token in tokens:
        if token.text[0].isalpha():
            words += 1
            if not token.text[0].isupper():
                small += 1
                if token.lower not in _NAME_PARTICLES:
                    return False
    return 0 < words <= _MOST_WORDS and small < words / 2


_MOST_WORDS = 8  # words of a string that is but a name
_NAME_PARTICLES = frozenset("of the and for de da di del la van von der bin binti al el 's".split())


def _in_title_case(tokens: Sequence[Token], index: Index) -> bool:
    """Whether nearly every longer word has a capital, also words that the article writes without."""
    capital = [token for token in tokens if token.text[0].isupper() and len(token.text) > 3]
    if len(capital) < 4:
        return False
    words = [token for token in tokens if token.text[0].isalpha()]
    long = [token for token in words if len(token.text) > 3]
    if len(words) < 5 or len(capital) < _TITLE_CASE * len(long):
        return False
    return 4 * sum(_in_article_as_word(token, index) for token in capital[1:]) >= len(capital)


def _runs(page: Page, number: int, facts: Facts, whole: bool, index: Index) -> list[Run]:
    found: list[Run] = []
    words: list[str] = []
    opens = fresh = True  # at the start of a sentence, or of one that a colon or a quote mark opens
    last_end = -1
    following, end = page.first[number : number + 2]
    for at in page.special_of(number):
        if following < at:
            # Plain words in small letters, which end a run.
            _close(words, fresh and not whole, page.tokens[following], found, index)
            opens = False
        following = at + 1
        token = page.tokens[at]
        mark = token.text
        if mark[0].isalnum():
            name = _capital(mark)
            if name and not facts.is_measured(token.start) and _may_name(token):
                if not words:
                    fresh = opens
                words.append(name)
                opens = False
                last_end = token.end
                if name == mark:
                    continue
            elif words and mark[0].isdigit() and not facts.is_measured(token.start):
                words.append(mark)
                continue
            _close(words, fresh and not whole, token, found, index)
            opens = False
        elif words and (mark == "&" or (mark == "." and len(words[-1]) == 1 and token.start == last_end)):
            if mark == "&":
                words.append(mark)
            else:
                words[-1] += mark  # "Donald J. Trump"
        else:
            _close(words, fresh and not whole, token, found, index)
            opens = opens or mark in '"“‘:«'
    _close(words, fresh and not whole, page.tokens[following] if following < end else None, found, index)
    return found


def _close(words: list[str], first: bool, following: Token | None, found: list[Run], index: Index) -> None:
    """Ends a run. Of a sentence's first word the capital proves nothing: it is a name only by other signs."""
    if not words:
        return
    while words and words[-1] == "&":
        words.pop()
    if not words:
        return
    if len(words[-1]) == 2:
        words[-1] = words[-1].removesuffix(".")  # "plan B." ends a sentence
    if not first:
        found.append(Run(tuple(words)))
    elif len(words) > 1:
        if _whole_stands(words, index) or _names_by_itself(words[0], index) or _is_title_of(words):
            found.append(Run(tuple(words)))
        else:
            found.append(Run(tuple(words[1:])))
    elif _names_by_itself(words[0], index) or _acts(words[0], following, index):
        found.append(Run(tuple(words)))
    words.clear()


def _is_title_of(words: Sequence[str]) -> bool:
    """Whether the first words are a title of two: "Prime Minister Obi", "Deputy Mayor Lund"."""
    return words[0].lower() in ROLE_MODIFIERS and words[1].lower() in TITLES


def _whole_stands(words: Sequence[str], index: Index) -> bool:
    return stands_in(" ".join(words), index.folded_text, index.lowered_text)


def _names_by_itself(word: str, index: Index) -> bool:
    """Whether a word at a sentence's start is a name for sure: in the article's names or in the lexicon."""
    low = word.lower()
    if low in FUNCTION_WORDS or low in OPENERS or index.has_small(low):
        return False
    if _in_lexicon(low):
        return True
    return stands_in(word, index.folded_text, index.lowered_text) and bool(index.entities.of(word))


def _acts(word: str, following: Token | None, index: Index) -> bool:
    """Whether a bare singular first word that the article does not have does what persons and bodies do: "Obi said".

    A common noun would need an article before it.
    """
    low = word.lower()
    if (
        following is None
        or low in FUNCTION_WORDS
        or low in OPENERS
        or low in MASS_NOUNS
        or low.endswith(_COMMON_ENDINGS)
    ):
        return False
    if low in PERSON_NOUNS or low in ROLE_MODIFIERS or index.has_word(low):
        return False
    return following.lower in _NAME_VERBS or following.lower == "'s"


def _capital(word: str) -> str:
    """The part of a word that is written as a name: all of "Kim", "Iran" of "Iran-backed", "" of "homes"."""
    if not word[0].isupper():
        return ""
    head, mark, tail = word.replace("‐", "-").replace("‑", "-").partition("-")
    return head if mark and tail[:1].islower() and not head.lower().startswith(("al", "el")) else word


def _may_name(token: Token) -> bool:
    low = token.lower
    return low not in CALENDAR and low not in NOT_NAMES and not low.startswith(("i'", "q1", "q2", "q3", "q4"))


def _in_article_as_word(token: Token, index: Index) -> bool:
    """Whether a word of a title stands in the article in any case or form: there no capital proves a name."""
    low = token.lower
    return low in FUNCTION_WORDS or stem(low) in index.small_stems


def _is_common(token: Token, index: Index) -> bool:
    """Whether a word of a title is no name: one of the article's, or one that ends as verbs and common nouns do."""
    if _in_article_as_word(token, index) or token.lower in OPENERS or not _may_name(token):
        return True
    return token.lower.endswith(_COMMON_ENDINGS) and not _in_lexicon(token.lower)


def _in_lexicon(low: str) -> bool:
    """Whether a word is known to name somebody or some place."""
    return any(low in table for table in (GIVEN_NAMES, STATE_FORMS, DEMONYMS, CAPITALS, PLACES, KNOWN))


def _without_possessive(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words[:-1], words[-1].removesuffix("'s").removesuffix("’s")) if words else words


def _is_title(word: str, index: Index) -> bool:
    low = word.lower()
    return (low in TITLES or low in HONORIFICS or low in PERSON_NOUNS or low in ROLE_MODIFIERS) and (
        index.has_word(low) or low in HONORIFICS or not index.english
    )


def _qualifies(word: str, index: Index) -> bool:
    """Whether a capitalised word may stand before a name without being of it: a title, a nationality, a common noun."""
    return _is_title(word, index) or index.has_small(word.lower()) or _word_by_word((word,), index)


def _word_by_word(words: Sequence[str], index: Index) -> bool:
    """Whether a name is a form of one in the article: an abbreviation, a plural, a demonym, a nationality."""
    if any(stands_in(form, index.folded_text, index.lowered_text) for form in known_forms(" ".join(words))):
        return True
    if len(words) != 1:
        return False
    word = words[0]
    low = word.lower()
    if low.endswith("s") and len(low) > 3 and stands_in(word[:-1], index.folded_text, index.lowered_text):
        return True
    if (state := _state_of(low)) is not None:
        return bool(index.entities.of(state)) or any(index.has_word(form) for form in _forms_of_state(state))
    # "European" where the article says "Europe".
    return low in ADJECTIVES and any(other.startswith(low[:5]) for other in index.lowered_words)


def _state_of(low: str) -> str | None:
    return DEMONYMS.get(low) or DEMONYMS.get(low.removesuffix("s")) or STATE_FORMS.get(low)


def _forms_of_state(state: str) -> list[str]:
    return [form for table in (STATE_FORMS, DEMONYMS, CAPITALS) for form, name in table.items() if name == state]
