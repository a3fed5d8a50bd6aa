"""Letters that the shipped font has not come from a font of the system, and only from one that draws them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from bullseye.languages import by_code
from bullseye.picture import found_fonts, lettering
from bullseye.picture.drawing import Drawing, Text
from bullseye.picture.found_fonts import Found, advice, draws, found_for, taken_text
from bullseye.picture.lettering import pen, runs, text_width, unknown
from bullseye.picture.pdf import Paper
from bullseye.picture.raster import boxes_said, to_image

LI = "\u674e"


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Found]:
    """A font of the system with one letter that the shipped one has not."""
    from fontTools.ttLib import TTFont

    path = tmp_path / "other.ttf"
    font = TTFont(str(files("bullseye.picture") / "fonts" / "DejaVuSans.ttf"))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(LI)] = "W"
    font.save(path)
    found = Found("Other Sans", str(path))
    monkeypatch.setattr(found_fonts, "candidates", lambda letter, bold=False: [found])
    monkeypatch.setattr(found_fonts, "_taken", {False: [], True: []})
    for cache in (found_for, lettering._ems, lettering._has):
        cache.cache_clear()
    yield found
    for cache in (found_for, lettering._ems, lettering._has):
        cache.cache_clear()


def test_a_font_has_what_it_draws_otherwise_than_nothing() -> None:
    assert draws(pen(48), "A") and draws(pen(48), "\u05d3") and draws(pen(48), " ")
    assert not draws(pen(48), LI)


def test_a_line_is_set_in_pieces_of_the_font_that_has_the_letters(other: Found) -> None:
    assert runs(f"Ann {LI} b\u0301") == [(None, "Ann "), (other, f"{LI} "), (None, "b\u0301")]
    assert runs("\u96f7") == [(None, "\u96f7")], "a letter that no font has stays"
    assert text_width(LI, 10) == pytest.approx(text_width("W", 10))


def test_a_paper_has_the_letters_and_says_whose_they_are(other: Found) -> None:
    paper = Paper("t", datetime(2026, 1, 1, tzinfo=UTC))
    paper.text(20, 20, f"{LI} Ann \u96f7", 12)
    paper.text(20, 30, f"{LI}", 12, bold=True, align="right")
    assert paper.missing == ["\u96f7"] and paper.taken == ["Other Sans"]
    assert paper.bytes().count(b"/FontFile2") == 3
    assert taken_text(paper.taken) == "Letters that DejaVu Sans has not are those of Other Sans."


def test_signs_that_change_with_their_neighbours_are_shaped_at_the_same_place(
    other: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    import re
    import zlib

    def places(shaped: bool) -> list[str]:
        monkeypatch.setattr("bullseye.picture.pdf._shapes", lambda: shaped)
        paper = Paper("t", datetime(2026, 1, 1, tzinfo=UTC))
        paper.text(20, 20, f"{LI}\u0301 Ann", 12)
        paper.text(20, 40, "Bob", 12)
        found = re.findall(rb"stream\n(.*?)\nendstream", paper.bytes(), re.S)
        page = next(text for text in map(zlib.decompress, found[:1]))
        return re.findall(r"[\d.]+ [\d.]+ Td", page.decode("latin-1"))

    plain, shaped = places(False), places(True)
    assert len(plain) == len(shaped) == 3
    for one, other_one in zip(plain, shaped, strict=True):
        assert [float(x) for x in one.split()[:2]] == pytest.approx([float(x) for x in other_one.split()[:2]], abs=0.1)


def test_a_picture_has_the_letters(other: Found) -> None:
    def picture(text: str) -> bytes:
        return to_image(Drawing(60, 30, "#ffffff", (Text(30, 15, text, 16, "#000000"),), ""), 1).tobytes()

    assert picture(LI) != picture("\u96f7") and picture(LI) != picture(" ")


def test_a_font_that_is_gone_or_broken_is_passed_by(other: Found, tmp_path: Path) -> None:
    (tmp_path / "other.ttf").write_bytes(b"no font")
    found_fonts.pen_of.cache_clear()
    assert found_for(LI) is None and runs(LI) == [(None, LI)]


def test_what_is_found_here_draws_the_letter_and_nothing_else_counts() -> None:
    for letter in (LI, "\u0905", "\u0e01", "\u1780"):
        found = found_for(letter)
        assert found is None or draws(found_fonts.pen_of(found, 48), letter)


def test_what_to_install_is_said_for_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert "fonts-noto-cjk" in advice([LI]) and "fonts-noto-core" in advice(["\u0905"])
    assert taken_text([]) == ""


def test_letters_that_are_boxes_in_a_picture_are_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("bullseye.picture.lettering.found_for", lambda letter, bold=False: None)
    texts = (Text(30, 15, f"Ann {LI}\u03b1", 16, "#000000"), Text(30, 15, LI, 16, "#000000", bold=True))
    said = boxes_said([Drawing(60, 30, "#ffffff", texts, "")])
    assert said.count(LI) == 1 and "boxes" in said and "fonts-noto-cjk" in said
    assert boxes_said([Drawing(60, 30, "#ffffff", texts[:0], "")]) == ""


@pytest.mark.parametrize("code", ["ja", "zh_CN", "ar", "uk"])
def test_no_script_of_ours_is_a_silent_box_on_paper(code: str) -> None:
    """Each letter is drawn, or named as missing."""
    name = by_code(code).name
    paper = Paper("t", datetime(2026, 1, 1, tzinfo=UTC))
    paper.text(20, 20, name, 12)
    paper.bytes()
    lacking = unknown(name)
    assert set(paper.missing) == set(lacking)
    assert bool(boxes_said([Drawing(60, 30, "#ffffff", (Text(30, 15, name, 16, "#000000"),), "")])) == bool(lacking)
