"""One table of all forms of the verbs that may be cues, made once from the lists of the lexicon."""

from typing import NamedTuple

from summarizer.reading.lexicon import cues, verb_forms


class Verb(NamedTuple):
    """What may follow a verb, and what it says of its subject. See reading/lexicon/cues.py for each class."""

    lemma: str
    speech: bool
    clause: bool
    infinitive: bool
    matter: bool
    quoted_only: bool
    addressed: bool
    only_particle: bool
    noun_like: bool
    states: bool
    catenative: bool
    support: bool
    particles: frozenset[str]

    @property
    def is_cue(self) -> bool:
        """Whether the verb alone can say that somebody says, thinks or wants something."""
        return bool(self.clause or self.infinitive or self.matter or self.addressed or self.particles)


class Form(NamedTuple):
    """A form of a verb; `letters` says which: b(ase), s (third person), d (past), n (past participle), g (-ing)."""

    verb: Verb
    letters: str


_IRREGULAR = {forms[0]: forms[1:] for forms in (tuple(row.split()) for row in verb_forms.IRREGULAR)}


def _inflect(lemma: str) -> tuple[str, ...]:
    """The -s, past, -ing and participle forms."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing", lemma[:-1] + "ied"
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing", lemma + "d"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return third, lemma + "ed", lemma + "ing", lemma + "ed"


def _table() -> dict[str, Form]:
    classes = [
        frozenset(words.split())
        for words in (
            cues.SPEECH,
            cues.THOUGHT,
            cues.EVIDENCE,
            cues.WISH,
            cues.STANCE,
            cues.ADDRESSED,
            cues.PARTICLE_ONLY,
            cues.STATING,
            cues.CATENATIVE,
            cues.QUOTED_ONLY,
            cues.SUPPORT,
        )
    ]
    speech, thought, evidence, wish, stance, addressed, only, states, catenative, quoted, support = classes
    table: dict[str, Form] = {}
    for lemma in frozenset().union(*classes, verb_forms.PARTICLES, support):
        verb = Verb(
            lemma,
            lemma in speech,
            lemma in speech or lemma in thought or lemma in evidence,
            lemma in wish,
            lemma in stance,
            lemma in quoted,
            lemma in addressed,
            lemma in only,
            lemma in cues.NOUN_LIKE,
            lemma in states,
            lemma in catenative,
            lemma in support,
            frozenset(verb_forms.PARTICLES.get(lemma, "").split()),
        )
        letters: dict[str, str] = {}
        for letter, form in zip("bsdgn", (lemma, *_inflect(lemma)), strict=True):
            letters[form] = letters.get(form, "") + letter
        for form, kinds in letters.items():
            if form not in table or "b" in kinds:
                table[form] = Form(verb, kinds)
    return table


VERBS = _table()
