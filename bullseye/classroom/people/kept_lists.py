"""Class lists that a teacher keeps for the next time: a CSV file each, in a folder of their own in the data folder.

Beside a list stands how its class plays, in a JSON file of the same name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from bullseye.classroom.people.names import unique
from bullseye.classroom.people.roster import Entry, Roster, read_file, write_file
from bullseye.errors import BullseyeError
from bullseye.records.disk.files import Files, RealFiles, make_folder
from bullseye.records.disk.safe_write import failed, safe_write, sweep

FOLDER = "class-lists"
_ENDING = ".csv"
_PLAYS = ".json"
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
"""What Windows takes for a device, whatever its ending."""


class KeptLists:
    """The lists in the data folder *data*. They are kept when a teacher asks for it, and until one is forgotten.

    Every method raises StorageError when the disk does not do it; then what was kept before still is.
    """

    def __init__(self, data: Path, files: Files | None = None) -> None:
        self.folder = data / FOLDER
        self._files: Files = files or RealFiles()

    def names(self) -> list[str]:
        """What there is to choose from, by name."""
        try:
            if self._files.stat(self.folder) is None:
                return []
            found = self._files.listdir(self.folder)
        except OSError as error:
            raise failed("read", self.folder, error) from error
        ours = [name.removesuffix(_ENDING) for name in found if name.endswith(_ENDING) and not name.startswith(".")]
        return sorted(ours, key=str.casefold)

    def path_of(self, name: str) -> Path:
        """The file of that list, which any spreadsheet opens."""
        return self.folder / f"{name}{_ENDING}"

    def take(self, name: str) -> Roster:
        """The list of that name. Raises BadInputError too, when somebody has put something else there."""
        return read_file(self.path_of(name), self._files)

    def plays(self, name: str) -> dict[str, Any]:
        """How the class of that list plays, as it was kept; empty where nothing is, or nothing that can be read."""
        try:
            if self._files.stat(self._plays_of(name)) is None:
                return {}
            found = json.loads(self._files.read(self._plays_of(name)))
        except OSError as error:
            raise failed("read", self._plays_of(name), error) from error
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _plays_of(self, name: str) -> Path:
        return self.folder / f"{name}{_PLAYS}"

    def keep(
        self, title: str, entries: Sequence[Entry], instead_of: str = "", plays: Mapping[str, Any] | None = None
    ) -> str:
        """Keep *entries* under the class's title, or *instead_of* a list that is there; the name it has now.

        A list of that title with other students stays, and the new one gets a number. *plays* is how the class plays;
        None leaves what is kept of that.
        """
        there = self.names()
        name = instead_of if instead_of in there else _file_name(title)
        if name != instead_of and name in there and self.take(name).entries != tuple(entries):
            name, _ = unique(name, there)
        try:
            make_folder(self._files, self.folder)
            sweep(self.folder, [f"{one}{end}" for one in (*there, name) for end in (_ENDING, _PLAYS)], self._files)
        except OSError as error:
            raise failed("make the folder", self.folder, error) from error
        write_file(self.path_of(name), entries, self._files)
        if plays is not None:
            data = json.dumps(dict(plays), ensure_ascii=False, indent=1).encode("utf-8")
            safe_write(self._plays_of(name), data, files=self._files)
        return name

    def follow(self, class_names: Collection[str], before: str, entry: Entry) -> str:
        """Let the one list of the class of *class_names* have a late-comer, or *before* under the name corrected.

        The name of that list; empty where none or several lists may be meant.
        """
        found = self.within(class_names)
        if len(found) != 1:
            return ""
        listed = list(self.take(found[0]).entries)
        names = [one.name for one in listed]
        if before in names:
            listed[names.index(before)] = listed[names.index(before)]._replace(name=entry.name)
        elif entry.name not in names:
            listed.append(entry if any(one.team for one in listed) else Entry(entry.name))
        self.keep("", listed, found[0])
        return found[0]

    def within(self, names: Collection[str]) -> list[str]:
        """Which lists have nobody on them but students of these *names*; one that cannot be read is left out."""
        found = []
        for name in self.names():
            with suppress(BullseyeError):
                listed = {entry.name for entry in self.take(name).entries}
                if listed and listed <= set(names):
                    found.append(name)
        return found

    def forget(self, name: str) -> None:
        """Delete the list of that name, and how its class plays."""
        try:
            if self._files.stat(self._plays_of(name)) is not None:
                self._files.unlink(self._plays_of(name))
            self._files.unlink(self.path_of(name))
            self._files.fsync_dir(self.folder)
        except OSError as error:
            raise failed("delete", self.path_of(name), error) from error


def _file_name(title: str) -> str:
    """*title* as the name of a file on every system, in the letters of any language."""
    plain = "".join(c if c.isalnum() or c in " -_" else "-" for c in title).strip(" -")[:40].strip(" -") or "class"
    return f"{plain}-" if _DEVICE.match(plain) else plain
