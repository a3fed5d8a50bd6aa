"""The play canvas and its marks: what is drawn stands at the right pixel, and goes when it should."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.round.effects import Wanted
from bullseye.drill.drill import Drill
from bullseye.play.round.view import Mark, Scene
from tests.gui import picture_of
from tests.rounds import FACES

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.round.play_canvas import PlayCanvas

STILL = Drill("still", "Still", "", "shots", shots=10)
HOPPING = Drill("hopping", "Hopping", "", "shots", shots=10, place="on-hit")
ALL = Wanted()
NONE = Wanted(*[False] * 6)

Made = Callable[..., "PlayCanvas"]


@pytest.fixture
def made(tk_root: tk.Tk) -> Made:
    def make(size: tuple[int, int] = (600, 500), effects: bool = False) -> PlayCanvas:
        from bullseye.desk.kit.theme import Theme
        from bullseye.desk.round.play_canvas import PlayCanvas

        canvas = PlayCanvas(tk_root, Theme(tk_root, "light"), "arrow", ALL if effects else NONE)
        canvas.place(x=0, y=0, width=size[0], height=size[1])
        tk_root.update()
        return canvas

    return make


def scene_at(x_px: float = 300, y_px: float = 250, face_px: float = 400, drill: Drill = STILL) -> Scene:
    return Scene(FACES.get("classic"), drill, (x_px, y_px), face_px, face_px / 400, ())


def mark_at(x_px: float, y_px: float, number: int = 1, **more: Any) -> Mark:
    looks = {"radius_px": 6.0, "label": "9", "hit": True, "is_x": False, "lasting": True, **more}
    return Mark(x_px, y_px, number=number, **looks)


def state_of(canvas: tk.Canvas, item: int) -> str:
    return str(canvas.tk.call(str(canvas), "itemcget", item, "-state"))


def shown(canvas: tk.Canvas) -> list[int]:
    """The items of marks that can be seen."""
    return [item for item in canvas.find_withtag("mark") if state_of(canvas, item) != "hidden"]


def screen(canvas: tk.Canvas, x_px: int, y_px: int) -> tuple[int, int, int]:
    """The colour on the screen at a pixel of the canvas, as the player sees it."""
    return picture_of(canvas).getpixel((x_px, y_px))  # type: ignore[return-value]


@pytest.mark.parametrize(("x_px", "y_px"), [(300, 250), (300.5, 250), (300, 250.5), (233.26, 197.74)])
def test_the_face_stands_within_a_quarter_pixel_of_its_place(x_px: float, y_px: float, made: Made) -> None:
    canvas = made()
    canvas.show_scene(scene_at(x_px, y_px, drill=HOPPING))
    left, top, right, bottom = canvas.bbox("target")
    assert (left + right) / 2 == pytest.approx(x_px, abs=0.26)
    assert (top + bottom) / 2 == pytest.approx(y_px, abs=0.26)
    assert right - left == pytest.approx(400, abs=2)


def test_the_numbers_move_with_the_face(made: Made) -> None:
    canvas = made()
    canvas.show_scene(scene_at(face_px=480, drill=HOPPING))
    first = canvas.find_withtag("numbers")[0]
    before = canvas.coords(first)
    canvas.show_target(340, 230)
    assert [now - was for now, was in zip(canvas.coords(first), before, strict=True)] == [40, -20]


def test_small_figures_are_left_out(made: Made) -> None:
    canvas = made()
    canvas.show_scene(scene_at(face_px=120))
    assert canvas.find_withtag("numbers") == ()


def test_a_mark_is_on_the_screen_before_the_call_returns(made: Made) -> None:
    canvas = made()
    canvas.show_scene(scene_at())
    canvas.update()
    before = screen(canvas, 300, 150)
    canvas.show_mark(mark_at(300.5, 150.5))
    assert screen(canvas, 300, 150) != before
    assert screen(canvas, 300, 150) == tuple(bytes.fromhex("006ca8"))


def test_a_hole_is_as_large_as_the_shot_and_never_too_small_to_see(made: Made) -> None:
    canvas = made()
    for radius_px, wide in ((12.0, 24), (0.5, 8)):
        canvas.marks.clear()
        canvas.show_mark(mark_at(200.5, 200.5, radius_px=radius_px))
        left, _, right, _ = canvas.bbox(shown(canvas)[0])
        assert wide + 4 <= right - left <= wide + 8  # with its double edge
        assert (left + right) / 2 == pytest.approx(200.5, abs=0.6)


def test_hit_inner_ten_and_miss_differ_in_shape(made: Made) -> None:
    canvas = made()
    canvas.show_mark(mark_at(100, 100, 1))
    canvas.show_mark(mark_at(200, 100, 2, is_x=True))
    canvas.show_mark(mark_at(300, 100, 3, hit=False, label="miss"))
    kinds = [canvas.type(item) for item in shown(canvas)]  # type: ignore[no-untyped-call]
    assert kinds == ["image", "image", "line", "line"]
    assert screen(canvas, 200, 100) == (255, 255, 255)
    assert screen(canvas, 100, 100) != (255, 255, 255)


@pytest.mark.parametrize(("x_px", "y_px"), [(2, 2), (598, 2), (2, 498), (598, 498), (300, 250)])
def test_the_points_stay_inside_the_canvas(x_px: int, y_px: int, made: Made) -> None:
    canvas = made()
    canvas.show_mark(mark_at(x_px, y_px, label="10 X +8"))
    labels = [item for item in canvas.find_all() if canvas.type(item) == "text"]  # type: ignore[no-untyped-call]
    boxes = [canvas.bbox(item) for item in labels if state_of(canvas, item) != "hidden"]
    assert len(boxes) == 1
    left, top, right, bottom = boxes[0]
    assert left >= 0 and top >= 0 and right <= 600 and bottom <= 500


def test_marks_of_a_target_that_moved_on_go_and_lasting_ones_stay(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bullseye.desk.round.play_canvas.VANISH_MS", 1)
    canvas = made()
    canvas.show_mark(mark_at(100, 100, 1))
    canvas.show_mark(mark_at(150, 100, 2, lasting=False))
    assert canvas.marks.shown() == [1, 2]
    wait(canvas)
    assert canvas.marks.shown() == [1]
    canvas.moved_on()
    canvas.show_mark(mark_at(200, 100, 3))
    wait(canvas)
    assert canvas.marks.shown() == [3]


def wait(canvas: tk.Canvas) -> None:
    """Let the jobs that wait a millisecond run."""
    done: list[int] = []
    job = canvas.winfo_toplevel()
    job.after(20, lambda: done.append(1))
    while not done:
        job.tk.dooneevent(0)


def test_a_slot_that_was_used_again_is_not_taken_away_by_the_old_shot(made: Made) -> None:
    canvas = made()
    canvas.show_mark(mark_at(100, 100, 1))
    canvas.marks.vanish(1, 1)
    canvas.marks.vanish(1, 30)
    wait(canvas)
    assert canvas.marks.shown() == []
    canvas.show_mark(mark_at(100, 100, 2))
    wait(canvas)
    assert canvas.marks.shown() == [2]


def test_a_thousand_shots_make_no_more_items_than_stand_at_once(made: Made) -> None:
    canvas = made()
    for number in range(1, 6):
        canvas.show_mark(mark_at(100, 100, number))
    canvas.marks.clear()
    items = len(canvas.find_all())
    for number in range(1000):
        canvas.marks.show(mark_at(100 + number % 300, 100, number + 1), fresh=False)
        if number % 5 == 4:
            canvas.marks.clear()
    assert len(canvas.find_all()) == items


def test_the_flash_is_short_and_off_where_less_movement_is_wanted(made: Made) -> None:
    from bullseye.desk.round.marks import FLASH_MS

    assert FLASH_MS < 200
    for effects in (True, False):
        canvas = made(effects=effects)
        canvas.show_mark(mark_at(100, 100))
        rings = [
            item for item in canvas.find_all()
            if canvas.type(item) == "oval" and canvas.coords(item)[2] > 0  # type: ignore[no-untyped-call]
        ]  # fmt: skip
        assert any(state_of(canvas, item) != "hidden" for item in rings) is effects
        canvas.marks.stop()


def test_a_pause_hides_the_face_and_its_end_shows_it(made: Made) -> None:
    canvas = made()
    canvas.show_scene(scene_at())
    gold = screen_after_update(canvas, 318, 250)
    canvas.show_words("Paused", "Space to go on.")
    assert screen_after_update(canvas, 318, 250) != gold
    canvas.show_scene(scene_at())  # the window was resized meanwhile
    assert screen_after_update(canvas, 318, 250) != gold
    canvas.show_words("")
    assert screen_after_update(canvas, 318, 250) == gold


def screen_after_update(canvas: tk.Canvas, x_px: int, y_px: int) -> tuple[int, int, int]:
    canvas.update()
    return screen(canvas, x_px, y_px)
