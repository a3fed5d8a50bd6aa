"""What the teacher did, as sentences: each follows from one event of the class."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.classroom.log.fold import CAN_GO_BACK
from bullseye.wording.numbers import plural

if TYPE_CHECKING:
    from bullseye.classroom.log.class_state import ClassState
    from bullseye.classroom.log.event import Event


class AuditLine(NamedTuple):
    """When (UTC), the number of the event, and what was done in a whole sentence."""

    at: str
    number: int
    text: str


_WORDS = {
    "title": "the title",
    "drill": "the drill",
    "face": "the face",
    "style": "the scoring style",
    "seed": "the seed",
    "rounds_per_turn": "rounds per turn",
    "turns": "the number of turns",
    "counting": "what counts",
    "teams": "teams",
    "streak_bonus": "the streak bonus",
    "names_hidden": "hiding names",
    "lesson": "the lesson",
    "idle_s": "when a demonstration begins",
    "pace": "the pace",
    "by_device": "places for each kind of device",
}


def audit_of(class_state: ClassState) -> list[AuditLine]:
    """A line for everything but turns that simply began and were taken."""
    gos = {e.number: e.values["seat"] for e in class_state.events if e.kind == "begin"}
    by_number = {event.number: event for event in class_state.events}
    rounds = sum(event.kind == "taken" for event in class_state.events)
    lines = []
    taken = 0
    for event in class_state.events:
        taken += event.kind == "taken"
        text = _sentence(class_state, event, gos, by_number)
        if event.kind == "join" and taken and not class_state.was_undone(event):
            text = text.replace("joined", "joined late")
        if event.kind in ("end", "wiped"):
            text = text.replace("#", plural(rounds, "round"))
        if text:
            lines.append(AuditLine(event.at, event.number, text))
    return lines


def _sentence(class_state: ClassState, event: Event, gos: dict[int, int], by_number: dict[int, Event]) -> str:
    values = event.values

    def name(seat: Any) -> str:
        student = class_state.student(seat)
        return f"Seat {seat}" if student is None else student.name

    who = name(values["seat"]) if "seat" in values else ""
    if event.kind in ("void", "unvoid"):
        of = name(gos[values["go"]]) if values["go"] in gos else "a turn that is not known"
        back = " counts again" if event.kind == "unvoid" else " was struck off"
        return f"Shot {values['shot']} of {of}{back}."
    if event.kind == "leave":
        return f"{name(gos[values['go']]) if values['go'] in gos else 'Somebody'} left a turn without a result."
    if event.kind == "back":
        return _gone_back(by_number.get(values["undoes"]), name)
    if event.kind in ("class", "choose"):
        title = values["choices"].get("title", "Class")
        return f"The class {title!r} began." if event.kind == "class" else f"{_changes(values['choices'])}."
    if event.kind == "connect":
        return _connected(values["connected"])
    spread = values.get("sigma_mm")
    return {
        "join": f"{who} joined" + ("." if spread is None else f": simulated, sigma {spread:g} mm."),
        "rename": f"The name of seat {values.get('seat')} became {who}.",
        "remove": f"{who} was removed; their rounds do not count.",
        "restore": f"{who} was taken in again; their rounds count.",
        "absent": f"{who} is absent.",
        "present": f"{who} is there again.",
        "skip": f"{who} was skipped and plays later.",
        "call": f"{who} was called to be next.",
        "teams": f"Teams were given to {plural(len(values.get('teams', ())), 'student')}.",
        "freeze": "The board was frozen.",
        "reveal": "The board was revealed.",
        "exported": f"The class was exported to {values.get('path', '')}.",
        "end": "The class was ended after #.",
        "wiped": "The names were wiped.",
        "open": f"Heat {values.get('heat')} was called." if values.get("heat") else "Rounds at one's own pace began.",
        "shut": f"Heat {values.get('heat')} was shut." if values.get("heat") else "Rounds at one's own pace ended.",
        "kick": f"The device of {who} was thrown out.",
        "admit": f"{who} was let in again.",
    }.get(event.kind, "")


def _connected(changed: dict[str, Any]) -> str:
    """The PIN is on the wall while it counts, and nobody's business afterwards."""
    said = []
    if "pin" in changed:
        said.append("The class was opened for devices." if changed["pin"] else "The class was closed for devices.")
    if "locked" in changed:
        said.append("Nobody can join any more." if changed["locked"] else "Everybody with the PIN can join.")
    rest = {key: value for key, value in changed.items() if key not in ("pin", "locked")}
    return " ".join(said + ([f"{_changes(rest)}."] if rest else []))


def _gone_back(undone: Event | None, name: Callable[[Any], str]) -> str:
    if undone is None or undone.kind not in CAN_GO_BACK:
        return "Went back one."
    whose = name(undone.values["seat"])
    what = f"the round of {whose} does not count" if undone.kind == "taken" else f"{whose} is where they were"
    return f"Went back one: {what}."


def _changes(choices: dict[str, Any]) -> str:
    said = []
    for key, value in choices.items():
        shown = ("on" if value else "off") if isinstance(value, bool) else value if value != "" else "none"
        said.append(f"{_WORDS.get(key, key)} is now {shown}")
    text = ", ".join(said) or "nothing changed"
    return text[0].upper() + text[1:]
