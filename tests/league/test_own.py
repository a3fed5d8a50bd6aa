"""One's own rounds on a phone, and real shots entered by hand."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

import pytest

from bullseye.errors import BadInputError, BullseyeError, StorageError
from bullseye.league.host import Host
from bullseye.league.lobby import Seated
from bullseye.league.own import Own
from bullseye.records.record import as_json, record_from
from bullseye.records.summary import brief
from bullseye.records.summary_rows import Round
from bullseye.session.record import Record
from bullseye.session.scorecard import score_record
from bullseye.wire.own import Entered, OwnBegin
from bullseye.wire.student import Shot
from tests.league.test_host import host
from tests.rounds import DRILLS, FACES

ID = "0b0f4f0e-0000-4000-8000-000000000001"


class Kept:
    """A history that may be full."""

    def __init__(self) -> None:
        self.found: list[Record] = []
        self.full = False

    def save(self, record: Record) -> object:
        if self.full:
            raise StorageError("the disk is full")
        if all(record.id != one.id for one in self.found):
            self.found.append(record_from(as_json(record)))
        return None

    def rounds(self) -> Iterable[Round]:
        return [brief(record) for record in self.found]


def own() -> tuple[Host, Own, Kept]:
    made, kept = host(None), Kept()
    seeds = iter(range(5, 99))
    league = made.new_own("Robin").league
    return made, Own(league, "Robin", kept, FACES.names, DRILLS.names, lambda: next(seeds)), kept


def test_a_round_goes_into_the_own_history_once_it_is_over() -> None:
    made, mine, kept = own()
    league = made.league
    seated = league.lobby.join("anything", False, 0.0)
    again = league.lobby.join("", False, 0.0)
    assert isinstance(seated, Seated) and isinstance(again, Seated) and seated.seat == again.seat == 1
    for drill in ("ten-shots", "sine"):
        played = mine.begin(1, OwnBegin("classic", drill, "touch", 2.0))
        played.began_s -= 30
        kept.full = True
        for n in range(1, (played.plan.drill.shots or 0) + 1):
            league.rounds.shoot(played, [Shot(n, n / 2, 1.0, 2.0, device="touch")])
        league.tick()
        league.rounds.keep_now()
        assert not league.rounds.is_stored(played) and not played.kept and "full" in league.rounds.trouble
        kept.full = False
        league.tick()
        assert league.rounds.is_stored(played) and played.kept == played.numbered
    assert [record.drill for record in kept.found] == ["ten-shots", "sine"]
    assert {record.player for record in kept.found} == {"Robin"} and kept.found[0].device == "touch"
    assert len(mine.view().latest) == 2
    assert mine.view().player == "Robin" and len(mine.view().faces) > 30


def test_a_new_round_leaves_the_one_that_is_on_and_a_test_is_not_played() -> None:
    made, mine, kept = own()
    first = mine.begin(1, OwnBegin("classic", "ten-shots"))
    second = mine.begin(1, OwnBegin("issf-air-rifle-10m", "timed-30"))
    assert first.left and second.plan.face.id == "issf-air-rifle-10m" and not kept.found
    with pytest.raises(BadInputError, match="test with pages"):
        mine.begin(1, OwnBegin("classic", "reaction-time"))
    with pytest.raises(BullseyeError):
        mine.begin(1, OwnBegin("nothing", "ten-shots"))


def test_real_shots_become_a_round_that_scores_and_is_kept_once() -> None:
    _, mine, kept = own()
    entered = Entered(ID, "classic", ((0.0, 0.0), (30.0, 1.0), (900.0, 0.0)))
    for _ in range(2):
        record = mine.enter(entered)
    card = score_record(record)
    assert [(shot.x_mm, shot.y_mm) for shot in card.shots] == [(0.0, 0.0), (30.0, 1.0), (900.0, 0.0)]
    assert card.totals.score == record.score == sum(hit.points for hit in card.hits)
    assert len(kept.found) == 1 and record.device == "range" and not record.ranked
    assert mine.view().latest[0].drill == "Entered shots"
    with pytest.raises(BadInputError, match="no id of a round"):
        mine.enter(Entered("x" * 36, "classic", ((0.0, 0.0),)))
    assert str(uuid.UUID(ID)) == ID
