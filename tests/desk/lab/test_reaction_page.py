"""The reaction test in a real window: wait, light, answer, and what the result says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bullseye.desk.lab.reaction_page import AWAY, NOBODY, SHOWN_S
from bullseye.desk.lab.reaction_result_page import ReactionResultPage
from bullseye.play.services import Services
from bullseye.session.reaction import EARLY, GOOD, LATE, WRONG, Phase
from bullseye.session.round import State
from tests.desk.desk_rooms import texts_in, type_key
from tests.desk.lab_hands import ReactionHand, move, press
from tests.fakes import ManualClock

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.lab.reaction_page import ReactionPage


def begun(window: Window, drill: str) -> ReactionPage:
    window.services.settings.update(drill=drill)
    window.show("play")
    window.root.update()
    page: Any = window.page
    page.canvas.focus_force()
    return page  # type: ignore[no-any-return]


def test_a_simple_test_is_played_to_its_result(window: Window, services: Services, clock: ManualClock) -> None:
    page = begun(window, "reaction-time")
    assert page.canvas.said() == ("Click to begin", "Then wait for the light.")
    ReactionHand(page, clock).play()
    result = window.page
    assert isinstance(result, ReactionResultPage)
    assert (result.number.cget("text"), result.unit.cget("text")) == ("240", "ms")
    assert result.table is None
    (record,) = services.store.records()
    assert [trial.result for trial in record.reaction.trials] == [GOOD] * 20
    assert record.timing is not None


def test_a_test_with_choices_has_a_row_for_each_number_of_discs(
    window: Window, services: Services, clock: ManualClock
) -> None:
    page = begun(window, "reaction-choice")
    ReactionHand(page, clock).play()
    result: Any = window.page
    assert result.table.count == 4 and "Each bit costs" in texts_in(result)
    (record,) = services.store.records()
    assert len(record.shots) == 40 and record.accuracy == 1.0


def test_the_disc_is_drawn_lit_when_its_time_has_come(window: Window, clock: ManualClock) -> None:
    page = begun(window, "reaction-time")
    before = str(page.canvas.itemcget(page._items[0], "image"))
    hand = ReactionHand(page, clock)
    hand.until_lit()
    assert str(page.canvas.itemcget(page._items[0], "image")) != before and page.canvas.said() == ("", "")
    hand.answer()
    assert str(page.canvas.itemcget(page._items[0], "image")) == before
    assert page.canvas.said()[0] == "Wait for the light"


def test_a_press_before_the_light_is_told_calmly_and_counted(window: Window, clock: ManualClock) -> None:
    page = begun(window, "reaction-time")
    press(page, clock, *ReactionHand(page, clock).centre())
    press(page, clock, *ReactionHand(page, clock).centre())
    assert page.test.trials[0].result == EARLY
    assert page.canvas.said() == ("Wait for the light", "That was too early; this one does not count.")
    assert page.panel.count.cget("text") == "0 of 20"


def test_no_answer_is_too_late(window: Window, clock: ManualClock) -> None:
    page = begun(window, "reaction-time")
    ReactionHand(page, clock).until_lit()
    clock.advance(2.1)
    page.frame()
    assert page.test.last == LATE and page.panel.count.cget("text") == "1 of 20"


def test_the_time_of_an_answer_is_at_the_disc_for_a_moment(window: Window, clock: ManualClock) -> None:
    page = begun(window, "reaction-time")
    hand = ReactionHand(page, clock)
    hand.until_lit()
    hand.answer()
    assert page.canvas.said() == ("Wait for the light", "240 ms")
    clock.advance(SHOWN_S)
    page.pace()
    assert "240 ms" not in page.canvas.said()


def test_light_after_light_without_an_answer_pauses_the_test_with_a_reason(window: Window, clock: ManualClock) -> None:
    page = begun(window, "reaction-time")
    hand = ReactionHand(page, clock)
    for n in range(AWAY):
        assert page.round_state is State.RUNNING, n
        hand.until_lit()
        clock.advance(2.1)
        page.frame()
    assert page.round_state is State.PAUSED and page.canvas.said() == ("Paused", NOBODY)
    type_key(page.canvas, "space")
    hand.until_lit()
    clock.advance(2.1)
    page.frame()
    assert page.round_state is State.RUNNING and page.test.last == LATE


def test_with_choices_the_pointer_rests_in_the_middle_first(window: Window, clock: ManualClock) -> None:
    page = begun(window, "reaction-choice")
    move(page, 5, 5)
    assert page.test.phase is Phase.HOME and page.canvas.said() == ("", "Rest here")
    move(page, *ReactionHand(page, clock).centre())
    assert page.test.phase is Phase.WAIT and page.canvas.said() == ("", "Wait")
    move(page, 5, 5)
    assert page.test.last == EARLY and page.canvas.said()[1].startswith("Too early")


def test_another_disc_than_the_lit_one_is_wrong(window: Window, clock: ManualClock) -> None:
    page = begun(window, "reaction-choice")
    hand = ReactionHand(page, clock)
    while page.test.choices == 1:
        hand.until_lit()
        hand.answer()
    hand.until_lit()
    hand.answer(disc=((page.test.lit or 0) + 1) % page.test.choices)
    assert page.test.last == WRONG


def test_space_pauses_and_the_trial_begins_anew(window: Window, clock: ManualClock) -> None:
    page = begun(window, "reaction-time")
    ReactionHand(page, clock).until_lit()
    type_key(page.canvas, "space")
    assert page.canvas.said()[0] == "Paused" and page.test.lit is None
    type_key(page.canvas, "space")
    assert page.canvas.said()[0] == "Click to begin" and page.test.trials == []
