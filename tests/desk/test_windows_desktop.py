"""What Windows is told of the window, looked at there; elsewhere nothing happens."""

from __future__ import annotations

import contextlib
import ctypes
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.palette import PALETTES, resolve_palette, system_prefers_dark
from bullseye.desk.windows_desktop import PROGRAM_ID, before_the_first_window, is_dark, match_title_bar
from tests.gui import until
from tests.systems import UNDER_WINE

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window

ROOT = Path(__file__).parents[2]


def test_the_title_bar_is_dark_in_the_dark_palettes_alone() -> None:
    assert {name for name, palette in PALETTES.items() if is_dark(palette.panel)} == {"dark", "contrast"}


def test_a_title_bar_can_be_matched_to_every_palette(tk_root: tk.Tk) -> None:
    for palette in PALETTES.values():
        match_title_bar(tk_root, palette.panel)
    assert tk_root.winfo_exists()


def test_it_can_be_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def per_monitor(_: int) -> None:
        asked.append("real pixels")
        if asked.count("real pixels") > 1:
            raise PermissionError("this was said already")

    windll = SimpleNamespace(
        shcore=SimpleNamespace(SetProcessDpiAwareness=per_monitor),
        user32=SimpleNamespace(SetProcessDPIAware=lambda: asked.append("real pixels, the old way")),
        shell32=SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=asked.append),
    )
    monkeypatch.setattr(ctypes, "windll", windll, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    before_the_first_window()
    before_the_first_window()
    assert asked == ["real pixels", PROGRAM_ID, "real pixels", "real pixels, the old way", PROGRAM_ID]


@pytest.fixture
def light_apps() -> Iterator[Callable[[int | None], None]]:
    """Sets what Windows' settings say of the colours of programs, as it was in the end. Of Wine's registry alone."""
    if not UNDER_WINE or sys.platform != "win32":
        pytest.skip("the registry of a user is left alone")
    import winreg

    path, name = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize", "AppsUseLightTheme"

    def say(value: int | None) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, path) as key:
            if value is not None:
                winreg.SetValueEx(key, name, 0, winreg.REG_DWORD, value)
                return
            with contextlib.suppress(FileNotFoundError):
                winreg.DeleteValue(key, name)

    yield say
    say(None)


@pytest.mark.parametrize(("light", "dark"), [(0, True), (1, False), (None, None)])
def test_whether_windows_is_dark_is_read_from_its_registry(
    light: int | None, dark: bool | None, light_apps: Callable[[int | None], None]
) -> None:
    light_apps(light)
    assert system_prefers_dark() is dark
    assert resolve_palette("system").name == ("dark" if dark else "light")


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere the window manager takes these keys")
def test_alt_f4_closes_the_window_as_its_button_does(window: Window) -> None:
    if sys.platform != "win32":
        return
    closed: list[bool] = []
    window.root.protocol("WM_DELETE_WINDOW", lambda: closed.append(True))
    window.root.focus_force()
    window.root.update()
    press, alt, f4, let_go = ctypes.windll.user32.keybd_event, 0x12, 0x73, 2
    press(alt, 0, 0, 0)
    press(f4, 0, 0, 0)
    try:
        until(window.root, lambda: bool(closed))
    finally:
        press(f4, 0, let_go, 0)
        press(alt, 0, let_go, 0)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows stretches the window of a program that does not ask")
def test_real_pixels_are_asked_for_before_the_first_window(tk_root: tk.Tk) -> None:
    code = (
        "import ctypes, tkinter; from bullseye.desk.frame.opening import Opening; "
        "opened = tkinter.Tk.__init__; aware = ctypes.windll.user32.IsProcessDPIAware; seen = []; "
        "tkinter.Tk.__init__ = lambda self, *a, **k: (seen.append(aware()), opened(self, *a, **k))[1]; "
        "Opening('none.json', lambda: 'none').root.destroy(); print(seen)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "[1]"), done.stderr
