"""Sends a round to the player's school from its result, with those that wait; off Tk's thread, and kept until then."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.cards.working import Job
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.play.sending.outbox import SendingFile
    from bullseye.play.sending.sender import Result
    from bullseye.session.record import Record

POLL_MS = 100
MOST_AT_ONCE = 50
"""So many of those that wait are taken along."""


class Sending:
    """What the result page asks: whether a round can be sent, and to send it. *told* is called when it is over."""

    def __init__(self, window: Shell) -> None:
        self._window = window
        self._job: Job[list[Result]] | None = None
        self._due = ""
        self._about = ""
        self.then: Callable[[], object] = lambda: None

    @property
    def busy(self) -> bool:
        """True while rounds are on their way."""
        return self._job is not None

    def _box(self) -> SendingFile | None:
        """The outbox, where a school was named: nothing is imported to know that there is none."""
        path = self._window.services.dirs.sending
        if not path.exists():
            return None
        from bullseye.play.sending.outbox import SendingFile

        return SendingFile(path)

    def words_for(self, record: Record) -> str:
        """What the button says for that round; "" where there is nothing to send it to, or it cannot count."""
        try:
            box = self._box()
            if box is None or not box.look().school:
                return ""
            from bullseye.play.sending.outbox import SENT, WAITING
            from bullseye.play.sending.sendable import why_not

            state = box.state_of(record.id)
        except BullseyeError as bad:
            self._window.notice(sentence(bad), "bad")
            return ""
        if why_not(record):
            return ""
        if self.busy and self._about == record.id:
            return tr("Sending\u2026")
        return {SENT: tr("Sent"), WAITING: tr("Send again   N")}.get(state, tr("Send   N"))

    def send(self, record: Record) -> None:
        """Keep the round in the outbox, then send what waits."""
        if self.busy:
            self._window.notice(tr("Rounds are on their way; this takes a moment."))
            return
        try:
            self._begin(record)
        except BullseyeError as bad:
            self._window.notice(sentence(bad), "bad")

    def _begin(self, record: Record) -> None:
        from bullseye.play.sending.outbox import SENT
        from bullseye.play.sending.sendable import why_not

        box = self._box()
        if box is None or not box.look().school:
            self._window.notice(tr("No school is named here. In a terminal type: bullseye send --school ADDRESS"))
            return
        if why := why_not(record):
            self._window.notice(tr("It cannot be sent: {why}.", why=why))
            return
        if box.state_of(record.id) == SENT:
            self._window.notice(tr("This round was sent. A round counts once."))
            return
        box.put([record.id])
        records = [*self._waiting(box, record), record]
        self._about = record.id
        services = self._window.services

        def task(tell: object) -> list[Result]:
            from bullseye.net.client import Net
            from bullseye.net.secrets import Secrets, system_keyring
            from bullseye.play.sending.sender import CARD, send_now

            code = Secrets(os.environ, system_keyring(), services.dirs.secrets).get(CARD)
            return send_now(lambda: Net(services.clock), box, code, records)

        self._job = Job(task, leave=True)
        self._look()
        self.then()

    def _waiting(self, box: SendingFile, record: Record) -> list[Record]:
        """The rounds that waited before this one, as far as the history has them."""
        found: list[Record] = []
        for id_ in box.look().waiting[:MOST_AT_ONCE]:
            if id_ == record.id:
                continue
            try:
                found.append(self._window.services.store.find(id_))
            except BullseyeError:  # `bullseye send` says it
                continue
        return found

    def _look(self) -> None:
        """Polled while rounds are on their way, and never after."""
        self._due = ""
        job = self._job
        if job is None:
            return
        if not job.wait(0):
            self._due = self._window.root.after(POLL_MS, self._look)
            return
        self._job = None
        try:
            self._say(job.result())
        except ImportError as missing:
            words = tr("Sending needs {name}; install it with: pip install 'bullseye[watch]'", name=missing.name)
            self._window.notice(words, "bad")
        except BullseyeError as bad:
            self._window.notice(sentence(bad), "bad")
        self.then()

    def _say(self, found: Sequence[Result]) -> None:
        from bullseye.play.sending.sender import Outcome

        own = next(one for one in found if one.id == self._about)
        others = [one for one in found if one is not own and one.outcome in (Outcome.ARRIVED, Outcome.WAS_THERE)]
        more = trn(" {n} that waited was sent too.", " {n} that waited were sent too.", len(others)) if others else ""
        if own.outcome is Outcome.WAITS:
            words = tr(
                "Not sent yet: {why}. The round is kept; press {key} again later.", why=own.words, key=key_words("n")
            )
            self._window.notice(words, "bad")
        elif own.outcome is Outcome.REFUSED:
            self._window.notice(tr("Your school does not take this round: {why}.", why=own.words), "bad")
        else:
            self._window.notice(tr("Sent: {words}.", words=own.words) + more)

    def stop(self) -> None:
        """The page goes: look no more. What is on its way is settled in the outbox all the same."""
        if self._due:
            self._window.root.after_cancel(self._due)
            self._due = ""
