"""What is asked before the window closes: the page, the class that is locked, rounds that are in no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def may_close(window: Window) -> bool:
    """Whether nothing speaks against closing *window*, or the player agrees to what is lost."""
    if window.class_mode is not None and not window.class_mode.may_close():
        return False
    if window.page is not None and not window.page.may_close():
        return False
    return not window.unsaved.at_risk or _may_lose(window)


def _may_lose(window: Window) -> bool:
    """Ask before rounds that are in no file are lost with the window."""
    from bullseye.desk.kit.dialogs import confirm
    from bullseye.wording.numbers import plural

    number = window.unsaved.at_risk
    return confirm(
        window, f"{plural(number, 'round')} not saved",
        f"Closing the window loses {'it' if number == 1 else 'them'}. You can try again, or save elsewhere first: "
        "the result page has both.",
        "Close and lose" + (" it" if number == 1 else " them"), "Stay",
    )  # fmt: skip
