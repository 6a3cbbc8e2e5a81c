"""Events of a feed: how well documents are grouped, and what that costs, on labelled groups.

    python benchmarks/events.py                              the labelled groups of the tests
    python benchmarks/events.py FILE.jsonl... [--misses]     others; each false and each missed pair too, in file order
    python benchmarks/events.py --documents 100000           a stream made of them: time and memory too

A label is an object a line: {"event": "an id, null for a document that stands alone", "outlet", "published", "title",
"text"}. Of all pairs of documents, precision is the share of those grouped together that tell one event, recall the
share of those that tell one event that are grouped together; B-cubed is the same for each document, averaged (Bagga and
Baldwin 1998).

The stream is made of copies of the labelled documents under other names, as many at once as the window holds: so there
are a hundred events of each kind on the same days. What a document costs is told in the briefs that the rules make of
the labelled ones in the same run. Exit code 1 where a bar is missed.
"""

import argparse
import json
import random
import statistics
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import combinations, count, islice
from math import comb
from pathlib import Path
from typing import Any
from zlib import crc32

from summarizer.document import Document
from summarizer.flow import summarize_by_rules
from summarizer.schemas.summary import Summary
from summarizer.stories.events import WINDOW, Event, Traits, Window, traits_of
from summarizer.stories.events.rarity import share_of_word

ROOT = Path(__file__).resolve().parent.parent
GROUPS = ROOT / "tests" / "stories" / "events" / "groups"
PRECISION, RECALL = 0.95, 0.80  # of pairs, at least
OF_A_BRIEF = 1.0  # the time of adding a document, in briefs by rules, at most


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document, its brief and its event; a document that stands alone has an event of its own."""

    event: str
    title: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class Score:
    """Shares, from 0 to 1."""

    precision: float
    recall: float
    cubed_precision: float
    cubed_recall: float

    def __str__(self) -> str:
        pairs = f"pairs: precision {self.precision:.3f}, recall {self.recall:.3f}"
        return f"{pairs}; B-cubed: precision {self.cubed_precision:.3f}, recall {self.cubed_recall:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; the exit code."""
    options = _options().parse_args(arguments)
    labelled = load(options.files or sorted(GROUPS.glob("*.jsonl")))
    events = Counter(document.event for document in labelled)
    alone = sum(count == 1 for count in events.values())
    print(f"{len(labelled)} documents: {len(events) - alone} events of two and more, {alone} documents alone")
    passed = True
    for name, summaries in (
        ("with texts", [document.summary for document in labelled]),
        ("without texts", [document.summary.without_text() for document in labelled]),
    ):
        traits = list(map(traits_of, summaries))
        score = mean_score([document.event for document in labelled], traits, options.orders)
        print(f"{name}, mean of {options.orders} orders: {score}")
        if name == "with texts":
            passed = score.precision >= PRECISION and score.recall >= RECALL
            if options.misses:
                print("\n".join(misses(labelled, grouped(traits))))
    if options.documents:
        passed = stream(labelled, options.documents, options.window) and passed
    return 0 if passed else 1


def load(files: Iterable[Path]) -> list[Labelled]:
    """The labelled documents of the files, each with its brief by rules."""
    found = []
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            row: dict[str, Any] = json.loads(line)
            document = Document.from_text(
                row["text"], title=row["title"], outlet=row["outlet"], published=row["published"]
            )
            event = row["event"] or f"{file.name}:{number}"
            found.append(Labelled(event, row["title"] or "", summarize_by_rules(document)))
    return found


def mean_score(labels: Sequence[str], traits: Sequence[Traits], orders: int) -> Score:
    """The mean over the documents as they stand and in other orders, the same in each run: a feed has none that could
    be relied on."""
    scores = []
    for seed in range(orders):
        order = list(range(len(labels)))
        if seed:
            random.Random(seed).shuffle(order)  # noqa: S311 - no secret
        scores.append(score_of([labels[at] for at in order], grouped(traits[at] for at in order)))
    return Score(*(statistics.mean(getattr(score, name.name) for score in scores) for name in fields(Score)))


def grouped(traits: Iterable[Traits], window: int = WINDOW) -> list[int]:
    """For each document the number of the event that it is put to."""
    desk = Window(window)
    events = [event for number, one in enumerate(traits) if (event := desk.add(number, one))]
    places = {document: place for place, event in enumerate([*events, *desk.close()]) for document in event.documents}
    return [places[number] for number in range(len(places))]


def score_of(labels: Sequence[str], found: Sequence[int]) -> Score:
    """How well the documents are grouped, told without looking at every pair."""
    both = Counter(zip(labels, found, strict=True))
    gold, ours = Counter(labels), Counter(found)
    right = sum(comb(count, 2) for count in both.values())
    told, wanted = (sum(comb(count, 2) for count in counts.values()) for counts in (ours, gold))
    squares = [(count * count, label, group) for (label, group), count in both.items()]
    return Score(
        precision=right / told if told else 1.0,
        recall=right / wanted if wanted else 1.0,
        cubed_precision=sum(square / ours[group] for square, _, group in squares) / len(labels),
        cubed_recall=sum(square / gold[label] for square, label, _ in squares) / len(labels),
    )


