"""A folder of definitions, a TOML file each: found by name, added, taken out and brought back."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from bullseye.datafile import MAX_BYTES, Table, is_slug, read_table
from bullseye.errors import BadFileError, BadInputError, UnknownNameError
from bullseye.net.secrets_in_files import refuse_secrets
from bullseye.records.disk.files import RealFiles, make_folder
from bullseye.records.disk.safe_write import failed, safe_write
from bullseye.words import tr

SUFFIX, REMOVED = ".toml", ".toml.removed"
T = TypeVar("T")


def read_definition(raw: bytes, name: str, file: str, wrong: type[BadFileError]) -> Table:
    """What the bytes of a definition's file hold; raises *wrong* for a name, a text or a secret that cannot be."""
    if not is_slug(name):
        raise wrong(file, tr("the file's name"), name, tr("it must be lower-case letters, digits and hyphens"))
    top = read_table(raw, file, wrong)
    refuse_secrets(top)
    return top


def checked(table: Table, key: str, ask: Callable[[], T]) -> T:
    """What *ask* gives; a BadInputError of it becomes an error of this file."""
    try:
        return ask()
    except BadFileError:
        raise
    except BadInputError as bad:
        raise table.fail(key, table.value(key), str(bad)) from bad


class Unusable(NamedTuple):
    """A file that cannot be used, and the sentence that says why."""

    name: str
    reason: str


class Definitions(Generic[T]):
    """The files of one *kind* ("target") in *path*; *parse* makes a thing of (bytes, name, file)."""

    def __init__(self, kind: str, path: Path, parse: Callable[[bytes, str, str], T]) -> None:
        self.kind, self.path, self._parse = kind, path, parse
        self._files = RealFiles()

    def names(self) -> list[str]:
        """The name of every file, in order; files whose name cannot be one are left to `all`."""
        return self._names(SUFFIX)

    def get(self, name: str) -> T:
        """The thing of that name. Raises UnknownNameError, or what *parse* raises for its file."""
        if name not in self.names():
            raise UnknownNameError(self.kind, name, self.names())
        path = self._path(name)
        try:
            if not path.is_file():  # a pipe would be read for ever
                raise BadFileError(str(path), "", tr("no plain file"), tr("make it a file that can be read"))
            with open(path, "rb") as file:
                return self._parse(file.read(MAX_BYTES + 1), name, str(path))
        except OSError as bad:
            raise BadFileError(
                str(path), "", bad.strerror or str(bad), tr("make it a file that can be read")
            ) from bad  # fmt: skip

    def all(self) -> tuple[list[T], list[Unusable]]:
        """Everything that can be used, and the files that cannot."""
        found, unusable = [], []
        for name in self.names():
            try:
                found.append(self.get(name))
            except BadFileError as bad:
                unusable.append(Unusable(name, str(bad)))
        return found, unusable

    def add(self, name: str, text: str) -> T:
        """Keep a new file of this text, checked before; the thing it defines. Raises BadInputError, StorageError."""
        if not is_slug(name):
            raise BadInputError(
                tr(
                    "{name!r} cannot be a {kind}'s name; use lower-case letters, digits and hyphens, 64 at most",
                    name=name,
                    kind=self.kind,
                )
            )
        if name in self.names():
            raise BadInputError(
                tr(
                    "there is a {kind} {name!r} already; choose another with --name, or remove that one",
                    kind=self.kind,
                    name=name,
                )
            )
        found = self._parse(text.encode(), name, str(self._path(name)))
        try:
            make_folder(self._files, self.path)
        except OSError as bad:
            raise failed("make the folder", self.path, bad) from bad
        safe_write(self._path(name), text.encode(), files=self._files)
        return found

    def remove(self, name: str) -> None:
        """Take the file out of use by another name; `put_back` undoes it. Raises UnknownNameError, StorageError."""
        if name not in self.names():
            raise UnknownNameError(self.kind, name, self.names())
        self._rename(self._path(name), self.path / (name + REMOVED))

    def forget(self, name: str) -> None:
        """Take a file out for good: one that was just added and turned out to be of no use."""
        try:
            self._files.unlink(self._path(name))
        except OSError as bad:
            raise failed("remove", self._path(name), bad) from bad

    def put_back(self, name: str = "") -> str:
        """Bring back what was removed, the last one unless *name* says which; its name. Raises BullseyeError."""
        removed = self._names(REMOVED)
        if not removed:
            raise BadInputError(tr("no {kind} was removed", kind=self.kind))
        if name and name not in removed:
            raise UnknownNameError(tr("removed {kind}", kind=self.kind), name, removed)
        chosen = name or max(removed, key=lambda each: (self.path / (each + REMOVED)).stat().st_mtime_ns)
        if chosen in self.names():
            raise BadInputError(
                tr("there is a {kind} {chosen!r} again; remove that one first", kind=self.kind, chosen=chosen)
            )
        self._rename(self.path / (chosen + REMOVED), self._path(chosen))
        return chosen

    def _names(self, suffix: str) -> list[str]:
        try:
            files = sorted(os.listdir(self.path))
        except OSError:
            return []
        return [name for file in files if file.endswith(suffix) and is_slug(name := file.removesuffix(suffix))]

    def _path(self, name: str) -> Path:
        return self.path / (name + SUFFIX)

    def _rename(self, old: Path, new: Path) -> None:
        try:
            self._files.replace(old, new)
            os.utime(new)  # which of several was removed last
            self._files.fsync_dir(self.path)
        except OSError as bad:
            raise failed("rename", old, bad) from bad
