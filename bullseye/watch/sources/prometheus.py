"""A page in Prometheus' text format: a metric's name, with labels where there are several, leads to each number."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bullseye.datafile import Table
from bullseye.errors import BadInputError
from bullseye.net.call import Answer
from bullseye.watch.samples import BROKEN, Trouble
from bullseye.watch.source import Surroundings
from bullseye.watch.sources.web import MEASURED, Numbers, Web, parse_web
from bullseye.words import tr

Line = tuple[str, Mapping[str, str], float]
"""The name, the labels and the value of a line."""
Wanted = tuple[str, Mapping[str, str]]
"""A name, and the labels that must be as given."""
_NAMED = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*(?:\{[^\n]*\})?")
MISSING = tr('reading Prometheus\' format needs prometheus-client; install it with: pip install "bullseye[watch]"')


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
            tr(
                "the path {path!r} names no metric; write it such as errors_total, or "
                'errors_total{{code="500"}}, or one of: {known}',
                path=path,
                known=", ".join(MEASURED),
            )
        )
    name, labels, _ = found[0]
    return name, labels


def _read(text: str) -> list[Line]:
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


class MetricsPage(Numbers[list[Line]]):
    """The lines of a page, found by name and labels."""

    source = "prometheus"

    def __init__(self, settings: Web, paths: Mapping[str, str], world: Surroundings) -> None:
        super().__init__(settings, paths, world)
        self._wanted = {path: _wanted(path) for path in paths.values() if path not in MEASURED}

    def understood(self, answer: Answer) -> list[Line] | Trouble:
        """Every line."""
        try:
            return _read(answer.body.decode("utf-8"))
        except ValueError:
            page = answer.body.lstrip()[:1] == b"<"
            if page:
                words = tr("what came is a web page; the address may want a login; the address often ends in /metrics")
            else:
                words = tr("what came is not in Prometheus' text format; the address often ends in /metrics")
            return Trouble(BROKEN, words)

    def number(self, path: str, content: list[Line]) -> float:
        """The value of the one line that fits."""
        name, labels = self._wanted[path]
        fitting = [line for line in content if line[0] == name and labels.items() <= line[1].items()]
        if not fitting:
            raise BadInputError(
                tr("the page has no {path}; look at the page and mend the name or the labels", path=path)
            )
        if len(fitting) > 1:
            more = sorted({label for line in fitting for label in line[1] if label not in labels})
            raise BadInputError(
                tr(
                    "{path} is {number} numbers; choose one by its labels: {known}",
                    path=path,
                    number=len(fitting),
                    known=", ".join(more)[:120],
                )
            )
        return fitting[0][2]
