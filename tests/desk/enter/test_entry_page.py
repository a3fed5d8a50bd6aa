"""Marking shots in the window by real clicks and keys: places, values, undo, a crash in the middle, the kept round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.enter.entry_page import EntryPage
from bullseye.desk.enter.notes_card import NotesCard
from tests.desk.desk_rooms import answer, type_key, window_on
from tests.gui import click

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.play.services import Services

pytestmark = pytest.mark.opens_on("enter")


def page(window: Window) -> EntryPage:
    assert isinstance(window.page, EntryPage)
    return window.page


def at(window: Window, x_mm: float, y_mm: float) -> None:
    """Click a place of the range."""
    x, y = page(window).face.to_px(x_mm, y_mm)
    click(page(window).face, round(x), round(y))


def sheet(window: Window) -> Any:
    entering = page(window).entering
    assert entering is not None
    return entering.sheet


def key(window: Window, keysym: str) -> None:
    """A key on the face, which has the focus when the page opens."""
    type_key(page(window).face, keysym)


def say_yes(card: Any) -> None:
    card.yes.invoke()


def take(window: Window, match: str) -> None:
    window.show("enter", match=match)
    window.root.update()


def test_clicks_become_shots_where_they_were(window: Window) -> None:
    at(window, 0, 0)
    at(window, 50, -30)
    first, second = sheet(window).ends[0]
    assert first.placed and abs(first.x_mm) < 1 and abs(second.x_mm - 50) < 1 and abs(second.y_mm + 30) < 1
    assert page(window).panel.total.cget("text") == "18"
    assert page(window).panel.counted.cget("text") == "2 of 60 shots, 1 X"


def test_keys_are_values_and_a_full_end_gives_way(window: Window) -> None:
    for keysym in ("x", "0", "9", "m"):
        key(window, keysym)
    assert [row.values for row in sheet(window).rows()[:2]] == [("X", "10", "9"), ("M",)]


def test_a_shot_is_dragged_to_where_it_is(window: Window) -> None:
    at(window, 0, 0)
    face = page(window).face
    begin, end = face.to_px(0, 0), face.to_px(80, 40)
    face.event_generate("<ButtonPress-1>", x=round(begin[0]), y=round(begin[1]))
    for share in (0.3, 0.6, 1.0):
        face.event_generate(
            "<B1-Motion>",
            x=round(begin[0] + (end[0] - begin[0]) * share),
            y=round(begin[1] + (end[1] - begin[1]) * share),
        )
    face.event_generate("<ButtonRelease-1>", x=round(end[0]), y=round(end[1]))
    window.root.update()
    (mark,) = sheet(window).ends[0]
    assert abs(mark.x_mm - 80) < 1 and abs(mark.y_mm - 40) < 1 and sheet(window).count == 1


def test_arrows_move_the_chosen_shot_and_del_takes_it_away(window: Window) -> None:
    at(window, 0, 0)
    at(window, 60, 60)
    at(window, 0, 0)  # a press on a shot chooses it
    assert page(window).pick == (0, 0)
    before = sheet(window).ends[0][0].x_mm
    key(window, "Right")
    assert sheet(window).ends[0][0].x_mm > before
    key(window, "Delete")
    assert len(sheet(window).ends[0]) == 1 and abs(sheet(window).ends[0][0].x_mm - 60) < 1


def test_undo_and_redo_by_keys(window: Window) -> None:
    key(window, "9")
    window.root.event_generate("<Control-z>")
    window.root.update()
    assert sheet(window).count == 0
    window.root.event_generate("<Control-y>")
    window.root.update()
    assert sheet(window).count == 1


def test_the_wheel_zooms_about_the_pointer_and_a_click_there_is_exact(window: Window) -> None:
    face = page(window).face
    x, y = (round(value) for value in face.to_px(50, 50))
    there = face.to_mm(x, y)
    for _ in range(4):
        face.event_generate("<Button-4>", x=x, y=y)
    window.root.update()
    assert face.zoom > 2 and face.to_mm(x, y) == pytest.approx(there, abs=0.01)
    click(face, x, y)
    mark = sheet(window).ends[0][0]
    assert (mark.x_mm, mark.y_mm) == pytest.approx(there, abs=0.02)


def test_a_line_of_values_is_typed_in_the_field(window: Window) -> None:
    entry = page(window).panel.values
    entry.focus_force()
    entry.insert(0, "X 10 nonsense")
    entry.event_generate("<Return>")
    window.root.update()
    assert "'NONSENSE'" in page(window).panel.wrong.cget("text").upper() and sheet(window).count == 0
    entry.delete(0, "end")
    entry.insert(0, "X 10 8")
    entry.event_generate("<Return>")
    window.root.update()
    assert sheet(window).total == "28" and entry.get() == "" and page(window).panel.wrong.cget("text") == ""


def test_where_tenths_count_a_digit_begins_a_value(window: Window) -> None:
    take(window, "ar60")
    key(window, "9")
    assert page(window).panel.values.get() == "9" and sheet(window).count == 0


def test_the_round_is_kept_and_its_result_is_shown(window: Window) -> None:
    key(window, "9")
    at(window, 10, 0)
    answer(window, say_yes)
    key(window, "Return")
    window.root.update()
    assert window.page is not None and window.page.name == "result"
    (record,) = list(window.services.store.records())
    assert (record.player, record.score, record.drill) == ("Anna", 19, "wa-18m")
    assert not window.services.dirs.entering.exists()
    window.show("enter")
    assert sheet(window).count == 0


def test_a_part_of_a_round_is_kept_only_when_the_player_says_so(window: Window) -> None:
    key(window, "9")
    answer(window, lambda card: card.close())
    key(window, "Return")
    assert window.page is not None and window.page.name == "enter" and not window.services.store.rounds()


def test_what_was_marked_is_there_after_the_window_died(window: Window, services: Services) -> None:
    at(window, 30, 0)
    key(window, "8")
    with window_on(window.root, services) as second:
        second.show("enter")
        second.root.update()
        assert [len(end) for end in sheet(second).ends] == [2] and page(second).panel.total.cget("text") == "17"


def test_saving_again_after_a_crash_keeps_no_round_twice(window: Window, services: Services) -> None:
    key(window, "9")
    entering = page(window).entering
    assert entering is not None
    for record in entering.records(services.clock.utc(), services.zone):
        services.store.save(record)  # and then the program dies, before the draft is gone
    answer(window, say_yes)
    key(window, "Return")
    assert len(services.store.rounds()) == 1


def test_another_round_asks_before_shots_are_lost(window: Window) -> None:
    key(window, "9")
    box = page(window).panel.match_box
    answer(window, lambda card: card.close())
    box.current(0)
    box.event_generate("<<ComboboxSelected>>")
    window.root.update()
    assert sheet(window).count == 1 and box.get() == "WA 18 m, 60 arrows"
    answer(window, say_yes)
    box.current(0)
    box.event_generate("<<ComboboxSelected>>")
    window.root.update()
    assert sheet(window).count == 0 and box.get() != "WA 18 m, 60 arrows"


def test_the_notes_go_into_the_round_and_their_mistakes_are_said(window: Window) -> None:
    key(window, "9")
    said: list[str] = []

    def fill(card: Any) -> None:
        assert isinstance(card, NotesCard)
        card.equipment.set("Recurve")
        card.click.insert(0, "2,5")
        card.day.delete(0, "end")
        card.day.insert(0, "yesterday")
        card.enter()
        said.append(card.wrong.cget("text"))
        card.day.delete(0, "end")
        card.day.insert(0, "2026-11-01")
        card.enter()

    answer(window, fill)
    key(window, "n")
    window.root.update()
    assert "'yesterday' is no day" in said[0]
    entering = page(window).entering
    assert entering is not None
    (record,) = entering.records(window.services.clock.utc(), window.services.zone)
    assert (record.device, record.finished[:10]) == ("Recurve", "2026-11-01")
    assert record.entered is not None and record.entered.click_mm == 2.5


def test_the_distances_of_a_match_have_a_sheet_each(window: Window) -> None:
    take(window, "wa-1440-90m")
    key(window, "9")
    key(window, "d")
    key(window, "8")
    assert sheet(window).total == "8" and page(window).panel.total.cget("text") == "8, 17 in all"


def test_esc_goes_back_and_the_shots_stay(window: Window) -> None:
    key(window, "9")
    key(window, "Escape")
    assert window.page is not None and window.page.name != "enter"
    window.show("enter")
    assert sheet(window).count == 1


def test_a_one_and_a_nought_are_a_ten(window: Window) -> None:
    key(window, "1")
    key(window, "0")
    assert [row.values for row in sheet(window).rows()[:1]] == [("10",)]


def test_a_click_right_beside_a_shot_is_another_one_and_so_is_one_with_shift(window: Window) -> None:
    take(window, "ar60")
    at(window, 0, 0)
    at(window, 1, 1)
    assert sheet(window).count == 2, "holes of a good series lie in each other"
    face = page(window).face
    x, y = (round(value) for value in face.to_px(0, 0))
    face.event_generate("<ButtonPress-1>", x=x, y=y, state=1)
    face.event_generate("<ButtonRelease-1>", x=x, y=y, state=1)
    assert sheet(window).count == 3


def test_a_chosen_shot_takes_the_value_that_is_typed(window: Window) -> None:
    at(window, 0, 0)
    at(window, 60, 0)
    at(window, 0, 0)
    key(window, "m")
    assert sheet(window).rows()[0].values == ("8", "M")


def test_a_click_far_beside_the_paper_is_no_shot(window: Window) -> None:
    face = page(window).face
    click(face, 3, face.winfo_height() // 2)
    assert sheet(window).count == 0 and "press M" in page(window).panel.wrong.cget("text")


def test_the_result_of_a_round_from_a_range_leads_to_the_next_one(window: Window) -> None:
    key(window, "9")
    at(window, 10, 0)
    answer(window, say_yes)
    key(window, "Return")
    result: Any = window.page
    assert result.play_button.cget("text").startswith("Mark another")
    assert not result.beat_button.winfo_ismapped() and not result.replay_button.winfo_ismapped()
    assert len(result.view.find_withtag("by-value")) == 2
    type_key(result, "v")
    assert window.page is result
    type_key(result, "Return")
    assert window.page is not None and window.page.name == "enter" and sheet(window).count == 0


def test_a_series_of_ten_is_one_line_where_there_is_room_and_no_value_is_cut(window: Window) -> None:
    take(window, "ar60")
    sheet(window).type("10.9 " * 23)
    panel = page(window).panel
    sizes = []
    for room_px in (panel.theme.px(760), 0):
        panel.take(room_px)
        page(window)._show()
        window.root.update()
        sizes.append(panel.table.count)
        shown = [panel.table.tree.item(item, "values") for item in panel.table.tree.get_children()]
        assert not any("\u2026" in str(cell) for cells in shown for cell in cells)
    assert sizes == [6, 12]
