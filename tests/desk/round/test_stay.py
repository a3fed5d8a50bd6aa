"""After the last shot the face stays with the sum; a key or a click ends that, and nothing can be lost meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.round.stay import DEAF_MS, STAYS_MS
from bullseye.play.services import Services
from tests.desk.desk_rooms import middle, round_on, shoot
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.round.play_page import PlayPage

pytestmark = [pytest.mark.chosen(drill="ten-shots"), pytest.mark.stays]


def shot_out(window: Window, clock: ManualClock) -> PlayPage:
    page = round_on(window, clock)
    for n in range(10):
        shoot(page, clock, dx_px=12 * n)
    return page


def waited(window: Window, until_ms: int) -> None:
    """Let the window live for so long by its own timer."""
    import tkinter as tk

    over = tk.BooleanVar(window.root)
    window.root.after(until_ms, over.set, True)
    window.root.wait_variable(over)
    window.root.update()


def test_it_stays_with_its_sum_and_is_on_the_disk_by_then(
    window: Window, clock: ManualClock, services: Services
) -> None:
    page = shot_out(window, clock)
    assert window.page is page and len(page.canvas.marks.shown()) == 10
    record = next(iter(services.store.records()))
    assert page.canvas.itemcget("figure", "text") == str(record.score)  # type: ignore[no-untyped-call]
    assert "extreme spread" in page.canvas.itemcget("figure_words", "text")  # type: ignore[no-untyped-call]
    assert page.may_close()
    assert 1500 <= STAYS_MS <= 2000


def test_it_goes_on_by_itself(window: Window, clock: ManualClock) -> None:
    shot_out(window, clock)
    moment = clock.now()
    waited(window, STAYS_MS + 50)
    assert window.page is not None and window.page.name == "result" and clock.now() == moment


@pytest.mark.parametrize("key", ["space", "Return", "Escape", "r", "x"])
def test_any_key_goes_on_to_the_result(window: Window, clock: ManualClock, key: str) -> None:
    page = shot_out(window, clock)
    page.canvas.focus_force()
    page.canvas.event_generate(f"<KeyPress-{key}>")
    window.root.update()
    assert window.page is not None and window.page.name == "result"


def test_a_click_goes_on_but_not_one_that_was_meant_as_a_shot(window: Window, clock: ManualClock) -> None:
    page = shot_out(window, clock)
    click(page.canvas, *middle(page))
    assert window.page is page and len(page.controller.round.shots) == 10
    waited(window, DEAF_MS + 20)
    click(page.canvas, *middle(page))
    assert window.page is not None and window.page.name == "result"


def test_a_new_round_begins_without_the_old_sum(window: Window, clock: ManualClock) -> None:
    page = shot_out(window, clock)
    window.show("start")
    window.root.update()
    page = round_on(window, clock)
    assert page.canvas.itemcget("figure", "state") == "hidden"  # type: ignore[no-untyped-call]
    press_key(page.canvas, "space")
    assert window.page is page
