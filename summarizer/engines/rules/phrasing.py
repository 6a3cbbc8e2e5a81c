"""The parts of one sentence that a question or a phrase is made of: subjects, clauses, the order of a question.

No parser: closed classes of words and marks decide, and where they don't, the answer is None and the caller falls back
on a template that needs less. Every slice is the sentence's own words, white space folded.
"""

import re

from summarizer.engines.rules.english import (
    AUXILIARIES,
    CLAUSE_ENDS,
    DANGLING,
    DETERMINERS,
    JOINING,
    MARKS,
    NEW_START,
    PASTS,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING,
    SUBORDINATORS,
    TRIMMED_LEFT,
    TRIMMED_RIGHT,
    WEEKDAYS,
)
from summarizer.reading.model import Reading
from summarizer.reading.page import Token, make_page
from summarizer.reading.spans import Span

Words = tuple[Token, ...]

_PAIRED = re.compile(r"[“”()\[\]«»\"]")
_EDGES = " ,;:-—–"
_PARENTHESIS = 16  # words that may stand between two commas, or in brackets, inside a clause
_LONGEST_SUBJECT = 14
_LONGEST_REST = 24
_LOOK = 60
_SMALL = (
    DETERMINERS
    | PREPOSITIONS
    | SUBORDINATORS
    | (PRONOUNS - {"i"})
    | {"nearly", "roughly", "only", "around", "almost", "neither"}
)
_BEFORE_NOUN = DETERMINERS | PREPOSITIONS | {"and", ","}
# Sets are put together once: joined inside a loop they take most of its time.
_HEAD_ENDS = PREPOSITIONS | {"who", "that"}
_FINITE = AUXILIARIES | PASTS
_AFTER_AS = DETERMINERS | PRONOUNS
_SPEAKING = AUXILIARIES | REPORTING
_CLAUSE_OPENERS = MARKS | SUBORDINATORS | REPORTING
_NOUN_LIKE = frozenset("cost cut hit set put spread left lay found lost rose drew".split())
_MAY_END = CLAUSE_ENDS | {"as", "and", ","}
_VERBS = AUXILIARIES | (PASTS - _NOUN_LIKE)
_NO_SUBJECTS = (
    PREPOSITIONS
    | REPORTING
    | frozenset(
        "my our we i your sent made having being according most more less much unless despite like given asked".split()
    )
)
_PHRASE_BREAKS = (
    MARKS
    | SUBORDINATORS
    | (PREPOSITIONS - {"of", "on", "in", "at", "from"})
    | AUXILIARIES
    | REPORTING
    | {"and", "or", "between", "among"}
)


def words_of(reading: Reading, sentence: int) -> Words:
    """The tokens of sentence number `sentence` (from 1)."""
    if reading.page is not None:
        return reading.page.tokens_of(sentence - 1)
    found = reading.sentences[sentence - 1]
    return make_page(reading.document.text, (Span(found.start, found.end),), ()).tokens


def written(text: str, words: Words) -> str:
    """The words as they stand in the text, white space folded; a mark that opens or closes nothing is left out."""
    if not words:
        return ""
    return _balanced(" ".join(text[words[0].start : words[-1].end].split()))


def subject_before(words: Words, verb: int) -> tuple[int, int] | None:
    """The range of the noun phrase whose verb stands at `verb`; None where it cannot be told."""
    end = verb
    while end > 0 and (words[end - 1].lower in TRIMMED_RIGHT or words[end - 1].lower.endswith("ly")):
        end -= 1
    end = _before_brackets(words, end)
    start = clause_start(words, end)
    if start == end and end > 0 and words[end - 1].text == ",":
        start, end = _before_apposition(words, end - 1)
    if start == end and end > 1 and words[end - 1].lower in {"who", "which", "that"}:
        return _antecedent(words, end - 1)
    start, end = _past_relative(words, start, end)
    while start < end and words[start].lower in TRIMMED_LEFT:
        start += 1
    if end > start and words[end - 1].lower in PERSONAL:
        return end - 1, end
    if not 0 < end - start <= _LONGEST_SUBJECT or _is_no_subject(words[start]):
        return None
    if all(word.lower in DETERMINERS for word in words[start:end]) or any(
        w.lower in WEEKDAYS for w in words[start:end]
    ):
        return None
    # A verb inside means that the clause began further right than was seen.
    if any(words[at].lower in _VERBS and _is_verb(words, at) for at in range(start, end)):
        return _shared_subject(words, start, end)
    return start, end