def misses(labelled: Sequence[Labelled], found: Sequence[int]) -> Iterator[str]:
    """A line for each pair that is grouped and should not be, or should be and is not."""
    for (one, a), (other, b) in combinations(zip(labelled, found, strict=True), 2):
        if (one.event == other.event) != (a == b):
            yield f"{'false' if a == b else 'missed'}: {one.event} | {one.title} || {other.event} | {other.title}"


def stream(labelled: Sequence[Labelled], documents: int, window: int) -> bool:
    """Groups a stream, and prints what it cost; whether it kept to the bar."""
    brief, reading = _cpu_of_each(labelled)
    tenth = max(1, documents // 10)
    labels: list[str] = []
    marks: list[float] = []
    events: list[Event] = []
    desk, spent = Window(window), 0.0
    for number, (label, traits) in enumerate(islice(copies(labelled, window), documents), 1):
        labels.append(label)
        start = time.process_time()
        event = desk.add(number, traits)
        spent += time.process_time() - start
        if event is not None:
            events.append(event)
        if number % tenth == 0:
            marks.append(spent / tenth)
            spent = 0.0
    events.extend(desk.close())
    places = {document: place for place, event in enumerate(events) for document in event.documents}
    score = score_of(labels, [places[number] for number in range(1, documents + 1)])
    one = reading + statistics.median(marks)
    print(f"a stream of {documents:,} documents, a window of {window:,}: {score}")
    print(f"adding a document: {one * 1e3:.2f} ms of CPU, {one / brief:.2f} of its brief by rules")
    print(f"of that finding what it is compared by: {reading * 1e3:.2f} ms")
    print("comparing, each tenth of the stream: " + ", ".join(f"{mark * 1e3:.2f}" for mark in marks) + " ms a document")
    print(f"memory of a full window: {_memory(labelled, window):.0f} MB")
    return one / brief <= OF_A_BRIEF


def copies(labelled: Sequence[Labelled], at_once: int) -> Iterator[tuple[str, Traits]]:
    """The traits of documents without end, each with its event: the labelled ones over and over. Of each copy, all
    names, all figures but small ones, and most words that are not in the news every day are its own. So many documents
    as are compared at once are of the same days; then time goes on by a month or more."""
    originals = sorted(
        ((document.event, traits_of(document.summary)) for document in labelled), key=lambda pair: pair[1].day or 0
    )
    days = [traits.day for _, traits in originals if traits.day is not None]
    span = max(days) - min(days) + 30
    together = max(1, at_once // len(originals))
    for wave in count():
        for event, traits in originals:
            for copy in range(wave * together, (wave + 1) * together):
                yield f"{event}/{copy}", _renamed(traits, copy, wave * span)


def _renamed(one: Traits, copy: int, later: int) -> Traits:
    return Traits(
        {f"{name}{copy}": weight for name, weight in one.names.items()},
        {word if _is_common(word) else f"{word}{copy}": weight for word, weight in one.words.items()},
        {figure if len(figure) < 2 else f"{copy + 2}{figure}": weight for figure, weight in one.figures.items()},
        None if one.day is None else one.day + later,
        None if one.told is None else one.told + later,
        frozenset(day + later for day in one.days),
        one.outlet,
        one.is_digest,
    )


def _is_common(word: str) -> bool:
    """Of the words that no table has, one in four is common too: this stands for what events of one kind share."""
    return share_of_word(word) > _RARE or crc32(word.encode()) % 4 == 0


_RARE = 0.01


def _cpu_of_each(labelled: Sequence[Labelled]) -> tuple[float, float]:
    """The CPU seconds of a document's brief by rules, and of finding what it is compared by: of the labelled ones."""
    documents = [
        Document.from_text(facts.text or "", title=facts.title, outlet=facts.outlet, published=facts.published)
        for facts in (document.summary.document for document in labelled)
    ]
    start = time.process_time()
    briefs = [summarize_by_rules(document) for document in documents]
    middle = time.process_time()
    for brief in briefs:
        traits_of(brief)
    return (middle - start) / len(labelled), (time.process_time() - middle) / len(labelled)


def _memory(labelled: Sequence[Labelled], window: int) -> float:
    """What a full window takes, in megabytes."""
    tracemalloc.start()
    desk = Window(window)
    for number, (_, traits) in enumerate(islice(copies(labelled, window), window + window // 10)):
        desk.add(number, traits)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return taken / 1e6


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="labelled groups; those of the tests where none is named")
    parser.add_argument("--misses", action="store_true", help="print each pair that is grouped wrongly, or missed")
    parser.add_argument("--orders", type=int, default=10, help="that the documents come in, of which the mean is told")
    parser.add_argument("--documents", type=int, default=0, help="of the stream")
    parser.add_argument("--window", type=int, default=WINDOW, help="documents of the stream that are compared")
    return parser


if __name__ == "__main__":
    sys.exit(main())
