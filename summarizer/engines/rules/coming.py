"""Questions for what is still to come: inquiries, searches, rulings, promises."""

from summarizer.engines.rules.english import AUXILIARIES, BASE_FORMS, BE, word_set
from summarizer.engines.rules.phrasing import rest_after, uncapitalised, written
from summarizer.engines.rules.scene import (
    Scene,
    embedded_after,
    embedded_anywhere,
    embedded_before,
    verb_group,
    where_is,
)

_INQUIRIES = word_set(
    "investigation investigations inquiry inquiries enquiry probe probes review audit inquest examination autopsy "
    "post-mortem committee commission panel team taskforce force board group tribunal"
)

_OUTCOMES = word_set(
    "ruling decision verdict result results outcome sentencing announcement judgment judgement findings conclusion"
)

_EVENTS = word_set("recount count trial hearing talks negotiations appeal vote deliberations inquest report statement")

_TOWARDS = word_set(
    "due set scheduled expected poised slated likely unlikely plans planned prepares preparing vowed vows pledged "
    "intends promised yet"
)

_MODALS = word_set("will would shall may might could can")

_HANGING = word_set("review limbo pending consideration negotiation threat appeal reconsideration hold fate future")
_HELPER_REACH = 10

_STOP_NOUN = word_set(
    "a an the up its his her their this that under into to of for is are was were has have had launched opened ordered "
    "begun began started begin set formed appointed named create created announced conducting leading pending"
)

# Sets are put together once: joined inside a loop they take most of its time.
_AWAITED = _OUTCOMES | _EVENTS
_HELPERS = AUXILIARIES | {"not", "be", "been", "still", "also"}
_STOPS = _STOP_NOUN | BE


def _depends(scene: Scene) -> str | None:
    return embedded_before(scene) if scene.cue() & {"depends", "depend"} else None


def _later(scene: Scene) -> str | None:
    """For "a judgment will follow “at a later date”": when?"""
    if not scene.cue() & {"date", "course"}:
        return None
    modal = next((i for i in range(scene.first, max(-1, scene.first - 8), -1) if scene.word(i) in _MODALS), None)
    if modal is None:
        return None
    subject, verb = scene.subject(modal), written(scene.text, scene.words[modal + 1 : scene.first])
    return f"when will {subject} {verb}" if subject and verb else None


def _decision(scene: Scene) -> str | None:
    """For "a decision on the plant is expected": the decision, even where an inquiry is named too."""
    return _outcome(scene) if scene.word(scene.first) in _OUTCOMES else None


def _inquiry(scene: Scene) -> str | None:
    """For "set up a panel to examine", "is under investigation", "police are investigating": what will come of it?"""
    noun = scene.at(_INQUIRIES)
    if noun is None:
        if scene.cue() & {"investigating", "probing", "investigate", "investigated", "probed", "examining"}:
            return embedded_after(scene) or "what will the investigation find"
        return None
    begin = noun
    while (
        begin > scene.first
        and scene.words[begin - 1].lower not in _STOP_NOUN
        and not scene.words[begin - 1].lower.endswith("ed")
    ):
        begin -= 1
    phrase = written(scene.text, scene.words[begin : noun + 1])
    phrase = uncapitalised(scene.text, phrase, scene.words[begin]) if begin == 0 else phrase
    into = scene.word(noun + 1) in {"into", "of"}
    begin, end = rest_after(scene.words, noun + 1)
    end = next((at for at in range(begin, end) if scene.word(at) in AUXILIARIES), end)
    tail = written(scene.text, scene.words[begin:end]) if into else ""
    if scene.word(scene.first) in {"under", "being"} or scene.word(scene.first + 1) == "under":
        subject = scene.subject(verb_group(scene))
        return f"what will the {phrase} find about {subject}" if subject else None
    if scene.word(noun + 1) == "to" and scene.word(noun + 2).isalpha():
        tail = f"set up {scene.rest(noun + 1)}"
    return f"what will the {phrase} {tail if len(tail.split()) <= 14 else ''} find"


def _search(scene: Scene) -> str | None:
    at = scene.at(frozenset({"search", "searches", "searching", "hunt", "hunting", "looking", "combing", "searched"}))
    if at is None:
        return None
    aim = next((i for i in range(at + 1, min(at + 4, len(scene.words))) if scene.word(i) in {"for", "of"}), None)
    target = scene.rest(aim + 1) if aim is not None else ""
    return f"what will the search for {target} find" if target else "what will the search find"


