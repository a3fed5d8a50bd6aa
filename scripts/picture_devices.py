"""A class on devices for the pictures: a real server in a thread, thirty students who join and shoot by HTTP."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from http.client import HTTPConnection
from random import Random
from typing import Any

from bullseye.classroom.people.names import nicknames
from bullseye.desk.frame.window import Window
from bullseye.desk.school.connected_mode import ConnectedMode
from bullseye.desk.school.opening_devices import Where
from bullseye.serve.qr import qr_png
from bullseye.session.clock import StepClock
from bullseye.wire.teacher import AddressJson, FlagJson, TeacherView

STUDENTS = 30
PIN = "4711"
URLS = (f"http://10.20.4.7:8711/j/{PIN}", f"http://192.168.137.1:8711/j/{PIN}")
PATIENCE_S = 30.0


class Phone:
    """A student's page without a page."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
        self._token = ""

    def post(self, path: str, value: Any) -> Any:
        """What the server answers."""
        headers = {"content-type": "application/json", "authorization": f"Bearer {self._token}"}
        self._connection.request("POST", path, json.dumps(value), headers)
        found = json.loads(self._connection.getresponse().read())
        self._token = found.get("token", self._token) if isinstance(found, dict) else self._token
        return found

    def close(self) -> None:
        """Put it away."""
        self._connection.close()


def wait(window: Window, what: Callable[[], object]) -> None:
    """Let the window live until *what* is so."""
    end_s = time.monotonic() + PATIENCE_S
    while not what():
        window.root.update()
        assert time.monotonic() < end_s, "the class server took too long"
        time.sleep(0.01)


def take_devices(window: Window, clock: StepClock, take: Callable[[str], None]) -> None:
    """The set-up page, the wall before a heat, while everyone counts and shoots, the teacher's keys and list."""
    window.show("class_setup")
    page: Any = window.page
    page.listen = Where("127.0.0.1", 0, in_thread=True)
    page.choices.title.delete(0, "end")
    page.choices.title.insert(0, "7b Maths")
    page.choices.played.current(1)
    page.choices.played.event_generate("<<ComboboxSelected>>")
    page.begin_button.invoke()
    desk: Any = window.mode
    assert isinstance(desk, ConnectedMode)
    wait(window, lambda: desk.view is not None)
    phones = [Phone(desk.link.port or 0) for _ in range(STUDENTS)]
    try:
        for phone, name in zip(phones, nicknames(STUDENTS, Random(3), []), strict=True):
            phone.post("/api/join", {"pin": desk.class_state.connected.pin, "name": name})
        lobby = _seen(window, desk, lambda view: len(view.seats) == STUDENTS)
        desk.start_or_stop()
        count = _seen(window, desk, lambda view: view.class_.state == "count")
        clock.advance(5.0)
        luck, shots = Random(1), 0
        for phone in phones:
            brief, spread = phone.post("/api/rounds", {"device": "touch"}), luck.uniform(15, 60)
            fired = [_shot(n, luck, spread) for n in range(1, luck.randrange(4, 9))]
            phone.post(f"/api/rounds/{brief['round']}/shots", fired)
            shots += len(fired)
        heat = _seen(window, desk, lambda view: view.board.shots == shots)
    finally:
        for phone in phones:
            phone.close()
    desk.link.close()  # from here on what was seen is shown again, under an address that tells nothing of this machine
    window.root.update()
    window.notices.dismiss_all()
    desk.trouble, desk.qr = "", qr_png(URLS[0])
    _show(desk, lobby, take, "class-devices")
    count = replace(count, class_=replace(count.class_, now=(count.class_.opens_t or 0.0) - 2.4))
    _show(desk, count, take, "class-devices-count")
    flags = (FlagJson(3, 2, "faster than a hand"),)
    _show(desk, replace(heat, seats=_flagged(heat, 3, flags)), take, "class-devices-heat")
    desk.teacher()
    take("class-devices-teacher")
    window.overlay.close()  # type: ignore[union-attr]
    desk.people()
    window.overlay.toggle_notes()  # type: ignore[union-attr]
    take("class-devices-people")
    window.overlay.close()  # type: ignore[union-attr]
    desk.leave()


def _seen(window: Window, desk: ConnectedMode, right: Callable[[TeacherView], bool]) -> TeacherView:
    wait(window, lambda: desk.view is not None and right(desk.view))
    assert desk.view is not None
    return desk.view


def _shot(number: int, luck: Random, spread_mm: float) -> dict[str, Any]:
    x, y = luck.gauss(0, spread_mm), luck.gauss(0, spread_mm)
    return {"n": number, "t": 0.2 * number, "x": x, "y": y, "device": "touch"}


def _flagged(view: TeacherView, seat: int, flags: tuple[FlagJson, ...]) -> Any:
    return tuple(replace(one, flags=flags) if one.seat == seat else one for one in view.seats)


def _show(desk: ConnectedMode, view: TeacherView, take: Callable[[str], None], name: str) -> None:
    addresses = tuple(AddressJson(url, n == 0) for n, url in enumerate(URLS))
    desk.take_view(replace(view, pin=PIN, addresses=addresses, foreign=True, words=()))
    take(name)
