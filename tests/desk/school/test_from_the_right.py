"""Pages of a class in a language that is read from the right: what is drawn on them begins there too."""

from __future__ import annotations

import pytest

from bullseye.desk.frame.window import Window
from bullseye.desk.kit import turned_rows
from bullseye.desk.school import lessons_page
from tests.classroom.classes import room_of, take
from tests.desk.class_rooms import class_page, open_class, quick_turn

pytestmark = pytest.mark.opens_on("start")


def test_the_bar_of_the_class_fills_from_where_lines_begin(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turned_rows, "rightward", lambda: False)
    open_class(window, "Anna", "Ben")
    quick_turn(window.mode)  # type: ignore[arg-type]
    window.root.update()
    bar = class_page(window).bar
    left, _, right, _ = bar.coords("all")
    assert left > 0 and right == bar.winfo_width()


@pytest.mark.parametrize("rightward", [True, False])
def test_the_letters_of_a_formula_stand_where_lines_begin(
    window: Window, monkeypatch: pytest.MonkeyPatch, rightward: bool
) -> None:
    monkeypatch.setattr(lessons_page, "rightward", lambda: rightward)
    room = room_of("Anna", drill="ten-shots")
    take(room)
    window.show("class_lessons", room=room, lesson="shots")
    page = window.page
    assert isinstance(page, lessons_page.ClassLessonsPage)
    page.explain()
    window.root.update()
    sheet = page.why
    written = [item for item in sheet.find_all() if sheet.type(item) == "text"]
    letter = next(item for item in written if sheet.itemcget(item, "text") == "r")
    assert (sheet.coords(letter)[0] < sheet.winfo_width() / 2) == rightward
