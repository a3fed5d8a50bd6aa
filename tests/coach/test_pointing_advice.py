"""What to practise next: each rule fires on its evidence, names it, and stays silent without."""

from __future__ import annotations

import random
from math import cos, log2, pi, radians, sin

import pytest

from bullseye.coach.pointing_advice import Advice, advise, pace_for
from bullseye.errors import BadInputError
from bullseye.measure.over_time.learning import learning_curve
from bullseye.measure.pointing.outliers import FAR_SLOWER
from bullseye.measure.pointing.path import PathMeasures
from bullseye.measure.pointing.throughput import Run, Trial, runs_of

STEADY = PathMeasures(0, 0, 1, 0, 5.0, 6.0, 0.0)


def rings(
    spread: float, bias: float = 0.0, weak_deg: float | None = None, slow: float = 1.0, count: int = 3
) -> list[Run]:
    """So many sequences around a ring of 16 directions; *weak_deg* is a direction with thrice the spread."""
    chance, width, trials = random.Random(2), 40.0, []
    for sequence in range(count):
        diameter = 200.0 + 100 * sequence
        for n in range(48):
            angle = radians(22.5 * n)
            ux, uy = cos(angle), sin(angle)
            off = abs((22.5 * n - (weak_deg or 0) + 180) % 360 - 180)
            weak = weak_deg is not None and off < 23
            sd = spread * (3 if weak and slow == 1 else 1)
            dx, dy = chance.gauss(bias, sd), chance.gauss(0, sd)
            select = (diameter * ux + dx * ux - dy * uy, diameter * uy + dx * uy + dy * ux)
            mt = (100 + 150 * log2(diameter / width + 1)) * (slow if weak else 1)
            trials.append(Trial(0, 0, diameter * ux, diameter * uy, *select, mt, str(sequence), width))
    return runs_of(trials)


def ids(found: list[Advice]) -> list[str]:
    return [advice.id for advice in found]


# On a round target of 40: We is about 33, and one shot in 23 misses.
FITTING = 8.0


def test_who_fits_the_targets_hears_nothing() -> None:
    assert advise(rings(FITTING), [STEADY] * 10, 150.0) == []


def test_two_sequences_are_too_few_to_say_anything() -> None:
    assert advise(rings(30.0, count=2)) == []


def test_wider_than_the_targets_is_too_fast_with_its_evidence_and_a_pace() -> None:
    (found,) = advise(rings(20.0))
    assert found.id == "too-fast"
    assert found.evidence == "We 90 against W 40 and 60 % errors in 3 sequences"
    assert found.pace_ms is not None
    # The player's own line is 100 ms + 150 ms/bit; 4 % errors on the mean target need about its own time.
    assert found.pace_ms == pytest.approx(100 + 150 * log2(300 / 40 + 1), rel=0.02)
    assert f"{found.pace_ms:.0f} ms" in found.drill


def test_many_errors_are_too_fast_even_when_the_width_is_kept() -> None:
    (found,) = advise(rings(8.8))
    assert found.id == "too-fast"
    assert found.evidence.startswith("We 39 against W 40 and 9 % errors")


def test_far_narrower_than_the_targets_and_no_errors_is_over_careful() -> None:
    (found,) = advise(rings(3.0))
    assert found.id == "over-careful"
    mean = sum(move.mt_ms for run in rings(3.0) for move in run.moves) / 144
    assert found.pace_ms == pytest.approx(0.9 * mean)


@pytest.mark.parametrize(("bias", "word"), [(-8.0, "undershoot"), (8.0, "overshoot")])
def test_ends_off_by_an_eighth_of_the_width_are_named_by_their_side(bias: float, word: str) -> None:
    found = {advice.id: advice for advice in advise(rings(FITTING, bias=bias))}
    assert word in found
    assert ("short of" if bias < 0 else "beyond") in found[word].evidence


def test_a_bias_smaller_than_that_is_left_alone() -> None:
    assert not {"undershoot", "overshoot"} & set(ids(advise(rings(FITTING, bias=3.0))))


@pytest.mark.parametrize(("angle", "name"), [(0, "right"), (90, "low"), (225, "high left"), (315, "high right")])
def test_a_weak_direction_is_named_as_on_the_screen(angle: float, name: str) -> None:
    found = {advice.id: advice for advice in advise(rings(4.0, weak_deg=angle))}["direction"]
    assert found.evidence.startswith(f"going {name}, the spread is")
    assert found.directions_deg == (angle, (angle + 180) % 360)


