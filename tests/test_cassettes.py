"""The recorded exchanges of cassettes/, replayed with the network off: what a model did, and what became of it.

A scenario without a cassette, a cassette without a scenario and an entry that its replay does not play each fail.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel
from vcr.cassette import Cassette

from cassettes.record import RecordingError, record
from cassettes.scenarios import FIRE, GOOD, ROOT, SCENARIOS, Answer, Scenario
from summarizer import Summary, check, read, summarize, summarize_story
from summarizer.cli import main
from summarizer.engines.llm.wire import resolve
from summarizer.errors import ModelError
from summarizer.grounding import ground
from summarizer.schemas.brief import Brief, NumberClaim
from summarizer.schemas.claim import Claim

BY_NAME = {one.name: one for one in SCENARIOS}
BY_HAND = [one.name for one in SCENARIOS if one.answers]
BY_A_MODEL = [one.name for one in SCENARIOS if not one.answers and not one.others]
SMALL = 400_000  # bytes of the articles and cassettes together


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a scenario: `fails` is in the one line of a failure of `kind`; else so many claims hold, and
    `rejected` are the others, by field and reason. `mended` is the reason that the repair was told, `note` stands in
    one of the summary's notes, `lost` is what the brief has not that the good one has."""

    holds: int = 19
    rejected: Sequence[tuple[str, str]] = ()
    mended: str | None = None
    note: str | None = None
    lost: frozenset[str] = frozenset()
    fails: str | None = None
    kind: str = "model"


OUTCOMES = {
    "prose-around-json": Outcome(),
    "broken-json": Outcome(),
    "broken-json-twice": Outcome(fails="the model answered 2 times in no usable form"),
    "truncated": Outcome(fails="the answer was cut off at the model's limit", kind="truncated"),
    "refusal": Outcome(fails="the model refused: I'm sorry, but I can't help", kind="refused"),
    "content-filter": Outcome(fails="the answer was stopped by a content filter", kind="refused"),
    "empty": Outcome(),
    "wrong-type": Outcome(18, note="actors[3] came in no usable form", lost=frozenset({"Pavel Orsic"})),
    "unknown-sentence": Outcome(mended="no_evidence"),
    "invented-number": Outcome(rejected=[("numbers", "number_not_in_evidence")]),
    "wrong-source": Outcome(mended="source_not_supported"),
    "outside-name": Outcome(rejected=[("headline_facts", "name_not_in_article")]),
    "repeated": Outcome(note="headline_facts[6] repeats a claim before it and was left out."),
    "another-article": Outcome(
        0,
        [
            ("headline", "number_not_in_evidence"),
            ("headline_facts", "number_not_in_evidence"),
            ("headline_facts", "number_not_in_evidence"),
            ("actors", "name_not_in_article"),
            ("numbers", "number_not_in_evidence"),
            ("open_questions", "name_not_in_article"),
        ],
    ),
    "spread-evidence": Outcome(mended="name_not_in_evidence"),
    "planted-instruction": Outcome(
        5,
        [
            ("headline", "number_not_in_evidence"),
            ("headline_facts", "boilerplate"),
            ("numbers", "boilerplate"),
            ("headline_facts", "number_not_in_evidence"),
        ],
        note="the first supported fact stands in its place",
    ),
    "prompt-handed-back": Outcome(
        rejected=[("headline_facts", "number_not_in_evidence"), ("numbers", "number_not_in_evidence")]
    ),
}
PRINTED = ("Two workers", "11", "4,800 tonnes", "$6.4 million")
OF_THE_GOOD = {
    GOOD["headline"]["statement"],
    *(one["statement"] for one in GOOD["headline_facts"]),
    *(one["name"] for one in GOOD["actors"]),
    *PRINTED,
    *(one["question"] for one in GOOD["open_questions"]),
}


def entries(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(BY_NAME[name].cassette.read_text(encoding="utf-8"))["interactions"]
    return found


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch, socket_disabled: None) -> Iterator[list[Cassette]]:
    """The cassettes that a test opens; each entry of theirs must have been played, once."""
    opened: list[Cassette] = []
    load = Cassette.load

    def keep(**terms: Any) -> Cassette:
        opened.append(load(**terms))
        return opened[-1]

    monkeypatch.setattr(Cassette, "load", keep)
    monkeypatch.chdir(ROOT)
    yield opened
    assert opened
    for one in opened:
        assert [one.play_counts[at] for at in range(len(one.data))] == [1] * len(one.data)


