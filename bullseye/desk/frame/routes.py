"""Which page of the window stands for a name: tests have a play page and a result page of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bullseye.play.services import Services

PAGES = {
    "start": ("bullseye.desk.start.start_page", "StartPage"),
    "play": ("bullseye.desk.round.play_page", "PlayPage"),
    "result": ("bullseye.desk.result.result_page", "ResultPage"),
    "board": ("bullseye.desk.records.board_page", "BoardPage"),
    "history": ("bullseye.desk.records.history_page", "HistoryPage"),
    "settings": ("bullseye.desk.records.settings_page", "SettingsPage"),
    "editor": ("bullseye.desk.editor.editor_page", "EditorPage"),
    "replay": ("bullseye.desk.result.replay_page", "ReplayPage"),
    "tapping_play": ("bullseye.desk.lab.tapping_page", "TappingPage"),
    "reaction_play": ("bullseye.desk.lab.reaction_page", "ReactionPage"),
    "tapping_result": ("bullseye.desk.lab.tapping_result_page", "TappingResultPage"),
    "reaction_result": ("bullseye.desk.lab.reaction_result_page", "ReactionResultPage"),
    "sequence": ("bullseye.desk.start.sequence_page", "SequencePage"),
    "class_setup": ("bullseye.desk.school.setup_page", "ClassSetupPage"),
    "class": ("bullseye.desk.school.between_turns_page", "ClassPage"),
    "class_end": ("bullseye.desk.school.end_page", "ClassEndPage"),
    "class_board": ("bullseye.desk.school.board_page", "ClassBoardPage"),
    "class_lessons": ("bullseye.desk.school.lessons_page", "ClassLessonsPage"),
    "attract": ("bullseye.desk.school.attract_page", "AttractPage"),
    "stats": ("bullseye.desk.progress.stats_page", "StatsPage"),
    "goals": ("bullseye.desk.progress.goals_page", "GoalsPage"),
}
"""Every page by its key: its module, imported when it is first shown, and its class."""


def page_for(name: str, args: dict[str, Any], services: Services) -> str:
    """The key in PAGES for the page called *name*, shown with *args*."""
    test = ""
    if name == "play":
        host = args.get("host")
        test = (services.drill() if host is None else host.drill()).test
    elif name == "result" and args.get("outcome") is not None:
        record = args["outcome"].record
        test = next((key for key in ("tapping", "reaction") if key in record), "")
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
    return "Start   Esc" if waiting(trail) is None else "Playlist   Esc"
