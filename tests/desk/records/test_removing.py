"""Deleting from the window: asked before, undone after, from the key, the button and the notice alike."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit.cards import taking_back
from bullseye.desk.records import removing
from bullseye.desk.records.history_page import HistoryPage
from bullseye.play.record_tasks import newest_removal
from bullseye.records.disk.files import RealFiles
from bullseye.records.store import Store
from tests.desk.desk_rooms import answer, played, texts_in, type_key
from tests.records.helpers import Meddler

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.fixture
def ids(window: Window) -> list[str]:
    """Four rounds, two of them Ben's; oldest first."""
    services = window.services
    return [services.finish(played(services, n, player="Ben" if n % 2 else "Anna")).record.id for n in range(4)]


def history(window: Window) -> HistoryPage:
    window.show("history")
    window.root.update()
    assert isinstance(window.page, HistoryPage)
    return window.page


def kept(window: Window) -> list[str]:
    return [r.id for r in window.services.store.rounds()]


def on_board(window: Window) -> set[str]:
    return {ranked.row.id for ranked in window.services.store.board.rows()}


def told(window: Window) -> str:
    window.root.update()
    return " ".join(window.notices.texts)


def notice_button(window: Window, text: str) -> Any:
    return next(
        part for bar in window.notices.bars for part in bar.winfo_children()
        if part.winfo_class() == "TButton" and str(part.cget("text")) == text
    )  # fmt: skip


def test_the_delete_key_asks_deletes_the_round_and_selects_the_next(window: Window, ids: list[str]) -> None:
    page = history(window)
    page.table.select(1)
    asked: list[str] = []

    def reply(card: Any) -> None:
        asked.extend(texts_in(card))
        card.yes.invoke()

    page.table.tree.focus_force()
    answer(window, reply)
    page.table.tree.event_generate("<KeyPress-Delete>")
    window.root.update()
    left = [ids[0], ids[1], ids[3]]
    assert "Anna, Ten shots on Classic bullseye" in " ".join(asked)
    assert kept(window) == left
    assert on_board(window) == set(left)
    assert page.found[page.table.selected or 0].id == ids[1]
    assert ".removed-" in told(window) and "1 round deleted" in told(window)


def test_enter_by_habit_deletes_nothing(window: Window, ids: list[str]) -> None:
    page = history(window)
    page.table.select(0)
    answer(window, lambda card: type_key(card.focus_get(), "Return"))
    page.delete_button.invoke()
    assert kept(window) == ids
    assert page.found[page.table.selected or 0].id == ids[3]


def test_without_a_selection_it_is_said_how_to_get_one(window: Window, ids: list[str]) -> None:
    page = history(window)
    page.table.select(None)
    page.delete()
    assert "Select the round" in told(window)
    assert kept(window) == ids


def test_the_notice_undoes_it_and_goes(window: Window, ids: list[str]) -> None:
    page = history(window)
    page.table.select(0)
    answer(window, lambda card: card.yes.invoke())
    page.delete()
    notice_button(window, "Undo").invoke()
    assert sorted(kept(window)) == ids
    assert on_board(window) == set(ids)
    assert "1 round brought back" in told(window) and "deleted" not in told(window)
    assert not page.undo_button.winfo_ismapped()


def test_control_z_undoes_the_latest_also_after_a_restart(window: Window, ids: list[str]) -> None:
    page = history(window)
    for _ in range(2):
        page.table.select(0)
        answer(window, lambda card: card.yes.invoke())
        page.delete()
    assert kept(window) == ids[:2]
    window.services._store = None
    page = history(window)
    assert page.undo_button.winfo_ismapped()
    for n in (3, 4):
        page.table.tree.focus_force()
        page.table.tree.event_generate("<KeyPress-z>", state=0x4)
        window.root.update()
        assert len(kept(window)) == n
    page.undo()
    assert "nothing to undo" in told(window)


def test_an_old_notice_never_undoes_a_later_removal(window: Window, ids: list[str]) -> None:
    page = history(window)
    page.table.select(0)
    answer(window, lambda card: card.yes.invoke())
    page.delete()
    first = newest_removal(window.services.store)
    page.table.select(0)
    answer(window, lambda card: card.yes.invoke())
    page.delete()
    assert [str(p.cget("text")) for bar in window.notices.bars for p in bar.winfo_children()].count("Undo") == 1
    assert not taking_back.undo(window, first)
    assert kept(window) == ids[:2]


def test_all_rounds_of_a_player_go_with_the_name_and_come_back_with_it(window: Window, ids: list[str]) -> None:
    window.choose(players=["Anna", "Ben"])
    asked: list[str] = []

    def reply(card: Any) -> None:
        asked.extend(texts_in(card))
        card.yes.invoke()

    window.show("board")
    answer(window, reply)
    assert removing.delete_player(window, "Ben", 2)
    assert any("Delete 2 rounds of Ben?" in text for text in asked)
    assert kept(window) == [ids[0], ids[2]]
    assert window.services.settings.players == ["Anna"]
    notice_button(window, "Undo").invoke()
    assert sorted(kept(window)) == ids
    assert window.services.settings_file.load().players == ["Anna", "Ben"]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_where_nothing_can_be_written_nothing_is_deleted_and_that_is_said(
    window: Window, ids: list[str], error: int
) -> None:
    services = window.services
    files: Any = Meddler(RealFiles(), 1, error=error, ever_after=True)
    page = history(window)
    services._store = Store(services.dirs, files)
    page.table.select(0)
    answer(window, lambda card: card.yes.invoke())
    page.delete()
    services._store = None
    assert kept(window) == ids
    assert "history.jsonl" in told(window)


def test_a_round_that_another_program_took_out_meanwhile_is_told(window: Window, ids: list[str]) -> None:
    page = history(window)
    path = window.services.dirs.history
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))
    page.table.select(0)
    answer(window, lambda card: card.yes.invoke())
    page.delete()
    assert "no round is called" in told(window).lower()
    assert [r.id for r in page.found] == ids[2::-1]
