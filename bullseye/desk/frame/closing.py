"""What is asked before the window closes on rounds that are in no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.kit.dialogs import confirm
from bullseye.wording.numbers import plural

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell


def may_lose(window: Shell) -> bool:
    """Ask before rounds that are in no file are lost with the window."""
    number = window.unsaved.at_risk
    return confirm(
        window, f"{plural(number, 'round')} not saved",
        f"Closing the window loses {'it' if number == 1 else 'them'}. You can try again, or save elsewhere first: "
        "the result page has both.",
        "Close and lose" + (" it" if number == 1 else " them"), "Stay",
    )  # fmt: skip
