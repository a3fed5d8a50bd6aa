"""What a student meets in a real browser: joining, the count, the round, its end; and all that can come between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bullseye.dirs import user_dirs
from tests.serve.served import Served
from tests.serve.student import YELLOW, Student

Students = Callable[..., Student]
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "has_touch": True, "is_mobile": True}


def ten(student: Student, number: int = 10, touch: bool = False) -> None:
    """Shoot near the middle, each shot at a place of its own."""
    for n in range(number):
        student.shoot(4 * n, 3 * n, touch)


def test_a_student_joins_counts_down_shoots_and_reads_points_at_once_and_the_result(
    served: Served, student: Students
) -> None:
    ada = student().join()
    assert ada.text("wait-name") == "Ada"
    served.play("ten-shots")
    ada.sees("play")
    ada.until("() => ['1', '2', '3'].includes(document.getElementById('count').textContent)")
    ada.counted_down()
    ada.shoot(0, 0)
    ada.says("score", "10")
    assert ada.text("last") == "10 X"
    assert ada.text("aloud") == "Shot 1, 10 points, X"
    assert ada.text("left") == "9"
    ten(ada, 9)
    ada.sees("result")
    assert ada.text("result-score").endswith("points")
    assert ada.text("result-place") == "Place 1 of 1"
    assert [row[0] for row in ada.rows("result-lines")] == ["Ring points"]


def test_a_shot_before_the_count_is_over_goes_nowhere(served: Served, student: Students) -> None:
    ada = student().join()
    served.play("ten-shots")
    ada.sees("play")
    ada.shoot(0, 0)
    ada.counted_down()
    ada.shoot(0, 0)
    ada.says("score", "10")
    assert [one["n"] for one in ada.shots(1)] == [1]


def test_a_phone_plays_by_touch_and_a_tap_is_one_shot(served: Served, student: Students) -> None:
    ada = student(**PHONE).join()
    served.play("ten-shots")
    ada.counted_down()
    ten(ada, 3, touch=True)
    ada.says("left", "7")
    assert len(ada.shots(3)) == 3
    assert ada.page.evaluate("[scrollX, scrollY, visualViewport.scale]") == [0, 0, 1]


def test_a_reload_in_the_middle_of_a_round_comes_back_to_the_same_seat_with_all_shots(
    served: Served, student: Students
) -> None:
    ada = student().join()
    served.play("ten-shots")
    ada.counted_down()
    ten(ada, 4)
    ada.says("score", "40")
    ada.page.reload()
    ada.counted_down()
    ada.says("left", "6")
    assert ada.text("score") == "40"
    ten(ada, 6)
    ada.sees("result")


def test_a_window_of_another_size_in_the_middle_of_a_round_keeps_marks_on_their_millimetre(
    served: Served, student: Students
) -> None:
    ada = student(viewport={"width": 1200, "height": 800}).join()
    served.play("ten-shots")
    ada.counted_down()
    ada.shoot(0, 0)
    ada.page.set_viewport_size({"width": 480, "height": 800})
    ada.until("() => document.getElementById('range').width === 480")
    ada.shoot(0, 0)
    first, second = (one["at"] for one in ada.shots(2))
    assert first == pytest.approx(second, abs=2.0), "half a pixel of each size"


def test_shots_without_a_connection_are_kept_and_count_at_their_own_time(served: Served, student: Students) -> None:
    ada = student().join()
    served.play("ten-shots")
    ada.counted_down()
    ada.shoot(0, 0)
    ada.says("score", "10")
    ada.context.set_offline(True)
    ten(ada, 3)
    ada.page.wait_for_selector("#net:not([hidden])")
    ada.page.wait_for_timeout(5000)
    assert ada.text("left") == "6", "marks are there at once"
    assert ada.text("score") == "10", "points only by the server"
    ada.context.set_offline(False)
    ada.until("() => document.getElementById('score').textContent !== '10'")
    times = [one["t"] for one in ada.shots(4)]
    assert times == sorted(times)
    assert times[-1] - times[0] < 4.0
    ada.until("() => document.getElementById('net').hidden")


def test_a_reload_without_an_answer_loses_no_shot(served: Served, student: Students) -> None:
    ada = student().join()
    served.play("ten-shots")
    ada.counted_down()
    ada.page.route("**/shots", lambda route: route.abort())
    ten(ada, 3)
    ada.says("left", "7")
    ada.page.unroute("**/shots")
    ada.page.reload()
    assert [one["n"] for one in ada.shots(3)] == [1, 2, 3]
    ada.says("left", "7")


def test_a_student_who_is_kicked_reads_why_and_joins_no_more_by_themselves(served: Served, student: Students) -> None:
    ada = student().join()
    served.do("kick", seat=1)
    ada.sees("note")
    ada.says("note-title", "You are out")
    assert ada.text("note-text").strip()
    ada.page.click("#note-button")
    ada.sees("join")


def test_a_name_of_the_teachers_list_is_picked_by_a_tap(served: Served, student: Students) -> None:
    for name in ("Ayşe Yılmaz", "Łukasz Wiśniewski"):
        served.do("seat", name=name)
    ada = student()
    ada.page.goto(f"{served.url}/j/{served.pin}")
    ada.sees("join")
    ada.page.click("#listed >> text=Ayşe Yılmaz")
    ada.says("wait-name", "Ayşe Yılmaz")
    bob = student()
    bob.page.goto(f"{served.url}/j/{served.pin}")
    bob.sees("join")
    bob.until("() => document.querySelectorAll('#listed button').length === 1")
    bob.page.fill("#name", "ayşe yılmaz")
    bob.page.click("#join-form button.main")
    bob.until("() => document.getElementById('join-said').textContent.includes('two of you')")


def test_of_two_tabs_the_newer_one_plays_until_the_other_is_chosen(served: Served, student: Students) -> None:
    ada = student().join()
    served.play("ten-shots")
    ada.counted_down()
    ten(ada, 2)
    ada.says("left", "8")
    first, ada.page = ada.page, ada.open()
    ada.page.goto(ada.url)
    ada.counted_down()
    ada.says("left", "8")
    ten(ada, 2)
    ada.says("left", "6")
    first.wait_for_selector("#view-note:not([hidden])")
    assert first.text_content("#note-title") == "Open in another tab"
    first.click("#note-button")
    ada.sees("note")
    ada.page = first
    ada.counted_down()
    ada.says("left", "6")
    ten(ada, 6)
    ada.sees("result")


def test_the_back_button_does_not_throw_a_round_away(served: Served, student: Students) -> None:
    ada = student().join()
    served.play("ten-shots")
    ada.counted_down()
    ten(ada, 2)
    ada.page.go_back(wait_until="commit")
    ada.says("aloud-now", "You are in a round. To give it up, press Leave round.")
    ada.sees("play")
    ten(ada, 8)
    ada.sees("result")


def test_keys_alone_are_enough_to_join_and_to_play(served: Served, student: Students) -> None:
    ada = student()
    ada.page.goto(f"{served.url}/j/{served.pin}")
    ada.sees("join")
    press = ada.page.keyboard.press
    for _ in range(20):
        if ada.page.evaluate("document.activeElement.id") == "name":
            break
        press("Tab")
    ada.page.keyboard.type("Ada")
    press("Enter")
    ada.sees("wait")
    served.play("ten-shots")
    ada.counted_down()
    assert ada.page.evaluate("document.activeElement.id") == "range"
    press("ArrowRight")
    ada.until("() => document.getElementById('aloud').textContent.startsWith('Crosshair')")
    ada.page.keyboard.down("ArrowLeft")
    ada.page.wait_for_timeout(500)
    ada.page.keyboard.up("ArrowLeft")
    press(" ")
    (answer,) = ada.shots(1)
    assert answer["at"][0] < -5.0, "held down, it runs"
    assert answer["at"][1] < -5.0, "it is never on the middle of a face at first"
    for _ in range(9):
        press(" ")
    ada.sees("result")
    assert ada.page.evaluate("document.activeElement.id") == "result-score"


def test_a_round_is_left_only_after_a_question(served: Served, student: Students) -> None:
    ada = student().join()
    served.play("ten-shots")
    ada.counted_down()
    ada.page.click("#leave")
    ada.page.click("#sure-stay")
    ada.sees("play")
    ada.page.click("#leave")
    ada.page.click("#sure-leave")
    ada.sees("wait")


def test_an_endless_drill_is_finished_by_its_button(served: Served, student: Students) -> None:
    ada = student().join()
    served.play("practice")
    ada.counted_down()
    ten(ada, 3)
    ada.page.click("#finish")
    ada.sees("result")


TRACKING = """
name = "Short tracking"
summary = "Four seconds."
ends = "time"
time_s = 4.0
range_faces = [2.0, 2.0]
[scoring]
score = "on-target"
combo_cap_points = 0
accuracy_factor = "none"
[[motion]]
kind = "walk"
period_s = 2.0
"""


def test_tracking_counts_the_time_on_the_target_by_the_way_of_the_pointer(
    served: Served, student: Students, home: Path
) -> None:
    (drills := user_dirs().config / "drills").mkdir(parents=True)
    (drills / "short-tracking.toml").write_text(TRACKING, encoding="utf-8")
    ada = student(viewport={"width": 900, "height": 640}).join()
    served.play("short-tracking")
    ada.counted_down()
    while ada.page.is_visible("#view-play"):
        seen = ada.page.evaluate(f"({YELLOW})()")
        if seen is not None:
            ada.page.mouse.move(*seen)
    ada.sees("result")
    told = ada.ask(f"/api/rounds/{ada.page.get_attribute('#view-result', 'data-round')}")
    assert told["unit"] == "ms"
    assert 2500 < told["score"] <= 4000, "a hand that follows what it sees is on it most of the time"


def test_a_board_of_several_kinds_of_device_says_that_they_do_not_compare(served: Served, student: Students) -> None:
    ada, bob = student("Ada").join(), student("Bob", **PHONE).join()
    served.play("ten-shots")
    for one, touch in ((ada, False), (bob, True)):
        one.counted_down()
        ten(one, 10, touch)
        one.sees("result")
    ada.until("() => document.getElementById('result-board').textContent.includes('do not compare')")


@pytest.mark.parametrize("view", ["join", "wait", "play", "result"])
def test_a_screen_of_320_pixels_is_wide_enough(served: Served, student: Students, view: str) -> None:
    ada = student(viewport={"width": 320, "height": 568}, device_scale_factor=2, has_touch=True, is_mobile=True)
    ada.page.goto(f"{served.url}/j/{served.pin}")
    ada.sees("join")
    if view != "join":
        ada.join()
    if view in ("play", "result"):
        served.play("ten-shots")
        ada.counted_down()
    if view == "result":
        ten(ada, touch=True)
        ada.sees("result")
    assert ada.page.evaluate("document.documentElement.scrollWidth") <= 320
    small = ada.page.evaluate(
        """() => [...document.querySelectorAll("button, input, select")]
          .filter((one) => one.offsetParent && one.type !== "checkbox").map((one) => one.getBoundingClientRect())
          .filter((box) => box.height < 44 || box.width < 44).length"""
    )
    assert small == 0, "a finger needs 44 px"


def test_who_wishes_has_the_numbers_on_the_left(served: Served, student: Students) -> None:
    ada = student(viewport={"width": 1366, "height": 768}).join()
    ada.page.check("#left-hand")
    served.play("ten-shots")
    ada.counted_down()
    panel = ada.page.locator("#view-play .panel").bounding_box()
    assert panel is not None and panel["x"] == 0
    assert ada.box["x"] == 280


def test_a_wrong_pin_is_said_in_one_sentence(served: Served, student: Students) -> None:
    ada = student()
    ada.page.goto(f"{served.url}/j/9999")
    ada.sees("join")
    ada.page.fill("#name", "Ada")
    ada.page.click("#join-form button.main")
    ada.until("() => document.getElementById('join-said').textContent.includes('PIN')")


def test_a_heat_that_is_shut_sends_late_shots_and_says_that_the_teacher_ended_it(
    served: Served, student: Students
) -> None:
    ada = student().join()
    served.play("ten-shots")
    ada.counted_down()
    ten(ada, 3)
    ada.says("left", "7")
    served.do("shut")
    ada.sees("wait")
    assert ada.text("wait-notice") == "The teacher ended the round before yours was over. It does not count."


def test_at_the_end_of_the_class_the_page_says_so(served: Served, student: Students) -> None:
    ada = student().join()
    served.do("end", keep=True)
    ada.sees("note")
    ada.says("note-title", "The class is over")


def test_at_ones_own_pace_one_begins_by_oneself_and_again(served: Served, student: Students) -> None:
    served.do("pace", pace="own")
    served.do("choose", choices={"drill": "ten-shots", "turns": 3})
    ada = student().join()
    served.do("open")
    ada.page.click("#start")
    for best in ("Your first round here", "As good as your best"):
        ada.counted_down()
        for _ in range(10):
            ada.shoot(0, 0)
        ada.sees("result")
        assert ada.text("result-score") == "100 points"
        assert ada.text("result-best") == best
        ada.page.click("#again")


def test_two_students_see_one_another_on_the_board(served: Served, student: Students) -> None:
    ada, bob = student("Ada").join(), student("Bob").join()
    served.play("ten-shots")
    for one, away in ((ada, 0), (bob, 120)):
        one.counted_down()
        for _ in range(10):
            one.shoot(away, 0)
    for one, place in ((ada, "Place 1 of 2"), (bob, "Place 2 of 2")):
        one.sees("result")
        one.until("(place) => document.getElementById('result-place').textContent.startsWith(place)", place)
        assert [row[:2] for row in one.rows("result-board")] == [["1", "Ada"], ["2", "Bob"]]


def test_evade_flees_on_the_page_as_on_the_server(served: Served, student: Students) -> None:
    ada = student(viewport={"width": 1200, "height": 800}).join()
    served.play("evade")
    ada.counted_down()
    box = ada.box
    for n in range(30):  # hunt it: a way of the pointer that it must flee from
        ada.page.mouse.move(box["x"] + 300 + 10 * n, box["y"] + 400 + (n % 5))
    ada.shoot_at_what_is_seen()
    (answer,) = ada.shots(1)
    assert answer["hit"], "it is where it is drawn"
