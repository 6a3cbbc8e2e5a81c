"""Who says what."""

from summarizer.reading.attribution.clauses import QUOTE, Items, noun_phrase_right
from summarizer.reading.attribution.complements import is_numeric
from summarizer.reading.attribution.contents import Layout, contents
from summarizer.reading.attribution.continuations import goes_on, is_counting
from summarizer.reading.attribution.passages import Passage, passages
from summarizer.reading.attribution.saying import Saying
from summarizer.reading.attribution.sayings import find_sayings
from summarizer.reading.attribution.source_names import can_speak
from summarizer.reading.attribution.speakers import Speakers
from summarizer.reading.attribution.verbs import VERBS
from summarizer.reading.model import Attribution, Mention, Name
from summarizer.reading.page import Page
from summarizer.reading.spans import Span

_CHAIN_START = 40  # characters that may stand before the inner source of a chain
_DATELINE = 2  # words that a place before a colon may take
_STUB = 12  # characters of an infinitive that says nothing by itself: "to comment"
_STUB_CLAUSE = 8  # characters of another content that says nothing: "so", "more"


def find_attributions(page: Page, names: tuple[Name, ...], body: tuple[bool, ...]) -> tuple[Attribution, ...]:
    """Every attribution of the body, in the order in which their contents end; of two that end together, the inner one
    is first."""
    speakers = Speakers(page, names)
    drafts: list[_Draft] = []
    speaking: _Draft | None = None
    counting: _Draft | None = None  # a poll's or a table's figures, with which the next sentence may go on
    before: Passage | None = None
    for passage in passages(page, body):
        items = passage.items
        if speaking is not None and (_only_quotes(items) or _is_announced(speaking, before)):
            speaking.go_on(items)
        else:
            found = _drafts(items, speakers)
            _take_sentence_before(found, before)
            drafts += found
            if found or passage.opens:
                speaking = _speaker(found)
            if counting is not None and before is not None and not (found or passage.opens):
                counting = counting if goes_on(items, before.items) else None
                if counting is not None:
                    counting.add(Span(items[0].start, items[-1].end), 0)
            else:
                counting = next((draft for draft in reversed(found) if draft.counts and draft.content), None)
        speakers.leave(items)
        before = passage
    for draft in drafts:
        draft.source = speakers.looked_up(draft.source)
    kept = [_attribution(draft) for draft in drafts if _says_something(draft, page.text)]
    return tuple(sorted(kept, key=lambda attribution: (attribution.content[-1].end, -attribution.content[0].start)))


class _Draft:
    """An attribution whose content may still grow by quotations that follow."""

    __slots__ = ("content", "counts", "cue", "quoted", "source", "spoken", "via")

    def __init__(self, source: Mention, cue: Span, via: Mention | None, spoken: bool, counts: bool = False) -> None:
        self.source, self.cue, self.via, self.spoken, self.counts = source, cue, via, spoken, counts
        self.content: list[Span] = []
        self.quoted = 0

    def add(self, piece: Span, quoted: int) -> None:
        """Takes in a piece, `quoted` of whose characters stand in quotation marks."""
        self.content.append(piece)
        self.quoted += quoted

    def go_on(self, items: Items) -> None:
        """Takes in a passage of quotations; any other one whole: what "X said:" announces."""
        if _only_quotes(items):
            for item, word in zip(items, items.words, strict=True):
                if word == QUOTE:
                    self.add(Span(item.start, item.end), item.end - item.start)
        else:
            self.add(Span(items[0].start, items[-1].end), 0)


def _only_quotes(items: Items) -> bool:
    """Whether a passage is nothing but quotations and marks."""
    return items.words[0] == QUOTE and all(word == QUOTE or not word[0].isalnum() for word in items.words)


def _is_announced(speaking: _Draft, before: Passage | None) -> bool:
    """Whether the passage before ended in "X said:"."""
    return not speaking.content and before is not None and before.items.words[-1] == ":"


def _take_sentence_before(found: list[_Draft], before: Passage | None) -> None:
    """ "That is according to X": what X says is the sentence before."""
    if len(found) == 1 and before is not None and len(found[0].content) == 1:
        start, end = found[0].content[0]
        if end - start <= _STUB and not found[0].quoted and found[0].cue.start > end:
            found[0].content[0] = Span(before.items[0].start, before.items[-1].end)


