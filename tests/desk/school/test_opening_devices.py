"""Opening a class for devices: what is begun, and what is said where it cannot be."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.store import not_ended
from bullseye.classroom.people.options import Choices
from bullseye.desk.school.opening_devices import Where, was_on_devices
from bullseye.errors import StorageError
from bullseye.serve import child as child_module
from bullseye.serve import server
from bullseye.serve.here import Here
from bullseye.serve.link import Down
from tests.desk.device_rooms import IN_CHILD, IN_THREAD, devices, pump

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


def setup_page(window: Window, where: Where) -> Any:
    window.show("class_setup")
    window.root.update()
    page: Any = window.page
    page.listen = where
    page.choices.where.current(0)
    page.choices.played.current(1)
    page.choices.played.event_generate("<<ComboboxSelected>>")
    return page


def test_names_are_optional_and_the_button_says_open(window: Window) -> None:
    page = setup_page(window, IN_THREAD)
    assert "Open the class" in page.begin_button.cget("text")
    assert "everybody types their own name" in page.names.hint.cget("text")
    page.choices.played.current(0)
    page.choices.played.event_generate("<<ComboboxSelected>>")
    assert "Begin the class" in page.begin_button.cget("text")


def test_what_was_chosen_is_what_the_server_has(window: Window) -> None:
    with devices(window, pace="own", names="Mia\nNoah\n") as on:
        assert not on.desk.together and on.desk.class_state.choices.title == "7b Maths"
        assert on.desk.class_state.names == ["Mia", "Noah"]
        assert [waiting.student.name for waiting in on.desk.queue()] == ["Mia", "Noah"]


def test_a_child_is_started_by_default_and_gone_after_the_class(window: Window) -> None:
    with devices(window, IN_CHILD) as on:
        child: Any = on.desk.link._server
        assert child.alive
        assert on.desk.view is not None and on.desk.view.addresses
    assert not child.alive


def test_where_no_process_can_be_started_a_thread_serves(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(child_module.subprocess, "Popen", refused)
    with devices(window, IN_CHILD) as on:
        assert isinstance(on.desk.link._server, Here)


def test_no_free_port_is_one_sentence_and_no_class_is_begun(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(server, "FIRST_PORT", port)
        monkeypatch.setattr(server, "LAST_PORT", port)
        page = setup_page(window, Where("127.0.0.1", None, in_thread=True))
        page.begin_button.invoke()
        window.root.update()
    said = page.choices.wrong.cget("text")
    assert f"A port from {port} to {port}" in said.replace("The class server could not be started: a", "A")
    assert "close what uses them" in said and window.mode is None
    assert not_ended(window.services.dirs.data) == []


def test_missing_libraries_are_named_with_what_to_type(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise StorageError("a class in browsers needs starlette; install it with: pip install bullseye[league]")

    monkeypatch.setattr("bullseye.serve.here.Here.__init__", missing)
    page = setup_page(window, IN_THREAD)
    page.begin_button.invoke()
    assert "pip install bullseye[league]" in page.choices.wrong.cget("text") and window.mode is None


def test_a_class_is_known_for_its_devices(tmp_path: Path, window: Window) -> None:
    with OpenClass.new(tmp_path, Choices()) as room:
        assert room.log is not None
        plain = room.log.folder
    assert not was_on_devices(plain)
    with devices(window) as on:
        log = on.desk.room.log
        assert log is not None and was_on_devices(log.folder)


def test_news_of_a_class_that_was_left_are_dropped(window: Window) -> None:
    with devices(window) as on:
        desk = on.desk
        desk.leave()
        desk.told(Down())
        assert desk.trouble == ""
        pump(window, lambda: window.page is not None and window.page.name == "start")
