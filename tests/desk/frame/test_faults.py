"""A disk that fails in the midst of playing, end to end: a round is played by clicks, kept in memory, and saved."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.play.services import Services
from bullseye.records.disk.files import RealFiles
from bullseye.records.store import Store
from tests.desk.desk_rooms import played, services_in
from tests.fakes import ManualClock
from tests.gui import click
from tests.records.helpers import Meddler

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

SENTENCES = {
    errno.ENOSPC: "the disk is full; free some space",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "there is no right to do that",
    errno.EPERM: "there is no right to do that",
    errno.EROFS: "the disk is read-only",
    errno.EIO: "the disk reports a fault",
}


@pytest.fixture
def services(tmp_path: Path, clock: ManualClock) -> Services:
    services = services_in(tmp_path, clock)
    services.choose(drill="ten-shots", player="Anna")
    return services


def play(window: Window, clock: ManualClock) -> Any:
    """Play ten shots by clicks; the result page."""
    window.show("play")
    window.root.update()
    while window.root.grab_current() is not None:  # the result page before swallows clicks for a moment
        window.root.update()
    page: Any = window.page
    clock.advance(4)
    page.controller.tick()
    for n in range(10):
        clock.advance(1)
        click(page.canvas, page.canvas.winfo_width() // 2 + n, page.canvas.winfo_height() // 2)
    window.root.update()
    assert window.page is not None and window.page.name == "result"
    return window.page


def break_disk(services: Services, error: int) -> None:
    files: Any = Meddler(RealFiles(), 1, error=error, ever_after=True)
    services._store = Store(services.dirs, files)


def told(window: Window) -> str:
    window.root.update()
    return " ".join(window.notices.texts)


@pytest.mark.parametrize("error", SENTENCES)
def test_a_round_that_cannot_be_saved_says_why_and_is_saved_when_the_disk_is_well(
    window: Window, services: Services, clock: ManualClock, error: int
) -> None:
    break_disk(services, error)
    page = play(window, clock)
    assert page.trouble.winfo_ismapped()
    assert SENTENCES[error] in str(page.trouble_text.cget("text"))
    page.retry.invoke()
    window.root.update()
    assert page.trouble.winfo_ismapped()
    services._store = None
    page.retry.invoke()
    window.root.update()
    assert not page.trouble.winfo_ismapped()
    assert [r.shots for r in services.store.rounds()] == [10]


def test_two_rounds_on_a_full_disk_are_both_saved_by_the_third_that_can_be(
    window: Window, services: Services, clock: ManualClock
) -> None:
    break_disk(services, errno.ENOSPC)
    first = play(window, clock).outcome.record.id
    page = play(window, clock)
    second = page.outcome.record.id
    assert page.trouble_title.cget("text") == "! 2 rounds not saved"
    services._store = None
    page = play(window, clock)
    third = page.outcome.record.id
    assert not page.trouble.winfo_ismapped()
    assert {r.id for r in services.store.rounds()} == {first, second, third}
    assert "2 rounds that waited in memory are saved now" in told(window)


def test_a_round_on_a_full_disk_is_saved_elsewhere_and_imported_later(
    window: Window, services: Services, clock: ManualClock, tmp_path: Path
) -> None:
    from bullseye.play.record_tasks import look_at, take_in

    break_disk(services, errno.ENOSPC)
    page = play(window, clock)
    page.ask_path = lambda *args: tmp_path / "stick.jsonl"
    page.elsewhere.invoke()
    assert "The round is in" in told(window)
    services._store = None
    assert take_in(services, look_at(tmp_path / "stick.jsonl")) == ["1 round added."]
    assert [r.id for r in services.store.rounds()] == [page.outcome.record.id]


def test_a_folder_that_goes_while_the_window_is_open_is_told_and_the_round_waits_until_it_is_back(
    window: Window, services: Services, clock: ManualClock, tmp_path: Path
) -> None:
    first = services.finish(played(services, 1)).record.id
    services.dirs.data.rename(tmp_path / "away")
    page = play(window, clock)
    assert page.trouble.winfo_ismapped() and "is gone" in str(page.trouble_text.cget("text"))
    assert not services.dirs.history.exists(), "nothing begins anew in silence"
    shutil.rmtree(services.dirs.data, ignore_errors=True)
    (tmp_path / "away").rename(services.dirs.data)
    page.retry.invoke()
    assert not page.trouble.winfo_ismapped()
    assert [r.id for r in services.store.rounds()] == [first, page.outcome.record.id]


@pytest.mark.parametrize(
    "name", ["history.jsonl", "scoreboard.json", "summary.jsonl", "settings.json", "bullseye.lock"]
)
def test_a_folder_in_place_of_any_file_never_costs_a_round(
    window: Window, services: Services, clock: ManualClock, name: str
) -> None:
    place = services.dirs.data / name
    place.unlink(missing_ok=True)
    place.mkdir(parents=True, exist_ok=True)
    page = play(window, clock)
    record = page.outcome.record
    if name == "history.jsonl":
        assert "there is a folder where a file should be" in str(page.trouble_text.cget("text"))
        place.rmdir()
        page.retry.invoke()
    assert [r.id for r in services.store.rounds()] == [record.id]
    for other in ("board", "history", "settings", "start"):
        window.show(other)
        window.root.update()
    if name == "scoreboard.json":
        assert "scoreboard.json" in told(window)


def test_a_scoreboard_of_a_newer_bullseye_is_told_and_left_as_it_is(
    window: Window, services: Services, clock: ManualClock
) -> None:
    newer = b'{"format":"bullseye-scoreboard","schema":99}'
    services.dirs.data.mkdir(parents=True, exist_ok=True)
    services.dirs.scoreboard.write_bytes(newer)
    page = play(window, clock)
    assert not page.trouble.winfo_ismapped()
    window.show("board")
    assert "newer" in told(window)
    assert services.dirs.scoreboard.read_bytes() == newer
    assert len(services.store.rounds()) == 1
