"""docs/classroom.md quotes what simulated classes show: the same rounds are played again here, figure by figure."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest

from bullseye.classroom.lessons.legible import X_HEIGHT_OF_EM, least_font_px, readable_m
from bullseye.classroom.lessons.registry import LESSONS, lesson
from bullseye.classroom.log.taken import Taken
from bullseye.classroom.show.attract import IDLE_S, SHOWN_S
from bullseye.commands.simulate import DEFAULT_PLAYER
from bullseye.measure.shots.skill import p_within
from bullseye.session.clock import StepClock
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from bullseye.target.scoring import ring_reaches
from tests.rounds import DRILLS, FACES, ids, plan_of

PAGE = Path(__file__).parents[1] / "docs" / "classroom.md"
TEXT = " ".join(PAGE.read_text(encoding="utf-8").replace("\n> ", "\n").split())
RUNS = {"ten-shots": 40.0, "grouping": 30.0, "race-30": 20.0, "adaptive-size": 20.0}
"""The drills whose runs are quoted, with the spread of the shooter."""


@cache
def simulated(drill: str) -> list[Taken]:
    """What `bullseye simulate --face classic --drill ... --sigma ... --seed 1 --rounds 30` plays."""
    found = []
    for seed in range(1, 31):
        plan = plan_of(drill, "classic", seed, player=DEFAULT_PLAYER, device="simulated", simulated=True)
        record = play(plan, Shooter(RUNS[drill], Random(f"shooter {seed}")), StepClock(), ids())
        assert record is not None
        found.append(Taken(f"Seat {seed}", "", 1, record))
    return found


def letters(key: str, taken: list[Taken]) -> dict[str, str]:
    return {row.letter: row.value for row in lesson(key).page(taken).explanation.letters}


@pytest.mark.parametrize("drill", RUNS)
def test_the_command_that_is_given_plays_the_rounds_that_are_quoted(drill: str) -> None:
    command = f"`bullseye simulate --face classic --drill {drill} --sigma {RUNS[drill]:g} --seed 1 --rounds 30`"
    assert command in TEXT and f"*{DRILLS.get(drill).name}*" in TEXT


def test_the_sentences_of_the_pages_are_quoted_as_they_are() -> None:
    for key, drill in (
        ("shots", "ten-shots"), ("distances", "grouping"), ("fitts", "race-30"), ("fitts", "adaptive-size")
    ):  # fmt: skip
        assert lesson(key).page(simulated(drill)).sentence in TEXT


def test_the_rings_of_the_first_lesson_are_counted_and_expected_as_they_stand() -> None:
    rounds = simulated("ten-shots")
    points = Counter(hit.points for one in rounds for hit in one.card.hits)
    seen = [points[n] for n in range(10, 4, -1)]
    assert f"| shots | {' | '.join(map(str, [*seen, 300 - sum(seen)]))} |" in TEXT
    face = FACES.get("classic")
    within = [0.0, *(300 * p_within(reach, RUNS["ten-shots"]) for reach in ring_reaches(face, face.gauge_mm))]
    expected = [round(within[n + 1] - within[n]) for n in range(6)]
    assert f"| expected | {' | '.join(map(str, [*expected, round(300 - within[6])]))} |" in TEXT


def test_the_stages_of_the_second_lesson_are_those_of_the_pages() -> None:
    for seats in (1, 4, 16, 30):
        some = simulated("grouping")[:seats]
        says = lesson("mean").page(some).sentence.split(": ", 1)[1].rstrip(".")
        found = letters("distances", some)
        assert f"| {10 * seats} | {says} | {found['σ']}, {found['95 %']} |" in TEXT
        low, high = (float(word.removesuffix(" mm")) for word in found["95 %"].split(" to "))
        assert low <= RUNS["grouping"] <= high


def test_the_intervals_of_the_third_lesson_are_those_of_the_pages() -> None:
    first, second = (letters("fitts", simulated(drill))["95 %"] for drill in ("race-30", "adaptive-size"))
    first, second = (value.replace("/bit", "").replace(" ms to", " ms to") for value in (first, second))
    assert f"interval of the first is {first}, that of the second {second}" in TEXT
    assert "this class needs 122 ms a bit" in TEXT and letters("fitts", simulated("race-30"))["b"] == "122 ms/bit"


def test_every_lesson_page_is_named_by_its_title() -> None:
    for one in LESSONS:
        assert f"*{one.title}*" in TEXT


def test_the_count_down_is_described_as_it_is() -> None:
    assert f"for {IDLE_S - SHOWN_S:g} seconds: a count-down from {SHOWN_S:g} appears" in TEXT


@pytest.mark.parametrize("picture_m", [2.0, 2.4, 3.0, 4.0])
def test_the_table_of_distances_is_the_arithmetic(picture_m: float) -> None:
    cells = [f"{picture_m:.1f} m wide", f"{1000 * picture_m / 1920:.2f} mm", f"{least_font_px(10, picture_m):.0f} px"]
    cells += [f"{readable_m(size, picture_m):.1f} m" for size in (24, 48, 74)]
    assert f"| {' | '.join(cells)} |" in TEXT


def test_the_largest_type_of_the_window_reaches_as_far_as_the_page_says() -> None:
    from bullseye.desk.kit.palette import MIN_HEIGHT_PX, SIZES

    largest_px = round(SIZES["hero"] * 1080 / MIN_HEIGHT_PX)
    wide_enough_m = next(tenths / 10 for tenths in range(10, 100) if readable_m(largest_px, tenths / 10) >= 10)
    assert (
        f"is {largest_px} px: it reaches {readable_m(largest_px, 2.4):.1f} m there, and ten metres on a picture "
        f"{wide_enough_m} m wide"
    ) in TEXT


def test_the_fonts_x_is_as_high_as_the_arithmetic_takes_it() -> None:
    from bullseye.picture.ink import font

    left, top, right, bottom = font(1000).getbbox("x", anchor="ls")
    assert X_HEIGHT_OF_EM <= -top / 1000 == 0.53
    assert f"{-top / 1000:.3f} in the family of the pictures" in TEXT
