"""What the wall pages of a class share."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path
from typing import Any

from bullseye.desk.school.class_mode import ClassMode
from bullseye.desk.school.teacher_keys import TeacherOverlay
from bullseye.desk.school.wall_page import WallPage
from tests.classroom.classes import room_of, take
from tests.desk.desk_rooms import services_in, window_on


class Wall(WallPage):
    """Counts how often it was drawn, and for which class."""

    entertains = True

    def __init__(self, window: Any) -> None:
        self.drawn: list[object] = []
        super().__init__(window)

    def refresh(self) -> None:
        self.drawn.append(self.class_state)


def test_the_open_class_is_taken_where_none_is_given(tk_root: tk.Tk, tmp_path: Path) -> None:
    with window_on(tk_root, services_in(tmp_path)) as window:
        open_one, other = room_of("Ann", idle_s=0), room_of("Bob", idle_s=40)
        page = Wall(window)
        page.shown()
        assert page.class_state is None and not page.idle.armed and page.drawn == [None]
        ClassMode(window, open_one, TeacherOverlay)
        page.shown()
        assert page.class_state is open_one.class_state and page.given == {} and not page.idle.armed
        page.shown(room=other)
        assert page.class_state is other.class_state and page.given == {"room": other} and page.idle.armed
        assert open_one.listeners == []
        page.shown(class_state=other.class_state)
        assert page.class_state is other.class_state and other.listeners == []
        window.mode = None
        page.destroy()


def test_a_page_that_goes_while_it_is_shown_leaves_nothing_behind(tk_root: tk.Tk, tmp_path: Path) -> None:
    with window_on(tk_root, services_in(tmp_path)) as window:
        room = room_of("Ann")
        before = window.root.tk.call("bind", ".", "<Motion>")
        page = Wall(window)
        page.shown(room=room)
        take(room)  # asks to be drawn
        page.destroy()
        window.root.update()
        assert len(page.drawn) == 1 and room.listeners == []
        assert window.root.tk.call("bind", ".", "<Motion>") == before
