"""Which mentions name the same one: by parts of a name, abbreviations, capitals that stand for their state."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer.reading.lexicon.given_names import FEMALE, MALE
from summarizer.reading.lexicon.name_contexts import LOCATING
from summarizer.reading.lexicon.organisations import (
    AGENCY_WORDS,
    FOR_HEADS,
    KNOWN,
    ORGANISATION_WORDS,
    OTHER_WORDS,
    PLACE_WORDS,
)
from summarizer.reading.lexicon.places import CAPITALS, DEMONYMS, PLACES, STATE_FORMS
from summarizer.reading.model import NameKind
from summarizer.reading.names.mentions import Seen
from summarizer.reading.page import Page

_OWNERS = 12  # full names that one bare name may stand for; more is noise
_GENERIC = frozenset(
    "inc incorporated ltd limited plc corp corporation co company llc group holdings holding ag sa nv & and airlines"
    " airways bank university bhd".split()
)
_IN_PLACE = frozenset("in near across outside".split())
_SMALL = frozenset("of the for and on in de la at &".split())
_NOT_METONYM = LOCATING | frozenset("to from of for via capital city outside central downtown - leaving left".split())
_REGIONS = {"north": ("North Korea",), "south": ("South Korea",), "gulf": ()}


@dataclass(slots=True)
class Entity:
    """All mentions of one, in the order of the text. `named` are those that may give its name: no metonyms."""

    kind: NameKind | None
    mentions: list[Seen] = field(default_factory=list)
    named: list[Seen] = field(default_factory=list)


def cluster(page: Page, seen: list[Seen], written: frozenset[str], adjectives: set[str]) -> list[Entity]:
    """One entity for each that the text names, in the order of first mention.

    `written` are all words as they are written, `adjectives` the nationalities of the text.
    """
    forms = _kinds_by_form(seen)
    owners = _owners(forms)
    _guess_kinds(page, seen, forms, owners, written)
    same = _same_bodies(page, seen, forms)
    table = _Table(page, forms, owners, same)
    table.adjectival = {DEMONYMS[form] for form in adjectives if form in DEMONYMS} - table.states
    for mention in seen:
        table.place(mention)
    return [entity for entity in table.entities.values() if entity.named]


def _kinds_by_form(seen: list[Seen]) -> dict[str, NameKind | None]:
    """Each form's kind: a title before any of its mentions makes it a person."""
    forms: dict[str, NameKind | None] = {}
    for mention in seen:
        if mention.kind == "person" or forms.get(mention.form) is None:
            forms[mention.form] = mention.kind
    return forms


def _owners(forms: dict[str, NameKind | None]) -> dict[str, list[str]]:
    """For each form that is part of longer names of persons, those names."""
    holding: dict[str, list[str]] = defaultdict(list)
    for form, kind in forms.items():
        if " " in form and kind in (None, "person"):
            for word in dict.fromkeys(form.split(" ")):
                if len(holding[word]) < _OWNERS:
                    holding[word].append(form)
    owners: dict[str, list[str]] = {}
    for form, kind in forms.items():
        last = form.rsplit(" ", 1)[-1]
        if last in holding and (kind in (None, "person") or _could_be_surname(form, kind)):
            full = [longer for longer in holding[last] if longer != form and _is_part(form, longer)]
            if full:
                owners[form] = full
    return owners


def _could_be_surname(form: str, kind: NameKind) -> bool:
    """A word that is mostly no person's name but may be one: "Jordan", "Moody", "Post"."""
    return " " not in form and kind in ("place", "state", "other", "organisation", "agency")


def _is_part(form: str, longer: str) -> bool:
    if len(form) >= len(longer):
        return False
    if " " not in form:
        words = longer.split(" ")
        return words[-1] == form or (form in words and form not in PLACES and form not in STATE_FORMS)
    mine, theirs = form.split(" "), longer.split(" ")
    return f" {form} " in f" {longer} " or (mine[0] == theirs[0] and mine[-1] == theirs[-1])


def _guess_kinds(
    page: Page,
    seen: list[Seen],
    forms: dict[str, NameKind | None],
    owners: dict[str, list[str]],
    written: frozenset[str],
) -> None:
    """Decides names that show no kind: a person where a part of the name stands alone, or all its words are no common
    ones; one word is a place where "in" stands before it, else a body."""
    for form, full in owners.items():
        for part in (form, *full):
            if forms[part] is None:
                forms[part] = "person"
    for before, mention in zip([None, *seen], seen, strict=False):
        if forms[mention.form] is None and " " not in mention.form and _is_located(page, mention, before, forms):
            forms[mention.form] = "place"
    for form, kind in forms.items():
        if kind is None:
            words = form.split(" ")
            plural = words[-1].endswith("s") and not words[-1].endswith(("ss", "is", "us", "as", "os"))
            person = (
                2 <= len(words) <= 4 and not plural and not any(word in written and len(word) > 3 for word in words)
            )
            forms[form] = "person" if person else "organisation"


