"""What a test may ask of the system it runs on, with the reason to skip it where the system has no such thing."""

from __future__ import annotations

import os
import signal
import sys

import pytest


def _is_wine() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return hasattr(ctypes.windll.ntdll, "wine_get_version")


UNDER_WINE = _is_wine()
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""What ends a process at once, with nothing said before: Windows does that for any signal."""

needs_links = pytest.mark.skipif(UNDER_WINE, reason="Wine 8 follows links, but does not say that they are some")
needs_pipes_in_folders = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows keeps no pipe in a folder")
tells_letters_apart = pytest.mark.skipif(os.name == "nt", reason="to Windows, Mine.toml and mine.toml are one file")
deletes_folders_in_use = pytest.mark.skipif(
    os.name == "nt", reason="Windows deletes no folder in which a program has a file open"
)
needs_rights = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no rights of owner, group and others")
needs_a_manager = pytest.mark.skipif(UNDER_WINE, reason="under Wine no window manager answers here")


def needs_cryptography() -> None:
    """Skip the test, or the whole module that says so at its top, where cryptography cannot be loaded."""
    if UNDER_WINE:
        pytest.skip("Wine 8 loads no cryptography: it lacks bcryptprimitives.dll", allow_module_level=True)