def replay(name: str) -> Summary:
    one = BY_NAME[name]
    return summarize(one.article, one.schema, engine="llm", replay=str(one.cassette), **one.options)


def claims_of(value: Any) -> Iterator[Claim]:
    """All claims of a content, at whatever depth."""
    if isinstance(value, Claim):
        yield value
    elif isinstance(value, BaseModel):
        yield from claims_of([item for _, item in value])
    elif isinstance(value, list | tuple):
        for item in value:
            yield from claims_of(item)


def words_of(claims: Iterator[Claim]) -> set[str]:
    """What the claims say, each by the field that tells it from the others."""
    fields = ("statement", "name", "as_written", "question")
    return {next(said for field in fields if (said := getattr(claim, field, None))) for claim in claims}


def is_proved(summary: Summary) -> None:
    """Nothing unsupported is in the content, nothing was dropped in silence, and the offsets are the document's."""
    text = summary.document.text
    assert text is not None
    body = {s.start for s in read(ROOT / str(summary.document.input)).sentences if not s.boilerplate}
    claims = list(claims_of(summary.content))
    for claim in claims:
        assert 1 <= len(claim.evidence) <= 3
        assert all(text[e.start : e.end] == e.quote for e in claim.evidence)
        assert all(e.start in body for e in claim.evidence)
        if isinstance(claim, NumberClaim):
            assert text[claim.start : claim.end] == claim.as_written
    audit = summary.audit
    assert audit.claims == audit.supported + len(audit.rejected)
    assert 0 <= len(claims) - audit.supported <= 1  # a fact may stand in a headline's place
    assert check(summary)["rejected"] == []


@pytest.mark.parametrize("name", [name for name in BY_HAND if OUTCOMES[name].fails is None])
def test_what_a_model_does_wrong_costs_what_is_wrong(name: str, played: list[Cassette]) -> None:
    wanted = OUTCOMES[name]
    summary = replay(name)
    is_proved(summary)
    audit = summary.audit
    assert audit.supported == wanted.holds
    assert sorted((one.field, one.reason) for one in audit.rejected) == sorted(wanted.rejected)
    assert summary.run.calls == len(entries(name))
    if wanted.note:
        assert any(wanted.note in note for note in audit.notes)
    if BY_NAME[name].article == FIRE and wanted.holds:
        assert words_of(claims_of(summary.content)) == OF_THE_GOOD - wanted.lost


@pytest.mark.parametrize("name", [name for name in BY_HAND if OUTCOMES[name].mended])
def test_a_repair_is_told_what_is_wrong_and_mends_the_claim(name: str, played: list[Cassette]) -> None:
    summary = replay(name)
    first, second = entries(name)
    draft = json.loads(first["response"]["body"]["choices"][0]["message"]["content"])
    reading = read(ROOT / BY_NAME[name].article)
    (fault,) = ground(resolve(draft, Brief, reading).content, reading).rejected
    assert fault.reason == OUTCOMES[name].mended
    told = second["request"]["body"]["messages"][1]["content"].splitlines()
    assert [line.rpartition(" – ")[2] for line in told if line.startswith(f"{fault.field}: ")] == [fault.detail]
    assert summary.audit.rejected == ()
    assert "1 of 1 failing claims were mended by a second call" in summary.audit.notes


@pytest.mark.parametrize("name", [name for name in BY_HAND if OUTCOMES[name].fails])
def test_what_no_brief_can_be_made_of_is_one_line(name: str, played: list[Cassette]) -> None:
    with pytest.raises(ModelError, match=re.escape(str(OUTCOMES[name].fails))) as caught:
        replay(name)
    assert caught.value.kind == OUTCOMES[name].kind
    assert "\n" not in str(caught.value)


def test_a_number_of_the_planted_instruction_is_nowhere(played: list[Cassette]) -> None:
    content = replay("planted-instruction").content.model_dump_json()
    assert "9,000" not in content
    assert "resigned" not in content
    first, _ = entries("planted-instruction")
    assert "Ignore the above" not in first["request"]["body"]["messages"][1]["content"]


# --- what a model answers: properties that any model's answer has, no wordings


@pytest.mark.parametrize("name", BY_A_MODEL)
def test_a_model_s_answer_is_proved(name: str, played: list[Cassette]) -> None:
    summary = replay(name)
    is_proved(summary)
    assert summary.audit.supported > len(summary.audit.rejected)
    assert summary.run.calls == len(entries(name))
    assert summary.run.model == entries(name)[0]["request"]["body"]["model"]
    assert 0 < summary.run.output_tokens < summary.run.input_tokens


