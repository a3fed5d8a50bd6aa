"""A shelf of data files: those that come with the program and the user's own, found by name or alias."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from bullseye.datafile import MAX_BYTES
from bullseye.errors import BadFileError, BullseyeError, UnknownNameError
from bullseye.words import tr, translated

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SUFFIX = ".toml"


class Broken(NamedTuple):
    """A user's file that cannot be used, and the sentence that says why."""

    path: Path
    reason: str


class Named(Protocol):
    """What stands on a shelf: it has a name and perhaps others."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Named)
Stamp = tuple[int, int] | None


def _stamp(path: Path) -> Stamp:
    """What tells a changed file from an unchanged one: its size and date."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns)


class Shelf(Generic[T]):
    """Files of one *kind* in *package*/*folder* and in *user_folder* (None or missing: no files of the user's).

    *parse* turns (bytes, name, file) into a thing or raises a child of BadFileError. Files are read when first
    needed and kept. A user's file cannot take a shipped name: records would then mean two things by one name.
    """

    def __init__(
        self,
        kind: str,
        package: str,
        folder: str,
        parse: Callable[[bytes, str, str], T],
        error: type[BadFileError],
        user_folder: Path | None = None,
    ) -> None:
        self.kind = kind
        self.user_folder = user_folder
        self._parse = parse
        self._error = error
        self._shipped = _shipped_files(package, folder)
        self._read: dict[str, T] = {}
        self._failed: dict[str, BadFileError] = {}
        self._stamps: dict[str, Stamp] = {}
        self._aliases: dict[str, str] | None = None
        self._ours: dict[str, str] | None = None

    def refresh(self) -> None:
        """Look which of the user's files are new or changed, and forget what was read of those."""
        stamps = {path.stem: _stamp(path) for path in self._user_files()}
        for name in {*self._read, *self._failed} - set(self._shipped):
            if name not in stamps or stamps[name] != self._stamps.get(name):
                self._read.pop(name, None)
                self._failed.pop(name, None)
        self._stamps = stamps
        self._aliases = None

    def get(self, name: str) -> T:
        """The thing called *name*, or with that alias; raises UnknownNameError or the shelf's error."""
        if name in self._read:
            return self._read[name]
        if name in self._shipped:  # most are: the aliases would cost the reading of every file
            return self._load(name)
        if self._user_path(name) is not None and name not in self._shipped_aliases():
            return self._load(name)
        found = self._alias_table().get(name)
        if found is None:
            raise UnknownNameError(self.kind, name, self.names())
        return self._load(found)

    def name_of(self, id_: str) -> str:
        """What the thing of that id is called; the id where its file is gone or broken: what was played still is."""
        try:
            return self.get(id_).name
        except BullseyeError:
            return id_

    def items(self) -> list[T]:
        """Everything that can be used: shipped first, then the user's, each in order of name."""
        found = [self._load(name) for name in self.shipped_names()]
        for path in self._user_files():
            if path.stem not in self._shipped and path.stem not in self._shipped_aliases():
                try:
                    found.append(self._load(path.stem))
                except self._error:
                    continue  # broken() tells of it
        return found

    def names(self) -> list[str]:
        """The names of `items()`, in its order."""
        return [item.id for item in self.items()]

    def shipped_names(self) -> list[str]:
        """The names that come with the program."""
        return sorted(self._shipped)

    def is_own(self, name: str) -> bool:
        """True when *name* is a file of the user's."""
        return name not in self._shipped and self._user_path(name) is not None

    def broken(self) -> list[Broken]:
        """The user's files that cannot be used, each with its reason."""
        found = []
        for path in self._user_files():
            try:
                if path.stem in self._shipped or path.stem in self._shipped_aliases():
                    raise self._error(
                        str(path),
                        tr("the file's name"),
                        path.stem,
                        tr("a shipped {kind} has it; choose another", kind=self.kind),
                    )
                self._load(path.stem)
            except self._error as bad:
                found.append(Broken(path, str(bad)))
        return found

    def _load(self, name: str) -> T:
        item = self._read.get(name)
        if item is None:
            if name in self._failed:  # a large broken file is not read again at every look
                raise self._failed[name].with_traceback(None)
            try:
                item = self._parse(*self._bytes(name))
                if name in self._shipped:
                    item = in_words(item)
            except self._error as bad:
                self._failed[name] = bad
                raise
            self._read[name] = item
        return item

    def _shipped_aliases(self) -> dict[str, str]:
        if self._ours is None:
            self._ours = {alias: name for name in self._shipped for alias in self._load(name).aliases}
        return self._ours

    def _bytes(self, name: str) -> tuple[bytes, str, str]:
        if name in self._shipped:
            return self._shipped[name].read_bytes(), name, name + SUFFIX
        path = self._user_path(name)
        if path is None:
            raise UnknownNameError(self.kind, name, self.names())
        try:
            # A pipe or a device would be read for ever.
            if not path.is_file():
                raise self._error(str(path), "", tr("no plain file"), tr("make it a file that can be read"))
            with open(path, "rb") as file:
                return file.read(MAX_BYTES + 1), name, str(path)
        except OSError as bad:
            raise self._error(str(path), "", bad.strerror or str(bad), tr("make it a file that can be read")) from bad

    def _user_path(self, name: str) -> Path | None:
        # A name with a separator in it must not reach a file outside the folder.
        if self.user_folder is None or os.path.basename(name) != name or name.startswith(".") or "\0" in name:
            return None
        path = self.user_folder / (name + SUFFIX)
        return path if name and os.path.lexists(path) else None

    def _user_files(self) -> list[Path]:
        if self.user_folder is None:
            return []
        try:
            names = sorted(os.listdir(self.user_folder))
        except OSError:
            return []
        return [self.user_folder / n for n in names if n.endswith(SUFFIX) and not n.startswith(".")]

    def _alias_table(self) -> dict[str, str]:
        if self._aliases is None:
            self._aliases = {}
            for item in self.items():
                for alias in item.aliases:
                    self._aliases.setdefault(alias, item.id)
        return self._aliases


def in_words(item: T) -> T:
    """A thing that comes with the program, its name and summary in the user's language; a user's own are theirs."""
    said = {key: translated(text) for key in ("name", "summary") if (text := getattr(item, key, ""))}
    if all(said[key] == getattr(item, key) for key in said):
        return item
    return replace(item, **said)  # type: ignore[type-var]


def _shipped_files(package: str, folder: str) -> dict[str, Traversable]:
    """The TOML files inside the package, by name; also from a wheel, a zip or a frozen program."""
    files = (resources.files(package) / folder).iterdir()
    return {item.name[: -len(SUFFIX)]: item for item in files if item.name.endswith(SUFFIX)}
