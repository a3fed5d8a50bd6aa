"""A class on devices in a shown window: a real server on loopback, and students who come by HTTP."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bullseye.classroom.people.connected import OWN
from bullseye.desk.school.opening_devices import Where
from tests.serve.live import Client

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.school.connected_mode import ConnectedMode
    from tests.fakes import ManualClock

IN_THREAD = Where("127.0.0.1", 0, in_thread=True)
IN_CHILD = Where("127.0.0.1", 0)
SHOTS = 10


def pump(window: Window, what: Callable[[], Any], timeout_s: float = 60.0) -> Any:
    """What *what* gives once that is something, while the window lives."""
    end_s = time.monotonic() + timeout_s
    while time.monotonic() < end_s:
        window.root.update()
        found = what()
        if found:
            return found
        time.sleep(0.005)
    raise AssertionError("it did not come in time")


class Devices:
    """The class that is open in *window*, and its students."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.clients: list[Client] = []

    @property
    def desk(self) -> ConnectedMode:
        from bullseye.desk.school.connected_mode import ConnectedMode

        desk = self.window.mode
        assert isinstance(desk, ConnectedMode), desk
        return desk

    @property
    def page(self) -> Any:
        return self.window.page

    @property
    def port(self) -> int:
        return self.desk.link.port or 0

    def student(self, name: str) -> Client:
        """Somebody who joins, whose name stands on the wall then."""
        client = Client(self.port)
        self.clients.append(client)
        joined = client.join(name, self.desk.class_state.connected.pin)
        assert joined.status == 200, joined
        seat = joined.json["seat"]
        pump(self.window, lambda: self.desk.seat(seat) is not None)
        return client

    def begin(self, client: Client) -> dict[str, Any]:
        """A round of that student."""
        begun = client.post("/api/rounds", {"device": "touch"})
        assert begun.status == 200, begun
        return dict(begun.json)

    def shoot(self, client: Client, brief: dict[str, Any], numbers: range, x_mm: float = 0.0) -> list[dict[str, Any]]:
        """Those shots of the round, all at one place, by touch; each a little after the last."""
        shots = [{"n": n, "t": 0.1 * n, "x": x_mm, "y": 0.0, "device": "touch"} for n in numbers]
        answered = client.post(f"/api/rounds/{brief['round']}/shots", shots)
        assert answered.status == 200, answered
        return list(answered.json)

    def play(self, client: Client, clock: ManualClock, x_mm: float = 0.0) -> None:
        """A whole round of ten shots, counted and stored."""
        done = len(self.desk.class_state.taken)
        brief = self.begin(client)
        clock.advance(5.0)
        self.shoot(client, brief, range(1, SHOTS + 1), x_mm)
        pump(self.window, lambda: len(self.desk.class_state.taken) > done)

    def close(self) -> None:
        for client in self.clients:
            client.close()


@contextmanager
def devices(
    window: Window, where: Where = IN_THREAD, pace: str = OWN, names: str = "", teams: int = 0
) -> Iterator[Devices]:
    """A class that was opened on the set-up page, as a teacher does it; *teams* are dealt."""
    window.show("class_setup")
    window.root.update()
    page: Any = window.page
    page.listen = where
    page.choices.where.current(0)
    page.choices.title.delete(0, "end")
    page.choices.title.insert(0, "7b Maths")
    page.choices.played.current(2 if pace == OWN else 1)
    page.choices.played.event_generate("<<ComboboxSelected>>")
    if teams:
        page.choices.teams.set(f"{teams} teams, dealt")
    if names:
        page.names.put(names)
    window.root.update()
    page.begin_button.invoke()
    window.root.update()
    found = Devices(window)
    assert window.mode is not None, page.choices.wrong.cget("text")
    pump(window, lambda: found.page.name == "class_devices" and found.desk.view is not None and found.desk.qr)
    try:
        yield found
    finally:
        found.close()
        mode = window.mode
        if mode is not None:
            mode.shut()
            window.mode = None
