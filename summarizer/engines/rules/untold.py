"""Questions for what nobody knows and for what somebody keeps to himself."""

from summarizer.engines.rules.english import AUXILIARIES, BE, WEEKDAYS, WH, word_set
from summarizer.engines.rules.phrasing import rest_after, written
from summarizer.engines.rules.scene import (
    OBJECT_FIRST,
    Scene,
    embedded_after,
    embedded_anywhere,
    embedded_before,
    form_of_be,
    verb_group,
    where_is,
)

_ANSWERING = word_set(
    "comment commented respond responded reply replied say said reached available returned answered speak "
    "interviewed drawn answer unavailable silent tight-lipped mum speculate confirm confirmed "
    "unanswered questions inquiries enquiries queries"
)


_KNOWING = word_set(
    "known clear unclear certain uncertain unknown determined established ascertained pinpointed identified found "
    "located recovered explained unexplained solved unsolved resolved unresolved settled undetermined undecided "
    "mystery elusive murky unsettled"
)


def _no_one_named(scene: Scene) -> str | None:
    cue = scene.cue()
    if cue & {"responsibility"}:
        rest = scene.rest() if scene.word(scene.last + 1) == "for" else ""
        return f"who is responsible {rest}".strip()
    if cue & {"arrests", "arrest", "suspects"}:
        return "will anyone be arrested"
    if "gunmen" in cue or "gunman" in cue or "attackers" in cue or "assailants" in cue:
        return f"who were the {written(scene.text, scene.words[scene.last : scene.last + 1])}"
    return None


def _object_of_search(scene: Scene) -> str | None:
    """For "trying to determine THE CAUSE OF THE FIRE"; "questions remain over THE FUNDING"; "no word on THE CREW"."""
    if scene.cue() & {"word", "clue", "indication"}:
        rest = scene.rest(scene.last + (0 if scene.word(scene.last) == "about" else 1))
        return f"what is known of {rest}" if rest else None
    if scene.cue() & {"remain", "remains", "remained", "linger", "persist"} and scene.word(scene.last + 1) in {
        "over", "about", "on", "around",
    }:  # fmt: skip
        return f"what is the truth {scene.rest()}"
    if "to" in scene.cue() and scene.word(scene.last + 1) in {"the", "a", "an", "their", "its", "his", "her"}:
        rest = scene.rest()
        return f"what is {rest}" if rest else None
    return None


def _what_is_subject(scene: Scene) -> str | None:
    if scene.cue().isdisjoint(_KNOWING):
        return None
    subject = scene.subject(verb_group(scene))
    if subject is None:
        return None
    if scene.cue() & {"identified"}:
        return f"who {form_of_be(scene)} {subject}"
    if scene.cue() & {"found", "located", "recovered"}:
        return f"where {form_of_be(scene)} {subject}"
    if scene.cue() & {"sure", "know", "knew", "knows", "early", "soon", "unable"}:
        return None
    return f"what {form_of_be(scene)} {subject}"


def _reason(scene: Scene) -> str | None:
    if not scene.cue() & {"without", "no", "few", "little", "scant"}:
        return None
    for word in ("reason", "explanation", "details", "date", "timetable", "evidence", "figure", "figures"):
        for at in range(scene.first, min(len(scene.words), scene.last + 4)):
            if scene.word(at) == word:
                verb = "are" if word.endswith("s") else "is"
                tail = scene.rest(at + 1) if scene.word(at + 1) in {"of", "for", "on", "about"} else ""
                return f"what {verb} the {word} {tail}"
    return None


def _will_say(scene: Scene) -> str | None:
    """For "declined to say how many", "did not say when": will they say it?"""
    for start in (scene.last + 1, scene.last + 2):
        if scene.word(start) in WH - {"if", "which", "who"} or (scene.word(start) == "if" and start == scene.last + 1):
            subject, rest = scene.subject(), scene.rest(start)
            if subject and len(rest.split()) > 2:
                return f"will {subject} say {rest}"
            return scene.embedded(start)
    return None


def _will_answer(scene: Scene) -> str | None:
    last = scene.word(scene.last)
    if not scene.cue() & _ANSWERING or (
        last in {"say", "said", "confirm", "confirmed"} and scene.word(scene.last + 1) in OBJECT_FIRST
    ):
        return None
    subject = scene.subject()
    if subject is None:
        return None
    asked = _asked_about(scene)
    if asked is not None:
        return f"will {subject} say {asked}" if scene.word(1) != "about" else f"what will {subject} say {asked}"
    at = scene.last + 1
    near = range(at, min(at + 8, len(scene.words)))
    topic = next(
        (i for i in near if scene.word(i) in {"on", "about"} and (i == at or scene.word(i - 1) == "comment")), None
    )
    if topic is not None and scene.word(topic + 1) in WH - {"if"}:
        return f"will {subject} say {scene.rest(topic + 1)}"
    told = scene.rest(topic + 1) if topic is not None and scene.word(topic + 1) not in WEEKDAYS else ""
    return f"what will {subject} say about {told}" if told else f"what will {subject} say"


