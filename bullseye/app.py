"""The one place that joins clock, files, session and window."""

from __future__ import annotations

import os
import sys

from bullseye.errors import BadInputError, BullseyeError, NoDisplayError, NoFontError
from bullseye.words import tr

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from pathlib import Path
    from typing import Any

    from bullseye.coach.model.asking import Asking
    from bullseye.dirs import Dirs
    from bullseye.net.client import Net
    from bullseye.net.secrets import Secrets
    from bullseye.play.sending.outbox import SendingFile
    from bullseye.play.services import Services
    from bullseye.records.care.backup import Daily
    from bullseye.records.store import Store
    from bullseye.session.record import Record
    from bullseye.session.scorecard import Scorecard
    from bullseye.watch.alerts.opened import Opened
    from bullseye.watch.store.database import Database


def new_id() -> str:
    """A fresh uuid4 for a record; never drawn from the seed, so that two equal rounds stay two."""
    import uuid

    return str(uuid.uuid4())


def open_store(dirs: Dirs) -> Store:
    """The records in *dirs*, on the real file system and calendar, with a backup at the first save of a day."""
    from bullseye.measure.round_values import round_values
    from bullseye.records.store import Store
    from bullseye.session.clock import SystemClock

    store = Store(dirs, utc_now=SystemClock().utc, tie_key=count_back, measure=round_values)
    daily: list[Daily] = []

    def after_save() -> None:
        from bullseye.records.care.backup import Daily, in_background

        if not daily:  # imported and built by the first save, not by the start of the program
            daily.append(Daily(store, dirs, SystemClock().utc, in_background))
        daily[0].look()

    store.after_save = after_save
    return store


def open_secrets(dirs: Dirs) -> Secrets:
    """The secrets of this user: from the environment, the system's keyring, or the file in *dirs*."""
    from bullseye.net.secrets import Secrets, system_keyring

    return Secrets(os.environ, system_keyring(), dirs.secrets)


def open_coach(dirs: Dirs) -> Asking:
    """What was chosen for the coach's model, on the real clock and secrets; nothing is sent by it."""
    from bullseye.coach.model.asking import open_asking
    from bullseye.session.clock import SystemClock

    return open_asking(dirs, open_secrets(dirs).get, SystemClock())


def open_sending(dirs: Dirs) -> tuple[SendingFile, Callable[[], Net]]:
    """The rounds that are to be sent to a school, and what opens the network for that; nothing is sent by it."""
    from bullseye.net.client import Net
    from bullseye.play.sending.outbox import SendingFile
    from bullseye.session.clock import SystemClock

    return SendingFile(dirs.sending), lambda: Net(SystemClock())


def open_values(dirs: Dirs) -> Database:
    """The file of samples, states and alerts in *dirs*; close it, or use it in a `with` block."""
    from bullseye.watch.store.database import Database

    return Database(dirs.values)


def open_alerts(dirs: Dirs, database: Database, zone: tzinfo | None = None) -> Opened:
    """Sources, channels and the outbox, on the real clock, network and secrets; close its `net` in the end.

    *zone* None is that of the machine.
    """
    from random import SystemRandom

    from bullseye.local_zone import LocalZone
    from bullseye.session.clock import SystemClock
    from bullseye.watch.alerts.opened import open_alerts

    return open_alerts(dirs, database, open_secrets(dirs), SystemClock(), zone or LocalZone(), SystemRandom())


def count_back(record: Record, card: Scorecard | None = None) -> tuple[float, ...]:
    """What ranks a round among others of its score, by the rule set its drill names; the smaller comes first.

    *card* is the round scored, where the caller has it.
    """
    from bullseye.session.scorecard import score_record
    from bullseye.target.ties import TIE_RULES, tie_key

    rule_set = record.parameters.ties
    if not TIE_RULES.get(rule_set):  # nothing to count back: no need to score the shots
        return ()
    try:
        hits = score_record(record).hits if card is None else card.hits
    except BullseyeError:
        return ()  # a line from elsewhere that does not hold what scoring needs: it must not hide the other rounds
    return tuple(0.0 - value for value in tie_key(rule_set, hits))


