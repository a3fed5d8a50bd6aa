"""Correcting a kept round on the page *Mark shots*: opened again, put in the old one's place, or left as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.taking_back import offer_undo
from bullseye.errors import BullseyeError
from bullseye.play.entry.correction import keep_correction, reopen
from bullseye.play.record_tasks import sentence
from bullseye.wording.numbers import score_text
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.play.entry.entering import Entering
    from bullseye.session.record import Record


def opened(window: Shell, id_: str) -> Entering | None:
    """The sheets of the round of that id; None where it cannot be opened, which is said."""
    services = window.services
    try:
        return reopen(
            services.store.find(id_),
            services.store,
            services.drills.matches,
            services.faces.get,
            services.new_id,
            services.zone,
        )
    except BullseyeError as bad:
        window.notice(sentence(bad), "bad")
        return None


def kept(window: Shell, entering: Entering) -> list[Record]:
    """Put the correction in the place of what it replaces and offer the undo. Raises BadInputError, StorageError."""
    services = window.services
    here = {row.id: row for row in services.store.rounds()}
    before = sum(here[id_].score or 0 for id_ in entering.replaces if id_ in here)
    records, aside = keep_correction(services.store, entering, services.clock.utc(), services.zone)
    if aside is None:
        window.notice(tr("Nothing was changed: the round is as it was."))
        return records
    after, unit = sum(record.score or 0 for record in records), records[0].score_unit
    change = ("+" if after > before else "") + score_text(after - before, unit)
    words = tr(
        "Corrected: {name} has {score} now ({change}). {file} keeps the round as it was until you undo this, or delete "
        "that file.",
        name=entering.match.name,
        score=score_text(after, unit),
        change=change,
        file=aside.name,
    )
    offer_undo(window, words, aside, lambda: leave(window))
    return records


def leave(window: Shell) -> None:
    """Away from a result that is no longer the round's: to the page that it was opened from."""
    if window.page is not None and window.page.name == "result":
        window.back()
