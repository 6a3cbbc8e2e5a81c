"""RSS, RDF and Atom: what an entry says, and what it inherits."""

import gzip
import io
from collections.abc import Callable
from typing import Any

import pytest

from summarizer.sources.feeds import FeedOptions, Item, stream_items

Given = Callable[..., list[Any]]

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://tide.example/blog/" xml:lang="de">
 <title type="html">Die &lt;b&gt;Tide&lt;/b&gt;</title><author><name>Redaktion</name></author>
 <entry><id>tag:1</id><title>Eins</title><link href="eins.html"/><updated>2024-05-01T10:00:00Z</updated>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der <b>Rat</b> tagte.</p></div></content></entry>
 <entry xml:lang="en"><id>tag:2</id><title>Two</title><author><name>C. Moe</name></author>
  <published>2024-04-30T08:00:00+02:00</published><updated>2024-05-02T10:00:00Z</updated>
  <summary>Fish &amp; ships.</summary></entry>
</feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
 <channel rdf:about="https://ledger.example/"><title>The Ledger</title><link>https://ledger.example/</link>
  <items><rdf:Seq><rdf:li rdf:resource="https://ledger.example/1"/></rdf:Seq></items></channel>
 <item rdf:about="https://ledger.example/1"><title>One</title><link>https://ledger.example/1</link>
  <dc:date>2024-01-02T03:04:05+01:00</dc:date><dc:creator>B. Moe</dc:creator><dc:language>fr</dc:language></item>
