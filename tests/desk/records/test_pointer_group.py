"""The pointer over the face: each choice is kept, and seen on the little face at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit.pointer_cursor import own_forms, round_cursor
from bullseye.desk.records.pointer_group import POINTERS, SIZES, TONES
from bullseye.records.settings import POINTER_COLOURS, POINTER_PX
from bullseye.records.settings import POINTERS as KNOWN
from tests.desk.desk_rooms import type_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("settings")


def page_of(window: Window) -> Any:
    return window.page


@pytest.mark.parametrize(
    ("key", "value"),
    [("pointer", "gap"), ("pointer", "circle"), ("pointer_px", 15), ("pointer_px", 63), ("pointer_colour", "pink")],
)
def test_a_choice_is_kept_and_the_little_face_shows_it(window: Window, key: str, value: object) -> None:
    page = page_of(window)
    if not own_forms(window.root) and key != "pointer":
        pytest.skip("size and colour of a cursor are the system's here")
    before = str(page.pointer.preview.cget("cursor"))
    type_key(page.parts[f"{key}-{value}"], "space")
    assert getattr(window.services.settings_file.load(), key) == value
    now = str(page.pointer.preview.cget("cursor"))
    assert now == round_cursor(window) != before


def test_every_choice_has_a_name(window: Window) -> None:
    assert tuple(value for value, _ in POINTERS) == KNOWN
    assert tuple(value for value, _ in SIZES) == POINTER_PX
    assert tuple(value for value, _ in TONES) == POINTER_COLOURS


def test_an_arrow_is_the_systems_own_and_has_neither_size_nor_colour(window: Window) -> None:
    page = page_of(window)
    type_key(page.parts["pointer-arrow"], "space")
    assert str(page.pointer.preview.cget("cursor")) == "arrow"
    if own_forms(window.root):
        assert page.parts["pointer_px-31"].instate(["disabled"])
        type_key(page.parts["pointer-dot"], "space")
        assert page.parts["pointer_px-31"].instate(["!disabled"])


def test_a_round_is_played_with_it(window: Window) -> None:
    window.services.choose(pointer="circle", pointer_px=47)
    window.show("play")
    window.root.update()
    page = page_of(window)
    assert str(page.canvas.cget("cursor")) == round_cursor(window)
    if own_forms(window.root):
        assert "circle-" in round_cursor(window)
