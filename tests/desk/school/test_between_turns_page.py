"""Between two turns: who is next, how the round went, what the teacher's acts change, and a round's host."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.classroom.log.audit import audit_of
from bullseye.desk.school.between_turns_page import ALL_DONE, AWAY, NOBODY, facts_of
from bullseye.desk.school.class_mode import ClassMode
from bullseye.desk.school.teacher_acts import TeacherActs
from bullseye.desk.school.teacher_keys import TeacherOverlay
from bullseye.desk.school.turn_host import NO_RESTART, ClassHost
from bullseye.errors import StorageError
from bullseye.session.round import State
from tests.desk.class_rooms import (
    FullScreen,
    class_page,
    notices,
    open_class,
    play_turn,
    quick_turn,
    shoot,
    sit_down,
    texts_on,
)
from tests.desk.desk_rooms import answer, type_key
from tests.fakes import ManualClock
from tests.gui import press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


def then(window: Window) -> list[str]:
    return [label.cget("text") for label in class_page(window).then]


def test_the_next_name_is_large_and_three_follow(window: Window) -> None:
    open_class(window, "Anna", "Ben", "Cleo", "Dina", "Emil")
    page = class_page(window)
    assert page.next_name.text == "Anna" and then(window) == ["Ben", "Cleo", "Dina"]
    assert page.progress.cget("text") == "0 of 10 rounds"
    window.root.update()
    assert page.next_name.size_px >= 80 * window.root.winfo_width() / 1920


def test_the_longest_name_still_is_as_large_as_ten_metres_take(window: Window) -> None:
    open_class(window, "W" * 40)
    page = class_page(window)
    assert page.next_name.text == "W" * 40, "it is called whole"
    window.root.update()
    root = window.root
    assert page.next_name.size_px >= 80 * min(root.winfo_width() / 1920, root.winfo_height() / 1080) * 0.75
    quick_turn(window.mode)  # type: ignore[arg-type]
    assert page.last_card.winfo_width() == page.then_card.winfo_width(), "a long name pushes nothing aside"


def test_the_class_wears_the_projectors_colours_and_the_player_gets_their_own_back(window: Window) -> None:
    desk = open_class(window, "Anna")
    assert window.theme.palette.name == "projector" and window.services.settings.theme == "light"
    desk.leave()
    assert window.theme.palette.name == "light" and window.mode is None
    assert window.page is not None and window.page.name == "start"


def test_a_full_screen_class_is_as_large_as_the_screen_takes_and_the_window_comes_back(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bullseye.classroom.log.open_class import OpenClass
    from bullseye.classroom.people.options import Choices

    services, root = window.services, window.root
    width, screen = root.winfo_width(), FullScreen(root, monkeypatch)
    room = OpenClass.new(services.dirs.data, Choices(), services.clock.utc)
    desk = ClassMode(window, room, TeacherOverlay, full=True)
    desk.enter()
    assert window.theme.scale >= 1 and window.theme.scale == pytest.approx(
        max(1.0, min(root.winfo_screenwidth() / 1024, root.winfo_screenheight() / 700)), rel=0.01
    )
    assert screen.on
    desk.leave()
    root.update()
    assert not screen.on and root.winfo_width() == width


def test_a_round_is_played_by_clicks_and_its_score_place_and_group_are_said(window: Window, clock: ManualClock) -> None:
    desk = open_class(window, "Anna", "Ben")
    play_turn(window, clock)
    page, taken = class_page(window), desk.class_state.taken[0]
    assert page.next_name.text == "Ben" and page.last_title.cget("text") == "Anna"
    assert page.last_score.cget("text") == f"{taken.score} points"
    assert page.last_words.cget("text").startswith("1st of 1") and " sigma " in page.last_words.cget("text")
    assert page.progress.cget("text") == "1 of 4 rounds" and page.left.cget("text") == "about 2 minutes left"
    assert window.services.store.rounds() == [] and not window.services.dirs.history.exists()


def test_everyone_meets_the_same_seed_and_the_round_is_played_under_the_class_name(
    window: Window, clock: ManualClock
) -> None:
    desk = open_class(window, "Anna", "Ben", seed=77)
    play_turn(window, clock)
    play_turn(window, clock, luck=2)
    assert [(t.record.seed, t.record.player) for t in desk.class_state.taken] == [(77, "Anna"), (77, "Ben")]
    play_turn(window, clock)
    assert desk.class_state.taken[-1].record.seed == 78


def test_a_personal_choice_of_a_test_does_not_reach_the_class(window: Window, clock: ManualClock) -> None:
    tests = [drill.id for drill in window.services.drills.items() if drill.test]
    window.services.settings.update(drill=tests[0])
    open_class(window, "Anna")
    assert sit_down(window, clock).name == "play"


def test_r_throws_no_round_of_the_class_away_and_says_so(window: Window, clock: ManualClock) -> None:
    open_class(window, "Anna")
    page = sit_down(window, clock)
    shoot(page, clock, 5, Random(1))
    fired = len(page.controller.round.hits)
    press_key(page.canvas, "r")
    assert len(page.controller.round.hits) == fired == 1
    assert NO_RESTART in texts_on(window.stage)
    answer(window, lambda card: card.yes.invoke())
    type_key(page.canvas, "Escape")
    assert NO_RESTART not in texts_on(window.stage)


def test_a_round_that_is_left_is_offered_to_the_same_student_again(window: Window, clock: ManualClock) -> None:
    desk = open_class(window, "Anna", "Ben")
    page = sit_down(window, clock)
    shoot(page, clock, 5, Random(1))
    answer(window, lambda card: card.yes.invoke())
    type_key(page.canvas, "Escape")
    assert class_page(window).next_name.text == "Anna" and desk.class_state.taken == []
    assert any("left a turn without a result" in line.text for line in audit_of(desk.class_state))
    assert not desk.in_round and desk.host is None
    assert "left 1 time" in class_page(window).under_name.cget("text"), "the whole room can read it"
    quick_turn(desk)
    assert desk.class_state.times_left(1) == 0


def test_the_median_of_the_class_plays_along_when_the_teacher_wants_it(window: Window, clock: ManualClock) -> None:
    desk = open_class(window, "Anna", "Ben", "Cleo")
    host = ClassHost(desk)
    host.sit_down()
    assert host.ghost() is None, "it is off"
    host.left()
    desk.toggle_ghost()
    quick_turn(desk)
    page = sit_down(window, clock)
    ghost = desk.host.ghost() if desk.host is not None else None
    assert ghost is not None and page.controller.plan.player == "Ben"
    window.root.update()
    type_key(page.canvas, "Escape")
    window.root.update()
    assert "median plays along" in class_page(window).state_text.cget("text")


def test_a_round_that_cannot_be_kept_stays_in_the_window_and_enter_tries_again(
    window: Window, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_class(window, "Anna", "Ben")
    log: Any = desk.room.log
    append = log.append

    def full(event: Any) -> None:
        if event.kind == "taken":
            raise StorageError("there is no space left on the disk")
        append(event)

    monkeypatch.setattr(log, "append", full)
    play_turn(window, clock)
    page = class_page(window)
    assert desk.class_state.taken == [] and page.next_name.text == "is not saved yet"
    assert any("no space left" in text for text in notices(window))
    press_key(page.start_button, "Return")
    assert desk.class_state.taken == [] and desk.unsaved is not None
    answer(window, lambda card: card.close())
    assert not desk.may_close(), "closing the window would lose it"
    monkeypatch.setattr(log, "append", append)
    press_key(class_page(window).start_button, "Return")
    window.root.update()
    assert len(desk.class_state.taken) == 1 and class_page(window).next_name.text == "Ben"


def test_the_end_of_all_turns_and_an_empty_class_are_said(window: Window) -> None:
    desk = open_class(window, "Anna", turns=1)
    quick_turn(desk)
    page = class_page(window)
    assert page.next_name.text == ALL_DONE
    desk.more_turns()
    window.root.update()
    assert page.next_name.text == "Anna" and "turn 2 of 2" in page.under_name.cget("text").lower()
    desk.absent()
    window.root.update()
    assert page.next_name.text == AWAY
    desk.remove(1)
    window.root.update()
    assert page.next_name.text == NOBODY
    assert page.last_title.cget("text") == "Last round", "the name of who was removed is off the projector"


def test_a_reference_shooter_takes_its_turns_by_itself(window: Window) -> None:
    from bullseye.classroom.log.reference import add_reference

    desk = open_class(window, "Anna")
    add_reference(desk.room, 30.0)
    quick_turn(desk)
    assert [t.student for t in desk.class_state.reference_rounds] == ["Reference 30 mm"]
    assert class_page(window).next_name.text == "Anna" and class_page(window).progress.cget("text") == "1 of 2 rounds"
    assert class_page(window).last_title.cget("text") == "Anna"


def test_hidden_names_are_hidden_everywhere_on_the_page(window: Window, clock: ManualClock) -> None:
    desk = open_class(window, "Anna", "Ben", "Cleo")
    quick_turn(desk)
    desk.toggle_names()
    window.root.update()
    texts = " ".join(texts_on(window.root))
    assert "Anna" not in texts and "Ben" not in texts and "Seat 1" in texts and "Seat 2" in texts
    assert sit_down(window, clock).controller.plan.player == "Seat 2"


# -- the teacher's acts ------------------------------------------------------------------------------


def test_skip_absent_and_call_move_the_queue_and_undo_moves_it_back(window: Window) -> None:
    desk = open_class(window, "Anna", "Ben", "Cleo")
    acts: list[tuple[Any, str]] = [(desk.skip, "Ben"), (desk.absent, "Ben"), (lambda: desk.call(3), "Cleo")]
    for act, following in acts:
        act()
        window.root.update()
        assert class_page(window).next_name.text == following
        desk.undo_last()
        window.root.update()
        assert class_page(window).next_name.text == "Anna"
    desk.absent()
    desk.present(1)
    assert [w.student.name for w in desk.class_state.queue()] == ["Ben", "Cleo", "Anna"]


def test_a_void_is_told_with_its_shot_kept_in_the_audit_and_undone(window: Window) -> None:
    desk = open_class(window, "Anna", "Ben")
    quick_turn(desk)
    whole = desk.class_state.taken[0].score
    desk.void()
    window.root.update()
    assert notices(window)[-1] == "Shot 10 of Anna is struck off."
    page = class_page(window)
    assert "1 shot struck off" in page.last_words.cget("text")
    assert page.last_score.cget("text") == f"{desk.class_state.taken[0].score} points" != f"{whole} points"
    desk.undo_last()
    window.root.update()
    assert desk.class_state.taken[0].score == whole and page.last_score.cget("text") == f"{whole} points"
    assert [line.text for line in audit_of(desk.class_state)][-2:] == [
        "Shot 10 of Anna was struck off.", "Shot 10 of Anna counts again.",
    ]  # fmt: skip


def test_in_a_round_the_void_strikes_off_the_shot_that_was_fired_last(window: Window, clock: ManualClock) -> None:
    desk = open_class(window, "Anna")
    page, chance = sit_down(window, clock), Random(3)
    desk.void()
    assert "no shot to strike off" in notices(window)[-1]
    for _ in range(2):
        shoot(page, clock, 20, chance)
    desk.void()
    desk.void()
    for _ in range(8):
        shoot(page, clock, 20, chance)
    assert desk.class_state.taken[0].voided == {1, 2} and len(desk.class_state.taken[0].shots) == 8


def test_back_takes_the_last_round_off_and_offers_the_turn_again(window: Window) -> None:
    desk = open_class(window, "Anna", "Ben")
    quick_turn(desk)
    answer(window, lambda card: card.yes.invoke())
    desk.back()
    window.root.update()
    assert class_page(window).next_name.text == "Anna" and desk.class_state.taken == []
    assert class_page(window).last_title.cget("text") == "Last round"
    desk.back()
    assert "nothing to go back to" in notices(window)[-1]


def test_a_removed_name_comes_back_by_undo_with_its_rounds(window: Window) -> None:
    desk = open_class(window, "Anna", "Ben")
    quick_turn(desk)
    desk.remove(1)
    assert desk.class_state.taken == [] and "Anna is removed" in notices(window)[-1]
    desk.undo_last()
    assert len(desk.class_state.taken) == 1
    desk.undo_last()
    assert notices(window)[-1] == "There is nothing to undo."


def test_a_late_comer_gets_a_number_when_the_name_is_taken(window: Window) -> None:
    desk = open_class(window, "Anna", "Ben")
    desk.late("anna")
    assert [s.name for s in desk.class_state.students] == ["Anna", "Ben", "anna 2"]
    assert "is taken" in notices(window)[-1] and "plays in this go-round" in notices(window)[-1]


def test_a_late_comer_joins_the_smallest_team(window: Window) -> None:
    desk = open_class(window, "Anna", "Ben", "Cleo", teams=True)
    desk.room.deal_teams(["Red", "Blue"])
    desk.late("Dina")
    assert desk.class_state.students[-1].team == "Blue" and notices(window)[-1].endswith(
        "plays in this go-round for Blue."
    )
    desk.room.choose(teams=False)
    desk.late("Emil")
    assert desk.class_state.students[-1].team == ""


def test_the_board_freezes_and_is_revealed(window: Window) -> None:
    desk = open_class(window, "Anna", "Ben")
    quick_turn(desk)
    desk.toggle_frozen()
    window.root.update()
    assert desk.class_state.frozen and facts_of(desk.class_state, desk.class_state.taken[0])[0] == "the board is frozen"
    desk.toggle_frozen()
    assert not desk.class_state.frozen


def test_only_the_last_word_of_the_teachers_stands(window: Window) -> None:
    desk = open_class(window, "Anna", "Ben")
    desk.skip()
    desk.skip()
    desk.toggle_ghost()
    assert isinstance(desk, TeacherActs) and len(notices(window)) == 1


def test_enter_begins_the_turn_of_whoever_is_next_and_only_then(window: Window, clock: ManualClock) -> None:
    open_class(window, "Anna")
    page = sit_down(window, clock)
    assert page.round_state is State.RUNNING and page.hud.winfo_ismapped()
    assert window.mode is not None and window.mode.host is not None
    assert window.mode.host.banner() == "Turn 1 of 2"


def test_board_and_lessons_are_a_key_away_and_escape_comes_back(window: Window) -> None:
    open_class(window, "Anna")
    for key, name in (("b", "class_board"), ("l", "class_lessons")):
        type_key(class_page(window).start_button, key)
        page: Any = window.page
        assert page.name == name
        type_key(page, "Escape")
        assert class_page(window).next_name.text == "Anna"


def test_a_played_round_is_taken_back_only_after_a_question(window: Window) -> None:
    desk = open_class(window, "Anna", "Ben")
    quick_turn(desk)
    asked: list[str] = []

    def reply(card: Any) -> None:
        asked.extend(texts_on(card))
        card.escape()

    answer(window, reply)
    desk.back()
    assert "Take back the round of Anna?" in asked and len(desk.class_state.taken) == 1


def test_hidden_names_the_end_and_a_demonstration_take_every_notice_off_the_wall(window: Window) -> None:
    desk = open_class(window, "Anna")
    for act, left in (
        (desk.toggle_names, ["Names are hidden: seats are shown instead."]),
        (desk.demonstrate, []),
        (desk.leave, []),
    ):
        window.notice("Line 7: The name 'Anna' is taken.", "bad")
        act()
        assert [text for text in notices(window) if "hidden:" in text or "Anna" in text] == left


def test_the_team_of_who_is_next_is_named_large_beside_its_mark(window: Window) -> None:
    desk = open_class(window, "Anna", "Ben", teams=True)
    page = class_page(window)
    assert not page.team.winfo_ismapped(), "nobody is in a team yet"
    desk.room.deal_teams(["Red", "Blue"])
    window.root.update()
    assert page.team.winfo_ismapped() and page.team_name.cget("text") == "Red"
    before = page.team_mark.drawing
    desk.room.skip()
    window.root.update()
    assert page.team_name.cget("text") == "Blue" and page.team_mark.drawing != before
    desk.room.choose(teams=False)
    window.root.update()
    assert not page.team.winfo_ismapped()
