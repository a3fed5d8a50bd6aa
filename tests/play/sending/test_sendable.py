"""Which rounds can be sent."""

from __future__ import annotations

from dataclasses import replace

from bullseye.play.sending.sendable import why_not
from tests.school.seasons import shot_round


def test_a_whole_round_for_the_board_can_be_sent_and_others_say_why_not() -> None:
    record = shot_round()
    assert why_not(record) == ""
    assert "simulated" in why_not(replace(record, simulated=True))
    assert "not played in bullseye" in why_not(replace(record, imported=True))
    assert "to its end" in why_not(replace(record, pauses=((1.0, 2.0),)))
    assert "to its end" in why_not(replace(record, shots=()))
