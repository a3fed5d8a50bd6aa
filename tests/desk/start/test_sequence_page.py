"""A playlist is played in the window from its start to its sums, by keys or by mouse, at the player's own pace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.round.round_hosts import PlaylistRounds
from bullseye.desk.start.sequence_page import SequencePage
from bullseye.play.services import Services
from bullseye.session.round import State
from tests.desk.desk_rooms import answer, played, services_in, shoot, texts_in, type_key
from tests.desk.lab_hands import TappingHand
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

SHORT = """name = "Short"
summary = "Two faces."
[[round]]
drill = "ten-shots"
[[round]]
drill = "ten-shots"
face = "wide"
"""


@pytest.fixture
def services(tmp_path: Path, clock: ManualClock) -> Services:
    found = services_in(tmp_path, clock)
    found.dirs.playlists.mkdir(parents=True)
    (found.dirs.playlists / "short.toml").write_text(SHORT)
    return found


def between(window: Window, rounds: int = 0, playlist: str = "short") -> SequencePage:
    """The page after so many rounds of a playlist."""
    sequence = window.services.sequence(playlist)
    for n in range(rounds):
        step = sequence.next
        assert step is not None
        record = played(window.services, n, face=step.face.id, drill=step.drill.id)
        sequence.played(window.services.finish(record))
    window.show("sequence", host=PlaylistRounds(window, sequence))
    window.root.update()
    assert isinstance(window.page, SequencePage)
    return window.page


def shoot_ten(window: Window, clock: ManualClock) -> None:
    page: Any = window.page
    window.root.update()
    page.canvas.focus_force()
    clock.advance(3.0)
    page.controller.tick()
    assert page.round_state is State.RUNNING
    for _ in range(10):
        shoot(page, clock)
    root: Any = window.root
    grab = root.grab_current()
    if grab is not None:
        grab.destroy()


def test_a_playlist_is_played_from_start_to_sums_by_keys_alone(
    window: Window, clock: ManualClock, services: Services
) -> None:
    window.show("start")
    start: Any = window.page
    press_key(start.start_button, "l")
    while start.ways.playlists.chosen != "short":
        press_key(start.ways.playlists.tree, "Down")
    type_key(start.ways.playlists.tree, "Return")
    assert window.page is not None and window.page.name == "play"
    shoot_ten(window, clock)
    page = window.page
    assert isinstance(page, SequencePage)
    assert page.next_text.cget("text") == "Round 2 of 2: Ten shots"
    assert [r.face for r in services.store.records()] == ["classic"]
    type_key(page.go_button, "Return")
    shoot_ten(window, clock)
    assert window.page is page and page.next_text.cget("text") == "Done: 2 rounds played"
    assert [r.face for r in services.store.records()] == ["classic", "wide"]
    said = texts_in(page)
    for number in page.host.sequence.facts():
        assert number.label in said and number.text in said
    type_key(page.go_button, "Return")
    assert window.page.name == "play"
    type_key(window.page.canvas, "Escape")  # type: ignore[attr-defined]
    assert page.host.sequence.progress == "Round 1 of 2", "the list again, from its start"
    type_key(page.go_button, "Escape")
    assert window.page.name == "start", "nothing of it was played, so nothing is asked"


def test_a_playlist_is_played_by_mouse_alone(window: Window, clock: ManualClock) -> None:
    window.show("start")
    start: Any = window.page
    window.root.update()
    click(start.ways.buttons["playlist"], 12, 12)
    tree = start.ways.playlists.tree
    tree.see("short")
    start.update()
    left, top, wide, high = tree.bbox("short")
    click(tree, left + wide // 2, top + high // 2)
    click(start.start_button, 20, 20)
    shoot_ten(window, clock)
    page: Any = window.page
    click(page.go_button, 20, 20)
    shoot_ten(window, clock)
    assert page.next_text.cget("text") == "Done: 2 rounds played"
    click(page.leave_button, 10, 10)
    assert window.page is not None and window.page.name == "start"


@pytest.mark.parametrize("leave", [True, False])
def test_leaving_half_way_asks_and_says_what_is_saved(window: Window, services: Services, leave: bool) -> None:
    page = between(window, 1)
    told: list[str] = []

    def reply(card: Any) -> None:
        told.extend(texts_in(card))
        (card.yes if leave else card.no).invoke()

    answer(window, reply)
    type_key(page.go_button, "Escape")
    assert any("The round played so far is saved." in text for text in told)
    assert window.page is not None and window.page.name == ("start" if leave else "sequence")
    assert len(list(services.store.records())) == 1


def test_closing_half_way_loses_nothing_and_asks_nothing(window: Window) -> None:
    assert between(window, 1).may_close()


def test_the_list_tells_what_was_what_is_next_and_what_comes(window: Window) -> None:
    page = between(window, 1, "daily")
    marks = [page._row(n).mark for n in range(6)]
    assert marks == ["", "own", "muted", "muted", "muted", "muted"]
    assert page._row(0).cells[1] == "Warm-up" and page._row(1).cells[-1] == "next"
    assert page._row(5).cells[3] == "\u2013"


def test_a_played_round_can_be_looked_at_and_left_again(window: Window) -> None:
    page = between(window, 1)
    type_key(page.go_button, "o")
    assert window.page is not None and window.page.name == "result"
    type_key(window.page, "Escape")
    assert window.page is page
    page.table.select(1)
    click(page.open_button, 10, 10)
    assert window.page is page, "the second round has not been played"


def test_a_round_that_could_not_be_saved_is_kept_in_memory_and_saved_after_the_next(
    window: Window, services: Services, tmp_path: Path
) -> None:
    host = PlaylistRounds(window, services.sequence("short"))
    first, second = played(services, 1), played(services, 2, face="wide")
    (tmp_path / "data").write_text("a file where the folder should be")
    host.over(host.finish(first))
    window.root.update()
    assert len(window.unsaved) == 1
    assert any("1 round not saved" in text for text in window.notices.texts)
    (tmp_path / "data").unlink()
    host.over(host.finish(second))
    window.root.update()
    assert len(window.unsaved) == 0
    assert {record.id for record in services.store.records()} == {first.id, second.id}


def test_a_drill_with_a_page_of_its_own_is_part_of_a_playlist_too(
    window: Window, clock: ManualClock, services: Services
) -> None:
    (services.dirs.playlists / "short.toml").write_text(SHORT.replace("ten-shots", "pointing-test", 1))
    services.playlists.refresh()
    host = PlaylistRounds(window, services.sequence("short"))
    window.show("play", host=host)
    window.root.update()
    lab: Any = window.page
    lab.canvas.focus_force()
    TappingHand(lab, clock).play()
    window.root.update()
    page = window.page
    assert isinstance(page, SequencePage)
    assert page.next_text.cget("text") == "Round 2 of 2: Ten shots"
    assert page._row(0).cells[1] == services.drills.get("pointing-test").name
    assert len(list(services.store.records())) == 1


@pytest.mark.parametrize("size", ["1024x700", "1920x1080"])
@pytest.mark.parametrize("rounds", [0, 3, 6])
def test_nothing_is_cut_off(window: Window, size: str, rounds: int) -> None:
    window.root.geometry(f"{size}+0+0")
    page = between(window, rounds, "daily")
    right = window.root.winfo_rootx() + window.root.winfo_width()
    for part in (page.heading, page.next_text, page.next_words, page.table.tree, page.go_button, page.leave_button):
        assert part.winfo_rootx() + part.winfo_width() <= right
        assert part.winfo_width() >= min(part.winfo_reqwidth(), 300)
    shown = sum(int(page.table.tree.column(str(n), "width")) for n in range(6))
    assert shown <= page.table.tree.winfo_width()


def test_f1_lists_the_keys(window: Window) -> None:
    page = between(window, 1)
    type_key(page.go_button, "F1")
    said = texts_in(window.overlay)  # type: ignore[arg-type]
    for key, what in page.keys:
        assert key in said and what in said


def test_half_way_every_way_home_leads_back_to_the_playlist(
    window: Window, services: Services, clock: ManualClock
) -> None:
    page = between(window, 1)
    type_key(page.go_button, "o")
    result: Any = window.page
    assert result.name == "result"
    assert "From the history" not in texts_in(result.panel), "it has just been played"
    assert str(result._bar.leave.cget("text")) == "Back   Esc"
    type_key(result.play_button, "Return")
    assert window.page is not None and window.page.name == "play"
    type_key(window.page.canvas, "Escape")  # type: ignore[attr-defined]
    assert window.page is page, "left without a round"
    type_key(page.go_button, "o")
    type_key(result.play_button, "Return")
    shoot_ten(window, clock)
    assert window.page is result and result.fresh
    assert str(result._bar.leave.cget("text")) == "Playlist   Esc"
    type_key(result.play_button, "Escape")
    assert window.page is page and page.next_text.cget("text") == "Round 2 of 2: Ten shots"
    answer(window, lambda card: card.yes.invoke())
    type_key(page.go_button, "Escape")
    assert window.page.name == "start"


def test_a_playlist_that_is_done_or_not_begun_holds_nobody_back(window: Window) -> None:
    for rounds in (0, 2):
        page = between(window, rounds)
        assert str(page.leave_button.cget("text")) == ("Home   Esc" if rounds else "Leave   Esc")
        window.home()
        assert window.page is not None and window.page.name == "start"


def test_the_longest_headline_is_read_whole_in_the_smallest_window(window: Window, services: Services) -> None:
    window.root.geometry("1024x700+0+0")
    sequence = services.sequence("short")
    sequence.played(services.finish(played(services, drill="grouping")))
    window.show("sequence", host=PlaylistRounds(window, sequence))
    window.root.update()
    page: Any = window.page
    page.table.draw()
    note = str(page.table.tree.item("0", "values")[5])
    assert note.strip() == "No points here: the group is what counts"
