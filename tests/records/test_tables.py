"""The tables of the scoreboard: which rounds stand on one, and which never meet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bullseye.records.disk import strict_json
from bullseye.records.disk.lock import NoLock
from bullseye.records.store import Store
from bullseye.records.tables import checksum
from tests.records.helpers import Places, noon
from tests.rounds import record_of


def a_store(tmp_path: Path) -> Store:
    return Store(Places(tmp_path), utc_now=noon, lock=NoLock())


def test_rounds_with_the_keyboard_or_with_aids_have_boards_of_their_own(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    ways: list[dict[str, Any]] = [
        {"device": "trackpad"}, {"device": "keyboard"}, {"aids": {"switch": {"pace_s": 0.8}}},
        {"device": "keyboard", "aids": {"tremor": {"within_mm": 2}}},
    ]  # fmt: skip
    for score, way in enumerate(ways, 90):
        saved = store.save(record_of(score=score, player="Bo", **way))
        assert (saved.place.rank, saved.best_before) == (1, None), "each is the first of its kind"
    switched = store.save(record_of(score=50, player="Bo", device="trackball", aids={"switch": {"pace_s": 2}}))
    assert switched.place.rank == 2 and switched.best_before is not None and switched.best_before.score == 92
    again = a_store(tmp_path)
    boards = {ranked.way: ranked.row.score for ranked in again.board.rows() if ranked.rank == 1}
    assert boards == {"": 90, "keyboard": 91, "+switch": 92, "keyboard+tremor": 93}
    assert again.notices == []
    best = again.board.best("timed-30", "classic", "standard", "Bo", "keyboard+tremor")
    assert best is not None and best.score == 93


def test_a_board_that_an_older_bullseye_wrote_is_derived_again(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.save(record_of(score=1, device="keyboard"))
    path = tmp_path / "scoreboard.json"
    document = strict_json.loads(path.read_bytes())
    del document["history"]["ways"]
    document["boards"] = document.pop("apart")
    del document["boards"][0]["way"]
    document["history"]["sum"] = checksum(document)
    path.write_bytes(strict_json.dumps(document))
    again = a_store(tmp_path)
    assert [ranked.way for ranked in again.board.rows()] == ["keyboard"] and again.notices == []
