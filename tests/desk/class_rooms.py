"""A class in a shown window: opened as a teacher would, and played by real keys and clicks on a simulated clock."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.people.options import Choices
from tests.desk.desk_rooms import middle, new_id
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    import tkinter as tk

    import pytest

    from bullseye.desk.frame.window import Window
    from bullseye.desk.school.between_turns_page import ClassPage
    from bullseye.desk.school.class_mode import ClassMode

SHOTS = 10
LONG_S = 0.4


def open_class(window: Window, *names: str, **choices: Any) -> ClassMode:
    """A class of ten-shot rounds with these students, in its window."""
    from bullseye.desk.school.class_mode import ClassMode
    from bullseye.desk.school.teacher_keys import TeacherOverlay

    services = window.services
    wanted = Choices(**{"title": "7b Maths", "drill": "ten-shots", "turns": 2, **choices})
    room = OpenClass.new(services.dirs.data, wanted, services.clock.utc)
    for name in names:
        room.join(name)
    desk = ClassMode(window, room, TeacherOverlay)
    desk.enter()
    window.root.update()
    return desk


def class_page(window: Window) -> ClassPage:
    """The page between two turns, which must be shown."""
    from bullseye.desk.school.between_turns_page import ClassPage

    page = window.page
    assert isinstance(page, ClassPage), page
    return page


def sit_down(window: Window, clock: ManualClock) -> Any:
    """Enter on the page between two turns: the play page, its count over."""
    from bullseye.desk.round.play_page import PlayPage

    press_key(class_page(window).start_button, "Return")
    page = window.page
    assert isinstance(page, PlayPage)
    page.canvas.focus_force()
    clock.advance(3.0)
    page.controller.tick()
    return page


def shoot(page: Any, clock: ManualClock, spread_px: float, luck: Random) -> None:
    """One click near the middle."""
    clock.advance(LONG_S)
    x, y = middle(page)
    click(page.canvas, x + round(luck.gauss(0, spread_px)), y + round(luck.gauss(0, spread_px)))


def play_turn(window: Window, clock: ManualClock, spread_px: float = 25.0, luck: int = 1) -> None:
    """The next student plays a whole round by clicks."""
    from bullseye.desk.frame import window as window_module

    page, chance = sit_down(window, clock), Random(luck)
    guard_ms = window_module.GUARD_MS
    # Nobody sits down within a third of a second after the one before, so the guard of clicks is gone by then.
    window_module.GUARD_MS = 1
    try:
        for _ in range(SHOTS):
            shoot(page, clock, spread_px, chance)
    finally:
        window_module.GUARD_MS = guard_ms
    for _ in range(5000):
        if not window.root.tk.call("grab", "current", str(window.root)):
            break
        window.root.update()
    class_page(window)


def quick_turn(desk: ClassMode, sigma_mm: float = 30.0, luck: int = 1) -> None:
    """The next student plays a whole round, without the play page."""
    from bullseye.classroom.log.plan import plan_of
    from bullseye.session.clock import StepClock
    from bullseye.session.shooter import Shooter
    from bullseye.session.simulation import play

    services = desk.services
    plan = plan_of(desk.class_state, desk.room.next(), services.faces, services.drills)
    record = play(plan, Shooter(sigma_mm, Random(luck)), StepClock(utc=services.clock.utc()), new_id)
    assert record is not None
    desk.room.begin()
    desk.room.take(record)
    desk.took_turn()
    desk.window.root.update()


def notices(window: Window) -> list[str]:
    """What the bars at the bottom say, the latest last."""
    window.root.update()
    return window.notices.texts


def texts_on(part: tk.Misc) -> list[str]:
    """Every text of a label, button or field that can be seen on *part*, pages too."""
    found = []
    for child in part.winfo_children():
        if child.winfo_ismapped():
            options = child.tk.splitlist(child.tk.call(str(child), "configure"))
            if any(child.tk.splitlist(option)[0] == "-text" for option in options):
                found.append(str(child.cget("text")))
            elif child.winfo_class() == "TEntry":
                found.append(str(child.tk.call(str(child), "get")))
            found += texts_on(child)
    return [text for text in found if text]


class FullScreen:
    """Stands in for a window manager, which a test display lacks: remembers whether the screen is filled."""

    def __init__(self, root: tk.Tk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.on = False
        real = root.attributes

        def attributes(*args: Any) -> Any:
            if args[:1] != ("-fullscreen",):
                return real(*args)
            if len(args) > 1:
                self.on = bool(args[1])
            return self.on

        monkeypatch.setattr(root, "attributes", attributes)
        monkeypatch.setattr("bullseye.desk.kit.full_screen.fills_screens", lambda _: True)
