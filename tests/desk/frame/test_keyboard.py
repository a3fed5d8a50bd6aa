"""Keys of real keyboards: other layouts, the keypad, and keys that are held."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.gui import until

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

S, H, ONE, TWO, KEYPAD_TWO, ENTER, SPACE = 39, 43, 10, 11, 88, 36, 65


class Keyboard:
    """Presses keys by their place, as a hand does."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.heard: list[str] = []

    def layout(self, name: str) -> None:
        """Change the layout of the display."""
        subprocess.run(["setxkbmap", name], check=True, timeout=60)

    def press(self, *codes: int) -> None:
        """Press and release each, and wait until the last has come up."""
        self.use(*(word for code in codes for word in ("key", str(code))), last=codes[-1])

    def use(self, *words: str, last: int) -> None:
        """Do that, and wait until the key *last* has come up for good."""
        window, up = self.window, []
        window.root.focus_force()
        window.root.update()
        binding = window.root.bind("<KeyRelease>", lambda e: up.append(e.keycode), add=True)
        subprocess.run(["xdotool", *words], check=True, timeout=60)
        until(window.root, lambda: last in up)
        window.root.update()
        window.root.unbind("<KeyRelease>", binding)


@pytest.fixture
def keyboard(window: Window) -> Iterator[Keyboard]:
    """The keyboard of the display, which is American again in the end."""
    if window.windowing != "x11" or not (shutil.which("xdotool") and shutil.which("setxkbmap")):
        pytest.skip("no xdotool and setxkbmap here")
    hand = Keyboard(window)
    yield hand
    hand.layout("us")


@pytest.mark.parametrize("layout", ["us", "ru", "gr", "il", "ara", "ua", "fr"])
@pytest.mark.opens_on("start")
def test_letters_work_by_place_on_every_layout(window: Window, keyboard: Keyboard, layout: str) -> None:
    keyboard.layout(layout)
    page: Any = window.page
    page.focus_set()
    keyboard.press(S)
    assert window.page is not None and window.page.name == "settings"


@pytest.mark.parametrize("layout", ["us", "fr", "ru", "ara"])
def test_digits_work_by_place_and_on_the_keypad(window: Window, keyboard: Keyboard, layout: str) -> None:
    heard: list[str] = []
    window.show("settings")
    page: Any = window.page
    page.actions.update({"1": lambda: heard.append("1"), "2": lambda: heard.append("2")})
    keyboard.layout(layout)
    keyboard.press(ONE, TWO, KEYPAD_TWO)
    assert heard == ["1", "2", "2"]


@pytest.mark.opens_on("settings")
def test_a_sign_that_the_page_uses_is_that_sign_also_on_a_digit_s_key(window: Window, keyboard: Keyboard) -> None:
    heard: list[str] = []
    page: Any = window.page
    page.actions.update({"minus": lambda: heard.append("minus"), "6": lambda: heard.append("6")})
    keyboard.layout("fr")
    keyboard.press(15)
    assert heard == ["minus"]


@pytest.mark.opens_on("settings")
def test_a_key_that_is_held_is_one_press(window: Window, keyboard: Keyboard) -> None:
    heard: list[str] = []
    page: Any = window.page
    page.actions.update({"s": lambda: heard.append("s")})
    releases: list[int] = []
    window.root.bind("<KeyRelease>", lambda e: releases.append(e.time), add=True)
    keyboard.use("keydown", str(S), "sleep", "1.5", "keyup", str(S), last=S)
    until(window.root, lambda: bool(releases))
    assert heard == ["s"]
    keyboard.press(S)
    assert heard == ["s", "s"]


@pytest.mark.chosen(drill="practice")
def test_holding_enter_in_practice_records_nothing(window: Window, keyboard: Keyboard) -> None:
    window.show("start")
    window.root.update()
    keyboard.use("keydown", str(ENTER), "sleep", "1.5", "keyup", str(ENTER), last=ENTER)
    assert window.page is not None and window.page.name == "play"
    assert list(window.services.store.records()) == []


@pytest.mark.opens_on("settings")
def test_space_that_is_held_on_a_button_presses_it_once(window: Window, keyboard: Keyboard) -> None:
    page: Any = window.page
    switch = page.parts["flash"]
    turned: list[bool] = []
    switch.configure(command=lambda: turned.append(switch.instate(["selected"])))
    window.root.focus_force()
    window.root.update()
    window.root.after_idle(switch.focus_set)  # `use` gives the focus to the window first
    keyboard.use("keydown", str(SPACE), "sleep", "1.5", "keyup", str(SPACE), last=SPACE)
    assert turned == [False]
