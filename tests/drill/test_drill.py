"""A drill file is read whole or refused with the file, the key, the value and what is allowed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.drill.drill import ENDS, Drill, parse_drill, rules_from
from bullseye.drill.rules import RULES_VERSION, Rules
from bullseye.errors import BadDrillError
from tests.rounds import DRILLS, FACES, face_of_rings

HEAD = 'name = "Mine"\nsummary = "What it trains."\n'
SHOTS = HEAD + 'ends = "shots"\nshots = 10\n'


def parse(text: str, name: str = "mine") -> Drill:
    return parse_drill(text.encode(), name, f"{name}.toml")


def refused(text: str, *parts: str) -> None:
    with pytest.raises(BadDrillError) as caught:
        parse(text)
    told = str(caught.value)
    assert told.startswith("mine.toml: ") and "\n" not in told
    for part in parts:
        assert part in told


def test_a_small_file_makes_a_drill_with_sensible_rest() -> None:
    drill = parse(SHOTS)
    assert (drill.id, drill.ends, drill.shots, drill.time_s, drill.targets) == (
        "mine",
        "shots",
        10,
        None,
        None,
    )
    assert (drill.range_faces, drill.place, drill.ranked, drill.ties) == (
        (1.2, 1.2),
        "centre",
        True,
        "simple",
    )
    assert drill.rules == Rules()
    assert (drill.score_unit, drill.better) == ("points", "higher")


def test_a_full_file_keeps_everything() -> None:
    drill = parse(
        HEAD + 'ends = "targets"\ntargets = 5\nrange_faces = [3, 2.5]\nplace = "on-hit"\nranked = false\n'
        'ties = "issf"\naliases = ["old"]\n[scoring]\nscore = "time"\ncombo_window_s = 1.5\ncombo_step_points = 2\n'
        'combo_cap_points = 8\ntime_bonus_points = 9\ntime_bonus_s = 0.5\naccuracy_factor = "linear"\n'
    )
    assert (drill.targets, drill.range_faces, drill.place, drill.ranked) == (5, (3.0, 2.5), "on-hit", False)
    assert (drill.ties, drill.aliases, drill.score_unit, drill.better) == ("issf", ("old",), "ms", "lower")
    assert drill.rules == Rules("time", 1.5, 2, 8, 9, 0.5, "linear")


def test_the_range_is_a_multiple_of_the_face_and_never_of_the_window() -> None:
    drill = parse(SHOTS + "range_faces = [3.0, 2.0]\n")
    assert drill.range_mm(face_of_rings((100.0, 1))) == (300.0, 200.0)
    assert drill.range_mm(face_of_rings((45.5, 1))) == (136.5, 91.0)


def test_the_parameters_hold_what_shaped_the_round_in_mm() -> None:
    drill = parse(
        HEAD
        + 'ends = "time"\ntime_s = 30\nrange_faces = [2, 1.5]\nplace = "on-hit"\n[scoring]\ntime_bonus_points = 5\n'
    )
    parameters = drill.parameters(face_of_rings((100.0, 1)))
    expected = {
        "ends": "time", "time_s": 30.0, "shots": None, "targets": None, "range_mm": [200.0, 150.0],
        "place": "on-hit", "ties": "simple", "score": "points", "combo_window_s": 3.0, "combo_step_points": 1,
        "combo_cap_points": 5, "time_bonus_points": 5, "time_bonus_s": 2.0, "accuracy_factor": "sqrt",
    }  # fmt: skip
    assert {key: parameters[key] for key in expected} == expected
    assert rules_from(parameters, RULES_VERSION) == drill.rules


@pytest.mark.parametrize("name", DRILLS.shipped_names())
def test_the_rules_come_back_from_the_parameters(name: str) -> None:
    drill = DRILLS.get(name)
    assert rules_from(drill.parameters(FACES.get("classic")), RULES_VERSION) == drill.rules


def test_a_drill_that_never_ends_is_not_ranked() -> None:
    assert parse(HEAD + 'ends = "never"').ranked is False
    refused(HEAD + 'ends = "never"\nranked = true', "ranked is True", "never ends by itself")


def test_a_clock_that_is_the_score_needs_targets() -> None:
    refused(SHOTS + '[scoring]\nscore = "time"', "ends is 'shots'", '"targets"')


@pytest.mark.parametrize(("ends", "key"), [("time", "time_s"), ("shots", "shots"), ("targets", "targets")])
def test_each_end_has_its_own_limit_and_no_other(ends: str, key: str) -> None:
    refused(HEAD + f'ends = "{ends}"', f"{key} is missing")
    other = "shots" if key != "shots" else "targets"
    refused(HEAD + f'ends = "{ends}"\n{key} = 10\n{other} = 10', f"{other} is only for ends = ")
    refused(HEAD + f'ends = "never"\n{key} = 10', f"{key} is only for ends = ")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ('ends = "sometime"', ("ends is 'sometime'", *ENDS)),
        ("ends = 1", ("ends is 1",)),
        ("range_faces = [0.9, 2]", ("range_faces is [0.9, 2.0]", "at least 1 face")),
        ("range_faces = [2]", ("range_faces is [2]", "a list of 2 numbers")),
        ("range_faces = [2, nan]", ("range_faces is [2, nan]",)),
        ("range_faces = [21, 2]", ("range_faces is [21, 2]", "at most 20")),
        ('place = "anywhere"', ("place is 'anywhere'", "centre, on-hit")),
        ('ties = "bogus"', ("ties is 'bogus'", "issf")),
        ("ranked = 1", ("ranked is 1", "true or false")),
        ("name = ''", ("name is ''",)),
        ("bogus = 1", ("bogus is 1", "not known here")),
        ("scoring = 1", ("scoring is 1", "[scoring]")),
        ("[scoring]\ncombo_window_s = 0", ("scoring.combo_window_s is 0", "more than 0")),
        ("[scoring]\ncombo_window_s = nan", ("scoring.combo_window_s is nan",)),
        ("[scoring]\ncombo_step_points = -1", ("scoring.combo_step_points is -1",)),
        ("[scoring]\ncombo_cap_points = 1.5", ("scoring.combo_cap_points is 1.5", "a whole number")),
        ("[scoring]\ntime_bonus_s = 0", ("scoring.time_bonus_s is 0",)),
        ("[scoring]\ntime_bonus_points = true", ("scoring.time_bonus_points is True",)),
        ('[scoring]\naccuracy_factor = "cube"', ("scoring.accuracy_factor is 'cube'", "none, sqrt, linear")),
        ('[scoring]\nscore = "luck"', ("scoring.score is 'luck'", "points, time")),
        ("[scoring]\nbogus = 1", ("scoring.bogus is 1", "not known here")),
    ],
)
def test_each_wrong_value_is_named(line: str, parts: tuple[str, ...]) -> None:
    key = line.partition(" ")[0]
    text = "\n".join(kept for kept in SHOTS.splitlines() if not kept.startswith(f"{key} ="))
    refused(f"{text}\n{line}\n", *parts)


@pytest.mark.parametrize("value", ["0", "1001", "2.5", "nan", "true"])
def test_a_count_is_a_whole_number_that_a_person_can_shoot(value: str) -> None:
    refused(HEAD + f'ends = "shots"\nshots = {value}', "shots is ", "from 1 to 1000")


@pytest.mark.parametrize("value", ["0.5", "3601", "nan", "inf", "'30'"])
def test_a_time_is_between_a_second_and_an_hour(value: str) -> None:
    refused(HEAD + f'ends = "time"\ntime_s = {value}', "time_s is ", "at least 1 and at most 3600")


@pytest.mark.parametrize("name", ["Mine", "my drill", "", "../up"])
def test_the_files_name_is_the_drills_name(name: str) -> None:
    with pytest.raises(BadDrillError, match="the file's name is"):
        parse_drill(SHOTS.encode(), name, "f.toml")


VALUES: st.SearchStrategy[Any] = st.one_of(
    st.integers(), st.integers(0, 60), st.floats(), st.booleans(), st.sampled_from(["shots", "on-hit", "time", "x"]),
    st.lists(st.floats(0, 30), max_size=3),
)  # fmt: skip
KEYS = (
    "name",
    "summary",
    "ends",
    "time_s",
    "shots",
    "targets",
    "range_faces",
    "place",
    "ranked",
    "ties",
    "bogus",
)
SCORING = (
    "score", "combo_window_s", "combo_step_points", "combo_cap_points", "time_bonus_points", "time_bonus_s",
    "accuracy_factor",
)  # fmt: skip


def lines_of(table: dict[str, Any]) -> str:
    return "".join(
        f"{key} = {str(value).lower() if isinstance(value, bool) else repr(value)}\n" for key, value in table.items()
    )


@given(
    top=st.dictionaries(st.sampled_from(KEYS), VALUES),
    scoring=st.dictionaries(st.sampled_from(SCORING), VALUES),
    whole=st.booleans(),
)
def test_any_file_ends_in_a_drill_or_a_named_error(top: dict[str, Any], scoring: dict[str, Any], whole: bool) -> None:
    if whole:  # half of the files get past the first missing key
        top = {"name": "n", "summary": "s", "ends": "shots", "shots": 10, **top}
    try:
        drill = parse(lines_of(top) + "[scoring]\n" + lines_of(scoring))
    except BadDrillError as bad:
        assert str(bad).startswith("mine.toml: ") and "\n" not in str(bad)
        return
    limits = {"time": drill.time_s, "shots": drill.shots, "targets": drill.targets, "never": 1}
    assert limits[drill.ends] and min(drill.range_faces) >= 1
    assert drill.rules.combo_window_s > 0 and drill.rules.time_bonus_s > 0


@given(raw=st.binary(max_size=40))
def test_any_bytes_end_in_a_named_error(raw: bytes) -> None:
    with pytest.raises(BadDrillError):  # no drill is this short
        parse_drill(raw, "mine", "mine.toml")