def _is_located(page: Page, mention: Seen, before: Seen | None, forms: dict[str, NameKind | None]) -> bool:
    """Whether a word stands as a place: "in Brell", "the ports of Brell and Dorn", "Brell district"."""
    tokens, at = page.tokens, mention.first
    if mention.last + 1 < len(tokens) and tokens[mention.last + 1].text in PLACE_WORDS:
        return True
    if at < 2:
        return False
    if tokens[at - 1].text == "of":
        return tokens[at - 2].text.removesuffix("s") in PLACE_WORDS
    if tokens[at - 1].text == "and":
        return before is not None and before.last == at - 2 and forms[before.form] == "place"
    return tokens[at - 1].text in _IN_PLACE


def _same_bodies(page: Page, seen: list[Seen], forms: dict[str, NameKind | None]) -> dict[str, str]:
    """Forms that stand for a longer one: "CAA" for "Civil Aviation Authority", "Acme" for "Acme Inc"."""
    same: dict[str, str] = {}
    initials: dict[str, str] = {}
    for form, kind in forms.items():
        if " " in form and kind != "person":
            words = form.split(" ")
            for short in {_initials(words, small=False), _initials(words, small=True)}:
                initials.setdefault(short, form)
            cut = len(words)
            while cut > 1 and words[cut - 1] in _GENERIC:
                cut -= 1
            if cut < len(words) and (short := " ".join(words[:cut])) in forms and forms[short] != "person":
                same[short] = form
    _add_first_words(forms, same)
    for form, kind in forms.items():
        if " " not in form and form in initials and form not in STATE_FORMS and kind != "person" and len(form) > 1:
            same[form] = initials[form]
    _add_reordered(forms, same)
    _add_bracketed(page, seen, forms, same)
    return same


def _add_reordered(forms: dict[str, NameKind | None], same: dict[str, str]) -> None:
    """ "Peru's health agency" and "Health Agency of Peru" are one."""
    by_words: dict[frozenset[str], str] = {}
    for form, kind in forms.items():
        if kind == "agency" and " " in form:
            words = frozenset(form.replace("'s", "").split(" ")) - _SMALL
            first = by_words.setdefault(words, form)
            if first != form:
                same.setdefault(*((first, form) if " of " in form else (form, first)))


def _add_first_words(forms: dict[str, NameKind | None], same: dict[str, str]) -> None:
    """ "Acme" stands for the one body whose name begins with it, "Acme Health"."""
    begins: dict[str, list[str]] = defaultdict(list)
    for form, kind in forms.items():
        first, _, rest = form.partition(" ")
        if rest and kind == "organisation" and len(begins[first]) < 2:
            begins[first].append(form)
    for first, longer in begins.items():
        if len(longer) == 1 and forms.get(first) == "organisation" and first not in KNOWN and len(first) > 3:
            same.setdefault(first, longer[0])


def _initials(words: list[str], *, small: bool) -> str:
    return "".join(word[0] for word in words if small or word not in _SMALL)


def _add_bracketed(page: Page, seen: list[Seen], forms: dict[str, NameKind | None], same: dict[str, str]) -> None:
    """ "Acme (ACM)": what stands alone in brackets after a name is another form of it."""
    tokens = page.tokens
    for before, after in pairwise(seen):
        gap = after.first - before.last
        if gap != 2 or tokens[after.first - 1].text != "(" or after.form in same or before.form in same:
            continue
        closed = after.last + 1 < len(tokens) and tokens[after.last + 1].text == ")"
        foreign = after.form in KNOWN or after.form in PLACES or after.form in STATE_FORMS or after.form in CAPITALS
        if (
            closed
            and not foreign
            and tokens[after.first].text.isupper()
            and forms[before.form] not in ("person", "place")
        ):
            same[after.form] = before.form


