"""What the teacher does to a class on devices, and what the window does when the server ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.classroom.log.store import not_ended
from bullseye.serve.link import Gone
from tests.desk.class_rooms import SHOTS, notices, shoot, sit_down
from tests.desk.desk_rooms import answer, type_key
from tests.desk.device_rooms import IN_CHILD, Devices, devices, pump
from tests.fakes import ManualClock
from tests.serve.live import Client
from tests.systems import KILL

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


@pytest.fixture
def on(window: Window) -> Iterator[Devices]:
    with devices(window) as found:
        yield found


def test_pace_boards_and_lobby_are_changed_and_said(on: Devices) -> None:
    desk = on.desk
    desk.toggle_pace()
    assert desk.together and "heat" in notices(on.window)[-1]
    desk.toggle_pace()
    assert not desk.together
    desk.toggle_boards()
    assert desk.class_state.connected.by_device
    desk.toggle_boards()
    assert not desk.class_state.connected.by_device
    desk.toggle_lobby()
    assert desk.class_state.connected.locked and "Nobody new" in notices(on.window)[-1]


def test_who_is_sent_out_stays_out_until_let_in(on: Devices) -> None:
    client = on.student("Ann")
    on.desk.kick(1)
    assert client.get("/api/me").status == 401
    assert client.join("Ann again", on.desk.class_state.connected.pin).json["code"] == "kicked"
    bar = on.window.notices.bars[-1]
    next(child for child in bar.winfo_children() if child.winfo_class() == "TButton").invoke()  # type: ignore[attr-defined]
    assert on.desk.class_state.connected.locked, "a bar offers to lock the door"
    assert client.join("Ann", on.desk.class_state.connected.pin).json["code"] == "kicked"
    on.desk.let_in(1)
    assert not on.desk.class_state.kicked(1)


def test_who_lost_the_cookie_is_asked_about_and_let_in(on: Devices) -> None:
    on.student("Ann")
    other = Client(on.port)
    on.clients.append(other)
    pin = on.desk.class_state.connected.pin
    asked = other.post("/api/join", {"pin": pin, "name": "Ann", "back": True}).json["ask"]
    pump(on.window, lambda: any("Ann wants to be let in again" in text for text in notices(on.window)))
    on.desk.let_in(1, asked)
    assert other.post("/api/ask", {"ask": asked}).json["seat"] == 1


def test_freeze_reveal_void_back_and_another_drill_are_the_keys_they_always_were(
    on: Devices, clock: ManualClock
) -> None:
    desk, client = on.desk, on.student("Ann")
    desk.start_or_stop()
    on.play(client, clock)
    desk.toggle_frozen()
    assert desk.class_state.frozen
    desk.toggle_frozen()
    desk.void()
    assert desk.class_state.taken[0].voided == {10}
    desk.undo_last()
    assert not desk.class_state.taken[0].voided
    answer(on.window, lambda card: card.yes.invoke())
    desk.back()
    assert desk.class_state.taken == []
    desk.start_or_stop()
    on.window.show("class_setup")
    on.window.root.update()
    page: Any = on.page
    page.choices.drill.current(next(n for n, d in enumerate(page.choices._drills) if d.id == "timed-30"))
    page.choices.drill.event_generate("<<ComboboxSelected>>")
    page.begin_button.invoke()
    on.window.root.update()
    assert on.page.name == "class_devices" and desk.class_state.choices.drill == "timed-30"


def test_this_computer_is_a_seat_too(window: Window, clock: ManualClock) -> None:
    with devices(window, names="Mia\nNoah\n") as on:
        on.student("Ann")
        assert "Mia plays here" in on.page.sit_button.cget("text")
        window.show("class")
        window.root.update()
        page, luck = sit_down(window, clock), Random(1)
        assert on.desk.link.calm
        late = Client(on.port)
        on.clients.append(late)
        assert late.join("Ben", on.desk.class_state.connected.pin).status == 200
        pump(window, lambda: not window.root.tk.call("grab", "current", str(window.root)))
        for _ in range(SHOTS):
            shoot(page, clock, 25.0, luck)
        pump(window, lambda: on.page.name == "class_devices")
        assert [t.student for t in on.desk.class_state.taken] == ["Mia"]
        assert not on.desk.link.calm and on.desk.seat(4) is not None, "what was missed was asked for"
        assert on.desk.waiting is not None and on.desk.waiting.student.name == "Noah"
        assert on.desk.sounds is None, "no tone calls anybody where most look at their own devices"


def test_who_joins_an_empty_class_with_teams_is_in_one_at_once(window: Window) -> None:
    with devices(window, teams=2) as on:
        for name in ("Ann", "Ben", "Cem"):
            on.student(name)
        pump(window, lambda: len(on.desk.class_state.students) == 3)
        assert [student.team for student in on.desk.class_state.students] == ["Gold", "Red", "Gold"]


def test_the_end_wipes_the_names_and_stops_the_server(on: Devices) -> None:
    client = on.student("Anneliese")
    data = on.window.services.dirs.data
    on.window.show("class_end")
    on.window.root.update()
    answer(on.window, lambda card: card.yes.invoke())
    page: Any = on.page
    page.wipe()
    assert on.window.page is not None and on.window.page.name == "start" and on.window.mode is None
    left = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    assert b"Anneliese" not in left and not_ended(data) == []
    with pytest.raises(OSError):
        client.get("/api/me")


def test_a_class_on_devices_that_was_left_is_gone_on_with_on_devices(on: Devices) -> None:
    on.student("Ann")
    pin = on.desk.class_state.connected.pin
    answer(on.window, lambda card: card.yes.invoke())
    on.desk.ask_leave()
    assert on.window.mode is None
    on.window.show("class_setup")
    on.window.root.update()
    page: Any = on.page
    page.listen = page.listen._replace(address="127.0.0.1", port=0, in_thread=True)
    page.choices.where.current(0)
    page.go_on()
    pump(on.window, lambda: on.page.name == "class_devices" and on.desk.view)
    assert on.desk.class_state.connected.pin == pin
    assert [s.name for s in on.desk.class_state.students] == ["Ann"]


def test_a_killed_child_is_started_again_and_students_come_back_with_every_shot(window: Window) -> None:
    with devices(window, IN_CHILD) as on:
        client = on.student("Ann")
        on.desk.start_or_stop()
        brief = on.begin(client)
        _wait(window, brief)
        answers = on.shoot(client, brief, range(1, 5))
        pump(window, lambda: all(one["kept"] for one in on.shoot(client, brief, range(1, 5))))
        child: Any = on.desk.link._server
        os.kill(child.pid, KILL)
        pump(window, lambda: "is being started again" in on.page.words.cget("text"))
        pump(window, lambda: not on.desk.trouble and _seat_of(client) == 1)
        again = on.begin(client)
        assert [one["n"] for one in again["shots"]] == [1, 2, 3, 4], "nothing lost"
        assert [one["score"] for one in on.shoot(client, again, range(1, 5))] == [one["score"] for one in answers]
        on.shoot(client, again, range(5, 11))
        pump(window, lambda: len(on.desk.class_state.taken) == 1)
        assert len(on.desk.class_state.taken[0].record.shots) == 10, "nothing twice"
        assert "started again" in notices(window)[-1]


def _wait(window: Window, brief: dict[str, Any]) -> None:
    window.root.update()
    time.sleep(max(0.0, brief["began"] - brief["now"] + 0.5))


def _seat_of(client: Any) -> int:
    try:
        return int(client.get("/api/me").json.get("seat", 0))
    except OSError:
        return 0


def test_a_server_that_is_gone_for_good_is_told_with_a_way_to_try_again(on: Devices) -> None:
    on.desk.link.close()
    on.desk.told(Gone("the class server could not be started: it did not answer in time"))
    assert "does not start: The class server could not be started" in notices(on.window)[-1]
    on.window.root.update()
    assert "could not be started" in on.page.words.cget("text")
    on.desk.undo = None
    on.desk.start_again()
    pump(on.window, lambda: not on.desk.trouble and not on.desk.gone)
    on.student("Ann")


def test_leaving_asks_first_and_esc_stays(on: Devices) -> None:
    answer(on.window, lambda card: card.no.invoke())
    type_key(on.page, "Escape")
    assert on.window.mode is on.desk


def test_the_window_is_not_closed_over_a_heat_without_a_question(on: Devices) -> None:
    assert on.desk.may_close(), "nobody plays"
    on.desk.start_or_stop()
    answer(on.window, lambda card: card.no.invoke())
    assert not on.desk.may_close()
    answer(on.window, lambda card: card.yes.invoke())
    assert on.desk.may_close()
