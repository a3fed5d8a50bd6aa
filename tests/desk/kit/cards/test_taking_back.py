"""The undo of the window: only the latest change is offered, and one that is undone already is not undone again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.kit.cards import taking_back
from bullseye.records.care.removal import remove_round
from tests.desk.desk_rooms import played

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def test_only_the_latest_change_is_offered_and_undone_once(window: Window) -> None:
    services = window.services
    ids = [services.finish(played(services, n)).record.id for n in range(2)]
    after: list[str] = []
    first = remove_round(services.store, ids[0]).aside
    taking_back.offer_undo(window, "first", first)
    second = remove_round(services.store, ids[1]).aside
    taking_back.offer_undo(window, "second", second, lambda: after.append("done"))
    window.root.update()
    assert "second" in " ".join(window.notices.texts) and "first" not in window.notices.texts
    assert not taking_back.undo(window, first)
    buttons = [part for bar in window.notices.bars for part in bar.winfo_children() if "Undo" in str(part.cget("text"))]
    buttons[0].invoke()  # type: ignore[attr-defined]
    assert after == ["done"] and [row.id for row in services.store.rounds()] == [ids[1]]
    assert taking_back.undo(window) and not taking_back.undo(window)
    assert "nothing to undo" in " ".join(window.notices.texts)
