"""A page in Prometheus' text format: a metric's name, with labels where there are several, leads to each number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from bullseye.datafile import Table
from bullseye.errors import BadInputError
from bullseye.watch.samples import BROKEN, Sample, Trouble, sample
from bullseye.watch.source import Found, Surroundings
from bullseye.watch.sources.web import MEASURED, Page, Web, measured, parse_web

Wanted = tuple[str, Mapping[str, str]]
"""A name, and the labels that must be as given."""
_NAMED = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*(?:\{[^\n]*\})?")
MISSING = 'reading Prometheus\' format needs prometheus-client; install it with: pip install "bullseye[watch]"'


def parse(table: Table) -> Web:
    """The settings under `[source]`."""
    found = parse_web(table)
    table.finish()
    return found


def check_path(path: str) -> str:
    """The same path; raises BadInputError for one that names no metric."""
    if path not in MEASURED:
        _wanted(path)
    return path


def _wanted(path: str) -> Wanted:
    try:
        found = _read(f"{path} 1\n") if _NAMED.fullmatch(path) else []
    except ValueError:
        found = []
    if len(found) != 1:
        raise BadInputError(
            f'the path {path!r} names no metric; write it such as errors_total, or errors_total{{code="500"}}, or '
            f"one of: {', '.join(MEASURED)}"
        )
    name, labels, _ = found[0]
    return name, labels


def _read(text: str) -> list[tuple[str, Mapping[str, str], float]]:
    """Every line's name, labels and value. Raises ValueError, BadInputError without the library."""
    try:
        from prometheus_client.parser import text_string_to_metric_families
    except ImportError:
        raise BadInputError(MISSING) from None
    try:
        families = list(text_string_to_metric_families(text))
    except (LookupError, TypeError, AttributeError, RecursionError) as bad:  # the parser's own way to stumble
        raise ValueError(str(bad)) from None
    return [(each.name, each.labels, each.value) for family in families for each in family.samples]


def open_source(settings: Web, paths: Mapping[str, str], world: Surroundings) -> MetricsPage:
    """The page, ready to be asked."""
    return MetricsPage(settings, paths, world)


class MetricsPage:
    """Asked once for all its numbers."""

    whole = False
    stamp = ""

    def __init__(self, settings: Web, paths: Mapping[str, str], world: Surroundings) -> None:
        self._page = Page(settings, world)
        self._paths = dict(paths)
        self._wanted = {path: _wanted(path) for path in paths.values() if path not in MEASURED}

    async def read(self, now: datetime) -> Found:
        """A sample for each path, or why there is none."""
        answer = await self._page.ask()
        if isinstance(answer, Trouble):
            return dict.fromkeys(self._paths, answer)
        numbers = measured(answer)
        wrong = self._page.trouble(answer)
        lines: list[tuple[str, Mapping[str, str], float]] = []
        if wrong is None and self._wanted:
            try:
                lines = _read(answer.body.decode("utf-8"))
            except ValueError:
                page = answer.body.lstrip()[:1] == b"<"
                what = "a web page; the address may want a login" if page else "not in Prometheus' text format"
                wrong = Trouble(BROKEN, f"what came is {what}; the address often ends in /metrics")
        found: dict[str, list[Sample] | Trouble] = {}
        for id_, path in self._paths.items():
            if path in numbers:
                found[id_] = [sample(now, numbers[path], "prometheus")]
            else:
                found[id_] = wrong or self._one(path, lines, now)
        return found

    async def close(self) -> None:
        """Connections are the client's."""

    def _one(
        self, path: str, lines: list[tuple[str, Mapping[str, str], float]], now: datetime
    ) -> list[Sample] | Trouble:
        name, labels = self._wanted[path]
        fitting = [line for line in lines if line[0] == name and labels.items() <= line[1].items()]
        if not fitting:
            return Trouble(BROKEN, f"the page has no {path}; look at the page and mend the name or the labels")
        if len(fitting) > 1:
            more = sorted({label for line in fitting for label in line[1] if label not in labels})
            return Trouble(
                BROKEN, f"{path} is {len(fitting)} numbers; choose one by its labels: {', '.join(more)[:120]}"
            )
        try:
            return [sample(now, fitting[0][2], "prometheus")]
        except BadInputError as bad:
            return Trouble(BROKEN, f"{path}: {bad}")
