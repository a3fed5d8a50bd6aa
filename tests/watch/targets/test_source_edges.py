"""A source that is gone, broken or back is told once, whatever is looked at how often and whenever it was ended."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.watch.alerts.channel import parse_channel
from bullseye.watch.alerts.recipients import Recipients
from bullseye.watch.edge import BROKEN, FLAPPING, READ_AGAIN, STALE
from bullseye.watch.folder import Definitions
from bullseye.watch.rule import MOST_CHANGES
from bullseye.watch.samples import BROKEN as FAULT
from bullseye.watch.samples import SILENT, Sample, Trouble
from bullseye.watch.store.database import Database
from bullseye.watch.store.verify import verify
from bullseye.watch.targets.reading import parse_target
from bullseye.watch.targets.service import Targets
from bullseye.watch.targets.words import edge_text
from bullseye.watch.watches.reading import parse_watch
from tests.fakes import ManualClock

GOOD, GONE, SHUT = "good", Trouble(SILENT, "nothing came since 9:00"), Trouble(FAULT, "the door is shut (403)")
TEXT = (
    'name = "Orders"\nmeasure = "last"\nat_least = 9\nper = "year"\nnotify = ["ops"]\n'
    '[source]\nkind = "push"\npush = "orders"\nsecret = "orders"\n'
)
EDGE_OF = {GOOD: READ_AGAIN, GONE: STALE, SHUT: BROKEN}
READINGS = st.lists(st.tuples(st.sampled_from([GOOD, GONE, SHUT]), st.integers(0, 2)), max_size=12)
"""What a reading gave, and how often it was then looked at."""


class Orders:
    """A target whose readings are handed in, *every_s* apart, and all edges of its source so far."""

    def __init__(self, folder: Path, every_s: float) -> None:
        self.folder, self.every_s = folder, every_s
        self.clock = ManualClock()
        self.edges: list[tuple[str, str]] = []
        self.said: list[str] = []

    @contextmanager
    def open(self) -> Iterator[Targets]:
        with Database(self.folder / "values.sqlite3") as database:
            yield Targets(
                Definitions("target", self.folder / "targets", parse_target), database, self.clock.utc, UTC
            )  # fmt: skip

    def read(self, gave: object, looks: int) -> None:
        """A reading, kept, and then looked at so often."""
        self.clock.advance(self.every_s)
        with self.open() as targets:
            target = targets.definitions.get("orders")
            now = self.clock.utc()
            found = gave if isinstance(gave, Trouble) else [Sample(now - timedelta(seconds=1), 12.0, "pushed")]
            targets.values.replace("orders", found, now, keep_all=True)
            for _ in range(looks):
                for edge in targets.edges(targets.as_kept(target)):
                    self.edges += [(edge.id, edge.kind)] if edge.about == "orders/source" else []
                    self.said += [edge_text(edge, target)] if edge.about == "orders/source" else []


@contextmanager
def orders(every_s: float = 7200.0) -> Iterator[Orders]:
    """A folder with the target."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "targets").mkdir()
        (Path(folder) / "targets" / "orders.toml").write_text(TEXT)
        yield Orders(Path(folder), every_s)


@given(readings=READINGS)
@settings(max_examples=15, deadline=None)
def test_each_change_is_told_once_however_often_it_is_looked_at(readings: list[tuple[object, int]]) -> None:
    with orders() as given_:
        judged = [gave for gave, looks in readings if looks]
        for gave, looks in readings:
            given_.read(gave, looks)
        told = [new for old, new in zip([GOOD, *judged], judged, strict=False) if new != old]
        assert [kind for _, kind in given_.edges] == [EDGE_OF[each] for each in told]
        ids = [id_ for id_, _ in given_.edges]
        assert ids == [f"orders/source/{n}" for n in range(1, len(ids) + 1)]
        with given_.open() as targets:
            assert verify(targets.looks).wrong == ()
            kept = [edge.id for edge in targets.looks.edges("orders/source")]
            assert kept == ids, "every edge is on the disk for the outbox, and none besides"


def test_a_source_that_is_gone_for_an_hour_makes_one_look_and_one_edge() -> None:
    with orders(every_s=60.0) as given_:
        given_.read(GOOD, 1)
        for _ in range(60):
            given_.read(GONE, 1)
        assert given_.edges == [("orders/source/1", STALE)]
        with given_.open() as targets:
            assert len(targets.looks.looks("orders/source")) == 2


def test_many_changes_in_an_hour_are_told_as_one_and_then_where_it_came_to_rest() -> None:
    with orders(every_s=60.0) as given_:
        given_.read(GOOD, 1)
        for _ in range(MOST_CHANGES):
            given_.read(SHUT, 1)
            given_.read(GOOD, 1)
        assert [kind for _, kind in given_.edges][-1] == FLAPPING
        told = len(given_.edges)
        given_.clock.advance(3601)
        with given_.open() as targets:  # nothing new was read: a file that did not change
            target = targets.definitions.get("orders")
            kinds = [edge.kind for _ in range(3) for edge in targets.edges(targets.as_kept(target))]
        assert kinds == [READ_AGAIN] and told == MOST_CHANGES + 1


def test_the_words_say_what_is_wrong_and_reach_who_is_told_of_the_target() -> None:
    with orders() as given_:
        for gave in (GOOD, GONE, SHUT, GOOD):
            given_.read(gave, 1)
        assert given_.said == [
            "Orders: no value came. nothing came since 9:00",
            "Orders: it cannot be read. the door is shut (403)",
            "Orders: it can be read again.",
        ]
        here = given_.folder
        recipients = Recipients(
            Definitions("watch", here / "watches", parse_watch), Definitions("target", here / "targets", parse_target),
            Definitions("channel", here / "channels", parse_channel), UTC,
        )  # fmt: skip
        with given_.open() as targets:
            told = [recipients.of(edge) for edge in targets.looks.edges("orders/source")]
        assert [to for each in told for to, _ in each or []] == ["ops"] * 3
        texts = [text for each in told for _, text in each or []]
        assert texts[1].endswith("the door is shut (403)") and texts[2].startswith("Orders can be read again; it could")
