"""What is put together for Windows under Wine follows the project, and what is missing is said in one sentence."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import windows_test  # noqa: E402
import wine  # noqa: E402


def test_every_need_of_ours_is_installed_but_for_what_wine_cannot_load() -> None:
    names = " ".join(wine.packages())
    for name in (
        "filelock",
        "pillow",
        "platformdirs",
        "starlette",
        "fpdf2",
        "SQLAlchemy",
        "pytest>=",
        "pyinstaller",
        "pefile",
    ):
        assert name in names
    assert not any(word.startswith(wine.NOT_UNDER_WINE) for word in wine.packages())


def test_the_environment_holds_nothing_of_this_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("DISPLAY", ":99")
    found = wine.environ()
    assert "PYTHONPATH" not in found and "DISPLAY" not in found
    assert Path(found["WINEPREFIX"]).is_relative_to(ROOT / "build") and wine.environ(":7")["DISPLAY"] == ":7"


@pytest.mark.parametrize(("words", "code"), [(["--quick"], 0), ([], 3)])
def test_where_wine_cannot_be_had_it_says_what_to_type(
    words: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(wine.shutil, "which", lambda name: None)
    monkeypatch.setattr(subprocess, "run", lambda words, **options: asked.append(words))
    monkeypatch.setattr(wine, "end", lambda: None)
    assert windows_test.main(words) == code
    assert "sudo apt-get install wine wine64" in capsys.readouterr().err


def test_every_file_of_tests_is_in_one_room() -> None:
    paths = [ROOT / path for room in windows_test.rooms() for path in room]
    held = [file for path in paths for file in ([path] if path.is_file() else path.rglob("test_*.py"))]
    assert sorted(held) == sorted((ROOT / "tests").rglob("test_*.py"))


def test_a_room_is_counted_by_what_pytest_wrote_and_one_without_its_end_has_failed(tmp_path: Path) -> None:
    report = tmp_path / "room.xml"
    assert not windows_test.read_counts(report)
    report.write_text('<testsuites><testsuite tests="1210" failures="1" errors="1" skipped="8"/></testsuites>')
    counts = windows_test.read_counts(report)
    assert counts == {"passed": 1200, "failed": 2, "skipped": 8}
    seen = windows_test.Seen("records", 1, 12.4, counts)
    assert seen.failed and seen.words() == "FAILED    12 s  records               1,200 passed, 2 failed, 8 skipped"
    assert windows_test.Seen("audio", windows_test.NO_TEST, 1.0, Counter()).failed is False


def test_the_quick_part_is_there() -> None:
    assert all((ROOT / path).exists() for path in windows_test.QUICK)


def test_the_installer_takes_nothing_away_that_a_player_made() -> None:
    text = (ROOT / "packaging" / "bullseye.nsi").read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in text
    removed = [line for line in text.splitlines() if line.strip().startswith(("Delete ", "RMDir "))]
    assert removed and not any("${DATA}" in line or '/r "$INSTDIR"' in line for line in removed)
