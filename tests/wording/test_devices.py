"""A device is kept by a plain key and read in words."""

from __future__ import annotations

import pytest

from bullseye.records.settings import DEVICES
from bullseye.wording.devices import NAMES, device_name, mixed


@pytest.mark.parametrize("device", DEVICES)
def test_every_device_of_the_settings_has_a_name(device: str) -> None:
    assert device in NAMES


def test_a_device_of_another_program_is_read_as_it_is_kept_and_none_is_nothing() -> None:
    assert device_name("Wii remote") == "Wii remote"
    assert device_name(None) == device_name("") == ""


def test_devices_that_do_not_compare_are_named_in_a_sentence_and_one_kind_is_none() -> None:
    assert mixed({"mouse"}) == mixed([]) == ""
    assert mixed({"touch", "mouse", "pen"}) == "Mouse, pen and touch stand on one board: they do not compare."
