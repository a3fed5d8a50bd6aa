"""The count and the sum are large, and cover no target, no shot and no sentence."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.theme import Theme
from bullseye.desk.round.large_words import LargeWords
from bullseye.play.round.standing import Standing

if TYPE_CHECKING:
    import tkinter as tk

SIDE = 700


class Range:
    """A canvas with one face in its middle and these marks on it."""

    def __init__(self, root: tk.Tk, radius: float, marks: tuple[tuple[float, float, float], ...] = ()) -> None:
        import tkinter

        self.canvas = tkinter.Canvas(root, width=SIDE, height=SIDE, highlightthickness=0)
        self.canvas.pack()
        root.update()
        self.face = (SIDE / 2, SIDE / 2, radius)
        self.words = LargeWords(self.canvas, Theme(root, "light"), lambda: ((self.face,), ()), lambda: marks)


def distance(box: tuple[float, float, float, float], disc: tuple[float, float, float]) -> float:
    x, y = min(max(disc[0], box[0]), box[2]), min(max(disc[1], box[1]), box[3])
    return hypot(disc[0] - x, disc[1] - y) - disc[2]


@pytest.mark.parametrize("radius", [120.0, 250.0, 320.0])
def test_the_count_stands_beside_the_target_as_large_as_there_is_room(tk_root: tk.Tk, radius: float) -> None:
    place = Range(tk_root, radius)
    place.words.show_count(3)
    left, top, right, bottom = place.canvas.coords("count") * 2
    middle_x, middle_y = left, top
    disc = next(item for item in place.canvas.find_all() if place.canvas.type(item) == "oval")
    box = place.canvas.coords(disc)
    assert place.words.count_text == "3"
    assert distance((box[0], box[1], box[2], box[3]), place.face) >= 0
    assert box[0] <= middle_x <= box[2] and box[1] <= middle_y <= box[3] and (right, bottom) == (left, top)
    place.words.show_count(0)
    assert place.words.count_text == ""
    place.canvas.destroy()


def test_a_sum_covers_no_mark_even_on_a_face_that_leaves_no_room_beside_it(tk_root: tk.Tk) -> None:
    marks = ((350.0, 350.0, 8.0), (640.0, 60.0, 8.0), (600.0, 110.0, 8.0))
    place = Range(tk_root, 340.0, marks)
    place.words.show_sum(Standing("100.9", "extreme spread 31 mm"))
    place.canvas.update()
    assert all(distance(place.words.sum_box, mark) >= 0 for mark in marks)
    box = place.words.sum_box
    inner = place.canvas.bbox("figure"), place.canvas.bbox("figure_words")
    assert all(box[0] <= one[0] and one[2] <= box[2] and box[1] <= one[1] and one[3] <= box[3] for one in inner)
    place.words.show_sum(None)
    assert all(place.canvas.itemcget(item, "state") == "hidden" for item in place.canvas.find_all())  # type: ignore[no-untyped-call]
    place.canvas.destroy()
