"""Sharing a target from the window: it listens where and while it was asked to, and the link is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from bullseye.desk.watch.share_card import ShareCard
from bullseye.desk.watch.sharing import SharedTargets, shared_targets
from bullseye.watch.condition import Condition
from bullseye.watch.period import Period
from bullseye.watch.targets.definition import Target
from tests.desk.desk_rooms import answer, type_key
from tests.desk.watch.test_targets_page import give, said, settle, targets
from tests.gui import until

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

GLASSES = Target("glasses", "Glasses", "sum", Condition(8.0), Period("day"))


@pytest.fixture
def shared(window: Window) -> Iterator[SharedTargets]:
    give(window, GLASSES)
    shared = shared_targets(window)
    yield shared
    shared.stop()


def status_of(link: str) -> int:
    with urlopen(link, timeout=60) as answered:
        return int(answered.status)


def card(window: Window, shared: SharedTargets) -> ShareCard:
    made = ShareCard(window, shared, "glasses", "Glasses", port=0)
    window.root.update()
    return made


def test_enter_shares_it_on_this_computer_alone_and_copies_the_link(window: Window, shared: SharedTargets) -> None:
    open_card = card(window, shared)
    assert not shared.listens and open_card.who.current() == 0
    open_card.enter()
    link = open_card.link.get()
    assert link.startswith("http://127.0.0.1:") and link == shared.link("glasses")
    assert status_of(link) == 200 and open_card.qr.times >= 1
    open_card.enter()
    assert window.root.clipboard_get() == link
    open_card.close()
    again = card(window, shared)
    assert again.link.get() == link
    again.close()


def test_it_stays_shared_behind_other_pages_until_it_is_stopped_and_the_link_stays(
    window: Window, shared: SharedTargets
) -> None:
    open_card = card(window, shared)
    open_card.enter()
    link = open_card.link.get()
    window.retheme()
    window.show("settings")
    assert shared_targets(window) is shared and status_of(link) == 200
    shared.stop()
    with pytest.raises(OSError):
        status_of(link)
    assert shared.share("glasses", "127.0.0.1", 0).rpartition("/")[2] == link.rpartition("/")[2]


def test_while_a_round_is_played_nothing_is_looked_for_beside_it_and_the_link_answers(
    window: Window, shared: SharedTargets
) -> None:
    link = shared.share("glasses", "127.0.0.1", 0)
    server = shared._server
    assert server is not None and not server.room.rests
    window.show("play")
    until(window.root, lambda: server.room.rests)
    assert status_of(link) == 200
    window.show("start")
    until(window.root, lambda: not server.room.rests)


def test_a_link_that_is_taken_back_opens_nothing_and_with_the_last_nobody_listens(
    window: Window, shared: SharedTargets
) -> None:
    open_card = card(window, shared)
    open_card.enter()
    link = open_card.link.get()
    open_card.take_back()
    assert not shared.listens and not open_card.shown.winfo_ismapped()
    open_card.enter()
    assert open_card.link.get().rpartition("/")[2] != link.rpartition("/")[2]
    open_card.close()


def test_a_port_that_is_taken_is_said_on_the_card(window: Window, shared: SharedTargets) -> None:
    other = SharedTargets(window)
    port = int(other.share("glasses", "127.0.0.1", 0).split(":")[2].partition("/")[0])
    made = ShareCard(window, shared, "glasses", "Glasses", port=port)
    made.enter()
    assert "cannot be used" in str(made.wrong.cget("text")) and not shared.listens
    made.close()
    other.stop()


def test_h_shares_the_chosen_target_and_never_a_goal(window: Window, shared: SharedTargets) -> None:
    page = targets(window)
    answer(window, lambda one: one.close())
    type_key(page.list, "h")
    window.services.goals.add("points", 700, "week", player=page.player)
    page.refresh()
    settle(window)
    type_key(page.list, "Down")
    type_key(page.list, "h")
    assert "yours alone" in said(window)
