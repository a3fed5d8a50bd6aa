"""The lesson pages: sentences and letters on small examples worked by hand, and that they never fail."""

from __future__ import annotations

from dataclasses import replace
from math import hypot, log, sqrt
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.classroom.lessons.data import Movement
from bullseye.classroom.lessons.fitts import means_of
from bullseye.classroom.lessons.lesson import mm, place_words, shots_words
from bullseye.classroom.lessons.registry import LESSONS, lesson
from bullseye.classroom.lessons.sampling import stages_of, student
from bullseye.classroom.lessons.spread import distances_of
from bullseye.errors import UnknownNameError
from bullseye.measure.maths.special import t_quantile
from bullseye.measure.shots.group import measure_group
from tests.classroom.lesson_class import simulated, taken_of
from tests.rounds import DRILLS, FACES, changed

KEYS = [one.id for one in LESSONS]
PLACES = st.tuples(st.floats(-500, 500), st.floats(-500, 500))


def letters(key: str, *taken: object) -> dict[str, str]:
    """The letters of a page with their values."""
    return {row.letter: row.value for row in lesson(key).page(taken).explanation.letters}  # type: ignore[arg-type]


# -- nothing, one, two, many -----------------------------------------------------------------------------


@pytest.mark.parametrize("key", KEYS)
def test_without_a_round_a_page_says_not_yet(key: str) -> None:
    page = lesson(key).page([])
    assert not page.ready and page.sentence.startswith("Not yet: nobody has ")
    assert page.explanation.formula and page.explanation.source


def test_one_shot_is_on_the_face_and_the_other_pages_say_what_lacks() -> None:
    one = [taken_of((3, -4))]
    assert lesson("shots").page(one).sentence == "One shot so far, 5.0 mm from the centre."
    assert lesson("distances").page(one).sentence == (
        "Not yet: one shot, 5.0 mm from the centre, has no spread; two are a start."
    )
    assert lesson("mean").page(one).sentence == (
        "Not yet: a mean needs two shots to say how sure it is, and there is one."
    )


def test_identical_shots_have_no_chance_in_them() -> None:
    same = [taken_of((3, 4), (3, 4), (3, 4))]
    assert lesson("mean").page(same).sentence == (
        "Not yet: the 3 shots all went to one and the same place, so chance has no part in it."
    )
    assert lesson("distances").page(same).ready  # about the centre they do have distances
    dead = [taken_of((0, 0), (0, 0))]
    assert lesson("distances").page(dead).sentence == (
        "Not yet: the 2 shots all lie exactly on the centre, so there is no spread to draw."
    )


# -- exact examples --------------------------------------------------------------------------------------


def test_the_shots_of_two_students_lie_on_one_face_with_their_middle() -> None:
    class_ = [taken_of((10, 0), (30, 0)), taken_of((20, 30), (20, 400), student="Bob")]
    assert lesson("shots").page(class_).sentence == (
        "4 shots by 2 shooters: 75.0 % hit, and the middle lies 20 mm right of and 108 mm above the centre."
    )


def test_the_ring_is_explained_with_the_last_shot() -> None:
    found = letters("shots", taken_of((10, 0), (-3, 4)))
    assert found == {"x": "−3.0 mm", "y": "4.0 mm", "r": "5.0 mm", "g": "6.0 mm", "R + g/2": "203.0 mm"}


def test_a_shot_beside_the_target_is_called_a_miss() -> None:
    # The last ring ends at 200 mm and the shot is 6 mm wide: at 203 it still touches.
    assert ": 50.0 % hit" in lesson("shots").page([taken_of((203, 0), (203.1, 0))]).sentence
    assert "misses" in lesson("shots").page([taken_of((204, 0))]).explanation.words
    assert "touches" in lesson("shots").page([taken_of((203, 0))]).explanation.words


