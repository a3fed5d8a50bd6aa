"""The pointing test in a real window: by real events from the start to the result, and what the player sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.lab.lab_page import OwnTests
from bullseye.desk.lab.lab_parts import CROSS_MS
from bullseye.desk.lab.tapping_result_page import TappingResultPage
from bullseye.measure.pointing.tapping import answer_of_record, sequences_of_record, throughput_of_record
from bullseye.play.services import Services
from bullseye.session.round import State
from bullseye.session.tapping import COUNTED, INTERRUPTED, Stage
from tests.desk.desk_rooms import answer, texts_in, type_key
from tests.desk.lab_hands import TappingHand, move, press
from tests.fakes import ManualClock

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.lab.tapping_page import TappingPage

pytestmark = pytest.mark.chosen(drill="pointing-test")


def begun(window: Window) -> TappingPage:
    window.show("play")
    window.root.update()
    page: Any = window.page
    page.canvas.focus_force()
    return page  # type: ignore[no-any-return]


def fills(page: TappingPage) -> list[int]:
    """The numbers of the targets that are drawn otherwise than most."""
    photos = [str(page.canvas.itemcget(item, "image")) for item in page._items]
    lit = page.discs.get  # the picture of the lit one is made by the same key
    colours, px = page.theme.palette, page.theme.px
    width_px = page.test.condition.width_mm * page.viewport.px_per_mm  # type: ignore[union-attr]
    made = {
        str(lit(width_px, colours.accent, colours.text, min(px(3), width_px / 4), (a, b)))
        for a in (False, True)
        for b in (False, True)
    }
    return [n for n, photo in enumerate(photos) if photo in made]


def test_a_test_is_played_to_its_result_saved_and_measured(
    window: Window, services: Services, clock: ManualClock
) -> None:
    page = begun(window)
    assert page.name == "play"
    assert page.canvas.said() == ("1 of 6", "Click the filled target. 3 clicks are for practice.")
    TappingHand(page, clock).play()
    result = window.page
    assert isinstance(result, TappingResultPage) and result.name == "result"
    (record,) = services.store.records()
    assert record.drill == "pointing-test" and record.score is None and not record.ranked
    assert len(record.shots) == 78 and record.timing is not None
    measured = throughput_of_record(record)
    assert measured is not None and 4 < measured < 10
    assert result.number.cget("text") == f"{measured:.2f}"
    low, high = answer_of_record(record)["throughput_ci95"]
    assert result.doubt.cget("text") == f"95 % CI: {low:.2f} to {high:.2f} bits/s"
    assert result.table is not None and result.table.count == 6
    words = texts_in(result)
    assert any("outlier" in text and "half the way" in text for text in words)
    assert any(text.startswith("MT = ") for text in words)
    window.root.update()


def test_the_target_to_hit_is_filled_and_it_alone(window: Window, clock: ManualClock) -> None:
    page = begun(window)
    hand = TappingHand(page, clock)
    for _ in range(6):
        assert fills(page) == [page.test.target]
        hand.tap()
    assert page.test.target == 3


def test_practice_is_labelled_until_the_trials_count(window: Window, clock: ManualClock) -> None:
    page = begun(window)
    hand = TappingHand(page, clock)
    hand.tap()
    assert page.canvas.said()[0] == "Practice" and page.panel.label.cget("text") == "Practice: 3 to go"
    for _ in range(3):
        hand.tap()
    assert page.canvas.said() == ("", "") and page.panel.label.cget("text") == "These count"
    assert page.panel.count.cget("text") == "0 of 13"
    hand.tap()
    assert page.panel.count.cget("text") == "1 of 13" and page.test.stage is Stage.COUNTS


def test_a_miss_shows_a_cross_where_the_click_was_for_a_moment(window: Window, clock: ManualClock) -> None:
    page = begun(window)
    hand = TappingHand(page, clock)
    for _ in range(4):
        hand.tap()
    assert not page.canvas.crossed
    hand.tap(aside_px=1.5 * page.test.condition.width_mm * page.viewport.px_per_mm)  # type: ignore[union-attr]
    assert page.canvas.crossed and page.test.errors == 1
    left, top, right, bottom = page.canvas.coords(page.canvas._cross[0])
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx(hand.at, abs=1.5)
    assert 100 <= CROSS_MS <= 500
    page.canvas.hide_cross()
    assert not page.canvas.crossed


def test_a_click_beside_the_start_target_begins_nothing(window: Window, clock: ManualClock) -> None:
    page = begun(window)
    press(page, clock, 3, 3)
    assert page.test.step == 0 and page.canvas.crossed


def test_the_places_of_the_clicks_are_those_of_the_pixels(
    window: Window, services: Services, clock: ManualClock
) -> None:
    page = begun(window)
    TappingHand(page, clock, spread=0.0).play()
    (record,) = services.store.records()
    scale = record.px_per_mm
    # Pressed on the nearest pixel: never more than half a pixel off on each axis.
    assert max(abs(mm) * scale for shot in record.shots for mm in (shot.x_mm, shot.y_mm)) <= 1.01
    assert all(sequence.px_per_mm == scale for sequence in sequences_of_record(record))


def test_too_many_misses_bring_the_same_targets_once_more(window: Window, clock: ManualClock) -> None:
    page = begun(window)
    hand = TappingHand(page, clock, spread=0.1)
    before = page.test.condition
    for n in range(17):
        hand.tap(aside_px=200 if n in (6, 8, 10, 12) else 0)
    assert (page.test.repeats, page.test.condition, page.test.step) == (1, before, 0)
    assert page.canvas.said() == ("Once more", "Too many misses, so these targets come once more. A little calmer.")


def test_space_pauses_hides_the_ring_and_begins_the_sequence_anew(
    window: Window, services: Services, clock: ManualClock
) -> None:
    page = begun(window)
    hand = TappingHand(page, clock)
    for _ in range(6):
        hand.tap()
    type_key(page.canvas, "space")
    assert page.round_state is State.PAUSED and page.canvas.said()[0] == "Paused"
    assert page.canvas.itemcget(page.canvas.shade, "state") == "normal"
    hand.tap()
    type_key(page.canvas, "space")
    assert page.round_state is State.RUNNING and page.test.step == 0 and page.canvas.said()[0] == "Once more"
    hand.play()
    (record,) = services.store.records()
    states = [sequence.state for sequence in sequences_of_record(record)]
    assert states == [INTERRUPTED, *[COUNTED] * 6] and len(record.pauses) == 1


def test_r_begins_anew_and_esc_leaves_nothing(window: Window, services: Services, clock: ManualClock) -> None:
    page = begun(window)
    hand = TappingHand(page, clock)
    for _ in range(6):
        hand.tap()
    type_key(page.canvas, "r")
    assert page.test.step == 0 and page.test.sequences == [] and page.round_state is State.RUNNING
    type_key(page.canvas, "Escape")
    assert window.page is not None and window.page.name == "start"
    assert list(services.store.records()) == []


def test_help_over_the_test_pauses_it(window: Window, clock: ManualClock) -> None:
    page = begun(window)
    TappingHand(page, clock).tap()
    type_key(page.canvas, "F1")
    assert page.round_state is State.PAUSED
    assert window.overlay is not None
    window.overlay.close()


def test_closing_in_mid_test_asks_first(window: Window, clock: ManualClock) -> None:
    page = begun(window)
    clock.advance(1.0)
    answer(window, lambda card: card.no.invoke())
    assert page.may_close() is False


def test_a_new_size_of_the_window_is_a_new_size_of_the_targets(window: Window, clock: ManualClock) -> None:
    page = begun(window)
    TappingHand(page, clock).tap()
    before = page.test.plan.px_per_mm
    window.root.geometry("1024x700")
    for _ in range(20):
        window.root.update()
    assert page.test.plan.px_per_mm < before and page.test.step == 0
    assert page.canvas.said() == ("Once more", "It was broken off, so these targets come once more.")


def test_the_pointer_is_only_kept_while_a_sequence_is_on(window: Window, clock: ManualClock) -> None:
    page = begun(window)
    clock.advance(0.1)
    move(page, 50, 50)
    assert page.test.pointer.samples == []
    hand = TappingHand(page, clock)
    hand.tap()
    hand.tap()
    assert len(page.test.pointer.samples) >= 6


def test_a_host_stands_behind_a_test_as_behind_a_round(window: Window, clock: ManualClock) -> None:
    told: list[Any] = []

    class Guest(OwnTests):
        def banner(self) -> str:
            return "Round 2 of 5"

        def over(self, outcome: Any) -> None:
            told.append(outcome.record.drill)
            self._window.show("start")

    window.show("play", host=Guest(window))
    window.root.update()
    page: Any = window.page
    assert page.panel.player.cget("text") == "Round 2 of 5  \u00b7  Anna"
    TappingHand(page, clock).play()
    assert told == ["pointing-test"] and window.page is not None and window.page.name == "start"
