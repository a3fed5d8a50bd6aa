"""A round of the class on the play page: what it says of itself, and what it does not offer."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.audio.player import Sounds
from bullseye.session.round import State
from tests.desk.class_rooms import open_class, quick_turn, shoot, sit_down, texts_on
from tests.desk.desk_rooms import middle
from tests.fakes import ManualClock
from tests.gui import click

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


def test_a_paused_round_of_the_class_says_that_it_counts_and_offers_no_restart(
    window: Window, clock: ManualClock
) -> None:
    open_class(window, "Anna")
    page = sit_down(window, clock)
    shoot(page, clock, 5, Random(1))
    page.pause()
    window.root.update()
    assert page.round_state is State.PAUSED
    canvas = page.canvas
    said = [canvas.itemcget(item, "text") for item in canvas.find_all() if canvas.type(item) == "text"]
    assert "Space to go on; this round counts all the same." in said
    assert not any("off the board" in text for text in said)
    assert page.hud.itemcget(page.hud._unranked, "state") == "hidden"
    seen = texts_on(window.stage)
    assert "Go on   Space" in seen and not any(text.startswith("Restart") for text in seen)


def test_after_a_class_a_round_of_ones_own_can_be_begun_anew_again(window: Window, clock: ManualClock) -> None:
    desk = open_class(window, "Anna")
    sit_down(window, clock).escape()
    desk.show("class")
    window.show("play")
    page: Any = window.page
    page.pause()
    window.root.update()
    assert {text for text in texts_on(window.stage) if text.startswith("Restart")} == {"Restart", "Restart   R"}
    assert page.hud.itemcget(page.hud._unranked, "state") == "normal"


@pytest.mark.chosen(chatter_ms=40)
def test_a_click_of_a_worn_button_does_not_count_in_the_class_either(window: Window, clock: ManualClock) -> None:
    desk = open_class(window, "Anna")
    page = sit_down(window, clock)
    for after_s in (0.5, 0.01, 0.5):
        clock.advance(after_s)
        click(page.canvas, *middle(page))
    assert len(page.controller.round.hits) == 2
    for _ in range(8):
        shoot(page, clock, 8, Random(1))
    (taken,) = desk.room.class_state.taken
    assert taken.record.chatter_ms == 40 and [len(taken.record.shots), len(taken.record.chatter or ())] == [10, 1]


class Heard:
    """A player that remembers what it was to play; `done` is set by each sound."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.done = threading.Event()

    def load(self, files: Mapping[str, Path]) -> None:
        assert files["next"].is_file()

    def play(self, name: str) -> None:
        self.names.append(name)
        self.done.set()

    def wake(self, on: bool) -> None: ...

    def close(self) -> None: ...


def test_a_soft_tone_calls_the_next_student_while_it_is_wanted_and_sounds_are_on(window: Window) -> None:
    desk, heard = open_class(window, "Anna", "Ben", "Cem"), Heard()
    desk.sounds = Sounds(window.services.dirs.sounds, 0.0, lambda: heard)
    window.services.settings.update(sounds=False)
    quick_turn(desk)
    desk.toggle_signal()
    window.services.settings.update(sounds=True, volume=0.5)
    quick_turn(desk)
    desk.toggle_signal()
    quick_turn(desk)
    assert heard.done.wait(60) and heard.names == ["next"]
    desk.shut()
