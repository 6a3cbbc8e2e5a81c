"""Which documents of a stream are put to one event."""

import random
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.schemas.summary import Summary
from summarizer.stories.events import Traits, Window, traits_of
from summarizer.stories.events.likeness import Likeness, days_of

Group = Callable[..., list[list[int]]]


def test_one_event_in_other_words_is_found_and_a_second_of_its_kind_is_kept_apart(
    blaze: list[Summary], group: Group
) -> None:
    assert group(blaze) == [[0, 1], [2], [3]]


def test_the_order_of_coming_changes_nothing(blaze: list[Summary], group: Group) -> None:
    for order in permutations(range(4)):
        found = group([blaze[place] for place in order])
        assert sorted(sorted(order[n] for n in event) for event in found) == [[0, 1], [2], [3]]


def test_the_sentences_that_a_brief_cites_are_enough(blaze: list[Summary], group: Group) -> None:
    assert group([summary.without_text() for summary in blaze]) == [[0, 1], [2], [3]]


def test_a_document_that_has_left_the_window_is_compared_no_more(blaze: list[Summary], group: Group) -> None:
    first, second, shed, rates = blaze
    assert [0, 3] in group([first, shed, rates, second], window=4)
    assert group([first, shed, rates, second], window=2) == [[0], [1], [2], [3]]


def test_an_event_is_handed_out_once_its_last_document_has_left(blaze: list[Summary]) -> None:
    first, second, shed, rates = map(traits_of, blaze)
    window = Window(2)
    assert [window.add(0, first), window.add(1, second), window.add(2, shed)] == [None, None, None]
    over = window.add(3, rates)
    assert over is not None
    assert over.documents == [0, 1]
    assert [event.documents for event in window.close()] == [[2], [3]]


def test_a_window_that_was_closed_is_empty(blaze: list[Summary]) -> None:
    traits = traits_of(blaze[0])
    window = Window(10)
    window.add(0, traits)
    assert len(list(window.close())) == 1
    window.add(1, traits)
    assert [event.documents for event in window.close()] == [[1]]


def test_two_events_become_one_where_a_document_tells_both(briefly: Any, group: Group) -> None:
    """Each alone has little of the other: the third report has the words of both."""
    school = briefly(
        "Lessons at Hallow Road school in Pellby were broken off on Friday after a gas leak. Head teacher Una Marsh led"
        " 412 pupils to the sports ground.",
        title="Pellby pupils led out of school",
        published="2024-05-03T12:00:00",
    )
    pipe = briefly(
        "An excavator of Tarn Cables struck a pipe in Pellby on Friday. Engineer Colm Reddy of the network firm Gasnet"
        " shut the valve within 35 minutes.",
        title="Digger hits pipe",
        published="2024-05-03T12:30:00",
    )
    both = briefly(
        "An excavator of Tarn Cables struck a gas pipe beside Hallow Road school in Pellby on Friday, and head teacher"
        " Una Marsh led 412 pupils out. Colm Reddy of Gasnet said the valve was shut within 35 minutes.",
        title="Digger hits gas pipe beside Pellby school",
        published="2024-05-03T15:00:00",
    )
    assert group([school, pipe]) == [[0], [1]]
    assert group([school, pipe, both]) == [[0, 1, 2]]


def test_results_of_one_template_are_two_events(briefly: Any, group: Group) -> None:
    def results(company: str, chief: str, sales: str, profit: str) -> Summary:
        summary: Summary = briefly(
            f"{company} reported sales of {sales} million euros for the third quarter on Thursday, and a net profit of"
            f" {profit} million. Chief executive {chief} said demand had been good in all regions, and kept the"
            " forecast for the year. The shares rose in early trading.",
            title=f"{company} reports higher quarterly sales",
            published="2024-11-07T08:00:00",
        )
        return summary

    companies = [
        ("Brandt Pumps", "Ilse Kern", "412.5", "38.1"),
        ("Ostara Glass", "Pia Lund", "87.3", "6.4"),
        ("Velmo Foods", "Tomas Reik", "1,250", "97"),
    ]
    assert group([results(*company) for company in companies]) == [[0], [1], [2]]


def test_two_votes_of_one_town_on_one_day_are_two_events(briefly: Any, group: Group) -> None:
    reports = [
        briefly(
            "LOWICK (Tarn Press) — Ena Brook was elected mayor of Lowick on Sunday with 52.3 percent of the vote, 412"
            " votes ahead of Jo Tarrant. She takes office on 1 July with a budget of 88 million.",
            title="Brook elected mayor of Lowick",
            outlet="Tarn Press",
            published="2024-05-06T06:00:00",
        ),
        briefly(
            "LOWICK (Tarn Press) — Voters in Lowick rejected a new quarry on Sunday by 64 percent to 36. The company"
            " Orrin Stone had promised 145 jobs. It will look elsewhere, director Paul Ekberg said.",
            title="Lowick says no to quarry",
            outlet="Tarn Press",
            published="2024-05-06T06:20:00",
        ),
        briefly(
            "Ena Brook, a vet, is to be mayor of Lowick. She beat Jo Tarrant by 412 votes on Sunday, with 52.3 percent,"
            " and wants to open the pool again.",
            title="The vet who won the town hall",
            outlet="The Lowick Post",
            published="2024-05-06T09:00:00",
        ),
    ]
    for order in permutations(range(3)):
        found = group([reports[place] for place in order])
        assert sorted(sorted(order[n] for n in event) for event in found) == [[0, 2], [1]]


