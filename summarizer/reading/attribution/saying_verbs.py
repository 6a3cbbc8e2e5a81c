"""Verbs as cues: which of their forms say that somebody says, thinks or wants something, and who that is."""

from summarizer.reading.attribution import complements
from summarizer.reading.attribution.clauses import (
    DASHES,
    QUOTE,
    Items,
    Range,
    capital,
    group_start,
    head_of,
    is_finite,
    main_subject,
    noun_phrase_left,
    noun_phrase_right,
)
from summarizer.reading.attribution.saying import ENDS, Clause, Saying
from summarizer.reading.attribution.verbs import VERBS, Form
from summarizer.reading.lexicon import cues, source_words
from summarizer.reading.lexicon import grammar as g
from summarizer.reading.page import Token

_INSERTION = 25  # items that an insertion between a verb and what belongs to it may take
_BEFORE_PARTICIPLE = frozenset("by after before without while when in from of for at about on with as and".split())
_NO_PERSON = frozenset("it that this there which".split())


def find_verb(clause: Clause, at: int) -> Saying | None:
    """The saying whose cue is the verb form at `at`."""
    form = VERBS[clause.items.words[at]]
    if form.verb.lemma in ("quote", "cite"):
        saying = _quoted_as(clause, at)
        if saying is not None:
            return saying
    start, kinds = group_start(clause.items, at, clause.low)
    if "g" in form.letters and "b" not in kinds:
        return _participle(clause, at, form, start)
    if "n" in form.letters and "b" in kinds:
        return _passive(clause, at, form, start)
    if kinds.endswith("t"):
        return _infinitive(clause, at, form, start)
    if not _is_predicate(clause, at, form, start, kinds):
        return None
    return _finite(clause, at, form, start, kinds)


def _is_predicate(clause: Clause, at: int, form: Form, start: int, kinds: str) -> bool:
    """Whether the form is a finite verb here, and no adjective, no part of a name and no infinitive."""
    items, low = clause.items, clause.low
    auxiliary = bool(kinds.replace("n", ""))
    if capital(items[at]) and at > low and capital(items[at - 1]) and not _title_case(items):
        return False
    before = items.words[start - 1] if start > low else ""
    if before in g.ARTICLES or (before in g.POSSESSIVES and not auxiliary):
        return False
    if auxiliary:
        return True
    if form.verb.lemma == "like" and form.letters == "b":
        return False
    if form.letters == "b":
        return _plural_left(clause, start)
    return form.letters != "n"


def _finite(clause: Clause, at: int, form: Form, start: int, kinds: str) -> Saying | None:
    """The saying of a finite verb: its source stands before it, or behind it where it follows what is said."""
    items, verb = clause.items, form.verb
    auxiliary = bool(kinds.replace("n", ""))
    by = clause.word(at + 1) == "by" and clause.word(at + 2) not in source_words.MEANS
    if "d" in form.letters and not auxiliary and by:
        return _passive(clause, at, form, start)
    after = complements.complement(items, at, form)
    noun_form = verb.noun_like and not auxiliary and form.letters in ("b", "s")
    closes_quote = after is None and "s" in form.letters and verb.speech  # "...," the letter reads.
    if noun_form and not closes_quote and not _can_be_verb(clause, start, at) and not _lists(clause, start, at):
        return None
    source = subject_left(clause, start)
    clause.controls = verb.addressed
    if after is None:
        return (
            _postposed(clause, at, form, start, source)
            or _object_relative(clause, at, form, start, source)
            or _embedding(clause, at, form, start, source)
        )
    if source is None:
        return _inverted(clause, at, form, start)
    if verb.lemma in cues.FINDERS and complements.is_bare_object(items, after) and not _is_document(items, source):
        return None
    end = after if items.words[after - 1] in verb.particles else at + 1
    return Saying(source, (start, end), after=after, before=_after_quote(items, source), finite=True)


def _is_document(items: Items, source: Range) -> bool:
    return any(items.words[k] in cues.DOCUMENTS for k in range(*source))


