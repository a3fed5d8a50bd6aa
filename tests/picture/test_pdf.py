"""PDF pages: real text with fonts of its own, drawings in vectors, equal bytes for equal input, nothing lost."""

from __future__ import annotations

import re
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from bullseye.errors import BullseyeError
from bullseye.picture import pdf
from bullseye.picture.drawing import Box, Disc, Drawing, Line, Picture, Text
from bullseye.picture.pdf import MissingPdfError, Paper, fitted_size

DAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def paper(**options: object) -> Paper:
    return Paper("A report", DAY, **options)  # type: ignore[arg-type]


def streams(document: bytes) -> str:
    """All page contents and character maps, unpacked."""
    parts = []
    for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL):
        try:
            parts.append(zlib.decompress(raw).decode("latin-1"))
        except zlib.error:
            parts.append(raw.decode("latin-1"))
    return "\n".join(parts)


def test_equal_input_makes_equal_bytes_and_the_date_is_the_one_handed_in() -> None:
    def make(day: datetime) -> bytes:
        page = Paper("A report", day)
        page.text(20, 20, "Ada", 12)
        page.image(20, 40, 20, 20, Image.new("RGB", (4, 4), "#ff0000"))
        return page.bytes()

    assert make(DAY) == make(DAY)
    assert b"D:20261122120000Z" in make(DAY)
    assert make(DAY) != make(DAY.replace(year=2027))


def test_a_document_names_its_title_and_language_and_counts_its_pages() -> None:
    page = paper(language="de")
    page.new_page()
    document = page.bytes()
    assert page.pages == 2
    assert document.startswith(b"%PDF-")
    assert document.rstrip().endswith(b"%%EOF")
    assert b"/Title (A report)" in document
    assert b"/Lang (de)" in document
    assert len(re.findall(rb"/Type /Page\b(?!s)", document)) == 2
    assert b"595.28 841.89" in document
    assert b"841.89 595.28" in paper(landscape=True).bytes()


def test_fonts_are_embedded_as_subsets_and_their_letters_can_be_searched() -> None:
    page = paper()
    page.text(20, 20, "\u0416\u03a9\u00fc", 12)
    document = page.bytes()
    assert b"/FontFile2" in document
    assert len(document) < 60_000
    for letter in "\u0416\u03a9\u00fc":
        assert f"{ord(letter):04X}" in streams(document).upper()


def test_a_letter_that_no_font_has_is_a_box_and_is_told() -> None:
    page = paper()
    page.text(20, 20, "Li \u674e \U0001f9ff \u674e", 12)
    page.text(20, 30, "tab\tand\x00nothing", 12)
    assert page.missing == ["\u674e", "\U0001f9ff"]
    assert "25A1" in streams(page.bytes()).upper()


def test_half_of_a_surrogate_pair_and_ends_of_lines_do_not_break_the_document() -> None:
    from PIL import Image

    odd = "a\ud800b\x85c\u2029d"
    page = Paper(odd, DAY)
    page.text(20, 20, odd, 12)
    page.table(20, 30, [40], [odd], [[odd]])
    page.image(20, 60, 10, 10, Image.new("RGB", (4, 4)), odd)
    assert page.missing == []
    assert page.bytes().startswith(b"%PDF")


def test_text_that_is_read_from_right_to_left_does_not_break_the_page() -> None:
    page = paper()
    page.text(20, 20, "\u05e9\u05dc\u05d5\u05dd 12 abc", 12)
    assert page.missing == []
    assert page.bytes()


def test_a_document_in_a_language_from_the_right_is_read_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ann \u05d3 100 000 EUR."
    monkeypatch.setattr(pdf, "rightward", lambda: False)
    assert paper()._in_order(text) == ".100 000 EUR \u05d3 Ann"


