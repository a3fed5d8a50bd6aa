"""Every page in the languages of tests, by real clicks in a program of its own: no word is English, cut or faint."""

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
WORDS = ("english", "cut", "cell")
"""What is faint is so at any size, and takes long to find: it is looked for in two of the tours."""


@pytest.mark.parametrize(
    ("size", "look", "code", "kinds"),
    [
        ("1280x800", "light", "en_XA", (*WORDS, "faint")),
        ("1920x1080", "projector", "en_XA", (*WORDS, "faint")),
        ("1024x700", "light", "en_XA", WORDS),
        ("1024x700", "light", "ar_XB", WORDS),
    ],
)
def test_no_page_says_a_word_that_a_translator_cannot_find_or_that_cannot_be_read(
    size: str, look: str, code: str, kinds: tuple[str, ...]
) -> None:
    asked = [word for kind in kinds for word in ("--kind", kind)]
    done = subprocess.run(
        [sys.executable, "scripts/pseudo_pages.py", "--size", size, "--look", look, "--code", code, *asked], cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, encoding="utf-8", timeout=220, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout == ""