def subject_left(clause: Clause, start: int) -> Range | None:
    """The subject of the verb group that starts at `start`; where a conjunction stands before it, the last subject."""
    items, low, subject = clause.items, clause.low, clause.subject
    if start < len(items) and "'" in items.words[start] and items.words[start].split("'")[0] in g.PERSONAL:
        return start, start + 1
    if start <= low:
        return None
    word = items.words[start - 1]
    if word in g.CONJUNCTIONS or word == "then":
        return subject or main_subject(items, start - 1, low)
    if word == QUOTE:
        return None
    phrase = noun_phrase_left(items, start, low)
    if phrase is None and word == ",":
        return subject if subject is not None and subject[1] < start - 1 else None
    return phrase


def _title_case(items: Items) -> bool:
    """Whether the passage is written like a headline: most of its longer words have capitals."""
    words = [item for item in items[:30] if len(item.text) > 3 and item.text[0].isalpha()]
    return sum(capital(word) for word in words) * 10 > len(words) * 7


def _plural_left(clause: Clause, start: int) -> bool:
    """Whether a subject that takes the bare form stands before `start`: a plural, or names joined by "and"."""
    items, low = clause.items, clause.low
    if start <= low:
        return False
    word = items.words[start - 1]
    if word in g.PLURALS or word == "and" or "'" in word[1:]:
        return True
    phrase = noun_phrase_left(items, start, low)
    if phrase is None:
        return False
    noun = items.words[head_of(items, phrase)]
    return (
        noun in g.PLURALS
        or (noun.endswith("s") and not noun.endswith("ss"))
        or items.words[phrase[0]] in g.PLURALS
        or any(items.words[k] == "and" for k in range(*phrase))
    )


def _can_be_verb(clause: Clause, start: int, at: int) -> bool:
    """Whether "reports", "claims" and the like at `at` is a verb: a noun phrase before it, its matter behind it."""
    items = clause.items
    if start <= clause.low or at + 1 >= len(items):
        return False
    before, after = items[start - 1], items[at + 1]
    word, follow = before.lower, after.lower
    if (word in g.DETERMINERS and word not in ("this", "that")) or word in g.PREPOSITIONS_ALL or word == "'s":
        return False
    if word in g.CONJUNCTIONS:
        return word == "and" and follow == "that"
    governor = VERBS.get(word)
    if word in g.AUXILIARIES:
        return False
    if governor is not None and not governor.verb.noun_like and (governor.letters == "b" or "d" in governor.letters):
        return False
    if _opens_matter(after) or follow in VERBS[items.words[at]].verb.particles:
        return True
    headline = capital(items[at]) and capital(before) and clause.low == 0 and start <= _HEADLINE_SUBJECT
    return capital(after) and (not capital(items[at]) or headline)


def _lists(clause: Clause, start: int, at: int) -> bool:
    """Whether "lists", "details" or "show" is the verb of a paper: "the filing lists debts", "..., accounts show."."""
    items = clause.items
    if start <= clause.low or clause.word(at + 1) in g.PREPOSITIONS_ALL:
        return False
    source = noun_phrase_left(items, start, clause.low)
    return source is not None and items.words[head_of(items, source)] in source_words.PAPERS


_HEADLINE_SUBJECT = 6  # items that the subject of a headline may take
_MATTER_OPENERS = frozenset(("that", QUOTE, ":", "to")) | g.DETERMINERS | g.PERSONAL | g.WH_WORDS | g.OBJECT_PRONOUNS


def _opens_matter(item: Token) -> bool:
    return item.lower in _MATTER_OPENERS or complements.is_numeric(item.text)


def _after_quote(items: Items, source: Range) -> int | None:
    """Where a quotation stands right before the source ("A," he said, "B"): the index of the source."""
    at = source[0] - 1
    if at >= 0 and items.words[at] == ",":
        at -= 1
    return source[0] if at >= 0 and items.words[at] == QUOTE else None


def _postposed(clause: Clause, at: int, form: Form, start: int, source: Range | None) -> Saying | None:
    """ "..., X said.": what is said stands before; and "as X said, ..."."""
    items, low = clause.items, clause.low
    if not form.verb.clause:
        return None
    if source is None or items.words[source[0] - 1] not in (QUOTE, ","):
        source = _from_quote(clause, start) or source
    if source is None:
        return _inverted(clause, at, form, start)
    before = source[0] - 1
    if before < low or items.words[source[0]] in g.RELATIVES:
        return None
    mark = items.words[before]
    if mark == "as" and (before == low or items.words[before - 1] == ","):
        comma = next((k for k in range(at + 1, min(len(items) - 1, at + _INSERTION)) if items.words[k] == ","), None)
        after = comma + 1 if comma is not None else None
        return Saying(source, (start, at + 1), after=after, before=before if before > low else None, finite=True)
    if (mark not in (",", QUOTE) and mark not in DASHES) or (before == low and mark != QUOTE):
        return None
    return Saying(source, (start, at + 1), after=complements.resumes(items, at + 1), before=source[0], finite=True)


