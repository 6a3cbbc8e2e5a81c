"""What a saying's source says: the stretches of the passage that its cue governs."""

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
        self.ends = [0] * len(items)
        self.quoted = [0] * (len(items) + 1)
        end, quoted = len(items), 0
        for k in range(len(items) - 1, -1, -1):
            word = items[k].lower
            if word in _MARKS:
                if word == QUOTE:
                    quoted += items[k].end - items[k].start
                elif word != "," or (k + 2 < len(items) and _is_remark(items, k + 1)):
                    end = k
            self.ends[k] = end
            self.quoted[k] = quoted


def _is_remark(items: Items, at: int) -> bool:
    """Whether the outlet remarks on what was said behind a comma: ", in a further sign of", ", as prices rise"."""
    word, follow = items[at].lower, items[at + 1].lower
    if word in ("as", "amid"):
        return follow not in ("well", "long", "much", "many")
    if word != "in" or follow not in ("a", "an", "another", "the", "what"):
        return False
    return any(items[k].lower in cues.REMARKS for k in range(at + 2, min(len(items), at + 5)))


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
    while high > low and items[high - 1].lower in _LOOSE_ENDS:
        high -= 1
    while low < high and items[low].lower in _LOOSE_STARTS:
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
    if items[after].lower == QUOTE and saying.source[0] and items[saying.source[0] - 1].lower == "what":
        return after + 1  # "what he called "a trap" cost 3 million"
    end = layout.ends[min(after + 1, len(items) - 1)]
    for later in sayings[index + 1 : index + _NEXT_CUES]:
        outside = later.before is not None
        start = min(later.cue[0], later.source[0]) if outside else later.cue[0]
        if start >= end:
            break
        joined = start > after + 1 and items[start - 1].lower in (",", "and", "but")
        if joined and (outside or later.source == saying.source):
            return start - 1
        if items[start - 1].lower == "," and later.finite and later.source[0] < saying.source[0]:
            return start - 1  # "X, who said ..., said ..."
        turn = later.source[0] - 1
        if later.finite and turn - 1 > after and items[turn].lower in _TURNS and items[turn - 1].lower in (",", ";"):
            return turn - 1
    return end
