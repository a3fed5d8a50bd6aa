"""Every key of a drill file stands in one table, which is what reads it and what describes it."""

from __future__ import annotations

import pytest

from bullseye.drill.drill import Drill, parse_drill
from bullseye.drill.motion import MOTIONS
from bullseye.drill.schema import ENDS, TABLES, in_mm, keys_of
from bullseye.errors import BadDrillError
from tests.drill.examples import needed_keys
from tests.rounds import face_of_rings

HEAD = 'name = "Mine"\nsummary = "What it trains."\n'
SHOTS = HEAD + 'ends = "shots"\nshots = 10\nrange_faces = [4, 3]\n'
TIME = HEAD + 'ends = "time"\ntime_s = 30\nrange_faces = [4, 3]\n'


def parse(text: str) -> Drill:
    return parse_drill(text.encode(), "mine", "mine.toml")


def refused(text: str, *parts: str) -> None:
    with pytest.raises(BadDrillError) as caught:
        parse(text)
    told = str(caught.value)
    assert told.startswith("mine.toml: ") and "\n" not in told
    for part in parts:
        assert part in told


def moving(kind: str, keys: str | None = None) -> str:
    return f'[[motion]]\nkind = "{kind}"\n{needed_keys(kind) if keys is None else keys}\n'


def test_every_key_is_described_in_a_sentence_and_stands_in_a_known_table() -> None:
    for key in (key for table in TABLES for key in keys_of(table)):
        assert key.table in TABLES
        assert key.sentence[0].isupper() and key.sentence.endswith("."), key.name
        assert key.allowed()


def test_a_name_that_stands_twice_belongs_to_different_choices() -> None:
    for table in TABLES:
        for of in (*ENDS, *MOTIONS):
            names = [key.name for key in keys_of(table, of)]
            assert len(names) == len(set(names))


def test_the_motions_of_the_table_are_those_there_are() -> None:
    (kind,) = (key for key in keys_of("motion") if key.name == "kind")
    assert kind.choices == tuple(MOTIONS)
    assert {of for key in keys_of("motion") for of in key.only} == {k for k, motion in MOTIONS.items() if motion.keys}


@pytest.mark.parametrize("kind", MOTIONS)
def test_each_motion_is_read_with_its_own_keys_and_in_mm(kind: str) -> None:
    drill = parse(SHOTS + moving(kind))
    (values,) = drill.parameters(face_of_rings((100.0, 1)))["motion"]
    assert values["kind"] == kind and not any("faces" in name for name in values)
    assert drill.moves is drill.lively is (kind != "still")
    assert drill.needs_pointer is (kind == "evade")


