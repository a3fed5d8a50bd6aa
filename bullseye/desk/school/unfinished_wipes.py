"""Finishes the wipe of a class's names that was cut off: soon after the program's start, whichever page that shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.play.record_tasks import sentence

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

LATER_MS = 1500
"""After the start: the first page stands by then, and names of an ended class need not wait longer."""
CLASSES = "classes"
"""As in `classroom.store`, whose import a start without any class is spared."""


def finish_soon(window: Shell) -> None:
    """Look for such a class once the window stands idle; not in a round, which nothing may hold up."""

    def look() -> None:
        if window.page is not None and window.page.name == "play":
            window.root.after(LATER_MS, look)
        else:
            finish(window)

    window.root.after(LATER_MS, look)


def finish(window: Shell) -> None:
    """Finish what was cut off, and say so. Without the folder of classes nothing is read or imported."""
    data = window.services.dirs.data
    if not (data / CLASSES).is_dir():
        return
    from bullseye.classroom.log.ending import finish_wipes

    for said in finish_wipes(data, now=window.services.clock.utc):
        window.notice(sentence(said))
