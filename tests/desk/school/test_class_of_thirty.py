"""A class of thirty plays through the window by real keys and clicks, is killed half-way, and loses nothing."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from threading import Timer
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.store import not_ended
from tests.desk.class_rooms import class_page, notices, play_turn, shoot, sit_down
from tests.desk.desk_rooms import answer, services_in, type_key, window_on
from tests.fakes import ManualClock
from tests.gui import press_key

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
THIRTY = 30
PLAYS = """
import sys, tkinter
from pathlib import Path
from random import Random
from threading import Timer
from bullseye.desk.round import stay
stay.STAYS_MS = 0
from tests.desk.class_rooms import open_class, play_turn
from tests.desk.desk_rooms import services_in, window_on
from tests.fakes import ManualClock
from tests.systems import KILL
root = tkinter.Tk(className="Bullseye"); root.geometry("1280x800+0+0"); root.update()
clock = ManualClock()
with window_on(root, services_in(Path(sys.argv[1]), clock)) as window:
    desk = open_class(window, *(f"Student {n}" for n in range(1, 31)))
    while True:
        play_turn(window, clock)
        print(desk.class_state.last_taken.record.id, flush=True)
"""


def begin_thirty(window: Window) -> None:
    """As a teacher does it: K on the start page, thirty nicknames, one turn each, in this window."""
    window.show("start")
    window.root.update()
    page: Any = window.page
    press_key(page.start_button, "k")
    page = window.page
    assert page.name == "class_setup"
    page.names.make_button.invoke()
    page.choices.turns.current(0)
    page.choices.where.current(0)
    page.choices.title.delete(0, "end")
    page.choices.title.insert(0, "7b Maths")
    page.names.text.focus_force()
    page.names.text.event_generate("<Control-KeyPress-Return>")
    window.root.update()


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_class_of_thirty_is_cut_off_half_way_and_goes_on_to_its_export_and_its_end(
    tk_root: tk.Tk, tmp_path: Path, clock: ManualClock
) -> None:
    services = services_in(tmp_path, clock)
    with window_on(tk_root, services) as window:
        begin_thirty(window)
        desk = window.mode
        assert desk is not None and len(desk.class_state.students) == THIRTY
        names = [student.name for student in desk.class_state.students]
        for n in range(THIRTY // 2):
            assert class_page(window).next_name.text == names[n]
            play_turn(window, clock, 15 + n, n)
        before = [(t.student, t.score, t.record.id, t.record.seed) for t in desk.class_state.taken]
        # The power goes while the sixteenth is playing, and a line is torn.
        page = sit_down(window, clock)
        shoot(page, clock, 20.0, Random(5))
        log = desk.room.log
        assert log is not None
        with log.path.open("ab") as file:
            file.write(b'{"schema":1,"n":99,"at":"2026-11-22T19')
        log.close()  # the system lets go of a lock when its process is gone
        window.page = None
        for child in tk_root.winfo_children():
            child.destroy()

    with window_on(tk_root, services_in(tmp_path, clock)) as window:
        window.show("class_setup")
        tk_root.update()
        again: Any = window.page
        assert "7b Maths" in again.open_text.cget("text") and "15 rounds" in again.open_text.cget("text")
        again.choices.where.current(0)
        type_key(again.go_button, "g")
        desk = window.mode
        assert desk is not None
        assert [(t.student, t.score, t.record.id, t.record.seed) for t in desk.class_state.taken] == before
        assert [student.name for student in desk.class_state.students] == names
        assert any("torn last line" in text for text in notices(window))
        assert class_page(window).next_name.text == names[15], "the turn that was cut off is offered again"
        for n in range(15, THIRTY):
            assert class_page(window).next_name.text == names[n]
            play_turn(window, clock, 15 + n, n)
        assert class_page(window).next_name.text == "Every turn is taken"
        assert {t.record.seed for t in desk.class_state.taken} == {desk.class_state.choices.seed}, (
            "everyone meets the same"
        )
        assert services.store.rounds() == [], "nothing of a class is in anybody's own history"
        taken = desk.class_state.taken

        window.show("class_end")
        tk_root.update()
        end: Any = window.page
        folder = tmp_path / "export"
        end.folder.delete(0, "end")
        end.folder.insert(0, str(folder))
        press_key(end.export_button, "x")
        rounds, shots, board = (rows_of(folder / f"{name}.csv") for name in ("rounds", "shots", "board"))
        assert [(row["student"], int(row["score"])) for row in rounds] == [(t.student, t.score) for t in taken]
        assert len(shots) == 10 * THIRTY and {row["student"] for row in board} == set(names)
        for row in rounds:
            own = [shot for shot in shots if shot["round_id"] == row["round_id"]]
            assert sum(int(shot["shot_total"]) for shot in own) == int(row["shot_points"])
            assert int(row["shot_points"]) + int(row["accuracy_change"]) == int(row["score"])
        best = {row["student"]: int(row["score"]) for row in board}
        assert best == {t.student: t.score for t in taken}

        answer(window, lambda card: card.yes.invoke())
        type_key(end.wipe_button, "space")
        assert window.page is not None and window.page.name == "start" and window.mode is None
        assert not_ended(services.dirs.data) == []
        left = b"".join(path.read_bytes() for path in services.dirs.data.rglob("*") if path.is_file())
        assert not any(name.encode() in left for name in names), "no name is left in the data folder"
        assert str(folder) in notices(window)[-1] and (folder / "rounds.csv").exists()


def test_a_process_that_is_killed_while_a_class_plays_has_kept_every_round_it_named(
    tk_root: tk.Tk, tmp_path: Path, clock: ManualClock
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", PLAYS, str(tmp_path)], cwd=tmp_path, stdout=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    late = Timer(60, process.kill)
    late.start()
    try:
        named = [process.stdout.readline().strip() for _ in range(4)]
    finally:
        late.cancel()
        process.kill()
        rest = process.communicate()[0].split()
    named += rest
    assert len(named) >= 4 and all(named)
    (found,) = not_ended(services_in(tmp_path).dirs.data)
    with window_on(tk_root, services_in(tmp_path, clock)) as window:
        window.show("class_setup")
        page: Any = window.page
        page.choices.where.current(0)
        page.resume(found.folder)
        desk = window.mode
        assert desk is not None
        kept = [t.record.id for t in desk.class_state.taken]
        assert kept[: len(named)] == named and len(kept) - len(named) <= 1
        waiting = desk.class_state.next
        assert waiting is not None and class_page(window).next_name.text == waiting.student.name
        assert waiting.student.seat == len(kept) + 1
        desk.room.close()
    with OpenClass.open(found.folder) as room:
        assert len(room.class_state.students) == THIRTY
