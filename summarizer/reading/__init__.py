"""Reading: all that can be found in an article without a model. Pure, deterministic, linear in the text's length."""

from dataclasses import replace

from summarizer.document import Document
from summarizer.reading.attribution import find_attributions
from summarizer.reading.attribution.number_sources import with_sources
from summarizer.reading.boilerplate import find_boilerplate
from summarizer.reading.boilerplate.lines import lines_of
from summarizer.reading.dates import find_dates
from summarizer.reading.headline import find_headline
from summarizer.reading.language import guess_language
from summarizer.reading.model import Boilerplate, Reading, Sentence
from summarizer.reading.names import find_names
from summarizer.reading.numbers import find_numbers
from summarizer.reading.opens import find_open
from summarizer.reading.page import make_page
from summarizer.reading.quotes import find_quotes
from summarizer.reading.sentences import split_sentences
from summarizer.reading.spans import Span

__all__ = ["read_document"]


def read_document(document: Document) -> Reading:
    """Sentences, numbers, attributions, names, dates, open ends and boilerplate of one document."""
    text = document.text
    page = make_page(text, split_sentences(text), find_quotes(text))
    lines = lines_of(page)
    boilerplate = find_boilerplate(page, lines)
    body = _body(page.sentences, boilerplate)
    sentences = tuple(
        Sentence(number, span.start, span.end, not in_body)
        for number, (span, in_body) in enumerate(zip(page.sentences, body, strict=True), 1)
    )
    dates = find_dates(page, document.published)
    names = find_names(page, body)
    attributions = find_attributions(page, names, body)
    numbers = with_sources(find_numbers(page, dates, body), attributions, page)
    return Reading(
        document=replace(document, language=document.language or guess_language(text)),
        sentences=sentences,
        numbers=numbers,
        attributions=attributions,
        names=names,
        dates=dates,
        open=find_open(page, body),
        boilerplate=boilerplate,
        headline=find_headline(page, body, document.title, lines),
        page=page,
    )


def _body(sentences: tuple[Span, ...], boilerplate: tuple[Boilerplate, ...]) -> tuple[bool, ...]:
    """For each sentence, whether it belongs to the article: whether no stretch of boilerplate touches it."""
    body: list[bool] = []
    stretches = iter(boilerplate)
    stretch = next(stretches, None)
    for span in sentences:
        while stretch is not None and stretch.end <= span.start:
            stretch = next(stretches, None)
        body.append(stretch is None or span.end <= stretch.start)
    return tuple(body)
