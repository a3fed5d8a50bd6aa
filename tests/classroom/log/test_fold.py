"""Any events at all come to a class: none is refused, whatever lines before it are lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.event import Event, judge
from bullseye.classroom.log.fold import CAN_GO_BACK, Fold
from bullseye.classroom.paper.board import board_of
from bullseye.classroom.paper.summary import sheet_data
from tests.classroom.classes import outline, record_for, room_of, state

RECORD = record_for(room_of("Ann"))
_seat = st.integers(1, 4)
_number = st.integers(1, 20)
_name = st.sampled_from(["Ann", "Bob"])
_choices: list[dict[str, Any]] = [{"drill": "practice"}, {"rounds_per_turn": 2}, {"teams": True}, {"counting": "total"}]


def _of(kind: str, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.fixed_dictionaries(values).map(lambda found: (kind, found))


EVENTS = st.one_of(
    *(_of(kind, seat=_seat) for kind in ("remove", "restore", "absent", "present", "skip", "call", "begin")),
    _of("join", seat=_seat, name=_name, team=st.just(""), sigma_mm=st.sampled_from([None, 9.0])),
    _of("rename", seat=_seat, name=st.just("Cid")),
    _of("teams", teams=st.dictionaries(_seat.map(str), st.just("Red"))),
    _of("leave", go=_number),
    _of("taken", seat=_seat, go=_number, record=_number.map(lambda n: replace(RECORD, id=f"r{n}"))),
    _of("void", go=_number, shot=_number),
    _of("unvoid", go=_number, shot=_number),
    _of("back", undoes=_number),
    _of("choose", choices=st.sampled_from(_choices)),
    _of("freeze"),
    _of("reveal"),
    _of("end", keep=st.booleans()),
    _of("begin", seat=_seat, heat=_number),
    _of("connect", connected=st.sampled_from([{"pin": "4711"}, {"pace": "own", "locked": True}])),
    _of("open", heat=_number, opens_s=st.just(5.0)),
    _of("shut", heat=_number),
    _of("device", seat=_seat, device=st.just("touch")),
    _of("kick", seat=_seat),
    _of("admit", seat=_seat),
    _of("flag", go=_number, what=st.just("a gap"), count=st.just(2)),
)


def _events(found: list[tuple[str, dict[str, Any]]]) -> list[Event]:
    return [Event(n, "2026-11-22T12:00:00Z", kind, values) for n, (kind, values) in enumerate(found, 1)]


@given(st.lists(EVENTS, max_size=20))
def test_any_events_come_to_a_class_that_can_be_shown(found: list[tuple[str, dict[str, Any]]]) -> None:
    class_state = ClassState(_events(found))
    state(class_state)
    board_of(class_state)
    sheet_data(class_state)
    ids = {values["record"].id for kind, values in found if kind == "taken"}
    assert {t.record.id for t in class_state.all_rounds()} == ids  # nothing taken is lost
    assert len({w.student.seat for w in class_state.queue()}) == len(class_state.queue())


def test_only_rounds_and_moves_of_the_queue_can_be_undone() -> None:
    state = Fold()
    join = Event(1, "2026-11-22T12:00:00Z", "join", {"seat": 1, "name": "Ann", "team": "", "sigma_mm": None})
    state.apply(join, {1})
    assert [s.name for s in state.students.values()] == ["Ann"] and "join" not in CAN_GO_BACK


def _begin(number: int, seat: int, **more: int) -> Event:
    return Event(number, "2026-11-22T12:00:00Z", "begin", {"seat": seat, **more})


def test_who_sits_down_at_the_one_computer_takes_the_chair_and_devices_play_beside_it() -> None:
    fold = Fold()
    for event in (_begin(1, 1), _begin(2, 2, heat=1), _begin(3, 3, heat=1), _begin(4, 4)):
        fold.apply(event, set())
    assert fold.running == {2: 2, 3: 3, 4: 4} and fold.hot_seat == 4
    fold.apply(Event(5, "2026-11-22T12:00:00Z", "leave", {"go": 2}), set())
    assert fold.running == {3: 3, 4: 4} and fold.hot_seat == 4


def test_a_log_of_schema_1_comes_to_what_it_came_to_then() -> None:
    here = Path(__file__).parent
    lines = (here / "class_of_schema_1.jsonl").read_bytes().splitlines()
    events = [judged.event for line in lines if (judged := judge(line)).event is not None]
    assert len(events) == len(lines) > 30 and all(b'"schema":1,' in line for line in lines)
    for upto, wanted in json.loads((here / "class_of_schema_1.json").read_text(encoding="utf-8")):
        assert json.loads(json.dumps(outline(ClassState(events[:upto])))) == wanted