def is_plural(words: Words) -> bool:
    """Whether a verb in the present tense would stand in its plural after these words."""
    if words[0].lower in {"both", "many", "several", "few", "they"} or any(word.lower == "and" for word in words):
        return True
    head = words[-1].lower
    for at in range(1, len(words)):
        if words[at].lower in _HEAD_ENDS:
            head = words[at - 1].lower
            break
    return head in {"police", "people"} or (
        head.endswith("s") and not head.endswith(("ss", "us", "is", "'s")) and not words[-1].text[0].isupper()
    )


def is_pronoun(words: Words) -> bool:
    """Whether a subject is no more than a pronoun."""
    return len(words) == 1 and words[0].lower in PRONOUNS


def is_bare_description(name: str) -> bool:
    """Whether a source's name is a description that wants its article: "state's campaign chairman"."""
    return name[:1].islower() and " " in name and name.split(maxsplit=1)[0] not in DETERMINERS


def rest_after(words: Words, start: int, *, most: int = _LONGEST_REST) -> tuple[int, int]:
    """The range from `start` to the end of its clause."""
    end = start
    while end < len(words) and end - start < most and not _ends_clause(words, end, start):
        end = _past_parenthesis(words, end)
    cut_short = end < len(words) and not _ends_clause(words, end, start)
    while end > start and words[end - 1].lower in (DANGLING if cut_short else JOINING):
        end -= 1
    return start, end


def inverted(text: str, words: Words, clause: tuple[int, int]) -> str | None:
    """For "the plane was hit" as "was the plane hit"; None where no auxiliary follows a plain subject."""
    start, end = clause
    for at in range(start + 1, min(end, start + _LONGEST_SUBJECT)):
        word = words[at].lower
        if word in SUBORDINATORS or word in MARKS:
            return None
        if word in AUXILIARIES:
            if at + 1 >= end:
                return None
            auxiliary, negation = (word[:-3], "not ") if word.endswith("n't") else (word, "")
            if auxiliary in {"wo", "ca"} or word == "cannot":
                return None
            auxiliary = "might" if auxiliary == "may" else auxiliary
            return f"{auxiliary} {written(text, words[start:at])} {negation}{written(text, words[at + 1 : end])}"
    return None


def uncapitalised(text: str, phrase: str, first: Token) -> str:
    """A phrase from a sentence's start as it reads inside one: "The cause" is "the cause", names keep their capital.
    A noun is taken for a name unless the text writes it small somewhere."""
    small = first.lower in _SMALL
    common = (first.text[:1].isupper() and small) or (
        first.text[:1].isupper() and first.text[1:].islower() and f" {first.lower} " in text
    )
    return phrase[:1].lower() + phrase[1:] if common else phrase


def sentence_case(phrase: str) -> str:
    """With a capital first."""
    return phrase[:1].upper() + phrase[1:]


def clause_start(words: Words, end: int) -> int:
    """Where the clause that `end` stands in begins."""
    for at in range(end - 1, max(-1, end - _LOOK), -1):
        word = words[at].lower
        if word in _CLAUSE_OPENERS:
            return at + 1
        if word in {"and", "or"} and any(w.lower in _SPEAKING for w in words[max(0, at - _LONGEST_SUBJECT) : at]):
            return at + 1
    return max(0, end - _LOOK)


def _before_brackets(words: Words, end: int) -> int:
    """For "The Harbour Authority (HA) said": where the name before the brackets ends."""
    if end > 0 and words[end - 1].text == ")":
        for at in range(end - 2, max(-1, end - _PARENTHESIS), -1):
            if words[at].text == "(":
                return at
    return end


def _past_parenthesis(words: Words, at: int) -> int:
    """The next word, or the one after the closing comma where `at` is a comma that opens "…, who run it, …"."""
    if words[at].text != ",":
        return at + 1
    return _closing_comma(words, at) or at + 1


