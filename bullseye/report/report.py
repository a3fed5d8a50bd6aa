"""Reports: one round, one player or their goals as JSON, as one self-contained HTML page, as A4 pages, as charts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from bullseye.report.as_json import Shelves
from bullseye.report.parts import Content, whole
from bullseye.session.record import Record

if TYPE_CHECKING:
    from bullseye.coach.pointing_advice import Advice
    from bullseye.coach.said import Said
    from bullseye.drill.catalog import Drills
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.pdf import Paper
    from bullseye.progress.goals import Standing
    from bullseye.records.summary import Round
    from bullseye.target.catalog import Catalogue
    from bullseye.watch.targets.service import Standing as TargetStanding


class Report:
    """A report, ready to be written in any form; nothing is drawn before it is asked for."""

    def __init__(self, content: Content) -> None:
        self.content = content

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        return self.content.title

    @property
    def stem(self) -> str:
        """What its files are called, without an ending."""
        return self.content.stem

    def as_json(self) -> dict[str, Any]:
        """Every number under the keys of docs/statistics.md, only plain lists, objects, numbers and texts."""
        everything = self.content.everything
        return self.content.values if everything is None else everything()

    def html(self) -> str:
        """A whole page that needs no other file, no script and no network."""
        from bullseye.report.html import page

        return page(self.content)

    def pdf(self) -> Paper:
        """One A4 page; its `missing` are letters that no font has. Raises MissingPdfError without fpdf2."""
        from bullseye.report.a4 import sheet

        return sheet(self.content)

    def charts(self, width: float = 960) -> dict[str, Drawing]:
        """Its charts by name, *width* px wide, the most important first."""
        return whole(self.content.figures(), width)


def round_report(
    record: Record,
    rounds: Iterable[Round],
    created: datetime,
    faces: Catalogue,
    drills: Drills,
    zone: tzinfo = UTC,
    sitting: Sequence[Record] = (),
) -> Report:
    """The report of *record*; *rounds* are the rows of the history (`Store.rounds()`), to hold it against, *sitting*
    all distances of its match, where it has several.

    Raises BadRecordError when the record cannot be scored or measured.
    """
    from bullseye.report.of_round import round_content

    return Report(round_content(record, rounds, created, zone, Shelves(faces, drills), sitting))


def player_report(
    player: str,
    rounds: Iterable[Round],
    created: datetime,
    faces: Catalogue,
    drills: Drills,
    zone: tzinfo = UTC,
    advice: Iterable[Advice] = (),
    standings: Sequence[Standing] = (),
    said: Sequence[Said] = (),
) -> Report:
    """The report of *player* over *rounds* (`Store.rounds()`), with suggestions, goals and what the coach *said*."""
    from bullseye.report.of_player import player_content

    return Report(player_content(player, rounds, created, zone, Shelves(faces, drills), advice, standings, said))


def goal_report(standings: Sequence[Standing], created: datetime, zone: tzinfo = UTC) -> Report:
    """The report of one goal, or of several, from `Goals.standings()`."""
    from bullseye.report.of_goal import goal_content

    return Report(goal_content(standings, created, zone))


def target_report(standing: TargetStanding, created: datetime, zone: tzinfo = UTC) -> Report:
    """The report of a number with a target, from `Targets.standing()`."""
    from bullseye.report.of_target import target_content

    return Report(target_content(standing, created, zone))
