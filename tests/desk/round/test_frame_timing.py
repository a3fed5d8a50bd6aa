"""A round's record tells how even its frames were, and a profile is written when the round is over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bullseye.desk.round.frame_clock import FrameClock, Pace
from bullseye.desk.round.frame_log import NAME, write_lines
from bullseye.desk.round.frame_timing import FrameTiming
from bullseye.session.record import Timing
from tests.fakes import ManualClock
from tests.rounds import record_of


def watched(folder: Path, clock: ManualClock, profiled: bool) -> FrameTiming:
    root: Any = None  # no frame is waited for here
    return FrameTiming(FrameClock(root, lambda: Pace(0, even=False), clock.now), clock.now, folder, profiled)


def gap(watch: FrameTiming, gap_ms: float) -> None:
    watch.timing._clock.on_gap(gap_ms)


def test_only_stalls_in_the_round_are_kept(tmp_path: Path, clock: ManualClock) -> None:
    watch = watched(tmp_path, clock, profiled=False)
    gap(watch, 90.0)
    watch.begin()
    clock.advance(2.5)
    gap(watch, 25.0)
    gap(watch, 25.1)
    played = record_of()
    assert watch.kept_in(played) == replace(played, timing=Timing(None, ((2.5, 25.1),)))
    watch.end()
    gap(watch, 90.0)
    assert watch.timing.kept().stalls == ((2.5, 25.1),)
    assert list(tmp_path.iterdir()) == []


def test_the_profile_is_written_after_the_round(
    tmp_path: Path, clock: ManualClock, capsys: pytest.CaptureFixture[str]
) -> None:
    watch = watched(tmp_path / "data", clock, profiled=True)
    watch.begin()
    with watch.section("click"):
        pass
    gap(watch, 40.0)
    assert not (tmp_path / "data").exists()
    watch.end()
    text = (tmp_path / "data" / NAME).read_text()
    assert "40.0 ms between two frames" in text
    assert capsys.readouterr().err == text
    watch.end()
    assert (tmp_path / "data" / NAME).read_text() == text


def test_a_folder_that_cannot_be_made_leaves_the_console(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    write_lines(tmp_path / "file" / "data", ["a line"])
    assert capsys.readouterr().err == "a line\n"
