"""What is asked before the window closes on rounds that are in no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.dialogs import confirm
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell


def may_lose(window: Shell) -> bool:
    """Ask before rounds that are in no file are lost with the window."""
    number = window.unsaved.at_risk
    return confirm(
        window, trn("{n} round not saved", "{n} rounds not saved", number),
        trn(
            "Closing the window loses it. You can try again, or save elsewhere first: the result page has both.",
            "Closing the window loses them. You can try again, or save elsewhere first: the result page has both.",
            number,
        ),
        trn("Close and lose it", "Close and lose them", number), tr("Stay"),
    )  # fmt: skip
