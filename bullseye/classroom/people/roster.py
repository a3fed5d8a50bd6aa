"""A class list, typed, pasted or from a file: names and teams, and line by line what was wrong with it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bullseye.classroom.people.names import unique
from bullseye.errors import BadInputError
from bullseye.names import clean
from bullseye.records.disk.files import Files, RealFiles
from bullseye.records.disk.safe_write import failed, safe_write
from bullseye.tabular.table import said_separator, separator_of
from bullseye.tabular.text import WINDOWS, decode
from bullseye.words import tr

LARGEST_BYTES = 1 << 20
MOST = 500
NAME_WORDS = ("name", "names", "full name", "student", "students", "pupil", "nickname", "player", "schüler", "élève")
SURNAME_WORDS = ("surname", "last name", "lastname", "family name", "nachname", "familienname", "nom", "apellidos",
                 "apellido", "cognome")  # fmt: skip
FIRST_WORDS = ("first name", "firstname", "given name", "forename", "vorname", "rufname", "prénom", "prenom", "nombre",
               "nome")  # fmt: skip
TEAM_WORDS = ("team", "teams", "group", "gruppe", "mannschaft", "équipe", "equipo", "squadra")
NUMBERED = re.compile(r"\s*\d{1,3}(?:\s*[.):]\s*|\s*[\t;,]\s*|\s+)(?=\S)")
"""A number before a name, as lists of schools have it."""


class Entry(NamedTuple):
    """One student of the list."""

    name: str
    team: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is on the list, in order, and sentences on what could not be taken as it stood, each with its line."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()


class _Columns(NamedTuple):
    """Where the columns of a table stand; None where it has none."""

    name: int | None
    surname: int | None
    first: int | None
    team: int | None

    def name_in(self, cells: list[str]) -> str:
        """The name that a row says: the whole one, or the first name before the surname."""
        parts = (self.first, self.surname if self.surname is not None else self.name)
        found = [cells[at].strip() for at in parts if at is not None and at < len(cells)]
        return " ".join(part for part in found if part)


def parse(text: str, taken: Iterable[str] = ()) -> Roster:
    """Read a list: a student per line, or names between commas, semicolons or tabs.

    With a header line that says `name`, or first name and surname (and perhaps `team`), every line is a row of a table
    with those columns. Where each of several lines has one comma it is `surname, first name`, and a number before each
    name is left out; both is said. Two students of one name get a number, and the teacher is told. Never raises: what
    is wrong is a problem.
    """
    reading = _Reading(list(taken))
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Roster((), (tr("the list is empty; type a name on each line"),))
    said = said_separator(lines[first])
    if said:
        first += 1  # the line `sep=;` with which Excel is told
        lines[:first] = [""] * first
    mark = said or separator_of(lines[first] if first < len(lines) else "")
    head = [cell.strip() for cell in _cells(lines[first] if first < len(lines) else "", mark)]
    columns = _columns(head)
    if columns is None:
        _read_plain(reading, lines, said)
        return reading.roster()
    left_out = [repr(cell) for n, cell in enumerate(head) if cell and n not in columns]
    if left_out:
        reading.say(first + 1, tr("these columns were left out: {columns}", columns=", ".join(left_out)))
    for number, line in enumerate(lines[first + 1 :], first + 2):
        cells = _cells(line, mark)
        if not any(cell.strip() for cell in cells):
            continue
        team = cells[columns.team] if columns.team is not None and columns.team < len(cells) else ""
        reading.add(number, columns.name_in(cells), team)
    return reading.roster()


def _columns(head: list[str]) -> _Columns | None:
    """The columns that the first line names; None where it names nobody's name, and so is no header."""
    words = [cell.casefold() for cell in head]
    found = _Columns(*(
        next((n for n, cell in enumerate(words) if cell in kind), None)
        for kind in (NAME_WORDS, SURNAME_WORDS, FIRST_WORDS, TEAM_WORDS)
    ))  # fmt: skip
    if found.name is not None and found.first is None:
        found = found._replace(surname=None)
    return found if (found.name, found.surname, found.first) != (None, None, None) else None


def _read_plain(reading: _Reading, lines: list[str], said: str) -> None:
    """A list without a header line."""
    rows = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if len(rows) > 1 and all(NUMBERED.match(line) for _, line in rows):
        rows = [(number, NUMBERED.sub("", line, count=1)) for number, line in rows]
        reading.say(rows[0][0], tr("the numbers before the names were left out"))
    cells = [(number, [cell.strip() for cell in _cells(line, said or separator_of(line))]) for number, line in rows]
    turned = len(rows) > 1 and all(line.count(",") == 1 and len(row) == 2 and all(row)
                                   for (_, line), (_, row) in zip(rows, cells, strict=True))  # fmt: skip
    if turned:
        surname, first = cells[0][1]
        name = f"{first} {surname}"
        reading.say(rows[0][0], tr("read as surname, first name, as on every line: {name!r}", name=name))
    for number, row in cells:
        for name in [f"{row[1]} {row[0]}"] if turned else row:
            if name:
                reading.add(number, name, "")


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

    def say(self, line: int, what: str) -> None:
        """What was done with a line, or with all from it on."""
        self._problems.append(tr("line {line}: {problem}", line=line, problem=what))

    def roster(self) -> Roster:
        if not self._entries:
            self._problems.append(tr("there is no name in the list; type one on each line"))
        return Roster(tuple(self._entries), tuple(self._problems))


def _cells(line: str, mark: str) -> list[str]:
    # Line by line, so that a quotation mark somebody forgot to close costs one name and not all below it.
    try:
        return next(csv.reader([line], delimiter=mark, skipinitialspace=True), [])
    except csv.Error:
        return line.split(mark)


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
    return Roster(roster.entries, (remark, *roster.problems))


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
