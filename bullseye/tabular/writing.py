"""The CSVs that bullseye exports, plain or for a spreadsheet of some country; no text is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
import locale
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from bullseye.tabular.marks import COMMA, POINT

# The full-width forms count too: a spreadsheet set to Japanese or Chinese reads them as the plain ones.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
RULE = (
    "A text that begins with `=`, `+`, `-`, `@` (also in full width), a tab or a line end has an apostrophe before it, "
    "or a spreadsheet would take it for a formula. So has one that begins with apostrophes and then one of these"
)
"""In words, for the data dictionaries. Every guarded text has one apostrophe more than before: nothing is lost."""


BOM = "\ufeff"


class Dialect(NamedTuple):
    """How a CSV is written. A byte order mark tells a spreadsheet that it is UTF-8 and not of its own country."""

    separator: str = ","
    decimal: str = POINT
    bom: bool = False


PLAIN = Dialect()
"""What programs read: commas, decimal points, no mark."""
SPREADSHEET = {POINT: Dialect(",", POINT, True), COMMA: Dialect(";", COMMA, True)}
"""What a spreadsheet opens as columns, by the decimal mark of its country (docs/adr/0011-spreadsheets.md)."""


def mark_here() -> str:
    """The decimal mark of this computer's country, a point where nothing says."""
    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        locale.setlocale(locale.LC_NUMERIC, "")
        return COMMA if locale.localeconv()["decimal_point"] == COMMA else POINT
    except locale.Error:
        return POINT  # the environment names a country that this system does not know
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)


def guarded(text: str) -> str:
    """*text* as it stands in a CSV; `bare` gives it back exactly."""
    return "'" + text if _FORMULA.match(text) else text


def bare(text: str) -> str:
    """The text behind a guarded one. A text that another program wrote without a guard stays as it is."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text


def csv_lines(names: Sequence[str], rows: Iterable[Sequence[Any]], dialect: Dialect = PLAIN) -> Iterator[str]:
    """CSV, a row at a time with its line end: the header of *names*, then *rows*."""
    line = io.StringIO()
    # With \r\n the writer quotes cells that hold either of them; with \n a lone \r would break the row it stands in.
    writer = csv.writer(line, delimiter=dialect.separator, lineterminator="\r\n")
    mark = BOM if dialect.bom else ""
    for row in chain([names], rows):
        writer.writerow([_cell(value, dialect.decimal) for value in row])
        yield mark + line.getvalue()[:-2] + "\n"
        mark = ""
        line.seek(0)
        line.truncate()


def _cell(value: Any, decimal: str) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and decimal != POINT:
        return repr(value).replace(POINT, decimal)
    return guarded(value) if isinstance(value, str) else value
