"""What the pages of the window ask for, without a window."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bullseye.app import open_store
from bullseye.dirs import Dirs
from bullseye.errors import StorageError
from bullseye.play.services import GUEST, SEEDS, Services
from bullseye.records.disk.files import RealFiles
from bullseye.records.settings import SettingsFile
from bullseye.records.store import Store
from bullseye.session.events import Finished
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from tests.fakes import ManualClock
from tests.rounds import Played, changed, ids

OWN_FACE = 'name = "Mine"\ngauge_mm = 1\n[[ring]]\npoints = 5\ndiameter_mm = 50\nfill = "#ffffff"\n'


@pytest.fixture
def dirs(tmp_path: Path) -> Dirs:
    return Dirs(tmp_path / "data", tmp_path / "config")


def services_in(dirs: Dirs, seed: int | None = None, chance: int = 1) -> Services:
    return Services(
        dirs,
        SettingsFile(dirs.settings),
        lambda: open_store(dirs),
        ManualClock(),
        Random(chance),
        ids(),
        seed,
    )


def record_of(plan: RoundPlan, record_id: str, off_mm: float = 0.0) -> Record:
    """Ten shots by *plan*, all that far off."""
    played = Played(plan)
    played.round.start()
    for n in range(10):
        played.at(n + 1.0, off_mm)
    return changed(played.told(Finished)[0].record, id=record_id)


def test_at_the_first_start_everything_has_a_choice_and_nothing_is_written(dirs: Dirs) -> None:
    services = services_in(dirs)
    assert (services.face().id, services.drill().id) == ("classic", "timed-30")
    plan = services.plan()
    assert (plan.player, plan.style, plan.device, plan.simulated) == (GUEST, "standard", "mouse", False)
    assert services.best("classic", "timed-30", "x-10-9", GUEST) is None
    assert not dirs.data.exists() and not dirs.config.exists()


def test_the_records_are_opened_when_first_needed(dirs: Dirs) -> None:
    opened: list[Store] = []

    def open_and_note() -> Store:
        opened.append(open_store(dirs))
        return opened[-1]

    services = Services(dirs, SettingsFile(dirs.settings), open_and_note, ManualClock(), Random(1), ids())
    services.plan()
    assert opened == []
    assert services.store is services.store is opened[0] and len(opened) == 1


def test_choices_are_remembered_for_the_next_start(dirs: Dirs) -> None:
    assert services_in(dirs).choose(player="Ann", face="wa-122", drill="ten-shots", device="pen") == ""
    services = services_in(dirs)
    plan = services.plan()
    assert (plan.player, plan.face.id, plan.drill.id, plan.device) == ("Ann", "wa-122", "ten-shots", "pen")
    assert services.settings.players == ["Ann"] and services.session.player == "Ann"


def test_a_choice_that_is_not_allowed_sets_nothing(dirs: Dirs) -> None:
    services = services_in(dirs)
    with pytest.raises(ValueError, match="theme"):
        services.choose(player="Ann", theme="pink")
    assert services.settings.player == "" and services.settings.players == []


def test_a_choice_that_cannot_be_kept_says_why(dirs: Dirs) -> None:
    dirs.data.parent.mkdir(exist_ok=True)
    dirs.data.write_text("in the way", encoding="utf-8")
    services = services_in(dirs)
    assert "data" in services.choose(face="wide")
    assert services.face().id == "wide", "it holds for this sitting"


def test_a_player_named_on_the_command_line_plays_without_being_kept(dirs: Dirs) -> None:
    services = services_in(dirs)
    services.use_player("Ben")
    assert services.plan().player == "Ben" and services.session.player == "Ben"
    assert not dirs.settings.exists()


def test_settings_that_could_not_be_read_at_the_start_count_as_soon_as_they_can(dirs: Dirs) -> None:
    services_in(dirs).choose(player="Ann", theme="dark")

    class Away(RealFiles):
        away = True

        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            if self.away:
                raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))
            return super().read(path, start, length)

    disk = Away()
    services = Services(
        dirs, SettingsFile(dirs.settings, disk), lambda: open_store(dirs), ManualClock(), Random(1), ids()
    )
    services.use_player("Ben")
    assert "network folder" in services.choose(volume=0.25) and services.settings.volume == 0.25
    disk.away = False
    assert services.choose(scale=1.5) == ""
    assert services.settings.theme == "dark" and services.settings.player == "Ben"
    kept = SettingsFile(dirs.settings).load()
    assert (kept.player, kept.players, kept.theme, kept.scale) == ("Ann", ["Ann"], "dark", 1.5)
    assert kept.volume == 0.25


def test_a_new_player_begins_a_new_sitting_and_the_same_one_does_not(dirs: Dirs) -> None:
    services = services_in(dirs)
    services.choose(player="Ann")
    sitting = services.session
    services.choose(player="Ann", face="wide")
    assert services.session is sitting
    services.choose(player="Ben")
    assert services.session is not sitting and services.session.player == "Ben"
    services.choose(player="")
    assert services.session.player == GUEST
    assert services.settings.players == ["Ann", "Ben"]


def test_a_name_is_cleaned_and_one_player_in_any_case_of_letters(dirs: Dirs) -> None:
    services = services_in(dirs)
    services.choose(player=" Bo\u202e\n")
    sitting = services.session
    services.choose(player="BO")
    assert (services.settings.player, services.settings.players) == ("Bo", ["Bo"]) and services.session is sitting
    services.use_player("bo\u200b")
    assert (services.plan().player, services.settings.players) == ("Bo", ["Bo"])
    services.choose(player="bo", players=["bo"])
    assert services.settings.player == "bo", "the list is what says how a name is spelt"


def test_a_name_of_an_older_version_that_is_no_name_today_still_plays(dirs: Dirs) -> None:
    services = services_in(dirs)
    long = "x" * 60
    services.choose(players=[long])
    services.choose(player=long)
    assert services.settings.player == long and services.settings.players == [long]


@pytest.mark.parametrize("state", ["gone", "broken"])
def test_a_face_or_drill_that_is_no_more_gives_way_to_the_first(dirs: Dirs, state: str) -> None:
    dirs.faces.mkdir(parents=True)
    mine = dirs.faces / "mine.toml"
    mine.write_text(OWN_FACE, encoding="utf-8")
    services = services_in(dirs)
    services.choose(face="mine", drill="no-such-drill")
    assert services.face().id == "mine" and services.drill().id == "timed-30"
    if state == "gone":
        mine.unlink()
    else:
        mine.write_text("gauge_mm = -1", encoding="utf-8")
    services.faces.refresh()
    assert services.face().id == "classic"


def test_a_style_is_used_where_the_face_has_it(dirs: Dirs) -> None:
    services = services_in(dirs)
    face = next(face for face in services.faces.items() if len(face.styles) > 1)
    services.choose(style=face.styles[1].id)
    assert services.style_of(face) == face.styles[1].id
    assert services.style_of(services.faces.get("wide")) == "standard"


def test_seeds_are_drawn_by_chance_or_counted_from_the_one_given(dirs: Dirs) -> None:
    drawn = [services_in(dirs, chance=4).plan().seed for _ in range(2)]
    assert drawn[0] == drawn[1] and 0 <= drawn[0] < SEEDS
    assert services_in(dirs, chance=5).plan().seed != drawn[0]
    counted = services_in(dirs, seed=100)
    first = counted.plan()
    assert (first.seed, counted.replan(first).seed, counted.plan().seed) == (100, 101, 102)


def test_another_round_of_the_same_plan_changes_only_its_seed(dirs: Dirs) -> None:
    services = services_in(dirs, seed=5)
    plan = services.plan()
    again = services.replan(plan)
    assert again.seed != plan.seed
    for name in ("face", "drill", "player", "style", "gauge_mm", "device", "px_per_mm"):
        assert getattr(again, name) == getattr(plan, name), name


def test_a_finished_round_is_saved_placed_and_compared_with_the_best_before(dirs: Dirs) -> None:
    services = services_in(dirs, seed=1)
    services.choose(player="Ann", drill="ten-shots")
    middling, best, poor = (
        services.finish(record_of(services.plan(), f"round-{n}", off_mm)) for n, off_mm in enumerate((40.0, 0.0, 50.0))
    )
    assert (middling.place, middling.best_before, middling.is_best) == (1, None, True)
    assert (best.place, best.best_before, best.is_best) == (1, middling.card.totals.score, True)
    assert (poor.place, poor.best_before, poor.is_best) == (3, 100, False)
    assert [row.id for row in services.store.rounds()] == ["round-0", "round-1", "round-2"]
    assert services.best("classic", "ten-shots", "x-10-9", "Ann") == 100
    assert services.best("classic", "ten-shots", "x-10-9", "Ben") is None
    assert services.session.sums().rounds == 3


def test_an_unranked_round_is_saved_without_a_place(dirs: Dirs) -> None:
    services = services_in(dirs)
    services.choose(drill="ten-shots")
    outcome = services.finish(replace(record_of(services.plan(), "one"), ranked=False))
    assert outcome.place is None and not outcome.is_best
    assert len(services.store.rounds()) == 1 and services.best("classic", "ten-shots", "x-10-9", GUEST) is None


def test_a_round_that_cannot_be_saved_is_still_shown_with_the_reason(dirs: Dirs) -> None:
    dirs.data.write_text("in the way", encoding="utf-8")
    services = services_in(dirs)
    services.settings.drill = "ten-shots"
    outcome = services.finish(record_of(services.plan(), "one"))
    assert outcome.score == "100" and outcome.place is None
    assert "data" in outcome.trouble and "\n" not in outcome.trouble
    with pytest.raises(StorageError):
        services.store.save(outcome.record)
    assert os.path.isfile(dirs.data)


def test_an_old_round_is_shown_again_even_when_its_face_is_gone(dirs: Dirs) -> None:
    dirs.faces.mkdir(parents=True)
    (dirs.faces / "mine.toml").write_text(OWN_FACE, encoding="utf-8")
    services = services_in(dirs)
    services.choose(face="mine", drill="ten-shots")
    services.finish(record_of(services.plan(), "one"))
    (dirs.faces / "mine.toml").unlink()
    services.faces.refresh()
    outcome = services.review(services.store.find("one"))
    assert outcome.again and outcome.score == "50" and outcome.card.face.name == "mine"


def test_a_best_is_told_against_ones_own_spread_with_the_same_device(dirs: Dirs) -> None:
    services = services_in(dirs, seed=1)
    services.choose(player="Ann", drill="ten-shots")

    def finish(n: int, off_mm: float) -> str:
        return services.finish(record_of(services.plan(), f"round-{n}", off_mm)).verdict

    assert [finish(n, off_mm) for n, off_mm in enumerate((55.0, 58.0, 55.0, 58.0, 55.0))] == [""] * 5
    assert finish(5, 0.0) == "A new best, and outside your usual spread."
    assert finish(6, 0.0) == ""
    services.choose(device="pen")
    assert finish(7, 55.0) == ""
    assert finish(8, 0.0).startswith("A new best with this device (pen); a few more rounds will show")


def test_suggestions_follow_the_rounds_and_can_be_turned_off(dirs: Dirs) -> None:
    services = services_in(dirs, seed=1)
    services.choose(player="Ann", drill="ten-shots")
    assert services.suggestions() == []
    for n in range(5):
        record = record_of(services.plan(), f"round-{n}", 30.0 + n % 3)
        shots = enumerate(record.shots)
        spots = (shot._replace(x_mm=shot.x_mm + (-1) ** k, y_mm=shot.y_mm + k % (n + 1)) for k, shot in shots)
        services.finish(replace(record, shots=tuple(spots)))
    assert "off-centre" in [advice.id for advice in services.suggestions()]
    services.choose(suggestions=False)
    assert services.suggestions() == []


def test_goals_see_the_rounds_as_they_are_finished(dirs: Dirs) -> None:
    services = services_in(dirs, seed=1)
    services.choose(player="Ann", drill="ten-shots")
    goal = services.goals.add("rounds", 1, "week", player="Ann")
    assert services.goals.news("Ann") == []
    now = services.clock.utc().strftime("%Y-%m-%dT%H:%M:%SZ")
    services.finish(replace(record_of(services.plan(), "one"), finished=now))
    (news,) = services.goals.news("Ann")
    services.goals.said([news])
    assert (news.goal, news.word) == (goal, "achieved") and services.goals.news("Ann") == []
    assert dirs.goals.is_file()


@pytest.mark.parametrize(
    ("choices", "way"),
    [({}, "mouse"), ({"device": "keyboard"}, "keyboard"), ({"tremor_px": 8, "sticky_s": 0.5}, "mouse+sticky+tremor")],
)
def test_goals_and_boards_are_about_the_way_one_shoots_now(dirs: Dirs, choices: dict[str, Any], way: str) -> None:
    services = services_in(dirs)
    services.choose(drill="ten-shots", **choices)
    assert services.way == services.plan().way == way
    goal = services.goals.add("accuracy", 0.9, "week")
    assert goal.device == way and services.goals.goals()[0].device == way
