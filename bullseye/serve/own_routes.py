"""What a shooter's own phone asks of `bullseye serve --me`, as `bullseye.wire.own` says."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bullseye.league.own import Own
from bullseye.measure.shots.group import measure_group
from bullseye.serve.answers import message, reply, safely, token
from bullseye.serve.room import ServerRoom
from bullseye.session.scorecard import score_record
from bullseye.wire.face_json import face_json, reaches_json
from bullseye.wire.own import Entered, OwnBegin, OwnFace
from bullseye.wire.student import SEAT_COOKIE, Answer, GroupJson, RoundResult
from bullseye.wording.facts import PARTS
from bullseye.wording.numbers import score_text


class OwnRoutes:
    """Answers for the one seat of *room*."""

    def __init__(self, room: ServerRoom, own: Own) -> None:
        self._room = room
        self._own = own

    def routes(self) -> list[Route]:
        """All of them."""
        return [
            Route("/api/own", safely(self.view)),
            Route("/api/own/faces/{id}", safely(self.face)),
            Route("/api/own/rounds", safely(self.begin), methods=["POST"]),
            Route("/api/own/shots", safely(self.enter), methods=["POST"]),
        ]

    def _seat(self, request: Request) -> int:
        return self._room.host.league.seat_of(token(request, SEAT_COOKIE))

    async def view(self, request: Request) -> Response:
        self._seat(request)
        return reply(self._own.view())

    async def face(self, request: Request) -> Response:
        self._seat(request)
        from bullseye.target.scoring import Scorer

        face = self._room.host.faces.get(request.path_params["id"])
        return reply(OwnFace(face_json(face), reaches_json(Scorer(face))))

    async def begin(self, request: Request) -> Response:
        seat = self._seat(request)
        played = self._own.begin(seat, await message(request, OwnBegin))
        self._room.host.league.changed()
        return reply(played.brief(self._room.host.now()))

    async def enter(self, request: Request) -> Response:
        self._seat(request)
        record = self._own.enter(await message(request, Entered))
        card = score_record(record)
        group = measure_group([(shot.x_mm, shot.y_mm) for shot in card.shots])
        shots = tuple(
            Answer(n, at=(shot.x_mm, shot.y_mm), target=0, hit=hit.hit, points=hit.points, x=hit.is_x)
            for n, (shot, hit) in enumerate(zip(card.shots, card.hits, strict=True), 1)
        )
        mean = None if group.mpi_x is None or group.mpi_y is None else (group.mpi_x, group.mpi_y)
        return reply(
            RoundResult(
                record.id, True, True, record.score, score_text(record.score, record.score_unit),
                record.score_unit, "higher", record.accuracy, None, None, 1,
                GroupJson(len(card.shots), mean, group.extreme_spread, group.mean_radius),
                tuple((PARTS[key], value) for key, value in card.breakdown()), shots,
            )
        )  # fmt: skip
