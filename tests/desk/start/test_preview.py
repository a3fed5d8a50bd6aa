"""The drill on the start page's big field: after the face, as it will be; still where less motion is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.round.targets import TargetPool
from bullseye.desk.start.preview import Preview
from bullseye.drill.catalog import Drills
from bullseye.target.catalog import Catalogue

if TYPE_CHECKING:
    import tkinter as tk


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
