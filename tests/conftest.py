"""What every test gets: folders of its own, a manual clock, and a shown window where one can open."""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from bullseye import words
from tests.fakes import ManualClock

if TYPE_CHECKING:
    import tkinter as tk

pytest_plugins = ["tests.databases"]

IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
WINDOW = "1280x800+0+0"

# No deadline: a busy machine must not turn a test red. Derandomized in CI: the same commit, the same verdict.
hypothesis.settings.register_profile("home", deadline=None, max_examples=60)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("quick", deadline=None, max_examples=8)  # under Wine, where a process takes 1 s
hypothesis.settings.register_profile("deep", deadline=None, max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if IN_CI else "home"))

# A display may ask for the cookie in the real home, which the tests below do not see.
_cookie = Path("~/.Xauthority").expanduser()
if "XAUTHORITY" not in os.environ and _cookie.is_file():
    os.environ["XAUTHORITY"] = str(_cookie)

_homes = count()


FEW_FILES = 3
"""So few files of tests are done sooner than workers are ready."""
DIALOG_S = float(os.environ.get("BULLSEYE_TEST_DIALOG_S", "60"))
"""How long a test may wait in a dialog: longer than any test takes, shorter than anybody's patience."""
REALLY_WRITTEN = ("tests/records/", "tests/classroom/log/")
"""Where tests look at durability, so that everything is brought to the disk. Elsewhere that would only cost time."""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """How many workers `-n auto` means: none for a few files, or where windows would have to share one display."""
    named = [Path(arg.partition("::")[0]) for arg in config.args]
    files = [file for path in named for file in ([path] if path.is_file() else path.rglob("test_*.py"))]
    has_displays = shutil.which("Xvfb") is not None or (sys.platform == "linux" and "DISPLAY" not in os.environ)
    return 0 if len(files) <= FEW_FILES or not has_displays else min(8, 5 * (os.cpu_count() or 1) // 2)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Give each worker of a parallel run a display of its own: two windows on one display fight for the focus."""
    program = shutil.which("Xvfb")
    if program is None or "DISPLAY" not in os.environ:
        return
    from scripts.with_display import start_xvfb

    started = start_xvfb(program)
    if started is not None:
        server, node.workerinput["display"] = started
        node.config.add_cleanup(lambda: (server.kill(), server.wait()))


def pytest_configure(config: pytest.Config) -> None:
    """In a worker, take the display that is there for it."""
    given = getattr(config, "workerinput", {})
    if "display" in given:
        os.environ["DISPLAY"] = given["display"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that uses the window, so that `-m "not gui"` leaves out exactly those."""
    for item in items:
        if "tk_root" in getattr(item, "fixturenames", ()):
            item.add_marker("gui")
    if "PYTEST_XDIST_WORKER" in os.environ:  # else one worker would be left alone with them in the end
        items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def _homes_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(_homes_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of this test's own; every variable that names a user's folder points into it."""
    home = _homes_folder / str(next(_homes))
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    places = {
        "XDG_DATA_HOME": ".local/share",
        "XDG_CONFIG_HOME": ".config",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        "WIN_PD_OVERRIDE_APPDATA": "AppData/Roaming",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": "AppData/Local",
    }
    for name, place in places.items():
        monkeypatch.setenv(name, str(home / place))
    return home


@pytest.fixture(autouse=True)
def _fonts_of_ours(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters are those of the shipped font, whatever this machine has; a test of others asks for them."""
    if "test_found_fonts" not in request.node.nodeid:
        monkeypatch.setattr("bullseye.picture.lettering.found_for", lambda letter, bold=False: None)


@pytest.fixture(autouse=True)
def _no_choice_of_a_language() -> Iterator[None]:
    """A program that a test runs in this process says which language it speaks: the next test asks again."""
    yield
    words._choices.clear()


@pytest.fixture(autouse=True)
def _leave_writing_to_the_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk where durability is not what is tested."""
    if not request.node.nodeid.startswith(REALLY_WRITTEN):
        monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def clock() -> ManualClock:
    """A clock at 0 s that moves only when told."""
    return ManualClock()


@pytest.fixture(scope="session")
def tk_root() -> Iterator[tk.Tk]:
    """One shown root window for all tests; where none can open, skip, or fail when CI is set."""
    try:
        import tkinter

        root = tkinter.Tk(className="Bullseye")
    except (ImportError, RuntimeError) as error:  # no tkinter at all
        _no_window(error)
    except Exception as error:
        if type(error).__name__ != "TclError":
            raise
        _no_window(error)
    root.geometry(WINDOW)
    root.update()  # Tk delivers no event to a window that was never shown
    yield root
    root.update_idletasks()
    root.destroy()


def _no_window(error: Exception) -> None:
    reason = f"no window can open here: {error}"
    if IN_CI:
        pytest.fail(f"{reason} (CI is set, so this is a failure)", pytrace=False)
    pytest.skip(reason)


CallbackError = tuple[type[BaseException], BaseException, TracebackType | None]


@pytest.fixture
def callback_errors() -> list[CallbackError]:
    """What Tk callbacks raised in this test; one that expects it looks here and then clears the list."""
    return []


@pytest.fixture(autouse=True)
def _clean_window(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, callback_errors: list[CallbackError]
) -> Iterator[None]:
    """Around each window test: fail on what a callback raised, and leave the shared root as it was."""
    if request.node.get_closest_marker("gui") is None:
        yield
        return
    root: tk.Tk = request.getfixturevalue("tk_root")
    guard = DialogGuard(root)
    others = _watch(monkeypatch, callback_errors)
    bound_to_all = set(root.bind_all())
    bound_to_root = set(root.bind())
    yield
    guard.stop()
    try:
        root.winfo_exists()
    except Exception as error:
        pytest.fail(f"the test destroyed the shared window, let it open its own ({error})", pytrace=False)
    for other in others:
        _close(other)
    for job in root.tk.splitlist(root.tk.call("after", "info")):
        root.after_cancel(job)
    for child in root.winfo_children():
        child.destroy()
    for sequence in set(root.bind_all()) - bound_to_all:
        root.unbind_all(sequence)
    for sequence in set(root.bind()) - bound_to_root:
        root.unbind(sequence)
    root.tk.call(str(root), "configure", "-menu", "")
    root.attributes("-fullscreen", False)
    root.deiconify()
    root.geometry(WINDOW)
    root.update()
    if guard.found:
        callback_errors.clear()  # what follows from a window taken away
        pytest.fail(f"the test waited {DIALOG_S:g} s in a dialog that nothing answered:\n{guard.found}", pytrace=False)
    if callback_errors:
        told = "; ".join(f"{kind.__name__}: {error}" for kind, error, _ in callback_errors)
        raise AssertionError(f"a Tk callback raised {told}") from callback_errors[0][1]


@cache
def _timer() -> tk.Tk:
    """An interpreter without a window, one for all tests."""
    import tkinter

    return tkinter.Tcl()


class DialogGuard:
    """Takes every child of *root* away after DIALOG_S, so that a test that waits for an answer fails and does not hang.

    The timer is an interpreter's of its own: it runs wherever Tk waits, and `after info` of *root* does not show it.
    `found` is then where the test waited.
    """

    def __init__(self, root: tk.Tk) -> None:
        self.found = ""
        self._root = root
        self._timer = _timer()
        self._job = self._timer.after(round(DIALOG_S * 1000), self._take_away)

    def _take_away(self) -> None:
        self.found = "".join(traceback.format_stack(limit=12))
        for child in self._root.winfo_children():
            child.destroy()

    def stop(self) -> None:
        """The test is over."""
        self._timer.after_cancel(self._job)


def _watch(monkeypatch: pytest.MonkeyPatch, errors: list[CallbackError]) -> list[tk.Tk]:
    """Note every error of every callback, whatever the window makes of it; return the roots opened later."""
    import tkinter

    # All of Tk's callbacks report here, also for a root that has a report_callback_exception of its own.
    report: Callable[[tk.Misc], None] = tkinter.Misc._report_exception  # type: ignore[attr-defined]

    def note_and_report(widget: tk.Misc) -> None:
        kind, error, trace = sys.exc_info()
        if kind is not None and error is not None:
            errors.append((kind, error, trace))
        report(widget)

    monkeypatch.setattr(tkinter.Misc, "_report_exception", note_and_report)

    opened: list[tk.Tk] = []
    open_root = tkinter.Tk.__init__

    def note_and_open(self: tk.Tk, *args: Any, **options: Any) -> None:
        open_root(self, *args, **options)
        opened.append(self)

    monkeypatch.setattr(tkinter.Tk, "__init__", note_and_open)
    return opened


def _close(root: tk.Tk) -> None:
    """Destroy *root* unless the test has done so."""
    import tkinter

    try:
        root.destroy()
    except tkinter.TclError:
        return
