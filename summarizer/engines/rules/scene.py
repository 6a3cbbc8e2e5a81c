"""One sentence with the words in it that say that something is open, and the questions that already stand in it."""

from dataclasses import dataclass

from summarizer.engines.rules.english import AUXILIARIES, BE, DETERMINERS, PERSONAL, TRIMMED_LEFT, WH, word_set
from summarizer.engines.rules.phrasing import (
    Words,
    inverted,
    is_bare_description,
    is_plural,
    is_pronoun,
    rest_after,
    subject_before,
    uncapitalised,
    written,
)
from summarizer.reading.page import Token

_PLURAL = word_set("are were have aren't weren't haven't remain 're")

_AMID = word_set("still also been remain remains remained very largely entirely")

_BEFORE_CUE = frozenset({"still", "remains", "remained", "remain", "an", "a", "the", "very", "largely"})

# Sets are put together once: joined inside a loop they take most of its time.
_CONNECTIVES = TRIMMED_LEFT | {",", '"', "“"}

_BETWEEN = BE | _BEFORE_CUE | {'"', "“"}

_GROUP_OPENERS = AUXILIARIES | {"remain", "remains", "remained"}

_AMID_GROUP = AUXILIARIES | _AMID

_PERSONAL_SUBJECTS = word_set("he she it they we i you")

_PAST = word_set("happened led set went made began broke shot fell lost took hit left stood lay brought drove fired")

_CASES = {
    "he": ("he",), "him": ("he",), "his": ("he",), "she": ("she",), "her": ("she",),
    "they": ("they",), "them": ("they",), "their": ("they",), "it": ("it",), "its": ("it",),
}  # fmt: skip

_MOST_LOOKS = 8

OBJECT_FIRST = word_set("the a an he she it they his her its their this that these those we i you")


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence and the words in it that say that something is open: words[first] to words[last]. `stands_for`
    names whom the pronoun at an offset stands for; `named` is where names begin."""

    text: str
    words: Words
    first: int
    last: int
    stands_for: dict[int, str]
    named: frozenset[int] = frozenset()

    def cue(self) -> frozenset[str]:
        """The words of the cue, in lower case."""
        return frozenset(word.lower for word in self.words[self.first : self.last + 1])

    def at(self, among: frozenset[str]) -> int | None:
        """Where in the cue the last word of `among` stands."""
        return next((i for i in range(self.last, self.first - 1, -1) if self.words[i].lower in among), None)

    def word(self, at: int) -> str:
        """The word at `at` in lower case, "" outside the sentence."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def subject(self, verb: int | None = None) -> str | None:
        """The subject of the verb at `verb` (of the cue, by default), as it reads inside a question."""
        found = subject_before(self.words, self.first if verb is None else verb)
        if found is None:
            return None
        words = self.words[slice(*found)]
        if is_pronoun(words):
            return self._resolved(found[0])
        phrase = written(self.text, words)
        starts = found[0] == 0 or (words[0].start > 0 and self.text[words[0].start - 1] in '"“')
        return self._inside(phrase, words[0], starts=starts) or None

    def _resolved(self, at: int) -> str | None:
        """Whom the pronoun at `at` stands for: the reading's word, or the speaker of "the firm said it would"."""
        name = self.stands_for.get(self.words[at].start)
        if name is None and self.word(at) in PERSONAL and self.word(at - 1) in {"said", "says"}:
            return self.subject(at - 1)
        return _with_article(self.text, name) if name is not None else None

    def is_plural(self, verb: int) -> bool:
        """Whether the subject of the verb at `verb` is plural."""
        found = subject_before(self.words, verb)
        return found is not None and is_plural(self.words[slice(*found)])

    def rest(self, start: int | None = None) -> str:
        """What follows the cue, or the word before `start`, to the end of its clause."""
        begin, end = rest_after(self.words, self.last + 1 if start is None else start)
        return written(self.text, self.words[begin:end])

    def name_for(self, pronoun: str) -> str | None:
        """Whom "he", "his", "it" and the like stand for in this sentence; None where nobody can tell."""
        forms = _CASES.get(pronoun, ())
        for word in self.words:
            if word.lower in forms and word.start in self.stands_for:
                return _with_article(self.text, self.stands_for[word.start])
        return None

    def clauses(self) -> tuple[tuple[int, int], ...]:
        """Ranges that hold the cue: the whole sentence, and its own clause where that has a subject."""
        whole = len(self.words)
        while whole > self.last + 1 and not self.words[whole - 1].text[-1:].isalnum():
            whole -= 1
        found = subject_before(self.words, verb_group(self))
        clauses = [(0, self._before_speaker(whole))]
        if found is not None and self.word(found[0] - 1) not in {"if", "unless", "because", "whether"}:
            clauses.append((found[0], max(self.last + 1, rest_after(self.words, self.last + 1)[1])))
        return tuple(dict.fromkeys((self._past_connective(start), stop) for start, stop in clauses))

    def statements(self) -> tuple[str, ...]:
        """The same as they read after "that"; of "Halm, which has left," only "Halm has left"."""
        whole, *own = self.clauses()
        verb = verb_group(self)
        told = [self.lowered(*whole)]
        for start, end in own:
            subject = self.subject(verb) if self.word(verb - 1) in {"which", "who", "that"} else None
            told.append(f"{subject} {self.rest(verb)}" if subject else self.lowered(start, end))
        return tuple(told)

    def _before_speaker(self, end: int) -> int:
        """Where a sentence that ends in ", she said" ends without it."""
        if self.word(end - 1) in {"said", "says", "added"}:
            return next((at for at in range(self.last + 1, end) if self.word(at) == ","), end)
        return end

    def _past_connective(self, start: int) -> int:
        while start < self.last and self.words[start].lower in _CONNECTIVES:
            start += 1
        return start

    def lowered(self, start: int, end: int) -> str:
        """The words from `start` as they read inside a sentence."""
        phrase = written(self.text, self.words[start:end])
        return self._inside(phrase, self.words[start], starts=start == 0 or self.word(start - 1) in {'"', "“"})

    def _inside(self, phrase: str, first: Token, *, starts: bool) -> str:
        """A phrase as it reads inside a sentence: a capital that only marks the sentence's start goes."""
        known = self.named and first.start not in self.named and first.text[1:].islower()
        if starts and known and not _is_proper(self.text, first.text):
            return phrase[:1].lower() + phrase[1:]
        return uncapitalised(self.text, phrase, first) if starts or first.lower in DETERMINERS else phrase

    def embedded(self, start: int) -> str | None:
        """The question that stands in the sentence as a clause from `start`: "how many people were there"."""
        return _direct(self, start, rest_after(self.words, start)[1])


