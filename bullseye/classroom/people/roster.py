"""A class list, typed, pasted or from a file: names and teams, and line by line what was wrong with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from bullseye.classroom.people.names import unique
from bullseye.classroom.people.roster_shape import shape_of
from bullseye.errors import BadInputError
from bullseye.names import clean
from bullseye.records.disk.files import Files, RealFiles
from bullseye.records.disk.safe_write import failed, safe_write
from bullseye.tabular.table import said_separator
from bullseye.tabular.text import WINDOWS, decode
from bullseye.words import tr

LARGEST_BYTES = 1 << 20
MOST = 500


class Entry(NamedTuple):
    """One student of the list."""

    name: str
    team: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is on the list, in order, and sentences on what could not be taken as it stood, each with its line."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """How the list was understood where it could be meant otherwise."""


def parse(text: str, taken: Iterable[str] = ()) -> Roster:
    """Read a list: a student per line, or names between commas, semicolons or tabs, or a table of any school's.

    A first line of headings, in English, German, French or Spanish, says which column is what; first name and surname
    are joined. Lines of "surname, first name" are one student each, and numbers before names are left out: `notes` say
    so. Two students of one name get a number, and the teacher is told. Never raises: what is wrong is a problem.
    """
    reading = _Reading(list(taken))
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Roster((), (tr("the list is empty; type a name on each line"),))
    said = said_separator(lines[first])
    if said:
        lines[first] = ""  # the line `sep=;` with which Excel is told
    shape = shape_of(lines, said)
    for one in shape.listed:
        reading.add(*one)
    return reading.roster(shape.notes)


class _Reading:
    def __init__(self, taken: list[str]) -> None:
        self._taken = taken
        self._entries: list[Entry] = []
        self._problems: list[str] = []
        self._full = False

    def add(self, line: int, name: str, team: str) -> None:
        if len(self._entries) >= MOST:
            if not self._full:
                self._full = True
                self._problems.append(
                    tr("line {line}: more than {most} names; the rest was left out", line=line, most=MOST)
                )
            return
        try:
            cleaned, changed = clean(name)
        except BadInputError:
            self._problems.append(
                tr("line {line}: there is no name in {name!r}; it was left out", line=line, name=name.strip()[:40])
            )
            return
        free, numbered = unique(cleaned, self._taken)
        self._problems += [
            tr("line {line}: {problem}", line=line, problem=said) for said in (changed, numbered) if said
        ]
        self._taken.append(free)
        self._entries.append(Entry(free, clean(team)[0] if team.strip() else ""))

    def roster(self, notes: Iterable[str]) -> Roster:
        if not self._entries:
            self._problems.append(tr("there is no name in the list; type one on each line"))
        return Roster(tuple(self._entries), tuple(self._problems), tuple(notes))


def read_file(path: Path, files: Files | None = None, taken: Iterable[str] = ()) -> Roster:
    """Read a text or CSV file. Raises StorageError when it cannot be read, BadInputError when it is no text."""
    files = files or RealFiles()
    try:
        found = files.stat(path)
        if found is None:
            raise FileNotFoundError(2, tr("no such file"), str(path))
        if found.size > LARGEST_BYTES:
            raise BadInputError(
                tr(
                    "{file!r} holds {size} bytes; a class list holds at most {most}",
                    file=str(path),
                    size=found.size,
                    most=LARGEST_BYTES,
                )
            )
        data = files.read(path)
    except OSError as error:
        raise failed("read", path, error) from error
    text = decode(data, path.name)
    roster = parse(text.text, taken)
    if text.encoding != WINDOWS:
        return roster
    remark = tr(
        "{file!r} is not UTF-8 and was read as {encoding}: look whether the accents are right",
        file=path.name,
        encoding=WINDOWS,
    )
    return replace(roster, problems=(remark, *roster.problems))


def write_file(path: Path, entries: Iterable[Entry], files: Files | None = None) -> None:
    """Write a list that `read_file` takes back: CSV with the columns name and team.

    Raises StorageError; then what stood there before still does.
    """
    safe_write(path, as_text(list(entries)).encode("utf-8"), files=files or RealFiles())


def as_text(entries: list[Entry]) -> str:
    """The text of a roster file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "team"])
    writer.writerows(entries)
    return out.getvalue()
