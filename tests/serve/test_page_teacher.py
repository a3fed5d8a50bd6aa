"""The teacher's page, the wall and a shooter's own page do what they say, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serve.served import PASSWORD, Served, serve
from tests.serve.student import Student

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Students = Callable[..., Student]
STATE = "(word) => document.querySelector('#seats td:nth-child(3)')?.textContent === word"
ROWS = "(rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent))"
BELOW = """() => [...document.querySelectorAll('#wall-board p, #wall-names span')].filter((row) => {
  const box = row.getBoundingClientRect();
  return box.width && (box.bottom > innerHeight || box.right > innerWidth || box.top < 0);
}).length"""
"""How many rows of the wall cannot be seen: a projector does not scroll."""
TEAMS = """(words) => words === [...document.querySelectorAll("#seats td:nth-child(2)")]
  .map((cell) => cell.textContent).join(" ")"""


@pytest.fixture
def teacher(student: Students, served: Served) -> Student:
    """The teacher's page, logged in."""
    one = student("")
    one.page.goto(f"{served.url}/teach")
    one.page.fill("#password", PASSWORD)
    one.page.click("#login button")
    one.sees("class")
    return one


def test_a_wrong_password_is_said_and_the_right_one_opens_the_class(served: Served, student: Students) -> None:
    one = student("")
    one.page.goto(f"{served.url}/teach")
    one.page.fill("#password", "guess me")
    one.page.click("#login button")
    one.until("() => document.getElementById('login-said').textContent.includes('not the password')")
    one.page.fill("#password", PASSWORD)
    one.page.click("#login button")
    one.sees("class")
    one.says("title", "7b maths")
    assert served.pin in one.text("how")


def test_the_teacher_starts_a_heat_sees_it_and_ends_it(student: Students, teacher: Student) -> None:
    ada = student().join()
    teacher.until("() => document.querySelectorAll('#seats tbody tr').length === 1")
    teacher.page.click("#heat")
    ada.counted_down()
    for _ in range(3):
        ada.shoot(0, 0)
    teacher.until("() => document.querySelector('#teach-board td:last-child').textContent !== '\u2013'")
    teacher.says("heat", "End the heat")
    teacher.page.click("#heat")
    teacher.page.wait_for_selector("#dialog[open]")
    assert "1 student still plays" in teacher.text("dialog-text")
    teacher.page.keyboard.press("Enter")  # a careless one plays on
    ada.shoot(0, 0)
    teacher.says("heat", "End the heat")
    teacher.page.click("#heat")
    teacher.page.click("#dialog button.main")
    ada.sees("wait")
    assert "before yours was over" in ada.text("wait-notice")
    teacher.says("heat", "Start a heat")


def test_the_focus_of_the_keyboard_stays_where_it_is_while_students_come(student: Students, teacher: Student) -> None:
    student().join()
    teacher.page.wait_for_selector("#seat-1-0")
    teacher.page.focus("#seat-1-0")
    student("Bo").join()
    teacher.until("() => document.querySelectorAll('#seats tbody tr').length === 2")
    assert teacher.page.evaluate("document.activeElement.id") == "seat-1-0"


def test_colours_that_the_system_chooses_and_less_motion_are_followed(student: Students, teacher: Student) -> None:
    ada = student().join()
    ada.page.wait_for_selector("#wait-board tr.mine")
    ada.page.emulate_media(forced_colors="active")
    mine = "getComputedStyle(document.querySelector('#wait-board tr.mine')).outlineStyle"
    assert ada.page.evaluate(mine) == "solid", "one's own row is seen without a ground of its own"
    moves = "getComputedStyle(document.querySelector('button')).transitionDuration"
    assert teacher.page.evaluate(moves) != "0s"
    teacher.page.emulate_media(reduced_motion="reduce")
    assert teacher.page.evaluate(moves) == "0s"


def test_a_double_press_starts_a_heat_and_does_not_end_it(student: Students, teacher: Student) -> None:
    ada = student().join()
    teacher.until("() => document.querySelectorAll('#seats tbody tr').length === 1")
    teacher.page.dblclick("#heat")
    ada.counted_down()
    ada.shoot(0, 0)
    teacher.says("heat", "End the heat")
    assert not teacher.page.query_selector("#dialog[open]")


def test_the_teacher_locks_hides_freezes_and_undoes(student: Students, teacher: Student) -> None:
    student().join()
    for button, before, after in (
        ("lock", "Let nobody new join", "Let new ones join"),
        ("hide", "Hide the names", "Show the names"),
        ("freeze", "Freeze the board", "Reveal the board"),
    ):
        teacher.says(button, before)
        teacher.page.click(f"#{button}")
        teacher.says(button, after)
        teacher.page.click(f"#{button}")
        teacher.says(button, before)


