"""What a report is made of, before it is HTML or paper: numbers by their place in the JSON, tables, charts, words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.measure.statistics.every import statistic
from bullseye.measure.statistics.statistic import Statistic
from bullseye.wording.forms import Form, bare
from bullseye.words import commas

if TYPE_CHECKING:
    from bullseye.picture.drawing import Drawing


class Value(NamedTuple):
    """A number of a report: its *path* in the JSON (`group.sigma`, `series.0.rounds`) and how it is read."""

    path: str
    form: Form = Form()


Cell = Value | str


class Entry(NamedTuple):
    """One line: *label*, its value, and where there is one its *interval*; *of* is the number's line in STATISTICS."""

    label: str
    value: Value
    interval: Value | None = None
    of: tuple[str, str] | None = None


class Table(NamedTuple):
    """Rows of cells under their headings; the first column stands left, the others right. *of*: what its columns mean,
    lines in STATISTICS. *wide* ones want the whole width of a page."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    of: tuple[tuple[str, str], ...] = ()
    wide: bool = False
    left: int = 1


class Figure(NamedTuple):
    """A chart: *name* is for its file, *title* stands on it there, *short* on a page that says the rest already.

    *draw* makes it of a width and height in px and one of the titles; *shape* is its height by its width.
    """

    name: str
    title: str
    short: str
    draw: Callable[[float, float, str], Drawing]
    shape: float = 0.62


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report with its *title*: sentences, numbers, tables, charts, set in this order."""

    title: str
    words: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report: *values* is its JSON; the *hero* is the number that it is about, *said* what there is to say of
    it; *lead* is the chart that stands first, or the two that stand there side by side, equally high. *stem* names its
    files. Where *everything* is given it makes all of the JSON, and *values* is what the pages show of it.
    """

    title: str
    subtitle: tuple[str, ...]
    values: dict[str, Any]
    parts: tuple[Part, ...]
    stem: str
    hero: Value | None = None
    hero_unit: str = ""
    hero_label: str = ""
    said: str = ""
    lead: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()
    everything: Callable[[], dict[str, Any]] | None = None

    def figures(self) -> list[Figure]:
        """Every chart, the first one first."""
        return [*self.lead, *(figure for part in self.parts for figure in part.figures)]

    def meanings(self) -> list[Statistic]:
        """The lines of STATISTICS that this report needs, each once, in the order of their first use."""
        found: dict[tuple[str, str], Statistic] = {}
        for of in self._used():
            found.setdefault(of, statistic(*of))
        return list(found.values())

    def _used(self) -> Iterator[tuple[str, str]]:
        for part in self.parts:
            yield from (entry.of for entry in part.entries if entry.of is not None)
            for table in part.tables:
                yield from table.of


def find(values: Any, path: str) -> Any:
    """What stands in the JSON *values* at *path*; None where an object on the way is null. Raises LookupError."""
    for step in path.split("."):
        if values is None:
            return None
        values = values[int(step)] if isinstance(values, list) else values[step]
    return values


def labelled(label: str, form: Form) -> tuple[str, Form]:
    """A row's label with the unit of its numbers, and how they are then read: without it."""
    return (commas((label, form.unit)) if form.kind == "number" and form.unit else label), bare(form)


def stem_of(*words: str) -> str:
    """A file name without an ending, of letters, digits and hyphens that every system takes."""
    text = "-".join(words)
    kept = "".join(c if c.isalnum() else "-" for c in text)
    return "-".join(piece for piece in kept.split("-") if piece)[:100] or "bullseye-report"


def shares(figures: Sequence[Figure]) -> list[float]:
    """Which share of the width each of several charts side by side has, so that all are equally high."""
    parts = [1 / figure.shape for figure in figures]
    return [part / sum(parts) for part in parts]


def whole(figures: Sequence[Figure], width: float = 960, short: bool = False) -> dict[str, Drawing]:
    """Each figure drawn *width* px wide, by its name, with its *short* title or the one for a file of its own."""
    return {
        figure.name: figure.draw(width, round(width * figure.shape), figure.short if short else figure.title)
        for figure in figures
    }
