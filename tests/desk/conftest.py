"""What the window's tests get: the services of a player with an empty home, and a window with its start page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.play.services import Services
from tests.desk.desk_rooms import services_in, window_on
from tests.fakes import ManualClock

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window


@pytest.fixture(autouse=True)
def _on_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No face stays after the last shot, so that a test is where it goes; the mark `stays` leaves it as it is."""
    if request.node.get_closest_marker("stays") is None:
        monkeypatch.setattr("bullseye.desk.round.stay.STAYS_MS", 0)


@pytest.fixture
def services(tmp_path: Path, clock: ManualClock, request: pytest.FixtureRequest) -> Services:
    """Services on empty folders, with the settings that the mark `chosen` names."""
    found = services_in(tmp_path, clock)
    chosen = request.node.get_closest_marker("chosen")
    if chosen is not None:
        found.settings.update(**chosen.kwargs)
    return found


@pytest.fixture
def window(tk_root: tk.Tk, services: Services, request: pytest.FixtureRequest) -> Iterator[Window]:
    """A window on the page that the mark `opens_on` names, on none without it."""
    with window_on(tk_root, services) as window:
        first = request.node.get_closest_marker("opens_on")
        if first is not None:
            window.show(*first.args)
            tk_root.update()
        yield window
