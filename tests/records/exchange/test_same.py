"""A list of shots that is kept already is known by its shots, whatever its id."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bullseye.records.exchange.same import already_here
from tests.records.played import played, store_in


def test_equal_shots_player_and_face_are_the_same_round_and_the_date_where_it_was_given(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    kept = played(1)
    store.save(kept)
    same = replace(kept, id="other", finished="2030-01-01T00:00:00Z")
    found = already_here(store, [same], dated=False)
    assert {id_: row.id for id_, row in found.items()} == {"other": kept.id}
    assert already_here(store, [same], dated=True) == {}
    assert already_here(store, [replace(same, finished=kept.finished)], dated=True)


def test_another_player_face_or_shot_is_another_round(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    kept = played(1)
    store.save(kept)
    first, *rest = kept.shots
    moved = (first._replace(x_mm=first.x_mm + 0.1), *rest)
    others = [
        replace(kept, player="X"), replace(kept, face="wa-122"), replace(kept, shots=moved),
        replace(kept, shots=kept.shots[:-1]),
    ]  # fmt: skip
    assert already_here(store, others, dated=False) == {}
