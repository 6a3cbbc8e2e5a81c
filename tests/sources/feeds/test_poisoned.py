"""A poisoned entry costs itself alone, whatever the poison; and no bytes make the stream raise."""

import io
from typing import Any

import pytest
from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from summarizer.sources.feeds import FeedOptions, Item, Notice, Unusable, stream_items

_BOMB = '<!DOCTYPE item [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>&c;'
POISON: dict[str, bytes] = {
    "broken markup": b"<item><title>a<b></title><link>x</item>",
    "empty": b"<item></item>",
    "empty tag": b"<item />",
    "never closed": b"<item><title>half</title><link>https://herald.example/half</link>",
    "a tag that is never closed": b"<item><title>half</title <link",
    "an attribute that is never closed": b'<item><title lang="en>half</title></item>',
    "CDATA that is never closed": b"<item><description><![CDATA[ half </description></item>",
    "a comment that is never closed": b"<item><!-- half </item>",
    "ten megabytes": b"<item><description>" + b"word " * 2_000_000 + b"</description></item>",
    "ten megabytes without an end": b"<item><description><![CDATA[" + b"word " * 2_000_000 + b"</item>",
    "NULs": b"<item><title>\0\0\0</title><link>\0</link></item>",
    "control characters": b"<item><title>\x01\x02&#0;&#8;\x1b</title></item>",
    "no encoding": b"<item><title>\xff\xfe\xfd\x80\x81</title></item>",
    "UTF-16": "<item><title>wide</title></item>".encode("utf-16"),
    "an entity bomb": b"<item><title>" + _BOMB.encode() + b"</title></item>",
    "unknown entities": b"<item><title>&nbsp;&lol9;&#xFFFFFFFF;&;</title></item>",
    "an instruction": b"<item><?php echo 1; ?><?xml version='1.0' encoding='utf-16'?></item>",
    "the end of the feed": b"<item><title>a</title></channel></rss></item>",
    "another feed": b"<item><rss><channel></item>",
    "markers": b"<item>]]> --> <!-- -- --> <![CDATA[]]]]><![CDATA[>]]></item>",
    "depth": b"<item>" + b"<a xml:base='https://deep.example/long/way/'>" * 4_000 + b"</item>",
    "closed depth": b"<item>" + b"<a xml:base='b/'>" * 4_000 + b"</a>" * 4_000 + b"</item>",
    "categories": b"<item>" + b"".join(b"<category>%d</category>" % n for n in range(50_000)) + b"</item>",
    "namespaces": b"<item>" + b"".join(b"<a xmlns:p%d='u%d'/>" % (n, n) for n in range(50_000)) + b"</item>",
    "an endless author": b"<item><author>" + b"a" * 500_000 + b"</author></item>",
    "an endless author in pieces": b"<item><author>" + b"a<!-- -->" * 100_000 + b"</author></item>",
    "a broken endless author": b"<item><author>" + b"a" * 200_000 + b"</item>",
    "brackets": b"<item>" + b"<" * 100_000 + b"</item>",
    "ampersands": b"<item>" + b"&" * 1_000_000 + b"</item>",
}
_BETWEEN = 10


def _titles(found: list[Item | Unusable | Notice]) -> list[str]:
    return [one.known["title"] for one in found if isinstance(one, Item) and "Report" in one.known.get("title", "")]


@pytest.mark.parametrize("poison", POISON.values(), ids=POISON.keys())
def test_what_is_around_poison_is_unharmed(given: Any, rss: Any, entry: Any, poison: bytes) -> None:
    alone = given(rss(*(entry(number) for number in range(40))))
    head, tail = rss("HERE").encode().split(b"HERE")
    first, last = ("".join(entry(number) for number in numbers).encode() for numbers in (range(20), range(20, 40)))
    sound = [one for one in given(b"".join((head, first, poison, last, tail))) if one in alone]
    assert sound == alone


def test_a_poisoned_feed(given: Any, rss: Any, entry: Any, split: Any) -> None:
    entries: list[bytes] = []
    for at, name in enumerate(POISON):
        entries += [entry(number).encode() for number in range(at * _BETWEEN, (at + 1) * _BETWEEN)]
        entries.append(POISON[name])
    head, tail = rss("HERE").encode().split(b"HERE")
    found = given(head + b"\n".join(entries) + tail)
    assert _titles(found) == [f"Report {number}" for number in range(len(POISON) * _BETWEEN)]
    assert "malformed (" in split(found)[2][0]


def test_an_entry_that_is_too_large_says_so(given: Any, rss: Any, entry: Any, split: Any) -> None:
    large = entry(2, "word " * 1_100_000)
    items, unusable, notices = split(given(rss(entry(1), large, entry(3))))
    assert [item.known["title"] for item in items] == ["Report 1", "Report 3"]
    assert [one.input for one in unusable] == ["-#2"]
    assert str(unusable[0].error) == "standard input#2: it is larger than 5 MB; look at it in the feed"
    assert notices == []


def test_an_image_in_the_text_makes_no_entry_unusable(given: Any, rss: Any, entry: Any) -> None:
    image = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 50_000}">'
    [item, _] = given(rss(entry(1, f"<![CDATA[<p>Before.</p>{image}<p>After.</p>]]>").replace("A. Berg", "A & B")))
    assert item.html == '<p>Before.</p><img src=""><p>After.</p>'


