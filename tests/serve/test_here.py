"""A class server in a thread of this process."""

from __future__ import annotations

import builtins
import gc
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest

from bullseye.errors import StorageError
from bullseye.serve.here import SWITCH_S, Here
from bullseye.serve.link import Link, News, Told
from bullseye.session.clock import SystemClock
from tests.rounds import DRILLS, FACES
from tests.serve.live import PASSWORD, until


def here(data: Path, folder: str = "", port: int | None = 0) -> Here:
    gc.collect()  # what is left of a window of another test must not be met by the server's thread
    return Here(
        data, FACES, DRILLS, SystemClock(), lambda: str(uuid.uuid4()), PASSWORD, "127.0.0.1", port, folder
    )  # fmt: skip


def test_a_link_talks_to_it_as_to_a_child_and_threads_take_turns_more_often_meanwhile(tmp_path: Path) -> None:
    before_s = sys.getswitchinterval()
    told: list[Told] = []
    link = Link(lambda folder, port: here(tmp_path, folder, port or 0), PASSWORD, told.append)
    client = link.open()
    client.do("new", choices={"title": "7b"})
    assert sys.getswitchinterval() == pytest.approx(SWITCH_S)
    link.listen()
    until(lambda: any(isinstance(one, News) and one.view.class_.title == "7b" for one in told))
    assert link.close()
    assert sys.getswitchinterval() == before_s


def test_it_goes_on_with_a_class_and_says_why_it_cannot(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="could not be started: no class to go on with is called 'gone'"):
        here(tmp_path, "gone")
    first = here(tmp_path)
    with pytest.raises(StorageError, match="cannot be used: .*; close what uses them"):
        here(tmp_path, port=int(first.wait().url.rpartition(":")[2]))
    assert not first.ended(0.0) and first.stop() and first.ended(0.0)


def test_without_its_libraries_it_says_what_to_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "starlette":
            raise ModuleNotFoundError("no", name="starlette")
        return real(name, *rest, **more)

    for name in [name for name in sys.modules if name.startswith("bullseye.serve.app")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(StorageError, match=r"needs starlette; install it with: pip install bullseye\[league\]"):
        here(tmp_path)
