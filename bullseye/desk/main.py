"""The one place that joins the window, its pages and its cards; what is rarely opened is imported by the function."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.window import Cards, Window
from bullseye.errors import NoFontError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bullseye.desk.frame.opening import Opening
    from bullseye.desk.frame.page import Page
    from bullseye.desk.kit.shell import Shell
    from bullseye.play.services import Services


def _help(shell: Shell, page: Page) -> None:
    from bullseye.desk.frame.help import HelpOverlay

    HelpOverlay(shell, page)


def _fault(shell: Shell, title: str, where: str, details: str) -> None:
    from bullseye.desk.kit.cards.dialogs import error_details

    error_details(shell, title, where, details)


def _may_lose(shell: Shell) -> bool:
    from bullseye.desk.frame.closing import may_lose

    return may_lose(shell)


def _read_first(shell: Shell, then: Callable[[], None]) -> bool:
    from bullseye.desk.kit.cards.working import read_first

    return read_first(shell, then)


def new_window(services: Services, root: tk.Tk) -> Window:
    """A Window in *root*, on no page yet."""
    return Window(services, root, Cards(_help, _fault, _may_lose, _read_first))


def build(services: Services, root: tk.Tk) -> Window:
    """A Window in *root* on its start page."""
    from bullseye.desk.kit.face_image import icon_photos
    from bullseye.play.services import FIRST_FACE

    window = new_window(services, root)
    window.show("start")
    window.take_aids()
    root.iconphoto(True, *icon_photos(root, services.faces.get(FIRST_FACE)))
    return window


def run(services: Services, opening: Opening, page: str = "start", shown: dict[str, Any] | None = None) -> None:
    """Build the window under the face that is painted already, go to *page*, and stay until it is closed.

    Raises NoFontError, the window closed again, where Tk has no font to write with.
    """
    from bullseye.desk.school.unfinished_wipes import finish_soon

    trouble: list[str] = []

    def go(root: tk.Tk) -> None:
        try:
            window = build(services, root)
        except tk.TclError as bad:
            if "allocate font" not in str(bad):
                raise
            trouble.append(str(bad))
            root.quit()
            return
        if page != "start":
            window.show(page, **(shown or {}))
        finish_soon(window)

    opening.then(go)
    opening.root.mainloop()
    if trouble:
        opening.root.destroy()
        raise NoFontError(trouble[0])
