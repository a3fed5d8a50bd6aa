"""A round by ear: keys in, lines and samples out; and a player who is given nothing but the samples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import mean

import pytest

from bullseye.app import new_id, open_store
from bullseye.dirs import Dirs, user_dirs
from bullseye.ear.sonified import Sonified
from bullseye.ear.stream import RATE_HZ, FaceStream
from bullseye.play.aloud.round_aloud import RoundAloud
from bullseye.play.services import Services
from bullseye.records.settings import SettingsFile
from bullseye.session.round import State
from tests.fakes import ManualClock
from tests.listening import BlindPlayer


class Played:
    """One round on a clock of its own, with what was said."""

    def __init__(self, folder: Path, drill: str, seed: int = 1, face: str = "classic", count_s: int = 0) -> None:
        self.clock = ManualClock()
        dirs = user_dirs(folder)
        self.services = services_in(dirs, self.clock)
        plan = self.services.plan_of(self.services.drills.get(drill), self.services.faces.get(face), seed=seed)
        self.stream = FaceStream(Sonified(plan.face), 1.0)
        self.said: list[str] = []
        self.game = RoundAloud(self.services, plan, self.tell, self.stream, count_s)

    def tell(self, lines: Sequence[str]) -> None:
        self.said.extend(lines)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.clock.advance(0.25)
            self.game.press(key)

    def hear(self, seconds: float) -> bytes:
        """What sounds next, as that much time goes by; the first tenth is on its way from before the last key."""
        self.clock.advance(0.1 + seconds)
        self.game.tick()
        self.stream.render(RATE_HZ // 10)
        return self.stream.render(round(seconds * RATE_HZ))


def services_in(dirs: Dirs, clock: ManualClock) -> Services:
    return Services(dirs, SettingsFile(dirs.settings), lambda: open_store(dirs), clock, Random(1), new_id)


@pytest.fixture
def begin(tmp_path: Path) -> Callable[..., Played]:
    def made(drill: str = "ten-shots", **more: object) -> Played:
        played = Played(tmp_path, drill, **more)  # type: ignore[arg-type]
        played.press("shoot")
        return played

    return made


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("drill", "face"), [("grouping", "classic"), ("ten-shots", "issf-air-rifle-10m")])
def test_who_is_given_nothing_but_the_samples_plays_to_the_saved_result(
    begin: Callable[..., Played], drill: str, face: str, seed: int
) -> None:
    played = begin(drill, seed=seed, face=face)
    player = BlindPlayer(played.hear, played.press)
    for _ in range(10):
        player.shoot_at_the_centre()
    assert played.game.round.state is State.FINISHED
    (kept,) = played.services.store.records()
    assert (kept.drill, kept.face, len(kept.shots)) == (drill, face, 10)
    assert (kept.device, set(kept.aids or ()), kept.px_per_mm) == ("keyboard", {"ear"}, None)
    centre_mm = Sonified(played.game.plan.face).centre_mm
    assert mean((shot.x_mm**2 + shot.y_mm**2) ** 0.5 for shot in kept.shots) <= centre_mm
    assert player.looks < 60
    assert played.game.result()[0].startswith(played.game.plan.drill.name)


def test_after_each_shot_the_point_is_elsewhere_and_the_same_seed_makes_the_same_jumps(
    begin: Callable[..., Played],
) -> None:
    first = begin("grouping", seed=4)
    first.press(*["shoot"] * 10)
    again = begin("grouping", seed=4)
    again.press(*["shoot"] * 10)
    places = [(shot.x_mm, shot.y_mm) for shot in first.game.round.shots]
    assert len(set(places)) == 10
    assert places == [(shot.x_mm, shot.y_mm) for shot in again.game.round.shots]


def test_arrows_move_by_half_a_ring_and_with_shift_by_a_tenth_of_one(begin: Callable[..., Played]) -> None:
    played = begin(seed=2)
    played.press("shoot")
    first = played.game.round.shots[0]
    other = begin(seed=2)
    other.press("left", "small-up", "shoot")
    moved = other.game.round.shots[0]
    assert (moved.x_mm - first.x_mm, moved.y_mm - first.y_mm) == pytest.approx((-10, 2))
    third = begin(seed=2)
    third.press("small", "left", "small", "right", "shoot")
    assert third.game.round.shots[0].x_mm - first.x_mm == pytest.approx(8)


def test_the_edge_of_the_range_is_said_and_not_crossed(begin: Callable[..., Played]) -> None:
    played = begin()
    played.press(*["left"] * 60)
    assert "This is the edge." in played.said
    played.press("shoot")
    assert played.game.round.shots[0].x_mm >= -240


def test_each_shot_is_one_line_with_its_place_as_on_a_clock(begin: Callable[..., Played]) -> None:
    played = begin()
    played.press("shoot")
    assert played.said[-1].endswith("o'clock. Shot 1 of 10.")
    played.press("score")
    assert played.said[-1].endswith("after 1 shot.")


def test_where_tells_the_way_that_leads_to_the_centre(begin: Callable[..., Played]) -> None:
    played = begin("ten-shots", seed=1)
    for _ in range(40):
        played.press("where")
        line = played.said[-1]
        if line == "You are on the centre.":
            break
        words = line.split()
        across, way, up, upward = float(words[3]), words[5], float(words[7]), words[9].strip(".")
        played.press(*[f"small-{way}"] * round(across / 2), *[f"small-{upward}"] * round(up / 2))
    played.press("shoot")
    assert played.game.round.hits[0].is_x


def test_a_pause_is_silent_keeps_shots_back_and_takes_the_round_off_the_board(begin: Callable[..., Played]) -> None:
    played = begin()
    played.press("pause")
    assert not any(played.hear(0.2)[1000:])
    played.press("shoot")
    assert played.game.round.shots == []
    played.press("pause")
    assert played.said[-1] == "The round goes on."
    assert any(played.hear(0.2))
    played.press(*["shoot"] * 10)
    (kept,) = played.services.store.records()
    assert (len(kept.pauses), kept.ranked) == (1, False)


def test_the_count_is_said_before_the_round_and_nothing_sounds_until_go(tmp_path: Path) -> None:
    played = Played(tmp_path, "ten-shots", count_s=3)
    played.press("shoot")
    assert not any(played.stream.render(RATE_HZ // 4))
    for _ in range(40):
        played.clock.advance(0.1)
        played.game.tick()
    assert played.said == ["3", "2", "1", "Go."]
    assert any(played.stream.render(RATE_HZ // 4))


def test_leaving_is_asked_for_twice_and_keeps_nothing(begin: Callable[..., Played]) -> None:
    played = begin()
    played.press("shoot", "quit")
    assert not played.game.over
    played.press("left", "quit")
    assert not played.game.over
    played.press("quit")
    assert played.game.over
    assert played.said[-1] == "You left the round; nothing of it was kept."
    assert list(played.services.store.records()) == []
    assert not any(played.hear(0.2)[1000:])


def test_a_round_without_a_shot_is_left_at_once(begin: Callable[..., Played]) -> None:
    played = begin("practice")
    played.press("quit")
    assert played.game.over
    assert played.said[-1] == "No shot was fired, so nothing was recorded."


def test_quit_ends_an_endless_drill_and_keeps_it(begin: Callable[..., Played]) -> None:
    played = begin("practice")
    played.press("shoot", "shoot", "quit")
    assert played.game.outcome is not None
    (kept,) = played.services.store.records()
    assert len(kept.shots) == 2


def test_enter_ends_an_endless_drill_as_in_the_window_and_shoots_in_any_other(begin: Callable[..., Played]) -> None:
    played = begin("practice")
    assert "Enter ends the drill and keeps the round." in played.game.how
    played.press("shoot", "enter")
    assert played.game.outcome is not None
    other = begin("ten-shots")
    other.press("enter")
    assert len(other.game.round.shots) == 1


def test_a_key_that_does_nothing_says_so_and_h_says_the_keys(begin: Callable[..., Played]) -> None:
    played = begin()
    played.press("unknown", "help")
    assert played.said[-3] == "This key does nothing here; H says the keys."
    assert played.said[-2:] == played.game.how


def test_the_result_is_read_with_the_numbers_of_the_group(begin: Callable[..., Played]) -> None:
    played = begin()
    played.press(*["shoot"] * 10)
    read = played.game.result()
    for label in ("Hits:", "Mean point of impact:", "Sigma:", "Extreme spread:", "CEP 50 %:"):
        assert any(line.startswith(label) for line in read), label
    assert len(read) == len(set(read))


def test_a_round_that_could_not_be_saved_says_so_and_can_be_saved_again(
    begin: Callable[..., Played], tmp_path: Path
) -> None:
    played = begin()
    folder = played.services.dirs.data
    folder.parent.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    if folder.exists():
        folder.rmdir()
    folder.write_text("in the way")
    played.press(*["shoot"] * 10)
    outcome = played.game.outcome
    assert outcome is not None and outcome.trouble
    assert outcome.trouble in played.game.result()
    folder.unlink()
    played.game.save_again()
    assert played.game.outcome is not None and not played.game.outcome.trouble
    assert len(list(played.services.store.records())) == 1
