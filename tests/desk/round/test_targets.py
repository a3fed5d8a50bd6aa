"""Targets stand where they should, look as they should, and come from items that are used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.round.targets import TargetPool, sizes_of
from bullseye.drill.catalog import Drills
from bullseye.play.round.view import TargetPx
from tests.gui import picture_of
from tests.rounds import FACES

if TYPE_CHECKING:
    import tkinter as tk

DRILLS = Drills(None)


@pytest.fixture
def canvas(tk_root: tk.Tk) -> tk.Canvas:
    import tkinter

    from bullseye.desk.kit.theme import Theme

    ground = Theme(tk_root, "light").palette.ground
    canvas = tkinter.Canvas(tk_root, width=600, height=500, background=ground, highlightthickness=0)
    canvas.place(x=0, y=0)
    tk_root.update()
    return canvas


def pool_for(canvas: tk.Canvas, root: tk.Tk, drill: str, face: str = "classic", face_px: float = 120.0) -> TargetPool:
    from bullseye.desk.kit.theme import Theme

    pool = TargetPool(canvas, Theme(root, "light"))
    pool.begin(FACES.get(face), face_px, DRILLS.get(drill))
    return pool


def shown(canvas: tk.Canvas) -> list[int]:
    return [item for item in canvas.find_withtag("targets") if canvas.itemcget(item, "state") != "hidden"]


def colour(canvas: tk.Canvas, x_px: int, y_px: int) -> tuple[int, int, int]:
    canvas.update()
    return picture_of(canvas).getpixel((x_px, y_px))  # type: ignore[return-value]


@pytest.mark.parametrize(("x_px", "y_px"), [(200, 150), (200.5, 150), (233.26, 197.74)])
def test_a_moving_target_stands_within_a_quarter_pixel(
    x_px: float, y_px: float, canvas: tk.Canvas, tk_root: tk.Tk
) -> None:
    pool = pool_for(canvas, tk_root, "moving-fast")
    pool.show((TargetPx(0, x_px, y_px, 120, "shoot"),))
    left, top, right, bottom = canvas.bbox(*shown(canvas))
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((x_px, y_px), abs=0.26)
    assert right - left == pytest.approx(120, abs=2)


def test_as_many_stand_as_are_told_and_no_others(canvas: tk.Canvas, tk_root: tk.Tk) -> None:
    pool = pool_for(canvas, tk_root, "grid-three")
    three = tuple(TargetPx(n, 100 + 150 * n, 200, 120, "shoot") for n in range(3))
    pool.show(three)
    assert len(shown(canvas)) == pool.standing == 3
    pool.show(three[1:])
    assert len(shown(canvas)) == pool.standing == 2
    pool.show(())
    assert shown(canvas) == []


def test_frames_make_and_delete_nothing(canvas: tk.Canvas, tk_root: tk.Tk) -> None:
    pool = pool_for(canvas, tk_root, "grid-three")
    while not pool.make_some(1.0):
        pass
    before = set(canvas.find_all())
    for n in range(100):
        pool.show(tuple(TargetPx(k, 100 + 90 * k + n / 2, 200 + n / 4, 120, "shoot") for k in range(n % 4)))
    assert set(canvas.find_all()) == before


def test_what_must_not_be_shot_differs_in_shape_and_colour(canvas: tk.Canvas, tk_root: tk.Tk) -> None:
    pool = pool_for(canvas, tk_root, "dont-shoot", face_px=200)
    pool.show((TargetPx(0, 150, 200, 200, "shoot"), TargetPx(1, 400, 200, 200, "dont")))
    red, green, blue = colour(canvas, 400, 200 - 60)  # in the square, above the cross
    assert red > 120 and blue < 60 and red > 1.8 * green
    assert colour(canvas, 400, 200) == (255, 255, 255)  # the cross
    square, disc = colour(canvas, 400 + 66, 200 + 66), colour(canvas, 150 + 66, 200 + 66)
    assert square != disc
    ground = colour(canvas, 5, 5)
    assert colour(canvas, 400 + 90, 200 + 90) == ground  # outside its disc nothing counts, and nothing is drawn
    assert colour(canvas, 400 + 92, 200) != ground


def test_a_target_that_grows_is_drawn_at_its_size(canvas: tk.Canvas, tk_root: tk.Tk) -> None:
    pool = pool_for(canvas, tk_root, "adaptive-size")
    for diameter_px in (40.0, 61.0, 88.7):
        pool.show((TargetPx(0, 200, 200, diameter_px, "shoot"),))
        left, _, right, _ = canvas.bbox(*shown(canvas))
        assert right - left == pytest.approx(diameter_px, abs=2.1)


def test_pictures_for_every_size_are_made_before_they_are_needed(
    canvas: tk.Canvas, tk_root: tk.Tk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = pool_for(canvas, tk_root, "adaptive-size", face_px=60)
    while not pool.make_some(1.0):
        pass
    least, most = sizes_of(DRILLS.get("adaptive-size"))
    monkeypatch.setattr(pool, "_made", lambda key: pytest.fail(f"{key} was not ready"))
    for step in range(101):
        pool.show((TargetPx(0, 200, 200, 60 * (least + (most - least) * step / 100), "shoot"),))


def test_neighbours_do_not_cover_each_other_with_their_corners(canvas: tk.Canvas, tk_root: tk.Tk) -> None:
    pool = pool_for(canvas, tk_root, "grid-three", face_px=200)
    pool.show((TargetPx(0, 200, 200, 200, "shoot"), TargetPx(1, 342, 342, 200, "shoot")))
    ground = colour(canvas, 590, 10)
    assert colour(canvas, 200 + 62, 200 + 62) != ground  # under the second one's square corner


def test_a_pause_covers_them_and_shows_them_again(canvas: tk.Canvas, tk_root: tk.Tk) -> None:
    pool = pool_for(canvas, tk_root, "grid-three")
    pool.show((TargetPx(1, 200, 200, 120, "shoot"),))
    pool.cover(True)
    assert shown(canvas) == []
    pool.cover(False)
    assert len(shown(canvas)) == 1


def test_sizes_come_from_the_drill() -> None:
    assert sizes_of(DRILLS.get("timed-30")) == (1.0, 1.0)
    assert sizes_of(DRILLS.get("adaptive-size")) == (0.03, pytest.approx(DRILLS.get("adaptive-size").adaptive["most"]))  # type: ignore[index]


@pytest.mark.parametrize("drill", [drill.id for drill in DRILLS.items()])
def test_every_drill_s_targets_lie_within_its_sizes(drill: str) -> None:
    least, most = sizes_of(DRILLS.get(drill))
    assert 0 < least <= 1.0 <= most or drill == "adaptive-size"


def test_a_drill_with_fewer_targets_follows_one_with_several_and_is_paused(canvas: tk.Canvas, tk_root: tk.Tk) -> None:
    pool = pool_for(canvas, tk_root, "grid-three")
    pool.show(tuple(TargetPx(n, 100 + 150 * n, 200, 120, "shoot") for n in range(3)))
    for drill, face in (("evade", "classic"), ("moving-fast", "wide"), ("warm-up", "classic"), ("grid-three", "wide")):
        pool.begin(FACES.get(face), 120.0, DRILLS.get(drill))
        pool.cover(True)  # every item is touched, also those that this drill leaves hidden
        pool.cover(False)
        pool.show((TargetPx(0, 200, 200, 120, "shoot"),))
        canvas.update()
        assert len(shown(canvas)) == 1
