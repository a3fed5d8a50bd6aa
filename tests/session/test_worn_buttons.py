"""Clicks that a worn button makes by itself are kept, and change nothing."""

from __future__ import annotations

from bullseye.session.events import Finished
from tests.rounds import Played, plan_of


def started(drill: str, chatter_ms: int = 0) -> Played:
    played = Played(plan_of(drill, chatter_ms=chatter_ms))
    played.round.start()
    return played


def test_a_click_of_a_worn_button_is_kept_and_does_not_count() -> None:
    played = started("practice", chatter_ms=40)
    played.at(1.0)
    played.at(1.004)
    played.round.release(1.1)
    played.at(1.13, off_x_mm=3.0)
    played.at(1.2)
    played.round.end(2.0)
    record = played.told(Finished)[0].record
    assert [shot.t for shot in record.shots] == [1.0, 1.2]
    assert record.chatter_ms == 40 and [(t, x) for t, x, _ in record.chatter] == [(1.004, 0.0), (1.13, 3.0)]


def test_the_score_is_the_one_without_the_clicks_of_a_worn_button() -> None:
    worn, whole = started("ten-shots", chatter_ms=20), started("ten-shots")
    for shot in range(10):
        worn.at(1.0 + shot)
        whole.at(1.0 + shot)
        worn.at(1.01 + shot)
    one, other = (played.told(Finished)[0].record for played in (worn, whole))
    assert one.shots == other.shots and one.score == other.score
    assert len(one.chatter or ()) == 9 and other.chatter is None and other.chatter_ms is None
