"""A number in its sentence: the verbs and noun phrases around it, found by closed classes of words."""

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.engines.rules.english import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    NUMBER_WORDS,
    PASTS,
    PREPOSITIONS,
    WEEKDAYS,
    word_set,
)
from summarizer.engines.rules.phrasing import Words, is_pronoun, subject_before, uncapitalised, written
from summarizer.reading.model import Number

MOST_WORDS = 12
_REACH = 14  # tokens to the left in which the number's verb may stand
_VERBS = PASTS | word_set(
    "rises falls grows pays earns makes sells sees expects expect expecting predicts forecast forecasts worth covers "
    "cover employs serves owes owe holds hold has have had own owns totals weighs weigh measures killing injuring "
    "wounding destroying damaging affecting displacing leaving costing totalling totaling raising carrying containing "
    "including spending costs reaches takes loses gains adds includes contains runs owns represents put fell grew rose "
    "spent gained raised beat missed dropped climbed slid shrank sank jumped"
)
STOPS = word_set(", ; : . ! ? ( ) — – and but or while as when after before because if although which who that since")
# Sets are put together once: joined inside a loop they take most of its time.
_PHRASE_STOPS = (STOPS - {"and"}) | AUXILIARIES
_BREAKS = STOPS | PREPOSITIONS
BEING = BE | {"be", "been"}
_ACTING = BEING | _VERBS
_HELPERS = AUXILIARIES | {"been", "be", "not", "never"}
_CLAUSE_STOPS = word_set("; : . ( — – and but that which who because although while when if since as")
ARTICLES = (DETERMINERS - {"that", "this", "these", "those"}) | {"'s"}
_BEFORE_NUMBER = (
    ARTICLES
    | PREPOSITIONS
    | STOPS
    | AUXILIARIES
    | word_set(
        "other last past next first only just nearly almost than least most up down off about around roughly some "
        "further additional extra be been more less fewer over under near close between within across through"
    )
)
_BEFORE_NOUN = (ARTICLES - {"all", "both"}) | (PREPOSITIONS - {"to"})
PARTICLES = word_set("off out up down away in over back")
_LOOSE_LEFT = word_set("of at by to from for with in on that and or but also so whereby as is was")
_LOOSE_RIGHT = (
    _LOOSE_LEFT
    | AUXILIARIES
    | word_set(
        "a an the about around over under than nearly almost some less more least most be been within past minus"
    )
)
_PARTICIPLES = {
    "killing": "killed", "injuring": "injured", "wounding": "wounded", "destroying": "destroyed",
    "damaging": "damaged", "affecting": "affected", "displacing": "displaced", "leaving": "left",
    "carrying": "carried", "containing": "contained", "took": "taken", "swept": "swept", "broke": "broken",
    "stole": "stolen", "gave": "given", "saw": "seen", "drew": "drawn", "shot": "shot", "sent": "sent", "hit": "hit",
    "left": "left", "lost": "lost", "cut": "cut", "sold": "sold", "bought": "bought", "built": "built",
    "found": "found", "held": "held", "made": "made", "put": "put", "caught": "caught", "brought": "brought",
}  # fmt: skip
DIED = word_set("died dead missing homeless alive safe hurt aboard sick ill trapped stranded unaccounted injured")


