"""The page of sizes follows from figures and assumptions, and the school's page names what is there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.school_sizes import Day, Figures, figures, need, page

ROOT = Path(__file__).resolve().parent.parent
FOUND = Figures("here", 2.0, 1.0, 1000, 10.0, 50.0, 20.0, 40.0)
TOWN = Day("a town", 36_000, shots=60, shooting_s=120, ticks=10, peak=3.0, used=0.5)


def test_what_a_town_needs_is_its_busiest_second_at_half_a_core() -> None:
    found = need(TOWN, FOUND)
    assert found.shots_s == pytest.approx(1800)  # 36,000 students, a shot a minute, three times the mean
    assert found.shot_cores == pytest.approx(1800 * 0.002 * 2)
    assert found.database_cores == pytest.approx(1800 * 0.001 * 2)
    assert found.join_cores == pytest.approx(30 * 0.010 * 2)
    assert found.page_cores == pytest.approx(36_000 * 120 / 3600 * 10 * 3 * 50e-6 * 2)
    assert found.processes == 36  # by its pages, a thousand a process
    assert found.written_gb == pytest.approx(36_000 * 60 * 1000 / 1e9)
    assert found.bottleneck == "scoring and keeping shots in our processes"


def test_what_takes_most_is_named_whatever_it_is() -> None:
    assert need(TOWN, replace(FOUND, stream_us=1000.0)).bottleneck == "pages that are told what is new"
    assert need(TOWN, replace(FOUND, shot_database_ms=9.0)).bottleneck == "the database"


def test_twice_as_many_need_twice_as_much_and_two_processes_are_the_least() -> None:
    once, twice = need(TOWN, FOUND), need(replace(TOWN, students=72_000), FOUND)
    assert twice.cores == pytest.approx(2 * once.cores) and twice.processes == 2 * once.processes
    assert need(replace(TOWN, students=1), FOUND).processes == 2


def test_the_page_says_what_was_measured() -> None:
    found, text = figures(), page()
    assert found.measured in text and f"{found.shot_server_ms:g} ms" in text
    assert min(found.shot_server_ms, found.shot_database_ms, found.shot_bytes, found.stream_us, found.stream_kb) > 0


def test_every_file_and_command_that_the_schools_page_names_is_there() -> None:
    text = (ROOT / "docs" / "school.md").read_text(encoding="utf-8")
    for name in ("bullseye.service", "environment", "nginx.conf", "Caddyfile"):
        assert f"`{name}`" in text and (ROOT / "packaging" / "server" / name).is_file()
    options = (ROOT / "bullseye" / "commands" / "serve.py").read_text(encoding="utf-8")
    options += (ROOT / "bullseye" / "commands" / "schooling" / "opened.py").read_text(encoding="utf-8")
    wanted = set(re.findall(r"(--[a-z][a-z-]+)", text)) - {"--pwprompt", "--owner", "--encoding", "--template"}
    wanted -= {"--format", "--file", "--dbname"}
    assert {name for name in wanted if f'"{name}"' not in options} <= {"--host", "--log-level", "--school", "--name"}
