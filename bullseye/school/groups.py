"""Groups that are asked for something: who is in one, what it is called, and who may ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bullseye.league.refused import RefusedError
from bullseye.school.live_classes import LiveClasses
from bullseye.school.roles import ADMINISTRATORS, TEACHERS, Who
from bullseye.school.seasons import Seasons
from bullseye.school.tasks import CLASS, SEASON, Member, group_of_class, group_of_season
from bullseye.words import tr


class Groups(Protocol):
    """The groups of a school. Every method raises RefusedError for one that is not there."""

    def title(self, group: str) -> str:
        """What it is called."""

    def people(self, group: str) -> Mapping[Member, str]:
        """Who is in it, with their names."""

    def check_teacher(self, who: Who, group: str) -> None:
        """Raise RefusedError unless *who* may ask that group for something."""

    def of(self, who: Who) -> list[tuple[str, Member]]:
        """The groups that *who* is in, and what they are there."""


class SchoolGroups:
    """The classes and the seasons of a school."""

    def __init__(self, seasons: Seasons, classes: LiveClasses) -> None:
        self._seasons = seasons
        self._classes = classes

    def title(self, group: str) -> str:
        """What it is called."""
        kind, _, id_ = group.partition(":")
        if kind == SEASON and (kept := self._seasons.get(id_)) is not None:
            return kept.season.name
        if kind == CLASS and (a_class := self._classes.tables.get(id_)) is not None:
            return a_class.title
        raise RefusedError(tr("there is no class and no season at this address"), "unknown")

    def people(self, group: str) -> Mapping[Member, str]:
        """Who is in it, with their names."""
        self.title(group)
        kind, _, id_ = group.partition(":")
        if kind == SEASON:
            return {Member(person=person): name for person, name in self._seasons.members(id_).items()}
        live = self._classes.look(id_)
        with live.lock:
            return {Member(seat=student.seat): student.name for student in live.state.students}

    def check_teacher(self, who: Who, group: str) -> None:
        """Raise RefusedError unless *who* may ask that group: a class is its teacher's, a season every teacher's."""
        self.title(group)
        kind, _, id_ = group.partition(":")
        kept = self._classes.tables.get(id_) if kind == CLASS else None
        if not who.roles & (TEACHERS if kept is None or kept.owner == who.person else ADMINISTRATORS):
            raise RefusedError(tr("that is the class of somebody else"), "may-not")

    def of(self, who: Who) -> list[tuple[str, Member]]:
        """The groups that *who* is in, and what they are there."""
        found = [(group_of_class(who.class_id), Member(seat=who.seat))] if who.seat else []
        if who.person:
            found += [(group_of_season(one), Member(person=who.person)) for one in self._seasons.of(who.person)]
        return found
