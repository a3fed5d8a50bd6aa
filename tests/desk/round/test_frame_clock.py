"""Frames come on deadlines that do not drift, late ones skip, and what held one up can be found."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.round.frame_clock import FrameClock, Pace, Profile, Timing, section_of
from bullseye.session import record
from tests.fakes import ManualClock

if TYPE_CHECKING:
    import tkinter as tk


class FakeRoot:
    """Keeps what Tk would call later."""

    def __init__(self) -> None:
        self.jobs: dict[str, tuple[int, Callable[[], object]]] = {}
        self.made = 0
        self.tk = self
        self.input: list[Callable[[], object]] = []

    def dooneevent(self, flags: int) -> int:
        """Handle one event of the window system, and only such; 0 when there is none."""
        assert flags == 2 | 4 | 8
        if not self.input:
            return 0
        self.input.pop(0)()
        return 1

    def after(self, ms: int, action: Callable[[], object]) -> str:
        self.made += 1
        self.jobs[str(self.made)] = (ms, action)
        return str(self.made)

    def after_cancel(self, job: str) -> None:
        del self.jobs[job]


class Film:
    """Runs a FrameClock on a manual clock, each call as late as *late_s* says."""

    def __init__(self, clock: ManualClock, hz: float = 60, even: bool = True) -> None:
        self.root = FakeRoot()
        self.time = clock
        self.pace = Pace(hz, even)
        self.work_s = 0.0
        self.at: list[float] = []
        root: Any = self.root
        self.frames = FrameClock(root, self.work, self.tick)

    def tick(self) -> float:
        now = self.time.now()
        self.time.advance(0.00001)  # looking takes a moment, so that waiting for a deadline ends
        return now

    def work(self) -> Pace:
        self.at.append(self.time.now())
        self.time.advance(self.work_s)
        return self.pace

    def run(self, number: int, late_s: float = 0.0) -> None:
        for _ in range(number):
            ((job, (ms, action)),) = self.root.jobs.items()
            del self.root.jobs[job]
            self.time.advance(ms / 1000 + late_s)
            action()


@pytest.mark.parametrize("hz", [60, 120, 144])
def test_a_thousand_frames_take_a_thousand_periods(hz: int, clock: ManualClock) -> None:
    film = Film(clock, hz)
    film.frames.start()
    film.run(1000)
    assert film.at[-1] - film.at[0] == pytest.approx(1000 / hz, abs=0.0005)
    gaps = [late - early for early, late in zip(film.at, film.at[1:], strict=False)]
    assert max(gaps) - min(gaps) < 0.0002


def test_the_work_of_a_frame_does_not_delay_the_next(clock: ManualClock) -> None:
    film = Film(clock)
    film.work_s = 0.005
    film.frames.start()
    film.run(600)
    assert film.at[-1] - film.at[0] == pytest.approx(10.0, abs=0.001)


def test_a_late_frame_skips_whole_periods_and_the_rest_keep_step(clock: ManualClock) -> None:
    film = Film(clock)
    film.frames.start()
    film.run(10)
    film.run(1, late_s=0.100)
    late = film.at[-1]
    film.run(1)
    periods = (film.at[-1] - film.at[0]) * 60
    assert periods == pytest.approx(round(periods), abs=0.02)
    assert film.at[-1] - late < 1 / 60


def test_frames_that_need_not_be_even_do_not_wait_in_a_loop(clock: ManualClock) -> None:
    film = Film(clock, even=False)
    film.frames.start()
    looks = clock.now()
    film.run(1)
    assert clock.now() - looks < 0.0175
    assert film.root.jobs  # and go on


def test_0_hz_ends_it_and_stop_takes_the_waiting_frame_back(clock: ManualClock) -> None:
    film = Film(clock)
    film.frames.start()
    film.frames.start()  # no second row of frames
    assert len(film.root.jobs) == 1 and film.frames.running
    film.frames.stop()
    assert not film.root.jobs and not film.frames.running
    film.pace = Pace(0, even=False)
    film.frames.start()
    assert not film.root.jobs


def test_the_gaps_are_measured_from_the_round_s_begin_and_a_stop_is_no_gap(clock: ManualClock) -> None:
    film = Film(clock)
    timing = Timing(film.frames)
    film.frames.on_gap = lambda gap_ms: timing.gap(clock.now(), gap_ms)  # type: ignore[assignment, return-value]
    film.frames.start()
    film.run(1, late_s=0.5)
    timing.begin()
    assert timing.kept() == record.Timing()
    film.run(50)
    film.frames.stop()
    clock.advance(60.0)
    film.frames.start()
    film.run(50)
    assert timing.kept() == record.Timing(pytest.approx(16.67, abs=0.1))
    film.run(1, late_s=0.040)
    ((t_s, gap_ms),) = timing.kept().stalls
    assert gap_ms == pytest.approx(56.0, abs=1.0) and t_s == pytest.approx(clock.now(), abs=0.001)


def test_a_real_window_calls_the_frames(tk_root: tk.Tk) -> None:
    seen: list[int] = []

    def work() -> Pace:
        seen.append(1)
        return Pace(144 if len(seen) < 5 else 0, even=True)

    frames = FrameClock(tk_root, work)
    frames.start()
    while frames.running:
        tk_root.update()
    assert len(seen) == 5 and frames.p99_ms() is not None


# -- the profile -------------------------------------------------------------------------------------------


def test_a_stall_names_the_slow_section_first_and_each_only_for_itself(clock: ManualClock) -> None:
    profile = Profile(clock.now)
    with profile.section("round"):
        clock.advance(0.002)
        with profile.section("numbers"):
            clock.advance(0.030)
        clock.advance(0.001)
    profile.gap(1.5, 40.0, stall=True)
    (line,) = profile.lines
    assert line.startswith("1.500 s: 40.0 ms between two frames: numbers 30.0, round 3.0")
    assert "outside our code, waiting included 7.0" in line


def test_what_was_before_the_last_frame_is_not_blamed(clock: ManualClock) -> None:
    profile = Profile(clock.now)
    with profile.section("round"):
        clock.advance(0.020)
    profile.gap(1.0, 20.0, stall=False)
    with profile.section("click"):
        clock.advance(0.030)
    profile.gap(1.1, 31.0, stall=True)
    (line,) = profile.lines
    assert "click 30.0" in line and "round" not in line


def test_garbage_collection_is_told_apart(clock: ManualClock) -> None:
    profile = Profile(lambda: (clock.advance(0.003), clock.now())[1])  # type: ignore[func-returns-value]
    profile.watch_garbage(True)
    gc.collect()
    profile.watch_garbage(False)
    profile.gap(1.0, 30.0, stall=True)
    assert "garbage collection" in profile.lines[0]
    callbacks = len(gc.callbacks)
    profile.watch_garbage(False)
    assert len(gc.callbacks) == callbacks


def test_a_section_counts_only_where_a_profile_is_wanted(clock: ManualClock) -> None:
    profile = Profile(clock.now)
    for wanted in (None, profile):
        with section_of(wanted, "round"):
            clock.advance(0.04)
    profile.gap(1.0, 80.0, True)
    assert profile.lines == ["1.000 s: 80.0 ms between two frames: round 40.0, outside our code, waiting included 40.0"]


def test_what_the_hand_did_before_a_frame_is_heard_before_it(clock: ManualClock) -> None:
    film = Film(clock)
    film.frames.start()
    heard: list[int] = []
    film.root.input[:] = [lambda: heard.append(len(film.at)), lambda: heard.append(len(film.at))]
    film.run(1)
    assert heard == [1, 1] and len(film.at) == 2


def test_what_is_heard_can_end_the_frames_or_begin_them_again(clock: ManualClock) -> None:
    film = Film(clock)
    film.frames.start()
    film.root.input[:] = [film.frames.stop]
    film.run(1)
    assert len(film.at) == 1 and not film.root.jobs
    film.frames.start()
    film.root.input[:] = [lambda: (film.frames.stop(), film.frames.start())]
    film.run(1)
    film.run(1)
    assert len(film.root.jobs) == 1
