"""What an article leaves open, as questions: one a sentence, the weightiest first."""

from bisect import bisect_left
from typing import NamedTuple

from summarizer.engines.rules.asking import ask
from summarizer.engines.rules.english import word_set
from summarizer.engines.rules.phrasing import Words
from summarizer.engines.rules.salience import overlap
from summarizer.engines.rules.scene import Scene
from summarizer.engines.rules.sheet import Sheet
from summarizer.reading.model import Name, OpenCue, Reading, Status
from summarizer.reading.spans import Span
from summarizer.schemas.brief import OpenQuestion

_MOST = 9
_MOST_HINTS = 3  # of the questions that rest on a mere hint, no more than there are others
_ENOUGH = 7
_PERSON_REACH = 3  # sentences back to which "he" may point
_MOST_CUES = 400  # of a huge document, the cues near its start
_SAME = 0.45  # the share of content words from which two sentences ask one thing
_SHARED = 4  # and how many they must share: short sentences are alike by their turns of phrase
_WEIGHT: dict[Status, float] = {"unknown": 5, "pending": 4, "disputed": 3.5, "undisclosed": 3.5, "unconfirmed": 2.5}
_HINT = 10.0  # a hint comes after everything firm
_LIVES = word_set("casual victim dead killed injure missin toll cause motive surviv wherea deaths")


class _Candidate(NamedTuple):
    sentence: int
    cue: OpenCue
    weight: float
    about: frozenset[str]


def open_questions(reading: Reading, sheet: Sheet | None = None) -> tuple[OpenQuestion, ...]:
    """Drafted from the reading's cues alone; at most nine, none where nothing is open."""
    sheet = sheet or Sheet(reading)
    candidates: list[_Candidate] = []
    for cue in _one_a_sentence(sheet):
        _add(candidates, _weighed(sheet, cue))
    asking = _Asking(sheet)
    asked: list[OpenQuestion] = []
    hints = 0
    for candidate in sorted(candidates, key=lambda c: (-c.weight, c.sentence)):
        firm = candidate.cue.firm
        if len(asked) == _MOST or (not firm and not _takes_hint(len(asked), hints)):
            break
        question = asking.question(candidate.cue)
        if question is not None and all(question.question != other.question for other in asked):
            asked.append(question)
            hints += not firm
    return tuple(asked)


def _takes_hint(asked: int, hints: int) -> bool:
    """Whether one more hint is worth a question: the more is surely open, the likelier a hint is right."""
    return hints < min(_MOST_HINTS, asked - hints) and asked < _ENOUGH


def _one_a_sentence(sheet: Sheet) -> list[OpenCue]:
    """The weightiest cue of each sentence; a headline's or standfirst's only where the running text has none."""
    best: dict[int, OpenCue] = {}
    for cue in sheet.reading.open[:_MOST_CUES]:
        if not sheet.is_citable(cue.sentence):
            continue
        known = best.get(cue.sentence)
        if known is None or _cue_weight(cue) > _cue_weight(known):
            best[cue.sentence] = cue
    running = {sentence: cue for sentence, cue in best.items() if _is_closed(sheet.said(sentence))}
    return [cue for _, cue in sorted((running or best).items())]


def _is_closed(said: str) -> bool:
    return said.rstrip("\"'”’)»").endswith((".", "!", ":"))


def _cue_weight(cue: OpenCue) -> float:
    return _WEIGHT[cue.status] - (0 if cue.firm else _HINT)


def _weighed(sheet: Sheet, cue: OpenCue) -> _Candidate:
    about = sheet.about(cue.sentence)
    weight = _cue_weight(cue) + (1 if about & _LIVES else 0)
    place = cue.sentence / len(sheet.reading.sentences)
    return _Candidate(cue.sentence, cue, weight - place, about)


