"""What a hand at the range must know of the page that it plays on."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING, Protocol

from bullseye.desk.kit.shell import Shown

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.desk.round.frame_timing import FrameTiming
    from bullseye.desk.round.stay import Stay
    from bullseye.play.round.controller import Controller


class Range(Shown, Protocol):
    """What the hand must know of the page it plays on."""

    window: Shell
    watch: FrameTiming
    stay: Stay

    @property
    def canvas(self) -> tk.Canvas:
        """Where the targets are."""

    @property
    def round_on(self) -> Controller | None:
        """The controller of the round that is on, if one is."""

    def keep_ticking(self) -> None:
        """The round may be running again: draw its frames."""

    def change_hand(self) -> None:
        """The round is shot with another device from now on."""

    def pause(self) -> None:
        """Pause, or go on."""
