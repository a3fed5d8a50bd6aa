"""Kept class lists in the set-up: kept when that is asked for, taken, forgotten; and seats by lot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.classroom.people.kept_lists import KeptLists
from bullseye.classroom.people.roster import Entry
from bullseye.desk.school.choices_part import LISTED
from bullseye.desk.school.names_part import NamesPart
from bullseye.desk.school.setup_page import ClassSetupPage
from bullseye.desk.school.team_mark import TEAM_NAMES
from tests.desk.desk_rooms import answer

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.school.class_mode import ClassMode

pytestmark = pytest.mark.opens_on("class_setup")


@pytest.fixture
def page(window: Window) -> ClassSetupPage:
    page = window.page
    assert isinstance(page, ClassSetupPage)
    page.choices.where.current(0)
    return page


def names_of(page: ClassSetupPage) -> NamesPart:
    assert page.names is not None
    return page.names


def listed(page: ClassSetupPage) -> list[str]:
    return [entry.name for entry in names_of(page).roster.entries]


def type_text(page: ClassSetupPage, text: str) -> None:
    names_of(page).text.insert("insert", text)
    page.update()


def mode_of(window: Window) -> ClassMode:
    window.root.update()
    mode = window.mode
    assert mode is not None
    return mode


def press_undo(window: Window) -> None:
    window.root.update()
    buttons = [part for bar in window.notices.bars for part in bar.winfo_children() if part.winfo_class() == "TButton"]
    next(button for button in buttons if button.cget("text") == "Undo").invoke()  # type: ignore[attr-defined]
    window.root.update()


def test_a_list_that_was_kept_is_offered_the_next_time(window: Window, page: ClassSetupPage) -> None:
    assert not names_of(page).lists_button.winfo_ismapped() and not page.keep_list.get()
    type_text(page, "name,team\nAnna,Red\nBen,Blue\n")
    page.choices.title.delete(0, "end")
    page.choices.title.insert(0, "7b Maths")
    page.keep_box.invoke()
    page.begin_button.invoke()
    mode_of(window).leave()
    window.show("class_setup")
    window.root.update()
    again = window.page
    assert isinstance(again, ClassSetupPage) and names_of(again).lists_button.winfo_ismapped()
    answer(window, lambda card: card.yes.invoke())
    names_of(again).lists_button.invoke()
    window.root.update()
    assert [tuple(entry) for entry in names_of(again).roster.entries] == [("Anna", "Red"), ("Ben", "Blue")]
    assert again.choices.title.get() == "7b Maths" and again.choices.teams.get() == LISTED and again.keep_list.get()


def test_another_day_a_kept_list_plays_as_it_did_in_the_order_as_typed_with_its_late_comer(
    window: Window, page: ClassSetupPage
) -> None:
    names = [f"Student {n}" for n in range(1, 9)]
    type_text(page, "\n".join(names))
    choices = page.choices
    choices.turns.set("1")
    choices.drill.set("Timed, 30 s")
    choices.drill.event_generate("<<ComboboxSelected>>")
    choices.teams.set("4 teams, dealt")
    choices.teams.event_generate("<<ComboboxSelected>>")
    page.update()
    column = [names_of(page).table.tree.set(row, "#3") for row in names_of(page).table.tree.get_children()]
    assert column == [*TEAM_NAMES[:4], *TEAM_NAMES[:4]], "the teams are seen before the class sees them"
    names_of(page).shuffle_button.invoke()
    page.keep_box.invoke()
    page.begin_button.invoke()
    mode = mode_of(window)
    mode.late("Mehmet")
    assert "The kept list Class has it too." in window.notices.texts[-1]
    mode.leave()
    window.show("class_setup")
    window.root.update()
    again = window.page
    assert isinstance(again, ClassSetupPage)
    answer(window, lambda card: card.yes.invoke())
    names_of(again).lists_button.invoke()
    window.root.update()
    assert listed(again) == [*names, "Mehmet"]
    assert (again.choices.turns.get(), again.choices.drill_id) == ("1", "timed-30")
    assert again.choices.teams.get() == "4 teams, dealt" and again.choices.dealt == TEAM_NAMES[:4]


def test_nothing_is_kept_that_nobody_asked_for(window: Window, page: ClassSetupPage) -> None:
    type_text(page, "Anna\n")
    page.begin_button.invoke()
    mode_of(window)
    assert KeptLists(window.services.dirs.data).names() == []


def test_a_kept_list_is_forgotten_and_comes_back_by_undo(window: Window, page: ClassSetupPage) -> None:
    lists = KeptLists(window.services.dirs.data)
    lists.keep("7b", [Entry("Anna")])
    names_of(page).look_for_kept()
    answer(window, lambda card: card.forget_button.invoke())
    names_of(page).lists_button.invoke()
    window.root.update()
    assert lists.names() == [] and not names_of(page).lists_button.winfo_ismapped()
    press_undo(window)
    window.root.update()
    assert lists.names() == ["7b"] and names_of(page).lists_button.winfo_ismapped()


def test_seats_are_drawn_by_lot_and_put_back(window: Window, page: ClassSetupPage) -> None:
    names = [f"Student {n}" for n in range(1, 13)]
    type_text(page, "\n".join(names))
    names_of(page).shuffle_button.invoke()
    assert listed(page) != names and sorted(listed(page)) == sorted(names)
    press_undo(window)
    assert listed(page) == names
