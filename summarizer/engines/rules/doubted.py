"""Questions for what is disputed and for what nobody has confirmed."""

from summarizer.engines.rules.english import AUXILIARIES, BASE_FORMS, BE, word_set
from summarizer.engines.rules.phrasing import inverted, rest_after, subject_before, written
from summarizer.engines.rules.scene import Scene, embedded_after, embedded_anywhere, verb_group

_HELD = word_set("allegedly reportedly purportedly supposedly ostensibly likely")


def _right_to(scene: Scene) -> str | None:
    """For "denied the charge": is she right to deny it?"""
    verb = scene.at(frozenset(BASE_FORMS))
    verb = next((i for i in range(scene.first, scene.last + 1) if scene.word(i) in BASE_FORMS), verb)
    if verb is None or scene.word(verb - 1) in {"be", "been", "being", "is", "are", "was", "were"}:
        return None
    subject, rest = scene.subject(verb), scene.rest(verb + 1)
    found = subject_before(scene.words, verb)
    if not rest and found is not None and scene.word(found[0] - 1) == "which":
        rest = "this"
    if not subject or not rest:
        return None
    return f"{'are' if scene.is_plural(verb) else 'is'} {subject} right to {BASE_FORMS[scene.word(verb)]} {rest}"


def _guilt(scene: Scene) -> str | None:
    if "guilty" not in scene.cue():
        return None
    subject = scene.subject()
    return f"will {subject} be found guilty" if subject else None


def _raised_questions(scene: Scene) -> str | None:
    for at in range(scene.first, scene.last + 1):
        if scene.word(at) in {"questions", "doubts", "concerns", "suspicions", "fears"}:
            rest = scene.rest(at + 1)
            if rest:
                return f"are the {scene.word(at)} {rest} justified"
    return None


def _alleged(scene: Scene) -> str | None:
    """For "for allegedly hiding losses"; "accused of hiding losses"; "he allegedly hid losses"."""
    after = scene.word(scene.last + 1)
    if scene.word(scene.last) == "of" or (after.endswith("ing") and scene.word(scene.last) in _HELD):
        rest = scene.rest()
        return f"is the allegation of {rest} true" if rest else None
    return _held_true(scene)


def _held_true(scene: Scene) -> str | None:
    """For "has reportedly left" or "reportedly left": is it true that it did?"""
    cue = scene.at(_HELD)
    if cue is None or scene.word(cue) == "likely":
        return None
    helpers = cue
    while helpers > 0 and scene.word(helpers - 1) in AUXILIARIES | {"been", "be"}:
        helpers -= 1
    subject, rest = scene.subject(helpers), scene.rest(cue + 1)
    if not subject or not rest:
        return None
    helper = written(scene.text, scene.words[helpers:cue])
    return f"is it true that {subject} {helper} {rest}"


def _turned(scene: Scene) -> str | None:
    """For "the market is misreading the results", "frost may have caused the leak": the clause, turned."""
    if scene.cue() & {"not", "never"} or not (
        scene.cue() & {"may", "might", "could"} or scene.word(scene.first).endswith("ing")
    ):
        return None
    places = (*range(scene.first, scene.last + 1), *range(scene.first - 1, max(0, scene.first - 3), -1))
    helper = next((i for i in places if scene.word(i) in AUXILIARIES), None)
    if helper is None or scene.word(helper) == "cannot" or scene.word(helper).endswith("n't"):
        return None
    subject, rest = scene.subject(helper), scene.rest(helper + 1)
    turned = "might" if scene.word(helper) == "may" else scene.word(helper)
    return f"{turned} {subject} {rest}" if subject and len(rest.split()) > 1 else None


def _confirmed_to(scene: Scene) -> str | None:
    """For "the bodies are believed to be those of": are they confirmed to be?"""
    towards, verb = scene.at(frozenset({"to"})), verb_group(scene)
    if towards is None or scene.word(verb) not in BE:
        return None
    subject, rest = scene.subject(verb), scene.rest(towards + 1)
    return f"{scene.word(verb)} {subject} confirmed to {rest}" if subject and rest else None


def _belief(scene: Scene) -> str | None:
    for at in (scene.last + 1, scene.last):
        if scene.word(at) == "that" and (scene.cue() | {scene.word(scene.last)}):
            begin, end = rest_after(scene.words, at + 1)
            if end - begin > 2:
                turned = inverted(scene.text, scene.words, (begin, end))
                return turned or f"is it true that {written(scene.text, scene.words[begin:end])}"
    return None


def _verifiable(scene: Scene) -> str | None:
    if not scene.cue() & {
        "verified",
        "confirmed",
        "corroborated",
        "authenticated",
        "substantiated",
        "verify",
        "confirm",
    }:
        return None
    if scene.word(scene.last) in {"verify", "confirm", "corroborate", "authenticate", "substantiate"}:
        relative = next(
            (at for at in range(scene.first, scene.first - 8, -1) if scene.word(at) in {"which", "that"}), None
        )
        rest = scene.rest() or (scene.subject(relative + 1) if relative else None)
        return f"can {rest} be confirmed" if rest else None
    found = subject_before(scene.words, verb_group(scene))
    if found is not None and scene.word(found[0] - 1) == "that":
        clause = found[0], verb_group(scene)
        turned = inverted(scene.text, scene.words, clause)
        return turned or f"is it true that {written(scene.text, scene.words[slice(*clause)])}"
    subject = scene.subject(verb_group(scene))
    return f"can {subject} be confirmed" if subject else None


def _supported(scene: Scene) -> str | None:
    """For "the claim is not supported by", "the figures do not add up"."""
    if not scene.cue() & {"supported", "add"}:
        return None
    subject = scene.subject(verb_group(scene))
    return f"can {subject} be right" if subject else None


DISPUTED = (
    embedded_after,
    _guilt,
    _raised_questions,
    _alleged,
    _right_to,
    _turned,
    _belief,
    _supported,
    embedded_anywhere,
)
UNCONFIRMED = (_confirmed_to, _belief, _held_true, _verifiable, _turned)
