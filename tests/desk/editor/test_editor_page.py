"""The ring editor in a shown window: a face is made by hand, kept, and played."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.editor import editor_field, editor_picture, editor_rows, editor_values
from bullseye.play.services import Services
from tests.desk.desk_rooms import answer, texts_in, type_key
from tests.desk.editor_rooms import chord, editor, own_face, sizes, write
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = [pytest.mark.opens_on("start"), pytest.mark.chosen(drill="ten-shots")]


def test_a_user_makes_a_face_of_his_own_in_the_window_and_plays_it(
    window: Window, services: Services, clock: ManualClock
) -> None:
    start: Any = window.page
    type_key(start.start_button, "e")
    page: Any = window.page
    assert page.name == "editor"
    click(page.new_button, 10, 10)
    write(page.values.name, "big dot")
    write(page.rings.rows[0].size, "120")
    write(page.rings.rows[0].points, "20")
    click(page.outside_button, 10, 10)
    assert sizes(page) == [120, 140, 160, 240]

    def take_the_name(card: Any) -> None:
        assert card.entry.get() == "big-dot"
        type_key(card.entry, "Return")

    answer(window, take_the_name)
    click(page.play_button, 10, 10)
    play: Any = window.page
    assert play.name == "play"
    play.canvas.focus_force()
    clock.advance(3.0)
    play.controller.tick()
    for _ in range(10):
        clock.advance(0.5)
        click(play.canvas, play.canvas.winfo_width() // 2, play.canvas.winfo_height() // 2)
    assert window.page is not None and window.page.name == "result"
    (record,) = services.store.records()
    assert record.face == "big-dot"
    assert [ring.diameter_mm for ring in record.rings] == [120, 140, 160, 240]
    assert record.score == 200
    window.home()
    window.root.update()
    assert start.faces.chosen == "big-dot"
    assert start.faces.tree.item("big-dot", "text") == "big dot"


def test_a_typed_size_is_taken_when_the_focus_leaves_and_drawn_at_once(window: Window) -> None:
    page = editor(window)
    photo = page.picture._photo
    row = page.rings.rows[0]
    row.size.focus_force()
    row.size.delete(0, "end")
    row.size.insert(0, "50,5")
    press_key(row.points, "Shift_L")
    assert sizes(page)[0] == 50.5
    assert row.size.get() == "50.5"
    assert page.picture._photo is not photo


@pytest.mark.parametrize(("field", "key"), [("size", "diameter_mm"), ("points", "points")])
def test_the_arrow_keys_move_a_number_and_shift_moves_it_further(window: Window, field: str, key: str) -> None:
    page = editor(window)
    part = getattr(page.rings.rows[0], field)
    start = getattr(page.editor.face.rings[0], key)
    press_key(part, "Up")
    step = getattr(page.editor.face.rings[0], key) - start
    assert step > 0
    press_key(part, "Down")
    assert getattr(page.editor.face.rings[0], key) == start
    part.focus_force()
    part.event_generate("<Shift-Up>")
    page.update()
    assert getattr(page.editor.face.rings[0], key) == start + editor_field.FAST * step


def test_the_wheel_changes_the_field_that_has_the_focus_and_no_other(window: Window) -> None:
    page = editor(window)
    before = sizes(page)
    page.rings.rows[0].size.focus_force()
    page.update()
    page.rings.rows[1].size.event_generate("<ButtonPress-4>")
    page.update()
    assert sizes(page) == before
    page.rings.rows[0].size.event_generate("<ButtonPress-4>")
    page.update()
    assert sizes(page)[0] > before[0]
    assert sizes(page)[1:] == before[1:]


def test_a_refused_size_goes_back_and_its_sentence_stands_below_the_ring(window: Window) -> None:
    page = editor(window)
    row = page.rings.rows[1]
    before = sizes(page)
    write(row.size, "9999")
    assert sizes(page) == before
    assert row.size.get() == f"{before[1]:g}"
    wrong = page.rings.wrong
    assert wrong.winfo_viewable()
    assert wrong.cget("text") == f"!  Type less than {before[2]:g}, the ring outside."
    assert row.size.winfo_rooty() < wrong.winfo_rooty() < page.rings.rows[2].size.winfo_rooty()
    press_key(row.size, "Up")
    assert not wrong.winfo_ismapped()


def test_a_refused_value_of_the_face_is_told_below_those_fields(window: Window) -> None:
    page = editor(window)
    write(page.values.lengths["gauge_mm"], "x")
    assert any("'x' is not a number" in text for text in texts_in(page.values))
    assert page.values.lengths["gauge_mm"].get() == f"{page.editor.face.gauge_mm:g}"


def test_the_values_of_the_face_are_typed_and_an_inner_ten_can_be_taken_away(window: Window) -> None:
    page = editor(window, "classic")
    for key, text, value in (("gauge_mm", "7.5", 7.5), ("line_mm", "2", 2.0), ("inner_ten_mm", "", None)):
        field = page.values.lengths[key]
        field.focus_force()
        field.delete(0, "end")
        field.insert(0, text)
        type_key(field, "Return")
        assert getattr(page.editor.face, key) == value
    press_key(page.values.lengths["inner_ten_mm"], "Up")
    assert page.editor.face.inner_ten_mm is not None
    press_key(page.values.lengths["inner_ten_mm"], "Down")
    assert page.editor.face.inner_ten_mm is None


def test_undo_and_redo_by_key_also_while_a_field_has_the_focus(window: Window) -> None:
    page = editor(window)
    before = sizes(page)
    size = page.rings.rows[0].size
    assert page.values.undo_button.instate(["disabled"])
    press_key(size, "Up")
    after = sizes(page)
    chord(size, "z")
    assert sizes(page) == before
    chord(size, "y")
    assert sizes(page) == after
    chord(size, "z")
    chord(size, "Shift-Z")
    assert sizes(page) == after
    page.values.undo_button.invoke()
    assert sizes(page) == before
    assert page.values.redo_button.instate(["!disabled"])


def test_undo_first_takes_back_what_is_being_typed(window: Window) -> None:
    page = editor(window)
    size = page.rings.rows[0].size
    press_key(size, "Up")
    after = sizes(page)
    press_key(size, "5")
    chord(size, "z")
    assert sizes(page) == after
    assert size.get() == f"{after[0]:g}"


def test_rings_come_and_go_by_key_at_the_chosen_one(window: Window) -> None:
    page = editor(window)
    before = sizes(page)
    chord(page.rings.rows[1].size, "i")
    assert len(sizes(page)) == len(before) + 1
    assert sizes(page)[1] == (before[0] + before[1]) / 2
    assert page.rings.chosen == 1
    chord(page.rings.rows[1].size, "r")
    assert sizes(page) == before
    chord(page.rings.rows[len(before) - 1].size, "o")
    assert sizes(page)[:-1] == before
    assert page.rings.chosen == len(before)
    assert page.rings.rows[len(before)].size.winfo_viewable()


def test_the_last_ring_stays(window: Window, services: Services) -> None:
    own_face(services)
    page = editor(window, "mine")
    assert page.remove_button.instate(["disabled"])
    chord(page.rings.rows[0].size, "r")
    assert sizes(page) == [100]
    assert "at least one ring" in str(page.rings.wrong.cget("text"))


def test_a_blank_face_gets_its_first_ring(window: Window) -> None:
    page = editor(window, "blank")
    assert editor_rows.NO_RINGS in texts_in(page.rings)
    page.outside_button.invoke()
    page.update()
    assert len(sizes(page)) == 1
    assert editor_rows.NO_RINGS not in texts_in(page.rings)
    page.undo()
    page.update()
    assert editor_rows.NO_RINGS in texts_in(page.rings)
    assert not page.rings.rows[0].size.winfo_ismapped()


def test_a_click_on_the_picture_chooses_the_ring_under_it(window: Window) -> None:
    page = editor(window)
    x, y, scale = page.picture._place
    click(page.picture, round(x + sizes(page)[1] / 2 * scale - 3), round(y))
    assert page.rings.chosen == 1
    assert page.focus_get() is page.rings.rows[1].size
    page.rings.focus_ring(1)
    page.update()
    words = page.picture.itemcget("words", "text")
    assert words.startswith(f"Ring 2 of {len(sizes(page))}:")
    assert page.picture.ring_at(1, 1) is None
    press_key(page.rings.rows[0].points, "Shift_L")  # and where the focus goes, the arrow goes
    assert page.picture.itemcget("words", "text").startswith("Ring 1 of")


def test_a_colour_is_picked_by_key_and_fills_the_ring(window: Window) -> None:
    page = editor(window)
    now = page.editor.face.rings[0].fill

    def pick(card: Any) -> None:
        type_key(card.focus_get(), "Right")
        type_key(card.focus_get(), "Return")

    answer(window, pick)
    press_key(page.rings.rows[0].swatches[0], "space")
    assert page.editor.face.rings[0].fill != now
    assert page.rings.rows[0].swatches[0].colour == page.editor.face.rings[0].fill


def test_two_rings_that_look_alike_are_told_between_them_until_they_do_not(window: Window) -> None:
    page = editor(window)
    page.ask_colour = lambda *args: page.editor.face.rings[1].fill
    page.colour_ring(0, "fill")
    page.ask_colour = lambda *args: ""
    page.colour_ring(0, "line")
    page.update()
    clash = page.rings.rows[0].clash
    assert clash.winfo_viewable()
    assert clash.cget("text") == "!  Any eyes: rings 1 and 2 look alike"
    page.undo()
    page.undo()
    page.update()
    assert not clash.winfo_ismapped()


def test_rings_that_only_some_eyes_confuse_are_told_with_the_name_of_those_eyes(window: Window) -> None:
    page = editor(window)
    colours = iter(["#e43bd4", "#5286cb", ""])
    page.ask_colour = lambda *args: next(colours)
    for ring, key in ((0, "fill"), (1, "fill"), (0, "line")):
        page.colour_ring(ring, key)
    said = str(page.rings.rows[0].clash.cget("text"))
    assert "opia: rings 1 and 2" in said or "anopia" in said


def test_the_paper_can_be_coloured_and_taken_away(window: Window) -> None:
    page = editor(window)
    page.ask_colour = lambda *args: "#ffeecc"
    press_key(page.values.ground, "Return")
    assert page.editor.face.ground == "#ffeecc"
    page.ask_colour = lambda *args: ""
    click(page.values.ground, 8, 8)
    assert page.editor.face.ground == ""


@pytest.mark.parametrize("size", ["1024x700", "1280x800", "1920x1080"])
def test_nothing_is_cut_off(window: Window, size: str) -> None:
    window.root.geometry(f"{size}+0+0")
    page = editor(window, "classic")
    page.type_value("name", "W" * 80)
    page.type_ring(1, "diameter_mm", "9999")
    window.root.update()
    right = page.winfo_rootx() + page.winfo_width()
    bottom = page.winfo_rooty() + page.winfo_height()
    for part in parts(page):
        in_list = str(part).startswith(f"{page.rings._canvas}") or str(part).startswith(f"{page.rings.body}")
        if part.winfo_viewable() and not in_list:
            assert part.winfo_rootx() + part.winfo_width() <= right, part
            assert part.winfo_rooty() + part.winfo_height() <= bottom, part
            assert part.winfo_width() >= min(part.winfo_reqwidth(), 40), part
    assert page.rings.body.winfo_reqwidth() <= page.rings._canvas.winfo_width()


def parts(part: tk.Misc) -> Iterator[tk.Misc]:
    for child in part.winfo_children():
        yield child
        yield from parts(child)


def test_the_list_of_many_rings_scrolls_to_the_one_with_the_focus(window: Window, services: Services) -> None:
    rings = "".join(f'[[ring]]\npoints = {101 - n}\ndiameter_mm = {n}\nfill = "#ffffff"\n' for n in range(1, 101))
    own_face(services, f'name = "Many"\ngauge_mm = 1\n{rings}')
    page = editor(window, "mine")
    for n in (99, 0, 50):
        page.rings.rows[n].size.focus_force()
        window.root.update()
        canvas, part = page.rings._canvas, page.rings.rows[n].size
        top = part.winfo_rooty() - canvas.winfo_rooty()
        assert 0 <= top <= canvas.winfo_height() - part.winfo_height()


def test_tab_goes_through_values_rings_and_buttons_as_they_are_read(window: Window) -> None:
    page = editor(window)
    row, after = page.rings.rows[0], page.rings.rows[1]
    order = [
        page.values.name, *page.values.lengths.values(), page.values.ground, row.size, row.points, *row.swatches,
        after.size,
    ]  # fmt: skip
    for part, following in zip(order, order[1:], strict=False):
        assert part.tk_focusNext() is following


def test_the_parts_of_the_page_stand_where_the_page_has_them(window: Window) -> None:
    page = editor(window)
    assert isinstance(page.values, editor_values.FaceValues)
    assert isinstance(page.picture, editor_picture.EditorPicture)
