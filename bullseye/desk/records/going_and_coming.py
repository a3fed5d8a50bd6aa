"""Export rounds from the window, and import them: what is asked, what is written or read, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.record_cards import choose
from bullseye.desk.kit.cards.working import run
from bullseye.desk.records.shot_list_card import ask_shot_list
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import export, look_at, sentence, take_in
from bullseye.tabular.writing import PLAIN, SPREADSHEET, mark_here
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.records.summary import Round


def export_rounds(window: Shell, found: Sequence[Round], ask_save: Callable[..., Path | None]) -> None:
    """Write the rounds *found* as CSV, to where *ask_save* says."""
    if not found:
        window.notice(tr("There is no round to export."))
        return
    rounds = trn("{n:,} round", "{n:,} rounds", len(found))
    what = choose(
        window, tr("Export {rounds}", rounds=rounds),
        tr(
            "As a table (CSV) of the rounds shown, oldest first. That for a spreadsheet has a row per round, with "
            "the separators and decimal marks of this computer's country."
        ),
        (("rounds", tr("A row per round")), ("shots", tr("A row per shot")), ("sheet", tr("For a spreadsheet"))),
    )  # fmt: skip
    name = f"bullseye-{'rounds' if what == 'sheet' else what}.csv"
    path = ask_save(window, tr("Export"), name, tr("A table"), ".csv") if what else None
    if path is None:
        return
    rows, store = sorted(found, key=lambda one: one.date), window.services.store
    dialect = SPREADSHEET[mark_here()] if what == "sheet" else PLAIN
    try:
        run(
            window, tr("Writing {rounds}\u2026", rounds=rounds),
            lambda tell: export(store, rows, path, what == "shots", tell, dialect),
        )  # fmt: skip
    except BullseyeError as bad:
        window.notice(tr("Nothing was exported: {bad}", bad=bad), "bad")
        return
    window.notice(tr("{rounds} exported to {path}.", rounds=rounds, path=path))


def import_rounds(
    window: Shell, ask_open: Callable[..., Path | None], ask_folder_path: Callable[..., Path | None]
) -> None:
    """Take in the rounds of a file, or of another history in a folder."""
    kind = choose(
        window, tr("Import rounds"),
        tr(
            "From another history, a round saved elsewhere, an export, or a plain list of shots. Rounds that are "
            "here already stay as they are."
        ),
        (("file", tr("A file\u2026")), ("folder", tr("A folder\u2026"))),
    )  # fmt: skip
    if not kind:
        return
    if kind == "folder":
        path = ask_folder_path(window, tr("Import"))
    else:
        path = ask_open(window, tr("Import"), ((tr("Rounds and shots"), "*.jsonl *.json *.csv *.txt *.mlq"),))
    if path is None:
        return
    try:
        source = run(window, tr("Reading\u2026"), lambda tell: look_at(path))
        asked = None
        if source.kind == "shots":
            asked = ask_shot_list(window, source, window.services.face())
            if asked is None:
                return
        said = run(window, tr("Importing\u2026"), lambda tell: take_in(window.services, source, asked))
    except BullseyeError as bad:
        window.refresh()
        window.notice(tr("Nothing more was imported: {bad}", bad=bad), "bad")
        return
    window.refresh()
    window.notice(" ".join(said))
    for notice in window.services.store.take_notices():
        window.notice(sentence(notice), "bad")
