"""Who and what is named: persons, organisations, agencies, states, places, each under its fullest name."""

from summarizer.reading.model import Name
from summarizer.reading.names.bodies import add_bodies
from summarizer.reading.names.clusters import Entity, cluster
from summarizer.reading.names.descriptions import add_descriptions
from summarizer.reading.names.mentions import Seen, find_mentions
from summarizer.reading.names.roles import role_after, role_before
from summarizer.reading.page import Page
from summarizer.reading.spans import Span

_DESCRIBED = 6  # a name is described at its first mentions


def find_names(page: Page, body: tuple[bool, ...]) -> tuple[Name, ...]:
    """One entry for each, in order of first mention; body[i] says whether sentence i (from 0) belongs to the article.

    Spans never overlap: a state inside "Peru's foreign ministry" is part of the ministry's span. A title is no part of
    a name ("President", "Mr."); where it says more than how to address somebody it is the role.
    """
    mentions = find_mentions(page, body)
    seen = add_bodies(page, body, mentions.seen)
    entities = cluster(page, seen, mentions.written, mentions.adjectives)
    names = [_name(page, entity) for entity in entities]
    return tuple(add_descriptions(page, body, names))


def _name(page: Page, entity: Entity) -> Name:
    text = page.text
    spans = [_span(page, mention) for mention in entity.mentions]
    forms = dict.fromkeys(_one_line(text[span.start : span.end]) for span in spans)
    fullest = max(entity.named, key=lambda mention: _fullness(page, mention))
    name = _one_line(text[slice(*_span(page, fullest))])
    aliases = tuple(form for form in forms if form != name)
    return Name(name, entity.kind or "other", tuple(spans), _role(page, entity), aliases)


def _span(page: Page, mention: Seen) -> Span:
    return Span(page.tokens[mention.first].start, page.tokens[mention.last].end)


def _one_line(words: str) -> str:
    """A line's end inside a name is a space."""
    return " ".join(words.split()) if "\n" in words or "  " in words else words


def _fullness(page: Page, mention: Seen) -> tuple[int, bool, int]:
    words = mention.form.count(" ") + 1
    shout = page.tokens[mention.first].text.isupper() and words > 1
    return min(words, 9), not shout, -mention.first


def _role(page: Page, entity: Entity) -> str | None:
    """The fullest description that the first mentions give: a title, or words before or after the name."""
    if entity.kind in ("state", "place", "other"):
        return None
    person = entity.kind == "person"
    best = ""
    for mention in entity.mentions[:_DESCRIBED]:
        low, high = page.first[mention.sentence], page.first[mention.sentence + 1]
        role = mention.role or role_before(page.tokens, mention.first, low, person=person)
        role = role or role_after(page.tokens, mention.last, high, person=person)
        if role is not None and role[1] - role[0] > len(best):
            best = _one_line(page.text[slice(*role)])
    return best or None