def test_a_slow_direction_is_named_by_its_time() -> None:
    found = {advice.id: advice for advice in advise(rings(FITTING, weak_deg=180, slow=1.6))}["direction"]
    assert found.evidence.startswith("going left, the time is")
    assert " ms against " in found.evidence


def test_no_direction_is_named_to_who_has_no_weak_one() -> None:
    """The worst of eight directions is more than 1.3 times the median one in 4 of 10 such players."""
    chance, named, players = random.Random(7), 0, 100
    for _ in range(players):
        trials = []
        for sequence in range(6):
            for n in range(13):
                angle = radians(360 / 13 * n)
                ux, uy = cos(angle), sin(angle)
                select = (300 * ux + chance.gauss(0, 10), 300 * uy + chance.gauss(0, 10))
                mt = chance.lognormvariate(6.4, 0.25)
                trials.append(Trial(0, 0, 300 * ux, 300 * uy, *select, mt, str(sequence), 40.0))
        named += "direction" in ids(advise(runs_of(trials)))
    assert named <= 5


def test_a_pause_makes_no_direction_slow() -> None:
    runs = rings(FITTING)
    for run in runs[:2]:
        run.moves[3:4] = [run.moves[3]._replace(mt_ms=60_000.0, outlier=FAR_SLOWER)]
    assert "direction" not in ids(advise(runs))


def test_re_entries_and_turns_along_the_way_are_late_corrections() -> None:
    runs = rings(FITTING)
    assert ids(advise(runs, [STEADY._replace(re_entries=1)] * 4 + [STEADY] * 6)) == ["corrections"]
    assert ids(advise(runs, [STEADY._replace(turns_along=2)] * 10)) == ["corrections"]
    assert ids(advise(runs, [STEADY._replace(re_entries=1)] * 3 + [STEADY] * 7)) == []


def test_weaving_about_the_right_line_is_an_unsteady_path() -> None:
    runs = rings(FITTING)
    assert ids(advise(runs, [STEADY._replace(axis_crossings=2, variability=14.0, distance=9.0)] * 5)) == ["unsteady"]
    assert ids(advise(runs, [STEADY._replace(axis_crossings=2, variability=5.0, distance=9.0)] * 5)) == []


def test_costly_choices_and_a_plateau_are_said() -> None:
    runs = rings(FITTING)
    assert ids(advise(runs, rt_slope_ms_per_bit=220)) == ["choice"]
    assert "220 ms" in advise(runs, rt_slope_ms_per_bit=220)[0].evidence
    flat = learning_curve([4.0, 4.1, 3.9, 4.0, 4.1, 4.0, 3.9] * 3)
    assert ids(advise(runs, curve=flat)) == ["plateau"]
    rising = learning_curve([1.0, 2.0, 3.0, 4.0, 5.0, 6.1, 7.0])
    assert ids(advise(runs, curve=rising)) == []


def test_without_widths_nothing_is_said_of_speed_or_bias() -> None:
    bare = []
    for run in rings(20.0, bias=9):
        bare.append(run._replace(moves=[move._replace(width=None, error=None) for move in run.moves]))
    assert not {"too-fast", "overshoot"} & set(ids(advise(bare)))


def test_the_pace_for_an_error_rate_is_the_published_one() -> None:
    # At 3.88 % (z = 2.066) the factor is 1: the player's own time for the target.
    assert pace_for(0.038832, 100, 150, 300, 40) == pytest.approx(100 + 150 * log2(300 / 40 + 1), rel=1e-4)
    assert pace_for(0.01, 100, 150, 300, 40) > pace_for(0.04, 100, 150, 300, 40) > pace_for(0.2, 100, 150, 300, 40)
    for rate in (0.0, 1.0, float("nan")):
        with pytest.raises(BadInputError, match="cannot be aimed for"):
            pace_for(rate, 100, 150, 300, 40)


def test_the_ring_of_these_tests_goes_all_the_way_round() -> None:
    angles = {round(move.angle_deg or 0.0, 1) for move in rings(1.0)[0].moves}
    assert len(angles) == 16
    assert cos(pi) == -1
