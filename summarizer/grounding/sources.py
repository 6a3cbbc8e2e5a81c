"""Whether the article itself has somebody say what a claim credits them with."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.grounding.entities import holds, plain_name
from summarizer.grounding.index import Index
from summarizer.grounding.passages import Passage
from summarizer.grounding.standing import Window
from summarizer.grounding.views import Credit, Credited, Fault, FoundFigure, Place
from summarizer.grounding.words import find_words, fold, same_length_lower, stem, words_of
from summarizer.reading.attribution import find_attributions
from summarizer.reading.attribution.verbs import VERBS
from summarizer.reading.lexicon.negation import GRAMMAR
from summarizer.reading.lexicon.titles import PERSON_NOUNS
from summarizer.reading.model import Attribution, Mention
from summarizer.reading.page import make_page
from summarizer.reading.quotes import find_quotes

_SPEAKING = frozenset((*VERBS, "according"))
_PRONOUNS = frozenset("he she it they we i who".split())
_CLOSEST = 40  # attributions of one sentence that are compared
_SAME_MATTER = 0.6  # the share of a claim's reported words that the article's report has where both say the same


class Said(NamedTuple):
    """Whom the article's cues give a thing to; `explicit` is the closest, None where no cue does."""

    attributions: list[Attribution]
    explicit: str | None


def source_in_article_fault(credit: Credit, index: Index) -> Fault | None:
    """Whether the article names the source at all."""
    name = plain_name(credit.name)
    if not name:
        return Fault("source_not_in_article", "its source has no name")
    if find_words(name, index.lowered_text) >= 0 or index.entities.of(credit.name):
        return None
    words = [word for word in words_of(fold(credit.name)) if word[0].isupper()]
    if words and all(find_words(word.lower(), index.lowered_text) >= 0 for word in words) and _same_head(name, index):
        return None
    return Fault("source_not_in_article", f"the article does not name “{credit.name}”")


def prove_credit(credit: Credit, figure: FoundFigure | None, passage: Passage, index: Index) -> Credited | Fault:
    """Whether a cue gives the thing to the source, or at least nothing gives it to somebody else."""
    places = passage.places
    said = _said_of(figure, places, index)
    for attribution in reversed(said.attributions):
        if _names(credit.name, attribution, index):
            return Credited(True, _places_of(attribution, credit.name, index))
    opening = _opening(places, index)
    window = Window(index, places, opening) if opening else passage.window
    if said.explicit is not None:
        if index.entities.same(credit.name, said.explicit) or _speaks_for(said.explicit, credit.name, index):
            return Credited(True, _naming(credit.name, window))
        if any(_stands_for(a.source, credit.name, index) for a in said.attributions if a.source.name == said.explicit):
            return Credited(False, _naming(credit.name, window))
        if (speaker := _speaker_of_the_quotation(credit.name, places, index)) is not None:
            return Credited(True, _places_of(speaker, credit.name, index))
        detail = f"the article has it from “{said.explicit}”, not from “{credit.name}”"
        return Fault("source_not_supported", detail)
    if _near(credit.name, window):
        return Credited(False, _naming(credit.name, window))
    detail = f"neither its evidence nor a sentence beside it names “{credit.name}”"
    return Fault("source_not_supported", detail)


def reported_fault(text: str, passage: Passage, index: Index) -> Fault | None:
    """Whether a claim's sentence has one person say what the article, in the evidence, has another one say."""
    if text.rstrip().endswith("?") or _SPEAKING.isdisjoint(index.facts(text).page.lowers):
        return None
    # The closest: only a text that repeats one cue without end has more.
    theirs = [a for place in passage.places for a in index.attributions_of(place.start, place.end)[-_CLOSEST:]]
    if not theirs:
        return None
    near = [a for number in passage.window.numbers for a in index.attributions_in_sentence(number)[:_CLOSEST]]
    page = make_page(text, index.facts(text).page.sentences, find_quotes(text))
    for ours in find_attributions(page, (), (True,) * len(page.sentences)):
        name = ours.source.name
        matter = _matter(text, ours)
        if not matter or not index.entities.of(name):
            continue
        if any(_names(name, a, index) and matter & _matter(index.text, a) for a in (*theirs, *near)):
            continue
        for other in theirs:
            if len(matter & _matter(index.text, other)) < _SAME_MATTER * len(matter):
                continue
            related = holds(plain_name(other.source.name), plain_name(name).partition(" ")[0])
            # A pronoun may mean anybody whom the evidence has speak: that is not sure enough to reject a sentence.
            doubtful = _is_pronoun(other.source, index) and any(_names(name, a, index) for a in theirs)
            nested = _holds_speech(text, ours, index.text, other) or _holds_speech(index.text, other, text, ours)
            if not (related or doubtful or nested or _stands_for(other.source, name, index)):
                detail = f"the article has “{other.source.name}” say so, not “{name}”"
                return Fault("source_not_supported", detail)
    return None


def _is_apposed(name: str, mention: Mention, index: Index) -> bool:
    """Whether the name follows the mention as another one for it: “the state's news agency, SPB, said”."""
    after = index.text[mention.end : mention.end + len(name) + 3]
    return after[:1] == "," and plain_name(after[1:]) == plain_name(name)


