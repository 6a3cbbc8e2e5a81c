"""What so many articles a day need, worked out from what one article takes. Arithmetic only: nothing is measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.engines.llm import Spent, Usage, cost_usd
from summarizer.sources.polite.hosts import PAUSE

DAY = 86_400.0
BYTES_A_TOKEN = 4  # of English, as `--dry-run` counts it
LATENCIES = (2, 5, 10, 30)  # seconds


@dataclass(frozen=True, slots=True)
class Article:
    """What was measured of an article. `whole` to `rules`, and `driver` and `dataset`, are milliseconds of one core's
    CPU; `request`, what is the `same` in each request, and `answer` are bytes; `entries` those of the journal;
    `sqlite`, `recalled` and `postgres` are entries a second. What depends on a part that is not there is None."""

    whole: float
    reading: float
    page: float
    rules: float
    peak_mb: float
    request: float
    same: float
    answer: float
    entries: float
    journal_bytes: float
    output_bytes: float
    sqlite: float
    recalled: float
    postgres: float | None
    driver: float | None
    dataset: float | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be reached, and what is assumed: the part of the articles that is repaired, with a quarter of a first
    request and of its answer; the part of a core's time that is used."""

    articles: int
    model: str
    repaired: float
    used: float = 0.6

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / DAY

    @property
    def calls(self) -> float:
        """To the model, for an article."""
        return 1 + self.repaired

    def cores(self, milliseconds: float) -> float:
        """That are needed for so much CPU of each article."""
        return self.rate * milliseconds / 1000 / self.used

    def tokens(self, article: Article) -> tuple[float, float, float]:
        """Of an article: into the model, those of them that its prompt cache may know, and out."""
        volume = 1 + self.repaired / 4
        into = article.request / BYTES_A_TOKEN * volume
        cached = article.same / BYTES_A_TOKEN * self.calls
        return into, min(cached, into), article.answer / BYTES_A_TOKEN * volume

    def dollars(self, article: Article, *, cached: bool = False, factor: float = 1.0) -> float | None:
        """Of a day; None where the model's price is not known."""
        into, known, out = self.tokens(article)
        usage = Usage(round(into), round(out), round(known) if cached else 0, factor)
        each = cost_usd(Spent(usages=[usage]), self.model)
        return None if each is None else each * self.articles


def measured(article: Article) -> Iterator[str]:
    """The table of what was measured. What depends on how busy the machine is has the mark."""
    a = article
    rows = [
        ("CPU, whole†", f"{a.whole:.1f} ms", "a batch by a model: feed, reading, call, proof, journal, output"),
        ("of that, reading†", f"{a.reading:.1f} ms", "the program's own reading, once"),
        ("CPU, main text of a page†", f"{a.page:.1f} ms", "in a worker process, for HTML alone"),
        ("CPU, rules engine†", f"{a.rules:.1f} ms", "reading and brief, no model"),
        ("memory", f"{a.peak_mb:,.0f} MB", "peak of the batch's process, 64 in flight"),
        ("request", f"{a.request:,.0f} bytes", f"instructions and schema, the same in each, are {a.same:,.0f}"),
        ("answer", f"{a.answer:,.0f} bytes", "a whole brief, as a model is asked to write it"),
        ("journal", f"{a.journal_bytes:,.0f} bytes", f"size of the SQLite file; {a.entries:.1f} entries"),
        ("output", f"{a.output_bytes:,.0f} bytes", "a line of briefs.jsonl, the text in it"),
        ("SQLite, kept†", _said(a.sqlite, "{:,.0f} a second"), "one after the other, one process"),
        ("SQLite, recalled†", _said(a.recalled, "{:,.0f} a second"), "the same"),
        ("PostgreSQL, kept†", _said(a.postgres, "{:,.0f} a second"), "64 at once, one process, on the same machine"),
        ("`--on ray`†", _said(a.driver, "{:.1f} ms"), "CPU where it was started, beside the workers' own"),
        ("`summaries(dataset)`†", _said(a.dataset, "{:.1f} ms"), "the same; workers take rows by the block"),
    ]
    yield from table(("of an article", "measured", "how"), rows)


def needed(article: Article, plan: Plan) -> Iterator[str]:
    """The tables of what that makes."""
    into, cached, out = plan.tokens(article)
    minute = plan.rate * 60
    cores = plan.cores(article.whole)
    rows = [
        ("articles a second", f"{plan.rate:.1f}"),
        ("calls a minute", f"{minute * plan.calls:,.0f}"),
        ("tokens of an article", f"{into:,.0f} in ({cached:,.0f} the same in each), {out:,.0f} out"),
        ("tokens a minute", f"{minute * into / 1e6:.2f} million in, {minute * out / 1e6:.2f} million out"),
        ("tokens a day", f"{plan.articles * into / 1e9:.2f} billion in, {plan.articles * out / 1e9:.2f} billion out"),
        (f"cores, {plan.used:.0%} used", f"{cores:.2f} for texts, {cores + plan.cores(article.page):.2f} for pages"),
        ("journal, a day", f"{plan.articles * article.journal_bytes / 1e9:.1f} GB"),
        ("output, a day", f"{plan.articles * article.output_bytes / 1e9:.1f} GB"),
    ]
    yield from table((f"for {plan.articles:,} articles a day", ""), rows)
    yield ""
    flights = [(f"{seconds} s", f"{plan.rate * plan.calls * seconds:,.0f}") for seconds in LATENCIES]
    yield from table(("an answer takes", "calls in flight"), flights)
    yield ""
    prices = [
        ("list price", plan.dollars(article)),
        ("list price, where the provider caches what is the same", plan.dollars(article, cached=True)),
        ("half price, by the provider's batch", plan.dollars(article, factor=0.5)),
    ]
    said = [(name, "not known" if usd is None else f"${usd:,.0f}") for name, usd in prices]
    yield from table((f"dollars a day, {plan.model}", ""), said)


def limits(article: Article, plan: Plan) -> Iterator[str]:
    """Where each part ends, the narrowest first."""
    found: list[tuple[str, float | None]] = [
        ("pages of one host, as a guest reads them", DAY / PAUSE),
        ("one process that asks a model, on one core", DAY * 1000 / article.whole),
        ("one core that takes the main text out of pages", DAY * 1000 / article.page),
        ("`--on ray`, where it was started", article.driver and DAY * 1000 / article.driver),
        ("a journal in SQLite, one process", DAY * article.sqlite / article.entries),
        ("a journal in PostgreSQL, one process", article.postgres and DAY * article.postgres / article.entries),
    ]
    rows = sorted((most, name) for name, most in found if most)
    said = [(name, f"{most / 1e6:,.2f} million", f"{most / plan.articles:,.1f}") for most, name in rows]
    yield from table(("part", "articles a day at most", f"times {plan.articles:,}"), said)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Markdown."""
    yield f"| {' | '.join(head)} |".replace("|  |", "| |")
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _said(value: float | None, form: str) -> str:
    if value is None:
        return "not measured"
    return f"under {form.format(1)}" if value < 1 else form.format(value)
