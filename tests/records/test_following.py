"""What is derived follows: after any edit, kill and command, in any order, the board is what the history gives."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bullseye.errors import BullseyeError
from bullseye.records.care.removal import remove_player, remove_round, undo
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.lock import NoLock
from bullseye.records.history import History
from bullseye.records.scoreboard import render
from bullseye.records.store import Store
from bullseye.records.tables import check_board, derive
from tests.records.helpers import Meddler, Places, PowerCut, noon
from tests.rounds import record_of
from tests.systems import UNDER_WINE

PLAYERS = ("Ann", "Bob", "Cyd")


class World:
    """A folder that windows, people with editors and power cuts share; `step` does what is asked, `agree` looks."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(folder)
        self.numbers = count(1)
        self.store = self.opened()
        self.older = b""
        for number in range(12):  # more than stand on a board: what comes below them is not written at once
            self.save(90 - number)

    def opened(self, files: Any = None) -> Store:
        return Store(self.places, files, utc_now=noon, lock=NoLock(), rewriting=NoLock())

    def save(self, score: int, store: Store | None = None) -> None:
        number = next(self.numbers)
        player = PLAYERS[number % 3]
        (store or self.store).save(record_of(id=f"id-{number:04}", score=score, player=player, pointer=[]))

    # -- steps --------------------------------------------------------------------------------------------

    def command(self, name: str, number: int) -> None:
        """What a window or the command line does; a new start now and then."""
        if number % 3 == 0:
            self.store = self.opened()
        self.act(self.store, name, number)

    def act(self, store: Store, name: str, number: int) -> None:
        ids = [row.id for row in store.rounds()] if name == "remove" else []
        calls: dict[str, Callable[[], object]] = {
            "save": lambda: self.save(number % 100, store),
            "history": store.rounds,
            "board": store.board.rows,
            "rebuild": store.board.rebuild,
            "remove": lambda: remove_round(store, ids[number % len(ids)]) if ids else None,
            "remove a player": lambda: remove_player(store, PLAYERS[number % 3]),
            "undo": lambda: undo(store),
        }
        with suppress(BullseyeError):  # nothing to remove, nothing to undo
            calls[name]()

    def killed(self, name: str, number: int, at: int) -> None:
        """The same, and the power goes at the n-th change of the disk."""
        store = self.opened(Meddler(RealFiles(), at, half=bool(number % 2)))
        with suppress(PowerCut):
            self.act(store, name, number)
        self.store = self.opened()

    def edit(self, name: str, number: int) -> None:
        """What a person does by hand, or a program that keeps folders the same."""
        path = self.places.history
        before = path.read_bytes() if path.exists() else b""
        lines = before.splitlines(keepends=True)
        at = number % max(1, len(lines))
        if name == "keep a copy":
            self.older = before
            return
        changed = (
            {
                "take a line out": lambda: b"".join(lines[:at] + lines[at + 1 :]),
                "rename, as long": lambda: b"".join([*lines[:at], renamed(lines[at], "Zoe", True), *lines[at + 1 :]]),
                "rename, longer": lambda: b"".join(
                    [*lines[:at], renamed(lines[at], "Zoe " * 9, False), *lines[at + 1 :]]
                ),
                "move a line to the end": lambda: b"".join(lines[:at] + lines[at + 1 :] + lines[at : at + 1]),
                "bring the copy back": lambda: self.older,
                "put a mark in front": lambda: before if before[:1] == b"\xef" else b"\xef\xbb\xbf" + before,
                "spoil a byte": lambda: before[: len(before) // 2] + b"\x00" + before[len(before) // 2 + 1 :],
                "add a line that is none": lambda: before + b"not a round\n",
                "tear the end": lambda: before[: max(0, len(before) - 1 - number % 40)],
                "end the lines twice": lambda: before.replace(b"\n", b"\r\n").replace(b"\r\r", b"\r"),
                "empty it": lambda: b"",
            }[name]()
            if lines or name in ("add a line that is none", "empty it", "bring the copy back")
            else before
        )
        path.write_bytes(changed)
        os.utime(path, ns=(0, next(self.numbers) * 10**9))  # a hand is slower than the clock of any disk

    def spoil(self, name: str, number: int) -> None:
        """A derived file is damaged, replaced by an older one, or gone."""
        path = self.places.scoreboard if number % 2 else self.places.summary
        if not path.exists():
            return
        data = bytearray(path.read_bytes())
        if name == "delete":
            path.unlink()
        elif name == "flip" and data:
            data[number * 7919 % len(data)] ^= 1 << number % 7
            path.write_bytes(data)
        elif name == "cut":
            path.write_bytes(data[: number * 7919 % max(1, len(data))])

    # -- looking ------------------------------------------------------------------------------------------

    def agree(self, store: Store) -> None:
        """Board, list and history say the same, and what is said of bad lines is so."""
        boards = store.board.as_dict()
        history = History(self.places.history)
        records = list(history)
        assert boards["boards"] == derive(records)["boards"]
        assert [row.id for row in store.rounds()] == [record.id for record in records]
        torn = sum("torn" in line.reason for line in history.report.named)
        assert (boards["history"]["bad"], boards["history"]["newer"]) == (history.report.bad - torn, 0)


def renamed(line: bytes, player: str, as_long: bool) -> bytes:
    try:
        found = json.loads(line)
        found["player"] = player
        del found["crc"]
    except (ValueError, KeyError, TypeError):
        return line
    body = json.dumps(found, separators=(",", ":")).encode()
    return body.ljust(len(line) - 1) + b"\n" if as_long else body + b"\n"


COMMANDS = ("save", "history", "board", "rebuild", "remove", "remove a player", "undo")
EDITS = (
    "keep a copy", "take a line out", "rename, as long", "rename, longer", "move a line to the end",
    "bring the copy back", "put a mark in front", "spoil a byte", "add a line that is none", "tear the end",
    "end the lines twice", "empty it",
)  # fmt: skip
NUMBERS = st.integers(0, 10_000)
STEPS = st.one_of(
    st.tuples(st.just("command"), st.sampled_from(COMMANDS), NUMBERS),
    st.tuples(st.just("edit"), st.sampled_from(EDITS), NUMBERS),
    st.tuples(st.just("killed"), st.sampled_from(("save", "remove", "undo", "rebuild", "board")), NUMBERS,
              st.integers(1, 40)),
    st.tuples(st.just("spoil"), st.sampled_from(("delete", "flip", "cut")), NUMBERS),
    st.tuples(st.just("agree"), st.sampled_from(("here", "new"))),
)  # fmt: skip
LOW = [("command", "save", n) for n in (1, 2, 4, 5)]


@example([*LOW, ("edit", "take a line out", 0), ("command", "history", 3)])
@example([*LOW, ("edit", "rename, as long", 0), ("command", "history", 3)])
@example([*LOW, ("edit", "rename, longer", 1), ("command", "history", 3)])
@example([*LOW, ("edit", "put a mark in front", 1), ("command", "history", 3)])
@example([*LOW, ("killed", "remove", 2, 8), ("command", "history", 3)])
@example([("edit", "empty it", 0), ("agree", "here"), ("command", "save", 1)])
@settings(max_examples=8 if UNDER_WINE else 150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, max_size=14))
def test_after_any_order_of_edits_kills_and_commands_the_board_is_what_the_history_gives(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]]
) -> None:
    world = World(tmp_path_factory.mktemp("data"))
    for kind, *what in steps:
        if kind == "agree":
            world.agree(world.store if what == ["here"] else world.opened())
        else:
            getattr(world, kind)(*what)
    world.agree(world.store)
    world.agree(world.opened())


