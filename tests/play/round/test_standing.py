"""What stands beside the shots when a series or a round is over."""

from __future__ import annotations

from bullseye.play.round.outcome import Outcome
from bullseye.play.round.standing import STAYS_S, Standing, of_round, of_series
from bullseye.session.scorecard import score_record
from tests.fakes import ManualClock, RecordingView
from tests.play.round.test_controller import MIDDLE, Play
from tests.rounds import plan_of


class Large(RecordingView):
    """A view that keeps the face of a series."""

    def show_standing(self, standing: Standing | None) -> None:
        self.calls.append(("standing", standing))


def course(clock: ManualClock) -> tuple[Play, Large]:
    """A course of fire on a view that keeps faces, its first series open."""
    play, view = Play(plan_of("course-of-fire"), clock), Large()
    play.controller._view = play.view = view
    play.controller._moving_view = view
    wait_for_series(play)
    return play, view


def wait_for_series(play: Play) -> None:
    while True:
        play.pass_s(0.1)
        series = play.controller.round.series(play.controller.round.elapsed_s())
        if series is not None and series.is_open:
            return


def shoot_out(play: Play) -> None:
    for n in range(5):
        play.pass_s(0.5)
        play.click(MIDDLE + 2 * n)


def test_the_sum_of_a_series_and_its_group_stay_with_its_shots(clock: ManualClock) -> None:
    play, view = course(clock)
    scenes = len(view.told("scene"))
    shoot_out(play)
    points = sum(award.points for award in play.controller.round.awards)
    assert view.last("standing").figure == str(points) and view.last("standing").words == "extreme spread 4.00 mm"
    assert len(play.controller.scene().marks) == 5 and play.controller.scene().targets
    play.pass_s(STAYS_S - 0.1)
    assert len(view.told("scene")) == scenes and view.last("targets")
    play.pass_s(0.2)
    assert view.last("standing") is None and view.last("scene").marks == () and view.last("targets") == ()


def test_it_takes_nothing_from_the_time_of_the_next_series(clock: ManualClock) -> None:
    play, view = course(clock)
    shoot_out(play)
    series = play.controller.round.series(play.controller.round.elapsed_s())
    assert series is not None
    play.pass_s(series.opens_s - play.controller.round.elapsed_s())
    assert view.last("standing") is None and view.last("targets") and view.last("scene").marks == ()
    now = play.controller.round.series(play.controller.round.elapsed_s())
    assert now is not None and now.is_open and now.opens_s == series.opens_s


def test_a_click_ends_it_but_not_one_right_after_the_last_shot(clock: ManualClock) -> None:
    play, view = course(clock)
    shoot_out(play)
    play.click()
    assert view.last("standing") is not None
    play.pass_s(0.5)
    play.click()
    assert view.last("standing") is None and len(play.controller.round.shots) == 5


def test_a_round_begun_anew_has_no_face_that_stays(clock: ManualClock) -> None:
    play, view = course(clock)
    shoot_out(play)
    play.controller.restart()
    assert view.last("standing") is None and view.last("scene").marks == ()


def test_a_series_without_a_shot_has_no_sum(clock: ManualClock) -> None:
    play, _ = course(clock)
    assert of_series(play.controller.round, 0) is None


def test_a_round_says_its_score_and_its_group_where_all_was_fired_at_one_place(clock: ManualClock) -> None:
    for drill, words in (("ten-shots", "extreme spread 0 mm"), ("timed-30", "")):
        play = Play(plan_of(drill), clock)
        for _ in range(10):
            play.pass_s(0.4)
            play.click_target()
        play.pass_s(30)
        standing = of_round(Outcome(score_record(play.saved[0])))
        assert standing.figure == str(play.saved[0].score) and standing.words == words
