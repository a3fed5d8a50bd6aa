"""How a round's shots become a score whose parts add up exactly."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.drill.rules import ACCURACY_FACTORS, RULES_VERSION, Rules, Tally, factored, micros
from bullseye.errors import BadRecordError

Shots = list[tuple[float, int, bool]]
SHOTS: st.SearchStrategy[Shots] = st.lists(
    st.tuples(st.integers(0, 20_000_000), st.integers(0, 1000), st.booleans()), max_size=40
).map(lambda rows: [(t / 1_000_000, points, hit) for t, points, hit in sorted(rows)])
RULES = st.builds(
    Rules,
    combo_window_s=st.integers(1, 5_000_000).map(lambda us: us / 1_000_000),
    combo_step_points=st.integers(0, 9),
    combo_cap_points=st.integers(0, 30),
    time_bonus_points=st.integers(0, 50),
    time_bonus_s=st.integers(1, 5_000_000).map(lambda us: us / 1_000_000),
    accuracy_factor=st.sampled_from(ACCURACY_FACTORS),
)


def tallied(rules: Rules, shots: Shots) -> Tally:
    tally = Tally(rules)
    for t_s, points, hit in shots:
        tally.add(t_s, points, hit)
    return tally


def score_anew(rules: Rules, shots: Shots) -> tuple[int, int, int, int, int]:
    """Points, combo bonus, time bonus, score and best combo, worked out from the words of the rules."""
    points = combo_bonus = time_bonus = hits = combo = best = 0
    appeared_us, last_us = 0, None
    for t_s, worth, hit in shots:
        t_us = round(Fraction(t_s) * 1_000_000)
        if not hit:
            combo = 0
            continue
        alive = last_us is not None and t_us - last_us <= round(Fraction(rules.combo_window_s) * 1_000_000)
        combo = combo + 1 if alive else 1
        best = max(best, combo)
        hits += 1
        points += worth
        combo_bonus += min((combo - 1) * rules.combo_step_points, rules.combo_cap_points)
        share = 1 - Fraction(t_us - appeared_us, round(Fraction(rules.time_bonus_s) * 1_000_000))
        time_bonus += max(0, (rules.time_bonus_points * share).__floor__())
        appeared_us = last_us = t_us
    raw = points + combo_bonus + time_bonus
    if not shots:
        return 0, 0, 0, 0, 0
    if rules.accuracy_factor == "sqrt":
        score = isqrt(raw * raw * hits // len(shots))
    elif rules.accuracy_factor == "linear":
        score = raw * hits // len(shots)
    else:
        score = raw
    return points, combo_bonus, time_bonus, score, best


@given(rules=RULES, shots=SHOTS)
def test_the_breakdown_adds_up_exactly_and_is_what_the_rules_say(rules: Rules, shots: Shots) -> None:
    sums = tallied(rules, shots).totals()
    assert sums.points + sums.combo_bonus + sums.time_bonus + sums.accuracy_change == sums.score
    assert sums.raw == sums.points + sums.combo_bonus + sums.time_bonus
    assert (sums.points, sums.combo_bonus, sums.time_bonus, sums.score, sums.best_combo) == score_anew(rules, shots)
    assert sums.shots == len(shots) and sums.hits == sum(hit for _, _, hit in shots)
    assert sums.accuracy == (None if not shots else sums.hits / sums.shots)
    assert sums.accuracy_change <= 0 <= sums.score
    assert sums.hits == 0 or sums.best_combo >= 1


@given(rules=RULES, shots=SHOTS)
def test_what_each_shot_brought_adds_up_to_the_sums(rules: Rules, shots: Shots) -> None:
    tally = Tally(rules)
    awards = [tally.add(t_s, points, hit) for t_s, points, hit in shots]
    assert sum(award.total for award in awards) == tally.totals().raw
    assert max((award.combo for award in awards), default=0) == tally.totals().best_combo
    assert all(award == (0, 0, 0, 0, 0, False) for award, (_, _, hit) in zip(awards, shots, strict=True) if not hit)


@given(
    cost=st.integers(0, 500),
    factor=st.sampled_from(ACCURACY_FACTORS),
    kinds=st.lists(st.integers(0, 2), max_size=30),
)
def test_a_wrong_hit_costs_its_points_is_no_hit_and_everything_still_adds_up(
    cost: int, factor: str, kinds: list[int]
) -> None:
    tally = Tally(Rules(accuracy_factor=factor, wrong_hit_points=cost, time_bonus_points=3))
    awards = [tally.add(n / 2, 10, kind == 0, wrong=kind == 2) for n, kind in enumerate(kinds)]
    sums = tally.totals()
    assert (sums.shots, sums.hits, sums.wrong) == (len(kinds), kinds.count(0), kinds.count(2))
    assert sums.penalty == cost * kinds.count(2)
    assert sums.points + sums.combo_bonus + sums.time_bonus - sums.penalty + sums.accuracy_change == sums.score
    assert sum(award.total for award in awards) == sums.raw
    assert [award.wrong for award in awards] == [kind == 2 for kind in kinds]
    assert sums.raw >= 0 or sums.score == sums.raw, "a low accuracy does not make a loss smaller"


def test_a_wrong_hit_breaks_the_combo() -> None:
    tally = tallied(Rules(wrong_hit_points=4), [(1.0, 5, True), (1.5, 5, True)])
    assert tally.add(1.6, 10, False, wrong=True)[:5] == (0, 0, 0, 0, 4)
    assert tally.combo_at(1.6) == 0 and tally.add(1.7, 5, True).combo == 1


def test_a_target_can_come_later_than_the_hit_before() -> None:
    tally = Tally(Rules(time_bonus_points=100, time_bonus_s=2.0))
    assert tally.add(5.0, 0, True, appeared_s=4.5).time_bonus == 75
    assert tally.add(6.0, 0, True).time_bonus == 50


@given(raw=st.integers(0, 10**9), shots=st.integers(1, 1000), misses=st.integers(0, 1000))
def test_the_factors_are_cut_down_never_rounded_up(raw: int, shots: int, misses: int) -> None:
    hits = max(0, shots - misses)
    root = factored(raw, hits, shots, "sqrt")
    assert root**2 * shots <= raw**2 * hits < (root + 1) ** 2 * shots
    part = factored(raw, hits, shots, "linear")
    assert part <= Fraction(raw * hits, shots) < part + 1
    assert factored(raw, hits, shots, "none") == raw
    assert part <= root <= raw


@given(hits=st.integers(0, 30), misses=st.integers(0, 30), factor=st.sampled_from(ACCURACY_FACTORS))
def test_one_more_miss_never_adds_points(hits: int, misses: int, factor: str) -> None:
    shots = hits + misses
    assert factored(1000, hits, shots + 1, factor) <= (factored(1000, hits, shots, factor) if shots else 1000)


@pytest.mark.parametrize("factor", ACCURACY_FACTORS)
def test_no_shots_are_no_score_and_no_accuracy(factor: str) -> None:
    sums = Tally(Rules(accuracy_factor=factor)).totals()
    assert (sums.score, sums.shots, sums.best_combo, sums.last_hit_s) == (0, 0, 0, None)
    assert sums.accuracy is None


def test_only_misses_are_no_score_and_an_accuracy_of_nothing() -> None:
    sums = tallied(Rules(), [(1.0, 0, False), (2.0, 0, False)]).totals()
    assert (sums.score, sums.shots, sums.hits, sums.accuracy) == (0, 2, 0, 0.0)


def combos(rules: Rules, *times: float) -> list[int]:
    tally = Tally(rules)
    return [tally.add(t, 1, True).combo for t in times]


def test_a_combo_lives_exactly_as_long_as_its_window() -> None:
    rules = Rules(combo_window_s=3.0)
    assert combos(rules, 1.0, 4.0) == [1, 2]
    assert combos(rules, 1.0, 4.000001) == [1, 1]
    # Sums of floats that are not exact are compared in whole microseconds.
    assert combos(Rules(combo_window_s=0.3), 0.1, 0.4) == [1, 2]
    assert combos(Rules(combo_window_s=0.1), 0.2, 0.3) == [1, 2]


def test_a_combo_that_is_over_is_seen_to_be_over() -> None:
    tally = tallied(Rules(combo_window_s=3.0), [(1.0, 5, True), (2.0, 5, True)])
    assert (tally.combo_at(2.0), tally.combo_at(5.0), tally.combo_at(5.000001)) == (2, 2, 0)
    assert Tally(Rules()).combo_at(0.0) == 0


def test_a_miss_breaks_the_combo() -> None:
    tally = tallied(Rules(), [(1.0, 5, True), (1.5, 5, True)])
    tally.add(2.0, 0, False)
    assert tally.combo_at(2.0) == 0
    assert tally.add(2.1, 5, True).combo == 1
    assert tally.totals().best_combo == 2


def test_the_combo_bonus_grows_by_its_step_and_stops_at_its_cap() -> None:
    tally = Tally(Rules(combo_step_points=2, combo_cap_points=5, combo_window_s=60))
    assert [tally.add(t, 0, True).combo_bonus for t in range(6)] == [0, 2, 4, 5, 5, 5]


def test_the_time_bonus_falls_linearly_from_the_moment_the_target_appears() -> None:
    rules = Rules(time_bonus_points=100, time_bonus_s=2.0)
    assert [Tally(rules).add(t, 0, True).time_bonus for t in (0.0, 0.5, 1.0, 1.99, 2.0, 3.0)] == [
        100,
        75,
        50,
        0,
        0,
        0,
    ]
    assert Tally(rules).add(0.000001, 0, True).time_bonus == 99, "cut down, never rounded"


def test_a_target_appears_again_when_it_was_hit_and_not_when_it_was_missed() -> None:
    tally = Tally(Rules(time_bonus_points=100, time_bonus_s=2.0))
    assert tally.add(1.0, 0, True).time_bonus == 50
    assert tally.add(1.5, 0, False).time_bonus == 0
    assert tally.add(2.0, 0, True).time_bonus == 50


def test_each_target_has_a_time_of_its_own() -> None:
    tally = Tally(Rules(time_bonus_points=100, time_bonus_s=2.0))
    assert tally.add(1.0, 0, True, target=0).time_bonus == 50
    assert tally.add(1.5, 0, True, target=1).time_bonus == 25


@given(order=st.permutations([(10, True), (7, True), (0, False), (3, True), (0, False)]))
def test_without_bonuses_the_order_of_the_shots_does_not_matter(order: list[tuple[int, bool]]) -> None:
    rules = Rules(combo_cap_points=0, time_bonus_points=0)
    shots = [(float(n), points, hit) for n, (points, hit) in enumerate(order)]
    assert tallied(rules, shots).totals()[:7] == (5, 3, 20, 0, 0, isqrt(20 * 20 * 3 // 5) - 20, isqrt(240))


def test_the_square_root_factor_is_the_published_whole_number() -> None:
    sums = tallied(Rules(combo_cap_points=0), [(1.0, 10, True), (2.0, 9, True), (3.0, 0, False)]).totals()
    assert (sums.raw, sums.score, sums.accuracy_change) == (19, 15, -4)  # 19 * sqrt(2/3) is 15.51


def test_where_the_clock_is_the_score_it_is_the_last_hit_in_whole_milliseconds() -> None:
    rules = Rules(score="time", combo_cap_points=0, accuracy_factor="none")
    sums = tallied(rules, [(1.0, 10, True), (2.34567, 1, True), (9.0, 0, False)]).totals()
    assert (sums.score, sums.points, sums.last_hit_s) == (2346, 11, 2.34567)


def test_seconds_become_whole_microseconds() -> None:
    assert (micros(0.1 + 0.2), micros(3.0), micros(1e-7)) == (300_000, 3_000_000, 0)


def test_rules_of_an_unknown_version_are_refused() -> None:
    with pytest.raises(BadRecordError, match="rules version 99 is not known; this bullseye knows 1"):
        Tally(Rules(version=99))
    assert RULES_VERSION == 1