def _asked_about(scene: Scene) -> str | None:
    """For "Asked whether the dam was safe, the ministry declined to comment": what they were asked."""
    if scene.word(0) != "asked" or scene.word(1) not in WH | {"about"}:
        return None
    end = next((at for at in range(2, scene.first) if scene.word(at) == ","), None)
    asked = written(scene.text, scene.words[1:end]) if end is not None else ""
    return asked.replace("if ", "whether ", 1) if scene.word(1) == "if" else asked or None


def _meaning(scene: Scene) -> str | None:
    if not scene.cue() & {"elaborate", "elaborated", "elaborating", "explain", "clarify", "elaboration"}:
        return None
    before = scene.text[scene.words[0].start : scene.words[scene.first].start]
    opening, closing = before.rfind("“"), before.rfind("”")
    if 0 <= opening < closing and closing - opening < 120:
        return f"what is meant by {before[opening : closing + 1]}"
    subject = scene.subject()
    return f"what more will {subject} say" if subject else None


def _refusal(scene: Scene) -> str | None:
    """For "refused to release his accounts": will they release them?"""
    if scene.word(scene.first - 1) == "to" or scene.word(scene.first).endswith("ing"):
        return None
    verb = scene.at(frozenset({"to"}))
    if (
        verb is None
        or scene.word(verb + 1) in {"", "be"}
        or scene.cue() & {"questions", "queries", "requests", "calls"}
    ):
        return None
    subject, rest = scene.subject(), scene.rest(verb + 1)
    return f"will {subject} {rest}" if subject and rest else None


def _why_not(scene: Scene) -> str | None:
    """For "did not mention the offer": why did they not mention it?"""
    if scene.word(scene.first) == "nor":
        return _nor(scene)
    auxiliary = next((i for i in range(scene.first, scene.last) if scene.word(i) in AUXILIARIES), None)
    if auxiliary is None or scene.word(scene.last + 1) in {"", ".", ","}:
        return None
    helper = scene.word(auxiliary).removesuffix("n't")
    subject, rest = scene.subject(auxiliary), scene.rest(scene.last)
    if (
        subject is None
        or not rest
        or helper in {"wo", "ca", "cannot", "is", "was", "are", "were"}
        or "been" in scene.cue()
    ):
        return None
    return f"why {helper} {subject} not {rest}"


def _nor(scene: Scene) -> str | None:
    """For "nor did the agency mention the offer": why did it not?"""
    subject = written(scene.text, scene.words[scene.first + 2 : scene.last])
    rest = scene.rest(scene.last)
    return f"why {scene.word(scene.first + 1)} {subject} not {rest}" if subject and rest else None


def _no_reply(scene: Scene) -> str | None:
    word = scene.at(frozenset({"reply", "response", "answer"}))
    return f"what will the {scene.word(word)} be" if word is not None else None


def _secret(scene: Scene) -> str | None:
    word = scene.at(frozenset({"undisclosed", "unspecified"}))
    if word is not None:
        begin, end = rest_after(scene.words, word, most=3)
        return f"what is the {written(scene.text, scene.words[begin:end])}" if end - begin > 1 else None
    return None


def _withheld(scene: Scene) -> str | None:
    """For "terms of the deal were not disclosed": what are they?"""
    if not scene.cue() & {
        "disclosed",
        "released",
        "revealed",
        "named",
        "public",
        "announced",
        "published",
        "specified",
    }:
        return None
    subject = (
        scene.subject(verb_group(scene)) if BE | {"been"} & scene.cue() or scene.word(scene.first - 1) in BE else None
    )
    return f"{'who' if 'named' in scene.cue() else 'what'} {form_of_be(scene)} {subject}" if subject else None


UNKNOWN = (
    embedded_after,
    where_is,
    _no_one_named,
    embedded_before,
    _object_of_search,
    _what_is_subject,
    embedded_anywhere,
)
UNDISCLOSED = (
    _will_say,
    _meaning,
    _will_answer,
    _reason,
    _refusal,
    _secret,
    _why_not,
    _no_reply,
    embedded_after,
    _withheld,
)
