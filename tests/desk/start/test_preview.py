"""The drill on the start page's big field: after the face, as it will be; still where less motion is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.round.targets import TargetPool
from bullseye.desk.start import start_page as module
from bullseye.desk.start.preview import Preview
from bullseye.drill.catalog import Drills
from bullseye.play.services import Services
from bullseye.target.catalog import Catalogue
from tests.desk.desk_rooms import start_page
from tests.desk.start.test_start_page import pick

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window

FACE = Catalogue().get("classic")


class Clock:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def preview(tk_root: tk.Tk) -> Any:
    from bullseye.desk.kit.theme import Theme

    theme = Theme(tk_root, "light")
    theme.apply()
    clock = Clock()
    made = Preview(tk_root, theme, clock)
    made.clock = clock  # type: ignore[attr-defined]
    yield made
    made.hide()
    made.destroy()


def places(preview: Preview) -> list[tuple[float, ...]]:
    return [tuple(preview.coords(item)) for item in preview.find_withtag("targets")]


def test_the_targets_of_the_drill_move_on_the_field(preview: Any) -> None:
    preview.show(FACE, Drills().get("sine"), 700, 600, moving=True)
    preview.update()
    assert preview.winfo_ismapped() and preview.runs
    before = places(preview)
    preview.clock.now_s += 1.0
    preview.draw()
    assert places(preview) != before
    left, top, right, bottom = preview.bbox("range")
    assert right - left > 600 and bottom <= 600
    pool: TargetPool = preview._pool
    assert pool.standing == 1


def test_a_still_drill_is_the_face_alone(preview: Any) -> None:
    preview.show(FACE, Drills().get("sine"), 700, 600, moving=True)
    preview.show(FACE, Drills().get("ten-shots"), 700, 600, moving=True)
    preview.update()
    assert not preview.winfo_ismapped() and not preview.runs


def test_without_motion_it_stands_still(preview: Any) -> None:
    preview.show(FACE, Drills().get("grid-three"), 700, 600, moving=False)
    preview.update()
    assert preview.winfo_ismapped() and not preview.runs and preview._pool.standing == 3


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
    assert not page.preview.runs and not page._to_preview


def test_under_reduced_motion_nothing_runs(window: Window, services: Services) -> None:
    services.settings.update(reduced_motion=True, drill="sine")
    page = start_page(window)
    page.update()
    assert page.preview.winfo_ismapped() and not page.preview.runs