def test_lengths_become_mm_of_the_face_and_empty_keys_are_left_out() -> None:
    values = {"kind": "x", "speed_faces_s": 0.5, "amplitudes_faces": (1.0, 0.25), "period_s": 3.0, "angle_deg": None}
    assert in_mm(values, 80.0) == {"kind": "x", "speed_mm_s": 40.0, "amplitudes_mm": [80.0, 20.0], "period_s": 3.0}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (SHOTS + moving("sine", "period_s = 3"), ("motion[1].amplitude_faces is missing",)),
        (SHOTS + moving("sine", needed_keys("sine") + "\nradius_faces = 1"),
         ("motion[1].radius_faces is 1", 'only for kind = "circle"')),
        (SHOTS + moving("linear", "speed_faces_s = 99"), ("motion[1].speed_faces_s is 99", "at most 50")),
        (SHOTS + moving("walk", "period_s = 0"), ("motion[1].period_s is 0", "at least 0.1")),
        (SHOTS + moving("walk", "period_s = nan"), ("motion[1].period_s is nan",)),
        (SHOTS + '[[motion]]\nkind = "fly"', ("motion[1].kind is 'fly'", "linear, sine")),
        (SHOTS + "[[motion]]\nspeed = 1", ("motion[1].kind is missing",)),
        (SHOTS + moving("still", "speed = 1"), ("motion[1].speed is 1", "not known here")),
        (SHOTS + moving("jump", "on_hit = false"), ("motion[1].on_hit is False", "every_s")),
        (SHOTS + moving("evade") * 2, ("motion[2].kind is 'evade'", "one way only")),
        (SHOTS + moving("walk") * 7, ("motion is '7 tables'", "at most 6")),
        (SHOTS + moving("grow", "over_s = 2\nto_size = 4"), ("range_faces is [4.0, 3.0]", "grow to 4 faces")),
        (SHOTS + "refill_s = 1", ("refill_s is 1", 'only for ends = "time"')),
        (SHOTS + "targets_up = 2", ("targets_up is 2", '"on-hit" or "grid"')),
        (SHOTS + "targets_up = 13", ("targets_up is 13", "from 1 to 12")),
        (SHOTS + "grid = [3, 3]", ("grid is [3, 3]", 'place = "grid"')),
        (SHOTS + 'place = "grid"\ngrid = [1, 1]', ("grid is [1, 1]", "a free cell")),
        (SHOTS + 'place = "grid"\ngrid = [5, 2]', ("range_faces is [4.0, 3.0]", "5 by 2 cells")),
        (SHOTS + 'place = "grid"\ngrid = [3]', ("grid is [3]", "2 whole numbers")),
        (SHOTS + "dont_share = 0.5", ("dont_share is 0.5", "stay_s")),
        (SHOTS + "gap_s = 0.5", ("gap_s is 0.5", "stay_s")),
        (SHOTS + "stay_s = 0", ("stay_s is 0", "at least 0.1")),
        (SHOTS + "[scoring]\nwrong_hit_points = 5", ("scoring.wrong_hit_points is 5", "dont_share")),
        (SHOTS + '[adaptive]\nchanges = "speed"', ("adaptive.changes is 'speed'", "[[motion]]")),
        (SHOTS + '[adaptive]\nchanges = "colour"', ("adaptive.changes is 'colour'", "size, speed")),
        (SHOTS + '[adaptive]\nchanges = "size"\nhit_rate = 1', ("adaptive.hit_rate is 1", "at most 0.95")),
        (SHOTS + '[adaptive]\nchanges = "size"\nstart = 2', ("adaptive.start is 2.0", "between least, 0.1, and")),
        (SHOTS + '[adaptive]\nchanges = "size"\nmost = 5', ("range_faces is [4.0, 3.0]", "grow to 5 faces")),
        (SHOTS + "[adaptive]\nstart = 1", ("adaptive.changes is missing",)),
        (HEAD + 'ends = "stages"', ("ends is 'stages'", "[[stage]]")),
        (SHOTS + '[[stage]]\nname = "a"\nshots = 5\ntime_s = 10', ("stage is '1 table'", 'ends = "stages"')),
        (HEAD + 'ends = "stages"\n[[stage]]\nname = "a"\nshots = 5', ("stage[1].time_s is missing",)),
        (HEAD + 'ends = "stages"\n[[stage]]\nname = "a"\nshots = 5\ntime_s = 9\ndelay_s = [3, 2]',
         ("stage[1].delay_s is [3.0, 2.0]", "not be more")),
        (SHOTS + '[scoring]\nscore = "on-target"', ("ends is 'shots'", 'must end by "time"')),
        (SHOTS + 'ranked = true\n[scoring]\nscore = "none"', ("ranked is True", "without a score")),
        (TIME + '[scoring]\nscore = "on-target"\n[adaptive]\nchanges = "size"', ("adaptive.changes", "has none")),
    ],
)  # fmt: skip
def test_each_wrong_value_is_named_with_what_would_work(text: str, parts: tuple[str, ...]) -> None:
    refused(text, *parts)


def test_a_drill_without_a_score_is_unranked_by_itself() -> None:
    assert parse(SHOTS + '[scoring]\nscore = "none"').ranked is False
    assert parse(SHOTS).ranked is True


def test_what_a_drill_does_not_use_is_not_in_its_parameters() -> None:
    plain = parse(SHOTS).parameters(face_of_rings((100.0, 1)))
    used = {"motion", "adaptive", "stages", "stay_s", "gap_s", "dont_share", "targets_up", "grid", "refill_s"}
    assert not used & set(plain)
    full = parse(
        TIME + 'place = "grid"\ngrid = [3, 2]\ntargets_up = 2\nstay_s = 2\ngap_s = 0.5\ndont_share = 0.25\n'
        "refill_s = 1\nrefill_less_s = 0.1\nclock_most_s = 40\n[scoring]\nwrong_hit_points = 3\n"
        '[adaptive]\nchanges = "size"\n' + moving("walk")
    ).parameters(face_of_rings((100.0, 1)))
    assert used - {"stages"} <= set(full)
    assert (full["grid"], full["wrong_hit_points"], full["adaptive"]["hit_rate"]) == ([3, 2], 3, 0.8)
