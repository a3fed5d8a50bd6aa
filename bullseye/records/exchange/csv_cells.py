"""The cells of every CSV that bullseye exports: yes and no are 1 and 0, and no text is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

# The full-width forms count too: a spreadsheet set to Japanese or Chinese reads them as the plain ones.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
RULE = (
    "A text that begins with `=`, `+`, `-`, `@` (also in full width), a tab or a line end has an apostrophe before it, "
    "or a spreadsheet would take it for a formula. So has one that begins with apostrophes and then one of these"
)
"""In words, for the data dictionaries. Every guarded text has one apostrophe more than before: nothing is lost."""


def guarded(text: str) -> str:
    """*text* as it stands in a CSV; `bare` gives it back exactly."""
    return "'" + text if _FORMULA.match(text) else text


def bare(text: str) -> str:
    """The text behind a guarded one. A text that another program wrote without a guard stays as it is."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text


def csv_lines(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """CSV, a row at a time with its line end: the header of *names*, then *rows*."""
    line = io.StringIO()
    # With \r\n the writer quotes cells that hold either of them; with \n a lone \r would break the row it stands in.
    writer = csv.writer(line, lineterminator="\r\n")
    for row in chain([names], rows):
        writer.writerow([_cell(value) for value in row])
        yield line.getvalue()[:-2] + "\n"
        line.seek(0)
        line.truncate()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    return guarded(value) if isinstance(value, str) else value