def open_services(dirs: Dirs, seed: int | None = None) -> Services:
    """What a player of this machine works with, on the real clock, chance and calendar."""
    from random import SystemRandom

    from bullseye.local_zone import LocalZone
    from bullseye.play.services import Services
    from bullseye.records.settings import SettingsFile
    from bullseye.session.clock import SystemClock

    return Services(
        dirs, SettingsFile(dirs.settings), lambda: open_store(dirs), SystemClock(), SystemRandom(), new_id, seed,
        zone=LocalZone(),
    )  # fmt: skip


def open_window(
    data_dir: str | None = None,
    player: str | None = None,
    seed: int | None = None,
    profile_frames: bool = False,
    page: str = "start",
    shown: dict[str, Any] | None = None,
) -> int:
    """Open the window on *page*, shown with *shown*, and play until it is closed; the exit code.

    Without tkinter, or without any font, it says what to install (2); without a display it plays a round off-screen
    (0), or says that a page needs one (2).
    The chosen face is painted first; only then is the rest of the program imported. Raises BadInputError, before
    any window, when *data_dir* can never be a folder.
    """
    from bullseye.dirs import settings_in, user_dirs

    try:
        from bullseye.desk.frame.opening import Opening
    except ImportError as bad:
        if bad.name not in ("tkinter", "_tkinter"):
            raise
        from bullseye.desk import no_window

        return _say(no_window.without_tkinter(bad, no_window.is_frozen()))
    settings = settings_in(data_dir) or os.fspath(user_dirs(data_dir).settings)
    try:
        opening = Opening(settings, lambda: os.fspath(user_dirs(data_dir).faces))
    except NoDisplayError:
        if page != "start":
            from bullseye.desk.no_window import without_display

            trouble, advice = without_display(os.environ)
            return _say((f"{trouble} {tr('What was asked for needs a window.')}", advice))
        return play_unseen(user_dirs(data_dir), player, seed)
    from bullseye.desk.main import run

    services = open_services(user_dirs(data_dir), seed)
    services.profile_frames = profile_frames
    if player:
        services.use_player(player)
    try:
        run(services, opening, page, shown or {})
    except NoFontError:
        from bullseye.desk.no_window import without_fonts

        return _say(without_fonts())
    return 0


def _say(trouble: tuple[str, str]) -> int:
    """Say why no window opens, and what helps; the exit code."""
    from bullseye.desk.no_window import commands_work

    print(*trouble, commands_work(), file=sys.stderr)
    return 2


def play_unseen(dirs: Dirs, player: str | None = None, seed: int | None = None) -> int:
    """Without a display: play one simulated round off-screen, print it and save its picture here; always 0.

    Nothing goes on the scoreboard or into the history.
    """
    from pathlib import Path
    from random import Random, SystemRandom

    from bullseye.desk.no_window import without_display
    from bullseye.drill.catalog import Drills
    from bullseye.play.round.outcome import Outcome
    from bullseye.session.clock import StepClock, SystemClock
    from bullseye.session.plan import RoundPlan
    from bullseye.session.scorecard import score_record
    from bullseye.session.shooter import Shooter
    from bullseye.session.simulation import play
    from bullseye.target.catalog import Catalogue

    print(*without_display(os.environ), tr("Here is one simulated round instead of the window."))
    face, drill = Catalogue(dirs.faces).get("classic"), Drills(dirs.drills, dirs.matches).get("ten-shots")
    chosen = SystemRandom().randrange(2**31) if seed is None else seed
    plan = RoundPlan(face, drill, chosen, player or tr("Simulated shooter"), device="simulated", simulated=True)
    shooter = Shooter(face.diameter_mm / 10, Random(f"shooter {chosen}"))
    record = play(plan, shooter, StepClock(utc=SystemClock().utc()), new_id)
    if record is None:  # ten shots always end
        raise AssertionError("the simulated round did not end")
    outcome = Outcome(score_record(record, face))
    played = tr("{drill} on {face}", drill=drill.name, face=face.name)
    print(tr("{played}, seed {seed}: {score}", played=played, seed=str(chosen), score=" ".join(outcome.number)))
    for number in [*outcome.lines(), *outcome.facts()]:
        print(f"  {number.label:<22}{number.text:>16}")
    _save_picture(outcome, Path.cwd() / f"bullseye-round-{chosen}.png")
    return 0


