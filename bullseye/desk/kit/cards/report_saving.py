"""Saves a report: one self-contained page for the browser (HTML), or A4 pages (PDF)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.record_cards import choose
from bullseye.desk.kit.cards.working import run
from bullseye.errors import BadInputError, BullseyeError
from bullseye.picture.found_fonts import advice, taken_text
from bullseye.play.record_tasks import sentence
from bullseye.session.record import Record
from bullseye.watch.period import local_day
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.report.report import Report

    AskPath = Callable[..., Path | None]

KINDS = {
    "html": (tr("Page for the browser (HTML)"), ".html"),
    "pdf": (tr("One A4 page (PDF)"), ".pdf"),
    "png": (tr("Pictures of the charts (PNG)"), ".png"),
}


def save_report(window: Shell, make: Callable[[], Report], about: str, ask_path: AskPath) -> Path | None:
    """Ask for the kind and the place, and write what *make* gives there; None when nothing was written.

    *about* says in a few words what it is a report of.
    """
    kind = choose(
        window, tr("Report of {about}", about=about),
        tr(
"Every number with what it means, and the charts. The HTML page needs no other file and no network; the PDF "
        "is for A4 paper; PNG is each chart as a picture, beside each other."
), (("html", "HTML"), ("pdf", "PDF"), ("png", "PNG")),
    )  # fmt: skip
    if not kind:
        return None
    try:
        report = make()
    except BullseyeError as bad:
        window.notice(sentence(tr("there is no report: {why}", why=bad)), "bad")
        return None
    words, suffix = KINDS[kind]
    path = ask_path(window, tr("Save report"), f"{report.stem}{suffix}", words, suffix)
    if path is None:
        return None
    try:
        missing = run(window, tr("Writing the report\u2026"), lambda tell: _write(report, kind, path))
    except ImportError:
        window.notice(tr("A report needs Pillow; install it with: pip install pillow."), "bad")
    except BullseyeError as bad:
        why = getattr(bad.__cause__, "strerror", "") or str(bad)
        window.notice(sentence(tr("the report was not saved: {why}", why=why)), "bad")
    else:
        window.notice(" ".join([tr("The report is saved as {path}.", path=path), *missing]))
        return path
    return None


def _write_pictures(report: Report, path: Path) -> list[str]:
    """The first chart as *path*, the others beside it under their names; none of these may be there already.

    What letters no font has, in words.
    """
    from bullseye.picture.raster import boxes_said
    from bullseye.report.files import encoded, write

    charts = report.charts()
    names = {
        name: path if n == 0 else path.with_name(f"{path.stem}-{name}{path.suffix}")
        for n, name in enumerate(charts)
    }  # fmt: skip
    taken = next((to for to in names.values() if to != path and to.exists()), None)
    if taken is not None or not charts:
        raise BadInputError(
            tr("{path} is there already; choose another name", path=taken)
            if charts
            else tr("it has no chart; choose HTML or PDF")
        )
    for name, drawing in charts.items():
        write(names[name], encoded(drawing, "png"), names[name] == path)
    return [sentence(said)] if (said := boxes_said(charts.values())) else []


def _write(report: Report, kind: str, path: Path) -> list[str]:
    """Whole, or not at all; what letters no font has, in words. Raises BullseyeError."""
    from bullseye.records.disk.files import RealFiles
    from bullseye.records.disk.safe_write import safe_write

    if kind == "html":
        safe_write(path, report.html().encode("utf-8"), files=RealFiles())
        return []
    if kind == "png":
        return _write_pictures(report, path)
    paper = report.pdf()
    safe_write(path, paper.bytes(), files=RealFiles())
    missing = sorted(paper.missing)
    taken = [said] if (said := taken_text(paper.taken)) else []
    if not missing:
        return taken
    letters = " ".join(missing)
    return [
        trn(
            "{n} letter could not be set: {letters}",
            "{n} letters could not be set: {letters}",
            len(missing),
            letters=letters,
        )
        + f"; {advice(missing)}",
        *taken,
    ]


def report_of_round(window: Shell, record: Record) -> Callable[[], Report]:
    """Makes the report of one round."""

    def make() -> Report:
        from bullseye.report.report import round_report

        services = window.services
        return round_report(
            record, services.store.rounds(), services.clock.utc(), services.faces, services.drills, services.zone,
            services.sitting(record),
        )  # fmt: skip

    return make


def report_of_player(window: Shell, player: str) -> Callable[[], Report]:
    """Makes the report of one player: trends, bests, goals, suggestions where they are wanted."""

    def make() -> Report:
        from bullseye.progress.coaching import coach
        from bullseye.progress.trends import suggestions
        from bullseye.report.report import player_report

        services = window.services
        today = local_day(services.clock.utc(), services.zone)
        coached = coach(services.store, player, services.zone, today, services.drills.name_of)
        return player_report(
            player, services.store.rounds(), services.clock.utc(), services.faces, services.drills, services.zone,
            suggestions(services.store, player) if services.settings.suggestions else (),
            services.goals.standings(player), coached.said if coached is not None else (),
        )  # fmt: skip

    return make


def report_of_goals(window: Shell, player: str) -> Callable[[], Report]:
    """Makes the report of a player's goals."""

    def make() -> Report:
        from bullseye.report.report import goal_report

        services = window.services
        return goal_report(services.goals.standings(player), services.clock.utc(), services.zone)

    return make
