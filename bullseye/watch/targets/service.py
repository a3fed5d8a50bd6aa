"""Targets as the window, the page and the commands ask for them: kept, read once more by themselves, and now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.watch.band import Band
from bullseye.watch.edge import MISSED, PACE_BACK, PACE_LOST, REACHED, Edge
from bullseye.watch.folder import Definitions, Unusable
from bullseye.watch.rule import Rule
from bullseye.watch.samples import Sample, Trouble, sample
from bullseye.watch.source import Source, Surroundings, kind_of, read_once
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.pushed import Pushed
from bullseye.watch.store.states import Judged
from bullseye.watch.store.tasks import Task, Tasks
from bullseye.watch.store.values import Reading, Values
from bullseye.watch.targets import ahead
from bullseye.watch.targets import progress as how
from bullseye.watch.targets.definition import TASKS, Target
from bullseye.watch.targets.foreseen import foreseen
from bullseye.watch.targets.progress import Progress, before, progress
from bullseye.watch.targets.project import Project, project, samples_of
from bullseye.watch.targets.reading import target_toml
from bullseye.watch.targets.source_edges import source_edges
from bullseye.watch.targets.task_table import GivenTask
from bullseye.watch.zone import zone_of
from bullseye.words import tr

_PACE = Judged(Band(0.0, 1e-9, "higher"), Rule(7.0, 1, 7.0, 1, missed_as=PACE_LOST, back_as=PACE_BACK))
_LEVEL = _PACE._replace(rule=Rule(7.0, 1, 7.0, 1))
"""Judged is the margin: less than 0 is a shot that misses the face."""


PUSH = "push"


class Standing(NamedTuple):
    """A target now, how its last period ended, how its source was last read, and its project where it is one."""

    progress: Progress
    before: Progress | None
    reading: Reading | None = None
    project: Project | None = None

    @property
    def is_well(self) -> bool:
        """Whether its source gave values, and it is neither missed nor off target nor behind its pace."""
        read = self.reading is None or self.reading.trouble is None
        return read and self.progress.state not in (how.MISSED, how.OFF_TARGET, how.BEHIND)


class Targets:
    """The targets of the folder *definitions*, their values in *database*; *now* gives the moment, with its zone."""

    def __init__(
        self, definitions: Definitions[Target], database: Database, now: Callable[[], datetime], zone: tzinfo,
        world: Surroundings | None = None,
    ) -> None:  # fmt: skip
        self.definitions, self.database = definitions, database
        self.values, self.tasks, self.looks = Values(database), Tasks(database), Looks(database)
        self.now, self.here = now, zone
        given = Surroundings(str(definitions.path)) if world is None else world
        self._world = given if given.pushed is not None else given._replace(pushed=Pushed(database))

    def zone(self, target: Target) -> tzinfo:
        """The zone whose days count for the target."""
        return zone_of(target.zone, self.here)

    def world(self, target: Target) -> Surroundings:
        """What the target's source may use."""
        return self._world._replace(zone=self.zone(target))

    def add(self, target: Target) -> Target:
        """Keep a new target. Raises BadInputError for one that cannot be, StorageError."""
        return self.definitions.add(target.id, target_toml(target))

    def add_read(self, target: Target) -> str:
        """Keep a new target and read its source; what was understood of it. Raises BullseyeError, then nothing is kept.

        What cannot be read now is refused, not kept for later.
        """
        self.add(target)
        if target.settings is None:
            return ""
        found, said = self.look_into(target)
        if isinstance(found, Trouble):
            self.definitions.forget(target.id)
            raise BadInputError(found.words)
        return said

    def look_into(self, target: Target) -> tuple[Sequence[Sample] | Trouble, str]:
        """What the source of a target gives now, kept nowhere, and what was understood of it in a sentence."""
        source = self.source(target)
        found = read_once(source, self.now(), self._world.net)[target.id]
        return found, getattr(source, "sentences", {}).get(target.id, "")

    def source(self, target: Target) -> Source:
        """The target's source, open; for targets that have one."""
        return kind_of(target.kind).open_source(target.settings, {target.id: target.path}, self.world(target))

    def stamps(self) -> dict[str, str]:
        """What tells that there may be something new of any target, without reading it: files, values, the day."""
        found = {"": f"{self.now().astimezone(self.here).date()}"}
        for path in (self.database.path, self.database.path.with_name(self.database.path.name + "-wal")):
            try:
                found[path.name] = str(path.stat().st_mtime_ns)
            except OSError:
                found[path.name] = ""
        for target in self.definitions.all()[0]:
            found[f"/{target.id}"] = str(target)
            if target.kind == "table":
                found[f"/{target.id}"] = self.source(target).stamp
        return found

    def refresh(self, target: Target) -> Reading | None:
        """Read the target's source once more where it changed; how that went. Raises StorageError."""
        if target.settings is None:
            return None
        source, now = self.source(target), self.now()
        if self.is_due(target, source, now):
            stamp = source.stamp
            self.keep(target, source, read_once(source, now, self._world.net)[target.id], now, stamp)
        return self.values.reading(target.id)

    def is_due(self, target: Target, source: Source, now: datetime) -> bool:
        """Whether there may be something new in the source; what gives the number of now is read in its own time."""
        kept = self.values.reading(target.id)
        if kept is None:
            return True
        if source.whole:
            return kept.trouble is not None or not source.stamp or kept.stamp != source.stamp
        return not 0 <= (now - kept.at).total_seconds() < target.every_s

    def keep(
        self, target: Target, source: Source, found: Sequence[Sample] | Trouble, now: datetime, stamp: str = ""
    ) -> None:  # fmt: skip
        """Keep what the source gave at *now*, when its stamp was *stamp*. Raises StorageError."""
        # What was pushed is looked back on for a month; a target may be for a year.
        self.values.replace(
            target.id, found, now, stamp, keep_older=target.kind == PUSH, keep_all=not source.whole
        )  # fmt: skip

    def samples(self, target: Target) -> list[Sample]:
        """What was measured of it, oldest first."""
        if target.kind == TASKS:
            return samples_of(self.tasks.all(target.id))
        return self.values.samples(target.id)

    def standing(self, target: Target) -> Standing:
        """The target as it is now, its source read once more. Raises StorageError."""
        self.refresh(target)
        return self.as_kept(target)

    def as_kept(self, target: Target) -> Standing:
        """The target as it is by what is kept; its source is left alone. Raises StorageError."""
        now, zone = self.now(), self.zone(target)
        reading = None if target.settings is None else self.values.reading(target.id)
        samples = self.samples(target)
        work = project(target, self.tasks.all(target.id), now, zone) if target.kind == TASKS else None
        found = progress(target, samples, now, zone)
        found = found._replace(outlook=ahead.outlook(found, samples, now, zone))
        return Standing(found, before(target, samples, now, zone), reading, work)

    def standings(self) -> tuple[list[Standing], list[Unusable]]:
        """Every target now, and the files that cannot be used."""
        found, unusable = self.definitions.all()
        return [self.standing(target) for target in found], unusable

    def log(self, name: str, value: float, at: datetime | None = None) -> Sample:
        """Keep a typed value. Raises UnknownNameError, BadInputError, StorageError."""
        target = self.definitions.get(name)
        if target.kind == TASKS:
            raise BadInputError(
                tr("{name!r} counts tasks; tick one with: bullseye targets task {name} --done NUMBER", name=name)
            )
        typed = sample(self.now() if at is None else at, value, "typed")
        if typed.at > self.now():
            raise BadInputError(
                tr("{at:%Y-%m-%d %H:%M} UTC is still to come; give a moment that has been", at=typed.at)
            )
        self.values.add(name, typed)
        return typed

    def add_task(self, name: str, title: str, due: date | None, done: datetime | None = None) -> Task:
        """One task more. Raises UnknownNameError, BadInputError, StorageError."""
        self._project(name)
        text = " ".join(title.split())
        if not text or len(text) > 200 or not text.isprintable():
            raise BadInputError(tr("{title!r} cannot be a task; give 1 to 200 printable characters", title=title[:60]))
        return self.tasks.add(name, text, due, self.now(), done)

    def merge_tasks(self, name: str, given: Sequence[GivenTask]) -> tuple[int, int]:
        """Take over the tasks of a table, known by their titles; how many are new, and how many changed."""
        self._project(name)
        known = {task.title: task for task in self.tasks.all(name)}
        new = changed = 0
        for row in given:
            old = known.get(row.title)
            if old is None:
                self.add_task(name, row.title, row.due, row.done)
                new += 1
            elif old.due != row.due or (old.done is None) != (row.done is None):
                self.tasks.change(name, old.id, row.due, old.done if old.done and row.done else row.done)
                changed += 1
        return new, changed

    def tick(self, name: str, number: int, done: bool = True) -> Task:
        """A task done now, or open again. Raises UnknownNameError, StorageError."""
        self._project(name)
        return self.tasks.tick(name, number, self.now() if done else None)

    def _project(self, name: str) -> Target:
        target = self.definitions.get(name)
        if target.kind != TASKS:
            raise BadInputError(
                tr(
                    "{name!r} counts no tasks; make a project with: bullseye targets add NAME --tasks --until DATE",
                    name=name,
                )
            )
        return target

    def edges(self, standing: Standing) -> list[Edge]:
        """What is worth telling of a target now, each once ever: its source, end and pace, what is foreseen.

        They are kept before they are given back. The pace is looked at once a day. Raises StorageError.
        """
        found = standing.progress
        target, now = found.target, self.now()
        edges = [] if standing.reading is None else source_edges(self.looks, found, standing.reading, now)
        if found.state == how.REACHED:
            key = f"{target.id}/{found.first}/reached"
            edge = Edge(key, REACHED, target.id, now, now, now, found.value)
            edges += [edge] if self.looks.add_edge(edge) else []
        last = standing.before
        if last is not None and last.state in (how.REACHED, how.MISSED) and self._knew(target, last):
            kind = REACHED if last.state == how.REACHED else MISSED
            edge = Edge(f"{target.id}/{last.first}/{last.state}", kind, target.id, now, now, now, last.value)
            edges += [edge] if self.looks.add_edge(edge) else []
        if found.margin is not None and found.days_left >= 0:
            edges += self._pace_edges(target, found, now)
        coming = foreseen(found, self.samples(target), now, self.looks.has_edge)
        return edges + [edge for edge in coming if self.looks.add_edge(edge)]

    def _looked_today(self, about: str, target: Target, now: datetime) -> bool:
        last, zone = self.looks.looks(about, most=1), self.zone(target)
        return bool(last) and last[0].at.astimezone(zone).date() >= now.astimezone(zone).date()

    def _knew(self, target: Target, last: Progress) -> bool:
        """Whether the target was looked at in that period: what was before it was set is no news."""
        return bool(self.looks.standings([f"{target.id}/{last.first}/pace"]))

    def _pace_edges(self, target: Target, found: Progress, now: datetime) -> list[Edge]:
        about = f"{target.id}/{found.first}"
        if self._looked_today(f"{about}/pace", target, now):
            return []
        # Reached is reached, however far behind an even pace of what may still be lost; spent is spent.
        margin = found.margin or 0.0
        value = max(0.0, margin) if found.state == how.REACHED else margin
        by = _LEVEL if found.share is None else _PACE
        return self.looks.take(about, {"pace": by}, {"pace": [Sample(now, value, "pace")]}, now)
