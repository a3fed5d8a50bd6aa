"""The board page: the ten best of a pair, one's own rows by word, every pair within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.records.board_page import BoardPage
from tests.desk.desk_rooms import played, type_key
from tests.play.entered import entered
from tests.rounds import changed

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def board(window: Window, **args: str) -> BoardPage:
    window.show("board", **args)
    window.root.update()
    assert isinstance(window.page, BoardPage)
    return window.page


def test_without_scores_it_says_what_to_do(window: Window) -> None:
    page = board(window)
    assert page.table.count == 0
    assert "Press P to play" in str(page.table._said.cget("text"))
    assert page.table._said.winfo_ismapped()
    assert window.root.focus_get() in (page.play_button, None)


def test_the_table_of_what_was_played_last_stands_first(window: Window) -> None:
    window.services.choose(drill="ten-shots", face="wide")
    assert board(window).pair == ("ten-shots", "wide")


def test_rows_stand_best_first_and_ones_own_are_marked_by_a_word(window: Window) -> None:
    for number, (player, spread) in enumerate([("Anna", 6), ("Ben", 30), ("Anna", 12)]):
        window.services.store.save(played(window.services, number, player=player, spread=spread))
    page = board(window, drill="ten-shots", face="classic")
    rows = [page.table.cells(n) for n in range(page.table.count)]
    assert [row[0] for row in rows] == ["1", "2", "3"]
    scores = [int(row[2]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert rows[0][1] == "Ben"
    assert [row[1] for row in rows[1:]] == ["Anna (you)", "Anna (you)"]


def test_a_score_in_time_is_read_in_seconds_and_the_shortest_is_first(window: Window) -> None:
    for number in range(3):
        window.services.store.save(played(window.services, number, drill="race-30"))
    page = board(window, drill="race-30", face="classic")
    times = [page.table.cells(n)[2] for n in range(3)]
    assert all(time.endswith(" s") for time in times)
    assert times == sorted(times, key=lambda time: float(time[:-2]))


def test_what_has_scores_is_listed_first(window: Window) -> None:
    window.services.store.save(played(window.services, drill="ten-shots", face="wide"))
    page = board(window, drill="timed-30", face="classic")
    assert "Ten shots" in page.drill_box["values"][0]
    assert "1 score" in page.drill_box["values"][0]
    page = board(window, drill="ten-shots", face="classic")
    assert "Wide" in page.face_box["values"][0]
    assert page.list.count == 1


def test_choosing_in_the_boxes_changes_the_table(window: Window) -> None:
    window.services.store.save(played(window.services, drill="ten-shots", face="wide"))
    page = board(window, drill="timed-30", face="wide")
    assert page.table.count == 0
    page.drill_box.current(0)
    page.drill_box.event_generate("<<ComboboxSelected>>")
    assert page.pair == ("ten-shots", "wide")
    assert page.table.count == 1


def test_the_arrows_in_the_list_of_pairs_change_the_table(window: Window) -> None:
    for face in ("classic", "wide"):
        window.services.store.save(played(window.services, drill="ten-shots", face=face))
    page = board(window, drill="ten-shots", face="classic")
    type_key(page.list.tree, "Down")
    assert page.pair == ("ten-shots", "wide")
    type_key(page.list.tree, "Up")
    assert page.pair == ("ten-shots", "classic")


def test_enter_opens_the_round_of_the_selected_row(window: Window) -> None:
    record = played(window.services)
    window.services.store.save(record)
    page = board(window, drill="ten-shots", face="classic")
    type_key(page.table.tree, "Return")
    assert window.page is not None and window.page.name == "result"
    assert window.page.outcome.record.id == record.id  # type: ignore[attr-defined]


def test_scores_of_a_face_that_is_gone_still_stand_but_cannot_be_played(window: Window) -> None:
    record = changed(played(window.services), face="lost-face")
    window.services.store.save(record)
    page = board(window, drill="ten-shots", face="lost-face", style=record.style)
    assert page.table.count == 1
    type_key(page.table.tree, "p")
    assert window.page is page
    assert window.services.settings.face != "lost-face"


def test_p_chooses_the_pair_and_plays_it(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    page = board(window, drill="ten-shots", face="wide")
    asked: list[str] = []
    monkeypatch.setattr(window, "show", lambda name, **args: asked.append(name))
    type_key(page.play_button, "p")
    assert asked == ["play"]
    assert (window.services.settings.drill, window.services.settings.face) == ("ten-shots", "wide")


def test_a_history_that_cannot_be_read_is_told_and_nothing_breaks(window: Window) -> None:
    window.services.dirs.history.mkdir(parents=True)
    page = board(window)
    assert page.table.count == 0
    assert window.notices.bars


@pytest.mark.parametrize(("size", "listed"), [("1280x800", True), ("1024x700", False)])
def test_a_small_window_gives_the_room_to_the_table(window: Window, size: str, listed: bool) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()
    page = board(window)
    window.root.update()
    assert bool(page.list.winfo_ismapped()) is listed
    for part in (page.table, page.play_button, page.face_box):
        assert part.winfo_rootx() + part.winfo_width() <= window.root.winfo_rootx() + window.root.winfo_width()


def test_whole_matches_from_a_range_have_a_table_of_their_totals(window: Window) -> None:
    me = window.services.settings.player
    for record in (*entered("ap60", ["9 " * 60], me), *entered("ap60", ["10 " * 60], "Bo"), *entered("ap60", ["10"])):
        window.services.store.save(record)
    window.show("board", drill="ap60")
    window.root.update()
    page: Any = window.page
    assert [page.table.cells(n)[1:3] for n in range(page.table.count)] == [("Bo", "600"), (f"{me} (you)", "540")]
    assert ("ap60", "*") in page.pairs and page.play_button.cget("text").startswith("Mark this")
    page._open(0)
    window.root.update()
    result: Any = window.page
    assert result.name == "result"
    type_key(result, "b")
    assert window.page is page and page.pair[0] == "ap60"
    type_key(page.table.tree, "p")
    assert window.page is not None and window.page.name == "enter"


def test_a_round_with_an_aid_leads_to_the_board_of_its_own_way(window: Window) -> None:
    services = window.services
    plain, helped = played(services, 1), changed(played(services, 2), aids={"sticky": {"hold_s": 0.5}})
    services.store.save(plain)
    outcome = services.finish(helped)
    window.show("result", outcome=outcome, fresh=True)
    window.root.update()
    page: Any = window.page
    page.board()
    window.root.update()
    board: Any = window.page
    assert board.name == "board" and [ranked.row.id for ranked in board._shown_rows] == [helped.id]
    assert any("with: sticky press" in name for name in board.face_box["values"])
    assert len(board.pairs) == 2
