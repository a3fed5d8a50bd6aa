"""Send on the result: off Tk's thread, kept until the school has answered, and said in clear words."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.result.result_page import ResultPage
from bullseye.play.sending.outbox import SENT, WAITING, SendingFile
from tests.databases import Place
from tests.desk.desk_rooms import played, type_key
from tests.serve.school.season_server import SeasonServer, season_server

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.fixture
def server(school_file: Path, tmp_path: Path) -> Iterator[SeasonServer]:
    (tmp_path / "school.sqlite3").write_bytes(school_file.read_bytes())
    with Place(f"sqlite:///{tmp_path / 'school.sqlite3'}").open() as database, season_server(database) as made:
        made.kit.now = made.kit.now.replace(year=2200)  # whatever the window's clock says is over
        yield made


@pytest.fixture
def box(window: Window, server: SeasonServer, monkeypatch: pytest.MonkeyPatch) -> SendingFile:
    """The outbox of the window, with the school and a card."""
    monkeypatch.setenv("BULLSEYE_SECRET_SCHOOL_CARD", server.as_("ann").post("/api/card", {}).json["code"])
    made = SendingFile(window.services.dirs.sending)
    made.set_school(f"http://127.0.0.1:{server.port}")
    return made


def shown(window: Window) -> ResultPage:
    """The result of a round that was just played."""
    outcome = window.services.finish(played(window.services, drill="ten-shots", spread=2.5))
    assert not outcome.trouble
    window.show("result", outcome=outcome, fresh=True)
    window.root.update()
    assert isinstance(window.page, ResultPage)
    return window.page


def wait(window: Window, over: Callable[[], bool]) -> None:
    while not over():
        window.root.update()


def offers(page: ResultPage) -> str:
    """What the button says; "" where there is none."""
    return str(page._bar.sends.cget("text")) if page._bar.sends.winfo_manager() else ""


def test_without_a_school_there_is_no_button_and_the_key_says_how_to_name_one(window: Window) -> None:
    page = shown(window)
    assert offers(page) == ""
    type_key(page.play_button, "n")
    assert "bullseye send --school" in window.notices.texts[-1]


def test_a_round_is_sent_and_said_with_what_it_counts(window: Window, box: SendingFile) -> None:
    page = shown(window)
    record = page._outcome.record
    assert offers(page) == "Send   N"
    type_key(page.play_button, "n")
    assert offers(page) == "Sending\u2026" and page.sending.busy
    wait(window, lambda: not page.sending.busy)
    assert window.notices.texts[-1].startswith(f"Sent: it counts with {record.score}")
    assert offers(page) == "Sent" and box.state_of(record.id) == SENT
    type_key(page.play_button, "n")
    assert "counts once" in window.notices.texts[-1]


def test_without_a_network_the_round_waits_and_goes_along_with_the_next(window: Window, box: SendingFile) -> None:
    right = box.look().school
    box.set_school("http://127.0.0.1:9")
    page = shown(window)
    first = page._outcome.record
    type_key(page.play_button, "n")
    wait(window, lambda: not page.sending.busy)
    assert window.notices.texts[-1].startswith("Not sent yet: no answer from 127.0.0.1:9")
    assert offers(page) == "Send again   N" and box.state_of(first.id) == WAITING
    box.set_school(right)
    page = shown(window)
    type_key(page.play_button, "n")
    wait(window, lambda: not page.sending.busy)
    assert "1 that waited was sent too." in window.notices.texts[-1]
    assert box.look().waiting == () and box.state_of(first.id) == SENT


def test_a_file_that_cannot_be_used_is_said_and_the_page_stands(window: Window, box: SendingFile) -> None:
    box.path.write_text("[]")
    page = shown(window)
    assert offers(page) == "" and any("sending.json" in text for text in window.notices.texts)


def test_no_card_is_said_with_what_to_type(window: Window, box: SendingFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BULLSEYE_SECRET_SCHOOL_CARD")
    monkeypatch.setattr("bullseye.net.secrets.system_keyring", lambda: None)
    assert "BULLSEYE_SECRET_SCHOOL_CARD" not in os.environ
    page = shown(window)
    type_key(page.play_button, "n")
    wait(window, lambda: not page.sending.busy)
    assert "school-card" in window.notices.texts[-1]
    assert box.state_of(page._outcome.record.id) == WAITING
