"""What follows a verb: whether it can be the matter that is said or thought, and where that starts."""

from summarizer.reading.attribution.clauses import QUOTE, Items, capital, is_adverb, is_finite, noun_phrase_right
from summarizer.reading.attribution.saying import ENDS
from summarizer.reading.attribution.verbs import VERBS, Form
from summarizer.reading.lexicon import grammar as g
from summarizer.reading.lexicon.currencies import CODES, LETTERS, SYMBOLS

_ADJUNCT = 16  # items that "in a statement to reporters on Monday" may take
_CLAUSE = 14  # items before the verb of a clause without "that"
_NO_MATTER = g.CONJUNCTIONS | g.AUXILIARIES | g.SUBORDINATORS
_ADJUNCT_OPENERS = g.ADJUNCT_OPENERS | g.PREPOSITIONS_ALL


def complement(items: Items, at: int, form: Form) -> int | None:
    """The index where what is said starts behind the verb at `at`; None where nothing that can be said follows.

    It is len(items) where a colon ends the passage: what is said is the next one.
    """
    verb, size = form.verb, len(items)
    i = _past_adverbs(items, at + 1, verb.particles)
    if i >= size:
        return None
    word = items.words[i]
    if word in verb.particles:
        return i + 1 if i + 1 < size and items.words[i + 1] not in ENDS and items.words[i + 1] != "," else None
    if verb.only_particle:
        return None
    if word == QUOTE:
        return i
    if word in (":", ","):
        return _past_mark(items, i, form)
    if word in ENDS or word in _CLOSERS:
        return None
    if word == "that":
        return _past_that(items, i) if verb.clause or verb.matter or verb.addressed else None
    if word == "to":
        return i if verb.infinitive else (_past_adjunct(items, i) if verb.speech and not verb.catenative else None)
    if word in g.WH_WORDS:
        return i if verb.clause or verb.matter else None
    if word in g.HEDGES and i + 1 < size and is_numeric(items[i + 1].text):
        return i if verb.matter or clause_follows(items, i + 1) else None
    if word in _ADJUNCT_OPENERS:
        return _past_adjunct(items, i) if verb.clause else None
    if word in _NO_MATTER:
        return None
    return _object(items, at, i, form)


def _past_that(items: Items, i: int) -> int | None:
    """Past a "that" that opens a clause; at one that points ("disputes that figure")."""
    if i + 1 >= len(items):
        return None
    return i + 1 if clause_follows(items, i + 1) else i


_CLOSERS = frozenset((")", "]"))


def _past_adverbs(items: Items, i: int, particles: frozenset[str]) -> int:
    """Past "also", "on Monday"'s bare "Monday" and the like, but not past what opens a clause or a phrase."""
    while i < len(items):
        word = items.words[i]
        if word in particles or word in g.CLAUSE_OPENERS or not (is_adverb(word) or word in g.WEEKDAYS):
            break
        if i + 1 < len(items) and items.words[i + 1] == "'s":
            break
        i += 1
    return i


def _past_mark(items: Items, i: int, form: Form) -> int | None:
    """Past the colon or the comma at `i`, where what is said follows it."""
    quoted = i + 1 < len(items) and items.words[i + 1] == QUOTE
    if quoted or (items.words[i] == ":" and form.verb.speech):
        return i + 1
    return _past_insertion(items, i) if items.words[i] == "," and form.verb.clause else None


def _past_insertion(items: Items, comma: int) -> int | None:
    """Past "denied, through a spokesman, that" to what is said."""
    for i in range(comma + 2, min(len(items) - 2, comma + _ADJUNCT)):
        if items.words[i] == "," and items.words[i + 1] == "that":
            return i + 2
        if items.words[i] in ENDS or items.words[i] == QUOTE:
            return None
    return None


def _past_adjunct(items: Items, start: int) -> int | None:
    """Past "in a statement on Monday" to the "that", the quotation or the colon that opens what is said; where a clause
    follows without any, from the adjunct on."""
    size = len(items)
    for i in range(start, min(size, start + _ADJUNCT)):
        word = items.words[i]
        follow = items.words[i + 1] if i + 1 < size else ""
        if word == QUOTE:
            return i
        if word in ("that", ":"):
            return i + 1 if follow else None
        if word in ENDS or word in ("and", "but"):
            return None
        if word == ",":
            if follow in (QUOTE, "that"):
                return i + 1 if follow == QUOTE else i + 2
            if not _inside_place(items, i):
                return None
        elif i > start + 1:
            if word in g.PERSONAL:
                return i
            if word in g.AUXILIARIES or is_finite(items, i):
                return start
    return None