</rdf:RDF>"""


def test_an_entry_of_rss_has_what_it_says_and_what_the_feed_says(given: Given, rss: Any, entry: Any) -> None:
    [item] = given(rss(entry(7)))
    assert item.input == item.link == "https://herald.example/7"
    assert item.html == "<p>The council met.</p>"
    assert item.text is None
    assert item.path is None
    assert item.known == {
        "title": "Report 7",
        "outlet": "The Anders Herald",
        "author": "A. Berg",
        "published": "2024-06-03T10:00:00+00:00",
        "language": "en-gb",
        "url": "https://herald.example/7",
    }


def test_atom(given: Given) -> None:
    one, two = given(ATOM)
    assert one.link == "https://tide.example/blog/eins.html"
    assert one.html == "<p>Der <b>Rat</b> tagte.</p>"
    assert one.known == {
        "title": "Eins",
        "outlet": "Die Tide",
        "author": "Redaktion",
        "published": "2024-05-01T10:00:00+00:00",
        "language": "de",
        "url": "https://tide.example/blog/eins.html",
    }
    assert (two.input, two.link, two.text, two.html) == ("-#tag:2", None, "Fish & ships.", None)
    assert two.known == {
        "title": "Two",
        "outlet": "Die Tide",
        "author": "C. Moe",
        "published": "2024-04-30T08:00:00+02:00",
        "language": "en",
    }


def test_atom_with_a_prefix(given: Given) -> None:
    feed = ATOM.replace("xmlns=", "xmlns:a=", 1)
    for name in (
        "feed",
        "title",
        "entry",
        "id",
        "link",
        "updated",
        "published",
        "summary",
        "author",
        "name",
        "content",
    ):
        feed = feed.replace(f"<{name}", f"<a:{name}").replace(f"</{name}", f"</a:{name}")
    assert given(feed) == given(ATOM)


def test_rdf(given: Given) -> None:
    [item] = given(RDF)
    assert item.link == "https://ledger.example/1"
    assert item.known == {
        "title": "One",
        "outlet": "The Ledger",
        "author": "B. Moe",
        "published": "2024-01-02T03:04:05+01:00",
        "language": "fr",
        "url": "https://ledger.example/1",
    }


def test_the_longest_content_counts(given: Given, rss: Any) -> None:
    entry = (
        "<item><link>https://herald.example/1</link><description>Rain.</description>"
        "<content:encoded><![CDATA[<p>Rain fell on the town, and then more rain.</p>]]></content:encoded></item>"
    )
    assert given(rss(entry))[0].html == "<p>Rain fell on the town, and then more rain.</p>"


def test_an_entry_that_another_outlet_wrote_is_that_outlets(given: Given, rss: Any) -> None:
    entry = '<item><link>https://hub.example/1</link><source url="https://ledger.example/f">The Ledger</source></item>'
    assert given(rss(entry))[0].known["outlet"] == "The Ledger"


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("<link>/a b</link>", "https://herald.example/ab"),
        ("<link> https://herald.example/x?a=1&amp;b=2\n</link>", "https://herald.example/x?a=1&b=2"),
        ("<guid>https://herald.example/g</guid>", "https://herald.example/g"),
        ('<guid isPermaLink="false">https://herald.example/g</guid>', None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>file:///secret</link>", None),
        ("<link>mailto:desk@herald.example</link>", None),
    ],
)
def test_links(given: Given, rss: Any, written: str, link: str | None) -> None:
    [item] = given(rss(f"<item>{written}<description>Text.</description></item>"))
    assert item.link == item.known.get("url") == link


def test_what_has_no_link_is_called_by_its_guid_or_by_what_it_says(given: Given, rss: Any) -> None:
    texts = ('<guid isPermaLink="false">g 1</guid>', '<guid isPermaLink="false">2</guid>', "", "")
    entries = [f"<item>{text}<description>Text {at}.</description></item>" for at, text in enumerate(texts)]
    items = given(rss(*entries))
    later = given(rss("<item><link>https://herald.example/new</link></item>", *entries))[1:]
    assert [item.input for item in items[:2]] == ["-#g 1", "-#id 2"]
    assert len({item.input for item in items}) == 4
    assert [item.input for item in later] == [item.input for item in items]


def test_a_fingerprint_changes_with_anything_that_is_said(given: Given, rss: Any, entry: Any) -> None:
    def print_of(text: str) -> str:
        [item] = given(text)
        return str(item.fingerprint)

    first = print_of(rss(entry(1)))
    assert print_of(rss(entry(1))) == first
    for old, new in (("Report 1", "Report one"), ("met", "sat"), ("A. Berg", "B. Moe"), ("10:00", "11:00")):
        assert print_of(rss(entry(1).replace(old, new))) != first
    entry_of_atom = (
        "<entry><link href='a'/><published>2024-04-01</published><updated>2024-05-0{}</updated></entry></feed>"
    )
    head = ATOM.partition("<entry>")[0]
    updated = [print_of(head + entry_of_atom.format(day)) for day in (1, 2)]
    assert updated[0] != updated[1]


def test_dates_that_cannot_be_told_are_left_out(given: Given, rss: Any) -> None:
    entry = "<item><link>https://herald.example/1</link><pubDate>some day</pubDate></item>"
    assert "published" not in given(rss(entry))[0].known


def test_without_fetching_an_entry_must_have_a_text(given: Given, rss: Any, entry: Any, split: Any) -> None:
    items, unusable, _ = split(given(rss(entry(1), entry(2, text="")), fetch=False))
    assert [item.input for item in items] == ["https://herald.example/1"]
    assert [one.input for one in unusable] == ["https://herald.example/2"]
    assert "--no-fetch" in str(unusable[0].error)


def test_an_entry_with_neither_link_nor_text_is_unusable(given: Given, rss: Any, entry: Any, split: Any) -> None:
    items, unusable, notices = split(given(rss("<item/>", entry(1), "<item><title>Alone</title></item>")))
    assert [item.known["title"] for item in items] == ["Report 1"]
    assert [one.input for one in unusable] == ["-#1", "-#3"]
    assert notices == []


def test_comments_and_cdata_hide_what_is_in_them(given: Given, rss: Any, entry: Any) -> None:
    hidden = f"<!-- {entry(8)} {entry(9)} -->"
    quoted = "<![CDATA[<pre>see </item> or <item> there</pre>]]>"
    items = given(rss(hidden, entry(1, quoted), "<!-- a > b -->", entry(2)))
    assert [item.known["title"] for item in items] == ["Report 1", "Report 2"]
    assert items[0].html == "<pre>see </item> or <item> there</pre>"


def test_an_entry_within_an_entry_is_none(given: Given, rss: Any, entry: Any) -> None:
    inner = entry(1).replace("</item>", "<entry><title>Inner</title></entry></item>")
    assert [item.known["title"] for item in given(rss(inner, entry(2)))] == ["Report 1", "Report 2"]


def test_a_feed_without_entries_is_said_to_have_none(given: Given, rss: Any, split: Any) -> None:
    assert split(given(rss()))[2] == ["standard input: this feed has no entries"]


@pytest.mark.parametrize("before", ["", "\n\n ", "<!-- made by hand -->", "Warning: slow disk\n", "\ufeff"])
def test_what_stands_before_a_feed_does_not_hide_it(given: Given, rss: Any, entry: Any, before: str) -> None:
    assert given(before + rss(entry(1))) == given(rss(entry(1)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("declared", ["", "right", "utf-8", "iso-8859-1", "utf-16", "klingon"])
def test_encodings_declared_or_not_right_or_wrong(
    given: Given, rss: Any, entry: Any, encoding: str, declared: str
) -> None:
    name = f' encoding="{encoding if declared == "right" else declared}"' if declared else ""
    feed = rss(entry(1, "The naïve café — “ça va” — was closed.")).replace(' encoding="utf-8"', name)
    [item] = given(feed.encode(encoding))
    assert item.html == "The naïve café — “ça va” — was closed."


def test_japanese_in_escapes(given: Given, rss: Any, entry: Any) -> None:
    feed = rss(entry(1, "知事は会見した。")).replace("utf-8", "iso-2022-jp")
    [item] = given(feed.encode("iso-2022-jp"))
    assert item.html == "知事は会見した。"


def test_gzip(given: Given, rss: Any, entry: Any) -> None:
    assert given(gzip.compress(rss(entry(1)).encode())) == given(rss(entry(1)))


def test_entries_come_before_the_feed_has_ended(rss: Any, entry: Any) -> None:
    class Slow(io.BytesIO):
        read_so_far = 0  # bytes

        def read1(self, size: int | None = -1, /) -> bytes:
            data = super().read1(min(size or 4096, 4096))
            self.read_so_far += len(data)
            return data

    feed = rss(*(entry(number) for number in range(2_000))).encode()
    slow = Slow(feed)
    first = next(stream_items(["-"], FeedOptions(), stdin=slow))
    assert isinstance(first, Item)
    assert slow.read_so_far < len(feed) // 4
