"""Runs the page's modules in node, where there is one: at home a test without it is skipped, with CI=true it fails."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import IN_CI

PAGE = Path(__file__).parents[2] / "bullseye" / "serve" / "page"
LEAST_MAJOR = 18


def run_module(code: str, given: Any = None) -> Any:
    """What *code*, an ES module's text with the JSON `given` in it, hands to `answer()`.

    It may import the page's modules by `./name.js`.
    """
    node = find_node()
    head = 'import { readFileSync } from "node:fs";\nconst given = JSON.parse(readFileSync(0, "utf8"));\n'
    tail = "\nfunction answer(value) { process.stdout.write(JSON.stringify(value)); }\n"
    text = head + code.replace('"./', f'"{PAGE.as_uri()}/') + tail
    run = subprocess.run(
        [node, "--no-warnings", "--input-type=module", "--eval", text],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def find_node() -> str:
    """The path of node; skips the test, or fails it with CI=true, where none of version 18 or later is found."""
    node = shutil.which("node")
    if node is None:
        missing("node is not installed (Debian: nodejs)")
    told = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=60, check=True).stdout
    if int(told.strip().lstrip("v").partition(".")[0]) < LEAST_MAJOR:
        missing(f"node {told.strip()} is too old for the page's modules; version {LEAST_MAJOR} or later will do")
    return node


def missing(sentence: str) -> Any:
    """Skip the test with *sentence*; with CI=true fail it."""
    if IN_CI:
        pytest.fail(sentence)
    pytest.skip(sentence)
