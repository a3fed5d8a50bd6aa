"""Every page in the language of tests, by real clicks in its own program: no word is plain English, or too faint."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytest.importorskip("babel", reason="Babel makes the catalogue; install the group `test`")
pytestmark = [
    pytest.mark.gui,
    pytest.mark.long,
    pytest.mark.skipif(sys.platform == "win32", reason="the tour of the pages is of X11, as are its pictures"),
]


@pytest.mark.parametrize("look", ["light", "projector"])
def test_no_page_says_a_word_that_a_translator_cannot_find_or_that_is_too_faint_to_read(look: str) -> None:
    size = "1920x1080" if look == "projector" else "1280x800"
    done = subprocess.run(
        [sys.executable, "scripts/pseudo_pages.py", "--size", size, "--look", look, "--kind", "english",
         "--kind", "faint"], cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, encoding="utf-8", timeout=220, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout == ""
