"""What the teacher did, as sentences: each follows from one event of the class."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.classroom.log.fold import CAN_GO_BACK
from bullseye.words import capital, commas, tr, trn

if TYPE_CHECKING:
    from bullseye.classroom.log.class_state import ClassState
    from bullseye.classroom.log.event import Event


class AuditLine(NamedTuple):
    """When (UTC), the number of the event, and what was done in a whole sentence."""

    at: str
    number: int
    text: str


_WORDS = {
    "title": tr("the title"),
    "drill": tr("the drill"),
    "face": tr("the face"),
    "style": tr("the scoring style"),
    "seed": tr("the seed"),
    "rounds_per_turn": tr("rounds per turn"),
    "turns": tr("the number of turns"),
    "counting": tr("what counts"),
    "teams": "teams",
    "streak_bonus": tr("the streak bonus"),
    "names_hidden": tr("hiding names"),
    "lesson": tr("the lesson"),
    "idle_s": tr("when a demonstration begins"),
    "pace": tr("the pace"),
    "by_device": tr("places for each kind of device"),
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
        if event.kind == "join":
            late = taken > 0 and not class_state.was_undone(event)
            text = _joined(_name(class_state, event.values["seat"]), event.values.get("sigma_mm"), late=late)
        elif event.kind == "end":
            text = trn("The class was ended after {n} round.", "The class was ended after {n} rounds.", rounds)
        else:
            text = _sentence(class_state, event, gos, by_number)
        if text:
            lines.append(AuditLine(event.at, event.number, text))
    return lines


def _name(class_state: ClassState, seat: Any) -> str:
    student = class_state.student(seat)
    return tr("Seat {seat}", seat=seat) if student is None else student.name


def _sentence(class_state: ClassState, event: Event, gos: dict[int, int], by_number: dict[int, Event]) -> str:
    values = event.values

    name = partial(_name, class_state)
    who = name(values["seat"]) if "seat" in values else ""
    if event.kind in ("void", "unvoid"):
        of = name(gos[values["go"]]) if values["go"] in gos else tr("a turn that is not known")
        back = tr("Shot {shot} of {name} counts again.", shot=values["shot"], name=of)
        return (
            back
            if event.kind == "unvoid"
            else tr("Shot {shot} of {name} was struck off.", shot=values["shot"], name=of)
        )
    if event.kind == "leave":
        left = name(gos[values["go"]]) if values["go"] in gos else tr("Somebody")
        return tr("{name} left a turn without a result.", name=left)
    if event.kind == "back":
        return _gone_back(by_number.get(values["undoes"]), name)
    if event.kind in ("class", "choose"):
        title = values["choices"].get("title", "Class")
        began = tr("The class {title!r} began.", title=title)
        return began if event.kind == "class" else f"{_changes(values['choices'])}."
    if event.kind == "connect":
        return _connected(values["connected"])
    heat = values.get("heat")
    return {
        "rename": tr("The name of seat {seat} became {name}.", seat=values.get("seat"), name=who),
        "remove": tr("{name} was removed; their rounds do not count.", name=who),
        "restore": tr("{name} was taken in again; their rounds count.", name=who),
        "absent": tr("{name} is absent.", name=who),
        "present": tr("{name} is there again.", name=who),
        "skip": tr("{name} was skipped and plays later.", name=who),
        "call": tr("{name} was called to be next.", name=who),
        "teams": trn(
            "Teams were given to {n} student.", "Teams were given to {n} students.", len(values.get("teams", ()))
        ),
        "freeze": tr("The board was frozen."),
        "reveal": tr("The board was revealed."),
        "exported": tr("The class was exported to {folder}.", folder=values.get("path", "")),
        "wiped": tr("The names were wiped."),
        "open": tr("Heat {heat} was called.", heat=heat) if heat else tr("Rounds at one's own pace began."),
        "shut": tr("Heat {heat} was shut.", heat=heat) if heat else tr("Rounds at one's own pace ended."),
        "kick": tr("The device of {name} was thrown out.", name=who),
        "admit": tr("{name} was let in again.", name=who),
    }.get(event.kind, "")


def _joined(name: str, sigma_mm: float | None, *, late: bool) -> str:
    if sigma_mm is None:
        return tr("{name} joined late.", name=name) if late else tr("{name} joined.", name=name)
    if late:
        return tr("{name} joined late: simulated, sigma {sigma_mm:g} mm.", name=name, sigma_mm=sigma_mm)
    return tr("{name} joined: simulated, sigma {sigma_mm:g} mm.", name=name, sigma_mm=sigma_mm)


def _connected(changed: dict[str, Any]) -> str:
    """The PIN is on the wall while it counts, and nobody's business afterwards."""
    said = []
    if "pin" in changed:
        said.append(
            tr("The class was opened for devices.") if changed["pin"] else tr("The class was closed for devices.")
        )
    if "locked" in changed:
        said.append(tr("Nobody can join any more.") if changed["locked"] else tr("Everybody with the PIN can join."))
    rest = {key: value for key, value in changed.items() if key not in ("pin", "locked")}
    return " ".join(said + ([f"{_changes(rest)}."] if rest else []))


def _gone_back(undone: Event | None, name: Callable[[Any], str]) -> str:
    if undone is None or undone.kind not in CAN_GO_BACK:
        return tr("Went back one.")
    whose = name(undone.values["seat"])
    if undone.kind == "taken":
        return tr("Went back one: the round of {name} does not count.", name=whose)
    return tr("Went back one: {name} is where they were.", name=whose)


def _changes(choices: dict[str, Any]) -> str:
    said = []
    for key, value in choices.items():
        shown = value if value != "" else tr("none")
        if isinstance(value, bool):
            shown = tr("on") if value else tr("off")
        said.append(tr("{choice} is now {value}", choice=_WORDS.get(key, key), value=shown))
    text = commas(said) or tr("nothing changed")
    return capital(text)