def test_the_teacher_renames_and_sends_out_after_a_question(student: Students, teacher: Student) -> None:
    ada = student().join()
    teacher.page.click("text=Rename")
    teacher.page.fill("#dialog-input", "Countess")
    teacher.page.click("#dialog button.main")
    ada.says("wait-name", "Countess")
    teacher.page.click("#seats >> text=Send out")
    teacher.page.click("#dialog >> text=Cancel")
    ada.sees("wait")
    teacher.page.click("#seats >> text=Send out")
    teacher.page.click("#dialog button.main")
    ada.sees("note")


def test_who_was_sent_out_or_removed_is_let_in_again(student: Students, teacher: Student) -> None:
    ada = student().join()
    for word, state in (("Send out", "sent out"), ("Remove", "removed")):
        teacher.page.click(f"#seats >> text={word}")
        teacher.page.click("#dialog button.main")
        teacher.until(STATE, state)
        teacher.until("() => document.getElementById('state').textContent.endsWith('0 students here')")
        teacher.page.click("#seats >> text=Let in")
        teacher.page.wait_for_selector("#seats >> text=Rename")
    ada.sees("note")


def test_who_is_absent_is_not_counted_until_they_are_back(student: Students, teacher: Student) -> None:
    ada = student().join()
    ada.says("wait-people", "1 student here")
    teacher.page.click("#seats >> text=Absent")
    teacher.until(STATE, "absent")
    ada.says("wait-people", "0 students here")
    teacher.page.click("#seats >> text=Back again")
    ada.says("wait-people", "1 student here")


def test_a_late_comer_gets_the_smallest_team_and_takes_the_seat_on_a_device(
    student: Students, teacher: Student
) -> None:
    for name in ("Ada", "Bob", "Cid"):
        student(name).join()
    teacher.until("() => document.querySelectorAll('#seats tbody tr').length === 3")
    teacher.page.click("#teams")
    teacher.page.click("#dialog >> text=2 teams, dealt")
    teacher.until(TEAMS, "Gold Red Gold")
    teacher.page.click("#lock")
    teacher.says("lock", "Let new ones join")
    teacher.page.click("#late")
    teacher.page.fill("#dialog-input", "Dee")
    teacher.page.click("#dialog >> text=Take in")
    teacher.until(TEAMS, "Gold Red Gold Red")
    dee = student("Dee")
    dee.page.goto(f"{dee.url}/j/{dee.pin}")
    dee.sees("join")
    dee.page.fill("#name", "Dee")
    dee.page.click("#back-in")
    teacher.page.click("#asks >> text=Let in")
    dee.says("wait-name", "Dee")
    dee.says("wait-notice", "Team Red")
    teacher.page.click("#teams")
    teacher.page.click("#dialog >> text=No teams")
    teacher.until(TEAMS, "   ")


def test_who_lost_the_seat_is_let_back_in_by_a_nod(student: Students, teacher: Student) -> None:
    student().join()
    again = student()
    again.page.goto(f"{again.url}/j/{again.pin}")
    again.sees("join")
    again.page.fill("#name", "Ada")
    again.page.click("#back-in")
    again.says("join-said", "Your teacher is asked to let Ada back in.")
    teacher.page.click("text=Let in")
    again.sees("wait")
    assert again.text("wait-name") == "Ada"


def test_the_teacher_changes_the_pace_and_ends_the_class_after_a_question(student: Students, teacher: Student) -> None:
    ada = student().join()
    teacher.page.check("#own")
    teacher.says("heat", "Let them begin")
    teacher.page.click("#heat")
    ada.page.wait_for_selector("#start:not([hidden])")
    teacher.page.click("#end")
    teacher.page.click("#dialog >> text=Keep rounds, wipe names")
    teacher.sees("new")
    ada.says("note-title", "The class is over")


def test_the_wall_shows_how_to_join_who_is_there_and_the_board(served: Served, student: Students) -> None:
    wall = student("", viewport={"width": 1366, "height": 768})
    wall.context.add_cookies([served.cookie])
    wall.page.goto(f"{served.url}/p")
    wall.says("wall-pin", served.pin)
    wall.until("() => document.getElementById('wall-qr').naturalWidth > 0")
    assert wall.text("wall-address").endswith(f"/j/{served.pin}")
    ada = student().join()
    wall.until("() => document.getElementById('wall-names').textContent === 'Ada'")
    served.play("ten-shots")
    ada.counted_down()
    ada.shoot(0, 0)
    wall.until("() => document.getElementById('wall-board').textContent.includes('10')")
    assert wall.page.eval_on_selector_all("#wall-board p", ROWS) == [["1", "Ada", "10"]]


def test_a_wall_that_is_opened_before_the_log_in_leads_there_and_then_comes_by_itself(
    served: Served, student: Students
) -> None:
    wall = student("")
    wall.page.goto(f"{served.url}/p")
    wall.says("wall-state", "Only the teacher shows the wall: log in on this computer, then it comes by itself")
    with wall.context.expect_page() as opened:
        wall.page.click("#wall-state a")
    desk = opened.value
    desk.fill("#password", PASSWORD)
    desk.click("#login button")
    wall.says("wall-pin", served.pin)


