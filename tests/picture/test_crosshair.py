"""The pointer in two colours: every form has a middle, an edge all around, and is a bitmap file others can read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.picture.crosshair import COLOURS, DRAWN, LARGEST_PX, bits, xbm
from bullseye.records.settings import POINTER_COLOURS, POINTER_PX, POINTERS

sizes = st.integers(15, 400)


def on(rows: tuple[tuple[bool, ...], ...]) -> set[tuple[int, int]]:
    return {(x, y) for y, row in enumerate(rows) for x, is_on in enumerate(row) if is_on}


@given(st.sampled_from(DRAWN), sizes)
def test_every_form_is_the_same_from_all_sides_and_has_an_edge_all_around(form: str, size_px: int) -> None:
    drawn = bits(form, size_px)
    last, inside, mask = drawn.side_px - 1, on(drawn.form), on(drawn.mask)
    assert drawn.side_px % 2 == 1 and drawn.side_px <= LARGEST_PX
    assert inside == {(y, x) for x, y in inside} == {(last - x, y) for x, y in inside}
    around = {(x + dx, y + dy) for x, y in inside for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    assert around <= mask if form == "dot" and size_px >= 24 else around == mask
    assert inside and all(0 <= x <= last and 0 <= y <= last for x, y in mask)


@pytest.mark.parametrize("form", DRAWN)
def test_a_larger_one_is_larger_up_to_the_most_that_a_display_moves(form: str) -> None:
    assert [bits(form, px).side_px for px in POINTER_PX] == list(POINTER_PX)
    spans = [len({x for x, _ in on(bits(form, px).form)}) for px in POINTER_PX]
    assert spans == sorted(set(spans))
    assert bits(form, 900) == bits(form, LARGEST_PX)


@pytest.mark.parametrize(("form", "filled"), [("crosshair", True), ("gap", False), ("cross", True), ("dot", True)])
def test_the_middle_is_free_in_an_open_cross_alone(form: str, filled: bool) -> None:
    drawn = bits(form, 31)
    assert drawn.form[15][15] is filled


def test_the_edge_of_a_dot_is_wide_enough_to_be_seen_on_a_ring_of_its_colour() -> None:
    drawn = bits("dot", 31)
    row = list(zip(drawn.form[15], drawn.mask[15], strict=True))
    assert sum(mask and not form for form, mask in row) == 2 * 2


def test_no_two_forms_look_the_same() -> None:
    for size_px in POINTER_PX:
        assert len({bits(form, size_px) for form in DRAWN}) == len(DRAWN)


def test_the_settings_offer_what_is_drawn_and_the_arrow() -> None:
    assert {*DRAWN, "arrow"} == set(POINTERS) and set(COLOURS) == set(POINTER_COLOURS)
    assert all(colour != edge for colour, edge in COLOURS.values())


@given(st.sampled_from(DRAWN), sizes)
def test_a_bitmap_file_holds_the_pixels_the_lowest_bit_first_in_rows_of_whole_bytes(form: str, size_px: int) -> None:
    drawn = bits(form, size_px)
    text, side = xbm(drawn.form, "form"), drawn.side_px
    told = dict(re.findall(r"#define form_(\w+) (\d+)", text))
    middle = str(side // 2)
    assert told == {"width": str(side), "height": str(side), "x_hot": middle, "y_hot": middle}
    octets = [int(octet, 16) for octet in re.findall(r"0x([0-9a-f]{2})\b", text)]
    wide = (side + 7) // 8
    assert len(octets) == wide * side
    assert on(drawn.form) == {
        (x, y) for y in range(side) for x in range(side) if octets[y * wide + x // 8] >> x % 8 & 1
    }
