"""A round played again from what was told of it is the same round."""

from __future__ import annotations

from bullseye.league.played import PlayedRound
from bullseye.league.replay import tell, told_of
from bullseye.league.told import (
    EndTold,
    LeftTold,
    RefusalTold,
    SettledTold,
    ShotTold,
    ShutTold,
    SizeTold,
    TimeTold,
    Told,
)
from bullseye.session.plan import RoundPlan
from bullseye.wire.student import Shot
from tests.rounds import DRILLS, FACES


def played(drill: str = "timed-30") -> PlayedRound:
    plan = RoundPlan(FACES.get("classic"), DRILLS.get(drill), 7, "Ann")
    return PlayedRound(plan, 1, 4, 0, 1000.0, lambda: "00000000-0000-4000-8000-000000000001")


def test_answers_and_record_are_those_of_the_first_time() -> None:
    first, told = played(), list[Told]()
    for n in range(1, 6):
        shot = Shot(n, n * 1.5, 4.0 * n, -3.0, device="touch")
        told.append(told_of(shot, first.shoot(shot, n * 1.5 + 0.1), n * 1.5 + 0.1, first))
    early = Shot(6, 40.0, 0.0, 0.0)
    told.append(told_of(early, first.shoot(early, 9.0), 9.0, first))
    told.append(TimeTold(4, 34.0, False))
    tell(first, told[-1])
    assert isinstance(told[0], ShotTold) and told[5] == RefusalTold(4, 6, first.answers[6].refused, "early")
    again = played()
    for one in told:
        tell(again, one)
    assert again.answers == first.answers and again.record == first.record and again.over


def test_each_end_ends_it() -> None:
    for told, left in ((LeftTold(4), True), (SettledTold(4), True), (TimeTold(4, 34.0, True), None)):
        one = played()
        tell(one, told)
        assert one.over == (left is not None) and one.left == bool(left)
    one = played()
    for told in (SizeTold(4, 3.0), ShutTold(4, 5.0), EndTold(4, 31.0, 31.0)):
        tell(one, told)
    assert one.shut_s == 5.0 and one.record is not None
