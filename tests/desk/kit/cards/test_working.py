"""Long work: done in a thread, told by a card while it lasts, with the window awake and no other wish taken."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit.cards import working
from bullseye.desk.kit.cards.working import Job, Working, read_first, run
from bullseye.errors import BadInputError
from tests.desk.desk_rooms import played, texts_in, type_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("settings")


def test_what_is_quick_gives_its_answer_without_a_card(window: Window) -> None:
    assert run(window, "Counting", lambda tell: 7) == 7
    assert window.overlay is None
    assert gc.isenabled()


def test_what_a_task_raises_is_raised_where_it_was_asked_for(window: Window) -> None:
    def refuse(tell: Any) -> None:
        raise BadInputError("no")

    with pytest.raises(BadInputError, match="no"):
        run(window, "Counting", refuse)
    assert gc.isenabled()


def test_while_it_lasts_a_card_tells_how_far_it_is_and_the_window_lives_and_stays_open(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "PATIENCE_S", 0)
    go_on, seen = threading.Event(), []
    where = []

    def task(tell: Any) -> str:
        where.append(threading.current_thread())
        tell(0.25)
        go_on.wait(10)
        return "done"

    def look() -> None:
        card: Any = window.overlay
        if float(card.bar.cget("value")) != 0.25:  # not polled yet
            window.root.after(10, look)
            return
        seen.extend(texts_in(card))
        type_key(card, "Escape")
        window.close()
        seen.append(window.overlay is card and window.root.winfo_exists())
        go_on.set()

    window.root.after(1, look)
    assert run(window, "Counting 20,000 rounds", task) == "done"
    assert seen[0] == "Counting 20,000 rounds"
    assert seen[-1] == 1
    assert window.overlay is None
    assert where != [threading.main_thread()]


def test_nothing_is_polled_when_the_work_is_over(window: Window) -> None:
    job = Job(lambda tell: 1)
    job.wait()
    over: list[int] = []
    card = Working(window, job, lambda: "Reading", lambda: over.append(1))
    assert over == [1]
    assert not card.winfo_exists()
    assert not card._due


def long_history(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A history that counts as long, without its summary; the ids of its rounds."""
    services = window.services
    ids = [services.finish(played(services, n)).record.id for n in range(5)]
    (services.dirs.data / "summary.jsonl").unlink()
    services._store = None  # as at the next start
    monkeypatch.setattr(working, "SHORT_BYTES", 1)
    monkeypatch.setattr("bullseye.records.care.background_reading.LONG_BYTES", 1)
    monkeypatch.setattr(working, "PATIENCE_S", 0)
    return ids


@pytest.mark.parametrize("page", ["board", "history", "start", "stats", "goals", "play"])
def test_a_long_history_is_read_under_a_card_before_the_page_and_then_never_again(
    window: Window, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    ids = long_history(window, monkeypatch)
    go_on = threading.Event()
    from bullseye.records.care.background_reading import Reading

    real = Reading.run
    threads = []

    def held(reading: Reading) -> Any:
        found = real(reading)
        threads.append(threading.current_thread())
        go_on.wait(10)
        return found

    monkeypatch.setattr(Reading, "run", held)
    window.show(page)
    card: Any = window.overlay
    assert isinstance(card, Working)
    while "Reading 5 rounds\u2026" not in texts_in(card):
        window.root.update()
    assert window.page is not None and window.page.name == "settings"
    go_on.set()
    while window.overlay is not None:
        window.root.update()
    assert window.page.name == page
    assert threads != [threading.main_thread()]
    assert [r.id for r in window.services.store.rounds()] == ids
    assert window.services.store.summary.load()[1]  # the file is there again
    assert not read_first(window, lambda: None)


@pytest.mark.parametrize("drill", ["ten-shots", "pointing-test", "reaction-time"])
def test_a_long_history_is_read_before_a_round_or_a_test_and_not_in_it(
    window: Window, monkeypatch: pytest.MonkeyPatch, drill: str
) -> None:
    from bullseye.records.care.background_reading import Reading

    real, seen = Reading.run, list[str]()
    monkeypatch.setattr(Reading, "run", lambda reading: (seen.append(window.page.name), real(reading))[1])  # type: ignore[union-attr]
    long_history(window, monkeypatch)
    window.services.settings.update(drill=drill)
    window.show("play")
    while window.overlay is not None:
        window.root.update()
    assert seen == ["settings"] and window.page is not None and window.page.name == "play"


def test_a_summary_that_cannot_be_written_does_not_have_the_history_read_again_and_again(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = long_history(window, monkeypatch)
    (window.services.dirs.data / "summary.jsonl").mkdir()
    window.show("history")
    while window.overlay is not None:
        window.root.update()
    assert window.page is not None
    assert [r.id for r in window.page.rounds] == ids[::-1]  # type: ignore[attr-defined]
    assert not read_first(window, lambda: None)
    assert any("summary.jsonl" in said for said in window.services.store.take_notices())


def test_a_short_history_is_not_even_looked_into(window: Window) -> None:
    window.services.finish(played(window.services))
    window.services._store = None
    assert not read_first(window, lambda: None)
    assert window.services._store is None


def test_closing_the_window_while_a_history_is_read_does_not_wait(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_history(window, monkeypatch)
    closed: list[int] = []
    monkeypatch.setattr(window, "destroy", lambda: closed.append(1))
    window.show("board")
    window.close()
    assert closed == [1]
    while window.overlay is not None:
        window.root.update()
