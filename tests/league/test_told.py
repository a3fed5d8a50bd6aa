"""What pages tell has a type for each kind, and its entry in the file says no more than it must."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bullseye.errors import BadInputError
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
    WayTold,
    as_json,
    told_from,
)
from bullseye.wire.student import Shot

SHOT = Shot(3, 1.25, -4.0, 2.5, 1.2, device="pen", px=4.0, trusted=False)


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (RefusalTold(7, 2, "the round is over", "over"), {"refused": 2, "words": "the round is over", "code": "over"}),
        (WayTold(7, ((0.5, 1.0, 2.0),), 0.6), {"way": [[0.5, 1.0, 2.0]], "arrived": 0.6}),
        (EndTold(7, 30.0, 30.1), {"end": 30.0, "arrived": 30.1}),
        (ShutTold(7, 31.5), {"shut": 31.5}),
        (SizeTold(7, 3.5), {"px": 3.5}),
        (TimeTold(7, 33.0, True), {"time": 33.0, "away": True}),
        (LeftTold(7), {"left": True}),
        (SettledTold(7), {"settled": True}),
    ],
)
def test_each_kind_is_written_under_its_own_key_and_read_back(told: Told, entry: dict[str, object]) -> None:
    assert as_json(told) == {"go": 7, **entry}
    assert told_from(as_json(told)) == told


def test_of_a_shot_only_what_is_played_again_is_written() -> None:
    entry = as_json(ShotTold(7, SHOT, 1.3))
    assert entry == {
        "go": 7,
        "shot": {"n": 3, "t": 1.25, "x": -4.0, "y": 2.5, "drawn": 1.2, "up": None, "device": "pen"},
        "arrived": 1.3,
    }
    assert told_from(entry) == ShotTold(7, Shot(3, 1.25, -4.0, 2.5, 1.2, device="pen"), 1.3)


def test_the_way_of_a_shot_and_what_was_noticed_are_written_where_there_are_some() -> None:
    told = ShotTold(7, Shot(1, 0.5, 0.0, 0.0, way=((0.4, 1.0, 1.0), (0.5, 0.0, 0.0))), 0.6, {"still": 2})
    assert as_json(told)["shot"]["way"] == [[0.4, 1.0, 1.0], [0.5, 0.0, 0.0]]
    assert as_json(told)["flags"] == {"still": 2} and told_from(as_json(told)) == told


def test_what_we_do_not_know_is_nothing_and_what_is_broken_is_refused() -> None:
    assert told_from({"go": 1, "dance": 2}) is None and told_from([]) is None
    with pytest.raises(BadInputError, match="end of EndTold is 'late'"):
        told_from({"go": 1, "end": "late", "arrived": 2.0})


def test_a_shots_aids_are_kept_where_there_are_any() -> None:
    entry = as_json(ShotTold(7, replace(SHOT, aids={"tremor": {"within_mm": 2.0}}), 1.3))
    assert entry["shot"]["aids"] == {"tremor": {"within_mm": 2.0}}
    again = told_from(entry)
    assert isinstance(again, ShotTold) and again.shot.aids == {"tremor": {"within_mm": 2.0}}
