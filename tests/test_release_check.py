"""What a person forgets before a release is named, each in a sentence."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.release_check import tree_problems, version_of, version_problems

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that is ready."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    (tmp_path / "bullseye").mkdir()
    (tmp_path / "bullseye/__init__.py").write_text('__version__ = "1.2.3"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 1.2.3, 2026-12-24\n\n- All.\n", encoding="utf-8")
    (tmp_path / "tests/formats/1.2.3").mkdir(parents=True)
    (tmp_path / "tests/formats/1.2.3/goals.json").touch()
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "All")):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, stdin=subprocess.DEVNULL)
    return tmp_path


def test_nothing_is_said_of_a_project_that_is_ready(project: Path) -> None:
    assert [*version_problems(project), *tree_problems(project)] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("bullseye/__init__.py", "1.2.3", "1.2.4.dev1", "__version__ is '1.2.4.dev1'"),
        ("bullseye/__init__.py", "1.2.3", "1.2.4", "CHANGELOG.md begins with '1.2.3'; it must be 1.2.4"),
        ("bullseye/__init__.py", "1.2.3", "1.2.4", "tests/formats/1.2.4 is missing"),
        ("CHANGELOG.md", "2026-12-24", "not yet released", "says 1.2.3 is 'not yet released'; put the date there"),
        ("CHANGELOG.md", "## 1.2.3, 2026-12-24", "", "begins with 'nothing'"),
    ],
)
def test_a_wrong_version_or_changelog_is_named(project: Path, file: str, old: str, new: str, said: str) -> None:
    path = project / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert said in "\n".join(version_problems(project))


def test_a_file_that_is_not_committed_and_a_version_that_has_its_tag_are_named(project: Path) -> None:
    (project / "new.txt").touch()
    subprocess.run(["git", "tag", "v1.2.3"], cwd=project, check=True)
    clean, tag = tree_problems(project)
    assert "not clean: new.txt" in clean and "v1.2.3 is there already" in tag


def test_the_version_is_written_in_one_place() -> None:
    assert version_of(ROOT)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'dynamic = ["version"]' in text and version_of(ROOT) not in text
