"""From capitalised runs to mentions: which of their words are the name, which a title, which just open a sentence."""

from dataclasses import dataclass
from typing import NamedTuple

from summarizer.reading.lexicon.common_capitals import CALENDAR, FUNCTION_WORDS, NOT_NAMES, OPENERS
from summarizer.reading.lexicon.given_names import GIVEN_NAMES
from summarizer.reading.lexicon.name_contexts import AUXILIARIES, MASS_NOUNS, SPEECH_FORMS
from summarizer.reading.lexicon.organisations import (
    AGENCY_NOUNS,
    AGENCY_WORDS,
    GROUP_WORDS,
    KNOWN,
    ORGANISATION_NOUNS,
    ORGANISATION_WORDS,
    POSSESSIVE_BRANDS,
    TOPICS,
)
from summarizer.reading.lexicon.places import ADJECTIVES, CAPITALS, DEMONYMS, PLACES, STATE_FORMS
from summarizer.reading.lexicon.titles import (
    FEMALE_HONORIFICS,
    HONORIFICS,
    MALE_HONORIFICS,
    PERSON_NOUNS,
    TITLE_MODIFIERS,
    TITLES,
)
from summarizer.reading.model import NameKind
from summarizer.reading.names.capitals import INSIDE, Capitals, Run, find_capitals, is_capital
from summarizer.reading.names.kinds import WEAK_TAILS, kind_of_words
from summarizer.reading.page import Page, Token

_ADJECTIVE_ENDINGS = ("ous", "ful", "less", "ed", "ing", "ern", "ish", "ive", "ic", "ly", "ary", "ic", "est", "bal")
_HEADING_WORDS = 6
_IN_TITLES = (TOPICS, STATE_FORMS, PLACES, AGENCY_WORDS, ORGANISATION_WORDS, {"and", "the", "of", "for", ","})
_NOUNS = ORGANISATION_NOUNS | AGENCY_NOUNS | PERSON_NOUNS
_JOINING = frozenset("and of for the , &".split())
_UNLETTERED = _JOINING | frozenset("'s in on ' ’".split())
# "Insurer Alba Mutual said": at a sentence's start the noun says what the body is.
_KINDS_OF_BODY = frozenset(
    "consultancy insurer retailer carmaker automaker lender brokerage supermarket drugmaker chipmaker planemaker miner "
    "airline regulator watchdog charity startup developer manufacturer brewer pollster grocer broadcaster "
    "newspaper".split()
)
_ACTS = AUXILIARIES | {"("}


@dataclass(slots=True)
class Seen:
    """One place where the text names somebody: tokens first to last. `form` is its words in lower case, without full
    stops, joined by spaces; `role` is the title before it, as (start, end) in the text."""

    first: int
    last: int
    sentence: int
    form: str
    kind: NameKind | None
    role: tuple[int, int] | None = None
    honorific: str = ""


class Mentions(NamedTuple):
    """All mentions in the order of the text, headings included; all words as they are written; the
    adjectives of nationality, faith or party that stand alone."""

    seen: list[Seen]
    written: frozenset[str]
    adjectives: set[str]


def find_mentions(page: Page, body: tuple[bool, ...]) -> Mentions:
    """What the body names."""
    capitals = find_capitals(page, body)
    proof = _Proof(page, capitals)
    seen: list[Seen] = []
    for run in capitals.runs:
        first = proof.first_of_name(run)
        if first <= run.last:
            seen += _read_run(page.tokens, first, run, proof)
    seen = [_with_initials(page.tokens, mention) for mention in seen]
    _add_lower_brands(page, body, proof, seen)
    _add_headings(page, capitals.headings, seen)
    seen.sort(key=lambda mention: mention.first)
    _take_possessives(page.tokens, seen)
    return Mentions(seen, capitals.written, proof.adjectives)