def test_half_of_the_shots_lie_within_their_median_and_the_curve_predicts_from_sigma() -> None:
    shots = [(10.0, 0.0), (0.0, 20.0), (-30.0, 0.0), (0.0, -40.0)]
    found = distances_of(shots)
    assert (found.n, found.median) == (4, 25.0)
    # cG(9) from the half-integer gamma function: c4(9) = sqrt(2 / 8) Gamma(4.5) / Gamma(4) = 0.969311
    assert found.sigma == pytest.approx(sqrt(3000 / 8) / 0.9693107, rel=1e-6)
    assert found.predicted == pytest.approx(found.sigma * sqrt(2 * log(2)))
    # chi-squared with 8 degrees of freedom: 17.5345 and 2.17973 (any table)
    assert found.sigma_ci95 == pytest.approx((sqrt(3000 / 17.5345), sqrt(3000 / 2.17973)), rel=1e-5)
    assert lesson("distances").page([taken_of(*shots)]).sentence == (
        "Half of the 4 shots lie within 25 mm of the centre; the curve predicts 24 mm."
    )


def test_shots_at_another_face_are_mentioned_and_not_mixed_in() -> None:
    class_ = [taken_of((1, 2)), taken_of((10, 0), (0, 10), face="wa-40")]
    for key in ("shots", "distances", "mean"):
        assert lesson(key).page(class_).sentence.endswith(" 1 shot at other faces left out.")


def test_the_running_mean_and_its_interval_are_those_of_the_group_so_far() -> None:
    shots = [(float(7 * n % 13), float(5 * n % 11 - 3)) for n in range(40)]
    for stage in stages_of(shots):
        group = measure_group(shots[: stage.n])
        assert group.mpi_ci95 is not None
        (x_low, x_high), (y_low, y_high) = group.mpi_ci95
        assert (stage.x, stage.y) == pytest.approx((group.mpi_x, group.mpi_y))
        assert (stage.half_x, stage.half_y) == pytest.approx(((x_high - x_low) / 2, (y_high - y_low) / 2), rel=1e-6)


def test_the_mean_page_says_where_the_mean_lies_and_how_sure_that_is() -> None:
    page = lesson("mean").page([taken_of((10, 0), (14, 0), (12, 3), (12, -3))])
    # sd across sqrt(8 / 3), up sqrt(18 / 3); t(0.975; 3) = 3.18245 (any table)
    half = 3.18245 * sqrt(6) / 2
    assert page.sentence == f"4 shots: the mean lies 12 mm right of the centre, give or take {half:.1f} mm."
    assert "do not both hold the centre" in page.explanation.words
    assert letters("mean", taken_of((10, 0), (14, 0), (12, 3), (12, -3)))["t"] == "3.18"


def test_students_factor_is_right_to_seven_digits_where_it_is_expanded() -> None:
    for df in (1, 2, 29, 30, 31, 50, 100, 1000, 10_000):
        assert student(df) == pytest.approx(t_quantile(0.975, df), rel=1e-7)


def test_movements_are_averaged_in_steps_of_difficulty() -> None:
    moves = [Movement(1.01, 300), Movement(1.09, 320), Movement(1.11, 340), Movement(1.3, 500), Movement(1.5, 1)]
    [only] = means_of(moves)
    assert only == (pytest.approx(1.07), 320.0, 310.0, 330.0)


def test_the_line_finds_what_the_simulated_hand_was_given() -> None:
    """The shooter needs 0.12 s a bit and 0.2 s besides; from shot to shot 0.08 s of pressing come on top."""
    page = lesson("fitts").page(simulated("adaptive-size", [12.0] * 10))
    found = {row.letter: row.value for row in page.explanation.letters}
    assert page.ready and "ms longer (" in page.sentence
    assert abs(float(found["b"].removesuffix(" ms/bit")) - 120) < 12
    assert abs(float(found["a"].removesuffix(" ms")) - 280) < 25


def test_a_drill_whose_target_never_moves_names_drills_that_have_distances() -> None:
    page = lesson("fitts").page([taken_of((1, 2), (3, 4))])
    assert page.sentence == (
        "Not yet: this drill's target never moves; choose Timed, 30 s, Race to 30 or Find your size."
    )
    for name in ("timed-30", "race-30", "adaptive-size"):
        assert DRILLS.get(name).name in page.sentence


def test_a_few_movements_make_no_line() -> None:
    [one] = simulated("timed-30", [20.0])
    short = replace(one, record=changed(one.record, shots=one.record.shots[:4]))
    assert "3 movements cannot make a line" in lesson("fitts").page([short]).sentence


# -- who counts ------------------------------------------------------------------------------------------


