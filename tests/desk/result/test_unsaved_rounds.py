"""A round that was not saved is not lost: it waits in memory, through other rounds and pages, until it is in a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.result.result_page import ResultPage
from bullseye.play.round.outcome import Outcome
from bullseye.records.history_line import judge
from tests.desk.desk_rooms import answer, played, type_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def result(window: Window, outcome: Outcome, fresh: bool = True) -> ResultPage:
    window.show("result", outcome=outcome, fresh=fresh)
    window.root.update()
    assert isinstance(window.page, ResultPage)
    return window.page


def unsaved(window: Window) -> Outcome:
    """A round that could not be saved: a file stood where the folder should be, and is gone now."""
    folder = window.services.dirs.data
    folder.write_text("in the way")
    outcome = window.services.finish(played(window.services))
    folder.unlink()
    assert outcome.trouble
    return outcome


def test_a_round_that_could_not_be_saved_says_so_and_try_again_saves_it(window: Window) -> None:
    outcome = unsaved(window)
    page = result(window, outcome)
    assert page.trouble.winfo_ismapped()
    assert outcome.trouble[1:].rstrip(".") in str(page.trouble_text.cget("text"))
    page.retry.invoke()
    window.root.update()
    assert not page.trouble.winfo_ismapped()
    assert [r.id for r in window.services.store.rounds()] == [outcome.record.id]
    assert page.panel.standing.cget("text") == "1st on the board"


def test_try_again_that_fails_keeps_the_round_and_the_bar(window: Window) -> None:
    outcome = unsaved(window)
    page = result(window, outcome)
    window.services.dirs.data.write_text("still in the way")
    page.retry.invoke()
    window.root.update()
    assert page.trouble.winfo_ismapped()
    assert page._outcome.record == outcome.record


def test_save_elsewhere_writes_one_line_that_a_history_takes(window: Window, tmp_path: Path) -> None:
    outcome = unsaved(window)
    page = result(window, outcome)
    path = tmp_path / "kept.json"
    page.ask_path = lambda *args: path
    page.elsewhere.invoke()
    data = path.read_bytes()
    assert data.count(b"\n") == 1 and data.endswith(b"\n")
    assert judge(data).record == outcome.record
    assert json.loads(data)["id"] == outcome.record.id


def test_save_elsewhere_that_cannot_be_written_is_told(window: Window, tmp_path: Path) -> None:
    page = result(window, unsaved(window))
    (tmp_path / "file").write_text("")
    page.ask_path = lambda *args: tmp_path / "file" / "kept.json"
    page.elsewhere.invoke()
    assert window.notices.bars
    assert window.unsaved.at_risk == 1


def closes(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ask the window to close; what became of it."""
    done: list[str] = []
    monkeypatch.setattr(window, "destroy", lambda: done.append("closed"))
    window.close()
    return done


def test_the_window_is_not_closed_over_an_unsaved_round_without_a_question_and_enter_by_habit_stays(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    result(window, unsaved(window))
    answer(window, lambda card: type_key(card.focus_get(), "Return"))
    assert closes(window, monkeypatch) == []
    answer(window, lambda card: type_key(card, "Escape"))
    assert closes(window, monkeypatch) == []
    answer(window, lambda card: card.yes.invoke())
    assert closes(window, monkeypatch) == ["closed"]


def test_a_round_kept_elsewhere_is_closed_without_a_question(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = result(window, unsaved(window))
    page.ask_path = lambda *args: tmp_path / "kept.jsonl"
    page.elsewhere.invoke()
    assert "Import" in str(page.trouble_text.cget("text"))
    assert closes(window, monkeypatch) == ["closed"]


def test_a_second_unsaved_round_does_not_lose_the_first_and_both_are_saved_in_order(window: Window) -> None:
    first, second = unsaved(window), unsaved(window)
    assert first.record.id != second.record.id
    result(window, first).again()  # no question: nothing is lost by playing on
    page = result(window, second)
    assert page.trouble_title.cget("text") == "! 2 rounds not saved"
    page.retry.invoke()
    window.root.update()
    assert not page.trouble.winfo_ismapped()
    assert [r.id for r in window.services.store.rounds()] == [first.record.id, second.record.id]


def test_both_unsaved_rounds_go_into_one_file_that_the_history_imports(window: Window, tmp_path: Path) -> None:
    from bullseye.play.record_tasks import look_at, take_in

    first, second = unsaved(window), unsaved(window)
    result(window, first)
    page = result(window, second)
    page.ask_path = lambda *args: tmp_path / "kept.jsonl"
    page.elsewhere.invoke()
    said = take_in(window.services, look_at(tmp_path / "kept.jsonl"))
    assert said == ["2 rounds added."]
    assert [r.id for r in window.services.store.rounds()] == [first.record.id, second.record.id]


def test_a_round_that_is_saved_takes_along_the_one_that_waited(window: Window) -> None:
    waiting = unsaved(window)
    result(window, waiting)
    saved = window.services.finish(played(window.services, 5))
    page = result(window, saved)
    assert not page.trouble.winfo_ismapped()
    assert {r.id for r in window.services.store.rounds()} == {waiting.record.id, saved.record.id}
    assert any("waited in memory is saved now" in text for text in window.notices.texts)


def test_an_unsaved_round_goes_along_to_other_pages_in_a_notice_that_leads_back(window: Window) -> None:
    page = result(window, unsaved(window))
    page.board()
    window.root.update()
    assert any("1 round not saved" in text for text in window.notices.texts)
    parts: list[Any] = window.notices.bars[-1].winfo_children()
    next(part for part in parts if str(part.cget("text")) == "Show").invoke()
    window.root.update()
    assert window.page is page
    assert page.trouble.winfo_ismapped()


def test_a_round_saved_meanwhile_is_no_trouble_when_the_page_is_shown_again(window: Window) -> None:
    outcome = unsaved(window)
    window.services.store.save(outcome.record)
    page = result(window, outcome)
    assert not page.trouble.winfo_ismapped()
    assert "1st on the board" in str(page.panel.standing.cget("text"))
