"""Places: files, folders, globs, addresses, OPML, standard input."""

import gzip
import io
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.sources.feeds import FeedOptions, Item, Notice, Unusable, stream_items

PAGE = "<!doctype html><html><body><p>The council met on Monday.</p></body></html>"
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
 <outline text="North"><outline type="rss" text="Herald" xmlUrl="https://herald.example/feed"/>
  <outline text="deep"><outline xmlurl='https://ledger.example/a?b=1&amp;c=2' title="Ledger > all"/></outline></outline>
 <!-- <outline xmlUrl="https://hidden.example/feed"/> -->
 <outline text="Herald again" xmlUrl="https://herald.example/feed"/>
 <outline text="a file" xmlUrl="file:///secret"/><outline text="none"/>
 <outline text="Gone" xmlUrl="https://gone.example/feed"/></body></opml>"""


def _stream(*places: str | Path, **options: Any) -> list[Any]:
    return list(stream_items([str(place) for place in places], FeedOptions(), **options))


def _names(found: list[Any], folder: Path) -> list[str]:
    return [str(one.path.relative_to(folder)) for one in found if isinstance(one, Item) and one.path]


def _write(folder: Path, *names: str, text: str | bytes = "The council met on Monday.") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def test_a_file_is_named_by_its_path_and_not_read(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    path = tmp_path / "a.txt"
    [item] = _stream(path)
    assert item == Item(str(path), item.fingerprint, path=path)
    assert _stream(path) == [item]
    os.utime(path, ns=(1, 2))
    assert _stream(path)[0].fingerprint != item.fingerprint


def test_a_place_that_is_nothing_is_unusable_and_the_others_are_read(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    places = [
        "",
        " ",
        str(tmp_path / "b.txt"),
        "a\0b",
        "x" * 5_000,
        "x" * 5_000 + "*",
        "nowhere/*.txt",
        "https://a.example/",
    ]
    found = _stream(*places, tmp_path / "a.txt")
    assert [type(one) for one in found] == [Unusable] * len(places) + [Item]
    assert "did you mean" in str(found[2].error)
    assert all("\n" not in str(one.error) for one in found[:-1])


def test_the_content_tells_what_a_file_is(tmp_path: Path, rss: Any, entry: Any) -> None:
    for name in ("feed.xml", "feed.html", "feed.txt", "feed"):
        _write(tmp_path, name, text=rss(entry(1)))
        assert [one.link for one in _stream(tmp_path / name)] == ["https://herald.example/1"]
    _write(tmp_path, "rows.txt", text='{"text": "Rain."}\n')
    _write(tmp_path, "page.xml", text=PAGE)
    _write(tmp_path, "note.txt", text="[Photo] The council {met}.")
    [row], [page], [note] = (_stream(tmp_path / name) for name in ("rows.txt", "page.xml", "note.txt"))
    assert (row.input, row.text) == (f"{tmp_path}/rows.txt:1", "Rain.")
    assert page.path == tmp_path / "page.xml"
    assert note.path == tmp_path / "note.txt"


def test_the_ending_tells_what_the_content_leaves_open(tmp_path: Path) -> None:
    _write(tmp_path, "rows.jsonl", text="nonsense\n")
    assert [type(one) for one in _stream(tmp_path / "rows.jsonl")] == [Unusable]


def test_a_packed_article_is_handed_over(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt.gz", text=gzip.compress("Café.".encode()))
    _write(tmp_path, "b.html.gz", text=gzip.compress(PAGE.encode()))
    text, page = _stream(tmp_path / "a.txt.gz", tmp_path / "b.html.gz")
    assert (text.input, text.path, text.text) == (f"{tmp_path}/a.txt.gz", None, "Café.")
    assert (page.html, page.text) == (PAGE, None)


def test_a_folder(tmp_path: Path, rss: Any, entry: Any) -> None:
    _write(tmp_path, "b.txt", "a.md", "c.HTML", "z/x/deep.txt", "m/one.xhtml", "empty.txt")
    _write(tmp_path, ".hidden.txt", ".git/a.txt", "m/.cache/a.txt", "photo.jpg", "README", "list.opml", "notes.pdf")
    _write(tmp_path, "gold.json", text='{"numbers": []}')
    _write(tmp_path, "meta.json", text='{\n"text": "no article"}')
    _write(tmp_path, "layout.xml", text="<layout/>")
    _write(tmp_path, "subscriptions.xml", text=OPML)
    _write(tmp_path, "feed.xml", text=rss(entry(1)))
    _write(
        tmp_path, "feed.json", text='{"version": "https://jsonfeed.org/version/1", "items": [{"content_text": "a"}]}'
    )
    _write(tmp_path, "rows.jsonl.gz", text=gzip.compress(b'{"text": "Rain."}\n'))
    found = _stream(tmp_path)
    assert _names(found, tmp_path) == ["a.md", "b.txt", "c.HTML", "empty.txt", "m/one.xhtml", "z/x/deep.txt"]
    others = [one for one in found if not (isinstance(one, Item) and one.path)]
    assert [type(one) for one in others] == [Item] * 3
    assert [one.text or one.link for one in others] == ["a", "https://herald.example/1", "Rain."]


def test_links_in_a_circle_are_harmless(tmp_path: Path) -> None:
    _write(tmp_path, "a/one.txt", "b/two.txt")
    (tmp_path / "a/self").symlink_to(tmp_path / "a")
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "b/over").symlink_to(tmp_path / "a")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe.txt")
    assert _names(_stream(tmp_path), tmp_path) == ["a/one.txt", "b/two.txt"]
    assert sorted(set(_names(_stream(tmp_path / "**/*.txt"), tmp_path))) == ["a/one.txt", "b/two.txt"]


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    [empty] = _stream(tmp_path)
    assert "there is no article or feed in this folder" in str(empty.error)


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["a.txt", "x/b.txt", "x/y/c.txt"]),
        ("**", ["a.txt", "n.md", "x/b.txt", "x/y/c.txt"]),
        ("x/**/c.*", ["x/y/c.txt"]),
        ("?/*", ["x/b.txt", "x/y/c.txt"]),
        ("[an].*", ["a.txt", "n.md"]),
        ("*/y", ["x/y/c.txt"]),
        (".h*/*", [".h/d.txt"]),
        ("x/*/c.txt", ["x/y/c.txt"]),
    ],
)
def test_globs(tmp_path: Path, pattern: str, names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "a.txt", "x/b.txt", "x/y/c.txt", ".h/d.txt", "n.md")
    assert _names(_stream(tmp_path / pattern), tmp_path) == names
    monkeypatch.chdir(tmp_path)
    assert [one.input for one in _stream(pattern)] == names


def test_a_file_with_a_globs_characters_in_its_name_is_that_file(tmp_path: Path) -> None:
    _write(tmp_path, "a[1].txt", "a1.txt")
    assert _names(_stream(tmp_path / "a[1].txt"), tmp_path) == ["a[1].txt"]


def test_a_name_that_is_no_unicode_can_still_be_read(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_text("The council met.")
    [item] = _stream(tmp_path)
    assert item.input == f"{tmp_path}/a\ufffd.txt"
    assert item.path.read_text() == "The council met."


def test_a_pipe_is_read_where_it_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=('{"text": "Rain."}\n',))
    writer.start()
    assert [one.text for one in _stream(tmp_path / "pipe")] == ["Rain."]
    writer.join()


def test_an_address_of_a_feed(web: Any, rss: Any) -> None:
    feed = rss("<item><link>../one</link></item>").replace("<link>https://herald.example/</link>", "")
    there = web({"https://herald.example/a/b/feed": feed.encode()})
    [item] = _stream("https://herald.example/a/b/feed", fetcher=there)
    assert item.link == "https://herald.example/a/one"
    assert all(raw.closed for raw in there.handed)


def test_addresses_of_other_things(web: Any) -> None:
    there = web(
        {
            "https://a.example/rows.jsonl.gz": gzip.compress(b'{"text": "Rain."}\n'),
            "https://a.example/page": PAGE.encode(),
            "https://a.example/list": b"https://a.example/1\n",
        }
    )
    row, page, link, gone = _stream(*there.pages, "https://a.example/gone", fetcher=there)
    assert (row.input, row.text) == ("https://a.example/rows.jsonl.gz:1", "Rain.")
    assert (page.link, page.html) == ("https://a.example/page", None)
    assert link.link == "https://a.example/1"
    assert (gone.input, gone.error.kind) == ("https://a.example/gone", "fetch")
    [at_hand] = stream_items(["https://a.example/page"], FeedOptions(fetch=False), fetcher=there)
    assert isinstance(at_hand, Item)
    assert (at_hand.link, at_hand.html) == (None, PAGE)


@pytest.mark.parametrize(
    "damage", [lambda text: text, lambda text: text.replace("&amp;", "&").replace("</body></opml>", "")]
)
def test_a_list_of_feeds(tmp_path: Path, web: Any, rss: Any, entry: Any, damage: Callable[[str], str]) -> None:
    _write(tmp_path, "mine.opml", text=damage(OPML))
    nameless = rss(entry(2)).replace("<title>The Anders Herald</title>", "")
    there = web(
        {"https://herald.example/feed": rss(entry(1)).encode(), "https://ledger.example/a?b=1&c=2": nameless.encode()}
    )
    one, two, gone = _stream(tmp_path / "mine.opml", fetcher=there)
    assert (one.link, one.known["outlet"]) == ("https://herald.example/1", "The Anders Herald")
    assert (two.link, two.known["outlet"]) == ("https://herald.example/2", "Ledger > all")
    assert isinstance(gone, Notice)
    assert gone.message == "https://gone.example/feed: there is no such page (404); check the address"
    assert len(there.asked) == 3


def test_lists_in_a_circle_end(web: Any) -> None:
    address = "https://a.example/list"
    there = web({address: f'<opml><outline xmlUrl="{address}"/></opml>'.encode()})
    [end] = _stream(address, fetcher=there)
    assert "lists of lists" in str(end.error)
    assert len(there.asked) == 4


def test_standard_input(given: Any) -> None:
    [text] = given("The council met on Monday.\n")
    [page] = given(PAGE)
    [empty] = given("")
    [blank] = given(" \n")
    [pdf] = given(b"%PDF-1.7 ...")
    assert (text.input, text.text) == ("-", "The council met on Monday.\n")
    assert page.html == PAGE
    assert [str(one.error).split(";")[0] for one in (empty, blank, pdf)] == [
        "standard input: it is empty",
        "standard input: it is empty",
        "standard input: it is a PDF",
    ]
    assert [one.error.problem for one in _stream("-")] == ["it is closed"]


def test_what_is_named_twice_is_given_twice(tmp_path: Path, rss: Any, entry: Any) -> None:
    _write(tmp_path, "a.xml", "b.xml", text=rss(entry(1)))
    one, same = _stream(tmp_path)
    assert one == same


def test_the_file_is_closed_when_the_reader_stops(tmp_path: Path, rss: Any, entry: Any) -> None:
    _write(tmp_path, "a.xml", text=rss(*map(entry, range(50))))
    stream = stream_items([str(tmp_path / "a.xml")], FeedOptions())
    next(stream)
    stream.close()  # type: ignore[attr-defined]  # an iterator to its users, a generator within


def test_a_disk_that_fails_ends_the_feed_with_a_notice(rss: Any, entry: Any) -> None:
    class Failing(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            if data := super().read1(min(size or 2_000, 2_000)):
                return data
            raise OSError(5, "Input/output error")

    feed = rss(*map(entry, range(50))).encode()
    *items, notice = stream_items(["-"], FeedOptions(), stdin=Failing(feed))
    assert len(items) == 50
    assert notice == Notice("standard input: it cannot be read (Input/output error); read as far as it goes")
