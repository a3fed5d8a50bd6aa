"""The page's modules keep the types that their comments promise."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.serve.node import missing

HERE = Path(__file__).parent
CHECKER = HERE.parents[1] / "build" / "node" / "node_modules" / ".bin" / "tsc"


def find_checker() -> str:
    found = str(CHECKER) if CHECKER.is_file() else shutil.which("tsc")
    if found is None:
        missing("the type checker of JavaScript is not there; sh scripts/page_tools.sh gets it")
    return str(found)


def test_every_module_keeps_its_types() -> None:
    run = subprocess.run(
        [find_checker(), "--project", str(HERE / "tsconfig.json")],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
