"""What a teacher does, by the words of the wire: each is an act of the class, as if done at the class page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bullseye.classroom.people.names import shown
from bullseye.errors import BadInputError
from bullseye.league.league import League
from bullseye.wire.teacher import Do, Done
from bullseye.words import tr

_Act = Callable[[League, Do], Done | None]


def act(league: League, do: Do) -> Done:
    """Do it. Raises BadInputError for a verb or values that are none, RefusedError and StorageError as the acts do."""
    found = _ACTS.get(do.do)
    if found is None:
        raise BadInputError(
            tr(
                "there is nothing called {do!r} to do; choose one of: {choices}",
                do=do.do,
                choices=", ".join(sorted(_ACTS)),
            )
        )
    needs, run = found
    for name in needs:
        if getattr(do, name) is None:
            raise BadInputError(tr("{do!r} needs {name}; give it", do=do.do, name=name))
    done = run(league, do) or Done()
    league.changed()
    return done


def _choose(league: League, do: Do) -> None:
    if not league.state.heat.is_open or league.heats.at_own_pace:
        league.rounds.settle()  # what is only waited for must not hold the next drill up
    choices = dict(do.choices or {})
    if "drill" in choices:
        check_drill(league.drills.get(choices["drill"]))
    if isinstance(choices.get("seed"), str) and choices["seed"].isascii() and choices["seed"].isdecimal():
        choices["seed"] = int(choices["seed"][:20])  # a browser cannot hold it as a number
    if "face" in choices:
        league.faces.get(choices["face"])
    league.room.choose(**choices)


def check_drill(drill: Any) -> None:
    """Raise BadInputError for a drill that cannot be played in a browser."""
    if drill.test:
        raise BadInputError(
            tr("{name!r} is a test with pages of its own; choose a drill that shoots at a face", name=drill.name)
        )


def _open(league: League, do: Do) -> None:
    league.heats.open(league.connected_seats())


def _shut(league: League, do: Do) -> None:
    league.heats.shut()


def _kick(league: League, do: Do) -> None:
    league.kick(_seat(do))


def _remove(league: League, do: Do) -> None:
    league.put_out(_seat(do))
    league.room.remove(_seat(do))


def _rename(league: League, do: Do) -> Done:
    return Done(league.room.rename(_seat(do), do.name or "").notice)


def _restore(league: League, do: Do) -> Done:
    return Done(league.room.restore(_seat(do)).notice)


def _admit(league: League, do: Do) -> Done:
    if do.ask is None:
        if do.seat is None:
            raise BadInputError(tr("'admit' needs ask, or the seat of who was sent out; give one"))
        league.acts.admit(do.seat)
        return Done(seat=do.seat)
    return Done(seat=league.lobby.answer(do.ask or "", True))


def _refuse(league: League, do: Do) -> Done:
    return Done(seat=league.lobby.answer(do.ask or "", False))


def _teams(league: League, do: Do) -> None:
    given = {}
    for seat, team in (do.teams or {}).items():
        if not (seat.isascii() and seat.isdecimal() and len(seat) < 8):
            raise BadInputError(tr("{seat!r:.40} is no seat; give the number of a seat for each team", seat=seat))
        given[int(seat)] = team
    league.room.teams(given)


def _last(league: League) -> str:
    """Who shot the last round, as may be shown."""
    taken = league.state.last_taken
    return "" if taken is None else shown(league.state.shown_name(taken.seat))


def _void(league: League, do: Do) -> Done:
    if do.go is None or do.shot is None:
        return Done(tr("Shot {shot} of {name} was struck off.", shot=league.room.void_last_shot(), name=_last(league)))
    league.room.void(do.go, do.shot)
    return Done()


def _unvoid(league: League, do: Do) -> Done:
    if do.go is None or do.shot is None:
        return Done(tr("Shot {shot} of {name} counts again.", shot=league.room.unvoid_last(), name=_last(league)))
    league.room.unvoid(do.go, do.shot)
    return Done()


def _seat_at_home(league: League, do: Do) -> Done:
    joined = league.room.join(do.name or "", do.team or league.state.smallest_team())
    return Done(joined.notice, seat=joined.student.seat)


def _begin(league: League, do: Do) -> Done:
    waiting = league.room.begin(do.seat)
    running = league.state.running
    return Done(go=None if running is None else running[0], seat=waiting.student.seat)


def _take(league: League, do: Do) -> Done:
    record = do.record
    assert record is not None  # `act` asked for it
    known = {taken.record.id for taken in league.state.all_rounds()}
    if do.seat is not None and league.state.running is None and record.id not in known:
        league.room.begin(do.seat)  # a new start of the server left the turn, and the round was played on meanwhile
    taken = league.room.take(record)
    return Done(go=taken.go, seat=taken.seat)


def _back(league: League, do: Do) -> Done:
    undone = league.room.back()
    return Done(tr("The last round does not count.") if undone.kind == "taken" else tr("The queue is as it was."))


def _plain(run: Callable[[League, Do], Any]) -> _Act:
    def done(league: League, do: Do) -> None:
        run(league, do)

    return done


def _seat(do: Do) -> int:
    return do.seat or 0


_ACTS: dict[str, tuple[tuple[str, ...], _Act]] = {
    "choose": (("choices",), _choose),
    "pace": (("pace",), _plain(lambda league, do: league.heats.pace(do.pace or ""))),
    "boards": (("by_device",), _plain(lambda league, do: league.acts.connect(by_device=do.by_device))),
    "open": ((), _open),
    "shut": ((), _shut),
    "lock": ((), _plain(lambda league, do: league.acts.connect(locked=True))),
    "unlock": ((), _plain(lambda league, do: league.acts.connect(locked=False))),
    "kick": (("seat",), _kick),
    "admit": ((), _admit),
    "refuse": (("ask",), _refuse),
    "rename": (("seat", "name"), _rename),
    "remove": (("seat",), _remove),
    "restore": (("seat",), _restore),
    "absent": (("seat",), _plain(lambda league, do: league.room.absent(do.seat))),
    "present": (("seat",), _plain(lambda league, do: league.room.present(_seat(do)))),
    "skip": ((), _plain(lambda league, do: league.room.skip(do.seat))),
    "call": (("seat",), _plain(lambda league, do: league.room.call(_seat(do)))),
    "teams": (("teams",), _teams),
    "deal": (("names",), _plain(lambda league, do: league.room.deal_teams(do.names or ()))),
    "hide": ((), _plain(lambda league, do: league.room.choose(names_hidden=True))),
    "show": ((), _plain(lambda league, do: league.room.choose(names_hidden=False))),
    "freeze": ((), _plain(lambda league, do: league.room.freeze())),
    "reveal": ((), _plain(lambda league, do: league.room.reveal())),
    "back": ((), _back),
    "void": ((), _void),
    "unvoid": ((), _unvoid),
    "seat": (("name",), _seat_at_home),
    "begin": ((), _begin),
    "take": (("record",), _take),
    "exported": (("folder",), _plain(lambda league, do: league.room.exported(Path(do.folder or "")))),
    "leave": ((), _plain(lambda league, do: league.room.leave(do.go))),
}
"""Each verb with the values that it needs; `new`, `resume` and `end` are of the host, who has the class."""
