"""Which page of the window stands for a name: tests have a play page and a result page of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.frame.page import Page
    from bullseye.play.services import Services


class Route(NamedTuple):
    """Where a page is, and how the start page leads to it; that is said here, so that it need not be imported for it.

    *key* is the page's key on the start page, if it has one there, *words* those of its button, *help* what F1 says
    of the key. What the page's own keys do, its title and the rest it says itself.
    """

    module: str
    kind: str
    key: str = ""
    words: str = ""
    help: str = ""

    def load(self) -> type[Page]:
        """The page's class; its module is imported when it is first shown."""
        found: type[Page] = getattr(import_module(self.module), self.kind)
        return found


PAGES = {
    "start": Route("bullseye.desk.start.start_page", "StartPage"),
    "play": Route("bullseye.desk.round.play_page", "PlayPage"),
    "result": Route("bullseye.desk.result.result_page", "ResultPage"),
    "board": Route("bullseye.desk.records.board_page", "BoardPage", "b", tr("Board"), tr("Scoreboard")),
    "history": Route(
        "bullseye.desk.records.history_page", "HistoryPage", "h", tr("History"), tr("History of all rounds")
    ),
    "settings": Route("bullseye.desk.records.settings_page", "SettingsPage", "s", tr("Settings"), tr("Settings")),
    "stats": Route(
        "bullseye.desk.progress.stats_page",
        "StatsPage",
        "t",
        tr("Statistics"),
        tr("Statistics: how you are doing, and what to play next"),
    ),
    "goals": Route("bullseye.desk.progress.goals_page", "GoalsPage", "g", tr("Goals"), tr("Goals")),
    "targets": Route(
        "bullseye.desk.watch.targets_page",
        "TargetsPage",
        "w",
        tr("Targets"),
        tr("Targets: numbers to reach, and numbers of services"),
    ),
    "enter": Route(
        "bullseye.desk.enter.entry_page", "EntryPage", "m", tr("Mark shots"), tr("Mark shots: what you shot on a range")
    ),
    "keys": Route("bullseye.desk.records.keys_page", "KeysPage"),
    "watch": Route("bullseye.desk.watch.watch_page", "WatchPage"),
    "editor": Route("bullseye.desk.editor.editor_page", "EditorPage"),
    "replay": Route("bullseye.desk.result.replay_page", "ReplayPage"),
    "tapping_play": Route("bullseye.desk.lab.tapping_page", "TappingPage"),
    "reaction_play": Route("bullseye.desk.lab.reaction_page", "ReactionPage"),
    "tapping_result": Route("bullseye.desk.lab.tapping_result_page", "TappingResultPage"),
    "reaction_result": Route("bullseye.desk.lab.reaction_result_page", "ReactionResultPage"),
    "sequence": Route("bullseye.desk.start.sequence_page", "SequencePage"),
    "class_setup": Route(
        "bullseye.desk.school.setup_page", "ClassSetupPage", "k", help=tr("A class, on the projector")
    ),
    "class": Route("bullseye.desk.school.between_turns_page", "ClassPage"),
    "class_devices": Route("bullseye.desk.school.devices_page", "DevicesPage"),
    "class_end": Route("bullseye.desk.school.end_page", "ClassEndPage"),
    "class_board": Route("bullseye.desk.school.board_page", "ClassBoardPage"),
    "class_lessons": Route("bullseye.desk.school.lessons_page", "ClassLessonsPage"),
    "attract": Route("bullseye.desk.school.attract_page", "AttractPage"),
}
"""Every page by its key, those that the start page leads to in the order of their buttons."""


def page_for(name: str, args: dict[str, Any], services: Services) -> str:
    """The key in PAGES for the page called *name*, shown with *args*."""
    test = ""
    if name == "play":
        host = args.get("host")
        test = (services.drill() if host is None else host.drill()).test
    elif name == "result" and args.get("outcome") is not None:
        test = args["outcome"].record.test
    return f"{test}_{name}" if test else name


Trail = Sequence[tuple[str, dict[str, Any]]]
"""The pages on the way to the present one, each with what it was shown with."""


def waiting(trail: Trail) -> Any:
    """The host of the playlist on the way here that has been begun and is not done, else None."""
    for name, args in reversed(trail):
        if name == "sequence":
            host = args.get("host")
            return host if host is not None and host.waits else None
    return None


def go_home(show: Callable[..., object], trail: Trail) -> None:
    """To the start page; to a playlist that waits half-way, which would be lost there without a question."""
    host = waiting(trail)
    if host is None:
        show("start")
    else:
        show("sequence", host=host)


def home_words(trail: Trail) -> str:
    """The words of a button that leads there."""
    return tr("Home   Esc") if waiting(trail) is None else tr("Playlist   Esc")
