"""Opening a class: its names, how it plays, its code, and going on with one that was not ended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.people.pin import Lock
from bullseye.desk.school.choices_part import LISTED, NO_TEAMS, ChoicesPart
from bullseye.desk.school.names_part import NamesPart
from bullseye.desk.school.screens import Monitor
from bullseye.desk.school.setup_page import ClassSetupPage
from bullseye.desk.school.team_mark import TEAM_NAMES
from tests.desk.class_rooms import FullScreen, class_page, notices, open_class, quick_turn
from tests.desk.desk_rooms import answer, type_key
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.school.class_mode import ClassMode

pytestmark = pytest.mark.opens_on("start")


@pytest.fixture
def page(window: Window) -> ClassSetupPage:
    window.show("class_setup")
    window.root.update()
    page = window.page
    assert isinstance(page, ClassSetupPage)
    page.choices.where.current(0)
    return page


def names_of(page: ClassSetupPage) -> NamesPart:
    assert page.names is not None
    return page.names


def listed(page: ClassSetupPage) -> list[str]:
    return [entry.name for entry in names_of(page).roster.entries]


def begun(window: Window) -> ClassMode:
    window.root.update()
    desk = window.mode
    assert desk is not None, texts(window)
    return desk


def texts(window: Window) -> str:
    page: Any = window.page
    return str(page.choices.wrong.cget("text"))


def type_text(page: ClassSetupPage, text: str) -> None:
    part = names_of(page)
    part.text.focus_force()
    part.text.insert("insert", text)
    page.update()


# -- names -------------------------------------------------------------------------------------------


def test_typed_names_are_understood_as_they_come(page: ClassSetupPage) -> None:
    type_text(page, "Anna\nBen, Cleo\n")
    assert listed(page) == ["Anna", "Ben", "Cleo"]
    assert names_of(page).said.cget("text") == "3 students"


def test_enter_in_the_names_is_a_new_line_and_begins_nothing(window: Window, page: ClassSetupPage) -> None:
    type_text(page, "Anna")
    press_key(names_of(page).text, "Return")
    type_text(page, "Ben")
    assert listed(page) == ["Anna", "Ben"] and window.page is page


def test_what_was_changed_of_a_name_is_told_line_by_line(page: ClassSetupPage) -> None:
    type_text(page, f"Anna\nanna\n{'x' * 50}\n")
    said = names_of(page).wrong.cget("text").splitlines()
    assert said[0].startswith("Line 2:") and "anna 2" in said[0] and said[1].startswith("Line 3:")
    assert names_of(page).said.cget("text") == "3 students"


def test_no_more_than_three_problems_are_named_and_the_others_counted(page: ClassSetupPage) -> None:
    type_text(page, "Anna\n" * 9)
    assert "And 5 more." in names_of(page).wrong.cget("text")
    assert names_of(page).said.cget("text") == "9 students"
    assert str(names_of(page).said.cget("foreground")) != str(names_of(page).wrong.cget("foreground"))


def test_nicknames_are_made_up_again_and_typed_names_stay(page: ClassSetupPage) -> None:
    type_text(page, "Anna\n")
    part = names_of(page)
    part.count.delete(0, "end")
    part.count.insert(0, "5")
    part.make_button.invoke()
    first = listed(page)
    part.make_button.invoke()
    second = listed(page)
    assert first[0] == second[0] == "Anna" and len(first) == len(second) == 6
    assert first[1:] != second[1:] and len(set(second)) == 6


@pytest.mark.parametrize("count", ["", "0", "999"])
def test_a_number_of_nicknames_that_cannot_be_is_refused(window: Window, page: ClassSetupPage, count: str) -> None:
    part = names_of(page)
    part.count.delete(0, "end")
    part.count.insert(0, count)
    part.make_button.invoke()
    assert listed(page) == [] and "from 1 to 500" in notices(window)[-1]


def test_another_nickname_is_for_the_selected_one_alone(page: ClassSetupPage) -> None:
    part = names_of(page)
    part.make_button.invoke()
    before = listed(page)
    part.table.select(3)
    part.other_button.invoke()
    after = listed(page)
    assert [n for n in range(30) if before[n] != after[n]] == [3] and part.table.selected == 3


def test_a_click_on_the_cross_and_the_delete_key_take_a_name_out(page: ClassSetupPage) -> None:
    type_text(page, "Anna\nBen\nCleo\nDina\n")
    part = names_of(page)
    page.update()
    x, y, width, height = part.table.tree.bbox("1", "3")  # type: ignore[misc]
    click(part.table.tree, x + width // 2, y + height // 2)
    assert listed(page) == ["Anna", "Cleo", "Dina"]
    x, y, width, height = part.table.tree.bbox("0", "1")  # type: ignore[misc]
    click(part.table.tree, x + 4, y + height // 2)
    assert listed(page) == ["Anna", "Cleo", "Dina"], "a click on a name selects it"
    press_key(part.table.tree, "Delete")
    assert listed(page) == ["Cleo", "Dina"]


def test_a_file_fills_the_names_and_their_teams(page: ClassSetupPage, tmp_path: Path) -> None:
    path = tmp_path / "7b.csv"
    path.write_text('team,name\nRed,Anna\nBlue,"Smith, Ben"\n', encoding="utf-8")
    part = names_of(page)
    part.ask_open = lambda *_: path
    part.file_button.invoke()
    assert [tuple(entry) for entry in part.roster.entries] == [("Anna", "Red"), ("Smith, Ben", "Blue")]
    assert part.said.cget("text") == "2 students, 2 teams"


def test_names_with_commas_stay_whole_when_the_list_is_written_anew(page: ClassSetupPage) -> None:
    type_text(page, '"Smith, Ben"\nAnna\nCleo\n')
    part = names_of(page)
    assert listed(page) == ["Smith, Ben", "Anna", "Cleo"]
    part.table.select(1)
    part.out_button.invoke()
    assert listed(page) == ["Smith, Ben", "Cleo"]


def test_a_file_that_cannot_be_read_is_told(window: Window, page: ClassSetupPage, tmp_path: Path) -> None:
    names_of(page).take_file(tmp_path / "none.txt")
    assert "none.txt" in notices(window)[-1] and listed(page) == []


# -- choices -----------------------------------------------------------------------------------------


def test_the_class_begins_as_it_was_chosen(window: Window, page: ClassSetupPage) -> None:
    type_text(page, "Anna\nBen\nCleo\nDina\n")
    part = page.choices
    part.title.delete(0, "end")
    part.title.insert(0, "7b  Maths")
    part.turns.set("4")
    part.rounds.set("2")
    part.counting.current(1)
    part.teams.current(2)
    part.streak.set(False)
    part.hidden.set(True)
    part.idle.current(0)
    part.reference.set("35,5 mm")
    page.begin_button.invoke()
    desk = begun(window)
    choices = desk.class_state.choices
    assert (choices.title, choices.turns, choices.rounds_per_turn, choices.counting) == ("7b Maths", 4, 2, "total")
    assert (choices.streak_bonus, choices.names_hidden, choices.teams, choices.idle_s) == (False, True, True, 0)
    assert [s.team for s in desk.class_state.students if not s.reference] == list(TEAM_NAMES[:2]) * 2
    assert [s.sigma_mm for s in desk.class_state.students if s.reference] == [35.5]
    assert class_page(window).next_name.text == "Seat 1"


def test_without_names_nothing_begins(window: Window, page: ClassSetupPage) -> None:
    page.begin_button.invoke()
    assert window.mode is None and "no names yet" in texts(window)
    assert not (window.services.dirs.data / "classes").exists()


@pytest.mark.parametrize("spread", ["wide", "0", "-3 mm", "nan", "1e9"])
def test_a_spread_that_cannot_be_is_refused(window: Window, page: ClassSetupPage, spread: str) -> None:
    type_text(page, "Anna\n")
    page.choices.reference.set(spread)
    page.begin_button.invoke()
    assert window.mode is None and "spread" in texts(window)


def test_the_code_stands_for_drill_face_and_seed_and_can_be_typed(window: Window, page: ClassSetupPage) -> None:
    part = page.choices
    first = part.code.get()
    part.another.invoke()
    second, seed = part.code.get(), part.read().seed
    assert first != second
    part.another.invoke()
    assert part.read().seed != seed
    part.drill.current((part.drill.current() + 1) % 5)
    part.drill.event_generate("<<ComboboxSelected>>")
    page.update()
    assert part.code.get() not in (first, second)
    part.code.delete(0, "end")
    part.code.insert(0, second.upper())
    assert part.read().seed == seed and part.drill_id == "ten-shots" and part.code.get() == second


def test_a_code_with_a_mistake_says_what_is_wrong_and_begins_nothing(window: Window, page: ClassSetupPage) -> None:
    type_text(page, "Anna\n")
    page.choices.code.delete(0, "end")
    page.choices.code.insert(0, "bamod-lisup")
    page.begin_button.invoke()
    assert window.mode is None and "code" in texts(window)


def test_drills_without_a_score_to_share_are_not_offered(window: Window, page: ClassSetupPage) -> None:
    offered = set(page.choices.drill.cget("values"))
    left_out = {drill.name for drill in window.services.drills.items() if drill.test}
    assert left_out and not offered & left_out


def test_the_class_is_shown_where_it_was_asked_for(
    window: Window, page: ClassSetupPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = FullScreen(window.root, monkeypatch)
    type_text(page, "Anna\n")
    page.choices.where.current(1)
    page.begin_button.invoke()
    assert begun(window).full and screen.on


def test_monitors_are_offered_by_name_and_asked_for_by_number(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Monitor("eDP-1", 0, 0, 1280, 800), Monitor("HDMI-1", 1280, 0, 1024, 768)]
    monkeypatch.setattr("bullseye.desk.school.setup_page.monitors", lambda root: found)
    window.show("class_setup", where="2")
    page: Any = window.page
    assert page.choices.where.get() == "On HDMI-1, 1024 \u00d7 768"
    assert page.choices.shown_on() == (True, found[1])
    window.show("class_setup", where="3")
    assert page.choices.shown_on() == (True, None) and "no monitor 3" in notices(window)[-1]


def test_in_an_open_class_another_drill_begins_a_new_part(window: Window) -> None:
    desk = open_class(window, "Anna", "Ben")
    quick_turn(desk)
    window.show("class_setup")
    page: Any = window.page
    window.root.update()
    part = page.choices
    assert isinstance(part, ChoicesPart) and page.names is None and part.teams.get() == NO_TEAMS
    part.drill.set(window.services.drills.get("timed-30").name)
    part.drill.event_generate("<<ComboboxSelected>>")
    part.teams.set(LISTED)
    type_key(page.begin_button, "Return")
    assert (
        desk.class_state.part == 2 and desk.class_state.choices.drill == "timed-30" and desk.class_state.choices.teams
    )
    assert "Part 2: Timed, 30 s" in class_page(window).what.cget("text")
    assert class_page(window).progress.cget("text") == "0 of 4 rounds"


# -- going on ----------------------------------------------------------------------------------------


def test_of_two_classes_that_were_not_ended_the_latest_is_offered_and_the_other_can_be_chosen(
    window: Window, clock: ManualClock
) -> None:
    for title in ("7a", "7b"):
        desk = open_class(window, "Anna", title=title)
        desk.leave()
        clock.advance(60)
    window.show("class_setup")
    window.root.update()
    page: Any = window.page
    assert "7b" in page.open_text.cget("text") and page.other_button.winfo_ismapped()
    page.choices.where.current(0)

    def other(card: Any) -> None:
        card.list.choose("1")
        card.enter()

    answer(window, other)
    page.other_button.invoke()
    assert begun(window).class_state.choices.title == "7a"


def test_a_class_that_another_window_has_is_not_taken(window: Window, page: ClassSetupPage) -> None:
    from bullseye.classroom.people.options import Choices

    with OpenClass.new(window.services.dirs.data, Choices(title="Theirs")) as room:
        assert room.log is not None
        page.resume(room.log.folder)
    assert window.mode is None and "another window" in notices(window)[-1]


def test_a_pin_that_cannot_be_read_is_told_when_the_class_opens(window: Window) -> None:
    desk = open_class(window, "Anna")
    assert desk.room.log is not None
    folder = desk.room.log.folder
    Lock(folder).set("1234", "salt")
    Lock(folder).path.write_bytes(b"?")
    desk.leave()
    window.show("class_setup", resume=folder, where="window")
    assert begun(window).locked and "no PIN opens it" in notices(window)[-1]


def test_the_start_page_has_a_button_and_a_key_for_the_class(window: Window) -> None:
    page: Any = window.page
    press_key(page.start_button, "k")
    assert window.page is not None and window.page.name == "class_setup"
    window.back()
    page.class_button.invoke()
    assert window.page is not None and window.page.name == "class_setup"


def test_a_class_that_waits_has_the_focus_until_there_are_names(window: Window) -> None:
    open_class(window, "Anna").leave()
    window.show("class_setup")
    window.root.update()
    page: Any = window.page
    assert str(page.tk.call("focus", "-lastfor", str(page))) == str(page.go_button)
    type_text(page, "Ben")
    page.focus_first()
    assert str(page.tk.call("focus", "-lastfor", str(page))) == str(page.names.text)


def test_a_file_with_teams_has_them_used_and_its_notices_go_when_the_class_begins(
    window: Window, page: ClassSetupPage, tmp_path: Path
) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,team\nAnn,Red\nBen,Blue\nAnn,Red\n", encoding="utf-8")
    names_of(page).take_file(path)
    assert page.choices.teams.get() == LISTED
    assert any("Ann" in text for text in notices(window))
    page.begin()
    assert begun(window).class_state.choices.teams
    assert not any("Ann" in text for text in notices(window))


def test_control_a_selects_all_names(page: ClassSetupPage) -> None:
    type_text(page, "Anna\nBen")
    text = names_of(page).text
    text.event_generate("<Control-a>")
    assert text.get("sel.first", "sel.last").rstrip("\n") == "Anna\nBen"
    entry = names_of(page).count
    entry.focus_force()
    entry.event_generate("<Control-a>")
    assert entry.index("sel.last") - entry.index("sel.first") == 2


def test_the_set_up_says_how_long_the_class_takes(window: Window, page: ClassSetupPage) -> None:
    assert page.lasts.cget("text") == ""
    names_of(page).count.delete(0, "end")
    names_of(page).count.insert(0, "20")
    names_of(page).make_button.invoke()
    assert page.lasts.cget("text") == "Takes about 40 minutes"  # 20 students, three turns of 20 s and 20 s to sit down
    page.choices.turns.set("1")
    page.choices.turns.event_generate("<<ComboboxSelected>>")
    window.root.update()
    assert page.lasts.cget("text") == "Takes about 15 minutes"
    page.choices.played.current(1)
    page.choices.played.event_generate("<<ComboboxSelected>>")
    window.root.update()
    assert page.lasts.cget("text") == "Takes about 2 minutes", "on devices all play at once"