def test_a_paragraph_is_as_high_as_its_lines_and_text_as_one() -> None:
    page = paper()
    one = page.text(20, 20, "One", 10)
    assert page.paragraph(20, 30, 170, "One", 10) == pytest.approx(one)
    assert page.paragraph(20, 40, 40, "many words " * 20, 10) > 5 * one
    with pytest.raises(ValueError, match="'middle'"):
        page.text(20, 20, "One", align="middle")


def test_a_long_table_goes_on_under_its_head_on_the_next_page() -> None:
    page = paper()
    told: list[int] = []
    rows = [(f"row {n}", "1") for n in range(100)]
    end = page.table(
        20, 40, (60, 30), ("Name", "Score"), rows, align=("left", "right"), on_page=lambda: told.append(page.pages)
    )
    assert page.pages == 3
    assert told == [2, 3]
    assert 20 < end < 290
    with pytest.raises(ValueError, match="1 cells does not fit 2 columns"):
        page.table(20, 40, (60, 30), ("Name", "Score"), [("one",)])


def test_a_cell_too_long_is_broken_over_lines_not_cut() -> None:
    page = paper()
    short = page.table(20, 20, (40,), ("Name",), [("one",)])
    long = page.table(20, 20, (40,), ("Name",), [("one " * 40,)])
    assert long > short + 10


def test_shapes_stay_vectors_at_their_place() -> None:
    page = paper()
    drawing = Drawing(
        100, 50, "#fafafa",
        (
            Disc(50, 25, 10, fill="#ff0000"), Line(((0, 0), (100, 50)), "#00ff00", 2, (4, 2)),
            Box(1, 1, 5, 5, outline="#0000ff"), Line(((3, 3),), "#00ff00", 2),
            Text(50, 25, "up", 10, "#000000", "center", angle=90),
            Line(((0, 0), (9, 0), (9, 9)), "", 0, closed=True, fill="#123456"), Disc(1, 1, 1),
            Picture(0, 0, 10, 10, Image.new("RGB", (5, 5)), (Disc(5, 5, 5, "#abcdef"),)),
        ),
        "",
    )  # fmt: skip
    assert page.drawing(20, 30, 150, drawing) == pytest.approx(75)
    document = page.bytes()
    assert b"/Subtype /Image" not in document
    content = streams(document)
    # 1 px is 1.5 mm here: the dash of 4 px is 6 mm, 17.01 points.
    assert "[17.01 8.50] 0 d" in content
    assert "1 0 0 rg" in content.lower()


def test_a_picture_without_shapes_is_embedded() -> None:
    page = paper()
    picture = Picture(0, 0, 10, 10, Image.new("RGB", (5, 5), "#ff0000"))
    page.drawing(20, 30, 50, Drawing(10, 10, "#ffffff", (picture,), ""))
    assert b"/Subtype /Image" in page.bytes()


def test_a_paper_is_saved_through_the_writer_it_is_given(tmp_path: Path) -> None:
    page = paper()
    page.save(tmp_path / "a.pdf", lambda path, data: path.write_bytes(data))
    assert (tmp_path / "a.pdf").read_bytes() == page.bytes()


def test_without_the_package_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)
    with pytest.raises(MissingPdfError, match=r'pip install "bullseye\[pdf\]"') as caught:
        paper()
    assert isinstance(caught.value, BullseyeError)


def test_a_line_shrinks_until_it_fits_but_not_beyond_what_can_be_read() -> None:
    assert fitted_size("Ada", 100, 20) == 20
    assert 6 < fitted_size("Ada Lovelace of Ockham", 40, 20) < 20
    assert fitted_size("Ada " * 200, 40, 20) == 6


def test_what_follows_a_drawing_has_its_own_colour_also_when_that_was_the_drawings_last() -> None:
    page = paper()
    line = Drawing(100, 100, "#ffffff", (Line(((0, 0), (100, 100)), "#c9d1cf"),), "A line")
    page.drawing(20, 20, 50, line)
    page.rule(20, 100, 50, colour="#c9d1cf")
    after = streams(page.bytes()).split("\nQ\n")[-1]
    assert re.search(r"RG\n(.*\n)*.* l S", after)