def _holds_speech(text: str, outer: Attribution, inner_text: str, inner: Attribution) -> bool:
    """Whether what the outer source says has the inner one speak: “B offered help”, A reported."""
    said = fold(" ".join(text[start:end] for start, end in outer.content)).lower()
    cue = fold(inner_text[inner.cue.start : inner.cue.end]).lower().partition(" ")[0]
    return find_words(plain_name(inner.source.name).split(" ")[-1], said) >= 0 and find_words(cue, said) >= 0


def _is_pronoun(mention: Mention, index: Index) -> bool:
    return index.text[mention.start : mention.end].lower() in _PRONOUNS


def _names(name: str, attribution: Attribution, index: Index) -> bool:
    """Whether a name is that of an attribution's source, or of who passed it on."""
    return any(_is(name, mention, index) for mention in (attribution.source, attribution.via) if mention is not None)


def _matter(text: str, attribution: Attribution) -> frozenset[str]:
    """The stems of the words of matter that are said."""
    said = " ".join(text[start:end] for start, end in attribution.content)
    return frozenset(stem(word) for word in words_of(same_length_lower(fold(said))) if word not in GRAMMAR)


def _said_of(figure: FoundFigure | None, places: Sequence[Place], index: Index) -> Said:
    if figure is None:
        covering = [a for place in places for a in index.attributions_of(place.start, place.end) if _most(a, place)]
        return Said(covering, covering[-1].source.name if covering else None)
    covering = index.attributions_of(figure.start, figure.end)
    known = index.numbers_in(figure.start, figure.end)
    if known:
        return Said(covering, next((number.source for number in known if number.source), None))
    return Said(covering, covering[-1].source.name if covering else None)


def _most(attribution: Attribution, place: Place) -> bool:
    """Whether what is said is most of a piece of evidence."""
    covered = sum(max(0, min(end, place.end) - max(start, place.start)) for start, end in attribution.content)
    return 2 * covered > place.end - place.start


def _is(name: str, mention: Mention, index: Index) -> bool:
    """Whether a source is the one that the article mentions, under its name or by the words that stand there."""
    if index.entities.same(name, mention.name) or _is_apposed(name, mention, index):
        return True
    there, wanted = plain_name(index.text[mention.start : mention.end]), plain_name(name)
    if there == wanted or (" " in wanted and there.startswith(wanted + " ")):
        return True
    return _speaks_for(mention.name, name, index)


def _speaks_for(speaker: str, body: str, index: Index) -> bool:
    """Whether the speaker is a spokesperson of the body: what they say, it says."""
    for place in index.entities.of(speaker):
        role = (index.entities.name(place).role or "").lower()
        if "spokes" in role and holds(plain_name(role), plain_name(body)):
            return True
    low = plain_name(speaker)
    return "spokes" in low and holds(low.replace("'s", ""), plain_name(body))


def _stands_for(mention: Mention, name: str, index: Index) -> bool:
    """Whether a cue's source is a bare description, as of somebody known ("the mayor", not "a mayor" or "Mayor Obi"),
    and the name that of the person who spoke last before it: the description may stand for them."""
    opening = index.text[max(0, mention.start - 4) : mention.start + 4].lower()
    head = mention.name.rpartition(" ")[2].lower()
    if "the " not in opening or head not in PERSON_NOUNS or any(map(str.isupper, mention.name)):
        return False
    return index.last_person_before(mention.start) in index.entities.of(name)


def _near(name: str, window: Window) -> bool:
    return find_words(plain_name(name), window.lowered) >= 0 or window.stands_for(name)


def _naming(name: str, window: Window) -> tuple[Place, ...]:
    number = window.sentence_of(name)
    if number is None:
        return tuple(window.places[:1])
    found = window.index.sentences[number - 1]
    return (Place(number, found.start, found.end),)


def _places_of(attribution: Attribution, name: str, index: Index) -> tuple[Place, ...]:
    """The sentence in which the article names the source of a cue."""
    mention = attribution.source
    if attribution.via is not None and not _is(name, mention, index):
        mention = attribution.via
    found = index.sentences[index.sentence_at(mention.start) - 1]
    return (Place(found.sentence, found.start, found.end),)


def _opening(places: Sequence[Place], index: Index) -> list[int]:
    """The sentences that open and close a quotation that runs on over the evidence, and the one before it."""
    numbers: list[int] = []
    for place in places:
        if (span := index.running_quote(place.start)) is not None:
            first, last = index.sentence_at(span[0]), index.sentence_at(span[1] - 1)
            numbers += [max(1, first - 1), first, last]
    return numbers


def _speaker_of_the_quotation(name: str, places: Sequence[Place], index: Index) -> Attribution | None:
    """The cue that gives that source a part of the quotation that runs on over the evidence: such a quotation has one
    speaker, who may be called "the minister" at its end and by name at its beginning."""
    for place in places:
        if (span := index.running_quote(place.start)) is not None:
            for attribution in index.attributions_of(*span):
                if _is(name, attribution.source, index):
                    return attribution
    return None


def _same_head(name: str, index: Index) -> bool:
    """Whether the last word of a longer description stands in the article too."""
    return stem(name.rpartition(" ")[2]) in index.stems
