"""Other threads reach the window by one queue, pumped by Tk's own thread."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from threading import Thread, get_ident

import pytest

from bullseye.desk.kit.post import MOST_AT_ONCE, Post
from tests.conftest import CallbackError


def pump(root: tk.Tk, until: Callable[[], bool]) -> None:
    """Let the main loop run until that is true."""
    late = root.after(10_000, lambda: pytest.fail("nothing came"))
    while not until():
        root.tk.dooneevent(0)
    root.after_cancel(late)


@pytest.fixture
def post(tk_root: tk.Tk) -> Post:
    return Post(tk_root)


def test_calls_of_other_threads_run_in_tks_thread_in_the_order_posted(tk_root: tk.Tk, post: Post) -> None:
    seen: list[tuple[int, int]] = []
    post.open()

    def work() -> None:
        for number in range(3):
            assert post(lambda number=number: seen.append((number, get_ident())))  # type: ignore[misc]

    thread = Thread(target=work)
    thread.start()
    pump(tk_root, lambda: len(seen) == 3)
    thread.join()
    assert seen == [(number, get_ident()) for number in range(3)]
    post.shut()


def test_nothing_runs_and_nothing_wakes_the_window_before_it_is_opened(tk_root: tk.Tk, post: Post) -> None:
    seen: list[str] = []
    jobs = tk_root.tk.call("after", "info")
    post(lambda: seen.append("waited"))
    assert tk_root.tk.call("after", "info") == jobs and seen == []
    post.open()
    post.open()
    assert seen == ["waited"]
    assert len(tk_root.tk.splitlist(tk_root.tk.call("after", "info"))) == len(tk_root.tk.splitlist(jobs)) + 1
    post.shut()
    assert tk_root.tk.call("after", "info") == jobs


def test_a_flood_is_taken_ten_at_a_time_so_that_a_click_gets_between(tk_root: tk.Tk, post: Post) -> None:
    seen: list[int] = []
    for number in range(2 * MOST_AT_ONCE + 1):
        post(lambda number=number: seen.append(number))  # type: ignore[misc]
    post.open()
    assert seen == list(range(10))
    pump(tk_root, lambda: len(seen) > 10)
    assert seen == list(range(20))
    pump(tk_root, lambda: len(seen) == 21)
    post.shut()


def test_a_call_that_raises_is_reported_and_the_next_ones_run(
    tk_root: tk.Tk, post: Post, callback_errors: list[CallbackError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tk_root, "report_callback_exception", lambda *error: None, raising=False)
    seen: list[str] = []
    post.open()
    post(lambda: {}["gone"])
    post(lambda: seen.append("next"))
    pump(tk_root, lambda: bool(seen))
    assert [kind for kind, _, _ in callback_errors] == [KeyError]
    callback_errors.clear()
    post.shut()


def test_a_window_that_is_gone_says_so_and_runs_nothing_more(tk_root: tk.Tk, post: Post) -> None:
    seen: list[str] = []
    post(post.shut)
    post(lambda: seen.append("late"))
    post.open()
    assert not post(lambda: seen.append("later"))
    post.open()
    assert seen == []
