"""Rounds that members played at home and send; the page of such a round; and the card codes that they send it with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from starlette.responses import Response

from bullseye.drill.catalog import Drills
from bullseye.league.refused import RefusedError
from bullseye.records.disk import strict_json
from bullseye.records.record import record_from
from bullseye.school.cards import NEEDED_BYTES, code_of, hash_of
from bullseye.school.roles import CARDS, MEMBERS
from bullseye.school.seasons import Cards, SentRounds
from bullseye.school.sent import check_sent
from bullseye.serve.guard import SENT_PATH
from bullseye.serve.school.operations import Asked, Operation
from bullseye.session.clock import iso
from bullseye.target.catalog import Catalogue
from bullseye.wire.seasons import CardCode, Nothing, Sent, SentAnswer, SentLine
from bullseye.wording.numbers import score_text
from bullseye.words import tr

MOST = 100
"""Of one's own rounds at once."""
_REPORT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'"


class SentRoutes:
    """The operations on *sent* rounds and *cards*; *name_of* gives the name of a person, *chance* bytes of it."""

    def __init__(
        self,
        sent: SentRounds,
        cards: Cards,
        faces: Catalogue,
        drills: Drills,
        utc: Callable[[], datetime],
        chance: Callable[[int], bytes],
        name_of: Callable[[str], str],
    ) -> None:
        self._sent = sent
        self._cards = cards
        self._faces = faces
        self._drills = drills
        self._utc = utc
        self._chance = chance
        self._name_of = name_of

    def operations(self) -> list[Operation]:
        """All of them."""
        return [
            Operation("send", "POST", SENT_PATH, MEMBERS | CARDS, "Send a round that was played at home.", self.send,
                      body=Sent, answer=SentAnswer),
            Operation("sent", "GET", SENT_PATH, MEMBERS, "One's own latest rounds.", self.own, answer=SentLine,
                      listed=True),
            Operation("sent_round", "GET", "/rounds/{print}", MEMBERS,
                      "The page of a round, with its face, its group and every number explained.", self.page,
                      media="text/html", parts={"print": "0" * 64}),
            Operation("card_new", "POST", "/api/card", MEMBERS, "Get a new card code; the one before is no good then.",
                      self.card, body=Nothing, answer=CardCode),
            Operation("card_drop", "POST", "/api/card/drop", MEMBERS, "Give one's card code back.", self.drop,
                      body=Nothing, answer=Nothing),
        ]  # fmt: skip

    def send(self, asked: Asked) -> SentAnswer:
        """Play the round again and keep it."""
        now = self._utc()
        found = check_sent(asked.body.record, self._faces, self._drills, now)
        taken = self._sent.take(asked.who.person, found, now)
        return SentAnswer(taken.print, taken.new, taken.score, taken.unit, found.claimed, taken.seasons)

    def own(self, asked: Asked) -> list[SentLine]:
        """One's own latest rounds."""
        return [
            SentLine(
                one.print, iso(one.finished), self._drills.name_of(one.drill), self._faces.name_of(one.face),
                score_text(one.score, one.unit),
            )
            for one in self._sent.of(asked.who.person, MOST)
        ]  # fmt: skip

    def page(self, asked: Asked) -> Response:
        """The report of a round, as the desk makes it."""
        from dataclasses import replace

        from bullseye.report.report import round_report

        found = self._sent.record(asked.part("print"))
        if found is None:
            raise RefusedError(tr("there is no such round here"), "unknown")
        kept, text = found
        record = replace(record_from(strict_json.loads(text.encode())), player=self._name_of(kept.person))
        html = round_report(record, (), self._utc(), self._faces, self._drills).html()
        headers = {"content-security-policy": _REPORT, "cache-control": "no-store"}
        return Response(html, media_type="text/html; charset=utf-8", headers=headers)

    def card(self, asked: Asked) -> CardCode:
        """A new card code."""
        code = code_of(self._chance(NEEDED_BYTES))
        self._cards.give(asked.who.person, hash_of(code), self._utc())
        return CardCode(code)

    def drop(self, asked: Asked) -> Nothing:
        """The card code is no good any more."""
        self._cards.take_back(asked.who.person)
        return Nothing()
