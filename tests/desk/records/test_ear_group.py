"""The choice to play by ear, and what is said of what this computer has for it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.records.ear_group import TWIN, missing_words
from bullseye.play.services import Services

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.records.settings_page import SettingsPage


@pytest.mark.opens_on("settings")
def test_the_box_turns_it_on_and_says_what_is_missing(
    window: Window, services: Services, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    page: SettingsPage = window.page  # type: ignore[assignment]
    assert page.ear.note.cget("text") == TWIN
    page.parts["by_ear"].invoke()  # type: ignore[attr-defined]
    assert services.settings.by_ear
    assert page.ear.note.cget("text") == missing_words()


@pytest.mark.skipif(sys.platform != "linux", reason="the programs of Linux")
def test_what_is_missing_is_named_with_what_helps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", "here")
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    assert "pip install miniaudio" in missing_words()
    for name in ("pacat", "espeak-ng"):
        if name == "espeak-ng":
            assert "spd-say or espeak-ng" in missing_words()
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    assert missing_words() == TWIN