class Place(NamedTuple):
    """words[first] to words[last] are the number, qualifier and unit included."""

    text: str
    words: Words
    first: int
    last: int
    number: Number

    def unit(self) -> str:
        """What is counted, "" where the text doesn't say it with the number."""
        return self.number.unit or ""

    def word(self, at: int) -> str:
        """The word at `at` in lower case, "" outside the sentence."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def written(self, begin: int, end: int) -> str:
        """words[begin] to words[end - 1] as they stand in the text."""
        return written(self.text, self.words[begin:end])

    def verb(self, reach: int = _REACH) -> tuple[int, int] | None:
        """Left of the number, in its clause: where the verb group starts, and its last verb."""
        direct = self.first - 1
        if self.word(direct) in PARTICLES and self.is_verb(direct - 1):
            direct -= 1
        if self._acts_directly(direct):
            return self._group(direct), direct
        for at in range(self.first - 1, max(-1, self.first - 1 - reach), -1):
            word = self.words[at].lower
            if (word in _ACTING or word.endswith("ed")) and self.is_verb(at):
                return self._group(at), at
            if word in _CLAUSE_STOPS:
                return None
        return None

    def is_verb(self, at: int) -> bool:
        """Whether the word at `at` is surely a verb."""
        word = self.word(at)
        if word in BEING:
            return True
        may_act = word in _VERBS or (word.endswith("ed") and self.words[at].text.islower())
        return may_act and self.word(at - 1) not in _BEFORE_NOUN

    def subject(self, verb: int) -> str | None:
        """The subject of the verb group that starts at `verb`, no pronoun."""
        if self.word(verb - 1) in {"”", '"'}:
            opening = next((at for at in range(verb - 2, max(-1, verb - 10), -1) if self.word(at) in {"“", '"'}), None)
            return self.written(opening, verb) if opening is not None else None
        found = subject_before(self.words, verb)
        if found is None or is_pronoun(self.words[slice(*found)]):
            return None
        return uncapitalised(self.text, self.written(*found), self.words[found[0]])

    def participle(self, verb: int) -> str | None:
        """The participle of a transitive verb: "submerged", "taken"; None where the table does not have it."""
        word = self.word(verb)
        return _PARTICIPLES.get(word) or (word if word.endswith("ed") else None)

    def phrase_end(self, begin: int, most: int) -> int:
        """Where a noun phrase or its complement that begins at `begin` ends: at a mark, a time or the next verb."""
        end = min(len(self.words), begin + most)
        for at in range(begin, end):
            word = self.words[at].lower
            if at > begin and (word in _PHRASE_STOPS or (word in _TIMING and self._tells_time(at))):
                return at
            if word == "and" and (self.word(at + 1) in _NEW_COUNT or is_number(self.word(at + 1))):
                return at
        return max(begin, end)

    def _tells_time(self, at: int) -> bool:
        word = self.word(at)
        return word in _DAYS or (word in _BEFORE_TIMES and self.word(at + 1) in _TIMES)

    def _acts_directly(self, at: int) -> bool:
        if at < 0 or not self.words[at].text.isalpha() or not self.words[at].text.islower():
            return False
        word = self.word(at)
        return word not in _BEFORE_NUMBER and not word.endswith("ly") and (self.is_verb(at) or word.endswith("s"))

    def _group(self, verb: int) -> int:
        start = verb
        while start > 0 and ((word := self.words[start - 1].lower) in _HELPERS or word.endswith("ly")):
            start -= 1
        return start


_SUM = re.compile(r"[A-Za-z]{0,3}[$£€¥₹]|[A-Z]{1,3}\d+(?:[.,]\d|m\b|bn\b|k\b)")  # $5, US$5, RM1.9, R45m
_QUALIFIERS = word_set("over around about nearly almost more less fewer than least some roughly")
_NEW_COUNT = STOPS | AUXILIARIES | _QUALIFIERS | word_set("then later at up has")
_TIMES = WEEKDAYS | word_set(
    "year month week night morning evening afternoon january february march april may june july august september "
    "october november december summer winter spring autumn weekend"
)
_BEFORE_TIMES = word_set("on last next this by until in")
_DAYS = WEEKDAYS | {"yesterday", "today", "overnight"}
_TIMING = _BEFORE_TIMES | _DAYS


@lru_cache(maxsize=4096)
def is_number(word: str) -> bool:
    """Whether a word is digits, a sum or a number word; years and names such as "Q3" are none."""
    if word[:1].isdigit():
        return not (len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"})
    return word.lower() in NUMBER_WORDS or _SUM.match(word) is not None


def without_numbers(phrase: str) -> str:
    """Without other numbers, which would be false ones here: "flew up to 20 sorties each" as "flew sorties each"; cut
    where such a number ends the phrase."""
    words = phrase.split()
    counting = [is_number(word.strip("(,")) for word in words]
    if True not in counting:
        return " ".join(words)
    kept: list[str] = []
    for at, word in enumerate(words):
        if counting[at]:
            while kept and kept[-1].lower() in _QUALIFIERS:
                kept.pop()
            if kept[-1:] == ["at"] and words[at - 1].lower() == "least":
                kept.pop()
            if [word.lower() for word in kept[-2:]] == ["up", "to"]:
                del kept[-2:]
            after = words[at + 1] if at + 1 < len(words) else ""
            if not after[:1].islower() or word[-1] in ",;:)" or after.lower() in _BREAKS or (kept and kept[-1] == "of"):
                break
        else:
            kept.append(word)
    return " ".join(kept)


def trimmed(phrase: str, *, left: bool = True) -> str:
    """Without loose words at the ends, twelve words at most."""
    words = phrase.split()[:MOST_WORDS]
    if words[:1] == ["amount"]:
        return " ".join(words)
    while left and words and words[0].lower() in _LOOSE_LEFT:
        words.pop(0)
    while words and words[-1].lower().rstrip(",") in _LOOSE_RIGHT:
        words.pop()
    return " ".join(words).strip(' ,;:[]()“”"')
