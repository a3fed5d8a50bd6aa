"""A target out of what a person typed, every field a text; and the columns of a table to choose from."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.tabular.dates import date_of
from bullseye.tabular.table import read_table
from bullseye.tabular.text import decode
from bullseye.typed import typed_number
from bullseye.watch.condition import Condition, check_condition
from bullseye.watch.period import ROLLING, UNTIL, Period, check
from bullseye.watch.sources.table import MOST_BYTES, Settings
from bullseye.watch.targets.definition import TASKS, TYPED, Target
from bullseye.words import tr

TABLE = "table"
MOST_NAME = 80


class Wish(NamedTuple):
    """What was typed and chosen. *kind* is TABLE, TYPED or TASKS; *date* and *value* are columns of *file*."""

    kind: str
    name: str
    measure: str
    at_least: str
    at_most: str
    unit: str
    per: str
    until: str = ""
    days: str = ""
    file: str = ""
    date: str = ""
    value: str = ""


def target_of(wish: Wish, today: date, taken: Collection[str] = ()) -> Target:
    """The target that is wished, under an id that is not *taken*. Raises BadInputError saying what would work."""
    table = wish.kind == TABLE
    if table and not os.path.isfile(os.path.expanduser(wish.file)):
        raise BadInputError(tr("there is no file {file}; choose a table such as a CSV", file=f"{wish.file!r}"))
    name = " ".join(wish.name.split())
    if not name and table:
        name = wish.value or os.path.splitext(os.path.basename(wish.file))[0]
    if not name or len(name) > MOST_NAME or not name.isprintable():
        raise BadInputError(tr("give the target a name of 1 to {n} characters, such as Revenue", n=MOST_NAME))
    if wish.kind == TASKS:
        condition, measure, unit = Condition(100.0), "sum", "%"
    else:
        low = number_of(wish.at_least) if wish.at_least.strip() else None
        high = number_of(wish.at_most) if wish.at_most.strip() else None
        condition, measure, unit = check_condition(Condition(low, high)), wish.measure, wish.unit.strip()
    settings = Settings(os.path.abspath(os.path.expanduser(wish.file)), wish.date) if table else None
    return Target(
        _free(slug(name), taken), name, measure, condition, _period(wish, today), wish.kind, settings,
        wish.value if table else "", unit,
    )  # fmt: skip


def _period(wish: Wish, today: date) -> Period:
    if wish.per == UNTIL:
        return check(Period(UNTIL, today, day_of(wish.until)))
    if wish.per == ROLLING:
        if not (wish.days.strip().isascii() and wish.days.strip().isdigit() and len(wish.days.strip()) < 6):
            raise BadInputError(
                tr("{typed} is no number of days; type one such as 30", typed=f"{wish.days.strip()!r}")
            )  # fmt: skip
        return check(Period(ROLLING, days=int(wish.days)))
    return check(Period(wish.per))


def day_of(text: str) -> date:
    """The day in *text*. Raises BadInputError."""
    found = date_of(text.strip())
    if found is None:
        raise BadInputError(tr("{typed} is no day; type it as 2026-12-24", typed=f"{text.strip()!r}"))
    return found.date()


def number_of(text: str) -> float:
    """The number in *text*, with a point or a comma for decimals. Raises BadInputError, also for `1,000`."""
    value = typed_number(text)
    if value is None:
        raise BadInputError(tr("{typed} is no number; type one such as 71.4", typed=f"{text.strip()[:40]!r}"))
    return value


def columns_of(file: str) -> list[str]:
    """The headings of a table. Raises BadInputError for a file that is none."""
    path = Path(os.path.expanduser(file))
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            raise BadInputError(tr("there is no file {file}; choose a table such as a CSV", file=f"{file!r}"))
        data = path.read_bytes()
    except OSError as bad:
        raise BadInputError(
            tr("{file} cannot be read: {why}; choose another", file=f"{file!r}", why=bad.strerror or bad)
        ) from bad  # fmt: skip
    return [heading for heading in read_table(decode(data, path.name), path.name).head if heading]


def slug(text: str) -> str:
    """A name of lower-case letters, digits and hyphens out of any text; raises BadInputError when nothing is left."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().casefold()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64]
    if not name:
        raise BadInputError(tr("{given} makes no name; give one with --name", given=f"{text!r}"))
    return name


def _free(name: str, taken: Collection[str]) -> str:
    """The same, or with the first number behind it that is free."""
    n = 1
    found = name
    while found in taken:
        n += 1
        found = f"{name[:60]}-{n}"
    return found


__all__ = ["TABLE", "TASKS", "TYPED", "Wish", "columns_of", "day_of", "number_of", "slug", "target_of"]
