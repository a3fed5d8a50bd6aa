"""Which hand a round is played with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.round.aid_hand import hand_of
from bullseye.desk.round.keys_hand import KeysHand
from bullseye.desk.round.resting_hand import RestingHand
from bullseye.desk.round.switch_hand import SwitchHand
from tests.desk.desk_rooms import round_on
from tests.fakes import ManualClock

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.mark.parametrize(
    ("choices", "kind"),
    [
        ({}, type(None)), ({"sticky_s": 0.3}, type(None)), ({"device": "keyboard"}, KeysHand),
        ({"switch": True}, SwitchHand), ({"switch": True, "device": "keyboard", "dwell": True}, SwitchHand),
        ({"dwell": True}, RestingHand), ({"tremor_px": 8}, RestingHand),
        ({"device": "keyboard", "tremor_px": 8}, KeysHand),
    ],
)  # fmt: skip
def test_device_and_aids_choose_it(window: Window, clock: ManualClock, choices: dict[str, Any], kind: type) -> None:
    window.services.settings.update(drill="ten-shots", **choices)
    page = round_on(window, clock)
    found = hand_of(page, page.controller.round.plan)
    assert type(found) is kind


@pytest.mark.chosen(drill="ten-shots")
def test_a_round_by_mouse_loads_none_of_it(window: Window, clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {f"bullseye.desk.round.{name}" for name in ("aid_hand", "keys_hand", "switch_hand", "resting_hand")}
    names |= {f"bullseye.play.round.{name}" for name in ("chosen_aids", "scan", "dwell", "steady", "keys_crosshair")}
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    round_on(window, clock)
    assert not names & set(sys.modules)
