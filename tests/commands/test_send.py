"""`bullseye send`: to a real school on loopback, with an outbox that is kept."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from bullseye.app import open_store
from bullseye.dirs import user_dirs
from tests.commands.keeping import Program, let_backups_finish, program
from tests.databases import Place
from tests.school.seasons import shot_round
from tests.serve.school.season_server import SeasonServer, season_server

__all__ = ["program"]


@pytest.fixture
def server(school_file: Path, tmp_path: Path) -> Iterator[SeasonServer]:
    (tmp_path / "school.sqlite3").write_bytes(school_file.read_bytes())
    with Place(f"sqlite:///{tmp_path / 'school.sqlite3'}").open() as database, season_server(database) as made:
        made.begin()
        made.as_("ann").post("/api/seasons/winter/join", {})
        yield made


def keep(program: Program, *seeds: int) -> list[str]:
    """Rounds of Ann in the history; their ids."""
    store = open_store(user_dirs(program.data))
    ids = [store.save(shot_round(seed=seed, id_=f"ann-{seed}")).id for seed in seeds]
    let_backups_finish()
    return ids


def named(program: Program, server: SeasonServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The school is named, with Ann's card code."""
    code = server.as_("ann").post("/api/card", {}).json["code"]
    monkeypatch.setattr("bullseye.net.secrets.system_keyring", lambda: None)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{code}\n"))
    program("send", "--school", f"http://127.0.0.1:{server.port}")
    assert program.code == 0 and "card code is in the file" in program.err


def test_rounds_are_sent_once_and_the_latest_is_named_by_last(
    program: Program, server: SeasonServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(program, server, monkeypatch)
    first, last = keep(program, 1, 2)
    out = program("send", "last")
    assert program.code == 0 and out.startswith(f"{last}  sent: it counts with ")
    found = program.json("send", "--all")
    assert [(one["id"], one["outcome"]) for one in found] == [(first, "arrived")]
    assert program("send") == "Nothing waits to be sent.\n"
    assert server.kit.seasons.table("winter", 0, 0, 9)[0].rounds == 2


def test_what_cannot_be_sent_now_waits_and_is_listed(
    program: Program, server: SeasonServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(program, server, monkeypatch)
    right = program.json("send", "--list")["school"]
    monkeypatch.setenv("BULLSEYE_SECRET_SCHOOL_CARD", server.as_("ann").post("/api/card", {}).json["code"])
    from bullseye.play.sending.outbox import SendingFile

    box = SendingFile(user_dirs(program.data).sending)
    box.set_school("http://127.0.0.1:9")
    (one,) = keep(program, 1)
    assert "waits: no answer from 127.0.0.1:9" in program("send", one) and program.code == 1
    assert program("send", "--list").splitlines() == ["1 round waits for http://127.0.0.1:9.", f"  {one}"]
    box.set_school(right)
    assert f"{one}  sent: it counts with " in program("send") and program.code == 0


def test_a_round_that_is_in_no_history_any_more_is_dropped(
    program: Program, server: SeasonServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(program, server, monkeypatch)
    from bullseye.play.sending.outbox import SendingFile

    SendingFile(user_dirs(program.data).sending).put(["gone"])
    assert program("send") == "Nothing waits to be sent.\n"
    assert "'gone'" in program.err or "gone is not in the history" in program.err


def test_without_a_school_or_with_a_bad_card_it_says_what_to_type(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "bullseye send --school" in program.refuses("send")
    monkeypatch.setattr("sys.stdin", io.StringIO("1234\n"))
    assert "16 letters and digits" in program.refuses("send", "--school", "http://127.0.0.1:9")
    assert "no address" in program.refuses("send", "--school", "moon")
