"""How a class plays on its own devices: apart from `Choices`, which an older bullseye reads and would refuse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bullseye.classroom.people.options import Rule, first_wrong
from bullseye.errors import BadInputError
from bullseye.words import tr

PACES = ("together", "own")
DEVICES = ("mouse", "touch", "pen", "keyboard")
TOGETHER, OWN = PACES


@dataclass(frozen=True, slots=True)
class Connected:
    """*pin* lets students in while the lobby is not *locked*; empty while nobody can join.

    *pace*: `together`, in heats that the teacher calls, or each at their `own`. *by_device* gives each kind of device
    places of its own on the board.
    """

    pin: str = ""
    pace: str = TOGETHER
    locked: bool = False
    by_device: bool = False

    def changed(self, **values: Any) -> Connected:
        """The same with some of them changed. Raises BadInputError naming the one that is not allowed."""
        wrong = trouble_with(values)
        if wrong:
            raise BadInputError(wrong)
        return replace(self, **values)

    def as_dict(self) -> dict[str, Any]:
        """What the log holds."""
        return asdict(self)


def is_pin(value: Any) -> bool:
    """Four to eight digits."""
    return isinstance(value, str) and 4 <= len(value) <= 8 and value.isascii() and value.isdigit()


_RULES: dict[str, Rule] = {
    "pin": (lambda value: value == "" or is_pin(value), tr("4 to 8 digits, or empty")),
    "pace": (lambda value: value in PACES, tr("one of: {choices}", choices=", ".join(PACES))),
    "locked": (lambda value: isinstance(value, bool), tr("true or false")),
    "by_device": (lambda value: isinstance(value, bool), tr("true or false")),
}


def trouble_with(values: Mapping[str, Any]) -> str:
    """One sentence on the first value that is not allowed; empty when all are."""
    for key in values:
        if key not in _RULES:
            return tr(
                "nothing of a connected class is called {key}; choose one of: {choices}",
                key=f"{key!r:.40}",
                choices=", ".join(_RULES),
            )
    return first_wrong(_RULES, values)
