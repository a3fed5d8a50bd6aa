"""Which rounds the history shows and in which order: no widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.records.summary import Round

KINDS = {
    "all": tr("All rounds"),
    "ranked": tr("Ranked only"),
    "unranked": tr("Not ranked"),
    "simulated": tr("Simulated"),
}
NEWEST_FIRST = (0, True)
"""The order in which rounds are handed in: by the first column, its greatest first."""


def fits(round_: Round, player: str, drill: str, face: str, kind: str) -> bool:
    """True when a round passes the filters; "" lets everything through."""
    if player and round_.player != player or drill and round_.drill != drill or face and round_.face != face:
        return False
    if kind == "ranked":
        return (round_.ranked or bool(round_.test)) and not round_.simulated
    if kind == "unranked":
        return not (round_.ranked or round_.test or round_.simulated)
    return kind != "simulated" or round_.simulated


def word_for(round_: Round) -> str:
    """The word that marks a test, which has a board by its own number, and a round which is on no board, as from a
    range.
    """
    if round_.simulated:
        return tr("simulated")
    if round_.sitting:
        return tr("range")
    return tr("test") if round_.test else "" if round_.ranked else tr("unranked")


def in_order(
    rounds: list[Round], column: int, down: bool, drill_name: Callable[[str], str], face_name: Callable[[str], str]
) -> list[Round]:
    """*rounds*, newest first, by one *column* of the history; *down* has the greatest first.

    What is equal stays newest first, what has no number comes last either way.
    """
    if (column, down) == NEWEST_FIRST:
        return rounds
    values: tuple[Callable[[Round], Any], ...] = (
        lambda r: r.date, lambda r: r.player.casefold(), lambda r: drill_name(r.drill).casefold(),
        lambda r: face_name(r.face).casefold(), lambda r: r.score, lambda r: r.accuracy, lambda r: r.shots, word_for,
    )  # fmt: skip
    value = values[column]
    have = [one for one in rounds if value(one) is not None]
    have.sort(key=value, reverse=down)
    return have + [one for one in rounds if value(one) is None]
