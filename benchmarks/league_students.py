"""Students by script, in a process of their own: each has a stream and a connection, and shoots with a moving mouse.

`python -m benchmarks.league_students JOB FILE` does the job (a JSON object) and writes what it found into FILE:
`{"ready": perf_counter, "posts": [[when, ms], ...], "news": count}`.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

SAMPLES = 30
MANY = 200
"""So many take longer to join than a server keeps a connection on which nothing happens."""


class Line:
    """One connection that is kept: requests with JSON, one after the other."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.token = ""

    async def open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)

    async def ask(self, method: str, path: str, value: Any = None) -> Any:
        """The JSON of the answer."""
        body = b"" if value is None else json.dumps(value).encode()
        head = (
            f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {self.token}\r\n"
            f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        status = await self._reader.readuntil(b"\r\n\r\n")
        length = next(int(line[15:]) for line in status.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        return json.loads(await self._reader.readexactly(length))


class Student:
    """One page by script."""

    def __init__(self, number: int, port: int, pin: str) -> None:
        self._chance = Random(number)
        self._port, self._pin = port, pin
        self._line = Line(port)
        self._n = 0
        self.news = 0

    async def join(self) -> None:
        """Take a seat and begin a round."""
        await self._line.open()
        joined = await self._line.ask("POST", "/api/join", {"pin": self._pin})
        self._line.token = joined["token"]
        brief = await self._line.ask("POST", "/api/rounds", {"device": "mouse"})
        self._path = f"/api/rounds/{brief['round']}/shots"
        self._began = brief["began"]

    async def again(self) -> None:
        """On a connection of now."""
        await self._line.open()

    async def listen(self) -> None:
        """Follow the stream."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        token = self._line.token
        writer.write(f"GET /events HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {token}\r\n\r\n".encode())
        while data := await reader.read(65536):
            self.news += data.count(b"event: board")

    async def shoot(self, server_now: float) -> float:
        """One shot; how many ms its answer took."""
        self._n += 1
        t = max(0.0, server_now - self._began)
        x, y = self._chance.gauss(0, 60), self._chance.gauss(0, 60)
        way = [[t - (SAMPLES - k) * 0.016, x - (SAMPLES - k), y] for k in range(SAMPLES)] + [[t, x, y]]
        shot = {"n": self._n, "t": t, "x": x, "y": y, "device": "mouse", "way": way}
        start_s = perf_counter()
        answer = await self._line.ask("POST", self._path, [shot])
        while isinstance(answer, dict) and answer.get("code") == "storage":  # as a page does: again, a little later
            await asyncio.sleep(0.25)
            answer = await self._line.ask("POST", self._path, [shot])
        if "points" not in answer[0]:
            raise AssertionError(answer)
        return (perf_counter() - start_s) * 1000


async def work(
    port: int, pin: str, students: int, streams: int, every_s: float, on_s: float, off_s: float, turns: int, burst: bool
) -> dict[str, Any]:
    """*students* shoot each *every_s* for *on_s*, then rest for *off_s*, and so on; *streams* of them listen."""
    people = [Student(number, port, pin) for number in range(max(students, streams))]
    for person in people:
        await person.join()
    listening = [asyncio.create_task(person.listen()) for person in people[:streams]]
    await asyncio.sleep(3.2)  # the count
    clock = Line(port)
    await clock.open()
    for person in people[:students] if len(people) > MANY else ():
        await person.again()
    offset = (await clock.ask("GET", "/api/now"))["t"] - perf_counter()
    posts: list[list[float]] = []
    ready_s = perf_counter()

    async def play(person: Student, number: int) -> None:
        for turn in range(turns):
            begin_s = ready_s + turn * (on_s + off_s)
            # All within 100 ms, or spread as people are.
            at_s = begin_s + number / students * (0.1 if burst else every_s)
            while at_s < begin_s + on_s:
                await asyncio.sleep(max(0.0, at_s - perf_counter()))
                posts.append([perf_counter(), await person.shoot(perf_counter() + offset)])
                at_s += every_s

    await asyncio.gather(*(play(person, number) for number, person in enumerate(people[:students])))
    await asyncio.sleep(max(0.0, ready_s + turns * (on_s + off_s) - perf_counter()))
    for task in listening:
        task.cancel()
    return {"ready": ready_s, "posts": posts, "news": sum(person.news for person in people)}


def main(job: str, file: str) -> None:
    """Do *job* and write what it found."""
    found = asyncio.run(work(**json.loads(job)))
    part = Path(f"{file}.part")
    part.write_text(json.dumps(found), encoding="utf-8")
    part.replace(file)


if __name__ == "__main__":
    main(*sys.argv[1:])