def test_entities_of_html_and_bare_ampersands_are_read(given: Any, rss: Any, entry: Any, split: Any) -> None:
    broken = entry(1, "A&nbsp;caf&eacute; &amp; bar").replace(
        "https://herald.example/1", "https://herald.example/?a=1&b=2"
    )
    [item], unusable, notices = split(given(rss(broken)))
    assert item.link == "https://herald.example/?a=1&b=2"
    assert item.html.replace("\xa0", " ") in ("A café & bar", "A café &amp; bar")
    assert unusable == []
    assert notices == ["standard input: malformed (1 of 1 entries not well-formed); read as far as it goes"]


def test_prefixes_that_the_feed_forgot_are_known(given: Any, entry: Any, split: Any) -> None:
    text = f"<rss version='2.0'><channel>{entry(1, '<![CDATA[Short]]>')}</channel></rss>".replace(
        "</item>", "<content:encoded>The whole of the report.</content:encoded></item>"
    )
    [item], _, notices = split(given(text))
    assert item.html == "The whole of the report."
    assert item.known["author"] == "A. Berg"
    assert notices == []


def test_a_feed_that_is_cut_gives_what_it_has(given: Any, rss: Any, entry: Any, split: Any) -> None:
    whole = rss(entry(1), entry(2))
    items, _, notices = split(given(whole[: whole.index("<pubDate>", whole.index("Report 2"))]))
    assert [item.link for item in items] == ["https://herald.example/1", "https://herald.example/2"]
    assert items[1].notes == ("the feed breaks off within this entry, or never closes it",)
    assert notices == [
        "standard input: malformed (1 of 2 entries not well-formed, its end is missing); read as far as it goes"
    ]


def test_half_a_link_is_none(given: Any, rss: Any, entry: Any, split: Any) -> None:
    whole = rss(entry(1), entry(2))
    items, unusable, _ = split(given(whole[: whole.index("example/2</link>") + 3]))
    assert [item.link for item in items] == ["https://herald.example/1"]
    assert [one.input for one in unusable] == ["-#2"]


def test_entities_that_a_doctype_declares_are_not_followed(given: Any, rss: Any, entry: Any) -> None:
    declared = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY lol "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    feed = rss(entry(1, "&lol;&f;"), entry(2)).replace("<rss", declared + "<rss", 1)
    found = given(feed)
    assert _titles(found) == ["Report 1", "Report 2"]
    assert "haha" not in str(found)
    assert "root:" not in str(found)


@pytest.mark.parametrize(
    "unit",
    ["<item>", "<item><item>", "</item>", "<item/>", "<!--", "<![CDATA[", "<item><![CDATA[", "<item></item> ", "<"],
)
@pytest.mark.parametrize("root", ['<rss version="2.0"><channel>', '<feed xmlns="http://www.w3.org/2005/Atom">'])
def test_megabytes_of_one_tag_end(given: Any, unit: str, root: str) -> None:
    unit = unit if root.startswith("<rss") else unit.replace("item", "entry")
    assert not [one for one in given(root + unit * (1_000_000 // len(unit))) if isinstance(one, Item)]


_PARTS = st.sampled_from(
    [
        *b"""<?xml?> <rss> <channel> <item> </item> <title> </title> <link> </link> ]]> <![CDATA[ <!-- --> &amp; &x; <
        https://herald.example/1 <description> </description> </channel> </rss> <feed> <entry> </entry> > ]> <!DOCTYPE [
        {"items":[ {"text":"a"} { [ " <opml> <outline xmlUrl='http://a.example/' /> https://a.example/ text""".split(),
        *(b"\0", b"\xff", b"\xfe\xff", b" ", b"\n", b"\x1f\x8b\x08"),
    ]
)


@settings(max_examples=400, deadline=None)
@every(st.one_of(st.binary(max_size=400), st.lists(_PARTS, max_size=40).map(b"".join)))
def test_no_bytes_raise(data: bytes) -> None:
    for one in stream_items(["-"], FeedOptions(), stdin=io.BytesIO(data)):
        if isinstance(one, Item):
            assert one.input
            assert one.fingerprint
            assert one.link or one.html or one.text
            one.input.encode()
            (one.html or one.text or "").encode()
        elif isinstance(one, Unusable):
            assert "\n" not in str(one.error)


@settings(max_examples=150, deadline=None)
@every(st.data())
def test_a_feed_cut_or_damaged_anywhere_keeps_what_is_before(data: st.DataObject) -> None:
    entries = [
        f"<item><title>Report {n}</title><link>https://herald.example/{n}</link>"
        f"<description><![CDATA[<p>Rain {n}</p>]]></description></item>\n"
        for n in range(6)
    ]
    head = '<rss version="2.0"><channel><title>The Herald</title>'
    whole = (head + "".join(entries) + "</channel></rss>").encode()
    at = data.draw(st.integers(len(head), len(whole)))
    damage = data.draw(st.one_of(st.just(None), st.binary(min_size=1, max_size=30)))
    feed = whole[:at] if damage is None else whole[:at] + damage + whole[at:]
    found = list(stream_items(["-"], FeedOptions(), stdin=io.BytesIO(feed)))
    before = (at - len(head)) // len(entries[0])
    assert _titles(found)[:before] == [f"Report {n}" for n in range(before)]
