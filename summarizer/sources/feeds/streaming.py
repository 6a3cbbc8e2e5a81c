"""Places to a stream of items. What a place is, is looked at when its turn comes."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError, SummarizerError
from summarizer.sources.decoding import decode
from summarizer.sources.feeds.bytestream import ByteStream
from summarizer.sources.feeds.entries import Feed, item_or_unusable
from summarizer.sources.feeds.folders import files_in, files_like, is_glob, is_named_as_an_article
from summarizer.sources.feeds.items import (
    FeedFetcher,
    FeedOptions,
    Item,
    Notice,
    Unusable,
    clean,
    fingerprint,
    fingerprint_of_file,
    known_fields,
    notice,
    subject_of,
    unusable,
    web_link,
)
from summarizer.sources.feeds.kinds import HEAD, Form, Kind, as_ascii_compatible, kind_of
from summarizer.sources.files import MOST_BYTES, open_file
from summarizer.sources.loading import STANDARD_INPUT, is_url
from summarizer.sources.sniffing import is_html, refuse_what_is_no_article

_Given = Iterator[Item | Unusable | Notice]
# A list in a list in a list; deeper ones are a circle, or nobody's reading.
_DEEPEST_LIST = 3
_NO_NAME = "give a feed, a folder, a file, an address, or - for standard input"


@dataclass(frozen=True, slots=True)
class _Run:
    """What holds for all places."""

    options: FeedOptions
    stdin: BinaryIO | None
    fetcher: FeedFetcher | None


def stream_items(
    places: Sequence[str | os.PathLike[str]],
    options: FeedOptions,
    *,
    stdin: BinaryIO | None = None,
    fetcher: FeedFetcher | None = None,
) -> Iterator[Item | Unusable | Notice]:
    """The articles that the places name, in order, each when it is asked for; memory does not grow with a feed.

    A place is an RSS, RDF, Atom or JSON feed, an OPML list of feeds, JSONL, a list of addresses, or one article: a path
    or an http(s) address, which `fetcher` reads; `-` for `stdin`; a folder, which is searched at every depth for files
    that can hold one of these (OPML is read only where it is named); or a glob. Gzip is unpacked. What cannot be used
    is Unusable, and the others are read all the same; a feed that is malformed, or that a list names and that cannot
    be had, is a Notice. Nothing is raised for what a place holds, and an article that is named twice is given twice.
    """
    run = _Run(options, stdin, fetcher)
    for place in places:
        yield from _at_place(os.fspath(place), run)


def _at_place(place: str, run: _Run) -> _Given:
    if not place.strip():
        yield Unusable(place, InputError("the feed", "its name is empty", _NO_NAME))
    elif is_url(place):
        yield from _at_address(place, run)
    elif place == STANDARD_INPUT:
        yield from _on_standard_input(run)
    elif _is(Path.is_dir, place):
        yield from _in_files(files_in(place), run, place, in_folder=True)
    elif is_glob(place) and not _is(Path.exists, place):
        yield from _in_files(files_like(place), run, place, in_folder=False)
    else:
        yield from _in_file(place, run)


def _is(what: Callable[[Path], bool], place: str) -> bool:
    try:
        return what(Path(place))
    except (OSError, ValueError):  # too long for a name, or a NUL in it
        return False


def _in_files(files: Iterator[str | Unusable], run: _Run, place: str, *, in_folder: bool) -> _Given:
    """The articles of the files; Unusable where there is no file at all."""
    empty = True
    names = {path.name for path in run.options.passed_over}
    for file in files:
        if isinstance(file, str) and Path(file).name in names and Path(file).resolve() in run.options.passed_over:
            continue
        empty = False
        if isinstance(file, Unusable):
            yield file
        else:
            yield from _in_file(file, run, in_folder=in_folder)
    if empty:
        name = clean(place)
        problem = "there is no article or feed in this folder" if in_folder else "there is no file of such a name"
        yield unusable(name, problem, "check the path; hidden files are left out")


def _in_file(path: str, run: _Run, *, in_folder: bool = False) -> _Given:
    """The articles of one file. In a folder, what is no article and no feed is passed over."""
    place = clean(path)
    try:
        raw = open_file(path, place)
    except SummarizerError as error:
        yield Unusable(place, error)
        return
    with closing(raw):
        stream = ByteStream(raw)
        kind = kind_of(stream.peek(HEAD), path)
        status = os.fstat(raw.fileno())
        if in_folder and not _belongs_to_a_folder(kind.form, path):
            return
        if kind.form is not Form.ARTICLE:
            yield from _in_stream(stream, kind, Feed(place, fetch=run.options.fetch), run)
            return
        if stream.is_packed or not stat.S_ISREG(status.st_mode):
            yield _article_at_hand(stream, place, path)
            return
    yield Item(place, fingerprint_of_file(status), path=Path(path))


def _belongs_to_a_folder(form: Form, path: str) -> bool:
    """Whether a folder is meant where it is named. A list leads away from the folder, so it must be named itself; and
    beside articles lie notes on them, in XML and JSON."""
    if form is Form.ARTICLE:
        return is_named_as_an_article(path)
    if form is Form.ROWS:
        return not path.lower().removesuffix(".gz").endswith(".json")
    return form in (Form.XML_FEED, Form.JSON_FEED)


def _on_standard_input(run: _Run) -> _Given:
    if run.stdin is None:
        yield unusable(STANDARD_INPUT, "it is closed", "pipe a feed in, or name a file")
        return
    stream = ByteStream(run.stdin)
    kind = kind_of(stream.peek(HEAD))
    feed = Feed(STANDARD_INPUT, fetch=run.options.fetch)
    if kind.form is Form.ARTICLE:
        yield _article_at_hand(stream, STANDARD_INPUT, "")
    else:
        yield from _in_stream(stream, kind, feed, run)


def _at_address(address: str, run: _Run, feed: Feed | None = None, depth: int = 0) -> _Given:
    """What an address holds. A page is an item to fetch, as any other page."""
    try:
        raw = _fetched(address, run)
    except SummarizerError as error:
        yield Notice(str(error)) if depth else Unusable(clean(address), error)
        return
    with closing(raw):
        stream = ByteStream(raw)
        kind = kind_of(stream.peek(HEAD), address.partition("?")[0])
        link = web_link(address)
        if kind.form is not Form.ARTICLE:
            feed = feed or Feed(clean(address), base=link, fetch=run.options.fetch)
            yield from _in_stream(stream, kind, feed, run, depth)
        elif run.options.fetch and link:
            yield Item(link, fingerprint(link), link=link, known=known_fields(url=link))
        else:
            yield _article_at_hand(stream, clean(address), "", url=link)


def _fetched(address: str, run: _Run) -> BinaryIO:
    if run.fetcher is None:
        raise InputError(address, "addresses are not read here", "save the feed and give the file")
    return run.fetcher.feed(address)


def _in_stream(stream: ByteStream, kind: Kind, feed: Feed, run: _Run, depth: int = 0) -> _Given:
    """The articles of what is none by itself."""
    chunks = as_ascii_compatible(stream.chunks(), kind)
    match kind.form:
        case Form.XML_FEED:
            from summarizer.sources.feeds.xmlfeed import read_xml_feed  # noqa: PLC0415  # feedparser takes 80 ms

            yield from read_xml_feed(chunks, kind, feed)
        case Form.OPML:
            yield from _in_list(stream, kind, feed, run, depth)
        case Form.JSON_FEED | Form.JSON:
            from summarizer.sources.feeds.jsonfeed import read_json_feed  # noqa: PLC0415  # each form when it comes

            yield from read_json_feed(stream, feed)
        case Form.ROWS:
            from summarizer.sources.feeds.rows import read_rows  # noqa: PLC0415  # each form when it comes

            yield from read_rows(chunks, feed, run.options.text_field)
        case _:
            from summarizer.sources.feeds.rows import read_addresses  # noqa: PLC0415  # each form when it comes

            yield from read_addresses(chunks, feed)
    if stream.fault:
        yield notice(feed.place, f"{stream.fault}; read as far as it goes")


def _in_list(stream: ByteStream, kind: Kind, feed: Feed, run: _Run, depth: int) -> _Given:
    """The feeds of an OPML list, one after the other. One that cannot be had is a Notice."""
    from summarizer.sources.feeds.opml import MOST_BYTES as MOST_BYTES_OF_A_LIST  # noqa: PLC0415  # when it comes
    from summarizer.sources.feeds.opml import outlines_of  # noqa: PLC0415  # when it comes

    data = stream.at_most(MOST_BYTES_OF_A_LIST)
    if data is None or depth >= _DEEPEST_LIST:
        problem = "this list of feeds is larger than 20 MB" if data is None else "lists of lists of lists are not read"
        yield unusable(feed.place, problem, "name the feeds themselves")
        return
    empty = True
    for outline in outlines_of(data, kind.encoding):
        empty = False
        inner = Feed(clean(outline.address), base=outline.address, fetch=feed.fetch, outlet=outline.title)
        yield from _at_address(outline.address, run, inner, depth + 1)
    if empty:
        yield notice(feed.place, "this list names no feed (an outline with an xmlUrl that begins with http)")


def _article_at_hand(stream: ByteStream, place: str, name: str, *, url: str | None = None) -> Item | Unusable:
    """The article that the stream itself is: it cannot be read again by a path."""
    data = stream.at_most(MOST_BYTES)
    if data is None or not data.strip():
        problem = (
            f"it is larger than {MOST_BYTES // (1024 * 1024)} MB" if data is None else stream.fault or "it is empty"
        )
        return unusable(place, problem, "give a feed, or the text of one article")
    try:
        refuse_what_is_no_article(data, subject_of(place))
    except InputError as error:
        return Unusable(place, error)
    ending = Path(name.lower().removesuffix(".gz")).suffix
    form = "markdown" if ending in (".md", ".markdown") else "html" if ending in (".html", ".htm", ".xhtml") else None
    notes = (f"{stream.fault}; read as far as it goes",) if stream.fault else ()
    markup = is_html(data, form)
    text = clean(decode(data, html=markup))
    item = Item(place, fingerprint(text), known=known_fields(url=url), notes=notes)
    feed = Feed(place)
    return item_or_unusable(replace(item, html=text) if markup else replace(item, text=text), feed)
