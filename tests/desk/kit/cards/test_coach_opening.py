"""The card on what a page shows: a series, a goal, any numbers; and the key that opens it on each page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.coach_card import CoachCard
from bullseye.desk.kit.cards.coach_opening import Values, coach_goal, coach_rounds, coach_values
from tests.desk.desk_rooms import played, texts_in, type_key
from tests.desk.kit.cards.test_coach_card import wait_for

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def looked(window: Window, card: CoachCard | None) -> str:
    assert card is not None
    wait_for(window, lambda: card.looked)
    window.root.update()
    found = "\n".join(texts_in(card))
    card.close()
    return found


def shoot(window: Window, rounds: int = 3) -> None:
    for number in range(rounds):
        window.services.finish(played(window.services, number))


def test_of_a_player_without_rounds_there_is_nothing(window: Window) -> None:
    assert "Too little is known yet" in looked(window, coach_rounds(window, "Nobody"))


def test_of_the_rounds_of_a_player_and_of_a_goal_over_them(window: Window) -> None:
    shoot(window)
    player = window.services.store.rounds()[0].player
    assert "next on" in looked(window, coach_rounds(window, player))
    goal = window.services.goals.add("points", 700, "week", player=player)
    assert "next on" in looked(window, coach_goal(window, player, goal))
    assert "next on" in looked(window, coach_goal(window, player, None))


def test_of_several_numbers_each_sentence_has_its_name(window: Window) -> None:
    some = [Values("p95", "ms", [100.0 + n % 5 for n in range(30)]), Values("errors", "", [1.0, 2.0])]
    text = looked(window, coach_values(window, "Shop", some))
    assert "p95: The next one is likely about 10" in text and "errors: Too little data" in text


def test_an_odd_number_of_known_days_is_said_with_its_possible_causes_and_its_day(window: Window) -> None:
    days = [date(2026, 1, 5) + timedelta(days=n) for n in range(61)]
    numbers = [100.0 + n % 5 for n in range(61)]
    numbers[56:] = [130.0] * 5
    values = [Values("Visitors", "", numbers, True, days)]
    assert "(Monday 2 March)" in looked(window, coach_values(window, "Shop", values))


def test_i_opens_the_card_on_statistics_goals_and_targets(window: Window) -> None:
    shoot(window)
    window.services.goals.add("rounds", 9, "week", player=window.services.store.rounds()[0].player)
    for name in ("stats", "goals", "targets"):
        window.show(name)
        window.root.update()
        assert window.page is not None
        type_key(window.page, "i")
        card = window.overlay
        assert isinstance(card, CoachCard), name
        assert "next on" in looked(window, card), name
