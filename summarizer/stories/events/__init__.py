"""Events: which documents of a stream tell one thing. Pure; what is kept is bounded by the window.

`traits_of` says what a document is compared by, and `Window` takes the documents one by one and hands out the events.
"""

from summarizer.stories.events.traits import Traits, traits_of
from summarizer.stories.events.window import WINDOW, Event, Window

__all__ = ["WINDOW", "Event", "Traits", "Window", "traits_of"]
