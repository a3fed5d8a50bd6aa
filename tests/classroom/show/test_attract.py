"""Attract mode: when it begins, what stops it, and that what it says is true of the round it shows."""

from __future__ import annotations

import re
from math import hypot, inf
from pathlib import Path
from random import Random
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.classroom.lessons.data import ways_of
from bullseye.classroom.lessons.lesson import mm, place_words
from bullseye.classroom.show.attract import IDLE_S, SHOWN_S, Attract
from bullseye.classroom.show.demo import Demo, Visitor, reading_s
from bullseye.classroom.show.programme import PROGRAMME
from bullseye.measure.shots.group import measure_group
from bullseye.play.round.playback import Playback
from tests.fakes import ManualClock
from tests.rounds import DRILLS, FACES


def attract(seed: int = 3, clock: ManualClock | None = None) -> Attract:
    return Attract(clock or ManualClock(), Random(seed), FACES, DRILLS)


def all_demos(seed: int = 3) -> list[Demo]:
    """One time through the programme."""
    made = attract(seed)
    return [made.demo() for _ in PROGRAMME]


# -- the count-down --------------------------------------------------------------------------------------


def test_after_ninety_seconds_without_a_touch_it_is_due_and_the_last_thirty_are_shown() -> None:
    clock = ManualClock(1000.0)
    made = attract(clock=clock)
    assert (IDLE_S, SHOWN_S) == (90, 30)
    seen = {}
    for second in range(92):
        seen[second] = made.idle()
        clock.advance(1.0)
    assert seen[0] == seen[59] == (None, False)
    assert (seen[60], seen[61], seen[89]) == ((30, False), (29, False), (1, False))
    assert seen[90] == seen[91] == (None, True)


def test_between_two_seconds_the_count_shows_the_one_that_has_begun() -> None:
    clock = ManualClock()
    made = attract(clock=clock)
    clock.advance(60.5)
    assert made.idle().left_s == 30
    clock.advance(29.4)
    assert made.idle().left_s == 1


def test_any_input_starts_the_count_anew() -> None:
    clock = ManualClock()
    made = attract(clock=clock)
    clock.advance(85)
    assert made.touched() is True  # a count was on the screen
    clock.advance(59)
    assert made.idle() == (None, False)
    assert made.touched() is False  # nothing was
    clock.advance(IDLE_S)
    assert made.idle().due


def test_any_input_stops_a_demonstration() -> None:
    made = attract()
    demo = made.demo()
    assert made.running is demo and made.caption(0.0) == demo.captions[0][1]
    assert made.touched() is True
    assert made.running is None and made.caption(0.0) == ""


def test_another_time_can_be_asked_for() -> None:
    made = attract(clock=ManualClock(50.0))
    assert made.idle(50.0 + 75).left_s == 15
    assert made.idle().left_s is None


# -- the programme ---------------------------------------------------------------------------------------


def test_the_programme_has_several_drills_and_skills_and_starts_again_at_its_end() -> None:
    made = attract()
    demos = [made.demo() for _ in range(2 * len(PROGRAMME))]
    assert len(PROGRAMME) >= 4
    assert [demo.id for demo in demos] == 2 * [act.id for act in PROGRAMME]
    assert len({demo.replay.card.record.drill for demo in demos}) == len(PROGRAMME)
    assert len({demo.sigma_mm for demo in demos}) >= 4
    # The second time round it is not the same round again.
    assert demos[0].replay.card.shots != demos[len(PROGRAMME)].replay.card.shots


def test_the_same_chance_plays_the_same_programme_and_another_one_does_not() -> None:
    one, same, other = ([(d.captions, d.replay.card.record) for d in all_demos(seed)] for seed in (5, 5, 6))
    assert one == same
    assert one != other


@pytest.mark.parametrize("number", range(len(PROGRAMME)), ids=[act.id for act in PROGRAMME])
def test_a_demonstration_is_a_real_round_that_plays_back_exactly_and_is_ranked_nowhere(number: int) -> None:
    demo = all_demos()[number]
    record = demo.replay.card.record
    assert demo.replay.exact
    assert record.simulated is True and record.ranked is False
    assert record.score == (None if record.parameters.score == "none" else demo.replay.card.totals.score)
    assert demo.length_s >= demo.replay.duration_s > 10


def test_it_can_be_watched_by_a_clock_and_stands_still_under_the_last_captions() -> None:
    clock = ManualClock()
    demo = all_demos()[0]
    watched = Playback(demo.replay, clock)
    watched.play()
    clock.advance(demo.length_s)
    assert watched.t_s == demo.replay.duration_s < demo.length_s
    assert demo.replay.at(watched.t_s).shots == 10


def test_nothing_of_it_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    real = open

    def spy(file: object, mode: str = "r", *more: object, **named: object) -> object:
        if set(mode) & set("wax+"):
            written.append(str(file))
        return real(file, mode, *more, **named)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", spy)
    monkeypatch.setattr("io.open", spy)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    all_demos()
    assert written == [] and list(tmp_path.rglob("*")) == []
    spy(tmp_path / "seen", "w").close()  # type: ignore[attr-defined]
    assert written  # the spy does see what is written


