"""A device is kept by a plain key and read in words."""

from __future__ import annotations

import pytest

from bullseye.records.settings import DEVICES
from bullseye.session.aids import AIDS
from bullseye.wording.devices import NAMES, aid_name, aids_text, device_name, helped, mixed


@pytest.mark.parametrize("device", DEVICES)
def test_every_device_of_the_settings_has_a_name(device: str) -> None:
    assert device in NAMES


def test_a_device_of_another_program_is_read_as_it_is_kept_and_none_is_nothing() -> None:
    assert device_name("Wii remote") == "Wii remote"
    assert device_name(None) == device_name("") == ""


def test_devices_that_do_not_compare_are_named_in_a_sentence_and_one_kind_is_none() -> None:
    assert mixed({"mouse"}) == mixed([]) == ""
    assert mixed({"touch", "mouse", "pen"}) == "Mouse, pen and touch stand on one board: they do not compare."


def test_a_way_is_read_as_its_device_with_its_aids() -> None:
    assert device_name("mouse+switch") == "mouse, one switch"
    assert device_name("keyboard+dwell+gaze") == "keyboard, dwell click, gaze", "one that we do not know as it is kept"


def test_what_has_boards_apart_is_told_in_a_line_and_a_plain_pointer_in_none() -> None:
    assert helped("mouse") == aids_text("pen") == ""
    assert helped("mouse+switch+tremor") == "with: one switch, tremor filter"
    assert helped("keyboard") == "with: keyboard" and helped("+ear") == "with: by ear"


@pytest.mark.parametrize("aid", AIDS)
def test_every_aid_has_a_name(aid: str) -> None:
    assert aid_name(aid) != aid
