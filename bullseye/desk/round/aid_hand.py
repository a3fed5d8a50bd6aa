"""A hand that an aid lends to a round: what the page's hand asks it, and which one a round is played with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bullseye.session.aids import DWELL, KEYBOARD, SWITCH, TREMOR

if TYPE_CHECKING:
    from bullseye.desk.round.range_page import Range
    from bullseye.session.plan import RoundPlan


class AidHand(Protocol):
    """Each call tells the clock time of its own event; one that answers True has dealt with it."""

    follows: bool
    """Whether it must know where the pointer goes."""

    def began(self, now: float) -> None:
        """The round runs: it has just begun, or goes on after a pause."""

    def pressed(self, column: int, row: int, now: float) -> bool:
        """The button went down on that pixel."""

    def released(self, now: float) -> None:
        """The button came up."""

    def moved(self, column: int, row: int, now: float) -> None:
        """The pointer is on that pixel."""

    def key_down(self, keysym: str, now: float, shift: bool) -> bool:
        """A key went down, not by being held."""

    def key_up(self, keysym: str, now: float) -> None:
        """A key came up."""

    def place(self, now: float) -> tuple[int, int] | None:
        """The pixel that a shot would go to; None where that is the pointer's."""

    def frame(self, now: float) -> bool:
        """Draw what it looks like now; True while it moves by itself."""

    def rest(self, now: float) -> None:
        """The round waits, or the focus is elsewhere: nothing is held any more."""

    def close(self) -> None:
        """Leave nothing on the canvas."""


def hand_of(page: Range, plan: RoundPlan) -> AidHand | None:
    """The hand for a round of *plan*; None where pointer and button are the hand."""
    if SWITCH in plan.aids:
        from bullseye.desk.round.switch_hand import SwitchHand

        return SwitchHand(page, plan)
    if plan.device == KEYBOARD:
        from bullseye.desk.round.keys_hand import KeysHand

        return KeysHand(page)
    if DWELL in plan.aids or TREMOR in plan.aids:
        from bullseye.desk.round.resting_hand import RestingHand

        return RestingHand(page, plan)
    return None
