"""The players' card: who plays, a new one, another name, with the rounds where that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit.cards.players_card import Players, name_trouble
from tests.desk.desk_rooms import answer, texts_in, type_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("", "Type"),
        ("x" * 41, "41 characters"),
        ("a\tb", "letters"),
        ("anna", "there already"),
        ("\ud800", "letters"),
        ("a\x85b", "letters"),
        ("a\u2028b", "letters"),
    ],
)
def test_a_name_that_cannot_be_used_is_refused_with_the_reason(name: str, word: str) -> None:
    assert word in name_trouble(name, ["Anna"])


def test_a_name_of_forty_characters_can_be_used() -> None:
    assert name_trouble("x" * 40, ["Anna"]) == ""


def test_a_new_player_plays_at_once_and_is_remembered(window: Window) -> None:
    card = Players(window)

    def reply(question: Any) -> None:
        question.entry.insert(0, "Ben")
        type_key(question.entry, "Return")

    answer(window, reply)
    card.add()
    assert window.services.settings.player == "Ben"
    assert window.services.settings_file.load().players == ["Anna", "Ben"]
    card.close()


def test_another_player_is_chosen_with_arrow_and_enter(window: Window) -> None:
    window.services.choose(players=["Anna", "Ben"])
    card = Players(window)
    type_key(card.table.tree, "Down")
    type_key(card.table.tree, "Return")
    assert window.services.settings.player == "Ben"
    assert not card.is_open


def test_a_renamed_player_keeps_the_place_and_it_is_said_that_old_rounds_can_come_along(window: Window) -> None:
    window.services.choose(players=["Anna", "Ben"])
    card = Players(window)
    said: list[str] = []

    def reply(question: Any) -> None:
        said.extend(texts_in(question))
        question.entry.delete(0, "end")
        question.entry.insert(0, "Hanna")
        type_key(question.entry, "Return")

    answer(window, reply)
    card.rename()
    assert window.services.settings.players == ["Hanna", "Ben"]
    assert window.services.settings.player == "Hanna"
    assert any("come along if you like" in text for text in said)
    card.close()