def test_a_round_up_of_two_events_is_part_of_neither(blaze: list[Summary], briefly: Any, group: Group) -> None:
    fire, rates = blaze[0], blaze[3]
    both = briefly(
        "Three workers were killed in a fire at the Orlen paper mill in Vastrup on Monday night, fire chief Brita Holm"
        " said. The central bank of Norland kept its key rate at 3.75 percent; governor Paul Ekberg said inflation, at"
        " 2.9 percent, was falling.",
        title="Fire at Vastrup paper mill; Norland holds rates",
        outlet="The Evening Wire",
        published="2024-10-08T18:00:00",
    )
    assert group([fire, rates, both]) == [[0], [1], [2]]


def test_a_preview_is_not_the_match(briefly: Any, group: Group) -> None:
    preview = briefly(
        "Rovers will meet Lowick in the cup final on Saturday. Coach Ena Brook has no injured players; captain Jo"
        " Tarrant returns. Lowick have lost none of their last 14 matches.",
        title="Rovers ready for Lowick",
        published="2024-05-22T09:00:00",
    )
    report = briefly(
        "Rovers beat Lowick 2-1 in the cup final on Saturday. Jo Tarrant scored both goals before 31,200 spectators."
        " Coach Ena Brook called it the best day of her life.",
        title="Tarrant wins the cup for Rovers",
        published="2024-05-26T09:00:00",
    )
    assert group([preview, report]) == [[0], [1]]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ((10, 10, {10}), (11, 10, {10}), "same"),
        ((10, 10, {10}), (11, 11, {10, 11}), "known"),
        ((10, 10, {10}), (11, 11, {11}), "near"),
        ((10, 6, {6}), (11, 9, {9}), "other"),
        ((10, 10, {10}), (13, 13, {10, 13}), "own"),
        ((10, 12, {12}), (13, 12, {12}), "ahead"),
        ((10, None, set()), (10, 10, {10}), "none"),
        ((None, None, set()), (10, 10, {10}), "none"),
    ],
)
def test_what_the_days_tell(one: Any, other: Any, days: str) -> None:
    a, b = (Traits({}, {}, {}, day, told, frozenset(named)) for day, told, named in (one, other))
    assert days_of(a, b) == days
    assert days_of(b, a) == days


def weights(*keys: str) -> st.SearchStrategy[dict[str, int]]:
    return st.dictionaries(st.sampled_from(keys), st.integers(1, 8), max_size=6)


traits = st.builds(
    Traits,
    weights(*"abcdefgh"),
    weights(*"abcdefgh"),
    weights("0", "3", "14", "2.53", "-7", "1.2e+09", "4100"),
    st.none() | st.integers(1, 3),
    st.none() | st.integers(1, 3),
    st.frozensets(st.integers(1, 3)),
)


@given(st.lists(traits, max_size=25), st.integers(1, 8))
@settings(max_examples=60)
def test_each_document_is_in_one_event_whatever_comes(stream: list[Traits], size: int) -> None:
    window = Window(size)
    events = [event for n, one in enumerate(stream) if (event := window.add(n, one))]
    events += window.close()
    assert sorted(n for event in events for n in event.documents) == list(range(len(stream)))


@given(traits, traits)
def test_likeness_goes_both_ways(one: Traits, other: Traits) -> None:
    likeness = Likeness()
    likeness.add(0, one)
    likeness.add(1, other)
    a, b = likeness.weighed(one), likeness.weighed(other)
    assert likeness.score(a, b) == pytest.approx(likeness.score(b, a))


def test_ten_thousand_copies_are_one_event_and_no_more_work_each(blaze: list[Summary]) -> None:
    """Counted in comparisons, since no test may depend on the clock."""
    one = traits_of(blaze[0])
    window = Window(1_000)
    compared = 0
    score = window.likeness.score

    def counting(*pair: Any) -> float:
        nonlocal compared
        compared += 1
        return score(*pair)

    window.likeness.score = counting  # type: ignore[assignment,method-assign]  # counted on the way through
    over = [event for n in range(10_000) if (event := window.add(n, one))]
    assert not over
    assert compared <= 10_000 * 25
    (event,) = window.close()
    assert event.documents == list(range(10_000))


def test_nothing_is_left_of_documents_that_have_left() -> None:
    window = Window(50)
    chance = random.Random(1)  # noqa: S311 - no secret
    for n in range(2_000):
        names = {f"name{chance.randrange(300)}": 1.0 for _ in range(5)}
        window.add(n, Traits(names, {f"word{n}": 1}, {}, n // 40, None, frozenset()))
    assert window.likeness.size <= 50 * 6
