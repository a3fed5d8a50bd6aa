"""Where no window can open, one sentence says what is missing and what helps; commands work all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bullseye.desk.no_window import debian_package, without_display, without_tkinter

ROOT = Path(__file__).parents[2]
LOST = "libxcb.so.1: cannot open shared object file: No such file or directory"


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb.so.1", "libxcb1"),
        ("libX11.so.6", "libx11-6"),
        ("libXft.so.2", "libxft2"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libtk8.6.so", "libtk8.6"),
    ],
)
def test_a_library_is_in_the_package_that_debian_names_after_it(library: str, package: str) -> None:
    assert debian_package(library) == package


def test_an_executable_is_never_told_to_install_pythons_packages() -> None:
    for error in (ImportError(LOST), ModuleNotFoundError("No module named '_tkinter'")):
        assert "python3-tk" not in " ".join(without_tkinter(error, frozen=True))
    assert "python3-tk" in " ".join(without_tkinter(ModuleNotFoundError("No module named '_tkinter'"), frozen=False))


def test_wayland_without_xwayland_is_called_by_its_name() -> None:
    assert "XWayland" in " ".join(without_display({"WAYLAND_DISPLAY": "wayland-0"}))
    for environ in ({}, {"DISPLAY": ":7"}, {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":7"}):
        trouble, advice = without_display(environ)
        assert trouble == "No display was found." and "ssh -X" in advice


def start(tmp_path: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bullseye", "--data-dir", str(tmp_path / "data"), *words],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT))), **environ},
    )  # fmt: skip


def test_a_missing_library_is_one_sentence_with_its_package_and_commands_work(tmp_path: Path) -> None:
    (tmp_path / "_tkinter.py").write_text(f"raise ImportError({LOST!r}, name='_tkinter')")
    done = start(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "sudo apt install libxcb1" in done.stderr and "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    looked = start(tmp_path, "doctor")
    assert looked.returncode == 0 and "libxcb1" in looked.stdout and "python3-tk" not in looked.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system brings fonts")
def test_a_screen_without_fonts_is_one_sentence_and_no_window_stays(tmp_path: Path, tk_root: Any) -> None:
    (tmp_path / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'
    )
    none = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    done = start(tmp_path, **none)
    assert (done.returncode, done.stdout) == (2, "")
    assert "fonts-dejavu-core" in done.stderr and "Traceback" not in done.stderr
    assert "fonts-dejavu-core" in start(tmp_path, "doctor", **none).stdout
