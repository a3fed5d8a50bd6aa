"""The start page's big field: the face alone for a moment, then the drill; nothing moves behind another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.start import big_field as module
from bullseye.play.services import Services
from tests.desk.desk_rooms import start_page
from tests.desk.start.test_start_page import pick

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def test_the_face_comes_first_then_the_drill_and_both_stop_with_the_page(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FACE_MS", 1)
    page = start_page(window)
    while not page.preview.runs:
        page.tk.dooneevent(0)
    assert page.preview.winfo_width() == page.hero.winfo_width()
    pick(page, page.drills.tree, "ten-shots")
    assert not page.preview.runs and not page.preview.winfo_ismapped()
    pick(page, page.drills.tree, "sine")
    assert page.preview.runs, "another drill on the same face is shown at once"
    window.show("settings")
    assert not page.preview.runs and not page.field.waits


def test_under_reduced_motion_nothing_runs(window: Window, services: Services) -> None:
    services.settings.update(reduced_motion=True, drill="sine")
    page = start_page(window)
    page.update()
    assert page.preview.winfo_ismapped() and not page.preview.runs