def _add(candidates: list[_Candidate], new: _Candidate) -> None:
    """Of two that ask one thing the later stays where it weighs as much: a lead tells again what a standfirst told."""
    for at, old in enumerate(candidates):
        alike = len(new.about & old.about) >= _SHARED and overlap(new.about, old.about) >= _SAME
        if alike and new.cue.status == old.cue.status:
            candidates[at] = new if new.weight > old.weight - 1 else old
            return
    candidates.append(new)


class _Asking:
    """Words the questions of one article: it knows whom the pronouns stand for."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        reading = sheet.reading
        self._named = frozenset(span.start for name in reading.names for span in name.spans)
        self._speakers = _pronouns(reading)
        self._people = sorted(
            ((span, name) for name in reading.names if name.kind == "person" for span in name.spans),
            key=lambda person: person[0],
        )

    def question(self, cue: OpenCue) -> OpenQuestion | None:
        """The question of a cue, with its evidence; None where a hint gives none that a reader would understand."""
        sheet = self._sheet
        words = sheet.words(cue.sentence)
        first, last = _place(words, cue)
        stands_for, home = self._stands_for(words, cue.sentence)
        question = ask(Scene(sheet.text, words, first, last, stands_for, self._named), cue.status, firm=cue.firm)
        if question is None:
            return None
        evidence = sheet.cite(*_evidence(sheet.reading, cue, question, home))
        return OpenQuestion(question=question, status=cue.status, evidence=evidence)

    def _stands_for(self, words: Words, sentence: int) -> tuple[dict[int, str], int | None]:
        """Whom the pronouns of a sentence stand for, by where they stand: as the attributions say, else the one person
        whom the nearest sentence before names, with that sentence's number."""
        pronouns = [word.start for word in words if word.lower in {"he", "she"} and word.start not in self._speakers]
        own = self._named_in(sentence)
        if not pronouns or (own and own[0][0].start < pronouns[0]):
            return self._speakers, None
        for earlier in range(sentence - 1, max(0, sentence - 1 - _PERSON_REACH), -1):
            here = self._named_in(earlier)
            if here:
                boilerplate = self._sheet.reading.sentences[earlier - 1].boilerplate
                if boilerplate or len({name.name for _, name in here}) > 1:
                    break
                span = here[-1][0]
                said = self._sheet.text[span.start : span.end]
                return {**dict.fromkeys(pronouns, said), **self._speakers}, earlier
        return self._speakers, None

    def _named_in(self, sentence: int) -> list[tuple[Span, Name]]:
        """The persons whom a sentence names, in order."""
        found = self._sheet.reading.sentences[sentence - 1]
        low = bisect_left(self._people, found.start, key=lambda person: person[0].start)
        high = bisect_left(self._people, found.end, key=lambda person: person[0].start)
        return self._people[low:high]


def _pronouns(reading: Reading) -> dict[int, str]:
    """Whom the pronouns of the reading's attributions stand for, by where they stand."""
    text = reading.document.text
    return {
        source.start: source.name
        for source in (attribution.source for attribution in reading.attributions)
        if text[source.start : source.end].lower() in {"he", "she", "they", "it"}
    }


def _place(words: Words, cue: OpenCue) -> tuple[int, int]:
    first, end = bisect_left(words, (cue.start,)), bisect_left(words, (cue.end,))
    return (first, end - 1) if first < end else (0, 0)


def _evidence(reading: Reading, cue: OpenCue, question: str, home: int | None) -> tuple[int, ...]:
    """The cue's sentence, and an earlier one where the question names somebody who stands only there."""
    own = reading.sentence_text(cue.sentence)
    bare = [
        word.strip("?,.’'“”\"").removesuffix("’s").removesuffix("'s") for word in question.split() if not word.islower()
    ]
    missing = [word for word in bare if word[:1].isupper() and word not in own and word.lower() not in own.lower()]
    for earlier in (cue.sentence - 1, home) if missing else ():
        if earlier and not reading.sentences[earlier - 1].boilerplate:
            before = reading.sentence_text(earlier)
            if any(word in before for word in missing):
                return cue.sentence, earlier
    return (cue.sentence,)
