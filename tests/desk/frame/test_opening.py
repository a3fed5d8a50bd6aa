"""The first picture stands before anything slow is imported; what goes wrong with it is neither hidden nor fatal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import tkinter as tk

# What the real program does up to the first picture; then it says which modules are there, and what is painted.
PROGRAM = """
import sys
import bullseye.cli, bullseye.app, bullseye.dirs
from bullseye.desk.frame.opening import Opening

root = Opening(sys.argv[1], lambda: "").root
left, top, right, bottom = root.tk.splitlist(root.tk.call(".opening", "bbox", "face"))
print(int(right) - int(left), *sys.modules)
"""
# The real program, ended where it begins to read what comes after the first picture.
STOPPED = """
import os, sys
import bullseye.cli

class Stop:
    def find_spec(name, path=None, target=None):
        if name == "bullseye.desk.main":
            print(*sys.modules, file=sys.__stdout__, flush=True)
            os._exit(0)

sys.meta_path.insert(0, Stop)
bullseye.cli.main(["--data-dir", sys.argv[1]])
"""
OURS = {
    "app", "cli", "dirs", "errors", "terminal", "words", "picture", "picture.discs", "picture.face",
    "desk", "desk.frame", "desk.frame.direction", "desk.frame.first_paint", "desk.frame.geometry", "desk.frame.opening",
    "desk.kit", "desk.kit.face_image", "desk.kit.palette", "desk.kit.work_area", "desk.kit.x11_properties",
}  # fmt: skip
"""All of ours that comes before the first picture: each file more is a tenth to a fifth of a millisecond of it."""
HEAVY = {"tkinter.ttk", "PIL", "numpy", "dataclasses", "typing", "pathlib", "json", "asyncio", "threading"}


@pytest.fixture
def settings(tk_root: tk.Tk, tmp_path: Path) -> str:
    """Where no settings are; the root stands for "there is a display"."""
    return str(tmp_path / "settings.json")


def own_face(folder: Path, fill: str) -> None:
    """A face of one's own in *folder*, and settings that choose it."""
    (folder / "mine.toml").write_text(
        f'name = "Mine"\n[[ring]]\ndiameter_mm = 100\npoints = 1\nfill = "{fill}"\n', encoding="utf-8"
    )
    (folder / "settings.json").write_text('{"face": "mine"}', encoding="utf-8")


def test_the_face_is_painted_before_all_that_is_slow_is_imported(settings: str) -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{PROGRAM}", settings],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    width_px, *modules = done.stdout.split()
    assert int(width_px) > 300
    assert "tkinter" in modules and not HEAVY.intersection(modules)


def test_of_ours_only_what_the_picture_needs_is_read_before_it(settings: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, str(tmp_path)],
        capture_output=True, text=True, timeout=60, check=False, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert {name.removeprefix("bullseye.") for name in done.stdout.split() if name.startswith("bullseye.")} == (
        OURS | {"desk.windows_desktop"} if sys.platform == "win32" else OURS
    )


def test_the_picture_goes_when_the_window_is_built(settings: str) -> None:
    from bullseye.desk.frame.opening import Opening

    opening = Opening(settings, lambda: "")
    root = opening.root
    try:
        pictures = len(root.image_names())
        built: list[Any] = []
        opening.then(built.append)
        while root.tk.call("winfo", "exists", ".opening"):
            root.tk.dooneevent(0)
        assert built == [root] and len(root.image_names()) == pictures - 1
    finally:
        root.destroy()


@pytest.mark.parametrize(("fill", "painted"), [("#2d7fc1", True), ("no colour", False)])
def test_a_face_that_cannot_be_painted_leaves_the_ground(
    fill: str, painted: bool, tk_root: tk.Tk, tmp_path: Path
) -> None:
    from bullseye.desk.frame.opening import Opening

    own_face(tmp_path, fill)
    root = Opening(str(tmp_path / "settings.json"), lambda: str(tmp_path)).root
    try:
        box = root.tk.splitlist(root.tk.call(".opening", "bbox", "all"))
        assert (bool(box) and int(box[2]) - int(box[0]) > 300) is painted
    finally:
        root.destroy()


def test_a_fault_in_the_painting_is_not_lost(settings: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from bullseye.desk.frame import opening

    def fault(*_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(opening, "face_picture", fault)
    with pytest.raises(RuntimeError, match="a fault"):
        opening.Opening(settings, lambda: "")


SCALED = """
import sys, tkinter.font
from bullseye.desk.frame.opening import Opening
from bullseye.desk.kit.theme import Theme

root = Opening(sys.argv[1], lambda: "").root
theme = Theme(root, "light")
print(theme.usual, theme.font("hero").metrics("linespace"), theme.px(100))
"""


def test_letters_and_lengths_follow_the_text_scale_of_the_desktop_alike(settings: str) -> None:
    if not (shutil.which("xrdb") and shutil.which("Xvfb")):
        pytest.skip("no xrdb here")
    from scripts.with_display import start_xvfb

    screen = ("-screen", "0", "3840x2160x24", "-dpi", "96", "-nolisten", "tcp", "-noreset")
    started = start_xvfb(str(shutil.which("Xvfb")), screen)
    assert started is not None
    server, display = started
    environ = {**os.environ, "DISPLAY": display}
    try:
        found = {}
        for dpi in (96, 144, 192):
            subprocess.run(
                ["xrdb", "-merge"], input=f"Xft.dpi: {dpi}\n", text=True, env=environ, check=True, timeout=60
            )
            done = subprocess.run(
                [sys.executable, "-c", SCALED, settings],
                env=environ, capture_output=True, text=True, timeout=60, check=True,
            )  # fmt: skip
            found[dpi] = [float(word) for word in done.stdout.split()]
    finally:
        server.terminate()
        server.wait()
    once = found[96]
    assert once[0] == 1 and once[2] == 100  # Tk keeps its scaling in whole millimetres of the screen
    for dpi in (144, 192):
        usual, letters, length = found[dpi]
        assert usual == pytest.approx(dpi / 96, rel=0.01) and length == round(100 * usual)
        assert letters == pytest.approx(once[1] * usual, rel=0.05)
