"""The picture of a replay at one moment, drawn from the record alone."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from pathlib import Path

import pytest

from bullseye.desk.kit.theme import Theme
from bullseye.desk.result.replay_view import ReplayView, last_text
from bullseye.play.round.replay import Replay
from bullseye.session.scorecard import score_record
from tests.desk.desk_rooms import played, services_in
from tests.fakes import ManualClock


@pytest.fixture
def view(tk_root: tk.Tk) -> Iterator[ReplayView]:
    view = ReplayView(tk_root, Theme(tk_root, "light"))
    view.place(x=0, y=0, width=800, height=700)
    tk_root.update()
    yield view
    view.destroy()


@pytest.fixture
def replay(tmp_path: Path) -> Replay:
    return Replay(played(services_in(tmp_path, ManualClock())))


def test_at_the_end_of_a_still_round_every_shot_has_its_mark_and_at_the_start_none(
    view: ReplayView, replay: Replay
) -> None:
    view.show(replay)
    view.update()
    view.draw(replay.at(0.0))
    assert view.marks.shown() == []
    end = replay.at(1e6)
    view.draw(end)
    assert len(view.marks.shown()) == len(view.numbers_at(end)) == 10


def test_the_words_of_a_shot_are_those_it_had_in_the_round(replay: Replay) -> None:
    card = score_record(replay.card.record)
    texts = [last_text(card, n) for n in range(len(card.hits))]
    assert [text.split()[0] for text in texts] == [str(h.points) if h.hit else "miss" for h in card.hits]
