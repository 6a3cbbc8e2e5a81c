"""Questions that are not sent when they are asked, but laid aside for a provider's batch to answer."""

from typing import Any, Protocol


class DeferredError(Exception):
    """A question was laid aside, for a provider's batch to answer: whoever asked comes again later. It is no failure,
    and so no SummarizerError; it never leaves the package.

    `parcel` is the number of the parcel of calls that it went with; None where there was no room in one yet.
    """

    def __init__(self, parcel: int | None) -> None:
        super().__init__(parcel)
        self.parcel = parcel


class Outbox(Protocol):
    """Takes calls in the place of a transport."""

    async def lay_aside(self, key: str, body: dict[str, Any]) -> DeferredError:
        """Takes a call by its key and its body, once however often it is laid aside; returns what to raise. Raises
        ModelError where it is known that the call will not be answered."""
        ...
