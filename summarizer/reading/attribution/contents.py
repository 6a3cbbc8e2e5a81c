"""What a saying's source says: the stretches of the passage that its cue governs."""

from itertools import compress

from summarizer.reading.attribution.clauses import QUOTE, Items
from summarizer.reading.attribution.saying import ENDS, Saying
from summarizer.reading.lexicon import cues
from summarizer.reading.spans import Span

_MARKS = ENDS | {QUOTE, ","}
_NEXT_CUES = 8  # later cues of a sentence that may end what an earlier one says
_LOOSE_ENDS = frozenset((",", ".", ";", ":", "and", "but", "—", "–", "--"))
_LOOSE_STARTS = frozenset((",", ":", "and", "but"))
_TURNS = frozenset("while and but whereas although though yet".split())


class Layout:
    """What every saying of a passage asks of it: `ends[k]` is the index of the mark that ends item k's sentence,
    or of the comma before a remark of the outlet's; `quoted[k]` counts the quoted characters from item k on."""

    __slots__ = ("ends", "items", "quoted")

    def __init__(self, items: Items) -> None:
        self.items = items
        self.ends: list[int] = []
        self.quoted: list[int] = []
        end, quoted = len(items), 0
        # From the last mark to the first; the lists are filled backwards, a stretch without marks at once.
        for k in reversed([*compress(range(len(items)), map(_MARKS.__contains__, items.words))]):
            between = len(items) - 1 - k - len(self.ends)
            self.ends += [end] * between
            self.quoted += [quoted] * between
            word = items.words[k]
            if word == QUOTE:
                quoted += items[k].end - items[k].start
            elif word != "," or (k + 2 < len(items) and _is_remark(items, k + 1)):
                end = k
            self.ends.append(end)
            self.quoted.append(quoted)
        rest = len(items) - len(self.ends)
        self.ends = [end] * rest + self.ends[::-1]
        self.quoted = [quoted] * rest + self.quoted[::-1] + [0]


def _is_remark(items: Items, at: int) -> bool:
    """Whether the outlet remarks on what was said behind a comma: ", in a further sign of", ", as prices rise"."""
    word, follow = items.words[at], items.words[at + 1]
    if word in ("as", "amid"):
        return follow not in ("well", "long", "much", "many")
    if word != "in" or follow not in ("a", "an", "another", "the", "what"):
        return False
    return any(items.words[k] in cues.REMARKS for k in range(at + 2, min(len(items), at + 5)))


def contents(layout: Layout, sayings: list[Saying], index: int) -> list[tuple[Span, int]]:
    """The pieces of the content of sayings[index], each with the number of its characters that are quoted."""
    saying = sayings[index]
    found = []
    if saying.before is not None:
        found.append(_piece(layout, saying.start or 0, saying.before))
    if saying.after is not None and saying.after < len(layout.items):
        found.append(_piece(layout, saying.after, _forward_end(layout, sayings, index)))
    return [piece for piece in found if piece is not None]


def _piece(layout: Layout, low: int, high: int) -> tuple[Span, int] | None:
    items = layout.items
    while high > low and items.words[high - 1] in _LOOSE_ENDS:
        high -= 1
    while low < high and items.words[low] in _LOOSE_STARTS:
        low += 1
    if low >= high:
        return None
    return Span(items[low].start, items[high - 1].end), layout.quoted[low] - layout.quoted[high]


def _forward_end(layout: Layout, sayings: list[Saying], index: int) -> int:
    """Where what is said from `after` on ends: with the sentence, or before the source's next verb, a later cue that
    stands outside it, or a clause in which somebody else speaks."""
    saying = sayings[index]
    after = saying.after or 0
    items = layout.items
    if items.words[after] == QUOTE and saying.source[0] and items.words[saying.source[0] - 1] == "what":
        return after + 1  # "what he called "a trap" cost 3 million"
    end = layout.ends[min(after + 1, len(items) - 1)]
    for later in sayings[index + 1 : index + _NEXT_CUES]:
        outside = later.before is not None
        start = min(later.cue[0], later.source[0]) if outside else later.cue[0]
        if start >= end:
            break
        joined = start > after + 1 and items.words[start - 1] in (",", "and", "but")
        if joined and (outside or later.source == saying.source):
            return start - 1
        if items.words[start - 1] == "," and later.finite and later.source[0] < saying.source[0]:
            return start - 1  # "X, who said ..., said ..."
        turn = later.source[0] - 1
        if later.finite and turn - 1 > after and items.words[turn] in _TURNS and items.words[turn - 1] in (",", ";"):
            return turn - 1
    return end
