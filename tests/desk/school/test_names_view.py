"""Names for a whole room: as large as they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.school.names_view import LEAST_PX, Line, NamesView

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.fixture
def view(window: Window) -> NamesView:
    view = NamesView(window.stage, window.theme)
    view.place(x=0, y=0, width=700, height=400)
    view.update()
    return view


def texts(view: NamesView) -> list[str]:
    return [view.itemcget(item, "text") for item in view.find_all() if view.type(item) == "text"]


def size_px(view: NamesView) -> int:
    return -int(view._font.cget("size"))


def lines(count: int, score: str = "") -> list[Line]:
    return [Line(f"Student {n}", n % 2 == 0, str(n + 1) if score else "", score) for n in range(count)]


def test_without_anybody_a_sentence_stands_there(view: NamesView) -> None:
    view.show([], "The names appear here.")
    assert texts(view) == ["The names appear here."]


@pytest.mark.parametrize("count", [1, 5, 12, 30, 50])
def test_all_find_room_and_nothing_lies_outside(view: NamesView, count: int) -> None:
    view.show(lines(count, "100"))
    left, top, right, bottom = view.bbox("all")
    assert view.shown == count and left >= -1 and top >= 0 and right <= 702 and bottom <= 400


def test_type_is_the_smaller_the_more_there_are_and_never_too_small(view: NamesView) -> None:
    sizes = []
    for count in (3, 20, 60, 500):
        view.show(lines(count))
        sizes.append(size_px(view))
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > sizes[2] and sizes[-1] == LEAST_PX


def test_who_finds_no_room_is_counted(view: NamesView) -> None:
    view.show(lines(500))
    assert texts(view)[-1] == f"and {500 - view.shown} more"


def test_a_ring_is_somebody_away_and_a_disc_somebody_here(view: NamesView) -> None:
    view.show([Line("Ann", True), Line("Ben", False)])
    fills = [view.itemcget(item, "fill") for item in view.find_all() if view.type(item) == "oval"]
    assert len(set(fills)) == 2


def test_a_very_long_name_is_cut_before_its_score(view: NamesView) -> None:
    view.show([Line("M" * 40, True, "1", "1,000,000")])
    name, score = texts(view)[1], texts(view)[2] if texts(view)[0] == "1" else texts(view)[1]
    assert any(text.endswith("\u2026") for text in (name, score, *texts(view)))
    assert "1,000,000" in texts(view)