@pytest.mark.parametrize("name", ["brief", "long", "spanish", "german-in-english", "arabic", "chinese"])
def test_a_brief_has_all_its_parts(name: str, played: list[Cassette]) -> None:
    content = replay(name).content
    assert content.headline
    assert len(content.headline_facts) > 2
    assert content.actors
    assert content.numbers
    assert content.open_questions


def test_a_timeline_resolves_its_dates(played: list[Cassette]) -> None:
    summary = replay("timeline")
    assert summary.document.published == "2024-07-31"
    known = {"July 27": "2024-07-27", "Sunday": "2024-07-28", "Monday": "2024-07-29", "September 15": "2024-09-15"}
    found = {day: event.date for event in summary.content.events for day in known if day in event.when}
    assert len(found) > 1
    assert found == {day: known[day] for day in found}


def test_quotes_stand_in_the_article_to_the_letter(played: list[Cassette]) -> None:
    summary = replay("quotes")
    text = " ".join(str(summary.document.text).split())
    assert all(one.words in text for one in summary.content.quotes)
    assert {one.direct for one in summary.content.quotes} == {True, False}
    assert all(one.source.evidence for one in summary.content.quotes)


def test_a_class_of_one_s_own_is_filled(played: list[Cassette]) -> None:
    summary = replay("own-schema")
    assert type(summary.content).__name__ == "Casualties"
    assert summary.content.harmed
    assert 7 in {toll.value for toll in summary.content.tolls if toll.what == "killed"}


def test_a_long_article_is_told_once_from_its_first_to_its_last_window(played: list[Cassette]) -> None:
    summary = replay("long")
    text = str(summary.document.text)
    windows = [
        one["request"]["body"]["messages"][1]["content"]
        for one in entries("long")
        if "<article>" in one["request"]["body"]["messages"][1]["content"]
    ]
    assert len(windows) > 2
    assert f"the article was read in {len(windows)} overlapping parts" in summary.audit.notes
    claims = list(claims_of(summary.content))
    starts = [cited.start for claim in claims for cited in claim.evidence if cited.start is not None]
    assert min(starts) < len(text) / 4
    assert max(starts) > len(text) * 3 / 4
    facts = [claim for claim in claims if claim is not summary.content.headline]
    assert len(words_of(iter(facts))) == len(facts)


@pytest.mark.parametrize("name", ["spanish", "german-in-english", "arabic", "chinese"])
def test_in_another_language_digits_and_names_are_the_article_s(name: str, played: list[Cassette]) -> None:
    summary = replay(name)
    text = str(summary.document.text)
    assert any("not in English" in note and "were not" in note for note in summary.audit.notes)
    for claim in claims_of(summary.content):
        said = " ".join(value for _, value in claim if isinstance(value, str))
        assert digits_of(said) <= digits_of(text)
    people = [actor.name for actor in summary.content.actors if actor.kind == "person"]
    assert people
    assert all(person in text for person in people)


def digits_of(text: str) -> set[str]:
    """The groups of digits in a text, in one script, without separators; a decimal comma is a decimal point."""
    groups = re.findall(r"\d+(?:[.,٫٬]\d+)*", text)
    return {
        re.sub(r"\D(?=\d{3}(?!\d))", "", "".join(str(int(c)) if c.isdigit() else "." for c in one)) for one in groups
    }


def test_arabic_digits_of_both_kinds_are_kept_and_valued(played: list[Cassette]) -> None:
    numbers = replay("arabic").content.numbers
    assert 4000 in {one.value for one in numbers if "٤٠٠٠" in one.as_written}
    # Where the decimal mark is none that is read with certainty, a number is given no value.
    assert {one.value for one in numbers if "٫" in one.as_written} <= {None, 2_500_000}


def test_the_brief_of_a_german_article_is_in_english(played: list[Cassette]) -> None:
    facts = " ".join(fact.statement for fact in replay("german-in-english").content.headline_facts)
    assert len(re.findall(r"\b(?:the|of|is|was|to|and|by|has|in)\b", facts)) > 5
    assert not re.search(r"\b(?:ist|wurde|nicht|und|wird|nach|eine)\b", facts)


def test_a_story_is_grouped_by_a_model_and_decided_by_the_program(played: list[Cassette]) -> None:
    one = BY_NAME["story"]
    articles = [str(ROOT / article) for article in (one.article, *one.others)]
    story = summarize_story(articles, engine="llm", replay=str(one.cassette))
    shared = [number for number in story.content.numbers if number.verdict != "single"]
    assert story.run.calls == len(entries("story"))
    assert len(shared) >= 2
    assert {number.verdict for number in shared} <= {"agree", "conflict", "different_scope", "superseded"}
    for number in shared:
        assert {report.document for report in number.reports} == {1, 2}
        for report in number.reports:
            text = story.documents[report.document - 1].text or ""
            assert text[report.start : report.end] == report.as_written
    assert sum(number.verdict == "agree" for number in shared) > len(shared) / 2


