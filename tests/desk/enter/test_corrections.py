"""A kept round from a range is opened again by its key, put right by real clicks, and takes the old one's place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.enter.entry_page import EntryPage
from tests.desk.desk_rooms import answer, type_key, window_on
from tests.gui import click

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.play.services import Services

pytestmark = pytest.mark.opens_on("enter")


def page(window: Window) -> EntryPage:
    assert isinstance(window.page, EntryPage)
    return window.page


def sheet(window: Window) -> Any:
    entering = page(window).entering
    assert entering is not None
    return entering.sheet


def say_yes(card: Any) -> None:
    card.yes.invoke()


def keep(window: Window, *keys: str) -> None:
    """Mark shots by their values and save them: their result is on the screen then."""
    for keysym in keys:
        type_key(page(window).face, keysym)
    answer(window, say_yes)
    type_key(page(window).face, "Return")
    assert window.page is not None and window.page.name == "result"


def reopen(window: Window) -> None:
    type_key(window.page, "e")  # type: ignore[arg-type]
    assert page(window).correcting


def scores(window: Window) -> list[int | None]:
    return [row.score for row in window.services.store.rounds()]


def test_a_round_is_opened_again_corrected_and_counts_once(window: Window) -> None:
    keep(window, "9", "8")
    (old,) = window.services.store.rounds()
    reopen(window)
    assert page(window).panel.round_label.cget("text") == "Correcting the kept round" and sheet(window).total == "17"
    x, y = page(window).face.to_px(0, 0)
    click(page(window).face, round(x), round(y))
    type_key(page(window).face, "Return")
    result: Any = window.page
    assert result.name == "result" and result.panel.score.cget("text") == "27"
    assert scores(window) == [27]
    (new,) = window.services.store.records()
    assert new.entered is not None and new.entered.corrects == old.id and new.finished == old.date
    assert not window.services.dirs.correcting.exists()


def test_undo_brings_the_round_back_as_it_was(window: Window) -> None:
    keep(window, "9")
    reopen(window)
    type_key(page(window).face, "5")
    type_key(page(window).face, "Return")
    assert scores(window) == [14]
    assert "has 14 now (+5)." in window.notices.texts[-1]
    window.show("history")
    window.root.update()
    window.root.event_generate("<Control-z>")
    window.root.update()
    assert scores(window) == [9]


def test_a_correction_that_changes_nothing_keeps_the_round(window: Window) -> None:
    keep(window, "9")
    (old,) = window.services.store.rounds()
    reopen(window)
    type_key(page(window).face, "Return")
    assert [row.id for row in window.services.store.rounds()] == [old.id]
    assert "Nothing was changed" in window.notices.texts[-1]


def test_a_correction_is_there_again_after_the_window_died_and_the_new_round_too(
    window: Window, services: Services
) -> None:
    keep(window, "9")
    type_key(window.page, "Return")  # another one
    type_key(page(window).face, "7")
    window.show("history")
    window.root.update()
    type_key(window.page.table.tree, "e")  # type: ignore[union-attr]
    type_key(page(window).face, "8")
    assert sheet(window).total == "17"
    with window_on(window.root, services) as second:
        second.show("enter")
        second.root.update()
        assert page(second).correcting and sheet(second).total == "17"
        page(second).save_button.invoke()  # the dead window would hear a key too
        second.root.update()
        assert scores(second) == [17]
        second.show("enter")
        second.root.update()
        assert not page(second).correcting and sheet(second).total == "7"


def test_leaving_it_as_it_was_forgets_the_changes(window: Window) -> None:
    keep(window, "9")
    reopen(window)
    type_key(page(window).face, "8")
    answer(window, say_yes)
    page(window).begin_button.invoke()
    window.root.update()
    assert window.page is not None and window.page.name == "result" and scores(window) == [9]
    assert not window.services.dirs.correcting.exists()


def test_every_distance_of_a_match_is_open_and_only_the_changed_one_is_another_round(window: Window) -> None:
    window.show("enter", match="wa-1440-90m")
    window.root.update()
    type_key(page(window).face, "9")
    type_key(page(window).face, "d")
    keep(window, "8")
    before = {row.drill: row.id for row in window.services.store.rounds()}
    reopen(window)
    assert page(window).panel.total.cget("text") == "8, 17 in all"
    type_key(page(window).face, "7")
    type_key(page(window).face, "Return")
    after = {row.drill: row.id for row in window.services.store.rounds()}
    same, other = sorted(before, key=lambda drill: before[drill] != after[drill])
    assert before[same] == after[same] and before[other] != after[other] and sorted(scores(window)) == [9, 15]  # type: ignore[type-var]
