"""The scoreboard: the documented order, derived from the history, mended without losing anything."""

from __future__ import annotations

import json
import os
import random
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bullseye.errors import BadRecordError, StorageError
from bullseye.records.board_row import order_key, row_of
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.lock import NoLock
from bullseye.records.history_line import encode
from bullseye.records.schema import NewerSchemaError
from bullseye.records.scoreboard import render
from bullseye.records.store import Store
from bullseye.records.summary import brief
from bullseye.records.tables import KEPT, Place, Table, check_board, checksum, derive
from tests.records.disk.test_strict_json import JSON_VALUES
from tests.records.helpers import Places, noon
from tests.rounds import object_of, record_of


def a_store(tmp_path: Path, **more: Any) -> Store:
    return Store(Places(tmp_path), **{"utc_now": noon, "lock": NoLock(), **more})


def standing(store: Store, **which: str) -> list[int]:
    return [ranked.row.score for ranked in store.board.rows(**which)]


def rows_of(document: dict[str, Any]) -> list[str]:
    return [row["id"] for board in document["boards"] for row in board["rows"]]


def test_the_order_is_score_then_accuracy_then_shots_then_date_then_id() -> None:
    by_merit = [
        record_of(id="a", score=5, accuracy=0.1),
        record_of(id="b", score=4, accuracy=0.9),
        record_of(id="c", score=4, accuracy=0.8, shots=object_of()["shots"][:5]),
        record_of(id="d", score=4, accuracy=0.8, finished="2026-11-21T00:00:00Z"),
        record_of(id="e", score=4, accuracy=0.8, finished="2026-11-22T00:00:00Z"),
        record_of(id="f", score=4, accuracy=0.8, finished="2026-11-22T00:00:00Z"),
        record_of(id="g", score=4, accuracy=None),
    ]
    for mixed in list(permutations(by_merit))[::97]:
        assert rows_of(derive(mixed)) == list("abcdefg")


def test_where_lower_is_better_the_lowest_stands_first() -> None:
    records = [record_of(id=str(s), score=s, score_unit="ms", better="lower") for s in (900, 1200, 800)]
    assert rows_of(derive(records)) == ["800", "900", "1200"]


def test_a_tie_rule_decides_before_accuracy_does() -> None:
    one = record_of(id="one", accuracy=1.0, xs=1)
    two = record_of(id="two", accuracy=0.5, xs=2)
    assert rows_of(derive([one, two])) == ["one", "two"]
    document = derive([one, two], tie_key=lambda record, card: (-record.extra["xs"],))
    assert rows_of(document) == ["two", "one"]
    assert check_board(document).as_dict() == document


def test_only_ranked_rounds_with_a_score_shot_by_a_person_stand_there() -> None:
    out = [record_of(ranked=False), record_of(simulated=True), record_of(score=None)]
    inside = record_of()
    assert rows_of(derive([*out, inside])) == [inside.id]


def test_ten_stand_on_each_board_and_everybodys_best_is_kept_beside_them() -> None:
    records = [
        record_of(id=f"r{n}", score=n, player=f"p{n % 15}", face="wide" if n % 2 else "classic") for n in range(60)
    ]
    document = derive(records)
    assert [(b["drill"], b["face"], len(b["rows"])) for b in document["boards"]] == [
        ("timed-30", "classic", KEPT),
        ("timed-30", "wide", KEPT),
    ]
    assert [row["score"] for row in document["boards"][0]["rows"]] == list(range(58, 38, -2))
    assert len(document["boards"][0]["bests"]) == 15
    assert all(row["score"] >= 30 for board in document["boards"] for row in board["bests"])