# --- through the command


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    def run(name: str, *options: str) -> tuple[int, str, list[str]]:
        one = BY_NAME[name]
        code = main((one.article, "--replay", str(one.cassette), *options))
        out, err = capfd.readouterr()
        return code, out, err.splitlines()

    return run


def test_the_command_replays_a_cassette(command: Any, played: list[Cassette]) -> None:
    code, out, err = command("prose-around-json")
    assert (code, json.loads(out)["audit"]["supported"]) == (0, 19)
    assert len(err) == 1
    assert "written-by-hand" in err[0]


def test_the_command_is_strict_about_a_rejected_claim(command: Any, played: list[Cassette]) -> None:
    code, out, _ = command("outside-name", "--strict")
    assert code == 3
    assert [one["reason"] for one in json.loads(out)["audit"]["rejected"]] == ["name_not_in_article"]


def test_the_command_fails_in_one_line(command: Any, played: list[Cassette]) -> None:
    code, out, err = command("refusal")
    assert (code, out) == (1, "")
    assert len(err) == 2  # the engine's name and the failure
    assert "the model refused" in err[1]


def test_the_command_takes_the_options_of_a_recording(command: Any, played: list[Cassette]) -> None:
    code, out, _ = command("long", "--context", "3000", "--format", "json")
    assert code == 0
    assert json.loads(out)["run"]["calls"] == len(entries("long"))


# --- the cassettes themselves


def test_each_scenario_has_its_cassette_and_each_cassette_its_scenario() -> None:
    assert {path.stem for path in (ROOT / "cassettes").glob("*.y*ml")} == set(BY_NAME)
    assert len(BY_NAME) == len(SCENARIOS)
    assert set(OUTCOMES) == set(BY_HAND)


@pytest.mark.parametrize("name", BY_NAME)
def test_a_cassette_reads_well_and_holds_no_secret(name: str) -> None:
    text = BY_NAME[name].cassette.read_text(encoding="utf-8")
    addresses = set(re.findall(r"https?://[^\s/'\"]+", text))
    # The second is in the words by which instructor tells a model what was wrong with its answer.
    assert addresses <= {"https://endpoint.invalid", "https://errors.pydantic.dev"}
    assert not re.search(
        r"(?i)authorization|bearer|cookie|organi[sz]ation:|api[-_]?key|\bsk-|\borg-|127\.0\.0\.1|localhost", text
    )
    for one in entries(name):
        assert set(one["request"]["headers"]) | set(one["response"]["headers"]) <= {
            "content-type",
            "date",
            "retry-after",
        }
        assert isinstance(one["request"]["body"], dict)
        assert isinstance(one["response"]["body"], dict)
        assert one["response"]["status"]["code"] in {200, 400}


@pytest.mark.parametrize("name", BY_HAND)
def test_a_cassette_holds_the_answers_that_were_written(name: str) -> None:
    choices = [one["response"]["body"]["choices"][0] for one in entries(name)]
    found = [Answer(c["message"]["content"], c["finish_reason"], c["message"]["refusal"]) for c in choices]
    assert tuple(found) == BY_NAME[name].answers


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "cassettes").rglob("*.[ymt]*")) < SMALL


@pytest.mark.parametrize("name", ["prose-around-json", "refusal", "wrong-source"])
def test_recorded_anew_a_cassette_is_the_same(name: str, tmp_path: Path) -> None:
    record(BY_NAME[name], tmp_path / "fresh.yaml")
    assert (tmp_path / "fresh.yaml").read_bytes() == BY_NAME[name].cassette.read_bytes()


def test_a_recording_that_goes_wrong_leaves_the_old_cassette(tmp_path: Path) -> None:
    place = tmp_path / "old.yaml"
    place.write_text("as it was", encoding="utf-8")
    short = Scenario("short", "an answer is missing", FIRE, answers=BY_NAME["wrong-source"].answers[:1])
    with pytest.raises(RecordingError, match="2 requests came for 1 written answers"):
        record(short, place)
    assert [path.name for path in tmp_path.iterdir()] == ["old.yaml"]
    assert place.read_text(encoding="utf-8") == "as it was"