def _with_article(text: str, name: str) -> str:
    """A source's name as a subject: "owner", whom the text calls "its owner", is "the owner"."""
    lone = name.islower() and name.isalpha() and (f"he {name}" in text or f"ts {name}" in text)
    return f"the {name}" if lone or is_bare_description(name) else name


def _is_proper(text: str, word: str) -> bool:
    """Whether the text writes the word with a capital inside a sentence too."""
    at = -1
    for _ in range(_MOST_LOOKS):
        at = text.find(f" {word}", at + 1)
        if at < 0:
            return False
        if text[at - 1 : at].islower() or text[at - 1 : at] == ",":
            return True
    return False


def embedded_after(scene: Scene) -> str | None:
    """For "It is not known WHETHER …": the clause right after the cue or a word or two later (about, on, exactly); it
    may begin in the cue's own last word."""
    for start in range(scene.last, scene.last + 8):
        if start > scene.last + 3 and scene.word(start - 1) not in {"of", "on", "about", "over", "as"}:
            continue
        if scene.word(start) in WH and scene.word(start) != "if":
            return scene.embedded(start)
        if scene.word(start) == "if" and start == scene.last + 1 and "unclear" not in scene.word(scene.last + 2):
            return scene.embedded(start)
    return None


def embedded_before(scene: Scene) -> str | None:
    """For "WHETHER the talks will resume is an open question"."""
    for start in range(scene.first - 1, max(-1, scene.first - 25), -1):
        if scene.word(start) in WH and (start == 0 or scene.word(start - 1) in {",", "said", "but", "and"}):
            end = scene.first
            while end > start and scene.word(end - 1) in _BETWEEN:
                end -= 1
            return _direct(scene, start, end)
    return None


def _direct(scene: Scene, start: int, end: int) -> str | None:
    """A clause that begins with a question word as a question of its own."""
    word = scene.word(start)
    if end - start < 2 + (word not in {"what", "who"}):
        return None
    if word in {"whether", "if"}:
        turned = inverted(scene.text, scene.words, (start + 1, end))
        if turned is None and scene.word(start + 1) == "to":
            return None
        return turned or f"is it true that {written(scene.text, scene.words[start + 1 : end])}"
    clause = written(scene.text, scene.words[start:end])
    if word in {"what", "who", "which", "how"} and _asks_for_subject(scene, start, end):
        return clause
    head = start + (2 if word == "how" and scene.word(start + 1) in {"many", "much", "long", "far", "often"} else 1)
    if word in {"why", "where", "when", "what", "who"} or (word == "how" and head == start + 1):
        turned = inverted(scene.text, scene.words, (head, end))
        if turned is not None:
            return f"{written(scene.text, scene.words[start:head])} {turned}"
    return None if scene.word(head) == "to" else f"is it known {word}{clause[len(word) :]}"


def _asks_for_subject(scene: Scene, start: int, end: int) -> bool:
    """Whether the question word is the clause's subject, so that the order stays: "what caused", "how many died"."""
    if scene.word(start) == "how" and scene.word(start + 1) not in {"many", "much"}:
        return False
    inner = range(start + 1, min(end, start + 7))
    for at in inner:
        word = scene.words[at]
        if word.lower in AUXILIARIES or word.lower.endswith("ed") or word.lower in _PAST:
            return scene.word(at + 1) not in _PERSONAL_SUBJECTS
        if word.text[0].isupper() or word.lower in OBJECT_FIRST:
            return False
    return False


def verb_group(scene: Scene) -> int:
    """Where the verb group of the cue begins: its first auxiliary, also one that stands just before the cue."""
    first = scene.first
    for at in range(scene.first, scene.last + 1):
        if scene.word(at) in _GROUP_OPENERS:
            return at
    while first > 0 and scene.word(first - 1) in _AMID_GROUP:
        first -= 1
    return first


def form_of_be(scene: Scene) -> str:
    """The form of "be" that agrees with the cue's verb."""
    verb = scene.word(verb_group(scene)).removesuffix("n't")
    if verb in {"was", "were"}:
        return verb
    return "are" if verb in _PLURAL else "is"


def where_is(scene: Scene) -> str | None:
    """For "eleven people are missing": where are they?"""
    if not scene.cue() & {"missing", "unaccounted", "large", "whereabouts"}:
        return None
    verb = verb_group(scene)
    found = subject_before(scene.words, verb)
    if found is not None and scene.word(found[0] - 1) == "how":
        return scene.embedded(found[0] - 1)
    subject = scene.subject(verb)
    return f"where {form_of_be(scene)} {subject}" if subject else None


def embedded_anywhere(scene: Scene) -> str | None:
    """The first "whether …" of the sentence, where the cue has no clause of its own."""
    start = next((at for at in range(len(scene.words)) if scene.word(at) == "whether"), None)
    return scene.embedded(start) if start is not None else None
