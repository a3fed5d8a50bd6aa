"""Why no window can open on this machine, and what to install or try: one sentence each, without tkinter."""

from __future__ import annotations

import re
import sys

from bullseye.words import tr

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    from collections.abc import Mapping


def is_frozen() -> bool:
    """True in the program that brings its own Python, where no package of the system's Python helps."""
    return bool(getattr(sys, "frozen", False))


def without_tkinter(error: ImportError, frozen: bool) -> tuple[str, str]:
    """What is missing when tkinter or its library could not be loaded, and what helps."""
    library = re.search(r"lib[^\s:/]+\.so[.\d]*", str(error))
    if library is not None:
        return (
            tr("The window needs {library}, which is not on this system.", library=library[0]),
            tr("Install it: sudo apt install {package} (Debian, Ubuntu).", package=debian_package(library[0])),
        )
    if frozen:
        return tr("This program has lost its tkinter ({error}), so the window cannot open.", error=error), tr(
            "Unpack it again from its zip."
        )
    return tr("This Python has no tkinter ({error}), so the window cannot open.", error=error), tr(
        "Install it: sudo apt install python3-tk (Debian, Ubuntu), sudo dnf install python3-tkinter (Fedora), "
        "brew install python-tk (macOS)."
    )


def debian_package(library: str) -> str:
    """The Debian package of a shared *library*, by Debian's rule for names: "libX11.so.6" is in "libx11-6"."""
    name, _, version = library.lower().partition(".so")
    version = version.strip(".").partition(".")[0]
    return f"{name}-{version}" if name[-1:].isdigit() and version else name + version


def without_display(environ: Mapping[str, str]) -> tuple[str, str]:
    """What is missing when no display answers, and what helps."""
    if environ.get("WAYLAND_DISPLAY") and not environ.get("DISPLAY"):
        return tr("This desktop is Wayland without XWayland, and the window needs X."), tr(
            "Install XWayland (Debian, Ubuntu: sudo apt install xwayland) and log in again."
        )
    return tr("No display was found."), tr("Try a desktop, or ssh -X.")


def without_fonts() -> tuple[str, str]:
    """What is missing when Tk finds no font at all, and what helps."""
    return tr("The window needs fonts, and this system has none."), tr(
        "Install some: sudo apt install fonts-dejavu-core (Debian, Ubuntu)."
    )


def commands_work() -> str:
    """What can be done all the same."""
    return tr("The commands, `bullseye --help`, work without a window.")
