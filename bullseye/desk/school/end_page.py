"""The end of a class: the export first, then what will be deleted, then the wipe, then the start page."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.ending import farewell
from bullseye.classroom.log.store import slug
from bullseye.classroom.paper.export import PAPERS as PAPER_FILES
from bullseye.classroom.paper.export import export_class, free_folder
from bullseye.classroom.people.kept_lists import KeptLists
from bullseye.desk.kit.cards.dialogs import confirm
from bullseye.desk.kit.cards.file_dialogs import ask_folder, documents
from bullseye.desk.kit.cards.working import run
from bullseye.desk.kit.form import Form
from bullseye.desk.kit.page_parts import ButtonBar
from bullseye.desk.kit.widgets import wrapping
from bullseye.desk.school.class_mode import ClassMode, open_mode
from bullseye.desk.school.wall_page import WallPage
from bullseye.errors import BullseyeError
from bullseye.picture.found_fonts import advice, taken_text
from bullseye.play.record_tasks import sentence
from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.safe_write import safe_write
from bullseye.words import commas, tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.picture.pdf import Paper

WHAT_GOES_IN = tr("Tables of rounds, shots, board and what you did (CSV), and a page that explains every column.")
PAPERS = tr("A class sheet and certificates to print as well (PDF)")
DELETE, KEEP = "delete", "keep"


class ClassEndPage(WallPage):
    """Needs an open class. Nothing is deleted before a question that says what."""

    name = "class_end"
    title = tr("End of the class")
    keys = [  # type: ignore[assignment]
        ("X", tr("Export to the folder shown")),
        (tr("Enter"), tr("Press the button that has the focus")),
        (tr("Esc"), tr("Back to the class; nothing is deleted")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        px, theme = self.theme.px, self.theme
        self.ask_folder: Callable[..., Path | None] = ask_folder
        self.home: Callable[[], Path] = Path.home
        body = Form(self, theme, 0, raised=False)
        body.pack(fill="both", expand=True, padx=px(24), pady=px(24))
        self.heading = ttk.Label(body, style="Title.TLabel")
        body.across(self.heading)
        bold = theme.font("large", True)
        body.across(ttk.Label(body, text=tr("1   Export what you want to keep"), font=bold), above_px=16)
        body.across(wrapping(ttk.Label(body, text=WHAT_GOES_IN)), above_px=4, below_px=8)
        row = ttk.Frame(body, style="Panel.TFrame")
        body.across(row)
        row.columnconfigure(0, weight=1)
        self.folder = ttk.Entry(row, font=theme.font())
        self.folder.grid(row=0, column=0, sticky="ew")
        self.choose_button = ttk.Button(row, text=tr("Choose\u2026"), width=0, command=self._choose)
        self.choose_button.grid(row=0, column=1, padx=px(8), sticky="ns")
        self.export_button = ttk.Button(row, text=tr("Export   X"), width=0, command=self.export)
        self.export_button.grid(row=0, column=2, sticky="ns")
        self.papers = tk.BooleanVar(self, True)
        self.papers_box = ttk.Checkbutton(body, text=PAPERS, variable=self.papers)
        body.across(self.papers_box, "w", above_px=8)
        self.places = tk.BooleanVar(self, True)
        self.places_box = ttk.Checkbutton(body, text=tr("Good places on the certificates"), variable=self.places)
        body.across(self.places_box, "w", above_px=4)
        self.exported = wrapping(ttk.Label(body, style="Good.TLabel"))
        body.across(self.exported, above_px=8)
        body.across(ttk.Label(body, text=tr("2   Wipe the names"), font=bold), above_px=16, below_px=4)
        self.way = tk.StringVar(self, DELETE)
        ways = ttk.Frame(body, style="Panel.TFrame")
        body.across(ways)
        self.ways: dict[str, ttk.Radiobutton] = {}
        for value, text in ((DELETE, tr("Delete everything")), (KEEP, tr("Keep the rounds, under seat numbers"))):
            self.ways[value] = ttk.Radiobutton(ways, text=text, value=value, variable=self.way, command=self.refresh)
            self.ways[value].pack(side="left", padx=(0, px(24)))
        self.lists = KeptLists(self.services.dirs.data)
        self.forgets = tk.BooleanVar(self, False)
        self.forget_box = ttk.Checkbutton(body, variable=self.forgets)
        body.across(self.forget_box, "w", above_px=8)
        self.words = wrapping(ttk.Label(body, justify="left"))
        body.across(self.words, "new", above_px=8)
        body.rowconfigure(body.grid_size()[1] - 1, weight=1)
        foot = ButtonBar(body, theme)
        body.across(foot, above_px=16)
        self.wipe_button = foot.add(tr("End the class and wipe the names\u2026"), self.wipe, 0)
        self.back_button = foot.last(tr("Back to the class   Esc"), self.escape)
        self.actions = {"x": self.export}

    @property
    def desk(self) -> ClassMode:
        """The class that is open."""
        desk = open_mode(self.window)
        assert desk is not None, "this page needs an open class"
        return desk

    @property
    def keep(self) -> bool:
        """Whether the rounds stay, under seat numbers."""
        return self.way.get() == KEEP

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, **args: Any) -> None:
        """Offer a dated folder, and say what will go."""
        self._show_folder(self._offer())
        self.exported.configure(text="")
        self.way.set(DELETE)
        self.forgets.set(False)
        super().shown(**args)
        self.idle.disarm()  # the teacher reads here

    def _offer(self) -> Path:
        title = slug(self.desk.class_state.choices.title)
        wanted = documents(self.home()) / f"bullseye-{self.services.today():%Y-%m-%d}-{title}"
        try:
            return free_folder(wanted, self.desk.class_state.exports)
        except BullseyeError:
            return wanted  # the export says what is wrong

    def refresh(self) -> None:
        """Say what the wipe would do now."""
        desk = open_mode(self.window)
        if desk is None:
            return
        self.heading.configure(text=tr("{title}: export and end", title=desk.class_state.choices.title))
        try:
            said = farewell(desk.room, self.keep).sentences()
        except BullseyeError as bad:
            said = [sentence(bad)]
        kept = self._kept()
        if kept:
            text = trn(
                "Delete the kept list {lists} too",
                "Delete the kept lists {lists} too",
                len(kept),
                lists=commas(kept),
            )
            self.forget_box.configure(text=text)
            self.forget_box.grid()
        else:
            self.forget_box.grid_remove()
        self.words.configure(text="\n".join(said))

    def _kept(self) -> list[str]:
        """The kept lists that hold this class."""
        try:
            return self.lists.within([*self.desk.class_state.names, *(s.name for s in self.desk.class_state.removed)])
        except BullseyeError:
            return []

    def focus_first(self) -> None:
        """The export comes first."""
        self.export_button.focus_set()

    # -- the export ----------------------------------------------------------------------------------

    def _choose(self) -> None:
        path = self.ask_folder(self.window, tr("Export the class to"), there=False)
        if path is not None:
            self._show_folder(path)

    def _show_folder(self, folder: Path) -> None:
        self.folder.delete(0, "end")
        self.folder.insert(0, str(folder))

    def export(self) -> bool:
        """Write every table into the folder; False, and a notice that says why, when that failed.

        Where another class's export lies in it, a new folder beside it is taken, and shown.
        """
        desk, folder = self.desk, Path(self.folder.get().strip()).expanduser()
        if not folder.is_absolute():
            self.window.notice(tr("Give the whole path of a folder, or press Choose."), "bad")
            return False
        try:
            folder = free_folder(folder, desk.class_state.exports)
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as bad:
            self.window.notice(
                tr("The folder {folder} cannot be made: {why}.", folder=folder, why=bad.strerror or bad), "bad"
            )
            return False
        except BullseyeError as bad:
            self.window.notice(sentence(bad), "bad")
            return False
        self._show_folder(folder)
        try:
            written = export_class(desk.class_state, folder, zone=self.services.zone)
            desk.room.exported(folder)
        except BullseyeError as bad:
            self.window.notice(sentence(bad), "bad")
            return False
        if self.papers.get():
            try:
                written += self._print(folder)
            except BullseyeError as bad:
                self.window.notice(tr("The tables are written; the papers are not. {why}", why=sentence(bad)), "bad")
        self.exported.configure(
            text=trn("\u2713 {n} file in {folder}", "\u2713 {n} files in {folder}", len(written), folder=folder)
        )
        return True

    def _print(self, folder: Path) -> list[Path]:
        """The class sheet, and a certificate for each student who has played; under seats while names are hidden."""
        class_state, services = self.desk.class_state, self.services
        class_state, created = (
            ClassState(class_state.events),
            services.clock.utc(),
        )  # of its own: it is printed in a thread
        names, places = not class_state.choices.names_hidden, self.places.get()

        def task(_: Callable[[float], None]) -> list[tuple[Path, Paper]]:
            from bullseye.classroom.paper.class_sheet import certificates, class_sheet

            faces, drills = services.faces, services.drills
            sheet = class_sheet(class_state, faces, drills, created, services.zone, names=names)
            papers = [(folder / PAPER_FILES[0], sheet)]
            if class_state.taken:
                papers.append(
                    (
                        folder / PAPER_FILES[1],
                        certificates(class_state, faces, drills, created, services.zone, names=names, places=places),
                    )
                )
            for _path, paper in papers:
                paper.bytes()
            return papers

        files, papers = RealFiles(), run(self.window, tr("Printing the papers\u2026"), task)
        missing = "".join(dict.fromkeys(letter for _, paper in papers for letter in paper.missing))
        for path, paper in papers:
            paper.save(path, lambda path, data: safe_write(path, data, files=files))
        if missing:
            self.window.notice(
                tr(
                    "No font here has these letters, so the papers show boxes: {letters}. To have them, {advice}.",
                    letters=missing,
                    advice=advice(missing),
                )
            )
        if taken := taken_text(dict.fromkeys(family for _, paper in papers for family in paper.taken)):
            self.window.notice(taken)
        return [path for path, _ in papers]

    # -- the end -------------------------------------------------------------------------------------

    def wipe(self) -> None:
        """End the class after a question, wipe the names, and go to the start page."""
        desk = self.desk
        try:
            told = farewell(desk.room, self.keep)
        except BullseyeError as bad:
            self.window.notice(tr("The names are not wiped yet; try again. {why}", why=sentence(bad)), "bad")
            return
        said = [] if told.exports else [tr("Nothing was exported.")]
        said.append(trn("{n} name will be wiped.", "{n} names will be wiped.", told.names))
        if self.keep:
            said.append(tr("The rounds stay, under seat numbers."))
        else:
            said.append(trn("{n} round will be deleted.", "{n} rounds will be deleted.", told.rounds))
        text = " ".join([*said, tr("This cannot be undone.")])
        if not confirm(self.window, tr("End the class?"), text, tr("Wipe the names"), tr("Stay")):
            return
        kept = self._kept() if self.forgets.get() else []
        if not self._forget(kept):
            return
        try:
            done = desk.end(self.keep)
        except BullseyeError as bad:
            self.window.notice(tr("The names are not wiped yet; try again. {why}", why=sentence(bad)), "bad")
            return
        over = trn("The class is over: {n} name wiped.", "The class is over: {n} names wiped.", done.names)
        if done.exports:
            over += " " + tr("The export is in {folder}.", folder=commas(done.exports))
        desk.leave(over)

    def _forget(self, kept: list[str]) -> bool:
        """Delete these kept lists; False, and a notice that says why, when one could not be."""
        try:
            for name in kept:
                self.lists.forget(name)
        except BullseyeError as bad:
            self.window.notice(tr("The names are not wiped yet; try again. {why}", why=sentence(bad)), "bad")
            return False
        return True
