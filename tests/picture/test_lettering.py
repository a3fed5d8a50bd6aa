"""The shipped type: it is there, it can be measured, and texts are cut and broken to fit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.picture.lettering import (
    ASCENT,
    DESCENT,
    base_line,
    broken,
    cut,
    font_bytes,
    one_line,
    pen,
    side,
    text_width,
)

SEPARATORS = "\n\r\t\x00\x1c\x1d\x1e\x1f\x7f\x85\u2028\u2029"
"""Signs that end a line or a paragraph, or control something; the shaping library refuses some of them."""

TEXTS = st.text(alphabet="abc W\u0416\u03a9 -", max_size=60)


def test_both_weights_are_shipped_with_their_licence_and_the_figures_of_the_font() -> None:
    from importlib.resources import files

    assert font_bytes(False) != font_bytes(True)
    assert "Bitstream" in (files("bullseye.picture") / "fonts" / "LICENSE-DejaVu.txt").read_text(encoding="utf-8")
    for bold in (False, True):
        up, down = pen(1000, bold).getmetrics()
        assert (up, down) == pytest.approx((1000 * ASCENT, 1000 * DESCENT), abs=2)


def test_names_in_latin_greek_and_cyrillic_each_have_letters_of_their_own() -> None:
    nothing = pen(40).getmask("\uffff").getbbox(), bytes(pen(40).getmask("\uffff"))
    for letter in "\u00e9\u0141\u03a9\u0416\u0562\u05d0":
        assert (pen(40).getmask(letter).getbbox(), bytes(pen(40).getmask(letter))) != nothing


def test_figures_are_equally_wide_and_bold_is_wider() -> None:
    assert len({text_width(figure, 14) for figure in "0123456789"}) == 1
    assert text_width("mean", 14, True) > text_width("mean", 14)
    assert text_width("mean", 28) == pytest.approx(2 * text_width("mean", 14))


def test_an_anchor_says_where_base_line_and_width_lie() -> None:
    assert (side("nw"), side("n"), side("ne"), side("center"), side("s"), side("e")) == (0, 0.5, 1, 0.5, 0.5, 1)
    assert base_line("n", 10) == pytest.approx(9.28)
    assert base_line("se", 10) == pytest.approx(-2.36)
    assert base_line("center", 10) == base_line("w", 10) == pytest.approx(3.46)


@given(text=TEXTS, room=st.floats(20, 300))
@settings(max_examples=40)
def test_a_cut_text_fits_and_one_that_fits_is_not_cut(text: str, room: float) -> None:
    found = cut(text, 14, room)
    assert text_width(found, 14) <= room
    whole = " ".join(text.split())
    assert found == whole or found.endswith("\u2026") or not found
    if text_width(whole, 14) <= room:
        assert found == whole


@given(text=TEXTS, room=st.floats(20, 300))
@settings(max_examples=40)
def test_a_broken_text_fits_and_loses_no_letter(text: str, room: float) -> None:
    lines = broken(text, 14, room)
    assert all(text_width(line, 14) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize("sign", SEPARATORS)
def test_what_ends_a_line_is_as_wide_as_a_space_and_never_stops_the_measuring(sign: str) -> None:
    assert text_width(f"a{sign}b", 14) == text_width("a b", 14)
    assert one_line(f"a{sign}b") == "a b"


def test_half_of_a_surrogate_pair_is_the_sign_for_what_cannot_be_read() -> None:
    assert one_line("a\ud800") == "a\ufffd" and text_width("\udfff", 14) == text_width("\ufffd", 14)


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_measured_cut_and_broken(text: str) -> None:
    assert text_width(text, 10) >= 0
    cut(text, 10, 50)
    broken(text, 10, 50)
