"""Which aids a round is played with: those that are on, where they are offered, in mm of the face."""

from __future__ import annotations

import pytest

from bullseye.play.round.chosen_aids import aids_of, hand_of
from bullseye.records.settings import Settings
from bullseye.session.aids import are_aids
from tests.rounds import DRILLS


def chosen(**choices: object) -> Settings:
    settings = Settings()
    settings.update(**choices)
    return settings


def test_nothing_is_on_at_first() -> None:
    assert not Settings().helped and aids_of(Settings(), DRILLS.get("ten-shots"), "mouse") == {}


def test_lengths_are_kept_in_mm_of_the_face() -> None:
    settings = chosen(dwell=True, dwell_px=24, dwell_s=0.8)
    assert aids_of(settings, DRILLS.get("ten-shots"), "mouse", 0.5) == {"dwell": {"time_s": 0.8, "within_mm": 12.0}}
    assert aids_of(chosen(tremor_px=8), DRILLS.get("ten-shots"), "pen", 0.25) == {"tremor": {"within_mm": 2.0}}


@pytest.mark.parametrize("drill", DRILLS.names())
def test_what_is_on_can_be_kept_and_no_test_is_taken_with_an_aid_or_the_keyboard(drill: str) -> None:
    one = DRILLS.get(drill)
    settings = chosen(device="keyboard", switch=True, dwell=True, tremor_px=8, sticky_s=0.5)
    device, aids = hand_of(settings, one)
    if one.test:
        assert (device, dict(aids)) == ("mouse", {})
    else:
        assert device == "keyboard" and are_aids(aids) and "sticky" in aids
        assert ("switch" in aids) == (not one.needs_pointer)
        assert "dwell" not in aids and "tremor" not in aids


def test_dwell_and_filter_are_offered_together_where_shots_are_fired() -> None:
    settings = chosen(dwell=True, tremor_px=8)
    for one in map(DRILLS.get, DRILLS.names()):
        aids = aids_of(settings, one, "mouse")
        assert ("dwell" in aids) == ("tremor" in aids) == (not one.test and not one.tracks)
