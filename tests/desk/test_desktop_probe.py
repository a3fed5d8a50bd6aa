"""What doctor finds out about window and sound, without ever raising."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bullseye.desk.desktop_probe import can_be_heard, desktop, is_installed, sound_players, stream_players


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
    assert found.trouble == "No display was found." and "ssh -X" in found.advice


def test_with_a_display_tk_and_screen_are_told(tk_root: Any) -> None:
    found = desktop()
    assert found.trouble == "" and found.tk == tk_root.tk.call("info", "patchlevel")
    assert f"{tk_root.winfo_screenwidth()} x {tk_root.winfo_screenheight()} px" in found.screen
    assert tk_root.winfo_exists()


HEARD = {"PULSE_SERVER": "tcp:desk"}


@pytest.mark.parametrize(
    ("platform", "there", "found"),
    [
        ("linux", {"aplay", "paplay"}, ["/bin/paplay", "/bin/aplay"]),
        ("linux", {"aplay"}, ["/bin/aplay"]),
        ("linux", set(), []),
        ("darwin", {"afplay", "paplay"}, ["/bin/afplay"]),
        ("win32", set(), ["winsound"]),
        ("freebsd14", {"aplay"}, ["/bin/aplay"]),
    ],
)
@pytest.mark.parametrize("miniaudio", [False, True])
def test_every_way_to_a_sound_is_named_the_best_first(
    monkeypatch: pytest.MonkeyPatch, platform: str, there: set[str], found: list[str], miniaudio: bool
) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", ModuleType("miniaudio") if miniaudio else None)
    ways = sound_players(platform, HEARD, lambda name: f"/bin/{name}" if name in there else None)
    assert ways == (["miniaudio", *found] if miniaudio else found)


def test_where_nothing_could_be_heard_no_way_is_named(tmp_path: Path) -> None:
    assert sound_players("linux", {"SSH_TTY": "/dev/pts/1"}, lambda name: f"/bin/{name}", tmp_path) == []


def test_a_sound_that_goes_on_has_ways_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)

    def here(name: str) -> str:
        return f"/bin/{name}"

    assert stream_players("linux", HEARD, here) == ["/bin/pacat", "/bin/aplay", "/bin/pw-cat"]
    assert stream_players("darwin", {}, here) == ["/bin/play"]
    assert stream_players("win32", {}, here) == ["winmm"]
    assert stream_players("linux", {}, here, tmp_path) == []


def test_a_module_that_was_never_made_is_not_installed() -> None:
    assert is_installed("json") and not is_installed("no_such_module_here")


@pytest.mark.parametrize(
    ("platform", "environ", "cards", "heard"),
    [
        ("linux", {}, ["pcmC0D0p"], True),
        ("linux", {}, ["pcmC0D0c", "timer"], False),
        ("linux", {}, [], False),
        ("linux", {"SSH_CONNECTION": "x"}, ["pcmC0D0p"], False),
        ("linux", {"SSH_TTY": "/dev/pts/1"}, ["pcmC0D0p"], False),
        ("linux", {"SSH_TTY": "/dev/pts/1", "PULSE_SERVER": "tcp:desk"}, [], True),
        ("darwin", {}, [], True),
        ("darwin", {"SSH_CONNECTION": "x"}, [], False),
        ("win32", {}, [], True),
    ],
)
def test_nothing_is_tried_where_nothing_could_be_heard(
    platform: str, environ: dict[str, str], cards: list[str], heard: bool, tmp_path: Path
) -> None:
    for name in cards:
        (tmp_path / name).touch()
    assert can_be_heard(platform, environ, tmp_path) is heard


def test_a_sound_server_is_enough(tmp_path: Path) -> None:
    (tmp_path / "pipewire-0").touch()
    assert can_be_heard("linux", {"XDG_RUNTIME_DIR": str(tmp_path)}, tmp_path / "none")
