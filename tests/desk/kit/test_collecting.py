"""Garbage is looked for on Tk's thread while other threads run."""

from __future__ import annotations

import gc
import threading
import tkinter as tk
from collections.abc import Iterator

import pytest

from bullseye.desk.kit.collecting import Collecting


@pytest.fixture
def collecting(tk_root: tk.Tk) -> Iterator[Collecting]:
    gc.collect()
    found = Collecting(tk_root)
    found.begin()
    yield found
    found.end()


class Ring:
    """Garbage that tells which thread throws it away."""

    def __init__(self, told: list[str]) -> None:
        self.told = told
        self.me = self

    def __del__(self) -> None:
        self.told.append(threading.current_thread().name)


def test_another_thread_throws_nothing_of_the_window_away(collecting: Collecting) -> None:
    told: list[str] = []
    kept: list[list[int]] = []
    Ring(told)

    def work() -> None:
        kept.extend([n] for n in range(50_000))

    thread = threading.Thread(target=work, name="other")
    thread.start()
    thread.join()
    assert told == []
    assert collecting.look() >= 0
    assert told == [threading.current_thread().name]


def test_it_looks_by_itself_and_python_does_again_after_the_end(tk_root: tk.Tk) -> None:
    found = Collecting(tk_root)
    found.begin()
    found.begin()
    assert not gc.isenabled()
    told: list[str] = []
    Ring(told)
    kept = [[n] for n in range(50_000)]
    while not told:
        tk_root.update()
    assert kept
    found.end()
    found.end()
    assert gc.isenabled()
    assert found.look() in (-1, 0, 1, 2)


def test_of_several_the_last_one_gives_it_back_whatever_the_order(tk_root: tk.Tk) -> None:
    first, second = Collecting(tk_root), Collecting(tk_root)
    first.begin()
    second.begin()
    first.end()
    assert not gc.isenabled()
    second.end()
    assert gc.isenabled()
