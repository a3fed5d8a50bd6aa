"""The teacher's keys of a class on devices: those of every class, and five more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.classroom.people.connected import TOGETHER
from bullseye.desk.school.connected_mode import SAME_PRESS_S
from bullseye.desk.school.devices_keys import DevicesOverlay
from bullseye.desk.school.teacher_keys import TeacherOverlay
from tests.desk.class_rooms import open_class, sit_down, texts_on
from tests.desk.desk_rooms import answer, type_key
from tests.desk.device_rooms import Devices, devices, pump
from tests.fakes import ManualClock

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


@pytest.fixture
def on(window: Window) -> Iterator[Devices]:
    with devices(window, pace=TOGETHER, names="Mia\n") as found:
        yield found


def overlay(on: Devices) -> DevicesOverlay:
    type_key(on.page, "F2")
    card = on.window.overlay
    assert isinstance(card, DevicesOverlay)
    return card


def test_every_key_of_a_class_is_a_key_here_too(window: Window) -> None:
    desk = open_class(window, "Ann")
    usual = set(TeacherOverlay(desk).buttons)
    window.overlay.close()  # type: ignore[union-attr]
    desk.leave()
    with devices(window) as on:
        assert set(overlay(on).buttons) == usual | set("OJIPWTZ")


def test_no_letter_of_the_card_does_two_things(on: Devices) -> None:
    letters = [key.key for column in overlay(on)._columns() for _, keys in column for key in keys]
    assert sorted(letters) == sorted(set(letters))


def test_o_calls_a_heat_and_ends_it_from_any_page_of_the_class(on: Devices, clock: ManualClock) -> None:
    on.student("Ann")
    on.window.show("class_board")
    on.window.root.update()
    type_key(overlay(on), "o")
    pump(on.window, lambda: on.desk.is_on)
    card = overlay(on)
    assert "End the heat" in card.buttons["O"].cget("text")
    clock.advance(SAME_PRESS_S)

    def reply(asked: Any) -> None:
        if asked is card:  # the letter is still on its way
            answer(on.window, reply)
        else:
            asked.yes.invoke()

    answer(on.window, reply)
    type_key(card, "o")
    pump(on.window, lambda: not on.desk.is_on)


def test_pace_lobby_and_boards_change_by_their_letters(on: Devices) -> None:
    type_key(overlay(on), "p")
    assert not on.desk.together
    assert "Let them begin" in overlay(on).buttons["O"].cget("text")
    type_key(on.window.overlay, "j")  # type: ignore[arg-type]
    assert on.desk.class_state.connected.locked
    type_key(overlay(on), "w")
    assert on.desk.class_state.connected.by_device
    card = overlay(on)
    assert "Let new ones join" in card.buttons["J"].cget("text")
    assert "One board" in card.buttons["W"].cget("text")


def test_t_and_1_lead_to_this_computers_turns_and_back_to_the_wall(on: Devices) -> None:
    type_key(overlay(on), "t")
    assert on.page.name == "class"
    type_key(overlay(on), "1")
    assert on.page.name == "class_devices"
    type_key(overlay(on), "t")
    type_key(on.page, "Escape")
    assert on.page.name == "class_devices"


def test_while_this_computer_plays_a_heat_can_be_called(on: Devices, clock: ManualClock) -> None:
    on.student("Ann")
    on.window.show("class")
    on.window.root.update()
    sit_down(on.window, clock)
    card = overlay(on)
    assert list(card.buttons) == ["O", "J", "V", "K"]
    assert any("Mia plays" in text for text in texts_on(card))
    type_key(card, "o")
    assert on.desk.is_on and on.page.name == "play"


@pytest.mark.parametrize("size", ["1024x700", "1280x800"])
def test_the_card_fits_into_the_window(on: Devices, size: str) -> None:
    root = on.window.root
    root.geometry(size)
    root.update()
    card = overlay(on)
    root.update()
    assert card.winfo_reqheight() <= root.winfo_height() and card.winfo_reqwidth() <= root.winfo_width()


def test_a_key_of_two_lines_makes_no_other_column_longer(on: Devices) -> None:
    card = overlay(on)
    card.buttons["O"].configure(text="O   " + 12 * "very long words ")
    on.window.root.update()
    aside = [card.buttons[key] for key in ("H", "F")]
    assert card.buttons["O"].winfo_height() > aside[0].winfo_height()
    gap = aside[1].winfo_rooty() - aside[0].winfo_rooty() - aside[0].winfo_height()
    assert 0 <= gap < aside[0].winfo_height() / 2
