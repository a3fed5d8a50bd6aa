"""A wipe that was cut off is finished when the program starts, and when another class is gone on with."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.store import FOLDER
from bullseye.classroom.people.options import Choices
from bullseye.desk.school import unfinished_wipes as class_wipes
from bullseye.desk.school.unfinished_wipes import CLASSES, finish, finish_soon
from tests.desk.class_rooms import notices

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


def cut_off(data: Path, name: str) -> Path:
    with OpenClass.new(data, Choices(title="7c")) as room:
        room.join(name)
        room.end(keep=True)
        assert room.log is not None
        return room.log.path


def test_soon_after_the_start_the_names_are_gone(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    path = cut_off(window.services.dirs.data, "Annabel")
    monkeypatch.setattr(class_wipes, "LATER_MS", 1)
    finish_soon(window)
    assert b"Annabel" in path.read_bytes()  # not before the window stands
    waited = tk.BooleanVar(window.root)
    window.root.after(5, lambda: waited.set(True))  # due after the look, so it comes after it
    window.root.wait_variable(waited)
    assert b"Annabel" not in path.read_bytes()
    assert any("are wiped now" in text for text in notices(window))


def test_without_a_class_nothing_is_made_or_said(window: Window) -> None:
    finish(window)
    assert CLASSES == FOLDER and not (window.services.dirs.data / CLASSES).exists() and notices(window) == []


def test_going_on_with_a_class_finishes_the_wipe_of_another(window: Window) -> None:
    data = window.services.dirs.data
    with OpenClass.new(data, Choices(title="7b")) as room:
        room.join("Bob")
        assert room.log is not None
        folder = room.log.folder
    path = cut_off(data, "Annabel")
    window.show("class_setup", resume=folder, where="window")
    window.root.update()
    assert b"Annabel" not in path.read_bytes()
    assert window.mode is not None and window.mode.class_state.names == ["Bob"]
