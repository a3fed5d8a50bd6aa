"""The sitting adds up the rounds that were finished in it."""

from __future__ import annotations

from bullseye.session.sitting import Sitting
from tests.rounds import record_of

SHOT = {"t": 1.0, "x": 0.0, "y": 0.0}


def test_an_empty_sitting_has_no_accuracy() -> None:
    assert Sitting("Ann").sums() == (0, 0, 0, None)


def test_a_sitting_adds_shots_up_rather_than_averaging_rounds() -> None:
    session = Sitting("Ann")
    session.add(record_of(shots=[SHOT] * 10, accuracy=0.9))
    session.add(record_of(shots=[SHOT] * 30, accuracy=0.1))
    session.add(record_of(shots=[], accuracy=None))
    assert session.sums() == (3, 40, 12, 0.3)
    assert session.player == "Ann" and len(session.records) == 3


def test_hits_are_found_back_from_a_rounded_accuracy() -> None:
    session = Sitting("Ann")
    session.add(record_of(shots=[SHOT] * 997, accuracy=round(331 / 997, 6)))
    assert session.sums().hits == 331
