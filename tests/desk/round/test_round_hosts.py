"""Whoever stands behind the play page gives the round, takes the result and says what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.round.round_hosts import OwnRounds, PlaylistRounds, SameRounds, coded_round, return_match
from bullseye.errors import BadInputError, UnknownNameError
from bullseye.play.services import Services
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.round import State
from tests.desk.desk_rooms import played, shoot, type_key
from tests.fakes import ManualClock
from tests.gui import press_key
from tests.rounds import changed

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.round.play_page import PlayPage
    from bullseye.desk.round.round_hosts import Host
    from bullseye.drill.drill import Drill
    from bullseye.play.round.ghost import Ghost
    from bullseye.play.round.outcome import Outcome

pytestmark = pytest.mark.chosen(drill="ten-shots")


class Stranger:
    """A host of the test's own: it notes what it is asked."""

    def __init__(self, window: Window, may_restart: bool = True) -> None:
        self.window, self.asked = window, list[str]()
        self.may_restart = may_restart
        self.outcome: Outcome | None = None

    def drill(self) -> Drill:
        return self.window.services.drills.get("ten-shots")

    def plan(self) -> RoundPlan:
        self.asked.append("plan")
        services = self.window.services
        return services.plan_of(services.drills.get("ten-shots"), services.faces.get("wide"), seed=11)

    def ghost(self) -> Ghost | None:
        self.asked.append("ghost")
        return None

    def banner(self) -> str:
        return "Turn 2 of 3"

    def again(self, plan: RoundPlan) -> RoundPlan | None:
        self.asked.append("again")
        return plan if self.may_restart else None

    def finish(self, record: Record) -> Outcome:
        self.asked.append("finish")
        return self.window.services.review(record)

    def over(self, outcome: Outcome) -> None:
        self.asked.append("over")
        self.outcome = outcome
        self.window.show("settings")

    def left(self) -> None:
        self.asked.append("left")
        self.window.show("history")


def on(window: Window, clock: ManualClock, host: Host) -> PlayPage:
    """The play page of *host*, its count over."""
    window.show("play", host=host)
    page: Any = window.page
    window.root.update()
    page.canvas.focus_force()
    clock.advance(3.0)
    page.controller.tick()
    assert page.round_state is State.RUNNING
    return page  # type: ignore[no-any-return]


def test_a_host_is_asked_for_plan_and_ghost_and_told_of_the_result(window: Window, clock: ManualClock) -> None:
    host = Stranger(window)
    page = on(window, clock, host)
    assert host.asked == ["plan", "ghost"]
    assert page.controller.plan.face.id == "wide" and page.controller.plan.seed == 11
    assert page.hud.heading()[2] == "Turn 2 of 3  \u00b7  Anna"
    for _ in range(10):
        shoot(page, clock)
    assert host.asked[2:] == ["finish", "over"]
    assert window.page is not None and window.page.name == "settings"
    assert host.outcome is not None and host.outcome.record.timing is not None
    assert list(window.services.store.records()) == [], "what is kept is the host's to say"


def test_escape_goes_where_the_host_says(window: Window, clock: ManualClock) -> None:
    host = Stranger(window)
    type_key(on(window, clock, host).canvas, "Escape")
    assert host.asked[-1] == "left"
    assert window.page is not None and window.page.name == "history"


@pytest.mark.parametrize("may", [True, False])
def test_r_begins_anew_only_where_the_host_allows_it(window: Window, clock: ManualClock, may: bool) -> None:
    page = on(window, clock, Stranger(window, may))
    shoot(page, clock)
    press_key(page.canvas, "r")
    assert page.round_state is (State.COUNTING if may else State.RUNNING)
    assert len(page.controller.round.shots) == (0 if may else 1)


def test_without_a_host_a_round_is_the_players_own(window: Window, clock: ManualClock, services: Services) -> None:
    own = OwnRounds(window)
    page = on(window, clock, own)
    assert own.ghost() is None and own.banner() == ""
    assert page.hud.heading()[2] == "Anna"
    seed = page.controller.plan.seed
    press_key(page.canvas, "r")
    assert page.controller.plan.seed != seed


def test_a_round_by_code_is_the_same_each_time(window: Window, clock: ManualClock, services: Services) -> None:
    record = played(services, 5, drill="race-30")
    host = coded_round(window, services.plan_of_code(services.code_of(record)))
    page = on(window, clock, host)
    assert (page.controller.plan.drill.id, page.controller.plan.seed) == ("race-30", 5)
    assert page.hud.heading()[2] == "By round code  \u00b7  Anna"
    press_key(page.canvas, "r")
    assert page.controller.plan.seed == 5


def test_a_return_match_is_refused_before_it_begins(window: Window, services: Services) -> None:
    record = played(services)
    with pytest.raises(UnknownNameError):
        return_match(window, changed(record, drill="gone"))
    with pytest.raises(BadInputError, match="cannot be played again as it was"):
        return_match(window, changed(record, gauge_mm=99.0))


def test_leaving_a_round_of_a_playlist_waits_at_that_round(window: Window, clock: ManualClock) -> None:
    host = PlaylistRounds(window, window.services.sequence("daily"))
    page = on(window, clock, host)
    assert page.hud.heading()[2] == "Round 1 of 6  \u00b7  Anna"
    type_key(page.canvas, "Escape")
    assert window.page is not None and window.page.name == "sequence"
    assert host.sequence.progress == "Round 1 of 6" and list(window.services.store.records()) == []


def test_the_same_again_is_the_records_drill_face_and_style_whatever_is_chosen(
    window: Window, services: Services
) -> None:
    record = played(services, 7, face="wide", drill="timed-30")
    services.settings.update(drill="grouping", face="classic")
    host = SameRounds(window, record)
    assert host.drill().id == "timed-30"
    first, second = host.plan(), host.plan()
    assert (first.drill.id, first.face.id, first.face.style(first.style).id) == ("timed-30", "wide", record.style)
    assert first.seed != second.seed != record.seed and first.player == "Anna"
    again = host.again(second)
    assert again is not None and again.seed != second.seed
    with pytest.raises(UnknownNameError):
        SameRounds(window, changed(record, drill="gone"))
    with pytest.raises(UnknownNameError):
        SameRounds(window, changed(record, style="gone"))


def test_the_hosts_of_this_program_say_their_drill_beforehand(window: Window, services: Services) -> None:
    playlist = PlaylistRounds(window, services.sequence("daily"))
    hosts = (OwnRounds(window), SameRounds(window, played(services)), playlist)
    assert [host.drill() for host in hosts] == [host.plan().drill for host in hosts]
