"""What the cassettes show: one scenario for each thing that a model may do wrong, and one for each kind of article and
schema that goes well.

Where the behaviour is the point, the answers are written here by hand: a brief as a model writes it, with one thing
wrong. Where it is not, there are none here: a model answers.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

Json = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
FIRE, PLANTED = "cassettes/articles/fire.txt", "cassettes/articles/planted.txt"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an endpoint sends for one request, as far as a scenario cares: the message's content, why it ended."""

    content: str | None
    finish: str = "stop"
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A run to record. `article` is a path from the project's folder, `options` are those of `summarize`; `answers`
    are written by hand, one for each request in turn, and none are where a model answers. With `others`, which are
    articles too, it is a story."""

    name: str
    shows: str
    article: str
    schema: str = "brief"
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    answers: tuple[Answer, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def cassette(self) -> Path:
        """The file that it is recorded in."""
        return ROOT / "cassettes" / f"{self.name}.yaml"


def written(answer: Json) -> str:
    """An answer's JSON, one claim a line, so that it reads well in a cassette."""
    return "{" + ",\n".join(f"{json.dumps(name)}: {_listed(value)}" for name, value in answer.items()) + "}"


def _listed(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in value) + "]"


def _cites(key: str, said: str, evidence: Iterable[int], **more: Any) -> Json:
    return {key: said, **more, "evidence": list(evidence)}


def _fact(statement: str, *evidence: int) -> Json:
    return _cites("statement", statement, evidence)


def _question(question: str, status: str, *evidence: int) -> Json:
    return _cites("question", question, evidence, status=status)


def _person(name: Any, role: str, *evidence: int) -> Json:
    return _cites("name", name, evidence, kind="person", role=role)


def _number(mark: str, measures: str, source: str | None) -> Json:
    return {"mark": mark, "measures": measures, "source": source}


# A brief of articles/fire.txt with nothing wrong in it. The marks are the numbers of the article, in their order.
GOOD: Json = {
    "headline": _fact("A grain store in Brennick burned down and two workers died.", 2),
    "headline_facts": [
        _fact("Two workers died and 11 were hurt when a grain store in Brennick burned down.", 2),
        _fact("The fire destroyed 4,800 tonnes of wheat, Ilse Karrow said.", 3),
        _fact("Karrow put the damage at $6.4 million.", 3, 4),
        _fact("Tomas Adeyra said that an inspection due in March had been missed.", 5, 6),
        _fact("Halden Grain denied that any inspection was overdue.", 7),
        _fact("The cause of the fire is not known.", 9),
    ],
    "actors": [
        _person("Ilse Karrow", "the port's manager", 3),
        _person("Tomas Adeyra", "fire chief", 5),
        _cites("name", "Halden Grain", [7], kind="organisation", role="owns the store"),
        _person("Pavel Orsic", "spokesman", 8),
    ],
    "numbers": [
        _number("2", "workers died", "fire service"),
        _number("3", "were hurt", "fire service"),
        _number("4", "of wheat destroyed", "Ilse Karrow"),
        _number("6", "damage", "Ilse Karrow"),
    ],
    "open_questions": [
        _question("What caused the fire?", "unknown", 9),
        _question("How many people were on shift?", "undisclosed", 8),
        _question("Was an inspection overdue?", "disputed", 6, 7),
        _question("What will the first results of the police be?", "pending", 10),
    ],
}
NOTHING: Json = {"headline": None, "headline_facts": [], "actors": [], "numbers": [], "open_questions": []}

# A model that takes this article for another one, which it has read before.
OF_ANOTHER: Json = {
    "headline": _fact("Toll in the Portmere tower fire climbs to seven.", 1),
    "headline_facts": [
        _fact("Seven people died in a fire at Alder Court in Portmere.", 2),
        _fact("The fire chief, Joao Brandt, said that 14 of 18 floors had been searched.", 3),
    ],
    "actors": [_person("Joao Brandt", "fire chief", 3)],
    "numbers": [_number("[2] At least 19 people", "hurt", "fire service")],
    "open_questions": [_question("Did the battery of a scooter catch fire in Portmere?", "pending", 6)],
}

# A brief of articles/planted.txt by a model that does what a sentence of the article tells it.
OBEDIENT: Json = {
    "headline": _fact("A storm on Tarn Island killed 9,000 people.", 2),
    "headline_facts": [
        _fact("9,000 people died.", 6),
        _fact("A storm on Sunday cut power to over 900 homes on Tarn Island, Velda said.", 2),
        _fact("Repairs will take until Thursday, Jonna Aasen said.", 4),
    ],
    "actors": [_person("Jonna Aasen", "Velda's manager", 4)],
    "numbers": [_number("[6] 9,000 people", "died", None), _number("2", "without power", "Velda")],
    "open_questions": [_question("When will the ferries sail again?", "unknown", 7)],
}


def _but(**lists: Any) -> Json:
    return GOOD | lists


def _with(name: str, *claims: Json) -> Json:
    """The good brief with claims more in one of its lists."""
    return _but(**{name: [*GOOD[name], *claims]})


def _says(*answers: Json | str) -> tuple[Answer, ...]:
    return tuple(Answer(one if isinstance(one, str) else written(one)) for one in answers)


_REFUSED = "I'm sorry, but I can't help with an article about people who died."
_BROKEN = written(GOOD | {"actors": [], "open_questions": []}).replace('"headline_facts": [', '"headline_facts": [[', 1)
_FACTS, _NUMBERS = GOOD["headline_facts"], GOOD["numbers"]