def test_a_save_tells_the_place_and_what_was_best_before(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    first = store.save(record_of(score=50))
    assert (first.place.rank, first.best_before, first.place.new_best) == (1, None, True)
    second = store.save(record_of(score=70))
    assert second.place.rank == 1 and second.best_before is not None and second.best_before.score == 50
    third = store.save(record_of(score=60))
    assert third.place.rank == 2 and not third.place.new_best and third.best_before is not None
    assert third.best_before.score == 70
    other = store.save(record_of(score=65, player="Bo"))
    assert (other.place.rank, other.best_before) == (2, None)
    for _ in range(KEPT):
        store.save(record_of(score=100, player="Cy"))
    assert store.save(record_of(score=1, player="Di")).place.rank is None
    for again in (store, a_store(tmp_path)):
        best = again.board.best("timed-30", "classic", "standard", "Di")
        assert best is not None and best.score == 1  # known although outside the ten
        first = again.board.best("timed-30", "classic", "standard", "Cy")
        assert again.board.best("timed-30", "classic", "standard") == first
        assert again.board.best("timed-30", "wide", "standard") is None
        assert again.board.players() == ["Bo", "Cy", "Di", "Åsa"]


def test_rows_can_be_asked_by_drill_and_by_face(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    for drill in ("a", "b"):
        for face in ("x", "y"):
            store.save(record_of(drill=drill, face=face, score=ord(drill) + ord(face)))
    assert [(row.drill, row.face, row.rank) for row in store.board.rows()] == [
        ("a", "x", 1), ("a", "y", 1), ("b", "x", 1), ("b", "y", 1)
    ]  # fmt: skip
    assert [row.face for row in store.board.rows(drill="b")] == ["x", "y"]
    assert [row.drill for row in store.board.rows(face="x")] == ["a", "b"]
    assert store.board.rows(drill="c") == []


def test_opening_needs_no_shots(tmp_path: Path) -> None:
    class NoHistory(RealFiles):
        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            assert path.name != "history.jsonl"
            return super().read(path, start, length)

    store = a_store(tmp_path)
    for score in range(3):
        store.save(record_of(score=score))
    assert standing(a_store(tmp_path, files=NoHistory())) == [2, 1, 0]


def test_a_missing_board_is_made_from_the_history_without_fuss(tmp_path: Path) -> None:
    a_store(tmp_path).save(record_of(score=7))
    (tmp_path / "scoreboard.json").unlink()
    store = a_store(tmp_path)
    assert standing(store) == [7] and store.notices == []
    assert (tmp_path / "scoreboard.json").exists()


DAMAGE = [b"", b"{", b"[]", b"\xff\xff", b"[" * 99999, b'{"format":"bullseye-scoreboard","schema":1,"boards":5}',
          b'{"a":NaN}', b'{"format":"other","schema":1,"boards":[]}', os.urandom(1 << 16)]  # fmt: skip


@pytest.mark.parametrize("data", DAMAGE, ids=range(len(DAMAGE)))
def test_a_damaged_board_is_set_aside_told_and_made_anew(tmp_path: Path, data: bytes) -> None:
    a_store(tmp_path).save(record_of(score=7))
    (tmp_path / "scoreboard.json").write_bytes(data)
    store = a_store(tmp_path)
    assert standing(store) == [7]
    aside = tmp_path / "scoreboard.damaged-20261122T120000Z.json"
    assert aside.read_bytes() == data
    assert len(store.notices) == 1 and aside.name in store.notices[0]
    again = a_store(tmp_path)
    assert standing(again) == [7] and again.notices == []


def test_a_board_damaged_while_the_window_is_open_is_mended_by_the_next_save(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.save(record_of(score=7))
    (tmp_path / "scoreboard.json").write_bytes(b"oops")
    saved = store.save(record_of(score=9))
    assert saved.place.rank == 1 and saved.best_before is not None and saved.best_before.score == 7
    assert "scoreboard.damaged-20261122T120000Z.json" in saved.notices[0]
    assert standing(a_store(tmp_path)) == [9, 7]


def test_two_windows_that_find_the_same_damage_set_it_aside_once(tmp_path: Path) -> None:
    a_store(tmp_path).save(record_of(score=7))
    (tmp_path / "scoreboard.json").write_bytes(b"oops")

    class Slow(NoLock):
        """While we wait for the lock, the other window mends the file and saves a round."""

        def held(self) -> Any:
            a_store(tmp_path).save(record_of(score=9))
            return super().held()

    store = a_store(tmp_path, lock=Slow())
    assert standing(store)[-1] == 7
    assert len(list(tmp_path.glob("scoreboard.damaged-*"))) == 1
    assert standing(a_store(tmp_path))[0] == 9


def test_a_row_that_stands_already_is_given_the_same_place_and_not_called_its_own_best_before() -> None:
    table = Table()
    row = row_of(brief(record_of()))
    assert table.add(row) == Place(1, None, True)
    assert table.add(replace(row)).rank == 1 and table.add(replace(row)).best_before is None
    assert len(table.rows) == 1


def test_a_board_from_a_newer_bullseye_is_never_written(tmp_path: Path) -> None:
    a_store(tmp_path).save(record_of(score=7))
    data = b'{"format":"bullseye-scoreboard","schema":2,"boards":"as they are then"}'
    (tmp_path / "scoreboard.json").write_bytes(data)
    store = a_store(tmp_path)
    assert standing(store) == [7] and "newer bullseye" in store.notices[0]
    assert store.save(record_of(score=8)).place.rank == 1
    assert standing(store) == [8, 7] == standing(a_store(tmp_path))
    with pytest.raises(StorageError, match="newer"):
        store.board.rebuild()
    assert (tmp_path / "scoreboard.json").read_bytes() == data
    assert len(list(tmp_path.glob("scoreboard*"))) == 1


def test_rounds_taken_out_of_the_history_leave_the_board_which_is_kept_aside(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    for score in (1, 2, 3):
        store.save(record_of(score=score))
    before = (tmp_path / "scoreboard.json").read_bytes()
    lines = (tmp_path / "history.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "history.jsonl").write_bytes(b"".join(lines[:2]))
    assert standing(store) == [2, 1]
    assert (tmp_path / "scoreboard.before-20261122T120000Z.json").read_bytes() == before
    assert "1 round no longer in history.jsonl" in store.notices[0]


def test_a_lost_history_leaves_the_board_standing_until_a_new_one_begins(tmp_path: Path) -> None:
    a_store(tmp_path).save(record_of(score=5))
    (tmp_path / "history.jsonl").unlink()
    store = a_store(tmp_path)
    assert standing(store) == [5] and "missing" in store.notices[0]
    store.save(record_of(score=4))
    assert standing(store) == standing(a_store(tmp_path)) == [4], "the board is what the history holds"
    (kept,) = tmp_path.glob("scoreboard.before-*.json")
    assert json.loads(kept.read_bytes())["boards"][0]["rows"][0]["score"] == 5, "and the last trace of it is kept"


def test_an_edited_score_with_a_checksum_that_does_not_fit_leaves_the_board(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.save(record_of(score=5))
    data = (tmp_path / "history.jsonl").read_bytes()
    (tmp_path / "history.jsonl").write_bytes(data.replace(b'"score":5', b'"score":9'))
    os.utime(tmp_path / "history.jsonl", ns=(1, 1))
    again = a_store(tmp_path)
    assert standing(again) == [] and any("checksum" in said for said in again.notices)


def test_a_torn_history_is_told_of_even_when_the_board_is_up_to_date(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.save(record_of(score=5))
    with (tmp_path / "history.jsonl").open("ab") as file:
        file.write(b'{"schema":1,"id":"x')
    for _ in range(2):
        again = a_store(tmp_path)
        assert standing(again) == [5] and "torn" in again.notices[0]


def test_unknown_keys_are_kept_when_a_round_is_added(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.save(record_of(score=5))
    path = tmp_path / "scoreboard.json"
    document = json.loads(path.read_bytes())
    document["motto"] = "aim"
    document["boards"][0]["colour"] = "red"
    document["boards"][0]["rows"][0]["badge"] = "first"
    path.write_bytes(json.dumps(document).encode())
    store.save(record_of(score=9))
    stored = json.loads(path.read_bytes())
    assert stored["motto"] == "aim" and stored["boards"][0]["colour"] == "red"
    assert stored["boards"][0]["rows"][1]["badge"] == "first"


def test_rebuild_makes_board_and_summary_anew_and_reports(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    for score in (1, 2):
        store.save(record_of(score=score))
    with (tmp_path / "history.jsonl").open("ab") as file:
        file.write(b"rubbish\n" + encode(record_of(score=3)))
    (tmp_path / "scoreboard.json").write_bytes(b"x")
    (tmp_path / "summary.jsonl").write_bytes(b"x")
    report = a_store(tmp_path).board.rebuild()
    assert (report.read, report.bad) == (3, 1)
    assert standing(a_store(tmp_path)) == [3, 2, 1]
    with pytest.raises(StorageError, match="try again"):
        a_store(tmp_path, lock=NoLock(False)).board.rebuild()


def test_rounds_that_change_no_board_do_not_write_it_each_time_yet_it_never_falls_far_behind(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    path = tmp_path / "scoreboard.json"
    store.save(record_of(score=5))
    writes, seen = 0, path.read_bytes()
    for _ in range(100):
        store.save(record_of(simulated=True))
        writes += path.read_bytes() != seen
        seen = path.read_bytes()
    assert 1 <= writes <= 5
    state = json.loads(seen)["history"]
    assert (tmp_path / "history.jsonl").stat().st_size - state["size"] < 80_000
    assert standing(a_store(tmp_path)) == [5]


def test_the_file_reads_back_and_has_a_row_on_each_line() -> None:
    rng = random.Random(4)
    records = [record_of(score=rng.randrange(50), player=f"p{n % 3}", face=f"f{n % 2}") for n in range(30)]
    document = derive(records)
    data = render(check_board(document))
    stored: Any = strict_json.loads(data)
    assert stored["history"].pop("sum") == checksum(document) and stored == document
    assert sum(line.startswith(b'{"player"') for line in data.splitlines()) == 2 * KEPT + 6


@pytest.mark.parametrize(
    ("key", "value"),
    [("score", "9"), ("score", None), ("score", True), ("accuracy", 2), ("date", "today"), ("id", ""), ("tie", ["x"]),
     ("better", "up"), ("player", 5), ("hits", None)],
)  # fmt: skip
def test_a_row_with_a_wrong_value_is_refused_by_name(key: str, value: Any) -> None:
    document = derive([record_of()])
    document["boards"][0]["rows"][0][key] = value
    with pytest.raises(BadRecordError, match=key):
        check_board(document)


def test_one_board_twice_or_one_id_twice_is_damage() -> None:
    document = derive([record_of()])
    twice = {**document, "boards": document["boards"] * 2}
    with pytest.raises(BadRecordError, match="two of boards"):
        check_board(twice)
    document["boards"][0]["rows"] *= 2
    with pytest.raises(BadRecordError, match="is there twice"):
        check_board(document)


def test_a_newer_schema_is_told_apart_from_damage() -> None:
    with pytest.raises(NewerSchemaError):
        check_board({**derive([]), "schema": 2})


@given(JSON_VALUES | st.fixed_dictionaries(
    {"format": st.just("bullseye-scoreboard"), "schema": st.just(1), "boards": JSON_VALUES | st.lists(
        st.fixed_dictionaries({"drill": st.text(), "face": st.text(), "rows": st.lists(
            st.dictionaries(st.sampled_from([*derive([record_of()])["boards"][0]["rows"][0], "tie"]), JSON_VALUES)
        )}))}
))  # fmt: skip
def test_any_json_is_a_board_or_a_named_error(value: object) -> None:
    try:
        tables = check_board(value)
    except BadRecordError as error:
        assert str(error)
        return
    assert check_board(strict_json.loads(render(tables))).as_dict() == tables.as_dict()


SCORES = st.lists(st.tuples(st.integers(0, 5), st.sampled_from("abc"), st.sampled_from([None, 0.5, 1.0])), max_size=25)


@given(SCORES, st.integers(0, 25))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_adding_round_by_round_from_two_windows_gives_what_follows_from_the_history(
    tmp_path: Path, scores: list[tuple[int, str, float | None]], switch: int
) -> None:
    for old in tmp_path.iterdir():
        old.unlink()
    stores = [a_store(tmp_path), a_store(tmp_path)]
    records = [record_of(score=s, player=p, accuracy=a) for s, p, a in scores]
    for number, record in enumerate(records):
        saved = stores[number > switch].save(record)
        best = min((r for r in records[:number] if r.player == record.player),
                   key=lambda r: order_key(row_of(brief(r))), default=None)  # fmt: skip
        assert (saved.best_before and saved.best_before.id) == (best and best.id)
    expected = derive(records)["boards"]
    assert stores[0].board.as_dict()["boards"] == expected
    assert a_store(tmp_path).board.as_dict()["boards"] == expected


def test_rounds_in_different_scoring_styles_do_not_meet_on_a_table(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.save(record_of(score=11, player="Bo", style="11-10-9"))
    own = store.save(record_of(score=10, player="Bo"))
    assert (own.place.rank, own.best_before) == (1, None)
    assert [ranked.row.score for ranked in store.board.rows("timed-30", "classic", "11-10-9")] == [11]
    assert [ranked.row.score for ranked in store.board.rows("timed-30", "classic", "standard")] == [10]
    assert len(store.board.rows("timed-30", "classic")) == 2