def test_a_reference_shooter_and_rounds_taken_back_are_left_out() -> None:
    ann = taken_of((10, 0), (0, 10))
    machine = taken_of((99, 0), (0, 99), student="Reference", reference=True)
    back = taken_of((77, 0), counts=False)
    assert letters("distances", ann, machine, back)["n"] == "2"
    assert letters("distances", machine)["n"] == "2"  # alone, it shows what the page will be


def test_a_sentence_is_short_enough_for_three_lines_of_the_largest_type() -> None:
    """About 45 letters of 74 px go on a line of 1920 px."""
    class_ = simulated("timed-30", [20.0 + n for n in range(30)])
    for one in LESSONS:
        assert len(one.page(class_).sentence) <= 3 * 45 - 20


def test_every_lesson_has_its_own_id_a_title_and_a_question() -> None:
    assert len(set(KEYS)) == len(KEYS) >= 4
    for one in LESSONS:
        assert one.title and one.ask.endswith("?")
        assert one.page([]).id == one.id and one.page([]).title == one.title
    with pytest.raises(UnknownNameError, match="shots, distances"):
        lesson("nothing")


def test_the_looks_of_todays_face_are_lent_to_the_picture() -> None:
    page = lesson("shots").page([taken_of((1, 2))], FACES.get("classic"))
    assert page.ready


# -- properties ------------------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=25))
def test_any_shots_give_a_sentence_on_every_page(shots: list[tuple[float, float]]) -> None:
    class_ = [taken_of(*shots)]
    for one in LESSONS:
        page = one.page(class_)
        assert page.ready != page.sentence.startswith("Not yet: ")
        assert page.sentence.endswith(".") and "nan" not in page.sentence and "None" not in page.sentence
        assert all("nan" not in line for line in page.explanation.lines())


@settings(max_examples=50, deadline=None)
@given(st.lists(PLACES, min_size=2, max_size=60))
def test_sigma_lies_in_its_interval_and_half_the_shots_within_the_median(shots: list[tuple[float, float]]) -> None:
    found = distances_of(shots)
    assert found.sigma is not None and found.sigma_ci95 is not None and found.median is not None
    assert found.sigma_ci95.low <= found.sigma <= found.sigma_ci95.high
    assert found.median == median(hypot(x, y) for x, y in shots)


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 3000))
def test_the_stages_rise_from_two_to_the_last_shot(n: int) -> None:
    counts = [stage.n for stage in stages_of([(k % 7, k % 5) for k in range(n)])]
    assert counts[0] == 2 and counts[-1] == n and counts == sorted(set(counts)) and len(counts) < 100


@given(st.floats(-1e4, 1e4))
def test_a_length_is_read_with_a_true_minus_and_never_as_minus_nothing(value: float) -> None:
    text = mm(value)
    assert text.endswith(" mm") and "-" not in text
    assert not (text.startswith("−") and float(text[1:-3]) == 0)


def test_places_and_counts_in_words() -> None:
    assert place_words(3.21, -2) == "3.2 mm right of and 2.0 mm below the centre"
    assert place_words(-12, 0.01) == "12 mm left of the centre"
    assert place_words(0, 0) == "at the centre"
    assert (shots_words(1), shots_words(2), shots_words(1200)) == ("1 shot", "2 shots", "1,200 shots")


@pytest.mark.parametrize("key", ["shots", "distances", "mean"])
@pytest.mark.parametrize(("drill", "why"), [("tracking", "takes no clicks"), ("reaction-time", "discs and no face")])
def test_a_drill_without_shots_at_a_face_says_so(key: str, drill: str, why: str) -> None:
    page = lesson(key).page(simulated(drill, [3.0]))
    assert not page.ready and why in page.sentence and page.sentence.startswith("Not yet: ")


def test_a_line_that_chance_alone_could_draw_is_not_told_as_a_fact() -> None:
    [one] = simulated("timed-30", [20.0])
    told = []
    for shots in range(10, 30):
        page = lesson("fitts").page([replace(one, record=changed(one.record, shots=one.record.shots[:shots]))])
        if page.ready:
            within = next(row.value for row in page.explanation.letters if row.letter == "95 %")
            crosses = within.startswith("\u2212") and " to \u2212" not in within
            assert crosses == page.sentence.startswith("Too few to tell whether difficulty takes time (")
            told.append(crosses)
    assert any(told)
