"""The wall of a class on devices, in a real window, with a real server and students who come by HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.classroom.people.connected import TOGETHER
from bullseye.desk.audio.player import Sounds
from bullseye.desk.school.connected_mode import SAME_PRESS_S
from tests.desk.class_rooms import notices, texts_on
from tests.desk.desk_rooms import answer, texts_in, type_key
from tests.desk.device_rooms import Devices, devices, pump
from tests.desk.school.test_turn_host import Heard
from tests.fakes import ManualClock

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


@pytest.fixture
def own_pace(window: Window) -> Iterator[Devices]:
    with devices(window) as found:
        yield found


@pytest.fixture
def together(window: Window) -> Iterator[Devices]:
    with devices(window, pace=TOGETHER) as found:
        yield found


def test_the_wall_tells_how_to_join(own_pace: Devices) -> None:
    page, pin = own_pace.page, own_pace.desk.class_state.connected.pin
    assert page.address.text == f"http://127.0.0.1:{own_pace.port}/j/{pin}"
    assert page.pin.text == f"PIN {pin}" and page.qr.times >= 4
    assert "Only this computer can join" in page.words.cget("text")
    assert page.reached.cget("text") == "\u25cb no other device yet"
    assert page.people.cget("text") == "0 here"


def test_names_appear_as_students_come_and_go_when_they_are_hidden(own_pace: Devices) -> None:
    own_pace.student("Brave Otter")
    own_pace.student("Ann")
    page = own_pace.page
    pump(own_pace.window, lambda: [line.name for line in page.names._lines] == ["Brave Otter", "Ann"])
    assert page.people.cget("text") == "2 here"
    own_pace.desk.toggle_names()
    pump(own_pace.window, lambda: [line.name for line in page.names._lines] == ["Seat 1", "Seat 2"])


def test_enter_calls_a_heat_that_everyone_counts_and_ends_it(together: Devices, clock: ManualClock) -> None:
    window, page = together.window, together.page
    client = together.student("Ann")
    type_key(page.start_button, "Return")
    pump(window, lambda: page.state_text.text == "3")
    clock.advance(1.5)
    pump(window, lambda: page.state_text.text == "2")
    clock.advance(2.0)
    pump(window, lambda: page.state_text.text == "Heat 1: 1 still play")
    assert "End the heat" in page.start_button.cget("text")
    brief = together.begin(client)
    together.shoot(client, brief, range(1, 3))
    pump(window, lambda: page.names._lines and page.names._lines[0].score not in ("", "0"))
    clock.advance(1.0)
    together.shoot(client, brief, range(3, 11))
    pump(window, lambda: page.state_text.text == "Heat 1 is over")
    pump(window, lambda: len(together.desk.class_state.taken) == 1)
    type_key(page.start_button, "Return")
    pump(window, lambda: together.desk.class_state.heat.number == 2)
    pump(window, lambda: "End the heat" in page.start_button.cget("text"))
    end_heat(together, clock)


def end_heat(on: Devices, clock: ManualClock) -> None:
    """Enter, a while after the heat was called, and yes to the question."""
    clock.advance(SAME_PRESS_S)
    answer(on.window, lambda card: card.yes.invoke())
    type_key(on.page.start_button, "Return")
    pump(on.window, lambda: not on.desk.is_on)


def test_the_wall_says_which_heat_comes_and_how_long_all_of_them_still_take(
    together: Devices, clock: ManualClock
) -> None:
    window, page = together.window, together.page
    together.student("Ann")
    assert page.what.cget("text").endswith("heat 1 of 3, about 4 minutes left")
    for heat in (1, 2, 3):
        type_key(page.start_button, "Return")
        pump(window, lambda: together.desk.is_on)
        assert f"heat {heat} of 3" in page.what.cget("text")
        end_heat(together, clock)
    pump(window, lambda: page.what.cget("text") == "Ten shots at Classic bullseye")


def test_a_soft_tone_says_when_a_heat_begins_and_when_it_is_over_while_it_is_wanted(
    together: Devices, clock: ManualClock
) -> None:
    window, page, desk, heard = together.window, together.page, together.desk, Heard()
    desk.sounds = Sounds(window.services.dirs.sounds, 0.0, lambda: heard)
    window.services.settings.update(sounds=True, volume=0.5)
    together.student("Ann")

    def comes(*states: str) -> None:
        pump(window, lambda: desk.view is not None and desk.view.class_.state in states)

    def heat() -> None:
        type_key(page.start_button, "Return")
        comes("count")
        end_heat(together, clock)
        comes("grace", "shown")
        clock.advance(30.0)
        comes("shown")

    heat()
    pump(window, lambda: heard.names == ["next", "next"])
    desk.toggle_signal()
    assert "No tone says when a heat begins or is over." in notices(window)
    heat()
    assert heard.names == ["next", "next"]


def test_enter_twice_ends_no_heat_and_later_it_asks_while_anybody_plays(together: Devices, clock: ManualClock) -> None:
    window, page = together.window, together.page
    client = together.student("Ann")
    type_key(page.start_button, "Return")
    pump(window, lambda: page.state_text.text == "3")
    type_key(page.start_button, "Return")
    assert together.desk.is_on and window.overlay is None, "the same press"
    clock.advance(4.0)
    brief = together.begin(client)
    together.shoot(client, brief, range(1, 5))
    asked: list[str] = []

    def reply(card: Any) -> None:
        asked.extend(texts_in(card))
        assert card.focus_get() is card.no, "one more Enter plays on"
        type_key(card.no, "Return")

    answer(window, reply)
    type_key(page.start_button, "Return")
    assert together.desk.is_on and any("1 student still plays" in text for text in asked)
    together.shoot(client, brief, range(5, 11))
    pump(window, lambda: len(together.desk.class_state.taken) == 1)


def test_another_pace_asks_while_anybody_plays_too(together: Devices, clock: ManualClock) -> None:
    together.student("Ann")
    together.desk.start_or_stop()
    clock.advance(4.0)
    answer(together.window, lambda card: card.close())
    together.desk.toggle_pace()
    assert together.desk.together and together.desk.is_on


def test_a_heat_without_anybody_is_refused_in_the_servers_words(together: Devices) -> None:
    type_key(together.page.start_button, "Return")
    assert "nobody is here yet" in notices(together.window)[-1].casefold()


def test_at_their_own_pace_rounds_come_in_and_the_board_page_has_them(own_pace: Devices, clock: ManualClock) -> None:
    window, page = own_pace.window, own_pace.page
    ann, ben = own_pace.student("Ann"), own_pace.student("Ben")
    type_key(page.start_button, "Return")
    pump(window, lambda: own_pace.desk.is_on)
    own_pace.play(ann, clock)
    window.show("class_board")
    own_pace.play(ben, clock, x_mm=40.0)
    board = own_pace.page.board
    pump(window, lambda: [row.name for row in own_pace.page.board.everyone] == ["Ann", "Ben"])
    assert board is not None
    window.show("class_lessons")
    window.root.update()
    assert own_pace.page.class_state.taken[1].student == "Ben"


def test_the_lobby_is_locked_by_a_key_and_the_code_goes(own_pace: Devices) -> None:
    window, page = own_pace.window, own_pace.page
    type_key(page, "j")
    pump(window, lambda: page.address.text == "Nobody new can join now.")
    assert page.qr.find_all() == () and page.pin.text == ""
    type_key(page, "j")
    pump(window, lambda: page.pin.text)
    assert page.qr.find_all() != ()


def test_no_demonstration_begins_while_students_play_elsewhere(own_pace: Devices) -> None:
    assert own_pace.desk.class_state.choices.idle_s == 90
    assert not own_pace.page.idle.armed
    own_pace.window.show("class_board")
    assert not own_pace.page.idle.armed


def test_several_addresses_and_a_word_on_the_network_stand_on_the_wall(own_pace: Devices) -> None:
    from dataclasses import replace

    from bullseye.wire.teacher import AddressJson

    desk, page = own_pace.desk, own_pace.page
    assert desk.view is not None
    two = (AddressJson("http://10.20.4.7:8711/j/4711", True), AddressJson("http://192.168.7.1:8711/j/4711", False))
    desk.link.close()
    own_pace.window.root.update()
    desk.trouble = ""
    desk.take_view(replace(desk.view, addresses=two, foreign=True, words=("Nobody has come yet.",)))
    own_pace.window.root.update()
    assert page.address.text == "http://10.20.4.7:8711/j/4711"
    assert page.others.cget("text") == "or 192.168.7.1:8711"
    assert page.words.cget("text") == "Nobody has come yet."
    assert page.reached.cget("text") == "\u25cf other devices get through"


@pytest.mark.parametrize("size", ["1024x700", "1280x800"])
def test_everything_fits_into_the_window(own_pace: Devices, size: str) -> None:
    root, page = own_pace.window.root, own_pace.page
    root.geometry(size)
    root.update()
    foot = page.start_button.master
    assert foot.winfo_y() + foot.winfo_height() <= page.winfo_height()
    assert foot.winfo_reqwidth() <= page.winfo_width()
    assert texts_on(page)
