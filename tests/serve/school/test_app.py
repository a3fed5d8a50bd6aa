"""The application is the table of operations and the files of the pages: nothing else answers."""

from __future__ import annotations

from starlette.routing import Route

from bullseye.serve.metrics import Metrics
from bullseye.serve.school.app import SchoolApplication
from tests.serve.school.echo import Echo, EchoDoors, serving

FILES = {"/page/{name:path}", "/favicon.ico"}


def test_there_is_no_route_but_those_of_the_table_and_the_files() -> None:
    app = SchoolApplication([Echo()], EchoDoors(), Metrics(), lambda: "r")
    routes = {route.path for route in app.asgi.routes if isinstance(route, Route)}
    assert len(app.asgi.routes) == len(app.operations) + len(FILES)
    assert routes - {one.path for one in app.operations} == FILES


def test_files_of_the_pages_are_given_and_nothing_above_their_folder() -> None:
    with serving() as client:
        assert client.get("/page/style.css").status == 200
        for path in ("/page/../guard.py", "/page/..%2fguard.py", "/page/%2e%2e/guard.py", "/page//etc/passwd"):
            assert client.get(path).status == 404, path


def test_work_beside_it_ends_with_it() -> None:
    ended: list[str] = []

    async def working() -> None:
        import asyncio

        try:
            await asyncio.Event().wait()
        finally:
            ended.append("ended")

    from bullseye.serve.server import InThread, bind
    from tests.serve.school.echo import Listening

    app = SchoolApplication([], EchoDoors(), Metrics(), lambda: "r", work=[working])
    server = InThread(app.asgi, Listening(), bind("127.0.0.1", 0))
    server.start()
    assert server.stop()
    assert ended == ["ended"]
