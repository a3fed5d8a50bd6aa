"""The sliders before the start: what is changed shows at once, is kept, and plays on a board of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.play.services import Services
from tests.desk.desk_rooms import start_page, type_key
from tests.desk.start.test_start_page import pick
from tests.gui import click, press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def test_a_slider_changes_the_drill_that_is_played(window: Window, services: Services) -> None:
    page = start_page(window)
    press_key(page.start_button, "a")
    assert page.knobs.winfo_ismapped() and set(page.knobs.sliders) == {"size", "up", "long"}
    press_key(page.knobs.sliders["size"], "Left")
    press_key(page.knobs.sliders["long"], "Right")
    assert services.settings_file.load().drill == "timed-30+size-75+long-200"
    assert str(page.ways.words.cget("text")).startswith("Size 75 %, 60 s: plays on a board of its own.")
    press_key(page.start_button, "a")
    assert page.ways.winfo_ismapped() and page.drills.chosen == "timed-30"
    type_key(page.start_button, "Return")
    assert window.page is not None and window.page.name == "play"
    assert window.page.controller.plan.drill.time_s == 60.0  # type: ignore[attr-defined]


def test_the_mouse_moves_a_slider_and_gives_the_keys_back(window: Window, services: Services) -> None:
    page = start_page(window)
    click(page.adjust_button, 5, 5)
    slider = page.knobs.sliders["size"]
    click(slider, 3, slider.winfo_height() // 2)
    assert services.drill().id != "timed-30"
    assert str(page.tk.call("focus")) == str(page.start_button)
    page.knobs.back.invoke()
    page.update()
    assert services.drill().id == "timed-30" and page.knobs.back.instate(["disabled"])


def test_another_drill_comes_as_it_is_and_a_test_cannot_be_adjusted(window: Window, services: Services) -> None:
    services.settings.update(drill="timed-30+size-50")
    page = start_page(window)
    assert page.drills.chosen == "timed-30"
    pick(page, page.drills.tree, "sine")
    assert services.drill().id == "sine"
    press_key(page.start_button, "a")
    assert set(page.knobs.sliders) == {"size", "speed", "long"}
    press_key(page.start_button, "a")
    pick(page, page.drills.tree, "reaction-time")
    assert page.adjust_button.instate(["disabled"])