def test_the_teacher_chooses_another_drill_and_a_lesson_that_the_wall_shows_after_the_heat(
    served: Served, student: Students, teacher: Student
) -> None:
    wall = student("", viewport={"width": 1366, "height": 768})
    wall.context.add_cookies([served.cookie])
    wall.page.goto(f"{served.url}/p")
    ada = student().join()
    teacher.page.select_option("#drill", "ten-shots")
    ada.says("wait-drill", "Ten shots")
    teacher.page.select_option("#lesson", "shots")
    teacher.page.click("#heat")
    ada.counted_down()
    for n in range(10):
        ada.shoot(5 * n, 3 * n)
    ada.sees("result")
    wall.page.wait_for_selector("#wall-lesson:not([hidden])")
    wall.until("() => document.getElementById('wall-picture').naturalWidth > 0")
    assert wall.page.get_attribute("#wall-picture", "alt") == "Everyone's shots on one face"
    assert wall.text("wall-sentence").startswith("10 shots by 1 shooter")
    wide = wall.page.eval_on_selector("#wall-picture", "(picture) => picture.getBoundingClientRect().width")
    assert wide > 700, "read from the last row"


def test_all_of_a_class_can_be_seen_on_the_wall_before_a_heat_and_in_it_and_is_gone_after_the_wipe(
    served: Served, student: Students, teacher: Student
) -> None:
    wall = student("", viewport={"width": 1366, "height": 768})
    wall.context.add_cookies([served.cookie])
    wall.page.goto(f"{served.url}/p")
    ada = student().join()
    for n in range(27):
        served.do("seat", name=f"Student number {n + 2}", team="")
    wall.until("() => document.getElementById('wall-names').children.length === 28")
    assert wall.page.evaluate(BELOW) == 0
    teacher.page.click("#heat")
    ada.counted_down()
    ada.shoot(0, 0)
    wall.until("() => document.querySelectorAll('#wall-board p').length === 28")
    assert wall.page.evaluate(BELOW) == 0
    teacher.page.click("#end")
    teacher.page.click("#dialog >> text=Wipe everything")
    wall.says("wall-state", "No class is open.")
    assert "Ada" not in wall.page.inner_text("body")


@pytest.fixture
def own(chromium: Browser, tmp_path: Path) -> Iterator[Student]:
    """A shooter's own phone."""
    with serve(tmp_path, "--me") as served:
        phone = {"width": 390, "height": 844}
        context = chromium.new_context(viewport=phone, device_scale_factor=2, has_touch=True, is_mobile=True)
        one = Student(context, served.url, served.pin, "")
        one.page.goto(f"{one.url}/j/{one.pin}")
        one.sees("join")
        one.page.click("#join-form button")
        one.sees("home")
        yield one
        context.close()
        assert one.troubles == []


def test_real_shots_are_entered_by_touch_dragged_right_taken_back_and_stored(own: Student) -> None:
    own.page.select_option("#face", "classic")
    own.page.click("#enter")
    own.sees("enter")
    own.page.touchscreen.tap(195, 300)
    own.page.touchscreen.tap(150, 250)
    own.page.touchscreen.tap(300, 400)
    own.says("entered", "3 shots")
    own.page.mouse.move(150, 250)
    own.page.mouse.down()
    own.page.mouse.move(190, 290, steps=4)
    assert own.page.is_visible("#loupe")
    own.page.mouse.up()
    own.says("entered", "3 shots")
    own.page.click("#undo")
    own.says("entered", "2 shots")
    own.page.click("#zoom")
    own.says("zoom", "Whole face")
    own.page.click("#save")
    own.sees("result")
    own.says("again", "Enter more shots")
    own.page.click("#result-home")
    own.until("() => document.getElementById('latest').textContent.includes('Entered shots')")


def test_a_shot_through_the_same_hole_is_a_shot_of_its_own_and_all_are_shown(own: Student) -> None:
    own.page.select_option("#face", "classic")
    own.page.click("#enter")
    own.sees("enter")
    for _ in range(3):
        own.page.touchscreen.tap(195, 300)
    own.says("entered", "3 shots")
    with own.page.expect_response("**/api/own/shots") as answer:
        own.page.click("#save")
    own.sees("result")
    shots = answer.value.json()["shots"]
    assert len(shots) == 3 and len({tuple(shot["at"]) for shot in shots}) == 1


def test_a_round_of_ones_own_is_played_and_stored(own: Student) -> None:
    own.page.select_option("#face", "classic")
    own.page.select_option("#drill", "ten-shots")
    own.page.click("#play")
    own.counted_down()
    for _ in range(10):
        own.shoot(0, 0, touch=True)
    own.sees("result")
    assert own.text("result-score") == "100 points"
    own.page.click("#result-home")
    own.until("() => document.getElementById('latest').textContent.includes('100')")