def form_of(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """The words of a mention in lower case, so that "U.S." and "US", "Kim" and "KIM" are one."""
    if first == last:
        word = tokens[first].lower
        return word.replace(".", "") if "." in word else word
    return " ".join(token.lower.replace(".", "") for token in tokens[first : last + 1] if token.text != ".")


class _Proof:
    """What the rest of the body proves about a capital at a sentence's start."""

    def __init__(self, page: Page, capitals: Capitals) -> None:
        self.tokens = page.tokens
        self.written = capitals.written
        self.inside: set[str] = set()
        self.runs: set[str] = set()
        self.surnames: set[str] = set()
        self.brands: set[str] = set()
        self.adjectives: set[str] = set()
        for run in capitals.runs:
            start = run.first + run.opens
            self.inside.update(token.text for token in page.tokens[start : run.last + 1])
            last = page.tokens[run.last].lower
            if run.last > run.first and (
                page.tokens[run.last - 1].lower in GIVEN_NAMES or page.tokens[run.first].lower in TITLES
            ):
                self.surnames.add(last)
            if not run.opens:
                self.runs.add(form_of(page.tokens, run.first, run.last))

    def first_of_name(self, run: Run) -> int:
        """The first token of the run that belongs to a name or its title; past the run's end where none does."""
        if not run.opens:
            return run.first
        first = run.first
        while first <= run.last and self.tokens[first].lower in FUNCTION_WORDS and not self._known(first, run.last):
            first += 1
        if first > run.last or first > run.first:
            return first
        if first == run.last:
            return first if self._proves_alone(first) else first + 1
        return first if self._belongs(first, run.last) else first + 1

    def _known(self, first: int, last: int) -> bool:
        form = form_of(self.tokens, first, last)
        return form in KNOWN or form in PLACES or form in STATE_FORMS

    def _belongs(self, first: int, last: int) -> bool:
        """Whether the first of several capitalised words that open a sentence is part of the name."""
        word = self.tokens[first].lower
        if word in TITLES or word in HONORIFICS or word in GIVEN_NAMES or word in DEMONYMS or word in STATE_FORMS:
            return True
        if self.tokens[first + 1].lower in INSIDE:
            return True
        if word in _KINDS_OF_BODY and self.tokens[last].lower not in ORGANISATION_WORDS:
            return False
        rest = form_of(self.tokens, first + 1, last)
        if form_of(self.tokens, first, last) in self.runs or self._known(first, last):
            return True
        if KNOWN.get(rest) == "person":
            return False
        if rest in self.runs or rest in STATE_FORMS or rest in KNOWN:
            common = word in OPENERS or word in self.written or word + "s" in self.written
            plain = common or word.endswith(_ADJECTIVE_ENDINGS)
            return not plain and self.tokens[first + 1].lower not in TITLES
        tail = self.tokens[last].lower
        return word not in OPENERS or tail in AGENCY_WORDS or tail in ORGANISATION_WORDS or self._titled(first, last)

    def _titled(self, first: int, last: int) -> bool:
        return self.tokens[first].lower in TITLE_MODIFIERS and any(
            token.lower in TITLES for token in self.tokens[first + 1 : last]
        )

    def _proves_alone(self, at: int) -> bool:
        """Whether a single capitalised word that opens a sentence is a name."""
        token = self.tokens[at]
        text, word = token.text, token.lower
        if word in OPENERS:
            return text in self.inside and word not in self.written
        if text in self.inside or word in STATE_FORMS or word in CAPITALS or word in KNOWN or word in GROUP_WORDS:
            return True
        if len(text) > 1 and (text.isupper() or not text.isalpha() or not text[1:].islower()):
            return "-" not in text or text.isupper()
        if word in PLACES or word in GIVEN_NAMES:
            return word not in self.written
        after = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        if after == "," and self._explained(at + 2):
            return True
        if after not in SPEECH_FORMS and (after not in AUXILIARIES or word in self.written):
            return False
        if word.endswith(("s", "ing", "ed", "ly")) or word in MASS_NOUNS or word in FUNCTION_WORDS or word in TITLES:
            return False
        if word in self.written and word != text:
            self.brands.add(word)
        return True

    def _explained(self, at: int) -> bool:
        """Whether an apposition starts at `at`: "Acme, the company that", "Acme, a hotel chain"."""
        words = self.tokens[at : at + 4]
        article = len(words) > 1 and words[0].lower in {"a", "an", "the"}
        return article and any(word.lower in _NOUNS for word in words[1:])


def _read_run(tokens: tuple[Token, ...], first: int, run: Run, proof: _Proof) -> list[Seen]:
    """The mentions in one run: mostly one; "Acme CEO Tom Wu" has two; a bare title has none."""
    last = run.last
    while last >= first and (_is_label(tokens[last]) or not tokens[last].text[0].isalnum()):
        last -= 1
    if last < first:
        return []
    described = run.opens and (last > first + 1 or tokens[last].lower in proof.surnames)
    title = None if _names_body(tokens, first, last) else _title_end(tokens, first, last, described)
    found: list[Seen] = []
    if title is not None:
        proof.adjectives.update((tokens[first].lower, form_of(tokens, first, min(first + 1, last))))
        employer = _employer(tokens, first, title, proof)
        if employer is not None:
            found.append(_seen(tokens, first, employer, run.sentence))
    name = first if title is None else title + 1
    honorific = ""
    while name <= last and tokens[name].lower in HONORIFICS:
        honorific = honorific or tokens[name].lower
        name += 1
    if name > last:
        return found
    if title is None and not honorific and _is_adjective(tokens, name, last):
        proof.adjectives.add(form_of(tokens, name, last))
        return found
    if title is None and _qualifies_person(tokens, name, last, proof):
        title = name if _is_adjective(tokens, name, name) else None
        name += 1
    mention = _seen(tokens, name, last, run.sentence)
    mention.honorific = _gender(honorific)
    if title is not None or honorific:
        mention.kind = mention.kind if mention.kind == "state" and not honorific else "person"
    if title is not None and mention.kind == "person":
        mention.role = (tokens[first].start, tokens[title].end)
    found.append(mention)
    return found


def _seen(tokens: tuple[Token, ...], first: int, last: int, sentence: int) -> Seen:
    form = form_of(tokens, first, last)
    return Seen(first, last, sentence, form, kind_of_words(form, tokens[first].text, last - first + 1))


def _is_label(token: Token) -> bool:
    return token.lower in NOT_NAMES and token.text.isupper()


def _with_initials(tokens: tuple[Token, ...], mention: Seen) -> Seen:
    """A name whose abbreviation in brackets has more letters than it: "Harbour and [Crane Workers] (HCW)".

    The words before it that the abbreviation asks for are part of it.
    """
    after = mention.last + 1
    if after + 2 >= len(tokens) or tokens[after].text != "(" or tokens[after + 2].text != ")":
        return mention
    short = tokens[after + 1].text
    letters = "".join(word[0] for word in mention.form.split(" ") if word not in _UNLETTERED).upper()
    if len(short) <= len(letters) or not short.isupper() or not short.endswith(letters):
        return mention
    missing, at = len(short) - len(letters), mention.first
    while missing and at > 0 and mention.first - at < _HEADING_WORDS:
        at -= 1
        if is_capital(tokens[at].text) and tokens[at].text[0] == short[missing - 1]:
            missing -= 1
        elif tokens[at].text not in _JOINING:
            return mention
    return mention if missing else _seen(tokens, at, mention.last, mention.sentence)


def _gender(honorific: str) -> str:
    return "m" if honorific in MALE_HONORIFICS else "f" if honorific in FEMALE_HONORIFICS else honorific and "?"


def _title_end(tokens: tuple[Token, ...], first: int, last: int, described: bool) -> int | None:
    """The last token of the title that the run begins with ("Trade Minister" Ana Roy), None where it has none.

    A title that takes the whole run is one too: then no name is left. `described` says that a common noun may be one:
    "Teacher" Ana Roy, where a capital at a sentence's start proves nothing.
    """
    end = None
    if last > first and tokens[first].lower in PERSON_NOUNS:
        end = first if described or tokens[first + 1].lower in GIVEN_NAMES else None
    for at in range(first, last + 1):
        word = tokens[at].lower
        if word in TITLES and not (at > first and tokens[at - 1].lower == "of"):
            end = at
        elif word in {"of", "for"}:
            return _past_topics(tokens, at, last) if end == at - 1 else None
        elif end is not None and word not in TITLE_MODIFIERS and word not in {".", "and", "the"}:
            break
    if end is not None and end == last and last > first and tokens[first].lower in GIVEN_NAMES:
        return None
    return end


def _names_body(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the last word makes the run a body, whatever titles it holds: "General Aviation Authority"."""
    word = tokens[last].lower
    return last > first and (word in AGENCY_WORDS or word in ORGANISATION_WORDS) and word not in WEAK_TAILS


def _past_topics(tokens: tuple[Token, ...], at: int, last: int) -> int:
    """The end of "Secretary of State", "Minister for Trade and Industry"; what follows is the name."""
    end = at
    for ahead in range(at + 1, last + 1):
        two = form_of(tokens, ahead, min(ahead + 1, last))
        if two in STATE_FORMS or two in PLACES:
            end = min(ahead + 1, last)
        elif ahead > end and not any(tokens[ahead].lower in words for words in _IN_TITLES):
            break
        end = max(end, ahead)
    return max(end, at + 1)


def _employer(tokens: tuple[Token, ...], first: int, title: int, proof: _Proof) -> int | None:
    """The last token of the body that a title begins with ("White House" Press Secretary), None where it names none."""
    for last in range(title - 1, first - 1, -1):
        form = form_of(tokens, first, last)
        if form in TITLE_MODIFIERS or form in DEMONYMS or form in ADJECTIVES:
            return None
        if form in KNOWN or form in STATE_FORMS or form in PLACES or form in proof.runs:
            return last
    at = title
    while at > first and (tokens[at - 1].lower in TITLE_MODIFIERS or tokens[at - 1].lower in TITLES):
        at -= 1
    business = tokens[title].lower in {
        "ceo",
        "cfo",
        "chairman",
        "chairwoman",
        "chief",
        "founder",
        "executive",
        "co-founder",
    }
    return at - 1 if business and at > first and tokens[at - 1].lower not in TOPICS else None


def _is_adjective(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    form = form_of(tokens, first, last)
    return form in DEMONYMS or form in ADJECTIVES or (first == last and (form in CALENDAR or form in TITLE_MODIFIERS))


def _qualifies_person(tokens: tuple[Token, ...], first: int, last: int, proof: _Proof) -> bool:
    """Whether a nationality, a party or a nickname stands before a person's name: "Democrat Jane Roe"."""
    word = tokens[first].lower
    if last == first or word in GIVEN_NAMES or tokens[first + 1].lower not in GIVEN_NAMES:
        return False
    return (
        word in DEMONYMS or word in ADJECTIVES or (last > first + 1 and form_of(tokens, first + 1, last) in proof.runs)
    )


def _add_lower_brands(page: Page, body: tuple[bool, ...], proof: _Proof, seen: list[Seen]) -> None:
    """A name that its owner writes in lower case stands so inside sentences."""
    if not proof.brands:
        return
    for index, in_body in enumerate(body):
        if in_body:
            places = range(page.first[index], page.first[index + 1])
            seen += [_seen(page.tokens, at, at, index) for at in places if page.tokens[at].text in proof.brands]


def _take_possessives(tokens: tuple[Token, ...], seen: list[Seen]) -> None:
    """Where a name always ends in 's, and acts so ("Hale's was", "Hale's (HLS)"), the 's is part of it."""
    always: dict[str, bool] = {}
    acts: set[str] = set()
    for mention in seen:
        after = tokens[mention.last + 1].lower if mention.last + 1 < len(tokens) else ""
        always[mention.form] = always.get(mention.form, True) and after == "'s"
        if after == "'s" and mention.last + 2 < len(tokens):
            then = tokens[mention.last + 2].lower
            if then in _ACTS or then in SPEECH_FORMS or mention.form in POSSESSIVE_BRANDS:
                acts.add(mention.form)
    for mention in seen:
        if mention.form in acts and always[mention.form]:
            mention.form += "'s"
            mention.last += 1
            mention.kind = "organisation"


def _add_headings(page: Page, headings: list[int], seen: list[Seen]) -> None:
    """In a heading only what the body names is a name."""
    if not headings:
        return
    known = {mention.form for mention in seen}
    known.update(
        word for form in tuple(known) if kind_of_words(form, "", 2) in (None, "person") for word in form.split()
    )
    for index in headings:
        at, end = page.first[index], page.first[index + 1]
        while at < end:
            at += _heading_step(page.tokens, at, end, index, known, seen)


def _heading_step(tokens: tuple[Token, ...], at: int, end: int, index: int, known: set[str], seen: list[Seen]) -> int:
    if not is_capital(tokens[at].text) or tokens[at].lower in FUNCTION_WORDS or tokens[at].lower in NOT_NAMES:
        return 1
    if tokens[at].lower in GIVEN_NAMES and at + 1 < end and form_of(tokens, at + 1, at + 1) in known:
        seen.append(_seen(tokens, at, at + 1, index))
        return 2
    for last in range(min(at + _HEADING_WORDS, end) - 1, at - 1, -1):
        form = form_of(tokens, at, last)
        single_common = at == last and (form in OPENERS or form in DEMONYMS)
        if not tokens[last].text[0].isalnum():
            continue
        if (form in known or form in STATE_FORMS or form in KNOWN) and not single_common:
            seen.append(_seen(tokens, at, last, index))
            return last - at + 1
    return 1