# -- the captions ----------------------------------------------------------------------------------------


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**31))
def test_every_caption_comes_in_time_and_stands_long_enough_to_be_read(seed: int) -> None:
    for demo in all_demos(seed):
        times = [when for when, _ in demo.captions]
        assert times[0] == 0.0 and times == sorted(times) and len(times) >= 4
        for (when, text), after in zip(demo.captions, [*times[1:], demo.length_s], strict=True):
            assert after - when >= reading_s(text) - 1e-9, text
            assert demo.caption(when) == text and text.endswith((".", "?"))
            assert "nan" not in text and "None" not in text and len(text) < 160


def test_before_the_first_caption_nothing_is_said() -> None:
    assert all_demos()[0].caption(-0.1) == ""


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**31))
def test_what_is_said_of_a_shot_is_true_of_it_and_said_only_after_it_fell(seed: int) -> None:
    demo = all_demos(seed)[0]
    card, told = demo.replay.card, []
    for when, text in demo.captions:
        found = re.match(r"Shot (\d+) lies (.+?) from the centre and (?:scores (\d+)|misses)\.", text)
        if found:
            shot, hit = card.shots[int(found[1]) - 1], card.hits[int(found[1]) - 1]
            assert shot.t < when
            assert shot is card.shots[-1] or card.shots[int(found[1])].t > when - 0.5  # it is the latest
            assert found[2] == mm(hypot(shot.x_mm, shot.y_mm))
            assert (int(found[3]) if found[3] else 0) == hit.points
            told.append(found[1])
    assert len(told) == len(set(told)) == 2
    assert f"10 shots, {card.totals.score} points" in demo.captions[-1][1]


def test_the_group_is_described_by_its_own_numbers() -> None:
    demo = all_demos()[1]
    group = measure_group([(shot.x_mm, shot.y_mm) for shot in demo.replay.card.shots])
    said = " ".join(text for _, text in demo.captions)
    assert group.mpi_x is not None and group.mpi_y is not None and group.sigma is not None
    assert place_words(group.mpi_x, group.mpi_y) in said
    assert f"are {mm(group.extreme_spread)} apart" in said and f"across and up, is {mm(group.sigma)}" in said
    assert group.mpi_x > 15 and group.mpi_y < -10  # it does lie off the centre, low right


def test_the_circle_of_half_the_shots_is_counted_in_the_round_itself() -> None:
    demo = all_demos()[3]
    far = [hypot(shot.x_mm, shot.y_mm) for shot in demo.replay.card.shots]
    radius = 1.17741 * demo.sigma_mm
    assert f"{mm(radius)}. Here it is {sum(r <= radius for r in far)} of 30." in " ".join(t for _, t in demo.captions)


@pytest.mark.parametrize(("number", "how"), [(2, "away"), (4, "wide")])
def test_far_and_small_targets_take_longer_by_the_rounds_own_times(number: int, how: str) -> None:
    times = []
    for seed in range(8):
        said = " ".join(text for _, text in all_demos(seed)[number].captions)
        found = re.findall(rf"argets up to \d+ mm {how} took ([\d.]+) s on average\. \w+ ones took ([\d.]+) s", said)
        times.append([float(value) for value in found[-1]])
        assert "Here each bit costs 0." in said
    demo = all_demos()[number]
    found_ways = ways_of(demo.replay.card.record)
    ways = [(way.way_mm if how == "away" else way.wide_mm, way.movement.mt_ms) for way in found_ways]
    middle = median(length for length, _ in ways)
    low, high = ([ms for length, ms in ways if (length > middle) == above] for above in (False, True))
    said = f"Targets up to {mm(middle)} {how} took {sum(low) / len(low) / 1000:.2f} s on average."
    assert [text for _, text in demo.captions if text.startswith(said)] != []
    assert any(f"ones took {sum(high) / len(high) / 1000:.2f} s." in text for _, text in demo.captions)
    near, far = (sum(column) for column in zip(*times, strict=True))
    assert far > near if how == "away" else far < near


def test_a_visitor_is_slower_and_aims_beside_the_centre_but_spreads_as_stated() -> None:
    plain, other = Visitor(20.0, Random(1)), Visitor(20.0, Random(1), slower=3.0, off_mm=(5.0, -7.0))
    assert other.pace_s(300, 100) == pytest.approx(3 * plain.pace_s(300, 100))
    x, y = plain.aim(0.0, 0.0)
    assert other.aim(0.0, 0.0) == pytest.approx((x + 5, y - 7))


def test_a_class_may_wait_longer_shorter_or_for_ever() -> None:
    clock = ManualClock()
    made = Attract(clock, Random(3), FACES, DRILLS, 40)
    assert made.idle() == (None, False) and made.wait_s() == 10.0
    clock.advance(10.0)
    assert made.idle() == (30, False) and made.wait_s() == 1.0
    clock.advance(0.25)
    assert made.idle() == (30, False) and made.wait_s() == 0.75
    clock.advance(29.75)
    assert made.idle() == (None, True) and made.wait_s() == 0.0
    never = Attract(clock, Random(3), FACES, DRILLS, 0)
    clock.advance(1e6)
    assert never.idle() == (None, False) and never.wait_s() == inf


def test_how_long_is_a_choice_of_the_class_and_an_older_class_has_the_usual_one() -> None:
    from bullseye.classroom.people.options import Choices, problem_with

    assert Choices().idle_s == IDLE_S
    assert Choices().changed(idle_s=0).idle_s == 0
    assert problem_with({"idle_s": 3600}) == ""
    for wrong in (-1, 3601, 1.5, True, "90"):
        assert "idle_s" in problem_with({"idle_s": wrong})