def _object_relative(clause: Clause, at: int, form: Form, start: int, source: Range | None) -> Saying | None:
    """ "the 14 percent (that) analysts had forecast": a figure is the matter of a verb behind it."""
    items, low = clause.items, clause.low
    if source is None or not form.verb.states or source[0] - 1 <= low or items.words[source[0]] in g.RELATIVES:
        return None
    end = source[0] - 1 if items.words[source[0] - 1] in ("that", "which") else source[0]
    matter = noun_phrase_left(items, end, low)
    if matter is None or matter[1] != end or not any(complements.is_numeric(items[k].text) for k in range(*matter)):
        return None
    return Saying(source, (start, at + 1), before=end, start=matter[0])


def _embedding(clause: Clause, at: int, form: Form, start: int, source: Range | None) -> Saying | None:
    """ "a figure that the union says is closer to 200": the verb behind is the matter's."""
    if source is None or not form.verb.states or source[0] - 1 <= clause.low:
        return None
    if clause.word(source[0] - 1) not in ("that", "which", "who") or clause.word(at + 1) not in g.AUXILIARIES:
        return None
    return Saying(source, (start, at + 1), after=at + 1)


def _from_quote(clause: Clause, start: int) -> Range | None:
    """All between a quotation and the verb, whatever it is made of: the source, where it starts with a capital."""
    items = clause.items
    for k in range(start - 1, max(clause.low - 1, start - 14), -1):
        if items.words[k] == QUOTE:
            named = k + 1 < start and (capital(items[k + 1]) or capital(items[start - 1]))
            return (k + 1, start) if named else None
        if items.words[k] in ENDS or items.words[k] == "," or is_finite(items, k):
            return None
    return None


def _inverted(clause: Clause, at: int, form: Form, start: int) -> Saying | None:
    """ "...," said X, the mayor: the source stands behind the verb."""
    items = clause.items
    if not form.verb.speech or start != at or at + 1 >= len(items) or at == clause.low:
        return None
    before, behind = items.words[at - 1], items[at + 1]
    if before not in (QUOTE, ",") and before not in DASHES:
        return None
    source = noun_phrase_right(items, at + 1, len(items))
    if source is None or not (
        capital(behind) or behind.lower in _SUBJECT_OPENERS or (behind.text[0].islower() and _is_speaker(items, source))
    ):
        return None
    quoted = before == QUOTE or (at > 1 and items.words[at - 2] == QUOTE)
    after = complements.next_quote(items, source[1]) if quoted else None
    return Saying(source, (at, at + 1), after=after, before=at, finite=True)


def _is_speaker(items: Items, source: Range) -> bool:
    """Whether "lorry driver Ana Ruiz", "police spokesman Tom Wu", "officials in Kano" stands behind "said"."""
    head = items[head_of(items, source)]
    return head.lower in source_words.SPEAKING_NOUNS or (
        capital(head) and any(items.words[k] in source_words.SPEAKING_NOUNS for k in range(*source))
    )


_SUBJECT_OPENERS = g.DETERMINERS | g.PERSONAL | g.PLURALS


def _participle(clause: Clause, at: int, form: Form, start: int) -> Saying | None:
    """ "..., saying that": its source is the subject of the main clause; "a letter urging": the letter's writer."""
    items, low = clause.items, clause.low
    after = complements.complement(items, at, form)
    if after is None:
        return None
    source = _participle_source(clause, at, form, start) if start > low else _opening_source(items, at)
    return Saying(source, (start, at + 1), after=after) if source is not None else None


def _opening_source(items: Items, at: int) -> Range | None:
    """ "Citing losses, X ...": the noun phrase behind the comma."""
    comma = next((k for k in range(at, min(len(items) - 1, at + 40)) if items.words[k] == ","), None)
    return noun_phrase_right(items, comma + 1, len(items)) if comma is not None else None


