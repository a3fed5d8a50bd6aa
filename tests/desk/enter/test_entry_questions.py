"""Nothing that was marked is lost, and nothing kept half, without a question that says how much it is."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from bullseye.desk.enter.entry_questions import may_drop, may_lose, may_save_part
from bullseye.drill.match import Matches
from bullseye.play.entry.entering import Entering, Notes, begin
from tests.desk.desk_rooms import answer, texts_in
from tests.rounds import FACES

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def entering(shots: str) -> Entering:
    numbers = count(1)
    found = begin(Matches().get("ap60"), FACES.get, Notes("Ada"), lambda: f"id-{next(numbers)}")
    found.sheet.type(shots)
    return found


def test_only_marked_shots_are_asked_about(window: Window) -> None:
    said: list[str] = []

    def no(card: Any) -> None:
        said.extend(texts_in(card))
        card.close()

    assert may_lose(window, entering(""))
    answer(window, no)
    assert not may_lose(window, entering("10 9"))
    assert any("2 shots of AP60" in words for words in said)


def test_yes_is_yes(window: Window) -> None:
    for ask in (lambda: may_save_part(window, 1), lambda: may_drop(window, entering("10"))):
        answer(window, lambda card: card.yes.invoke())
        assert ask()
