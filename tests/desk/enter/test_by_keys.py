"""Mark shots without a mouse: a value is typed, its shot chosen and moved to its place, the near face looked over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.enter.by_keys import NUDGE_PX, following
from tests.desk.enter.test_entry_page import key, page, sheet

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("enter")


def test_a_typed_shot_is_moved_to_its_place_by_keys_alone(window: Window) -> None:
    key(window, "9")
    assert not sheet(window).ends[0][0].placed
    key(window, "s")
    assert page(window).pick == (0, 0)
    before = sheet(window).ends[0][0]
    for _ in range(5):
        key(window, "Left")
    after = sheet(window).ends[0][0]
    assert after.placed
    assert before.x_mm - after.x_mm == pytest.approx(5 * NUDGE_PX / page(window).face.px_per_mm, rel=0.01)


def test_s_goes_from_the_newest_shot_to_the_first_and_then_chooses_none(window: Window) -> None:
    key(window, "s")
    assert page(window).pick is None
    for keysym in ("x", "9"):
        key(window, keysym)
    chosen = []
    for _ in range(4):
        key(window, "s")
        chosen.append(page(window).pick)
    assert chosen == [(0, 1), (0, 0), None, (0, 1)]
    assert following(sheet(window), (3, 2)) == (3, 1)


def test_without_a_chosen_shot_arrows_look_elsewhere_on_the_face_that_is_near(window: Window) -> None:
    face = page(window).face
    for _ in range(4):
        key(window, "plus")
    x_mm, y_mm = face.to_mm(0, 0)
    key(window, "Right")
    key(window, "Up")
    assert face.to_mm(0, 0)[0] > x_mm and face.to_mm(0, 0)[1] > y_mm
    assert sheet(window).count == 0
