"""What doctor finds out about window and sound, without ever raising."""

from __future__ import annotations

import builtins
import sys
from typing import Any

import pytest

from bullseye.desk.probe import desktop, sound_player


def test_without_tkinter_the_one_command_to_type_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any) -> Any:
        if name == "tkinter":
            raise ModuleNotFoundError("No module named '_tkinter'")
        return real(name, *args)

    monkeypatch.setattr(builtins, "__import__", without)
    found = desktop()
    assert (found.tk, found.screen) == ("", "")
    assert "no tkinter" in found.trouble and "apt install python3-tk" in found.advice


@pytest.mark.skipif(sys.platform != "linux", reason="only X11 and Wayland are told by variables")
def test_without_a_display_it_says_so_and_what_would_help(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tkinter")
    monkeypatch.delenv("DISPLAY", raising=False)
    found = desktop()
    assert "No window can open" in found.trouble and "ssh -X" in found.advice


def test_with_a_display_tk_and_screen_are_told(tk_root: Any) -> None:
    found = desktop()
    assert found.trouble == "" and found.tk == tk_root.tk.call("info", "patchlevel")
    assert f"{tk_root.winfo_screenwidth()} x {tk_root.winfo_screenheight()} px" in found.screen
    assert tk_root.winfo_exists()


@pytest.mark.parametrize(
    ("platform", "there", "found"),
    [
        ("linux", {"aplay", "paplay"}, "/bin/paplay"),
        ("linux", {"aplay"}, "/bin/aplay"),
        ("linux", set(), ""),
        ("darwin", {"afplay", "paplay"}, "/bin/afplay"),
        ("win32", set(), "winsound"),
        ("freebsd14", {"aplay"}, "/bin/aplay"),
    ],
)
def test_the_best_sound_player_that_is_there_is_named(platform: str, there: set[str], found: str) -> None:
    assert sound_player(platform, lambda name: f"/bin/{name}" if name in there else None) == found