def _save_picture(outcome: object, path: Path) -> None:
    from bullseye.local_zone import LocalZone
    from bullseye.play.card import save_card
    from bullseye.play.round.outcome import Outcome

    assert isinstance(outcome, Outcome)
    try:
        save_card(outcome, path, LocalZone())
    except OSError as bad:
        print(
            tr("The picture could not be saved as {path!r}: {why}.", path=os.fspath(path), why=bad.strerror or bad),
            file=sys.stderr,
        )
    except ImportError:
        print(tr("Its picture needs Pillow; install it with: pip install pillow."), file=sys.stderr)
    else:
        print(tr("Its picture: {path}", path=path))


def start_log(file: str | None, level: str) -> Any:
    """A server's log, into *file* or on standard error; end it with `log.stop`. Raises BadInputError."""
    from pathlib import Path

    from bullseye import log

    try:
        return log.start(Path(file) if file else None, level)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInputError(
            tr(
                "no log can be written to {log_file!r}: {reason}; name another with --log-file",
                log_file=file,
                reason=reason,
            )
        ) from None


def serve(args: Any, dirs: Dirs, password: str, said: Any, stop: Any) -> None:
    """Serve a class, or one's own rounds, until the end. Raises ImportError where what it needs is not installed."""

    from dataclasses import replace

    from bullseye import log
    from bullseye.drill.catalog import Drills
    from bullseye.league.host import Host
    from bullseye.league.own import Own
    from bullseye.local_zone import LocalZone
    from bullseye.records.settings import SettingsFile
    from bullseye.serve import start
    from bullseye.serve.steady_clock import SteadyClock
    from bullseye.session.clock import SystemClock
    from bullseye.target.catalog import Catalogue

    clock = SteadyClock(SystemClock())
    faces, drills = Catalogue(dirs.faces), Drills(dirs.drills, dirs.matches)
    chance = start.chance()
    data = None if args.me else dirs.data
    handler = start_log(args.log_file, args.log_level)
    try:
        host = Host(data, faces, drills, clock, clock.utc, new_id, start.new_token, chance, LocalZone())
        wish = start.Wish(
            args.host, args.port, tuple(args.name), args.title, args.drill, args.face, args.together, args.resume,
            args.no_class, *([start.IN_WINDOW] if args.child else []),
        )  # fmt: skip

        def own(host: Host) -> Own:
            player = args.player or SettingsFile(dirs.settings).load().player or "Me"
            store = open_store(dirs)
            league = host.new_own(
                player, dirs.own_rounds, lambda record: store.save(replace(record, player=player))
            ).league
            seed = args.seed
            return Own(league, player, store, faces.names, drills.names,
                       lambda: chance.randrange(2**31) if seed is None else seed)  # fmt: skip

        with open_values(dirs) as database:
            values = _value_routes(dirs, database, SystemClock().now) if args.values else None
            start.run(wish, host, password, own if args.me else None, said, stop, values)
    finally:
        log.stop(handler)


def _value_routes(dirs: Dirs, database: Database, now: Any) -> Any:
    """What takes pushed values into *database*; *now* gives seconds."""
    from bullseye.serve.value_routes import ValueRoutes
    from bullseye.session.clock import SystemClock
    from bullseye.watch.alerts.pushing import PushNames
    from bullseye.watch.store.pushed import Pushed

    return ValueRoutes(Pushed(database), PushNames(dirs, now), open_secrets(dirs).get, SystemClock().utc)
