"""What helped the hand in a round, as its record says it, and the *way* of a round: its device with its aids.

A record's `aids` is an object: the name of an aid, and its numbers by name, such as
`{"dwell": {"within_mm": 5.0, "time_s": 0.8}, "tremor": {"within_mm": 2.0}}`; an aid without numbers holds `{}`. Two
rounds compare only where they were shot in one way, `mouse+dwell+tremor`, whatever the numbers were.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

Aids = Mapping[str, Mapping[str, float]]
NONE: Aids = MappingProxyType({})

DWELL, EAR, STICKY, SWITCH, TREMOR = "dwell", "ear", "sticky", "switch", "tremor"
AIDS = (DWELL, EAR, STICKY, SWITCH, TREMOR)
"""The aids there are. One that is not among them came from a newer bullseye: it is kept, and apart, by its name."""
KEYBOARD = "keyboard"
"""The device whose rounds are on boards of their own: keys step to the target, a hand sweeps."""

ALLOWED = 'an object of aids with their numbers, such as {"tremor": {"within_mm": 2}}'
MOST_AIDS, MOST_NUMBERS, MOST = 8, 8, 1e6
_NAME = re.compile(r"[a-z][a-z_]{0,19}")
_WAY = re.compile(r"(.*?)((?:\+[a-z][a-z_]{0,19})*)", re.DOTALL)


def are_aids(value: Any) -> bool:
    """True for aids as a record holds them: one or more, each with plain numbers of 0 to 1e6."""
    return isinstance(value, Mapping) and 0 < len(value) <= MOST_AIDS and all(map(_is_aid, value.items()))


def _is_aid(pair: tuple[Any, Any]) -> bool:
    name, numbers = pair
    if not _is_name(name) or not isinstance(numbers, Mapping) or len(numbers) > MOST_NUMBERS:
        return False
    return all(
        _is_name(key) and number.__class__ in (int, float) and 0 <= number <= MOST for key, number in numbers.items()
    )


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and _NAME.fullmatch(value) is not None


def way_of(device: str | None, aids: Aids | None) -> str:
    """How a round was shot, in one word that lists and series compare by: `mouse`, `mouse+dwell+tremor`."""
    return "+".join((device or "", *sorted(aids))) if aids else device or ""


def parts_of(way: str) -> tuple[str, tuple[str, ...]]:
    """The device of a *way*, and the names of its aids."""
    found = _WAY.fullmatch(way)
    assert found is not None  # both parts may be empty
    return found[1], tuple(found[2].split("+")[1:])


def board_way(way: str) -> str:
    """What of a *way* has boards apart: the keyboard and every set of aids; "" for a pointer without aids.

    `mouse+dwell` gives `+dwell`, so that a board's own way gives itself again.
    """
    if "+" not in way and way != KEYBOARD:
        return ""
    device, aids = parts_of(way)
    return f"{device if device == KEYBOARD else ''}+{'+'.join(aids)}".rstrip("+")


def cell(aids: Aids | None) -> str:
    """The aids of a round in a cell of a table: `dwell time_s=0.8 within_mm=5; tremor within_mm=2`."""
    parts = (" ".join((name, *(f"{key}={value:g}" for key, value in sorted(numbers.items()))))
             for name, numbers in sorted((aids or NONE).items()))  # fmt: skip
    return "; ".join(parts)