def a_store(folder: Path) -> Store:
    return Store(Places(folder), utc_now=noon, lock=NoLock(), rewriting=NoLock())


@pytest.mark.parametrize("way", ["gone", "another kind", "another value"])
def test_whatever_is_damaged_in_the_file_it_is_set_aside_and_made_anew(tmp_path: Path, way: str) -> None:
    a_store(tmp_path).save(record_of(score=5))
    path = tmp_path / "scoreboard.json"
    whole = path.read_bytes()
    row = json.loads(whole)["boards"][0]["rows"][0]
    for key in row:
        document = json.loads(whole)
        (spoilt,) = document["boards"][0]["rows"]
        if way == "gone":
            del spoilt[key]
        elif way == "another kind":
            spoilt[key] = {"a": []}
        else:
            spoilt[key] = {str: "2026-11-21T00:00:00Z", int: 7, float: 0.5, list: [9.0]}[type(row[key])]
        path.write_bytes(json.dumps(document).encode())
        store = a_store(tmp_path)
        store.save(record_of(score=4, id=f"{way}-{key}".replace(" ", "-")))
        assert max(ranked.row.score for ranked in store.board.rows()) == 5 and path.read_bytes() == render(
            check_board(json.loads(path.read_bytes()))
        )
        assert sum("damaged" in said for said in store.notices) == 1, key
