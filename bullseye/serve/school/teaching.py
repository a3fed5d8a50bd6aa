"""What a teacher's page and the projector ask of a school: the requests of `bullseye.wire.teacher`, for each class."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from bullseye.classroom.lessons.registry import lesson
from bullseye.classroom.people.connected import Connected
from bullseye.classroom.people.options import Choices
from bullseye.league.refused import RefusedError
from bullseye.league.teacher_news import menu, teacher_view, wall_view
from bullseye.picture.svg import to_svg
from bullseye.school.class_tables import KeptClass
from bullseye.school.live_class import LiveClass
from bullseye.school.live_classes import LiveClasses
from bullseye.school.roles import TEACHERS, Role
from bullseye.serve.answers import download
from bullseye.serve.app import file_answer
from bullseye.serve.qr import qr_svg
from bullseye.serve.school.operations import Asked, Operation
from bullseye.serve.school.streams import Streams, network
from bullseye.session.clock import iso
from bullseye.wire.school_classes import AddressOf, ClassItem, LessonOf, ListenAs, NewClass
from bullseye.wire.teacher import Do, Done, Menu, TeacherView, WallView
from bullseye.words import tr

LESSON_PX = (1280.0, 720.0)
CLASS = {"class": "3f2a"}


class Teaching:
    """Teachers in *classes*, each in their own, administrators in all. *done* is called with who did what to which.

    *names* gives what people are called, by their ids.
    """

    def __init__(
        self,
        classes: LiveClasses,
        streams: Streams,
        done: Callable[[str, str, str], None] = lambda person, act, class_id: None,
        names: Callable[[Iterable[str]], Mapping[str, str]] = lambda people: {},
    ) -> None:
        self._classes = classes
        self._streams = streams
        self._done = done
        self._names = names

    def operations(self) -> list[Operation]:
        """All of them."""
        html, at = "text/html", "/class/{class}"
        return [
            Operation("classes", "GET", "/api/classes", TEACHERS,
                      tr("One's classes, the latest first; those of everybody for an administrator."), self.classes,
                      answer=ClassItem, listed=True),
            Operation("begin-class", "POST", "/api/classes", TEACHERS, tr("Begin a class."), self.begin, NewClass,
                      answer=ClassItem),
            Operation("class-page", "GET", f"{at}/teach", TEACHERS, tr("The teacher's page of a class."), self.page,
                      media=html, parts=CLASS),
            Operation("projector-page", "GET", f"{at}/p", TEACHERS, tr("The page for the projector."), self.projector,
                      media=html, parts=CLASS),
            Operation("class", "GET", f"{at}/api/teach", TEACHERS, tr("All that the teacher's page shows."), self.view,
                      answer=TeacherView, parts=CLASS),
            Operation("act", "POST", f"{at}/api/teach/do", TEACHERS, tr("Do something in a class."), self.do, Do,
                      answer=Done, parts=CLASS),
            Operation("menu", "GET", f"{at}/api/teach/menu", TEACHERS, tr("What can be chosen."), self.menu,
                      answer=Menu, parts=CLASS),
            Operation("projector", "GET", f"{at}/api/wall", TEACHERS, tr("All that the projector shows."), self.wall,
                      answer=WallView, parts=CLASS),
            Operation("class-events", "GET", f"{at}/events", TEACHERS,
                      tr("What is new in a class, as server-sent events."), self.events, query=ListenAs,
                      media="text/event-stream", parts=CLASS),
            Operation("lesson", "GET", f"{at}/lesson.svg", TEACHERS, tr("A lesson's page of what was shot."),
                      self.lesson, query=LessonOf, media="image/svg+xml", parts=CLASS),
            Operation("export-class", "GET", f"{at}/export.zip", TEACHERS, tr("The class as files."), self.export,
                      media="application/zip", parts=CLASS),
            Operation("class-code", "GET", f"{at}/qr.svg", TEACHERS, tr("The address of the class as a QR code."),
                      self.qr, query=AddressOf, media="image/svg+xml", parts=CLASS),
        ]  # fmt: skip

    # -- which there are -------------------------------------------------------------------------------

    def classes(self, asked: Asked) -> list[ClassItem]:
        owner = "" if Role.ADMINISTRATOR in asked.who.roles else asked.who.person
        found = self._classes.tables.of(owner)
        names = self._names({kept.owner for kept in found})
        return [_item(kept, names.get(kept.owner, "")) for kept in found]

    def begin(self, asked: Asked) -> ClassItem:
        wanted = asked.body
        choices = Choices().changed(title=wanted.title, drill=wanted.drill, face=wanted.face, turns=wanted.turns)
        kept = self._classes.begin(asked.who.person, choices, Connected(pace=wanted.pace))
        self._done(asked.who.person, "begin-class", kept.id)
        return _item(kept)

    def _own(self, asked: Asked) -> str:
        """The class, if it is theirs."""
        class_id = asked.part("class")
        kept = self._classes.tables.get(class_id)
        if kept is None or (kept.owner != asked.who.person and Role.ADMINISTRATOR not in asked.who.roles):
            raise RefusedError(
                tr("you have no class of that address; choose one on the page of your classes"), "unknown"
            )
        return class_id

    def _look(self, asked: Asked) -> LiveClass:
        return self._classes.look(self._own(asked))

    # -- pages -----------------------------------------------------------------------------------------

    def page(self, asked: Asked) -> Response:
        self._own(asked)
        return file_answer(asked.request, "teach.html")

    def projector(self, asked: Asked) -> Response:
        self._own(asked)
        return file_answer(asked.request, "wall.html")

    def view(self, asked: Asked) -> TeacherView:
        live = self._look(asked)
        with live.lock:
            return teacher_view(live.news, network(live, _address(asked.request)))

    def wall(self, asked: Asked) -> WallView:
        live = self._look(asked)
        with live.lock:
            return wall_view(live.news, network(live, _address(asked.request)))

    def menu(self, asked: Asked) -> Menu:
        return menu(self._classes.parts.faces, self._classes.parts.drills)

    async def events(self, asked: Asked) -> Response:
        class_id = await asyncio.to_thread(self._own, asked)
        after = asked.query.after or asked.request.headers.get("last-event-id", "")
        return await self._streams.of_teacher(class_id, asked.query.as_, after, _address(asked.request))

    # -- acts ------------------------------------------------------------------------------------------

    def do(self, asked: Asked) -> Done:
        class_id = self._own(asked)
        done = self._classes.do(class_id, asked.body)
        if asked.body.do == "end":
            self._done(asked.who.person, "end-class", class_id)
        return done

    # -- pictures and files ----------------------------------------------------------------------------

    def lesson(self, asked: Asked) -> Response:
        live = self._look(asked)
        wanted = lesson(asked.query.of)
        with live.lock:
            taken, face = list(live.state.taken), live.league.faces.get(live.state.choices.face)
        picture = to_svg(wanted.page(taken, face).drawing(*LESSON_PX)).encode()
        return Response(picture, media_type="image/svg+xml", headers={"cache-control": "no-cache"})

    def export(self, asked: Asked) -> Response:
        return download(self._classes.export(self._own(asked)))

    def qr(self, asked: Asked) -> Response:
        live = self._look(asked)
        with live.lock:
            url = network(live, _address(asked.request)).addresses[0].url
        return Response(qr_svg(url), media_type="image/svg+xml")


def _address(request: Request) -> str:
    """Where people find this server: as they wrote it, which the list of its names has checked."""
    return str(request.base_url).rstrip("/")


def _item(kept: KeptClass, owner_name: str = "") -> ClassItem:
    ended = "" if kept.ended is None else iso(kept.ended)
    return ClassItem(kept.id, kept.title, kept.pin, kept.owner, iso(kept.began), ended, owner_name)
