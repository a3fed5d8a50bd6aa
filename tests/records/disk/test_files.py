"""The disk itself: what is no plain file is refused at once, whoever asks, and never waited for."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bullseye.errors import StorageError
from bullseye.records.disk.files import Files, RealFiles
from bullseye.records.disk.safe_write import safe_write

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files in folders")
FILES: Files = RealFiles()


@pytest.fixture(params=["a pipe", "a pipe with a writer", "an endless device", "a device that is empty", "a socket"])
def odd_one(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "odd"
    if request.param == "a socket":
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(os.path.relpath(path))
            yield path
        return
    if "pipe" in request.param:
        os.mkfifo(path)
        other_end = os.open(path, os.O_RDWR) if "writer" in request.param else None
        yield path
        if other_end is not None:
            os.close(other_end)
        return
    path.symlink_to("/dev/zero" if "endless" in request.param else "/dev/null")
    yield path


ASKED: dict[str, Callable[[Path], object]] = {
    "stat": FILES.stat,
    "read": FILES.read,
    "read a part": lambda path: FILES.read(path, 10, 10),
    "open to add": FILES.open_append,
}


@pytest.mark.parametrize("what", ASKED)
def test_what_is_no_plain_file_is_refused_at_once(odd_one: Path, what: str) -> None:
    with pytest.raises(OSError) as refused:
        ASKED[what](odd_one)
    assert refused.value.errno in (errno.ENODEV, errno.ENXIO), "a pipe without a reader, or a socket, cannot be opened"


def test_nothing_takes_its_place_and_the_sentence_says_what_it_is(odd_one: Path) -> None:
    with pytest.raises(StorageError, match="it is a pipe or a device, no file; move it away"):
        safe_write(odd_one, b"x", files=FILES)
    assert not odd_one.is_file()


def test_a_plain_file_a_folder_and_links_to_them_are_as_ever(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    found = FILES.stat(tmp_path / "link")
    assert found is not None and found.size == 10 and not found.is_folder
    assert FILES.read(tmp_path / "link", 8, 10) == b"89" and FILES.read(tmp_path / "file") == b"0123456789"
    handle = FILES.open_append(tmp_path / "link")
    FILES.write(handle, b"ab")
    FILES.close(handle)
    assert FILES.read(tmp_path / "file", 9) == b"9ab"
    folder = FILES.stat(tmp_path)
    assert folder is not None and folder.is_folder and FILES.stat(tmp_path / "none") is None
