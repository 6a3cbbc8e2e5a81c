"""Stories: one event as several outlets tell it, made of their summaries. Pure, but for the model that may group.

`story_of` takes finished summaries (with the schema brief, and with their texts) and holds them against each other:
which numbers are one quantity and whether they agree, whom they go back to, what one leaves open and another answers.
It asserts nothing of its own: every statement is one document's grounded claim. `stories_in` finds in a stream of
summaries those that tell one event.
"""

from summarizer.stories.feed import FeedStories, Tally, stories_in
from summarizer.stories.making import Made, read_story, story_by_rules, too_few
from summarizer.stories.story import story_of

__all__ = [
    "FeedStories",
    "Made",
    "Tally",
    "read_story",
    "stories_in",
    "story_by_rules",
    "story_of",
    "too_few",
]
