"""What Windows is told of the window, looked at there; elsewhere nothing happens."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.palette import PALETTES
from bullseye.desk.windows_desktop import PROGRAM_ID, before_the_first_window, is_dark, match_title_bar

if TYPE_CHECKING:
    import tkinter as tk

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
