"""Every number bullseye measures, one line each: what it is, its formula, what goes in, where it comes from."""

from __future__ import annotations

from bullseye.errors import UnknownNameError
from bullseye.measure.statistics import goals, group, lab, pointing, report, series
from bullseye.measure.statistics.statistic import Statistic

_ROOMS = (group, pointing, lab, series, goals, report)
STATISTICS: tuple[Statistic, ...] = tuple(line for room in _ROOMS for lines in room.TOPICS.values() for line in lines)
"""A new number is its function and its line in one of those modules; pages, commands, reports and JSON follow."""
HEADS: dict[str, tuple[str, str]] = {topic: head for room in _ROOMS for topic, head in room.HEADS.items()}


def of_series() -> list[Statistic]:
    """What is measured of each series of rounds, in the order in which it is shown."""
    return [line for line in STATISTICS if line.of is not None]


def statistic(topic: str, key: str) -> Statistic:
    """The line for *key*; raises UnknownNameError."""
    for line in STATISTICS:
        if (line.topic, line.key) == (topic, key):
            return line
    raise UnknownNameError("number", key, [line.key for line in STATISTICS if line.topic == topic])


def is_statistic(topic: str, key: str) -> bool:
    """Whether there is a line for *key*."""
    return any((line.topic, line.key) == (topic, key) for line in STATISTICS)


def statistics_page() -> str:
    """docs/statistics.md: every number in a row under its topic, made from STATISTICS."""
    parts = [
        "# Statistics",
        "",
        "<!-- Made by scripts/generate_docs.py from bullseye/measure/statistics/; do not edit. -->",
        "",
        "Every number that bullseye measures, under the key that `--json` gives it. `bullseye group --explain KEY`",
        "says the same, and with a file also what went in; so do `pointing`, `reaction`, `stats` and `goals`. A key of",
        "another heading is asked for as `pooled.sigma` or `path.offset`.",
    ]
    for topic, (title, words) in HEADS.items():
        parts += ["", f"## {title}", "", words, ""]
        parts += ["| key | unit | what it is | formula | source |", "|---|---|---|---|---|"]
        for line in STATISTICS:
            if line.topic == topic:
                cells = [
                    f"`{line.key}`",
                    line.unit,
                    f"{line.label}: {line.full}",
                    f"`{line.formula}`" if line.formula else "",
                    line.source,
                ]
                parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(parts) + "\n"
