"""The lock: one at a time, not for ever, and no obstacle where it cannot be had."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bullseye.records.disk.lock import FolderLock, NoLock, busy

HOLDER = """
import sys
from pathlib import Path
from bullseye.records.disk.lock import FolderLock
with FolderLock(Path(sys.argv[1])).held() as had:
    print(had, flush=True)
    sys.stdin.readline()
"""


def test_another_process_waits_and_then_is_told_no(tmp_path: Path) -> None:
    path = tmp_path / "bullseye.lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    env = os.environ | {"PYTHONPATH": os.getcwd()}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as holder:
        assert holder.stdout is not None and holder.stdin is not None
        assert holder.stdout.readline() == "True\n"
        with FolderLock(path, timeout_s=0.05).held() as had:
            assert not had
        holder.stdin.write("\n")
        holder.stdin.flush()
        with FolderLock(path, timeout_s=10).held() as had:
            assert had


def test_a_killed_holder_leaves_no_lock_behind(tmp_path: Path) -> None:
    path = tmp_path / "bullseye.lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    env = os.environ | {"PYTHONPATH": os.getcwd()}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        holder.kill()
        holder.wait()
    with FolderLock(path, timeout_s=2).held() as had:
        assert had


def test_the_same_thread_may_ask_again_inside(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "bullseye.lock", timeout_s=0.05)
    with lock.held() as outer, lock.held() as inner:
        assert outer and inner
    with FolderLock(lock.path, timeout_s=0.05).held() as had:
        assert had  # and it was given back once, at the end


def test_it_is_given_back_after_an_error(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "bullseye.lock", timeout_s=0.05)
    try:
        with lock.held():
            raise KeyError
    except KeyError:
        pass
    with FolderLock(lock.path, timeout_s=0.05).held() as had:
        assert had


def test_where_nothing_can_be_locked_the_answer_is_no(tmp_path: Path) -> None:
    (tmp_path / "bullseye.lock").mkdir()
    with FolderLock(tmp_path / "bullseye.lock", timeout_s=0.05).held() as had:
        assert not had


def test_the_stand_in_says_what_it_was_told_to() -> None:
    for told in (True, False):
        with NoLock(told).held() as had:
            assert had is told


def test_a_lock_that_the_system_does_not_give_is_not_told_as_busy(tmp_path: Path) -> None:
    (tmp_path / "here").write_text("a file where a folder should be")
    lock = FolderLock(tmp_path / "here" / "x.lock", timeout_s=0)
    with lock.held() as had:
        assert not had
    assert "busy" not in str(busy(lock)) and "cannot lock" in str(busy(lock))
    mine, other = (FolderLock(tmp_path / "y.lock", timeout_s=0) for _ in range(2))
    with mine.held() as had, other.held() as both:
        assert had and not both
    assert "another bullseye is busy" in str(busy(other))
