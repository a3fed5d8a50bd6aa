"""Rounds side by side: kept in batches, played again after a crash, stored together."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.errors import StorageError
from bullseye.league.refused import RefusedError
from bullseye.wire.student import Shot
from tests.league.school import School


def begun(school: School, *names: str) -> list[int]:
    seats = [seated.seat for seated in school.join(*names)]
    school.league.heats.open(seats)
    school.advance(4.0)
    return seats


def test_a_shot_is_kept_once_its_batch_is_written(tmp_path: Path) -> None:
    school = School(tmp_path)
    (seat,) = begun(school, "Ann")
    rounds = school.league.rounds
    assert not school.shoot(seat, 1).kept
    line = rounds.batch()
    assert line is not None and not rounds.playing[seat].kept
    rounds.write(line)
    rounds.kept()
    assert rounds.playing[seat].kept == 1 and school.shoot(seat, 1).kept


def test_what_was_kept_survives_a_crash_and_what_was_not_is_scored_when_it_is_sent_again(tmp_path: Path) -> None:
    school = School(tmp_path)
    seats = begun(school, "Ann", "Bob")
    kept = {seat: [school.shoot(seat, n, x=7.0 * n + seat) for n in range(1, 4)] for seat in seats}
    refused = school.shoot(seats[0], 4, t=99.0)
    school.advance(0.1)
    lost = school.shoot(seats[1], 4, x=50.0)
    school.crash()
    for seat in seats:
        played = school.league.rounds.playing[seat]
        assert [(a.points, a.score, a.at, a.t) for n in (1, 2, 3) if (a := played.met(n)) is not None] == [
            (a.points, a.score, a.at, a.t) for a in kept[seat]
        ]
        assert played.kept == played.numbered == (4 if seat == seats[0] else 3)
    assert school.league.rounds.playing[seats[0]].met(4).refused == refused.refused  # type: ignore[union-attr]
    again = school.shoot(seats[1], 4, x=50.0, t=lost.t)
    assert (again.points, again.score) == (lost.points, lost.score)


def test_rounds_that_end_together_are_one_write_and_tell_their_flags(tmp_path: Path) -> None:
    school = School(tmp_path)
    seats = begun(school, "Ann", "Bob", "Cid")
    for seat in seats:
        for n in range(1, 11):
            school.time.s += 0.01
            school.shoot(seat, n, device="mouse")
    before = len(school.league.state.events)
    school.advance(0.1)
    events = school.league.state.events[before:]
    assert [event.kind for event in events if event.kind not in ("shut", "flag")] == ["taken"] * 3
    assert ("less than 50 ms after the last", 9) in school.league.state.flags(events[0].values["go"])
    assert all(school.league.rounds.is_stored(played) for played in school.league.rounds.playing.values())


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    school = School(tmp_path)
    (seat,) = begun(school, "Ann")
    for n in range(1, 11):
        school.time.s += 1
        school.shoot(seat, n)
    log = school.league.room.log
    assert log is not None
    with monkeypatch.context() as patch:

        def full(*events: object) -> None:
            raise StorageError("the disk is full; free some space")

        patch.setattr(log, "append", full)
        school.league.rounds.tick()
        assert "full" in school.league.rounds.trouble and not school.league.state.all_rounds()
    school.league.rounds.tick()
    assert school.league.rounds.trouble == "" and len(school.league.state.all_rounds()) == 1


def test_a_round_of_somebody_else_cannot_be_found() -> None:
    school = School()
    ann, bob = begun(school, "Ann", "Bob")
    played = school.league.rounds.playing[ann]
    assert school.league.rounds.find(ann, played.id) is played
    for seat, name in ((bob, played.id), (ann, "r999"), (ann, "\n<script>")):
        with pytest.raises(RefusedError, match="there is no round"):
            school.league.rounds.find(seat, name)


def test_an_evading_target_flees_the_same_way_after_a_crash(tmp_path: Path) -> None:
    school = School(tmp_path, drill="evade")
    (seat,) = begun(school, "Ann")
    rounds = school.league.rounds
    for step in range(1, 20):
        school.time.s += 0.1
        t = round(school.time.s - rounds.playing[seat].began_s, 6)
        rounds.way(rounds.playing[seat], [(t - 0.01, 20.0 * step, 5.0)])
        if step % 4 == 0:
            way = ((t - 0.001, 3.0, 4.0),)
            rounds.shoot(rounds.playing[seat], [Shot(step, t, 30.0, 4.0, drawn=t, way=way, device="touch")])
    school.advance(0.1)
    before = [school.league.rounds.playing[seat].met(n) for n in (4, 8, 12, 16)]
    school.crash()
    after = school.league.rounds.playing[seat]
    assert [after.met(n) for n in (4, 8, 12, 16)] == before