def _will(scene: Scene) -> str | None:
    """For "will rule on the case", "would seek help if", "will take longer": will they?"""
    modal = next((i for i in range(scene.first, scene.last + 1) if scene.word(i) in _MODALS), None)
    if modal is None:
        return None
    subject, rest = scene.subject(modal), scene.rest(modal + 1)
    rest = " ".join(word for word in rest.split() if word != "likely")
    if subject is None or not rest:
        return None
    if {"take", "longer"} <= scene.cue():
        return f"how much longer will {subject} take"
    return f"will {subject} {rest}"


def _towards(scene: Scene) -> str | None:
    """For "is expected to rule", "has yet to agree": will they?"""
    at = scene.at(frozenset({"to"}))
    helper = scene.at(_TOWARDS)
    if helper is None:
        return None
    if "likely" in scene.cue() | {scene.word(scene.last)} and scene.word(scene.last) in {"likely", "unlikely"}:
        at = scene.last + 1 if scene.word(scene.last + 1) == "to" else scene.last
    if at is None:
        return None
    verb = helper
    while verb > 0 and scene.word(verb - 1) in _HELPERS:
        verb -= 1
    subject, rest = scene.subject(verb), scene.rest(at + 1)
    if not subject or not rest:
        return None
    return f"{'when ' if scene.word(helper) == 'yet' else ''}will {subject} {rest}"


def _outcome(scene: Scene) -> str | None:
    noun = scene.at(_AWAITED)
    if noun is None:
        return None
    begin = noun
    while (
        begin > 0
        and noun - begin < 4
        and scene.words[begin - 1].lower not in _STOPS
        and scene.words[begin - 1].lower.isalpha()
    ):
        begin -= 1
    phrase = uncapitalised(scene.text, written(scene.text, scene.words[begin : noun + 1]), scene.words[begin])
    return f"what will the {phrase} {'be' if scene.word(noun) in _OUTCOMES else 'bring'}"


def _report(scene: Scene) -> str | None:
    base = BASE_FORMS.get(scene.word(scene.first))
    subject = scene.subject() if base in {"report", "release", "publish", "post", "announce", "unveil"} else None
    return f"what will {subject} {base}" if subject else None


def _toll(scene: Scene) -> str | None:
    if not scene.cue() & {"rise", "climb", "grow", "increase"}:
        return None
    return f"how far will the {'death toll' if 'toll' in scene.cue() else 'number'} {scene.word(scene.last)}"


def _court(scene: Scene) -> str | None:
    return "what will the court decide" if "court" in scene.cue() else None


def _how_long(scene: Scene) -> str | None:
    """For "schools will stay shut until further notice": how long?"""
    if not scene.cue() & {"notice", "indefinitely"}:
        return None
    begin = max(0, scene.first - _HELPER_REACH)
    helper = next((at for at in range(scene.first - 1, begin, -1) if scene.word(at) in AUXILIARIES), None)
    if helper is None:
        return None
    subject, verb = scene.subject(helper), written(scene.text, scene.words[helper + 1 : scene.first])
    return f"how long {scene.word(helper)} {subject} {verb}" if subject and verb else None


def _becomes(scene: Scene) -> str | None:
    if scene.cue().isdisjoint(_HANGING):
        return None
    subject = scene.subject(verb_group(scene))
    return f"what will become of {subject}" if subject else None


def _wait(scene: Scene) -> str | None:
    if not scene.cue() & {"awaiting", "awaits", "await", "waiting"}:
        return None
    rest = (
        scene.rest(scene.last + 1) if "for" not in scene.cue() else scene.rest((scene.at(frozenset({"for"})) or 0) + 1)
    )
    return f"when will {rest} come" if rest else None


def _considering(scene: Scene) -> str | None:
    if not scene.cue() & {"considering", "weighing", "mulling", "pondering", "exploring"}:
        return None
    if scene.word(scene.last + 1) == "whether":
        return embedded_after(scene)
    subject, rest = scene.subject(), scene.rest()
    return f"will {subject} go ahead with {rest}" if subject and rest else None


PENDING = (
    _depends,
    _how_long,
    _later,
    _decision,
    _inquiry,
    _search,
    _toll,
    _report,
    _will,
    _towards,
    _considering,
    _outcome,
    _court,
    _wait,
    where_is,
    embedded_after,
    embedded_before,
    _becomes,
    embedded_anywhere,
)
