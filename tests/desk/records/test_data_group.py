"""Your data, on the settings page: look, verify, back up, restore, delete, open; and a word for whatever fails."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit.cards import record_cards as cards
from bullseye.desk.records.data_group import DataGroup
from bullseye.records.care.removal import remove_round
from bullseye.records.care.sync import sync
from bullseye.records.disk.files import RealFiles
from bullseye.records.store import Store
from tests.classroom.classes import room_of, take
from tests.desk.desk_rooms import answer, played, texts_in, type_key
from tests.records.helpers import Meddler
from tests.records.played import store_in

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("settings")


@pytest.fixture
def ids(window: Window) -> list[str]:
    """Three rounds, one of them Ben's; oldest first."""
    services = window.services
    return [services.finish(played(services, n, player="Ben" if n == 1 else "Anna")).record.id for n in range(3)]


def data(window: Window) -> DataGroup:
    page: Any = window.page
    return page.data  # type: ignore[no-any-return]


def card_text(window: Window) -> str:
    card: Any = window.overlay
    assert isinstance(card, cards.Findings)
    window.root.update()
    return " ".join(texts_in(card)) + card.text.get("1.0", "end")


def told(window: Window) -> str:
    window.root.update()
    return " ".join(window.notices.texts)


def kept(window: Window) -> list[str]:
    return [r.id for r in window.services.store.rounds()]


def spoil(window: Window, number: int = 0) -> None:
    """Cut the end of a line off."""
    path = window.services.dirs.history
    lines = path.read_bytes().splitlines(keepends=True)
    lines[number] = lines[number][:200] + b"\n"
    path.write_bytes(b"".join(lines))


def test_check_names_every_file_and_changes_none(window: Window, ids: list[str]) -> None:
    folder = window.services.dirs.data
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    type_key(data(window).parts["check"], "Return")
    text = card_text(window)
    for word in ("history.jsonl: 3 rounds", "scoreboard.json: follows", "can be written", "free", "faces", "drills"):
        assert word in text
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert {name: after[name] for name in before} == before
    type_key(window.root, "Escape")
    assert window.overlay is None


def test_check_offers_to_move_what_cannot_be_read_aside_and_no_command_stands_in_it(
    window: Window, ids: list[str]
) -> None:
    spoil(window)
    data(window).check()
    text = card_text(window)
    assert "1 line cannot be read" in text
    assert "`" not in text
    card: Any = window.overlay
    card.buttons["Move aside"].invoke()
    assert "1 line moved aside" in told(window)
    assert len(list(window.services.dirs.data.glob("history.set-aside-*.jsonl"))) == 1
    assert kept(window) == ids[1:]
    data(window).check()
    assert not window.overlay.buttons  # type: ignore[union-attr]
    window.overlay.close()  # type: ignore[union-attr]


def test_check_looks_at_classes_as_the_command_does(window: Window) -> None:
    data_folder = window.services.dirs.data
    with room_of("Ann", "Ben", data=data_folder) as room:
        take(room)
    log = next((data_folder / "classes").iterdir()) / "class.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([lines[0], lines[1][:40] + b"\n", *lines[2:]]))
    (data_folder / "classes" / "stray").mkdir()
    type_key(data(window).parts["check"], "Return")
    text = card_text(window)
    assert "class.jsonl" in text and "classes/stray is empty" in text and "1 class kept" in text


def test_a_board_that_does_not_follow_is_made_anew(window: Window, ids: list[str]) -> None:
    path = window.services.dirs.scoreboard
    board = json.loads(path.read_text())
    board["boards"][0]["rows"].pop()
    path.write_text(json.dumps(board))
    window.services._store = None
    data(window).check()
    card: Any = window.overlay
    card.buttons["Rebuild the board"].invoke()
    assert {ranked.row.id for ranked in window.services.store.board.rows()} == set(ids)


def test_verify_says_that_each_score_follows_and_names_one_that_does_not(window: Window, ids: list[str]) -> None:
    data(window).verify()
    assert "3 rounds replayed from the shots: every score checks out" in card_text(window)
    window.overlay.close()  # type: ignore[union-attr]
    path = window.services.dirs.history
    lines = path.read_bytes().splitlines(keepends=True)
    record = json.loads(lines[1])
    record["score"] += 1
    del record["crc"]
    path.write_bytes(b"".join([lines[0], json.dumps(record).encode() + b"\n", lines[2]]))
    data(window).verify()
    text = card_text(window)
    assert f"score is {record['score']}, its shots give {record['score'] - 1}" in text and "Ben" in text
    window.overlay.close()  # type: ignore[union-attr]


