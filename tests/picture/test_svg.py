"""SVG: whole, self-contained, one element for each shape, with the drawing's own places."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PIL import Image

from bullseye.picture.drawing import Box, Disc, Drawing, Line, Picture, Text
from bullseye.picture.lettering import base_line
from bullseye.picture.svg import to_svg

NAME = "{http://www.w3.org/2000/svg}"


def elements(*shapes: object, title: str = "A title") -> list[ElementTree.Element]:
    """What stands in the SVG of *shapes* after its title and ground."""
    root = ElementTree.fromstring(to_svg(Drawing(200, 100, "#fafafa", shapes, title)))  # type: ignore[arg-type]
    assert root.tag == f"{NAME}svg"
    assert root[0].tag == f"{NAME}title"
    assert root[1].attrib == {"width": "200", "height": "100", "fill": "#fafafa"}
    return list(root[2:])


def test_every_shape_is_one_element_in_its_order() -> None:
    image = Image.new("RGB", (2, 2), "#ff0000")
    found = elements(
        Line(((0, 0), (10, 5)), "#000000"),
        Line(((0, 0), (10, 5), (3, 3)), "", closed=True, fill="#00ff00"),
        Box(1, 2, 3, 4, "#111111"),
        Disc(5, 6, 7, outline="#222222", width=2),
        Text(8, 9, "a & <b>", 12, "#333333"),
        Picture(1, 1, 4, 4, image),
        Picture(1, 1, 4, 4, image, (Disc(3, 3, 2, "#ff0000"), Box(0, 0, 1, 1, "#000000"))),
    )
    tags = ["polyline", "polygon", "rect", "circle", "text", "image", "g"]
    assert [element.tag.removeprefix(NAME) for element in found] == tags
    assert found[0].get("points") == "0,0 10,5"
    assert (found[3].get("cx"), found[3].get("cy"), found[3].get("r")) == ("5", "6", "7")
    assert (found[3].get("fill"), found[3].get("stroke"), found[3].get("stroke-width")) == ("none", "#222222", "2")
    assert found[4].text == "a & <b>"
    assert str(found[5].get("href")).startswith("data:image/png;base64,")
    assert len(found[6]) == 2


def test_the_title_is_the_text_alternative() -> None:
    root = ElementTree.fromstring(to_svg(Drawing(10, 10, "#ffffff", (), 'Ada\'s "best" & <last>')))
    assert root[0].text == root.get("aria-label") == 'Ada\'s "best" & <last>'
    assert root.get("role") == "img"


def test_text_stands_on_the_base_line_of_its_anchor_and_turns_about_its_place() -> None:
    (text,) = elements(Text(50, 40, "up", 10, "#000000", "ne", bold=True, angle=90))
    assert text.get("text-anchor") == "end"
    assert float(str(text.get("y"))) == pytest.approx(40 + base_line("ne", 10), abs=0.01)
    assert text.get("transform") == "rotate(-90 50 40)"
    assert text.get("font-weight") == "bold"


def test_dashes_are_kept_and_a_line_of_one_point_is_a_dot() -> None:
    dashed, dot = elements(Line(((0, 0), (9, 9)), "#000000", 2, (5, 3)), Line(((4, 4),), "#00ff00", 6))
    assert dashed.get("stroke-dasharray") == "5 3"
    assert (dot.tag, dot.get("r"), dot.get("fill")) == (f"{NAME}circle", "3", "#00ff00")


def test_signs_that_xml_cannot_hold_do_not_break_the_file() -> None:
    (text,) = elements(Text(0, 0, "a\x00b\x1b\ud800", 12, "#000000"), title="t\x07")
    assert text.text == "a\ufffdb\ufffd\ufffd"


@pytest.mark.parametrize("sign", "\n\r\t\x1c\x85\u2028\u2029")
def test_what_ends_a_line_is_a_space_in_a_text(sign: str) -> None:
    (text,) = elements(Text(0, 0, f"a{sign}b", 12, "#000000"))
    assert text.text == "a b"
