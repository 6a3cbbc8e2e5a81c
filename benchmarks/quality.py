"""The quality gate: the rules engine's briefs of our own annotated articles, scored and held against floors.

    python benchmarks/quality.py               a table of figures; exit 1 where one is below its floor
    python benchmarks/quality.py -v            every miss and false alarm too, on standard error
    python benchmarks/quality.py --raise       lift the floors to what was measured
    python benchmarks/quality.py --lower       let the floors down to what was measured: say why in the commit

The floors are shares in benchmarks/floors.json. Verbatim evidence is always demanded whole, and boilerplate is never
cited: no option lowers these two. The annotations and their form: tests/articles/README.md.
"""

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, Python looks for modules in benchmarks/ alone

from benchmarks.scoring import FIGURES, Tally, score  # noqa: E402 - needs the path above

ARTICLES = ROOT / "tests" / "articles"
FLOORS = ROOT / "benchmarks" / "floors.json"
TOLD_ONLY = frozenset({"fact precision"})  # which facts to tell is a choice: told, never a reason to fail

Summarize = Callable[[Path], dict[str, Any]]


def main(arguments: list[str] | None = None, summarize: Summarize | None = None) -> int:
    """Runs the gate; the exit code. `summarize` makes a summary's JSON of an article's path (default: by rules)."""
    options = _options().parse_args(arguments)
    tally = measure(options.articles, summarize or _by_rules)
    if options.verbose:
        print("\n".join(tally.misses), file=sys.stderr)
    floors: dict[str, float] = json.loads(options.floors.read_text(encoding="utf-8")) if options.floors.exists() else {}
    floors = moved(floors, tally, up=options.up, down=options.down)
    if options.up or options.down:
        options.floors.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    print(table(tally, floors))
    failing = below(tally, floors)
    for line in failing:
        print(line, file=sys.stderr)
    return 1 if failing else 0


def measure(articles: Path, summarize: Summarize) -> Tally:
    """The scores of all articles together. Where no summary can be made, everything annotated counts as missed."""
    tally = Tally()
    for folder in sorted(path.parent for path in articles.glob("*/expected.json")):
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        tally.misses.append(folder.name)
        try:
            summary = summarize(folder / expected["file"])
        except Exception as error:  # whatever it is, the gate fails and names the article
            tally.failed.append(f"{folder.name}: {type(error).__name__}: {error}")
            summary = {}
        score(summary, expected, tally)
    return tally


def moved(floors: dict[str, float], tally: Tally, *, up: bool, down: bool) -> dict[str, float]:
    """The floors, each lifted or let down to what was measured (cut to three digits) where that was asked for."""
    result = {"verbatim": 1.0}
    for figure in FIGURES:
        share, floor = tally.share(figure), floors.get(figure)
        if figure in TOLD_ONLY or figure in result:
            continue
        measured = math.floor((share or 0.0) * 1000) / 1000
        if floor is None:
            floor = measured if up else None
        elif (up and measured > floor) or (down and measured < floor):
            floor = measured
        if floor is not None:
            result[figure] = floor
    return result


def below(tally: Tally, floors: dict[str, float]) -> list[str]:
    """A line for each reason to fail."""
    lines = [f"failed: {failure}" for failure in tally.failed]
    if tally.leaks:
        lines.append(f"leaks: {tally.leaks} pieces of evidence lie in boilerplate")
    for figure, floor in floors.items():
        share = tally.share(figure)
        if share is None or share < floor:
            measured = "nothing to score" if share is None else f"{share:.3f}"
            lines.append(f"{figure}: {measured}, the floor is {floor:.3f}")
    return lines


def table(tally: Tally, floors: dict[str, float]) -> str:
    """Figure, hits/of, share, floor."""
    return "\n".join(_rows(tally, floors))


def _rows(tally: Tally, floors: dict[str, float]) -> Iterator[str]:
    yield f"{'figure':18} {'hits/of':>9} {'share':>6} {'floor':>6}"
    for figure in FIGURES:
        share, floor = tally.share(figure), floors.get(figure)
        counted = f"{tally.hits[figure]}/{tally.of[figure]}"
        shown = ["-" if value is None else f"{value:.3f}" for value in (share, floor)]
        yield f"{figure:18} {counted:>9} {shown[0]:>6} {shown[1]:>6}"
    yield f"{'leaks':18} {tally.leaks:9}"
    yield f"{'rejected':18} {tally.rejected:9}"


def _by_rules(article: Path) -> dict[str, Any]:
    from summarizer import summarize  # noqa: PLC0415 - the gate's own tests need no package that works

    summary: dict[str, Any] = json.loads(summarize(article, schema="brief", engine="rules").model_dump_json())
    return summary


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="folders of an article and its expected.json")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors")
    parser.add_argument("--raise", dest="up", action="store_true", help="lift floors to what was measured")
    parser.add_argument("--lower", dest="down", action="store_true", help="let floors down to what was measured")
    parser.add_argument("-v", "--verbose", action="store_true", help="list every miss and false alarm")
    return parser


if __name__ == "__main__":
    sys.exit(main())
