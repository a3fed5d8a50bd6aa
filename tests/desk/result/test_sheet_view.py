"""The score sheet is a way to look at a round in series: by its key, with every distance of the match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.result.result_page import ResultPage
from bullseye.desk.result.sheet_view import SheetView, rows_of
from bullseye.play.round.score_sheet import score_sheet
from bullseye.session.record import Record
from tests.desk.desk_rooms import played, type_key
from tests.play.entered import entered

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def result(window: Window, record: Record) -> ResultPage:
    window.show("result", outcome=window.services.review(record), fresh=False)
    window.root.update()
    assert isinstance(window.page, ResultPage)
    return window.page


@pytest.fixture
def match(window: Window) -> list[Record]:
    records = entered("wa-1440-90m", ["X 10 9 8", "9 9", "", "7"], window.services.settings.player)
    for record in records:
        window.services.store.save(record)
    return records


def test_four_shows_the_sheet_with_all_distances_and_one_the_face_again(window: Window, match: list[Record]) -> None:
    page = result(window, match[0])
    type_key(page, "4")
    sheet = page.views.sheet
    assert isinstance(sheet, SheetView) and sheet.winfo_ismapped() and not page.views.face.winfo_ismapped()
    assert sheet.table.cells(1) == ("1", "X  10  9  8", "37", "37", "2", "1")
    assert sheet.total.cget("text") == "62" and sheet.counted.cget("text") == "7 shots, 2 tens, 1 X"
    type_key(page, "1")
    assert page.views.face.winfo_ismapped() and not sheet.winfo_ismapped()


def test_d_goes_through_the_distances_and_says_what_all_came_to(window: Window, match: list[Record]) -> None:
    page = result(window, match[0])
    assert page.panel.standing.cget("text") == "Distance 1 of 3: 62 in all"
    seen = []
    for _ in match:
        type_key(page, "d")
        seen.append((page.panel.score.cget("text"), page.panel.standing.cget("text")[:15]))
    assert seen == [("18", "Distance 2 of 3"), ("7", "Distance 3 of 3"), ("37", "Distance 1 of 3")]


def test_a_round_without_series_has_no_sheet(window: Window) -> None:
    page = result(window, played(window.services, 1))
    type_key(page, "4")
    assert page.views.tabs.way == "face" and not page.views.tabs.buttons["sheet"].winfo_ismapped()


def test_a_course_of_fire_has_one_with_a_heading_for_each_stage(window: Window) -> None:
    card = window.services.card(played(window.services, 1, drill="course-of-fire"))
    rows = rows_of(score_sheet([card], window.services.drills.matches, "Course of fire"))
    assert [row.cells[1] for row in rows if row.mark and row.cells[1]] == ["150 s", "20 s", "10 s"]
    page = result(window, card.record)
    type_key(page, "4")
    assert page.views.sheet is not None and page.views.sheet.table.count == len(rows)


def test_buttons_that_have_no_room_beside_the_ways_are_left_out_whole(window: Window, match: list[Record]) -> None:
    page = result(window, match[0])
    tabs = page.views.tabs
    for width in (300, 600, 1200):
        tabs._fit(width)
        window.root.update_idletasks()
        right = max(button.winfo_x() + button.winfo_reqwidth() for button in tabs.buttons.values())
        shown = [more for more in tabs.more.values() if more.winfo_manager()]
        assert sum(more.winfo_reqwidth() for more in shown) <= max(0, width - right)
