"""`rounds.jsonl`: the shots of rounds that are being played, a line for each batch, so that a crash loses none kept.

A line is `{"schema": 1, "n": NUMBER, "did": [...], "crc": "..."}`; each entry of `did` is what one page told, with
the turn's number `go` (`told.py` has a type for each):

    {"go", "shot": {n, t, x, y, drawn, up, device}, "arrived"}     a shot that counted; "aids", "flags" where any
    {"go", "refused": n, "words", "code"}                           one that did not, so that its answer stays the same
    {"go", "way": [[t, x, y], ...], "arrived"}                      the pointer, where the drill follows it
    {"go", "end": t, "arrived"}   {"go", "shut": t}   {"go", "px": number}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from bullseye.classroom.log.store import ROUNDS
from bullseye.errors import BadInputError
from bullseye.league.told import Told, as_json, told_from
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import Files, RealFiles, make_name_safe, write_all
from bullseye.records.disk.safe_write import failed

SCHEMA = 1
_SUM = re.compile(rb',"crc":"([0-9a-f]{8})"\}$')


def encode(number: int, did: Sequence[Told]) -> bytes:
    """The line of one batch, with its checksum and its end."""
    body = strict_json.dumps({"schema": SCHEMA, "n": number, "did": [as_json(told) for told in did]})
    return b'%s,"crc":"%08x"}\n' % (body[:-1], crc32(body))


def read(data: bytes, newer: list[int] | None = None) -> Iterator[Told]:
    """What was told, in order; a line that is torn or damaged is left out: it was never said to be kept.

    The schema of a line that a newer bullseye wrote is added to *newer*; so is ours for an entry that is not as we
    write it although its line's checksum fits. A kind of entry that we do not know is passed over.
    """
    for line in data.split(b"\n"):
        found = _SUM.search(line)
        if found is None or crc32(b"}", crc32(line[: found.start()])) != int(found[1], 16):
            continue
        whole: Any = _parsed(line)
        schema = whole.get("schema") if isinstance(whole, dict) else None
        if schema == SCHEMA and isinstance(whole.get("did"), list):
            for entry in whole["did"]:
                try:
                    told = told_from(entry)
                except BadInputError:
                    if newer is not None:
                        newer.append(SCHEMA)
                    continue
                if told is not None:
                    yield told
        elif newer is not None and isinstance(schema, int):
            newer.append(schema)


def _parsed(line: bytes) -> Any:
    try:
        return strict_json.loads_own(line)
    except ValueError:
        return None


class Journal:
    """The file in the class's *folder*; None keeps nothing, for a demonstration. *keeps* is False where nobody may be
    told that something is kept before its round is over.

    `write` may run on another thread than the one that made the line: it touches nothing else.
    """

    def __init__(self, folder: Path | None, files: Files | None = None, keeps: bool = True) -> None:
        self.keeps = keeps
        self.path = None if folder is None else folder / ROUNDS
        self._files: Files = RealFiles() if files is None else files
        self._clean = False
        self.newer: list[int] = []

    def entries(self) -> list[Told]:
        """What was told before; `newer` then holds a schema for each line of a newer bullseye, which is left out.

        Raises StorageError when the file cannot be read.
        """
        if self.path is None:
            return []
        try:
            return (
                list(read(self._files.read(self.path), self.newer)) if self._files.stat(self.path) is not None else []
            )
        except OSError as error:
            raise failed("read", self.path, error) from error

    def write(self, line: bytes) -> None:
        """Add *line*; when this returns it is on the disk. Raises StorageError; then write it again."""
        if self.path is None:
            return
        try:
            before = self._files.stat(self.path)
            torn = not self._clean and before is not None and before.size > 0
            self._clean = False
            handle = self._files.open_append(self.path)
            try:
                write_all(self._files, handle, (b"\n" if torn else b"") + line)
                self._files.fsync(handle)
            finally:
                self._files.close(handle)
            if before is None:
                make_name_safe(self._files, self.path)
            self._clean = True
        except OSError as error:
            raise failed("save shots in", self.path, error) from error
