"""Assignments and goals of groups: the teacher's one page of them, and what each student sees first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from starlette.responses import Response

from bullseye.drill.catalog import Drills
from bullseye.errors import BadInputError
from bullseye.league.refused import RefusedError
from bullseye.progress.goal_words import explain_number, numbers_of, share_of
from bullseye.school import group_goals
from bullseye.school.assignments import Assignment, Done, State, check, state_of, summary, title
from bullseye.school.group_goals import GroupGoal, Standing, standing
from bullseye.school.groups import Groups
from bullseye.school.roles import EVERYBODY, MEMBERS, STUDENTS, TEACHERS
from bullseye.school.tasks import CLASS, SEASON, Member, Tasks
from bullseye.serve.app import file_answer
from bullseye.serve.school.operations import Asked, Operation
from bullseye.session.clock import iso
from bullseye.target.catalog import Catalogue
from bullseye.watch.zone import check_zone, zone_of
from bullseye.wire.seasons import Explained, Nothing
from bullseye.wire.tasks import (
    AssignmentSheet,
    Choices,
    Doing,
    GoalExplainAsked,
    GoalNumber,
    GoalView,
    NewAssignment,
    NewGoal,
    OwnAssignment,
)
from bullseye.words import number as written
from bullseye.words import tr

NEEDS_A_WORD = (State.LATE, State.SOON, State.OPEN, State.DONE_LATE, State.DONE)
"""The order of the teacher's page: whoever is late first."""


