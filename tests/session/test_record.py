"""A round as the history keeps it: enough to score it again, whatever the face is today."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

import bullseye
from bullseye.records.record import as_json, record_from
from bullseye.session.events import Finished
from bullseye.session.record import Record, RingCopy
from bullseye.session.shot import Shot
from bullseye.target.face import Ring, Style
from tests.rounds import FACES, Played, plan_of

KEYS = [
    "schema", "id", "rules", "seed", "app", "player", "started", "finished", "face", "rings", "inner_ten_mm",
    "inner_ten", "gauging", "decimals", "blank_mm", "face_gauge_mm", "style", "style_points", "style_inner",
    "style_inner_ten", "gauge_mm", "drill", "parameters", "device", "px_per_mm", "simulated", "ranked", "pauses",
    "duration_s", "shots", "pointer", "score", "score_unit", "better", "accuracy", "best_combo",
]  # fmt: skip


def record_of(drill: str = "ten-shots", **more: Any) -> Record:
    played = Played(plan_of(drill, **more))
    played.round.start()
    for n in range(10):
        played.at(n + 1.0, 3.0 * n, 4.0 * n)
        played.round.release(n + 1.1)
    played.round.tick(3600.0)
    found: Record = played.told(Finished)[0].record
    return found


def test_a_record_has_its_keys_in_their_order() -> None:
    assert list(as_json(record_of())) == KEYS


@pytest.mark.parametrize("face", FACES.shipped_names())
def test_a_record_of_any_face_passes_the_historys_check_after_a_trip_through_json(face: str) -> None:
    record = record_of(face=face)
    assert record_from(json.loads(json.dumps(as_json(record), allow_nan=False))) == record


def test_a_record_says_who_shot_what_with_what() -> None:
    record = record_of(face="wa-122", seed=42, player="Zoë", device="pen", px_per_mm=2.34567891, gauge_mm=9.0)
    face = FACES.get("wa-122")
    assert (record.schema, record.id, record.rules, record.app) == (
        1,
        "id-1",
        1,
        bullseye.__version__,
    )
    assert (record.seed, record.player, record.device, record.px_per_mm) == (
        42,
        "Zoë",
        "pen",
        2.345679,
    )
    assert (record.face, record.drill, record.simulated, record.ranked) == (
        "wa-122",
        "ten-shots",
        False,
        True,
    )
    assert (record.gauge_mm, record.face_gauge_mm) == (9.0, face.gauge_mm)
    assert record.rings == tuple(RingCopy(r.points, r.diameter_mm) for r in face.rings)
    assert record.parameters.range_mm == (1.2 * face.diameter_mm, 1.2 * face.diameter_mm)


def test_an_alias_is_recorded_under_the_faces_own_name() -> None:
    alias, name = next((alias, face.id) for face in FACES.items() for alias in face.aliases)
    assert record_of(face=alias).face == name


def test_a_shot_is_kept_as_where_and_when_never_as_what_it_was_worth() -> None:
    record = record_of()
    assert as_json(record)["shots"][1] == {
        "t": 2.0, "t_up": 2.1, "x": 3.0, "y": 4.0, "target_x": 0.0, "target_y": 0.0, "target": 0,
    }  # fmt: skip
    assert record.shots[1] == Shot(2.0, 2.1, 3.0, 4.0) and record.pointer == ()


def test_the_style_is_recorded_with_its_points() -> None:
    face = replace(plan_of().face, inner_ten_mm=5.0)
    styled = replace(face, styles=(*face.styles, Style("big", (50, 20, 5), 60, True)))
    record = record_of(face=styled, style="big")
    assert (record.style, record.style_points, record.style_inner) == ("big", (50, 20, 5), 60)
    assert record.score == 60 + 50 * 2 + 20 * 2 + 5 * 5


def test_a_simulated_round_is_never_ranked() -> None:
    record = record_of(simulated=True)
    assert (record.simulated, record.ranked) == (True, False)


def test_the_face_comes_back_from_the_record_alone() -> None:
    for name in ("nsra-25yd", "issf-air-rifle-10m", "ifaa-field-20", "blank", "wa-122"):
        face, back = FACES.get(name), record_of(face=name).face_as_shot()
        for key in (
            "id",
            "gauge_mm",
            "gauging",
            "inner_ten_mm",
            "inner_ten",
            "decimals",
            "blank_mm",
            "diameter_mm",
        ):
            assert getattr(back, key) == getattr(face, key), (name, key)
        assert [(r.points, r.diameter_mm) for r in back.rings] == [(r.points, r.diameter_mm) for r in face.rings]
        assert back.style() == face.styles[0]


def test_the_face_of_today_lends_its_looks_while_the_rings_are_the_same() -> None:
    face = FACES.get("classic")
    back = record_of(face="classic").face_as_shot(face)
    assert (back.name, back.rings, back.ground, back.marks) == (
        face.name,
        face.rings,
        face.ground,
        face.marks,
    )


def test_a_face_that_changed_lends_nothing() -> None:
    record = record_of(face="classic")
    today = FACES.get("classic")
    changed = replace(today, name="New", rings=(Ring(5.0, 100, "#123456"), *today.rings[1:]))
    back = record.face_as_shot(changed)
    assert back.name == "classic"
    assert [r.diameter_mm for r in back.rings] == [r.diameter_mm for r in today.rings]
    assert "#123456" not in {r.fill for r in back.rings}
