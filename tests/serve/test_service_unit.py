"""The systemd unit: as systemd itself reads it, how much it leaves open, and what it starts the server with."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serve.proxies import SHIPPED

MOST_EXPOSED = 20
"""Tenths of `systemd-analyze security`'s number for a unit that the world can reach; 12 when this was written."""


def analyze() -> str:
    found = shutil.which("systemd-analyze")
    if found is None:
        pytest.skip("systemd-analyze is not installed (Debian: systemd)")
    return found


def unit_in(folder: Path) -> Path:
    """The unit, which starts a program that is there."""
    text = (SHIPPED / "bullseye.service").read_text(encoding="utf-8")
    unit = folder / "bullseye.service"
    unit.write_text(text.replace("/opt/bullseye/bin/bullseye ", f"{sys.executable} "), encoding="utf-8")
    return unit


def test_systemd_has_nothing_to_say_against_it(tmp_path: Path) -> None:
    run = subprocess.run(
        [analyze(), "verify", "--man=no", str(unit_in(tmp_path))],
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    said = [line for line in (run.stdout + run.stderr).splitlines() if "bullseye.service" in line]
    if "Failed to" in run.stderr and not said:
        pytest.skip(f"systemd-analyze cannot verify here: {run.stderr.strip()[:200]}")
    assert not said


def test_it_leaves_little_open(tmp_path: Path) -> None:
    run = subprocess.run(
        [analyze(), "security", "--offline=yes", f"--threshold={MOST_EXPOSED}", "--no-pager", str(unit_in(tmp_path))],
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    if "unrecognized option" in run.stderr or "Failed to" in run.stderr:
        pytest.skip("this systemd-analyze cannot judge a unit offline")
    assert run.returncode == 0, run.stdout


def test_the_environment_names_only_what_the_unit_and_the_program_read() -> None:
    text = (SHIPPED / "environment").read_text(encoding="utf-8")
    names = set(re.findall(r"^#?([A-Z_]+)=", text, re.MULTILINE))
    assert names == {"BULLSEYE_OPTIONS", "BULLSEYE_DATABASE", "BULLSEYE_DATABASE_PASSWORD"}
    assert "$BULLSEYE_OPTIONS" in (SHIPPED / "bullseye.service").read_text(encoding="utf-8")
