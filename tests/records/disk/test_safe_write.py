"""Replacing a file: old or new, links and rights kept, Windows waited for, and three kinds of answer."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from bullseye.errors import StorageError
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.safe_write import (
    TRIES,
    DurabilityUnknownError,
    NotWrittenError,
    copy_aside,
    dated_name,
    safe_write,
    sentence,
    set_aside,
    sweep,
)
from tests.records.helpers import NOON, Disk, Meddler, count_up

FILES = RealFiles()
unix_only = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise, and links need a right")


def temps(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


def test_the_new_bytes_take_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    safe_write(path, b"1", files=FILES)
    safe_write(path, b"22", files=FILES)
    assert path.read_bytes() == b"22"
    assert temps(tmp_path) == []


@unix_only
def test_file_and_folder_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "a.json"
    safe_write(path, b"1", files=FILES)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


@unix_only
def test_rights_that_somebody_gave_the_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"1")
    path.chmod(0o664)
    safe_write(path, b"2", files=FILES)
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@unix_only
def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    target = tmp_path / "synced" / "real.json"
    target.parent.mkdir()
    target.write_bytes(b"1")
    link = tmp_path / "a.json"
    link.symlink_to(target)
    safe_write(link, b"2", files=FILES)
    assert link.is_symlink() and target.read_bytes() == b"2"
    assert temps(tmp_path) == temps(target.parent) == []


def test_bytes_that_do_not_read_back_never_take_the_place(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"1")
    with pytest.raises(ValueError):
        safe_write(path, b"{", files=FILES, check=strict_json.loads)
    assert path.read_bytes() == b"1" and temps(tmp_path) == []


def test_each_operation_that_fails_tells_whether_the_old_file_is_certain(tmp_path: Path) -> None:
    outcomes = []
    for at in count_up():
        folder = tmp_path / str(at)
        folder.mkdir()
        path = folder / "a.json"
        path.write_bytes(b"old")
        meddler = Meddler(FILES, at, half=True, error=errno.EIO)
        try:
            safe_write(path, b"new", files=meddler)
        except NotWrittenError as error:
            assert path.read_bytes() == b"old" and "a.json" in str(error)
            assert temps(folder) == []
        except DurabilityUnknownError as error:
            assert path.read_bytes() == b"new" and "did not confirm" in str(error)
        if not meddler.reached:
            break
        outcomes.append(meddler.calls[at - 1])
    assert [name for name in outcomes if name != "chmod"] == [
        "open_new",
        "write",
        "fsync",
        "close",
        "replace",
        "fsync_dir",
    ]


class WindowsHeld(RealFiles):
    """Another program has the file open for the next *times* renames."""

    def __init__(self, times: int, code: int = 32) -> None:
        self.times, self.code = times, code

    def replace(self, source: Path, target: Path) -> None:
        if self.times:
            self.times -= 1
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = self.code  # type: ignore[attr-defined]
            raise error
        super().replace(source, target)


@pytest.mark.parametrize("code", [5, 32, 33])
def test_on_windows_a_file_in_use_is_waited_for(tmp_path: Path, code: int) -> None:
    waits: list[float] = []
    safe_write(tmp_path / "a", b"1", files=WindowsHeld(3, code), sleep=waits.append, windows=True)
    assert (tmp_path / "a").read_bytes() == b"1" and len(waits) == 3


def test_a_file_in_new_folders_outlasts_a_loss_of_power() -> None:
    disk = Disk()
    path = Path("/home/me/.config/bullseye/settings.json")
    safe_write(path, b"1", files=disk)
    assert disk.after_cut("synced").read(path) == b"1"


def test_on_windows_the_waiting_ends(tmp_path: Path) -> None:
    waits: list[float] = []
    with pytest.raises(NotWrittenError):
        safe_write(tmp_path / "a", b"1", files=WindowsHeld(10_000), sleep=waits.append, windows=True)
    assert len(waits) == TRIES and sum(waits) <= 2.5 + 1e-9
    assert temps(tmp_path) == []


@pytest.mark.parametrize(("windows", "code"), [(False, 32), (True, 17)])
def test_another_failure_is_told_at_once(tmp_path: Path, windows: bool, code: int) -> None:
    with pytest.raises(NotWrittenError):
        safe_write(tmp_path / "a", b"1", files=WindowsHeld(1, code), sleep=pytest.fail, windows=windows)


def test_a_temporary_file_that_another_window_swept_is_written_again(tmp_path: Path) -> None:
    class Swept(RealFiles):
        left = 1

        def replace(self, source: Path, target: Path) -> None:
            if self.left:
                self.left -= 1
                source.unlink()
            super().replace(source, target)

    safe_write(tmp_path / "a", b"1", files=Swept())
    assert (tmp_path / "a").read_bytes() == b"1"
    always = Swept()
    always.left = 5
    with pytest.raises(NotWrittenError):
        safe_write(tmp_path / "a", b"2", files=always)
    assert (tmp_path / "a").read_bytes() == b"1"


def test_a_folder_or_a_file_in_the_wrong_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(NotWrittenError, match="there is a folder where a file should be"):
        safe_write(tmp_path / "a", b"1", files=FILES)
    (tmp_path / "b").write_bytes(b"")
    with pytest.raises(NotWrittenError, match="there is a file where a folder should be"):
        safe_write(tmp_path / "b" / "c", b"1", files=FILES)


def test_the_sweep_takes_our_left_overs_and_nothing_else(tmp_path: Path) -> None:
    ours = ".a.json.0123456789ab.tmp"
    for name in (ours, "a.json", "a.json.tmp", ".b.json.0123456789ab.tmp", "notes.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert sweep(tmp_path, ["a.json"], FILES) == [ours]
    assert len(list(tmp_path.iterdir())) == 4
    assert sweep(tmp_path / "missing", ["a.json"], FILES) == []


def test_files_set_aside_in_the_same_second_do_not_take_each_others_name(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for number in range(3):
        path.write_bytes(b"%d" % number)
        set_aside(path, "damaged", files=FILES, now=NOON)
    copy_aside(path, "damaged", b"3", files=FILES, now=NOON)
    found = sorted((p.name, p.read_bytes()) for p in tmp_path.iterdir())
    stem = "a.damaged-20261122T120000Z"
    assert found == [
        (f"{stem}-2.json", b"1"),
        (f"{stem}-3.json", b"2"),
        (f"{stem}-4.json", b"3"),
        (f"{stem}.json", b"0"),
    ]
    assert dated_name(path, "other", NOON, FILES).name == "a.other-20261122T120000Z.json"


@pytest.mark.parametrize(
    ("code", "word"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EACCES, "no right"), (99, "")]
)
def test_the_sentence_names_the_file_the_reason_and_a_way_out(code: int, word: str) -> None:
    said = sentence("write", Path("x/y.json"), OSError(code, "words"))
    assert "y.json" in said and word in said and "; " in said
    assert not said.endswith(".")


def test_the_errors_are_ones_that_a_window_can_show(tmp_path: Path) -> None:
    error: Any
    for error in (NotWrittenError, DurabilityUnknownError):
        assert issubclass(error, StorageError)
