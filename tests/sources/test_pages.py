"""HTML: the headline, every paragraph, and what the page says of itself."""

import io
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.sources import load

PARAGRAPHS = (
    "A car ferry ran aground off Skarvik on Friday evening with 214 people on board, the coast guard said.",
    "At least 12 passengers were hurt, two of them seriously, according to the hospital in Port Anders.",
    "They are stable.",
    "It was not clear why the vessel had left its course, and the operator, Nordline, declined to comment.",
    "“We heard a bang and then it was dark,” said Mira Olsen, a passenger who was travelling with her two children.",
    "The ship was built in 1998 and had been inspected in March, a spokesman for the maritime authority said.",
)


def page(body: str, head: str = "") -> str:
    return f"""<!DOCTYPE html>
<html lang="en"><head><title>Ferry runs aground off Skarvik | The Skarvik Post</title>
<meta property="og:site_name" content="The Skarvik Post">
<meta property="og:title" content="Ferry runs aground off Skarvik">
<meta name="author" content="Anna Berg">
<meta property="article:published_time" content="2024-07-27T08:30:00+02:00">
<link rel="canonical" href="https://post.example/news/ferry">{head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>{body}
<footer><p>Copyright 2019 The Skarvik Post</p></footer></body></html>"""


def article(paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    inner = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<article><h1>Ferry runs aground off Skarvik</h1>{inner}</article>"


def read(html: str | bytes, name: str, folder: Path) -> list[str]:
    path = folder / name
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return load(str(path)).text.split("\n\n")


def test_a_page_is_its_headline_and_its_paragraphs(tmp_path: Path) -> None:
    assert read(page(article()), "a.html", tmp_path) == ["Ferry runs aground off Skarvik", *PARAGRAPHS]


def test_what_the_page_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(article()), encoding="utf-8")
    document = load(str(path))
    assert document.title == "Ferry runs aground off Skarvik"
    assert document.outlet == "The Skarvik Post"
    assert document.author == "Anna Berg"
    assert document.published == "2024-07-27T08:30:00+02:00"
    assert document.url == "https://post.example/news/ferry"
    assert document.input == str(path)


@pytest.mark.parametrize("declared", ["2024-07-27", "2024-07-27Tmorning", "2024-07-27T99:99"])
def test_an_hour_that_is_none_leaves_the_day(tmp_path: Path, declared: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(article()).replace("2024-07-27T08:30:00+02:00", declared), encoding="utf-8")
    assert load(str(path)).published == "2024-07-27"


def test_a_page_of_our_own_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    ours = '<meta charset="utf-8"><meta name="generator" content="summarizer 0.1.0">'
    path.write_text(page(article()).replace("<head>", f"<head>{ours}"), encoding="utf-8")
    with pytest.raises(InputError, match="it is a page that summarizer wrote"):
        load(str(path))


def test_the_options_beat_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(article()), encoding="utf-8")
    document = load(str(path), outlet="The Herald", published="2024-08-01")
    assert (document.outlet, document.published) == ("The Herald", "2024-08-01")


@pytest.mark.parametrize("name", ["page", "page.txt", "page.md", "page.HTM", "page.xhtml"])
def test_a_page_is_known_by_its_ending_or_its_beginning(tmp_path: Path, name: str) -> None:
    assert read(page(article()), name, tmp_path)[1:] == list(PARAGRAPHS)


def test_a_piped_fragment_is_a_page() -> None:
    fragment = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    text = load("-", stdin=io.BytesIO(fragment.encode())).text
    assert all(paragraph in text for paragraph in PARAGRAPHS)
    assert "<p>" not in text