def _inside_place(items: Items, comma: int) -> bool:
    """Whether the comma belongs to a place: "in Dayton, Ohio, that"."""
    size = len(items)
    opens = comma + 2 < size and capital(items[comma + 1]) and items.words[comma + 2] == ","
    if items.words[comma - 1] in g.TIME_WORDS:
        return False
    return opens or capital(items[comma - 1])


def _object(items: Items, at: int, i: int, form: Form) -> int | None:
    """Where a noun phrase or a clause without "that" is the matter; past the one who is told it."""
    verb, word = form.verb, items.words[i]
    if verb.lemma == "tell" or (verb.addressed and not verb.matter):
        return _past_addressee(items, i)
    if verb.lemma == "put":
        return i if _puts_at(items, i) else None
    # "The firm sees growth of 2 percent": only the present tense looks ahead.
    foresees = verb.lemma == "see" and form.letters in ("b", "s") and items.words[at - 1] not in g.AUXILIARIES
    if (verb.matter and not verb.quoted_only) or foresees:
        return None if word in g.PLAIN_VERBS else i
    if verb.clause and (verb.lemma == "say" or clause_follows(items, i)):
        return i
    return None


def _past_addressee(items: Items, start: int) -> int | None:
    """Past "reporters in Oslo on Monday" to what they are told; None where nothing follows."""
    phrase = noun_phrase_right(items, start, len(items))
    i = start + 1 if phrase is None or items.words[start] in g.OBJECT_PRONOUNS else phrase[1]
    if i >= len(items):
        return None
    word = items.words[i]
    follow = items.words[i + 1] if i + 1 < len(items) else ""
    if word in ENDS or word in (",", "and"):
        return i + 1 if word == "," and follow == QUOTE else None
    if word in ("that", ":"):
        return i + 1 if follow or word == ":" else None
    if word in g.ADJUNCT_OPENERS and word not in ("to", "about", "of"):
        return _past_adjunct(items, i)
    return i


def _puts_at(items: Items, start: int) -> bool:
    """Whether "put the toll at 14", "put the party on 31 percent" goes on so."""
    return any(
        items.words[i] in ("at", "on") and (is_numeric(items[i + 1].text) or items.words[i + 1] in g.HEDGES)
        for i in range(start, min(len(items) - 1, start + 10))
    )


def is_numeric(word: str) -> bool:
    """Whether the word starts a figure."""
    first = word[:1]
    if first.isdigit() or first in SYMBOLS or word.lower() in g.NUMERALS or word in LETTERS:
        return True
    return (first.isupper() and word[-1:].isdigit()) or word in CODES


def clause_follows(items: Items, start: int) -> bool:
    """Whether a clause without "that" starts at `start`: a noun phrase and then a finite verb."""
    for i in range(start, min(len(items), start + _CLAUSE)):
        word = items.words[i]
        if word in ENDS:
            return False
        if i > start and (word in g.AUXILIARIES or is_finite(items, i)):
            return True
        if "'" in word and word.split("'")[0] in g.PERSONAL:
            return True
    return False


def is_bare_object(items: Items, after: int) -> bool:
    """Whether what starts at `after` is a noun phrase rather than a clause, a quotation or an infinitive."""
    if after >= len(items):
        return False
    word = items.words[after]
    if word in (QUOTE, "to") or word in g.WH_WORDS or items.words[after - 1] in ("that", ":"):
        return False
    return not clause_follows(items, after)


def next_quote(items: Items, start: int) -> int | None:
    """The next quotation of the sentence, where no other verb of speech introduces it."""
    for i in range(start, min(len(items), start + 30)):
        word = items.words[i]
        if word == QUOTE:
            return i
        form = VERBS.get(word)
        speaks = form is not None and form.verb.speech and ("g" in form.letters or "d" in form.letters)
        if word in ENDS or (speaks and i > start + 1):
            return None
    return None


def resumes(items: Items, start: int) -> int | None:
    """Where what is said goes on behind "X said" or "X said on Monday": a quotation, or a clause after a comma."""
    if start + 1 < len(items) and items.words[start] == ",":
        word = items.words[start + 1]
        form = VERBS.get(word)
        if word == "and" and start + 2 < len(items) and is_numeric(items[start + 2].text):
            return start + 2  # "40 died, police said, and 30 were hurt"
        if word not in _NO_RESUMPTION and (form is None or "g" not in form.letters):
            return start + 1
    return next_quote(items, start)


_NO_RESUMPTION = frozenset("who which and but according in as amid".split())
