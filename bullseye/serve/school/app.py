"""The web application of a school: the table of operations, the files of its pages, and nothing else."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bullseye.serve.app import file_answer, not_here
from bullseye.serve.guard import Guard
from bullseye.serve.metrics import Metrics
from bullseye.serve.page_files import FILES_AT
from bullseye.serve.school.description import Description
from bullseye.serve.school.door import Door, Doors
from bullseye.serve.school.operations import Subject, table

Work = Callable[[], Coroutine[Any, Any, None]]


class SchoolApplication:
    """Builds the ASGI application of *subjects*; *work* runs beside it, in every process, until it ends."""

    def __init__(
        self,
        subjects: Iterable[Subject],
        doors: Doors,
        metrics: Metrics,
        new_request: Callable[[], str],
        names: Iterable[str] = (),
        work: Iterable[Work] = (),
    ) -> None:
        self.operations = table([*subjects, Description(lambda: self.operations)])
        self._work = tuple(work)
        door = Door(doors)
        self.asgi = Starlette(
            routes=[
                *(Route(one.path, door.handler(one), methods=[one.method]) for one in self.operations),
                Route(FILES_AT + "{name:path}", self._file),
                Route("/favicon.ico", self._icon),
            ],
            middleware=[Middleware(Guard, metrics=metrics, new_request=new_request, names=names)],
            exception_handlers={HTTPException: not_here},
            lifespan=self._life,
        )

    @contextlib.asynccontextmanager
    async def _life(self, app: Starlette) -> AsyncIterator[None]:
        working = [asyncio.create_task(one()) for one in self._work]
        try:
            yield
        finally:
            for one in working:
                one.cancel()
            await asyncio.gather(*working, return_exceptions=True)

    async def _file(self, request: Request) -> Response:
        return file_answer(request, request.path_params["name"])

    async def _icon(self, request: Request) -> Response:
        return file_answer(request, "icon.svg")
