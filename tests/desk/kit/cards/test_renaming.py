"""Renaming from the players' card by real keys: what is asked, what comes along, and the undo in the notice."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit.cards import taking_back
from bullseye.desk.kit.cards.dialogs import Question
from bullseye.desk.kit.cards.players_card import Players
from bullseye.records.disk.files import RealFiles
from bullseye.records.goals_file import Goal
from bullseye.records.store import Store
from tests.desk.desk_rooms import answer, played, texts_in, type_key
from tests.records.helpers import Meddler

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.fixture
def card(window: Window) -> Players:
    """Three rounds of Anna, one of Ben; Anna is selected, and plays."""
    services = window.services
    for n, player in enumerate(("Anna", "Ben", "Anna", "Anna")):
        services.finish(played(services, n, player=player))
    window.choose(player="Anna", players=["Anna", "Ben"])
    return Players(window)


def rename_to(window: Window, card: Players, name: str, reply: Callable[[Question], object]) -> str:
    """Type *name* and give *reply* the question after it; what was asked."""
    asked: list[str] = []

    def ask(question: Any) -> None:
        assert isinstance(question, Question)
        asked.extend(texts_in(question))
        reply(question)

    def typed(field: Any) -> None:
        field.entry.delete(0, "end")
        field.entry.insert(0, name)
        answer_next(window, field, ask)
        type_key(field.entry, "Return")

    answer(window, typed)
    card.rename_button.invoke()
    window.root.update()
    return " ".join(asked)


def answer_next(window: Window, before: Any, reply: Callable[[Any], object]) -> None:
    def look(tries: int = 1000) -> None:
        if isinstance(window.overlay, Question):
            reply(window.overlay)
        elif tries:
            window.root.after(1, look, tries - 1)

    window.root.after(1, look)


def owners(window: Window) -> list[str]:
    return sorted(row.player for row in window.services.store.rounds())


def told(window: Window) -> str:
    window.root.update()
    return " ".join(window.notices.texts)


def undo_by_notice(window: Window) -> None:
    next(
        part for bar in window.notices.bars for part in bar.winfo_children()
        if part.winfo_class() == "TButton" and str(part.cget("text")) == "Undo"
    ).invoke()  # type: ignore[attr-defined] # fmt: skip
    window.root.update()


def test_rounds_and_goals_come_along_and_the_notice_takes_all_of_it_back(window: Window, card: Players) -> None:
    services = window.services
    services.goals.file.add(Goal("", "rounds", 5, "week", date(2026, 11, 1), player="Anna"))
    asked = rename_to(window, card, "Hanna", lambda question: type_key(question.focus_get(), "Return"))
    assert "Take 3 rounds along?" in asked
    assert owners(window) == ["Ben", "Hanna", "Hanna", "Hanna"]
    assert services.store.board.players() == ["Ben", "Hanna"]
    assert (services.settings.player, services.settings.players) == ("Hanna", ["Hanna", "Ben"])
    assert [goal.player for goal in services.goals.goals()] == ["Hanna"]
    assert card.names == ["Hanna", "Ben"] and "1 goal went along" in told(window)
    card.close()
    undo_by_notice(window)
    assert owners(window) == ["Anna", "Anna", "Anna", "Ben"]
    kept = services.settings_file.load()
    assert (kept.player, kept.players) == ("Anna", ["Anna", "Ben"])
    assert [goal.player for goal in services.goals.goals()] == ["Anna"]
    assert "3 rounds brought back" in told(window)


@pytest.mark.parametrize("page", ["start", "settings"])
def test_an_undo_shows_on_the_page_who_plays_again(window: Window, card: Players, page: str) -> None:
    card.close()
    window.show(page)
    card = Players(window)
    rename_to(window, card, "Hanna", lambda question: question.yes.invoke())
    card.close()
    shown: Any = window.page
    if page == "start":
        shown.who.show()
    else:
        shown.refresh()

    def named() -> str:
        return str(shown.player.get() if page == "start" else shown.player_text.cget("text"))

    assert named() == "Hanna"
    undo_by_notice(window)
    assert named() == "Anna"
    shown.focus_force()
    window.root.update()
    assert window.services.settings.players == ["Anna", "Ben"]


def test_old_rounds_may_stay_with_the_old_name(window: Window, card: Players) -> None:
    rename_to(window, card, "Hanna", lambda question: question.no.invoke())
    assert owners(window) == ["Anna", "Anna", "Anna", "Ben"]
    assert window.services.settings_file.load().players == ["Hanna", "Ben"]
    card.close()


def test_a_name_that_is_there_joins_the_two_after_a_question_with_the_numbers(window: Window, card: Players) -> None:
    asked = rename_to(window, card, "ben", lambda question: type_key(question.focus_get(), "Return"))
    assert "Join Anna and Ben?" in asked and "1 round" in asked and "3 rounds" in asked
    assert owners(window) == ["Anna", "Anna", "Anna", "Ben"], "Enter by habit joins nobody"
    assert card.names == ["Anna", "Ben"]
    rename_to(window, card, "ben", lambda question: question.yes.invoke())
    assert owners(window) == ["Ben"] * 4 and card.names == ["Ben"] and window.services.settings.player == "Ben"
    card.close()
    assert taking_back.undo(window)
    assert owners(window) == ["Anna", "Anna", "Anna", "Ben"]
    assert window.services.settings.players == ["Anna", "Ben"]


def test_where_nothing_can_be_written_nothing_is_renamed_and_that_is_said(window: Window, card: Players) -> None:
    services = window.services
    files: Any = Meddler(RealFiles(), 1, error=errno.ENOSPC, ever_after=True)
    services._store = Store(services.dirs, files)
    rename_to(window, card, "Hanna", lambda question: question.yes.invoke())
    services._store = None
    assert owners(window) == ["Anna", "Anna", "Anna", "Ben"] and card.names == ["Anna", "Ben"]
    assert "history" in told(window)
    card.close()