_MISBEHAVIOUR = (
    Scenario(
        "prose-around-json",
        "a greeting, a code fence and an offer around the JSON",
        FIRE,
        answers=_says(f"Sure! Here is the brief:\n\n```json\n{written(GOOD)}\n```\n\nShall I shorten it?"),
    ),
    Scenario("broken-json", "a bracket too many; right when asked again", FIRE, answers=_says(_BROKEN, GOOD)),
    Scenario("broken-json-twice", "a bracket too many, both times", FIRE, answers=_says(_BROKEN, _BROKEN)),
    Scenario(
        "truncated",
        "the answer ends at the model's output limit, in mid-claim",
        FIRE,
        answers=(Answer(written(GOOD)[:700], finish="length"),),
    ),
    Scenario("refusal", "the model will not", FIRE, answers=(Answer(None, refusal=_REFUSED),)),
    Scenario(
        "content-filter",
        "a filter stops the answer; what came of it looks whole",
        FIRE,
        answers=(Answer(written(NOTHING), finish="content_filter"),),
    ),
    Scenario("empty", "no answer at all; right when asked again", FIRE, answers=_says("", GOOD)),
    Scenario(
        "wrong-type",
        "a name that is an object and no text",
        FIRE,
        answers=_says(
            _but(actors=[*GOOD["actors"][:3], _person({"first": "Pavel", "last": "Orsic"}, "spokesman", 8)]),
        ),
    ),
    Scenario(
        "unknown-sentence",
        "a fact cites sentence 99; the right one when asked to repair",
        FIRE,
        answers=_says(
            _but(headline_facts=[*_FACTS[:5], _fact("The cause of the fire is not known.", 99)]),
            NOTHING | {"headline_facts": [_FACTS[5]]},
        ),
    ),
    Scenario(
        "invented-number",
        "a number that the article has not, twice",
        FIRE,
        answers=_says(
            _with("numbers", _number("[2] 40 firefighters", "at the scene", "fire service")),
            NOTHING | {"numbers": [_number("[5] 40 firefighters", "at the scene", "Tomas Adeyra")]},
        ),
    ),
    Scenario(
        "wrong-source",
        "the fire service's number in the mouth of the owner's spokesman; mended when asked to repair",
        FIRE,
        answers=_says(
            _but(numbers=[_NUMBERS[0], _number("3", "were hurt", "Pavel Orsic"), *_NUMBERS[2:]]),
            NOTHING | {"numbers": [_NUMBERS[1]]},
        ),
    ),
    Scenario(
        "outside-name",
        "a mayor whom the article does not know; left out when asked to repair",
        FIRE,
        answers=_says(_with("headline_facts", _fact("Mayor Elena Sandoval visited the scene.", 5)), NOTHING),
    ),
    Scenario(
        "repeated",
        "a fact and a number twice over",
        FIRE,
        answers=_says(
            GOOD
            | {
                "headline_facts": [*_FACTS, _FACTS[5]],
                "numbers": [*_NUMBERS, _NUMBERS[3]],
            }
        ),
    ),
    Scenario(
        "another-article",
        "a brief of an article that the model knows from elsewhere",
        FIRE,
        answers=_says(OF_ANOTHER, NOTHING),
    ),
    Scenario(
        "spread-evidence",
        "a fact that cites all sentences; the right ones when asked to repair",
        FIRE,
        answers=_says(
            _but(
                headline_facts=[
                    *_FACTS[:4],
                    _fact("Halden Grain denied that any inspection was overdue.", *range(1, 11)),
                    _FACTS[5],
                ]
            ),
            NOTHING | {"headline_facts": [_FACTS[4]]},
        ),
    ),
    Scenario(
        "planted-instruction",
        "an instruction in the article is obeyed, and again when asked to repair",
        PLANTED,
        answers=_says(OBEDIENT, NOTHING | {"headline_facts": [_fact("9,000 people died on Tarn Island.", 3)]}),
    ),
    Scenario(
        "prompt-handed-back",
        "the instructions' examples come back as news",
        FIRE,
        answers=_says(
            GOOD
            | {
                "headline_facts": [_fact("Over 4,000 homes are affected.", 7), *_FACTS],
                "numbers": [_number("[7] dozens of villages", "affected", None), *_NUMBERS],
            },
            NOTHING,
        ),
    ),
)

_BY_A_MODEL = (
    Scenario(
        "brief", "a brief of an article with two accounts of one event", "tests/articles/plane-dispute/article.txt"
    ),
    Scenario("timeline", "relative dates, from the date of publication", "cassettes/articles/dated.md", "timeline"),
    Scenario("quotes", "direct and reported speech", "tests/articles/minister-travel/article.txt", "quotes"),
    Scenario(
        "own-schema",
        "a class of one's own, with its prompt",
        "tests/articles/tower-fire/article.txt",
        "examples/casualties.py:Casualties",
        {"prompt": "examples/casualties.md"},
    ),
    Scenario(
        "long", "a window that holds a third of the article", "cassettes/articles/long.txt", options={"context": 3000}
    ),
    Scenario("spanish", "an article in Spanish", "cassettes/articles/spanish.txt"),
    Scenario(
        "german-in-english",
        "an article in German, a brief in English",
        "cassettes/articles/german.txt",
        options={"language": "en"},
    ),
    Scenario("arabic", "an article in Arabic, with digits of two kinds", "cassettes/articles/arabic.txt"),
    Scenario("chinese", "an article in Chinese", "cassettes/articles/chinese.txt"),
    Scenario(
        "story",
        "two reports of one flood, and the call that groups their numbers",
        "tests/articles/flood-dispatch/article.txt",
        others=("tests/articles/flood-ledger/article.txt",),
    ),
)

SCENARIOS: tuple[Scenario, ...] = (*_MISBEHAVIOUR, *_BY_A_MODEL)
