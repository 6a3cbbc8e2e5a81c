"""The README's picture stands alone: valid SVG, nothing loaded from elsewhere, the same bytes for the same brief."""

import re
from xml.etree import ElementTree as ET

from docs.picture import COLUMNS, draw
from summarizer.schemas.summary import Summary


def test_the_picture_is_svg_of_its_own(summary: Summary) -> None:
    picture = draw(summary)
    root = ET.fromstring(picture)  # noqa: S314 - the picture was drawn a line above
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert re.findall(r"https?://[^\"]+", picture) == ["http://www.w3.org/2000/svg"]
    words = " ".join("".join(root.itertext()).replace("\xa0", " ").split())
    assert "summarize examples/flood.txt" in words
    assert "Who pays for the tents?" in words


def test_the_picture_is_the_same_each_time(summary: Summary) -> None:
    assert draw(summary) == draw(summary)
    assert 80 <= COLUMNS <= 100
