"""A suggestion leads to a drill that is there, or to none where none is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.coach.pointing_advice import Advice
from bullseye.coach.round_advice import RULES
from bullseye.play.next_drill import same_again, start_for
from bullseye.progress.trends import Key
from tests.desk.desk_rooms import services_in

KEY = Key("Anna", "timed-30", "classic", "standard", "mouse")
POINTING = ("too-fast", "over-careful", "undershoot", "overshoot", "direction", "corrections", "unsteady", "choice")


@pytest.mark.parametrize("id_", [*RULES, *POINTING])
def test_every_suggestion_leads_to_a_drill_but_the_one_that_asks_for_a_break(id_: str, tmp_path: Path) -> None:
    services = services_in(tmp_path)
    found = start_for(Advice(id_, "seen", "read", "try"), KEY, services)
    if id_ == "fatigue":
        assert found is None
        return
    assert found is not None
    assert found.face == "classic" and found.name == services.drills.get(found.drill).name
    if id_ in ("off-centre", "devices-mixed", "over-careful"):
        assert found.drill == "timed-30"


def test_a_drill_or_face_that_is_gone_cannot_be_started(tmp_path: Path) -> None:
    services = services_in(tmp_path)
    assert same_again(KEY._replace(drill="gone"), services) is None
    assert same_again(KEY._replace(face="gone"), services) is None
    assert start_for(Advice("no-such", "", "", ""), KEY, services) is None