class _Table:
    """The entities so far, and who was named last under each bare name."""

    def __init__(
        self,
        page: Page,
        forms: dict[str, NameKind | None],
        owners: dict[str, list[str]],
        same: dict[str, str],
    ) -> None:
        self.tokens = page.tokens
        self.forms = forms
        self.owners = owners
        self.same = same
        self.states = {STATE_FORMS[form] for form, kind in forms.items() if kind == "state" and form in STATE_FORMS}
        self.adjectival: set[str] = set()
        self.entities: dict[str, Entity] = {}
        self.full_count: dict[str, int] = defaultdict(int)
        self.last_full: dict[str, tuple[int, str]] = {}
        self.last_head: dict[str, str] = {}
        self.canonical = {form: self._root(form) for form in forms}

    def _root(self, form: str) -> str:
        for _ in range(4):
            longer = self.same.get(form)
            if longer is None:
                break
            form = longer
        return form

    def place(self, mention: Seen) -> None:
        """Gives a mention to its entity."""
        form, kind = mention.form, self.forms[mention.form]
        if form in self.owners and self._reads_as_person(mention, kind):
            self._add(self._owner(mention), mention, "person")
        elif form in STATE_FORMS and kind == "state":
            self._add("state:" + STATE_FORMS[form], mention, "state")
        elif form in CAPITALS and kind == "place":
            self._place_capital(mention)
        elif form in _REGIONS or form in {"west", "east"}:
            self._place_region(mention)
        elif " " not in form and form in _HEAD_NOUNS and form not in KNOWN:
            self._place_head(mention)
        else:
            root = self.canonical[form]
            self._add(root, mention, self.forms.get(root, kind))
            self._note_full(root, mention)

    def _add(self, key: str, mention: Seen, kind: NameKind | None, *, named: bool = True) -> None:
        entity = self.entities.get(key)
        if entity is None:
            entity = self.entities[key] = Entity(kind)
        entity.mentions.append(mention)
        if named:
            entity.named.append(mention)

    def _note_full(self, key: str, mention: Seen) -> None:
        words = mention.form.split(" ")
        if len(words) > 1:
            self.full_count[mention.form] += 1
            if self.forms[mention.form] == "person":
                for word in words:
                    self.last_full[word] = (mention.sentence, mention.form)
            else:
                for word in words:
                    if word in _HEAD_NOUNS:
                        self.last_head[word] = key

    def _reads_as_person(self, mention: Seen, kind: NameKind | None) -> bool:
        """A place's name that is also a person's last word is the person unless a preposition of place is before it."""
        if kind in (None, "person"):
            return True
        before = self.tokens[mention.first - 1].lower if mention.first else ""
        after = self.tokens[mention.last + 1].lower if mention.last + 1 < len(self.tokens) else ""
        return before not in _NOT_METONYM and before != "the" and after not in PLACE_WORDS

    def _owner(self, mention: Seen) -> str:
        """Whom a bare name stands for: the one just named in full, else the one named in full most."""
        full = self.owners[mention.form]
        if len(full) > 1:
            full = [form for form in full if _fits(form, mention.honorific)] or full
            last = mention.form.rsplit(" ", 1)[-1]
            recent = self.last_full.get(last)
            if recent is not None and recent[1] in full and mention.sentence - recent[0] <= 1:
                best = recent[1]
            else:
                surname = [form for form in full if form.endswith(" " + last)] or full
                best = max(surname, key=lambda form: self.full_count[form])
        else:
            best = full[0]
        for _ in range(3):  # a longer name may itself be part of a still longer one
            if best not in self.owners or " " not in best:
                break
            best = max(self.owners[best], key=len)
        if " " in mention.form:
            self._note_full(best, mention)
        return best

    def _place_capital(self, mention: Seen) -> None:
        state = CAPITALS[mention.form]
        before = self.tokens[mention.first - 1].lower if mention.first else ""
        after = self.tokens[mention.last + 1].lower if mention.last + 1 < len(self.tokens) else ""
        present = state in self.states or state in self.adjectival
        if present and before not in _NOT_METONYM and after not in PLACE_WORDS and after != ",":
            self._add("state:" + state, mention, "state", named=state not in self.states)
        else:
            self._add(mention.form, mention, "place")

    def _place_region(self, mention: Seen) -> None:
        before = self.tokens[mention.first - 1].lower if mention.first else ""
        for state in _REGIONS.get(mention.form, ()):
            if before == "the" and state in self.states:
                mention.first -= 1
                self._add("state:" + state, mention, "state", named=False)

    def _place_head(self, mention: Seen) -> None:
        """A bare "Ministry", "Times": the last one named that is such; else it names nobody that can be told."""
        key = self.last_head.get(mention.form)
        if key is not None:
            self._add(key, mention, self.forms.get(key), named=False)


_HEAD_NOUNS = (AGENCY_WORDS | ORGANISATION_WORDS | PLACE_WORDS | OTHER_WORDS | FOR_HEADS) - frozenset(
    "congress parliament senate treasury guardian telegraph mirror observer amnesty sun house diet".split()
)


def _fits(form: str, honorific: str) -> bool:
    given = form.split(" ", 1)[0]
    if honorific == "m":
        return given not in FEMALE or given in MALE
    return given not in MALE or given in FEMALE if honorific == "f" else True