def _closing_comma(words: Words, comma: int) -> int | None:
    """The place after the second comma of "the son, Faris, had" or "the crews, who have a say, would"."""
    relative = comma + 1 < len(words) and words[comma + 1].lower in {"who", "which", "whose", "where"}
    for at in range(comma + 1, min(len(words) - 1, comma + (_PARENTHESIS if relative else 6))):
        if words[at].text == ",":
            return at + 1 if words[at + 1].lower in AUXILIARIES or (relative and words[at + 1].text.islower()) else None
    return None


def _before_apposition(words: Words, comma: int) -> tuple[int, int]:
    """The noun phrase before "…, which runs the port," whose last comma stands at `comma`."""
    for at in range(comma - 1, max(-1, comma - _LOOK), -1):
        if words[at].text == ",":
            return clause_start(words, at), at
    return comma, comma


def _past_relative(words: Words, start: int, end: int) -> tuple[int, int]:
    """For "The toll from a fire that gutted two houses": what stands before "that", where its verb comes next."""
    if (
        1 < start < end
        and words[start - 1].lower in {"that", "which", "who"}
        and words[start - 2].lower not in REPORTING
    ):
        first = words[start]
        if first.text.islower() and (first.lower in _FINITE or first.lower.endswith(("ed", "ws", "ts", "ns"))):
            return clause_start(words, start - 1), start - 1
    return start, end


def _antecedent(words: Words, relative: int) -> tuple[int, int] | None:
    """The noun phrase that stands right before "who" or "which"."""
    end = _before_brackets(words, relative - (words[relative - 1].text == ","))
    start = end
    while start > 0 and end - start < _LONGEST_SUBJECT and not _breaks_phrase(words, start - 1):
        start -= 1
    if start > 0 and words[start - 1].lower == "to" and words[start].text.islower():
        start += 1  # "not to pardon the banker, who": the infinitive is no part of it
    return (start, end) if start < end and not _is_no_subject(words[start]) else None


def _breaks_phrase(words: Words, at: int) -> bool:
    lower = words[at].lower
    if (
        lower == "and"
        and 0 < at < len(words) - 1
        and words[at - 1].text[0].isupper()
        and words[at + 1].text[0].isupper()
    ):
        return False
    return lower in _PHRASE_BREAKS


def _is_verb(words: Words, at: int) -> bool:
    """Whether the word at `at` is surely a verb: an auxiliary, or one in the past after a noun."""
    lower = words[at].lower
    if lower in AUXILIARIES:
        return True
    return lower in _VERBS and at > 0 and words[at - 1].lower not in _BEFORE_NOUN


def _shared_subject(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """For "The firm has apologised and" shares its subject with the verb that follows."""
    first = next(at for at in range(start, end) if _is_verb(words, at))
    if first - 1 > start and words[first - 1].lower in PERSONAL:
        first -= 1
    return (start, first) if start < first and words[start].lower not in PREPOSITIONS else None


def _is_no_subject(first: Token) -> bool:
    """Whether a stretch that begins so is no noun phrase: "to …", "said …", "sent the letter", "our own"."""
    word = first.lower
    return word in _NO_SUBJECTS or (first.text.islower() and (word in _FINITE or word.endswith(("ly", "ed"))))


def _ends_clause(words: Words, at: int, start: int) -> bool:
    word = words[at].lower
    if word not in _MAY_END:
        return False
    following = words[at + 1].lower if at + 1 < len(words) else "."
    if word in CLAUSE_ENDS:
        return word != "." or not following[0].isdigit()
    if word == "as":
        return at > start + 3 and following in _AFTER_AS
    if word == "and":
        return at > start + 6 and following.endswith("ed")
    return word == "," and not _goes_on(words, at) and _closing_comma(words, at) is None


def _goes_on(words: Words, comma: int) -> bool:
    """Whether the comma stands in a list or before an apposition that closes: another comma or an "and" is near."""
    if comma + 1 >= len(words) or words[comma + 1].lower in NEW_START:
        return False
    near = words[comma + 2 : comma + 7]
    return any(word.lower in {",", "and", "or"} for word in near)


def _balanced(phrase: str) -> str:
    if _PAIRED.search(phrase) is None:
        return phrase.strip(_EDGES)
    for opening, closing in ("“”", "()", "[]", "«»"):
        if phrase.count(opening) != phrase.count(closing):
            phrase = phrase.replace(opening, "").replace(closing, "")
    if phrase.count('"') % 2:
        phrase = phrase.replace('"', "")
    return " ".join(phrase.split()).strip(_EDGES)
