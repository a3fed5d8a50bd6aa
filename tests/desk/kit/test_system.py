"""The desktop's wish for less motion is read where it is written, and nothing is guessed."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from bullseye.desk.kit.system import linux_has_no_animation, wants_less_motion


def written(folder: Path, name: str, text: str) -> dict[str, str]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return {"XDG_CONFIG_HOME": str(folder)}


@pytest.mark.parametrize(("value", "less"), [("0", True), ("false", True), ("1", False), ("True", False)])
@pytest.mark.parametrize("version", ["gtk-3.0", "gtk-4.0"])
def test_gtk_tells_it_in_its_file(version: str, value: str, less: bool, tmp_path: Path) -> None:
    environ = written(tmp_path, f"{version}/settings.ini", f"[Settings]\ngtk-enable-animations={value}\n")
    assert linux_has_no_animation(environ) is less


@pytest.mark.parametrize(("value", "less"), [("0", True), ("0.5", False)])
def test_kde_tells_it_as_a_speed(value: str, less: bool, tmp_path: Path) -> None:
    environ = written(tmp_path, "kdeglobals", f"[KDE]\nAnimationDurationFactor={value}\n")
    assert linux_has_no_animation({**environ, "XDG_CURRENT_DESKTOP": "KDE"}) is less


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
@pytest.mark.parametrize(("answer", "less"), [("false", True), ("true", False), ("what?", None)])
def test_gnome_is_asked(answer: str, less: bool | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\necho '{answer}'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    environ = {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME", "XDG_CONFIG_HOME": str(tmp_path / "none")}
    assert linux_has_no_animation(environ) is less


@pytest.mark.parametrize("text", ["", "no section\n", "[Settings]\n", "[Settings\n\x00"])
def test_a_file_that_says_nothing_is_no_answer(text: str, tmp_path: Path) -> None:
    environ = written(tmp_path, "gtk-3.0/settings.ini", text)
    assert linux_has_no_animation(environ) is None


def test_where_nothing_can_be_read_motion_stays() -> None:
    wants_less_motion.cache_clear()
    if sys.platform == "linux":
        assert linux_has_no_animation({"HOME": "/nowhere"}) is None
    assert wants_less_motion() in (True, False)
