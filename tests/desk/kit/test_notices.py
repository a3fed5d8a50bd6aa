"""Words to the player in bars at the bottom: at most three, each until it is dismissed."""

from __future__ import annotations

import tkinter as tk

import pytest

from bullseye.desk.kit.notices import MOST, Notices
from bullseye.desk.kit.theme import Theme
from tests.desk.desk_rooms import texts_in
from tests.gui import click


@pytest.fixture
def quiet() -> list[str]:
    """A line for each time the last bar has gone."""
    return []


@pytest.fixture
def notices(tk_root: tk.Tk, quiet: list[str]) -> Notices:
    theme = Theme(tk_root, "light", 1.0)
    theme.apply()
    return Notices(tk_root, lambda: theme, lambda: quiet.append("quiet"))


def test_the_oldest_bar_makes_room_and_the_place_goes_with_the_last(notices: Notices, quiet: list[str]) -> None:
    bars = [notices.say(f"Notice {number}", "bad") for number in range(MOST + 1)]
    notices.place.update()
    assert notices.texts == ["Notice 1", "Notice 2", "Notice 3"] and notices.bars == bars[1:]
    assert [text for text in texts_in(notices.place) if text.startswith("Notice")] == notices.texts
    notices.dismiss(bars[0])
    notices.dismiss(None)
    notices.dismiss(bars[2])
    assert notices.texts == ["Notice 1", "Notice 3"] and not quiet
    notices.dismiss_all()
    notices.place.update()
    assert notices.texts == [] and quiet == ["quiet"] and not notices.place.winfo_ismapped()


def test_its_buttons_close_it_and_act_after_it_has_gone(notices: Notices) -> None:
    there: list[list[str]] = []
    bar = notices.say("Gone", action=("Undo", lambda: there.append(notices.texts)))
    notices.say("Stays until closed")
    notices.place.update()
    undo = next(part for part in bar.winfo_children() if "text" in part.keys() and part.cget("text") == "Undo")  # noqa: SIM118
    click(undo, 5, 5)
    assert there == [["Stays until closed"]]
    closing = notices.bars[0].winfo_children()[-1]
    assert closing.cget("text") == "Close"
    click(closing, 5, 5)
    assert notices.bars == []