@pytest.mark.parametrize(
    "text", ["<p>Markdown may begin with a tag.</p>\n\nAnd go on.", "<3 said the note. <p> is a tag."]
)
def test_markdown_that_begins_with_a_tag_stays_markdown(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    assert load(str(path)).text == text


def test_text_that_begins_with_a_pointed_bracket_stays_text() -> None:
    text = "<Reuters> - Three people were hurt, police said."
    assert load("-", stdin=io.BytesIO(text.encode())).text == text


def test_a_dropped_paragraph_between_kept_ones_comes_back(tmp_path: Path) -> None:
    odd = "Nordline has said sorry to everyone."
    body = article().replace("</article>", f"<p class='newsletter share-tools'>{odd}</p></article>")
    assert odd in read(page(body), "a.html", tmp_path)


def test_hidden_paragraphs_and_teasers_do_not_come_back(tmp_path: Path) -> None:
    extra = (
        "<p class='share-tools' style='display: none'>Nobody sees this line of the page.</p>"
        "<p class='share-tools'><a href='/b'>Read more about ferries of the coast here</a></p>"
    )
    text = "\n".join(read(page(article().replace("</article>", f"{extra}</article>")), "a.html", tmp_path))
    assert "Nobody sees" not in text
    assert text.count("They are stable.") == 1


def test_a_standfirst_that_the_page_shows_follows_the_headline(tmp_path: Path) -> None:
    standfirst = "Twelve hurt as a car ferry leaves its course in calm weather near a well known reef"
    head = f'<meta name="description" content="{standfirst}">'
    body = f"<header><h1>Ferry runs aground off Skarvik</h1><div class='sub'>{standfirst}</div></header>" + article()
    blocks = read(page(body, head), "a.html", tmp_path)
    assert blocks[:3] == ["Ferry runs aground off Skarvik", standfirst, PARAGRAPHS[0]]


def test_a_description_that_the_page_does_not_show_is_no_text(tmp_path: Path) -> None:
    head = '<meta name="description" content="The best source of ferry news in the whole region since 1902">'
    assert "since 1902" not in "\n".join(read(page(article(), head), "a.html", tmp_path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_pages_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    assert read(page(article()).encode(encoding), "a.html", tmp_path)[1:] == list(PARAGRAPHS)


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    html = page(article(), '<meta charset="windows-1252">').encode("cp1252")
    assert read(html, "a.html", tmp_path)[1:] == list(PARAGRAPHS)


def test_an_xml_declaration_is_no_obstacle(tmp_path: Path) -> None:
    html = '<?xml version="1.0" encoding="UTF-8"?>\n' + page(article())
    assert read(html, "a.xhtml", tmp_path)[1:] == list(PARAGRAPHS)


def test_a_nul_does_not_end_the_page(tmp_path: Path) -> None:
    html = page(article()).replace("At least 12", "At\0 least 12")
    assert PARAGRAPHS[-1] in read(html, "a.html", tmp_path)


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><head><title>App</title></head><body><div id='root'></div><script>start()</script></body></html>",
        "<!doctype html>",
        "<html><body>" + "<div>" * 3000,
        "   \n  ",
    ],
)
def test_a_page_without_an_article_is_one_line(tmp_path: Path, html: str) -> None:
    with pytest.raises(InputError) as caught:
        read(html, "a.html", tmp_path)
    assert "\n" not in str(caught.value)
    assert "HTML" in str(caught.value)


@pytest.mark.parametrize(
    "unit", ["<p>", "<div>", "</p>", "<", "<a href='", "&amp;", "<!--", "<p>x</p>", "<br>", "<td>"]
)
def test_hostile_pages_end(tmp_path: Path, unit: str) -> None:
    try:
        read("<html><body>" + unit * (40_000 // len(unit)), "a.html", tmp_path)
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017  # a page that is read is as good


def test_a_page_too_long_to_clean_keeps_every_paragraph(tmp_path: Path) -> None:
    many = tuple(f"Report {number} of the ferry commission was read." for number in range(60_000))
    assert read(page(article(many)), "a.html", tmp_path)[:-1] == [
        "Ferry runs aground off Skarvik",
        *many,
    ]


def test_a_page_of_tags_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="too many elements"):
        read("<html><body>" + "<p>" * 4_000_000, "a.html", tmp_path)


def test_no_word_of_the_parser_reaches_the_reader(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError):
        read("<html><body></body></html>", "a.html", tmp_path)
    assert capfd.readouterr() == ("", "")
