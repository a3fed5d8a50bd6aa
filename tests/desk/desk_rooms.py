"""What the tests of the pages share: services on an empty folder, a shown Window, rounds that were played."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from bullseye.dirs import Dirs
from bullseye.play.services import Services
from bullseye.records.settings import SettingsFile
from bullseye.records.store import Store
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.round import State
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.fakes import ManualClock
from tests.gui import click

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window
    from bullseye.desk.round.play_page import PlayPage
    from bullseye.desk.start.start_page import StartPage

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
_ids = count(1)


def new_id() -> str:
    """Ids in order, so that a test can be read."""
    return f"round-{next(_ids):06d}"


def services_in(folder: Path, clock: ManualClock | None = None, player: str = "Anna") -> Services:
    """Services whose files all lie in *folder*."""
    dirs = Dirs(folder / "data", folder / "config")
    services = Services(
        dirs, SettingsFile(dirs.settings), lambda: Store(dirs), clock or ManualClock(), Random(7), new_id
    )
    services.settings.update(theme="light", player=player, players=[player] if player else [], volume=0.0)
    return services


@contextmanager
def window_on(root: tk.Tk, services: Services) -> Iterator[Window]:
    """A Window in the shared root; the root reports errors as before when it is left."""
    from bullseye.desk.main import new_window

    window = new_window(services, root)
    try:
        yield window
    finally:
        if window.page is not None:
            window.page.hidden()
        if window.mode is not None:
            window.mode.shut()
        window.post.shut()
        root.__dict__.pop("report_callback_exception", None)
        root.protocol("WM_DELETE_WINDOW", "")  # type: ignore[call-overload]


def played(
    services: Services,
    number: int = 0,
    face: str = "classic",
    drill: str = "ten-shots",
    player: str = "Anna",
    spread: float = 8.0,
    simulated: bool = False,
) -> Record:
    """The record of a round that was really played, *number* hours after the first; not saved."""
    target = services.faces.get(face)
    plan = RoundPlan(target, services.drills.get(drill), number, player, simulated=simulated)
    clock = StepClock(utc=START + timedelta(hours=number))
    record = play(plan, Shooter(target.diameter_mm / spread, Random(number)), clock, new_id)
    assert record is not None
    return record


def answer(window: Window, reply: Callable[[Any], object]) -> None:
    """Give *reply* the card that opens next: a question waits inside the handler that asks it."""

    def give(tries: int = 1000) -> None:
        if window.overlay is None:  # the key that opens it is still on its way
            assert tries, "no card was opened"
            window.root.after(1, give, tries - 1)
        else:
            reply(window.overlay)

    window.root.after(1, give)


def type_key(widget: tk.Misc, keysym: str) -> None:
    """As `press_key`, for a key that may close the very widget it is pressed on."""
    widget.update()
    assert widget.winfo_viewable(), f"{widget} is not on the screen"
    root = widget.winfo_toplevel()
    widget.focus_force()
    widget.event_generate(f"<KeyPress-{keysym}>")
    if widget.winfo_exists():
        widget.event_generate(f"<KeyRelease-{keysym}>")
    root.update()


def texts_in(part: tk.Misc) -> list[str]:
    """Every text that stands on *part* and can be seen, from top to bottom as it was built."""
    found = []
    for child in part.winfo_children():
        if child.winfo_ismapped() and "text" in child.keys() and str(child.cget("text")):  # noqa: SIM118
            found.append(str(child.cget("text")))
        found += texts_in(child)
    return found


def round_on(window: Window, clock: ManualClock) -> PlayPage:
    """A round that runs: the count is over."""
    window.show("play")
    page: Any = window.page
    window.root.update()
    page.canvas.focus_force()
    clock.advance(3.0)
    page.controller.tick()
    assert page.round_state is State.RUNNING
    return page  # type: ignore[no-any-return]


def middle(page: PlayPage) -> tuple[int, int]:
    return page.canvas.winfo_width() // 2, page.canvas.winfo_height() // 2


def shoot(page: PlayPage, clock: ManualClock, dx_px: int = 0, dy_px: int = 0) -> None:
    """One click that far from the middle, half a second after the last."""
    clock.advance(0.5)
    x, y = middle(page)
    click(page.canvas, x + dx_px, y + dy_px)


def start_page(window: Window) -> StartPage:
    """The start page, shown."""
    window.show("start")
    window.root.update()
    page: Any = window.page
    return page  # type: ignore[no-any-return]
