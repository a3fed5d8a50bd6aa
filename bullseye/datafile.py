"""Reading a TOML data file key by key, so that every mistake in it is named with file, key and value."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from bullseye.errors import BadFileError
from bullseye.words import tr, trn

MISSING: Any = object()
MAX_BYTES = 1024 * 1024
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def is_slug(text: str) -> bool:
    """True for a stable name: lower-case letters, digits and hyphens, 64 at most."""
    return _SLUG.fullmatch(text) is not None


class Table:
    """One TOML table being read; `finish()` refuses what nobody asked for.

    Every getter raises the *error* class (a BadFileError) with file, key, value and what is allowed.
    """

    def __init__(self, data: dict[str, Any], file: str, error: type[BadFileError], path: str = "") -> None:
        self._data = data
        self._file = file
        self._error = error
        self._path = path
        self._known: set[str] = set()

    def fail(self, key: str, value: object, allowed: str) -> BadFileError:
        """The error for *key*, ready to be raised."""
        return self._error(self._file, self._path + key, value, allowed)

    def _take(self, key: str, default: Any, allowed: str) -> Any:
        self._known.add(key)
        if key in self._data:
            return self._data[key]
        if default is MISSING:
            raise self._error(self._file, "", tr("{key} is missing", key=f"{self._path}{key}"), allowed)
        return default

    def has(self, key: str) -> bool:
        """True when the file gives *key*."""
        return key in self._data

    def given(self) -> tuple[str, ...]:
        """Every key that the file gives, in its order."""
        return tuple(self._data)

    def value(self, key: str) -> Any:
        """What the file gives for *key*, unchecked; None when it gives nothing."""
        return self._data.get(key)

    def text(self, key: str, default: Any = MISSING, *, limit: int = 400, choices: Sequence[str] = ()) -> str:
        """A text of at most *limit* characters; one of *choices* where they are given."""
        allowed = (
            tr("one of: {choices}", choices=", ".join(choices))
            if choices
            else tr("a text of 1 to {most} characters", most=limit)
        )
        value = self._take(key, default, allowed)
        if value is default:
            return str(value)
        if not isinstance(value, str) or not value.strip() or len(value) > limit:
            raise self.fail(key, value, tr("it must be {allowed}", allowed=allowed))
        if not value.isprintable():  # it is shown in a window and on a terminal
            raise self.fail(key, value, tr("it must be one line without control characters"))
        if choices and value not in choices:
            raise self.fail(key, value, tr("it must be {allowed}", allowed=allowed))
        return value

    def number(
        self, key: str, default: Any = MISSING, *, low: float = 0.0, high: float = 1e6, above: bool = False
    ) -> float:
        """A finite number from *low* (excluded when *above*) to *high*."""
        allowed = tr("a number of at least {low:g} and at most {high:g}", low=low, high=high)
        if above:
            allowed = tr("a number of more than {low:g} and at most {high:g}", low=low, high=high)
        value = self._take(key, default, allowed)
        if value is default:
            return value  # type: ignore[no-any-return]
        good = isinstance(value, int | float) and not isinstance(value, bool)
        # NaN fails the comparison; math.isfinite would raise for a whole number too large for a float.
        if not good or not low <= value <= high or (above and value == low):
            raise self.fail(key, value, tr("it must be {allowed}", allowed=allowed))
        return float(value)

    def integer(self, key: str, default: Any = MISSING, *, low: int = 0, high: int = 1_000_000) -> int:
        """A whole number from *low* to *high*."""
        allowed = tr("a whole number from {low} to {high}", low=low, high=high)
        value = self._take(key, default, allowed)
        if value is default:
            return value  # type: ignore[no-any-return]
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.fail(key, value, tr("it must be {allowed}", allowed=allowed))
        return value

    def flag(self, key: str, default: Any = MISSING) -> bool:
        """`true` or `false`."""
        value = self._take(key, default, tr("true or false"))
        if value is default:
            return value  # type: ignore[no-any-return]
        if not isinstance(value, bool):
            raise self.fail(key, value, tr("it must be true or false"))
        return value

    def colour(self, key: str, default: Any = MISSING) -> str:
        """A colour written `#rrggbb`; an empty text where the default is one."""
        value = self._take(key, default, tr("a colour such as #ffcc00"))
        if value is default or (value == "" and default == ""):
            return str(value)
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise self.fail(key, value, tr("it must be a colour such as #ffcc00"))
        return value.lower()

    def strings(self, key: str, default: Sequence[str] = ()) -> tuple[str, ...]:
        """A list of slugs."""
        value = self._take(key, list(default), tr("a list of names"))
        if not isinstance(value, list) or not all(isinstance(v, str) and is_slug(v) for v in value):
            raise self.fail(key, value, tr("it must be a list of names in lower-case letters, digits and hyphens"))
        return tuple(value)

    def texts(self, key: str, *, most: int = 20, limit: int = 400) -> tuple[str, ...]:
        """A list of at most *most* texts, none when absent; a single text counts as a list of one."""
        value = self._take(key, [], tr("a list of texts"))
        given = [value] if isinstance(value, str) else value
        good = isinstance(given, list) and len(given) <= most
        for v in given if good else ():
            good = good and isinstance(v, str) and 0 < len(v) <= limit and v.isprintable()
        if not good:
            raise self.fail(
                key,
                value,
                tr("it must be a list of at most {most} texts of 1 to {limit} characters", most=most, limit=limit),
            )
        return tuple(given)

    def day(self, key: str, default: Any = MISSING) -> date | None:
        """A date such as 2026-12-24, as TOML has it or as a text."""
        allowed = tr("a date such as 2026-12-24")
        value = self._take(key, default, allowed)
        if value is default:
            return value  # type: ignore[no-any-return]
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError) as bad:
            raise self.fail(key, value, tr("it must be {allowed}", allowed=allowed)) from bad

    def numbers(self, key: str, default: Any = MISSING, *, count: int, low: float, high: float) -> tuple[float, ...]:
        """A list of exactly *count* numbers, each more than *low* and at most *high*."""
        allowed = tr(
            "a list of {count} numbers, each more than {low:g} and at most {high:g}", count=count, low=low, high=high
        )
        value = self._take(key, default, allowed)
        if value is default:
            return tuple(value)
        good = isinstance(value, list) and len(value) == count
        for v in value if good else ():
            good = good and isinstance(v, int | float) and not isinstance(v, bool)
            good = good and low < v <= high
        if not good:
            raise self.fail(key, value, tr("it must be {allowed}", allowed=allowed))
        return tuple(float(v) for v in value)

    def integers(self, key: str, default: Any = MISSING, *, count: int, low: int, high: int) -> tuple[int, ...]:
        """A list of exactly *count* whole numbers from *low* to *high*."""
        allowed = tr("a list of {count} whole numbers from {low} to {high}", count=count, low=low, high=high)
        value = self._take(key, default, allowed)
        if value is default:
            return tuple(value)
        good = isinstance(value, list) and len(value) == count
        for v in value if good else ():
            good = good and isinstance(v, int) and not isinstance(v, bool) and low <= v <= high
        if not good:
            raise self.fail(key, value, tr("it must be {allowed}", allowed=allowed))
        return tuple(value)

    def number_list(
        self, key: str, default: Any = MISSING, *, most: int, low: float, high: float, whole: bool = False
    ) -> tuple[float, ...]:
        """A list of 1 to *most* different numbers, each more than *low* (or at least it, when *whole*) up to *high*."""
        allowed = tr(
            "a list of 1 to {most} different numbers, each more than {low:g} and at most {high:g}",
            most=most,
            low=low,
            high=high,
        )
        if whole:
            allowed = tr(
                "a list of 1 to {most} different whole numbers, each from {low:g} and at most {high:g}",
                most=most,
                low=low,
                high=high,
            )
        value = self._take(key, default, allowed)
        if value is default:
            return tuple(value)
        kinds = int if whole else int | float
        good = isinstance(value, list) and 1 <= len(value) <= most
        for v in value if good else ():
            good = good and isinstance(v, kinds) and not isinstance(v, bool) and low <= v <= high
            good = good and (whole or v > low)
        if not good or len(set(value)) < len(value):
            raise self.fail(key, value, tr("it must be {allowed}", allowed=allowed))
        return tuple(value) if whole else tuple(float(v) for v in value)

    def tables(self, key: str, *, limit: int) -> list[Table]:
        """The tables under `[[key]]`, none when absent, at most *limit*."""
        value = self._take(key, [], tr("tables headed [[{key}]]", key=key))
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.fail(key, value, tr("it must be tables headed [[{key}]]", key=key))
        if len(value) > limit:
            raise self.fail(
                key, trn("{n} table", "{n} tables", len(value)), tr("at most {limit} are allowed", limit=limit)
            )
        return [Table(v, self._file, self._error, f"{self._path}{key}[{n}].") for n, v in enumerate(value, start=1)]

    def table(self, key: str) -> Table:
        """The table under `[key]`, an empty one when absent."""
        value = self._take(key, {}, tr("a table headed [{key}]", key=key))
        if not isinstance(value, dict):
            raise self.fail(key, value, tr("it must be a table headed [{key}]", key=key))
        return Table(value, self._file, self._error, f"{self._path}{key}.")

    def finish(self) -> None:
        """Refuse keys that were never asked for: a misspelt key must not be silent."""
        for key, value in self._data.items():
            if key not in self._known:
                raise self.fail(
                    key,
                    value,
                    tr("this key is not known here; known are: {keys}", keys=", ".join(sorted(self._known))),
                )


def read_table(raw: bytes, file: str, error: type[BadFileError]) -> Table:
    """Parse the bytes of a TOML file; raise *error* when they are too many, not UTF-8 or not TOML."""
    if len(raw) > MAX_BYTES:
        raise error(
            file,
            "",
            trn("{n} byte", "{n} bytes", len(raw)),
            tr("a data file holds at most {most} bytes", most=MAX_BYTES),
        )
    try:
        return Table(tomllib.loads(raw.decode("utf-8")), file, error)
    except UnicodeDecodeError as bad:
        raise error(
            file, "", tr("byte {start} is not UTF-8", start=bad.start), tr("save the file as UTF-8 text")
        ) from bad
    except ValueError as bad:  # TOMLDecodeError, or a number of more digits than int() reads
        wanted = tr("the file must be TOML")
        if b"\\" in raw:  # where a string in double quotes takes it for the start of an escape
            wanted = tr("the file must be TOML: write a path of Windows with / or in single quotes, 'C:\\sales.csv'")
        raise error(file, "", str(bad), wanted) from bad
    except RecursionError as bad:
        raise error(file, "", tr("tables nested too deep"), tr("the file must be plain TOML")) from bad
