"""What a teacher can choose for a class: each choice with what is allowed, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bullseye.errors import BadInputError
from bullseye.names import LONGEST_NAME
from bullseye.words import tr

MAX_SEED = 2**63 - 1
MOST_TEAMS = 40
COUNTING = ("best", "total")
NEW_PART = ("drill", "face", "style", "seed", "streak_bonus")
"""A change of one of these after a round was taken begins a new part of the class: its scores compare with no older."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How a class plays. The same *seed* for everyone: round n of each student has seed + n - 1.

    *turns* is how often each student's turn comes, *rounds_per_turn* how many rounds a turn is. *counting* says what
    a student's score on the board is: the `best` round, or the `total` of all. After *idle_s* seconds at which nobody
    touches anything a demonstration begins; 0 is never. *dealt* are the teams that students were dealt to: they are
    there before anybody is in them. *signal*: a soft tone calls the next student.
    """

    title: str = "Class"
    drill: str = "timed-30"
    face: str = "classic"
    style: str = "standard"
    seed: int = 1
    rounds_per_turn: int = 1
    turns: int = 3
    counting: str = "best"
    teams: bool = False
    streak_bonus: bool = True
    names_hidden: bool = False
    lesson: str = ""
    idle_s: int = 90
    dealt: tuple[str, ...] = ()
    signal: bool = True

    def __post_init__(self) -> None:
        """JSON knows lists only."""
        object.__setattr__(self, "dealt", tuple(self.dealt))

    def changed(self, **choices: Any) -> Choices:
        """The same with some of them changed. Raises BadInputError naming the one that is not allowed."""
        wrong = problem_with(choices)
        if wrong:
            raise BadInputError(wrong)
        return replace(self, **choices)

    def as_dict(self) -> dict[str, Any]:
        """What the log holds, where a list is a list."""
        return {**asdict(self), "dealt": list(self.dealt)}

    def differing(self, **choices: Any) -> dict[str, Any]:
        """Those of *choices* that are not so already, as the log holds them. Raises BadInputError as `changed`."""
        now, then = self.as_dict(), self.changed(**choices).as_dict()
        return {key: then[key] for key in choices if then[key] != now[key]}


def is_label(value: Any) -> bool:
    """A text of one line, 40 characters at most; it may be empty."""
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        return False
    return not any(c < " " or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff" for c in value)


def is_name(value: Any) -> bool:
    """A label that says something."""
    return is_label(value) and bool(value.strip())


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 80 and value.isprintable()


def _are_names(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and len(value) <= MOST_TEAMS and all(is_name(one) for one in value)


def _whole(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: value.__class__ is int and low <= value <= high


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


Rule = tuple[Callable[[Any], bool], str]
"""A test of a value, and what is allowed."""

_FLAG = (_is_bool, tr("true or false"))
_RULES: dict[str, Rule] = {
    "title": (is_name, tr("a text of 1 to 40 characters")),
    "drill": (_is_id, tr("the id of a drill")),
    "face": (_is_id, tr("the id of a face")),
    "style": (_is_id, tr("the id of a scoring style")),
    "seed": (_whole(0, MAX_SEED), tr("a whole number from 0 to {most}", most=MAX_SEED)),
    "rounds_per_turn": (_whole(1, 20), tr("a whole number from 1 to 20")),
    "turns": (_whole(1, 100), tr("a whole number from 1 to 100")),
    "counting": (lambda value: value in COUNTING, tr("one of: {choices}", choices=", ".join(COUNTING))),
    "teams": _FLAG,
    "streak_bonus": _FLAG,
    "names_hidden": _FLAG,
    "signal": _FLAG,
    "idle_s": (_whole(0, 3600), tr("a whole number from 0 (never) to 3600")),
    "dealt": (_are_names, tr("a list of at most {most} names of teams", most=MOST_TEAMS)),
    "lesson": (lambda value: value == "" or _is_id(value), tr("the id of a lesson, or empty")),
}


def problem_with(choices: Mapping[str, Any]) -> str:
    """One sentence on the first choice that is not allowed; empty when all are."""
    for key in choices:
        if key not in _RULES:
            return tr(
                "no choice of a class is called {key}; choose one of: {choices}",
                key=f"{key!r:.40}",
                choices=", ".join(_RULES),
            )
    return first_wrong(_RULES, choices)


def first_wrong(rules: Mapping[str, Rule], values: Mapping[str, Any]) -> str:
    """One sentence on the first of *values* that its rule refuses; empty when all are allowed."""
    for key, value in values.items():
        test, allowed = rules[key]
        if not test(value):
            return tr("{key} is {value}; it must be {allowed}", key=key, value=f"{value!r:.60}", allowed=allowed)
    return ""