def _participle_source(clause: Clause, at: int, form: Form, start: int) -> Range | None:
    items, low = clause.items, clause.low
    word = items.words[start - 1]
    if start == low + 1 and word in _BEFORE_PARTICIPLE:
        return _opening_source(items, at)
    if word == "," or word in _BEFORE_PARTICIPLE:
        return clause.subject or main_subject(items, start - 1, low)
    if word == QUOTE or word in g.DETERMINERS or word == "'s" or word in g.POSSESSIVES:
        return None
    # "early warning systems": behind a noun, what follows must look like a matter, not like the next noun.
    follow = items[at + 1]
    if not (capital(follow) or _opens_matter(follow) or follow.lower in form.verb.particles):
        return None
    if clause.subject is not None and word in cues.WRITINGS:
        return clause.subject
    return noun_phrase_left(items, start, low)


def _infinitive(clause: Clause, at: int, form: Form, start: int) -> Saying | None:
    """ "X went on to explain ...", "X refused to discuss ...", "X spoke up to warn ..."."""
    items, low = clause.items, clause.low
    after = complements.complement(items, at, form)
    if after is None or start <= low:
        return None
    governor = VERBS.get(items.words[start - 1])
    if governor is not None and governor.verb.catenative:
        group, kinds = group_start(items, start - 1, low)
        if "b" in kinds and "g" not in governor.letters:
            return None
        source = subject_left(clause, group)
        return Saying(source, (group, at + 1), after=after, finite=True) if source is not None else None
    if clause.controls:
        return None
    source = clause.subject or main_subject(items, start - 1, low)
    return Saying(source, (start, at + 1), after=after) if source is not None and _person_like(items, source) else None


def _person_like(items: Items, source: Range) -> bool:
    """Whether a phrase may name those who have a purpose: a name, a plural, a pronoun of persons."""
    first, head = items.words[source[0]], items[head_of(items, source)]
    if first in _NO_PERSON:
        return False
    return first in g.PERSONAL or capital(head) or head.lower.endswith("s") or head.lower in g.PLURALS


def _passive(clause: Clause, at: int, form: Form, start: int) -> Saying | None:
    """ "The plan was criticised by X": the matter is the subject. Without a "by" nobody is named."""
    items = clause.items
    if clause.word(at + 1) != "by" or not (form.verb.matter or form.verb.speech):
        return None
    source = noun_phrase_right(items, at + 2, len(items))
    matter = noun_phrase_left(items, start, clause.low)
    if source is None or items.words[source[0]] in source_words.MEANS:
        return None
    if matter is None or items.words[matter[1] - 1] in g.PERSONAL:
        return None
    return Saying(source, (start, at + 2), before=start)


def _quoted_as(clause: Clause, at: int) -> Saying | None:
    """ "Z quoted X as saying ..." and "X was quoted by Z as saying ...": X says it, by way of Z."""
    items = clause.items
    said = next(
        (
            k
            for k in range(at + 1, min(len(items) - 2, at + _INSERTION))
            if items.words[k] == "as" and items.words[k + 1] in _SAYING
        ),
        None,
    )
    if said is None:
        return None
    start, kinds = group_start(items, at, clause.low)
    before = subject_left(clause, start)
    first = at + 2 if items.words[at + 1] == "by" else at + 1
    between = noun_phrase_right(items, first, said) if first < said else None
    source, via = (before, between) if "b" in kinds else (between, before)
    if source is None:
        return None
    after = said + 3 if items.words[said + 2] in ("that", ":", ",") else said + 2
    return Saying(source, (start, said + 2), after=after, finite="b" in kinds, via=via)


_SAYING = frozenset("saying telling writing describing calling warning".split())


def find_adjective(clause: Clause, at: int) -> Saying | None:
    """ "X was worried that ...", "X is opposed to ..."."""
    items = clause.items
    start, kinds = group_start(items, at, clause.low)
    if "b" not in kinds or at + 2 >= len(items):
        return None
    follow = items.words[at + 1]
    if follow not in _AFTER_ADJECTIVE and follow not in g.PERSONAL:
        return None
    source = subject_left(clause, start)
    if source is None or items.words[source[0]] in _NO_PERSON:
        return None
    return Saying(source, (start, at + 1), after=at + 1, finite=True)


_AFTER_ADJECTIVE = frozenset("that about to by of in on with over at whether if how why what".split())