class TaskRoutes:
    """The operations on *tasks* of *groups*; *new_id* gives ids, *utc* the time."""

    def __init__(
        self,
        tasks: Tasks,
        groups: Groups,
        faces: Catalogue,
        drills: Drills,
        utc: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self._tasks = tasks
        self._groups = groups
        self._faces = faces
        self._drills = drills
        self._utc = utc
        self._new_id = new_id

    def operations(self) -> list[Operation]:
        """All of them."""
        at = "/api/groups/{kind}/{group}"
        parts: dict[str, Any] = {"parts": {"kind": SEASON, "group": "winter"}}
        one: dict[str, Any] = {"parts": {"assignment": "0" * 16, "goal": "0" * 16}}
        students = STUDENTS | MEMBERS
        return [
            Operation("tasks_page", "GET", "/tasks/{kind}/{group}", EVERYBODY,
                      "The page of a group's assignments and goals; it holds no name.", self._page, media="text/html",
                      **parts),
            Operation("task_choices", "GET", "/api/school/choices", TEACHERS, "What a group can be asked for.",
                      self.choices, answer=Choices),
            Operation("assignments", "GET", f"{at}/assignments", TEACHERS, "A group's assignments, with who is done.",
                      self.sheets, answer=AssignmentSheet, listed=True, **parts),
            Operation("assign", "POST", f"{at}/assignments", TEACHERS, "Ask a group for rounds.", self.assign,
                      body=NewAssignment, answer=AssignmentSheet, **parts),
            Operation("withdraw", "POST", "/api/assignments/{assignment}/withdraw", TEACHERS, "Ask for rounds no more.",
                      self.withdraw, body=Nothing, answer=Nothing, **one),
            Operation("own_assignments", "GET", "/api/assignments/mine", students, "What one was asked for.",
                      self.own, answer=OwnAssignment, listed=True),
            Operation("group_goals", "GET", f"{at}/goals", TEACHERS, "The goals of a group.", self.goals,
                      answer=GoalView, listed=True, **parts),
            Operation("group_goal_set", "POST", f"{at}/goals", TEACHERS, "Give a group a goal.", self.set_goal,
                      body=NewGoal, answer=GoalView, **parts),
            Operation("group_goal_drop", "POST", "/api/goals/{goal}/drop", TEACHERS, "Take a goal back.",
                      self.drop_goal, body=Nothing, answer=Nothing, **one),
            Operation("own_goals", "GET", "/api/goals/mine", students, "The goals of the groups that one is in.",
                      self.own_goals, answer=GoalView, listed=True),
            Operation("group_goal_explain", "GET", "/api/goals/{goal}/explain", students,
                      "Where a number of a goal comes from.", self.explain, query=GoalExplainAsked, answer=Explained,
                      **one),
        ]  # fmt: skip

    async def _page(self, asked: Asked) -> Response:
        return file_answer(asked.request, "school/season/tasks.html")

    # -- assignments -----------------------------------------------------------------------------------

    def choices(self, asked: Asked) -> Choices:
        """What a group can be asked for: every drill but the tests, whose discs are no faces."""
        drills = tuple((one.id, one.name) for one in self._drills.items() if not one.test)
        return Choices(drills, tuple((one.id, one.name) for one in self._faces.items()))

    def sheets(self, asked: Asked) -> list[AssignmentSheet]:
        """A group's assignments, with who is done."""
        group = self._taught(asked)
        people = self._groups.people(group)
        return [self._sheet(one, people) for one in self._tasks.assignments(group)]

    def assign(self, asked: Asked) -> AssignmentSheet:
        """Ask a group for rounds."""
        group, wanted, now = self._taught(asked), asked.body, self._utc()
        drill = self._drills.get(wanted.drill)
        face = self._faces.get(wanted.face).id if wanted.face else ""
        found = check(Assignment(self._new_id(), group, drill.id, face, wanted.rounds, now, _moment(wanted.due)), now)
        self._tasks.assign(found, asked.who.person)
        return self._sheet(found, self._groups.people(group))

    def withdraw(self, asked: Asked) -> Nothing:
        """Ask for rounds no more."""
        found = self._tasks.assignment(asked.part("assignment"))
        if found is None:
            raise RefusedError(tr("there is no such assignment"), "unknown")
        self._groups.check_teacher(asked.who, found.group)
        self._tasks.withdraw(found.id)
        return Nothing()

    def own(self, asked: Asked) -> list[OwnAssignment]:
        """What one was asked for, the first that is due first."""
        now = self._utc()
        found = [
            self._own(one, done, now)
            for group, member in self._groups.of(asked.who)
            for one, done in self._tasks.done_by(group, member)
        ]
        return sorted(found, key=lambda one: one.due)

    def _sheet(self, wanted: Assignment, people: Any) -> AssignmentSheet:
        now, done = self._utc(), self._tasks.done(wanted.id)
        nothing = Done()
        states: dict[Member, State] = {one: state_of(wanted, done.get(one, nothing), now) for one in people}
        in_order = sorted(people, key=lambda one: (NEEDS_A_WORD.index(states[one]), people[one].casefold()))
        rows = []
        for member in in_order:
            own = done.get(member, nothing)
            at = "" if own.done_at is None else iso(own.done_at)
            rows.append(Doing(people[member], states[member].value, own.rounds, at))
        counted = summary(states.values())
        return AssignmentSheet(
            wanted.id, title(wanted, self._drills.name_of(wanted.drill)), self._face_name(wanted), wanted.rounds,
            iso(wanted.due), tuple(rows), counted.done + counted.done_late, counted.late,
        )  # fmt: skip

    def _own(self, wanted: Assignment, done: Done, now: datetime) -> OwnAssignment:
        return OwnAssignment(
            wanted.id, title(wanted, self._drills.name_of(wanted.drill)), self._groups.title(wanted.group),
            wanted.drill, wanted.face, self._face_name(wanted), wanted.rounds, min(done.rounds, wanted.rounds),
            state_of(wanted, done, now).value, iso(wanted.due),
        )  # fmt: skip

    def _face_name(self, wanted: Assignment) -> str:
        return self._faces.name_of(wanted.face) if wanted.face else ""

    # -- goals -----------------------------------------------------------------------------------------

    def goals(self, asked: Asked) -> list[GoalView]:
        """The goals of a group."""
        return self._views(self._taught(asked))

    def set_goal(self, asked: Asked) -> GoalView:
        """Give a group a goal, from today on."""
        group, wanted = self._taught(asked), asked.body
        zone = zone_of(check_zone(wanted.zone), UTC)
        try:
            until = date.fromisoformat(wanted.until)
        except ValueError:
            raise BadInputError(tr("{typed!r} is no day; write one such as 2026-12-24", typed=wanted.until)) from None
        start = self._utc().astimezone(zone).date()
        goal = group_goals.check(
            GroupGoal(self._new_id(), group, wanted.measure, wanted.target, start, until, wanted.zone)
        )
        self._tasks.set_goal(goal, asked.who.person)
        return self._view(goal, standing(goal, {}, self._utc(), zone))

    def drop_goal(self, asked: Asked) -> Nothing:
        """Take a goal back."""
        goal = self._goal(asked)
        self._groups.check_teacher(asked.who, goal.group)
        self._tasks.drop_goal(goal.id)
        return Nothing()

    def own_goals(self, asked: Asked) -> list[GoalView]:
        """The goals of the groups that one is in."""
        return [view for group, _ in self._groups.of(asked.who) for view in self._views(group)]

    def explain(self, asked: Asked) -> Explained:
        """Where a number of a goal comes from, for who is in the group or teaches it."""
        goal = self._goal(asked)
        if goal.group not in (group for group, _ in self._groups.of(asked.who)):
            self._groups.check_teacher(asked.who, goal.group)
        days = dict(self._tasks.goals(goal.group))[goal]
        found = standing(goal, days, self._utc(), zone_of(goal.zone, UTC)).progress
        number = next((one for one in numbers_of(found) if one.key == asked.query.of), None)
        if number is None:
            raise RefusedError(tr("this goal has no such number yet"), "unknown")
        return Explained(*explain_number(found, number))

    def _views(self, group: str) -> list[GoalView]:
        now = self._utc()
        return [
            self._view(goal, standing(goal, days, now, zone_of(goal.zone, UTC)))
            for goal, days in self._tasks.goals(group)
        ]

    def _view(self, goal: GroupGoal, found: Standing) -> GoalView:
        words = tr("{target} {measure} together", target=written(goal.target, ","), measure=goal.measure)
        numbers = tuple(GoalNumber(one.key, one.label, one.text) for one in numbers_of(found.progress))
        return GoalView(
            goal.id, words, self._groups.title(goal.group), found.now, found.state, share_of(found.progress),
            found.reached, goal.until.isoformat(), numbers,
        )  # fmt: skip

    def _goal(self, asked: Asked) -> GroupGoal:
        found = self._tasks.goal(asked.part("goal"))
        if found is None:
            raise RefusedError(tr("there is no such goal"), "unknown")
        return found

    def _taught(self, asked: Asked) -> str:
        kind = asked.part("kind")
        if kind not in (CLASS, SEASON):
            raise RefusedError(tr("there is nothing at this address"), "unknown")
        group = f"{kind}:{asked.part('group')}"
        self._groups.check_teacher(asked.who, group)
        return group


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None:
            raise ValueError
        return found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadInputError(tr("{typed!r} is no moment; write one such as 2026-12-24T18:00:00Z", typed=text)) from None