def test_a_backup_is_written_and_restored_and_what_was_here_is_kept(
    window: Window, ids: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.zip"
    window.services.choose(theme="light")
    data(window).ask_save = lambda *args: path
    data(window).back_up()
    assert "3 rounds" in told(window) and "read back and whole" in told(window)
    later = window.services.finish(played(window.services, 9)).record.id
    window.services.choose(theme="dark")
    data(window).ask_open = lambda *args: path
    asked: list[str] = []

    def reply(card: Any) -> None:
        asked.extend(texts_in(card))
        card.yes.invoke()

    answer(window, reply)
    data(window).restore()
    assert any("3 rounds and" in text for text in asked)
    assert kept(window) == ids
    assert "Restored: 3 rounds" in told(window) and "1 round is only there now" in told(window)
    assert len(list((window.services.dirs.data / "backups").glob("bullseye.before-restore-*.zip"))) == 1
    assert window.services.settings.theme == "light" and window.theme.palette.name == "light"
    assert later not in kept(window)


def test_no_to_restore_changes_nothing_and_a_damaged_backup_is_told(
    window: Window, ids: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.zip"
    data(window).ask_save = lambda *args: path
    data(window).ask_open = lambda *args: path
    data(window).back_up()
    window.services.finish(played(window.services, 9))
    answer(window, lambda card: type_key(card.focus_get(), "Return"))
    data(window).restore()
    assert len(kept(window)) == 4
    path.write_bytes(path.read_bytes()[:-200])
    data(window).restore()
    assert "no whole backup" in told(window)
    data(window).back_up()
    assert "is there already" in told(window)


def test_a_player_is_chosen_with_the_number_of_rounds_and_deleted(window: Window, ids: list[str]) -> None:
    seen: list[tuple[str, ...]] = []

    def second(card: Any) -> None:
        card.yes.invoke()

    def first(card: Any) -> None:
        seen.extend(card.table.cells(n) for n in range(card.table.count))
        type_key(card.table.tree, "Down")
        answer(window, second)
        card.table.select(1)
        card.delete.invoke()

    answer(window, first)
    data(window).delete_player()
    assert seen == [("Anna", "2"), ("Ben", "1")]
    assert kept(window) == [ids[0], ids[2]]


def test_open_shows_the_folder_or_copies_its_name_where_nothing_can(window: Window, ids: list[str]) -> None:
    shown: list[Path] = []
    group = data(window)

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    group.open_folder = show
    group.parts["open-0"].invoke()  # type: ignore[attr-defined]
    assert shown == [window.services.dirs.data.resolve()]
    group.open_folder = lambda path: False
    group.parts["open-0"].invoke()  # type: ignore[attr-defined]
    assert window.root.clipboard_get() == str(shown[0])
    group.parts["open-1"].invoke()  # type: ignore[attr-defined]
    assert "is not there yet" in told(window)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_disk_that_takes_nothing_is_told_and_nothing_is_lost(
    window: Window, ids: list[str], tmp_path: Path, error: int
) -> None:
    services = window.services
    before = services.dirs.history.read_bytes()
    files: Any = Meddler(RealFiles(), 1, error=error, ever_after=True)
    services._store = Store(services.dirs, files)
    data(window).ask_save = lambda *args: tmp_path / "mine.zip"
    data(window).back_up()
    assert "cannot write" in told(window).lower()
    assert not (tmp_path / "mine.zip").exists()
    data(window).check()
    assert "Rounds cannot be saved until that is mended" in card_text(window)
    window.overlay.close()  # type: ignore[union-attr]
    services._store = None
    assert services.dirs.history.read_bytes() == before


def test_a_folder_in_place_of_the_history_is_told(window: Window) -> None:
    window.services.dirs.history.mkdir(parents=True)
    data(window).check()
    assert "there is a folder where a file should be" in card_text(window)
    window.overlay.close()  # type: ignore[union-attr]
    data(window).verify()
    assert "there is a folder where a file should be" in told(window)
    data(window).delete_player()
    assert window.overlay is None


def test_rounds_of_a_newer_bullseye_are_named_and_kept(window: Window, ids: list[str]) -> None:
    path = window.services.dirs.history
    newer = b'{"schema":99,"id":"x"}\n'
    path.write_bytes(path.read_bytes() + newer)
    data(window).check()
    text = card_text(window)
    assert "1 round from a newer bullseye: kept" in text and "Update bullseye" in text
    window.overlay.close()  # type: ignore[union-attr]
    answer(window, lambda card: card.yes.invoke())
    from bullseye.desk.records.removing import delete_player

    assert delete_player(window, "Ben", 1)
    assert path.read_bytes().endswith(newer)


@pytest.mark.parametrize("size", ["1024x700", "1280x800"])
def test_no_part_of_a_long_list_of_findings_is_cut(window: Window, ids: list[str], size: str) -> None:
    from bullseye.records.care.health import NOTE, Finding

    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()
    card = cards.Findings(window, "Check", "Many.", [Finding("a name", NOTE, "word " * 40, "do this")] * 30)
    window.root.update()
    root = window.root
    assert card.winfo_rooty() >= root.winfo_rooty()
    assert card.copy.winfo_rooty() + card.copy.winfo_height() <= root.winfo_rooty() + root.winfo_height()
    assert card._bar.winfo_ismapped()
    card.close()


def test_two_computers_come_into_step_by_a_folder(window: Window, ids: list[str], tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    part = data(window)
    part.ask_folder = lambda *_: shared
    part.sync()
    assert "0 rounds came, 3 went there." in told(window)
    other = store_in(tmp_path / "other")
    sync(other, shared, "laptop")
    assert [row.id for row in other.rounds()] == ids
    remove_round(other, ids[0])
    sync(other, shared, "laptop")
    answer(window, lambda card: card.no.invoke())
    part.sync()
    assert kept(window) == ids
    answer(window, lambda card: card.yes.invoke())
    part.sync()
    assert kept(window) == ids[1:] and "1 round that was removed elsewhere was removed here too" in told(window)


def test_a_folder_that_cannot_be_shared_is_said(window: Window, ids: list[str]) -> None:
    data(window).ask_folder = lambda *_: window.services.dirs.data
    data(window).sync()
    assert "is the data folder itself" in told(window)
