"""A program for the tests: a supervisor with its workers, or (with `--worker FD`) one of these."""

from __future__ import annotations

import json
import os
import sys
import time

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bullseye.serve import workers
from bullseye.serve.server import bind
from bullseye.serve.worker import inherited, serve_as_worker


def worker(fd: int, how: str) -> None:
    given = json.loads(sys.stdin.buffer.readline())
    if how == "broken":
        print("the worker has no face", file=sys.stderr, flush=True)
        sys.exit(7)

    async def pid(request: Request) -> Response:
        return PlainTextResponse(f"{os.getpid()} {given['word']}")

    async def hang(request: Request) -> Response:
        while True:
            time.sleep(60)

    serve_as_worker(Starlette(routes=[Route("/pid", pid), Route("/hang", hang)]), lambda: None, inherited(fd))


def main() -> int:
    if sys.argv[1] == "--worker":
        worker(int(sys.argv[2]), sys.argv[3])
        return 0
    count, how = int(sys.argv[1]), sys.argv[2]
    if how == "hanging":
        workers.SILENT_S = 10.0  # no less: a busy machine keeps a healthy one waiting for seconds
    at = bind("127.0.0.1", 0)

    def ready() -> None:
        print(f"port {at.getsockname()[1]}", flush=True)

    def gone(pid: int) -> None:
        print(f"gone {pid}", flush=True)

    command = [sys.executable, "-m", "tests.serve.supervised", "--worker", "{fd}", how]
    return workers.Workers(command, count, at, time.monotonic, json.dumps({"word": "secret"}), ready, gone).run()


if __name__ == "__main__":
    sys.exit(main())
