"""What else was different where a value does not fit: possible causes, each counted against the values before.

A cause is a thing that moved with the value, never a proof: `Cause.chance` says how often chance alone would show it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import comb

from bullseye.coach.odd.found import Cause, Odd

DEVICE, PART, WEEKDAY, SOURCE = "device", "part", "weekday", "source"
PAUSE, LATE, WINDOW, STALL, SERIES, INPUT = "pause", "late", "window", "stall", "series", "input"
ALIKE = (DEVICE, PART, WEEKDAY, SOURCE)
"""Facts that every value has: the same word tells that two values were made alike. Others are there or not."""
CAUSES = (DEVICE, WINDOW, STALL, SERIES, PAUSE, LATE, PART, WEEKDAY, SOURCE, INPUT)
SELDOM = 0.05
"""So seldom would chance alone show it, or it is not named."""

Facts = Mapping[str, str]
"""What is known of how a value was made, by the keys of CAUSES, in the data's own words; `input` is `input NAME`."""


def with_causes(odd: Odd, facts: Sequence[Facts]) -> Odd:
    """The same with its possible causes, the clearest first; *facts* has those of every value of the series.

    Places beyond the facts, such as a day without a value, have none.
    """
    those = [facts[at] for at in range(odd.at, odd.at + odd.run) if at < len(facts)]
    before = facts[max(0, odd.at - odd.over) : odd.at]
    found = [cause for key, said in _traits(those) if (cause := _cause(key, said, those, before)) is not None]
    return odd._replace(causes=tuple(sorted(found, key=lambda cause: cause.chance)))


def _traits(those: Sequence[Facts]) -> list[tuple[str, str]]:
    """Each thing that is known of the values that do not fit, with the word that most of them have."""
    keys = dict.fromkeys(key for facts in those for key in facts)
    return [(key, Counter(facts[key] for facts in those if facts.get(key)).most_common(1)[0][0])
            for key in keys if any(facts.get(key) for facts in those)]  # fmt: skip


def _cause(key: str, said: str, those: Sequence[Facts], before: Sequence[Facts]) -> Cause | None:
    def has(facts: Facts) -> bool:
        return facts.get(key) == said if key in ALIKE else bool(facts.get(key))

    odd, others = sum(map(has, those)), sum(map(has, before))
    chance = _tail(odd, len(those), odd + others, len(those) + len(before))
    return Cause(key, said, odd, len(those), others, len(before), chance) if chance <= SELDOM else None


def _tail(found: int, drawn: int, marked: int, whole: int) -> float:
    """How often *drawn* of *whole* would hold *found* or more of the *marked* ones (R. A. Fisher, 1935)."""
    ways = sum(comb(marked, n) * comb(whole - marked, drawn - n) for n in range(found, min(drawn, marked) + 1))
    return ways / comb(whole, drawn)
