"""Reports of invented events, and what a window makes of them."""

from collections.abc import Callable, Sequence

import pytest

from summarizer.document import Document
from summarizer.flow import summarize_by_rules
from summarizer.schemas.summary import Summary
from summarizer.stories.events import Window, traits_of

Briefly = Callable[..., Summary]
Group = Callable[..., list[list[int]]]


@pytest.fixture
def briefly() -> Briefly:
    """The brief of a text by rules; keywords are what is known of it."""

    def made(text: str, **known: str) -> Summary:
        return summarize_by_rules(Document.from_text(text, **known))

    return made


@pytest.fixture
def group() -> Group:
    """The places of summaries, from 0, event by event."""

    def grouped(summaries: Sequence[Summary], window: int = 100) -> list[list[int]]:
        desk = Window(window)
        events = [event for n, summary in enumerate(summaries) if (event := desk.add(n, traits_of(summary)))]
        return [event.documents for event in (*events, *desk.close())]

    return grouped


@pytest.fixture
def blaze(briefly: Briefly) -> list[Summary]:
    """A fire as two outlets tell it, a second fire in that town a week later, and something else."""
    return [
        briefly(
            "A fire tore through the Orlen paper mill in Vastrup on Monday night and killed three workers, the police"
            " said. About 140 people were on the late shift. Fire chief Brita Holm said the blaze began in a drying"
            " hall and took 9 hours to put out. The mill belongs to Skovly Paper.",
            title="Three die in fire at Vastrup paper mill",
            outlet="The Vastrup Mail",
            published="2024-10-08T07:00:00",
        ),
        briefly(
            "Skovly Paper has halted its plant at Vastrup after flames gutted a drying hall on Monday night. Three"
            " employees lost their lives, and Brita Holm, who led 60 firefighters, said crews fought it for 9 hours."
            " Some 140 people had been at work in the Orlen mill.",
            title="Skovly halts mill after deadly blaze",
            outlet="Nordic Business Wire",
            published="2024-10-08T10:30:00",
        ),
        briefly(
            "A fire destroyed a boat shed in Vastrup harbour on Tuesday night. Nobody was hurt, the police said. Fire"
            " chief Brita Holm put the damage at 2.4 million kroner; 11 sailing boats burned. The shed belongs to the"
            " town's rowing club, which had insured it.",
            title="Boat shed burns down in Vastrup",
            outlet="The Vastrup Mail",
            published="2024-10-16T07:00:00",
        ),
        briefly(
            "The central bank of Norland kept its key rate at 3.75 percent on Tuesday. Governor Paul Ekberg said that"
            " inflation, at 2.9 percent in September, was falling as the bank had forecast.",
            title="Norland holds rates at 3.75 percent",
            outlet="Nordic Business Wire",
            published="2024-10-08T14:00:00",
        ),
    ]
