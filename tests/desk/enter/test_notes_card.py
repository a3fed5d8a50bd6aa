"""The card about the shots: what is typed is kept as numbers, and a mistake is quoted while the card stays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.enter.notes_card import NotesCard
from bullseye.play.entry.entering import Notes
from bullseye.session.record import COMPETITION

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

TODAY = date(2026, 11, 29)
pytestmark = pytest.mark.opens_on("start")


def card_on(window: Window, notes: Notes | None = None) -> NotesCard:
    card = NotesCard(window, notes or Notes("Ada"), TODAY, 5.5, ["Recurve", "Barebow"])
    window.root.update()
    return card


def test_everything_typed_is_kept(window: Window) -> None:
    card = card_on(window)
    card.purpose.current(1)
    card.where.current(2)
    card.equipment.set("  Barebow  ")
    card.gauge.delete(0, "end")
    card.gauge.insert(0, "9,3")
    card.note.insert("1.0", "rain\nand wind")
    card.enter()
    wanted = Notes("Ada", None, COMPETITION, False, "Barebow", "", "rain\nand wind", 9.3, None)
    assert card.notes == wanted


def test_what_was_kept_is_shown_again(window: Window) -> None:
    before = Notes("Ada", date(2026, 11, 1), COMPETITION, True, "Recurve", "ACE", "calm", 9.3, 2.5)
    card = card_on(window, before)
    card.enter()
    assert card.notes == before


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("gauge", "thin", "'thin'"),
        ("gauge", "99", "0 to 30"),
        ("click", "-1", "'-1'"),
        ("day", "30.11.", "is no day"),
        ("equipment", "x" * 81, "at most 80"),
    ],
)
def test_a_mistake_is_quoted_and_the_card_stays(window: Window, field: str, text: str, said: str) -> None:
    card = card_on(window)
    part = getattr(card, field)
    part.delete(0, "end")
    part.insert(0, text)
    card.enter()
    assert said in card.wrong.cget("text") and card.is_open and card.notes is None
    card.close()


def test_cancel_keeps_nothing(window: Window) -> None:
    card = card_on(window)
    card.close()
    assert card.notes is None
