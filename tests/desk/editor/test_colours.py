"""Choosing a colour: by click, by key, written, or by the system's own chooser."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import colorchooser
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.editor.colours import ACROSS, GOOD, Swatch, ask_colour
from bullseye.picture.contrast import LEAST_DIFFERENCE, difference
from tests.desk.desk_rooms import answer, type_key
from tests.gui import click, press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("settings")


def asked(
    window: Window, reply: Callable[[Any], object], colour: str = GOOD[0][1], none: str = "No line"
) -> str | None:
    answer(window, reply)
    return ask_colour(window, "Line of ring 1", colour, none)


def test_a_click_on_a_colour_chooses_it(window: Window) -> None:
    assert asked(window, lambda card: click(card.swatches[7], 10, 10)) == GOOD[7][1]


def test_the_arrows_go_from_colour_to_colour_and_each_is_named(window: Window) -> None:
    def reply(card: Any) -> None:
        assert card.focus_get() is card.swatches[0]
        press_key(card.swatches[0], "Right")
        press_key(card.swatches[1], "Down")
        assert card.named.cget("text").startswith(GOOD[1 + ACROSS][0])
        press_key(card.swatches[1 + ACROSS], "Left")
        press_key(card.swatches[ACROSS], "Up")
        press_key(card.swatches[0], "Left")  # there is nothing further left
        assert card.focus_get() is card.swatches[0]
        type_key(card.swatches[0], "Return")

    assert asked(window, reply) == GOOD[0][1]


@pytest.mark.parametrize("text", ["#12abEF", "12ABef", "  #12abef "])
def test_any_colour_can_be_written(window: Window, text: str) -> None:
    def reply(card: Any) -> None:
        card.entry.delete(0, "end")
        card.entry.insert(0, text)
        type_key(card.entry, "Return")

    assert asked(window, reply) == "#12abef"


def test_what_is_no_colour_is_told_and_the_card_stays(window: Window) -> None:
    def reply(card: Any) -> None:
        card.entry.delete(0, "end")
        card.entry.insert(0, "red")
        type_key(card.entry, "Return")
        assert card.is_open
        assert "#f4c430" in str(card.wrong.cget("text"))
        type_key(card.entry, "Escape")

    assert asked(window, reply) is None


def test_no_colour_is_offered_only_where_it_makes_sense(window: Window) -> None:
    assert asked(window, lambda card: card.none.invoke()) == ""

    def reply(card: Any) -> None:
        assert not card.none.winfo_manager()
        card.close()

    assert asked(window, reply, none="") is None


def test_the_systems_chooser_is_one_button_away(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def choose(color: str, **options: object) -> tuple[object, str | None]:
        shown.append(color)
        return (None, "#ABCDEF") if len(shown) == 1 else (None, None)

    monkeypatch.setattr(colorchooser, "askcolor", choose)
    assert asked(window, lambda card: card.more.invoke(), colour="#010203") == "#abcdef"
    assert asked(window, lambda card: card.more.invoke(), colour="") is None
    assert shown == ["#010203", "#ffffff"]


def test_a_swatch_is_pressed_by_mouse_and_by_key(window: Window) -> None:
    pressed: list[int] = []
    swatch = Swatch(window.root, window.theme, (40, 30), lambda: pressed.append(1), "#ffffff")
    swatch.place(x=10, y=10)
    click(swatch, 5, 5)
    press_key(swatch, "space")
    press_key(swatch, "Return")
    assert len(pressed) == 3
    swatch.show("#112233")
    assert swatch.itemcget("field", "fill") == "#112233"


def test_the_good_colours_can_be_told_apart() -> None:
    for n, (_, one) in enumerate(GOOD[1:], start=2):
        for _, other in GOOD[n:]:
            assert difference(one, other) >= LEAST_DIFFERENCE, (one, other)
