"""What is learned from an endpoint's refusals."""

import httpx2
import openai
import pytest

from summarizer.engines.llm.endpoint import Endpoint
from summarizer.engines.llm.manners import Manner, Manners


def refused(message: str, status: int = 400, param: str | None = None) -> openai.APIStatusError:
    response = httpx2.Response(status, request=httpx2.Request("POST", "http://localhost/v1"))
    return openai.APIStatusError(message, response=response, body={"param": param})


@pytest.mark.parametrize(
    ("error", "sent", "after"),
    [
        (
            refused("Unsupported value", param="temperature"),
            Manner("json_schema"),
            Manner("json_schema", frozenset({"temperature"})),
        ),
        (refused("no seed here"), Manner("tools"), Manner("json_schema", frozenset({"seed"}))),
        (refused("response_format is unknown"), Manner("json_schema"), Manner("tools")),
        (refused("tools are unknown", 422), Manner("tools"), Manner("json")),
        (refused("strict"), Manner("json_schema"), Manner("tools")),
    ],
)
def test_another_manner_is_learned(error: openai.APIStatusError, sent: Manner, after: Manner) -> None:
    manners = Manners()
    assert manners.learn(error, sent, auto=True)
    assert manners.next(Endpoint()) == after


@pytest.mark.parametrize(
    ("error", "sent", "auto"),
    [
        (refused("Bad things"), Manner("json_schema"), True),
        (refused("temperature", 500), Manner("json_schema"), True),
        (refused("temperature"), Manner("json_schema", frozenset({"temperature"})), True),
        (refused("response_format is unknown"), Manner("json_schema"), False),
        (refused("schema"), Manner("json"), True),
    ],
)
def test_nothing_is_learned(error: openai.APIStatusError, sent: Manner, auto: bool) -> None:
    manners = Manners()
    assert not manners.learn(error, sent, auto=auto)
    assert manners == Manners()


def test_calls_that_were_sent_before_it_was_learned_are_sent_again_too() -> None:
    manners, sent = Manners(), Manner("json_schema")
    for _ in range(3):
        assert manners.learn(refused("temperature"), sent, auto=True)
    for _ in range(3):
        assert manners.learn(refused("json_schema"), sent, auto=True)
    assert manners.learn(refused("tools"), Manner("tools", frozenset({"temperature"})), auto=True)
    assert manners.learn(refused("json_schema"), sent, auto=True)
    assert manners.next(Endpoint()) == Manner("json", frozenset({"temperature"}))
