"""From the words that say that something is open to a question in plain English.

Each status has a row of rules, the most telling first; a rule returns None where the sentence does not have the shape
that it needs, and where none fits the cue itself is quoted.
"""

from collections.abc import Callable

from summarizer.engines.rules.coming import PENDING
from summarizer.engines.rules.doubted import DISPUTED, UNCONFIRMED
from summarizer.engines.rules.english import AUXILIARIES, PASTS, PREPOSITIONS, REPORTING, WH, word_set
from summarizer.engines.rules.phrasing import sentence_case, written
from summarizer.engines.rules.scene import Scene
from summarizer.engines.rules.untold import UNDISCLOSED, UNKNOWN
from summarizer.reading.model import Status

_Rule = Callable[[Scene], str | None]

# Where no rule fits, the cue's own clause stands in the question; where it cannot, it is quoted.
_TELLING: dict[Status, str] = {
    "unknown": "What is still unknown, given that {}?",
    "undisclosed": "What is being left unsaid, given that {}?",
    "disputed": "Who is right, given that {}?",
    "unconfirmed": "Can it be confirmed that {}?",
    "pending": "What happens next, given that {}?",
}
_QUOTING: dict[Status, str] = {
    "unknown": "What is still unknown here: “{}”?",
    "undisclosed": "What is left unsaid here: “{}”?",
    "disputed": "Who is right here: “{}”?",
    "unconfirmed": "Can this be confirmed: “{}”?",
    "pending": "What comes of this: “{}”?",
}
_FEWEST_WORDS, _MOST_WORDS = 4, 26
_MOST_QUOTED = 30
_FINITE = AUXILIARIES | PASTS | REPORTING
_INNER_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "'", "«": "‘", "»": "’"})
_MARKS = frozenset('“”"«»()[]')
_POINTING = word_set("he she they it him her them his its their hers theirs")
_TALK = word_set("i we you me us my our your i'm we're you're i've we've i'd mine ours")
# Words of question frames: a question that has hardly any other tells a reader nothing.
_FRAME = word_set(
    "what who will say happens next still unknown left unsaid right find figure figures reply response answer known "
    "investigation search panel findings reason explanation details date result results outcome here confirmed become "
    "inquiry probe truth review the that this its their given being true evidence which"
)
_FUNCTION_WORDS = _FRAME | AUXILIARIES | WH | PREPOSITIONS | _POINTING | _TALK


def ask(scene: Scene, status: Status, *, firm: bool = True) -> str | None:
    """A question about what the cue leaves open, understandable by itself; None where a mere hint gives none."""
    if scene.word(scene.last) == "?":
        asked = written(scene.text, scene.words[scene.first : scene.last])
        return _sound(scene, sentence_case(asked) + "?")
    bare: str | None = None
    for rule in _RULES[status]:
        worded = rule(scene)
        question = _sound(scene, sentence_case(" ".join(worded.split())) + "?") if worded is not None else None
        if question is not None and not question.endswith((" this?", " that?")):
            if not _is_bare(question):
                return question
            bare = question
            break
    told = _telling(scene, status)
    return told or (bare or _quoting(scene, status) if firm else None)


def _sound(scene: Scene, question: str) -> str | None:
    """The question with its first pronoun named where that stands for nothing in the question; None where nobody knows
    for whom, or where it speaks of "us" or "you"."""
    words = [word.strip("?,.;:“”\"'’()").lower().replace("’", "'").removesuffix("'s") for word in question.split()]
    cut_short = words[-1] in _POINTING and question.count(" ") and question.split()[-2].endswith(",")
    if not _TALK.isdisjoint(words) or len(words) > _MOST_WORDS or cut_short:
        return None
    skipped = 2 if words[:2] in (["is", "it"], ["was", "it"]) else 0
    at = next((i for i in range(skipped, len(words)) if words[i] in _POINTING), None)
    if at is None or _named_before(words, at):
        return question
    name = scene.name_for(words[at])
    if name is None:
        return None
    pieces = question.split()
    possessive = words[at] in {"his", "its", "their"} or (words[at] == "her" and at + 1 < len(words))
    tail = pieces[at][len(words[at]) :]
    pieces[at] = f"{name}’s" if possessive else f"{name}{tail}"
    return sentence_case(" ".join(pieces))


def _named_before(words: list[str], at: int) -> bool:
    """Whether somebody or something for whom a pronoun may stand comes before it."""
    return any(word not in _FUNCTION_WORDS for word in words[1:at])


def _quoting(scene: Scene, status: Status) -> str:
    """The sentence, or where it is long the clause that holds the cue, in quotation marks."""
    whole, *parts = scene.clauses()
    start, end = whole if whole[1] - whole[0] <= _MOST_QUOTED or not parts else parts[0]
    shown = max(start, min(scene.first, end - _MOST_QUOTED))
    said = written(scene.text, scene.words[shown : min(end, shown + _MOST_QUOTED)]).translate(_INNER_MARKS)
    return _QUOTING[status].format(said if shown == start else f"… {said}")


def _is_bare(question: str) -> bool:
    words = {word.strip("?,.;:“”\"'’()").lower() for word in question.split()}
    return len([word for word in words - _FRAME if len(word) > 3]) < 1


def _telling(scene: Scene, status: Status) -> str | None:
    """The clause that holds the cue, told in the question's second half."""
    for place, said in enumerate(scene.statements()):
        words = said.split()
        if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS - 4 or not _MARKS.isdisjoint(said):
            continue
        whole = place == 0 and scene.words[-1].text[-1:] in {".", "”", '"'}
        if whole or any(word.lower() in _FINITE or word.endswith("ed") for word in words[1:]):
            question = _sound(scene, _TELLING[status].format(said))
            if question is not None:
                return question
    return None


_RULES: dict[Status, tuple[_Rule, ...]] = {
    "unknown": UNKNOWN,
    "undisclosed": UNDISCLOSED,
    "disputed": DISPUTED,
    "unconfirmed": UNCONFIRMED,
    "pending": PENDING,
}
