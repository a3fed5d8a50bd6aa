"""The files of a class go while its window is open: the teacher hears of it, and goes on with everything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.classroom.log.open_class import OpenClass
from tests.desk.class_rooms import notices, open_class, play_turn, texts_on
from tests.fakes import ManualClock

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


def test_a_log_deleted_under_the_window_is_written_again_and_said(window: Window, clock: ManualClock) -> None:
    desk = open_class(window, "Anna", "Ben")
    play_turn(window, clock)
    log = desk.room.log
    assert log is not None
    log.path.unlink()
    play_turn(window, clock)
    said = notices(window)
    assert any("written again from memory" in one for one in said), (said, log.notices, desk.room.log is log)
    desk.shut()
    with OpenClass.open(log.folder) as again:
        assert len(again.class_state.all_rounds()) == 2 and len(again.class_state.students) == 2


def test_a_folder_that_is_gone_is_said_with_a_button_that_keeps_the_class_elsewhere(
    window: Window, clock: ManualClock, tmp_path: Path
) -> None:
    desk = open_class(window, "Anna", "Ben")
    play_turn(window, clock)
    log = desk.room.log
    assert log is not None
    log.folder.rename(tmp_path / "away")
    desk.skip()
    assert any("is gone" in said for said in notices(window)) and not log.folder.exists()
    assert "Keep it elsewhere\u2026" in texts_on(window.root)
    desk.ask_folder = lambda *_: tmp_path / "stick"
    desk.keep_elsewhere()
    desk.skip()
    desk.shut()
    with OpenClass.open(tmp_path / "stick" / log.folder.name) as again:
        assert len(again.class_state.all_rounds()) == 1 and len(again.class_state.students) == 2
