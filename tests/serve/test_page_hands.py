"""A round by keys alone, by a pointer that rests, by one switch: real events in a browser, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.serve.everybody import wrong
from tests.serve.served import Served, serve
from tests.serve.student import Student

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAID = "parseFloat(document.getElementById('aloud').textContent.split(' ')[1])"
"""How many mm beside the middle the crosshair is, as it is read aloud."""
Students = Callable[..., Student]


def way(served: Served) -> str:
    """How the first of the board played."""
    return str(served.get("/api/teach")["board"]["rows"][0][5])


def chooses(student: Student, **ways: Any) -> None:
    """As the dialog keeps it."""
    student.page.evaluate("(ways) => localStorage.setItem('bullseye.ways', JSON.stringify(ways))", ways)


def reach(student: Student, element: str) -> None:
    """Tab to it."""
    for _ in range(40):
        if student.page.evaluate("document.activeElement.id") == element:
            return
        student.page.keyboard.press("Tab")
    raise AssertionError(f"no key leads to {element}")


def test_from_the_way_in_to_the_result_by_keys_alone_and_no_other_hand_counts(
    served: Served, student: Students
) -> None:
    ada = student()
    press = ada.page.keyboard.press
    ada.page.goto(f"{served.url}/j/{served.pin}")
    ada.sees("join")
    reach(ada, "name")
    ada.page.keyboard.type("Ada")
    press("Enter")
    ada.sees("wait")
    assert ada.page.evaluate("document.activeElement.id") == "wait-title", "what comes is read"
    reach(ada, "ways-open")
    press("Enter")
    ada.page.wait_for_selector("#ways[open]")
    assert wrong(ada.page) == []
    reach(ada, "way-keys")
    press(" ")
    press("Escape")
    ada.page.wait_for_selector("#ways", state="hidden")
    assert ada.page.evaluate("document.activeElement.id") == "ways-open", "the focus goes back to where it was"
    press("Enter")
    ada.page.wait_for_selector("#ways[open]")
    served.play("ten-shots")
    ada.counted_down()
    assert not ada.page.is_visible("#ways"), "it does not lie over a round that begins"
    assert ada.page.evaluate("document.activeElement.id") == "range"
    ada.shoot(0, 0)
    ada.says("series", "This round is played with the keys.")
    ada.page.keyboard.down("ArrowRight")
    ada.until("() => document.getElementById('aloud-now').textContent === 'This round is played with the keys.'")
    ada.page.keyboard.up("ArrowRight")
    ada.until("() => document.getElementById('aloud').textContent.startsWith('Crosshair')")
    press("Tab")
    assert ada.page.evaluate("document.activeElement.id") == "leave", "no key is kept for ever"
    press("Enter")
    ada.page.wait_for_selector("#sure[open]")
    press("Escape")
    ada.until("() => document.activeElement.id === 'range'")
    press("Enter")
    ada.until("() => document.getElementById('aloud').textContent.startsWith('Shot 1, ')")
    for _ in range(9):
        press(" ")
    ada.sees("result")
    assert ada.page.evaluate("document.activeElement.id") == "result-score"
    assert ada.text("aloud").startswith("The round is over, ")
    assert len(ada.result()) == 10
    assert way(served) == "keyboard"


def test_shift_makes_steps_fine_and_the_crosshair_keeps_its_place_when_the_window_changes(
    served: Served, student: Students
) -> None:
    ada = student(viewport={"width": 1200, "height": 800}).join()
    served.play("ten-shots")
    ada.counted_down()
    press = ada.page.keyboard.press
    said = []
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        before = ada.text("aloud")
        press(key)
        ada.until("(before) => document.getElementById('aloud').textContent !== before", before)
        said.append(float(ada.text("aloud").split()[1]))
    step, fine = said[0] - said[1], said[1] - said[2]
    assert ada.text("aloud").split()[2:4] == ["mm", "left,"]
    assert 6.0 < step / fine < 10.0
    ada.page.set_viewport_size({"width": 900, "height": 640})
    ada.until("() => document.getElementById('range').width < 700")
    press("ArrowRight")
    press("ArrowLeft")
    ada.until(
        "(mm) => Math.abs(parseFloat(document.getElementById('aloud').textContent.split(' ')[1]) - mm) < 0.2", said[2]
    )


def test_after_a_shot_by_keys_the_crosshair_jumps_away_from_a_target_that_keeps_still(
    served: Served, student: Students
) -> None:
    ada = student().join()
    chooses(ada, keys=True)
    served.play("ten-shots")
    ada.counted_down()
    for n in range(4):
        ada.page.keyboard.press("Enter")
        ada.says("left", f"{9 - n}")
    places = [tuple(shot["at"]) for shot in ada.shots(4)]
    assert len(set(places)) == 4
    assert all(90.0 < (x * x + y * y) ** 0.5 < 190.0 for x, y in places[1:]), "half to nine tenths of the face away"


def test_a_pointer_that_rests_shoots_once_and_the_round_says_so(served: Served, student: Students) -> None:
    ada = student().join()
    chooses(ada, dwell=True, dwell_s=0.5)
    served.play("ten-shots")
    ada.counted_down()
    box = ada.box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for n in range(3):
        ada.page.mouse.move(x - 200 * (n % 2), y + 60)
        ada.page.mouse.move(x + 5 * n, y)
        ada.says("left", f"{9 - n}")
    assert len(ada.shots(3)) == 3
    assert way(served) == "mouse+dwell"


def test_one_switch_alone_plays_a_round_and_no_teacher_is_told_to_look_at_it(served: Served, student: Students) -> None:
    ada = student().join()
    chooses(ada, switch=True, pace_s=2, wait_s=0, sticky_s=0)
    served.play("ten-shots")
    ada.counted_down()
    assert ada.page.get_attribute("#range", "aria-label") == "Range. Any key stops the line, then the point on it."
    for n in range(10):
        ada.page.keyboard.press("a")
        ada.page.wait_for_timeout(60)
        if n % 2:
            ada.page.mouse.click(200, 200)
        else:
            ada.page.keyboard.press(" ")
        if n < 9:
            ada.says("left", f"{9 - n}")
    ada.sees("result")
    assert len(ada.result()) == 10
    assert way(served) == "mouse+switch"
    assert served.get("/api/teach")["seats"][0]["flags"] == []


def test_a_shake_before_a_press_moves_no_shot_and_a_second_press_at_once_is_the_same(
    served: Served, student: Students
) -> None:
    ada = student().join()
    chooses(ada, tremor_px=32, sticky_s=1)
    served.play("ten-shots")
    ada.counted_down()
    box = ada.box
    x, y = round(box["x"] + box["width"] / 2), round(box["y"] + box["height"] / 2)
    ada.page.mouse.move(x, y)
    ada.page.wait_for_timeout(200)
    ada.page.evaluate(
        """([x, y]) => {
          const canvas = document.getElementById("range");
          const event = (kind, right) => canvas.dispatchEvent(new PointerEvent(kind, {
            clientX: x + right, clientY: y, pointerType: "mouse", isPrimary: true, button: 0, bubbles: true,
          }));
          event("pointermove", 20);
          event("pointerdown", 20);
          event("pointerup", 20);
          event("pointerdown", 20);
          event("pointerup", 20);
        }""",
        [x, y],
    )
    (answer,) = ada.shots(1)
    assert abs(answer["at"][0]) < 5.0, "where the hand was on the whole"
    assert ada.text("left") == "9"
    assert way(served) == "mouse+sticky+tremor"


def test_the_teacher_reads_what_helped_and_the_others_do_not(served: Served, student: Students) -> None:
    ada, bo = student().join(), student("Bo").join()
    chooses(ada, switch=True, pace_s=2, wait_s=0)
    teacher = student("")
    teacher.context.add_cookies([served.cookie])
    teacher.page.goto(f"{served.url}/teach")
    served.play("ten-shots")
    for one in (ada, bo):
        one.counted_down()
    ada.page.keyboard.press("a")
    ada.page.keyboard.press("a")
    ada.says("left", "9")
    teacher.page.wait_for_selector("#seats tr:has-text('Ada') >> text=mouse, one switch")
    bo.page.wait_for_selector("#view-play")
    assert "switch" not in bo.page.inner_text("body")


def test_one_switch_alone_begins_a_round_at_ones_own_pace_shoots_it_and_begins_the_next(
    chromium: Browser, tmp_path: Path
) -> None:
    with serve(tmp_path, "--drill", "ten-shots") as served:
        ada = Student(chromium.new_context(), served.url, served.pin, "Ada")
        ada.page.goto(served.url)
        chooses(ada, switch=True, pace_s=2, wait_s=0)
        ada.join()
        for button in ("start", "again"):
            ada.until("(id) => document.activeElement.id === id", button)
            ada.page.keyboard.press("Enter")
            ada.counted_down()
            ada.says("left", "10")
            for n in range(10 if button == "start" else 1):
                ada.page.keyboard.press("Enter")
                ada.page.keyboard.press("Enter")
                if n < 9:
                    ada.says("left", f"{9 - n}")
        ada.context.close()
        assert ada.troubles == []
