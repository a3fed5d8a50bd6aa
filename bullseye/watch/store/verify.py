"""Whether every state and edge follows from what was seen: judged once more, look by look, by the rules of its time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bullseye.watch.edge import FORESEEN
from bullseye.watch.rule import Rule, Standing, step
from bullseye.watch.store.states import Judged, standing_of
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.watch.store.looks import Looks


class Verified(NamedTuple):
    """What was judged once more: how many metrics and looks, and a sentence for each that does not follow."""

    metrics: int
    looks: int
    wrong: tuple[str, ...]


def rule_at(rules: Sequence[tuple[int, Judged]], n: int) -> Judged:
    """The band and rule that counted for look *n*."""
    from bullseye.watch.band import Band

    found = Judged(Band(0.0, 1.0), Rule())
    for first, judged in rules:
        if first > n:
            break
        found = judged
    return found


def verify(looks: Looks) -> Verified:
    """Derive every standing from its looks and hold it, and the edges on the way, against what is kept."""
    metrics = count = 0
    wrong: list[str] = []
    for about, kept, start in _kept(looks):
        metrics += 1
        standing = Standing() if start is None else start
        first = standing.edges
        made: list[str] = []
        rules = looks.rules(about)
        for look in looks.looks(about):
            count += 1
            by = rule_at(rules, look.n)
            standing, edge = step(by.rule, standing, look.seen(by), about)
            made += [f"{edge.id} {edge.kind}"] if edge is not None else []
        if standing != kept:
            wrong.append(
                tr(
                    "{about}: it is kept as {state}, and from what was seen it is {seen}",
                    about=about,
                    state=kept.state,
                    seen=standing.state,
                )
            )
        # What the coach foresaw is no change of state: its edges are not counted among those of the rule.
        by_rule = [edge for edge in looks.edges(about, most=1_000_000) if edge.kind not in FORESEEN]
        there = [f"{edge.id} {edge.kind}" for edge in by_rule if int(edge.id.rpartition("/")[2]) > first]
        if sorted(there) != sorted(made):
            odd = sorted(set(there) ^ set(made))
            wrong.append(
                tr(
                    "{about}: the edges kept and those from what was seen differ: {known}",
                    about=about,
                    known=", ".join(odd[:5]),
                )
            )
    return Verified(metrics, count, tuple(wrong))


def _kept(looks: Looks) -> list[tuple[str, Standing, Standing | None]]:
    """Each metric with its standing and the one before its oldest look."""
    from sqlalchemy import select

    database = looks.database
    if not database.is_there:
        return []
    state, point = database.tables.standing, database.tables.checkpoint
    with database.reading() as to:
        starts = {row.about: standing_of(row.state) for row in to.execute(select(point)).all()}
        rows = to.execute(select(state).order_by(state.c.about)).all()
    return [(row.about, standing_of(row.state), starts.get(row.about)) for row in rows]
