"""How a class list is meant: whose columns, which order of names, what is a number; said, so that nothing is guessed
in silence."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import NamedTuple

from bullseye.tabular.table import separator_of
from bullseye.words import tr

NAMES = frozenset({
    "name", "names", "full name", "student", "students", "student name", "pupil", "pupils", "nickname", "player",
    "learner", "schüler", "schülerin", "schüler/in", "schülername", "spitzname", "nom complet", "nom et prénom",
    "nom prénom", "élève", "élèves", "pseudo", "alumno", "alumna", "alumnos", "alumnado", "estudiante",
    "nombre completo", "apodo",
})  # fmt: skip
FIRST_NAMES = frozenset({
    "first name", "firstname", "first", "given name", "given names", "forename", "forenames", "vorname", "vornamen",
    "rufname", "prénom", "prénoms", "prenom", "prenoms", "nombre", "nombres", "nombre de pila",
})  # fmt: skip
LAST_NAMES = frozenset({
    "last name", "lastname", "last", "surname", "surnames", "family name", "nachname", "nachnamen", "familienname",
    "zuname", "nom", "noms", "nom de famille", "apellido", "apellidos", "primer apellido", "segundo apellido",
    "apellido 1", "apellido 2",
})  # fmt: skip
TEAMS = frozenset({"team", "teams", "group", "groups", "gruppe", "mannschaft", "équipe", "equipe", "groupe", "equipo",
                   "grupo"})  # fmt: skip
CLASSES = frozenset({"class", "form", "klasse", "kurs", "classe", "clase", "curso", "section", "tutor group"})

_NUMBER = re.compile(r"\d{1,4}\s*[.):]?")
_NUMBERED = re.compile(r"\s*\d{1,4}\s*[.):]?\s+(?=\D)")
_FEW_ROWS = 4


class Listed(NamedTuple):
    """A name as it is to be cleaned, with its team and the number of its line."""

    line: int
    name: str
    team: str = ""


class _Line(NamedTuple):
    number: int
    text: str


class _Cells(NamedTuple):
    line: int
    cells: list[str]


class Shape(NamedTuple):
    """Who is listed, and sentences on how the list was understood where it could be meant otherwise."""

    listed: list[Listed]
    notes: list[str]


def shape_of(lines: Sequence[str], said: str) -> Shape:
    """What these *lines* list; *said* is the separator that the file itself says, else empty. Never raises."""
    full = [_Line(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not full:
        return Shape([], [])
    head = [_plain(cell) for cell in cells_of(full[0].text, said or separator_of(full[0].text))]
    if any(cell in NAMES | FIRST_NAMES | LAST_NAMES for cell in head):
        return _table(full, said or separator_of(full[0].text), head)
    return _plain_list(full, said)


def cells_of(line: str, mark: str) -> list[str]:
    """The cells of one line, so that a quotation mark somebody forgot to close costs one name and not all below it."""
    try:
        return next(csv.reader([line], delimiter=mark, skipinitialspace=True), [])
    except csv.Error:
        return line.split(mark)


def _plain(cell: str) -> str:
    return " ".join(cell.casefold().replace("_", " ").replace("-", " ").strip(" .:*\ufeff").split())


# -- with headings ---------------------------------------------------------------------------------


def _table(full: list[_Line], mark: str, head: list[str]) -> Shape:
    rows = [_Cells(line.number, [cell.strip() for cell in cells_of(line.text, mark)]) for line in full[1:]]
    rows = [row for row in rows if any(row.cells)]
    if len(head) == 1 and mark == "," and _all_pairs(rows):
        return _surname_first(rows)
    first = [n for n, cell in enumerate(head) if cell in FIRST_NAMES]
    last = [n for n, cell in enumerate(head) if cell in LAST_NAMES]
    whole = [n for n, cell in enumerate(head) if cell in NAMES]
    if first and not last:  # "Name" beside "Vorname" is the surname
        last, whole = whole[:1], whole[1:]
    used = [*first, *last] if first and last else (whole or first or last)[:1]
    team, notes = _team_column(rows, head, used)
    titles = cells_of(full[0].text, mark)
    left = [titles[n].strip() for n, cell in enumerate(head) if cell and n not in (*used, team)]
    if first and last:
        notes.append(tr("First names and surnames were joined."))
    if left:
        notes.append(tr("Columns left out: {columns}.", columns=", ".join(left)))
    listed = [
        Listed(row.line, " ".join(filter(None, (_at(row, n) for n in used))), _at(row, team)) for row in rows
    ]  # fmt: skip
    if mark != "," and len(listed) > 1 and all(one.name.count(",") == 1 for one in listed):
        listed = [one._replace(name=_turned(*one.name.split(","))) for one in listed]
        notes.append(_said_turned(listed))
    return Shape(listed, notes)


def _team_column(rows: list[_Cells], head: list[str], used: Sequence[int]) -> tuple[int, list[str]]:
    """The column of teams, or of classes where there are several; -1 for none."""
    team = next((n for n, cell in enumerate(head) if cell in TEAMS), -1)
    if team >= 0:
        return team, []
    column = next((n for n, cell in enumerate(head) if cell in CLASSES and n not in used), -1)
    if len({_at(row, column) for row in rows} - {""}) > 1:
        return column, [tr("The classes in the list are its teams.")]
    return -1, []


def _at(row: _Cells, column: int) -> str:
    return row.cells[column] if 0 <= column < len(row.cells) else ""


# -- without headings --------------------------------------------------------------------------------


def _plain_list(full: list[_Line], said: str) -> Shape:
    notes: list[str] = []
    if len(full) > 1 and all(_NUMBERED.match(line.text) and "\t" not in line.text[:6] for line in full):
        full = [line._replace(text=_NUMBERED.sub("", line.text, count=1)) for line in full]
        notes.append(_NO_NUMBERS)
    rows = [_Cells(one.number, [c.strip() for c in cells_of(one.text, said or separator_of(one.text))]) for one in full]
    if len(rows) > 1 and all(len(row.cells) > 1 and _NUMBER.fullmatch(row.cells[0]) for row in rows):
        rows = [row._replace(cells=row.cells[1:]) for row in rows]
        notes.append(_NO_NUMBERS)
    if _all_pairs(rows):
        marks = {said or separator_of(line.text) for line in full}
        if marks == {","}:
            return _surname_first(rows, notes)
        notes.append(tr("Two columns were joined to one name; a line of headings says which is the first name."))
        return Shape([Listed(row.line, " ".join(row.cells)) for row in rows], notes)
    if len(rows) >= _FEW_ROWS and all(len(row.cells) == 3 for row in rows):
        last = [row.cells[2] for row in rows]
        if 0 < len(set(last)) <= len(last) // 2:
            several = len(set(last)) > 1
            notes.append(
                tr("Two columns were joined to one name, and the third is the team.")
                if several
                else tr("Two columns were joined to one name; the third was left out, for it is the same for all.")
            )
            return Shape([Listed(r.line, " ".join(r.cells[:2]), r.cells[2] if several else "") for r in rows], notes)
    return Shape([Listed(row.line, cell) for row in rows for cell in row.cells if cell], notes)


def _all_pairs(rows: list[_Cells]) -> bool:
    return len(rows) > 1 and all(len(row.cells) == 2 and all(row.cells) for row in rows)


def _surname_first(rows: list[_Cells], notes: Sequence[str] = ()) -> Shape:
    listed = [Listed(row.line, _turned(*row.cells)) for row in rows]
    return Shape(listed, [*notes, _said_turned(listed)])


def _turned(surname: str, first: str) -> str:
    return f"{first.strip()} {surname.strip()}"


def _said_turned(listed: Sequence[Listed]) -> str:
    return tr("Read as \u201csurname, first name\u201d, one student a line: {name}.", name=listed[0].name)


_NO_NUMBERS = tr("The numbers before the names were left out.")