def _speaker(found: list[_Draft]) -> _Draft | None:
    """Whose words a passage of quotations goes on with: the last one quoted or announced before it, else the first."""
    return next((draft for draft in reversed(found) if draft.quoted or not draft.content), found[0] if found else None)


def _drafts(items: Items, speakers: Speakers) -> list[_Draft]:
    """The attributions of one passage, in the order of their cues."""
    sayings = find_sayings(items)
    if sayings and _opens_dateline(items, sayings, speakers):
        del sayings[0]
    if not sayings:
        return []
    layout = Layout(items)
    drafts = []
    for index, saying in enumerate(sayings):
        draft = _draft(items, saying, speakers)
        for piece, quoted in contents(layout, sayings, index):
            draft.add(piece, quoted)
        drafts.append(draft)
    drafts += _cited(items, sayings, drafts, speakers)
    for index, draft in enumerate(drafts):
        for other in drafts[max(0, index - 2) : index + 3]:
            if other is not draft:
                _chain(draft, other)
    return drafts


def _opens_dateline(items: Items, sayings: list[Saying], speakers: Speakers) -> bool:
    """ "New Delhi: The government will ...": a place before a colon is where the news is from; so is another word or
    two where somebody else speaks in the sentence."""
    first = sayings[0]
    if items.words[first.cue[0]] != ":" or first.after is None:
        return False
    told_by_other = len(sayings) > 1 and first.source[1] - first.source[0] <= _DATELINE and items.words[-1] == "."
    return told_by_other or speakers.is_place(items, first.source)


def _cited(items: Items, sayings: list[Saying], drafts: list[_Draft], speakers: Speakers) -> list[_Draft]:
    """ "X reported ..., citing Z": Z says it too, by way of X; only persons and bodies speak, not winds or figures."""
    found = []
    for index, saying in enumerate(sayings):
        if items.words[saying.cue[0]] not in ("citing", "quoting") or saying.after is None:
            continue
        told = next((drafts[k] for k in (index - 1, index + 1) if _same_speaker(sayings, k, saying)), None)
        phrase = noun_phrase_right(items, saying.after, len(items))
        if told is not None and told.content and phrase is not None and can_speak(items, phrase):
            draft = _Draft(speakers.mention(items, phrase), drafts[index].cue, told.source, True)
            draft.content, draft.quoted = list(told.content), told.quoted
            found.append(draft)
    return found


def _same_speaker(sayings: list[Saying], index: int, saying: Saying) -> bool:
    return 0 <= index < len(sayings) and sayings[index].source == saying.source


def _draft(items: Items, saying: Saying, speakers: Speakers) -> _Draft:
    first, last = saying.cue[0], saying.cue[1] - 1
    form = VERBS.get(items.words[last])
    spoken = form.verb.speech if form is not None else items.words[first] == "according"
    via = speakers.mention(items, saying.via) if saying.via is not None else None
    cue, counts = Span(items[first].start, items[last].end), is_counting(items, saying.source)
    return _Draft(speakers.mention(items, saying.source), cue, via, spoken, counts)


def _chain(inner: _Draft, outer: _Draft) -> None:
    """Where the outer source only passes on what the inner one says, it is the go-between."""
    if inner.via is not None or not inner.spoken or not outer.spoken or inner.source.name == outer.source.name:
        return
    for start, end in outer.content:
        if start <= inner.cue.start and inner.cue.end <= end and inner.source.start - start < _CHAIN_START:
            inner.via = outer.source


def _says_something(draft: _Draft, text: str) -> bool:
    """Whether the content is more than a stub ("to comment", "so"): long enough, quoted, or with a figure."""
    if draft.quoted or not draft.content:
        return bool(draft.content)
    length = sum(end - start for start, end in draft.content)
    start, end = draft.content[0]
    return (
        length >= _STUB
        or (length >= _STUB_CLAUSE and not text.startswith("to ", start))
        or any(is_numeric(word) for word in text[start:end].split())
    )


def _attribution(draft: _Draft) -> Attribution:
    length = sum(end - start for start, end in draft.content)
    return Attribution(draft.source, draft.via, draft.cue, tuple(draft.content), draft.quoted * 2 >= length)
