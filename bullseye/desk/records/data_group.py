"""The part of the settings page that looks after what is kept: check, verify, back up, restore, delete, folders."""

from __future__ import annotations

import os
import subprocess
import sys
import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.kit.cards.dialogs import confirm
from bullseye.desk.kit.cards.file_dialogs import ask_folder, ask_open_path, ask_save_path
from bullseye.desk.kit.cards.record_cards import Findings, ask_player
from bullseye.desk.kit.cards.working import run
from bullseye.desk.records.removing import delete_player
from bullseye.errors import BullseyeError, Remedy
from bullseye.play.record_tasks import players_of, replay, sentence, sync_words
from bullseye.wording.moments import day_text, moment_text
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.records.care.backup import Backup
    from bullseye.records.care.health import Finding

ZIP = tr("A backup")


class DataGroup(ttk.Frame):
    """Buttons, and in *folders* the folders. What takes long is done by `working.run`: the window stays awake."""

    def __init__(self, master: tk.Misc, window: Shell, folders: tk.Misc) -> None:
        super().__init__(master, style="Panel.TFrame")
        self.window = window
        self.services = window.services
        self.ask_save: Callable[..., Path | None] = ask_save_path
        self.ask_open: Callable[..., Path | None] = ask_open_path
        self.ask_folder: Callable[..., Path | None] = ask_folder
        self.open_folder: Callable[[Path], bool] = show_folder
        self.parts: dict[str, ttk.Widget] = {}
        self.folder_texts: list[ttk.Label] = []
        self._beside_px = 0  # what the names of the folders and their buttons take
        px = window.theme.px
        row = ttk.Frame(self, style="Panel.TFrame")
        row.pack(anchor="w", pady=(px(4), 0))
        buttons = (
            ("check", tr("Check"), self.check),
            ("verify", tr("Verify scores"), self.verify),
            ("backup", tr("Back up\u2026"), self.back_up),
            ("restore", tr("Restore\u2026"), self.restore),
            ("sync", tr("Keep in step\u2026"), self.sync),
            ("delete-player", tr("Delete rounds\u2026"), self.delete_player),
        )
        for n, (name, text, command) in enumerate(buttons):
            button = ttk.Button(row, text=text, command=command, width=0)
            button.grid(row=n // 2, column=n % 2, sticky="ew", padx=(0, 0 if n % 2 else px(8)), pady=(0, px(8)))
            self.parts[name] = button
        row.columnconfigure((0, 1), minsize=px(160), uniform="button")
        self._build_folders(folders)

    def _build_folders(self, group: tk.Misc) -> None:
        px, dirs = self.window.theme.px, self.services.dirs
        group.columnconfigure(1, weight=1)
        folders = ((tr("Rounds and settings"), dirs.data), (tr("Your faces and drills"), dirs.config))
        for row, (name, path) in enumerate(folders):
            real = path.resolve()
            named = ttk.Label(group, text=name, style="Muted.TLabel")
            named.grid(row=row, column=0, sticky="nw", pady=px(6))
            label = ttk.Label(group, text=str(real), wraplength=px(600), justify="left")
            label.grid(row=row, column=1, sticky="w", padx=px(16), pady=px(4))
            opening = ttk.Button(group, text=tr("Open"), style="Quiet.TButton", width=0)
            opening.configure(command=lambda p=real: self._open(p))  # type: ignore[misc]
            opening.grid(row=row, column=2, sticky="ne", pady=px(2))
            copying = ttk.Button(group, text=tr("Copy"), style="Quiet.TButton", width=0)
            copying.configure(command=lambda p=real, b=copying: self._copy(p, b))  # type: ignore[misc]
            copying.grid(row=row, column=3, sticky="ne", pady=px(2))
            self.folder_texts.append(label)
            self._beside_px = max(
                self._beside_px, named.winfo_reqwidth() + opening.winfo_reqwidth() + copying.winfo_reqwidth()
            )
            self.parts[f"open-{row}"], self.parts[f"copy-{row}"] = opening, copying

    def fit(self, width_px: int) -> None:
        """Let the folders' names take the width there is."""
        px = self.window.theme.px
        for label in self.folder_texts:
            label.configure(wraplength=max(px(240), width_px - self._beside_px - px(112)))

    # -- looking -----------------------------------------------------------------------------------

    def check(self) -> None:
        """Look at everything, and offer to mend what can be mended."""
        found = self._do(tr("Looking at every file\u2026"), lambda tell: self._look())
        if found is None:
            return
        actions: list[tuple[str, Callable[[], object]]] = []
        asked = {finding.advice for finding in found}
        if Remedy.MOVE_ASIDE in asked:
            actions.append((tr("Move aside"), self.move_aside))
        if Remedy.REBUILD_BOARD in asked:
            actions.append((tr("Rebuild the board"), self.rebuild))
        problems = sum(finding.state == "problem" for finding in found)
        notes = sum(finding.state == "note" for finding in found)
        told = trn("{n:,} problem found.", "{n:,} problems found.", problems) if problems else tr("All is well.")
        if notes:
            told += " " + trn("{n:,} remark.", "{n:,} remarks.", notes)
        Findings(self.window, tr("Check"), f"{told} {tr('Looking changed nothing.')}", found, actions)
        self._tell()

    def _look(self) -> list[Finding]:
        """All that `bullseye doctor` looks at, but for the window, which is open."""
        from bullseye.classroom.log.checkup import everything_kept
        from bullseye.records.care.health import timer

        services = self.services
        services.faces.refresh()
        services.drills.refresh()
        shelves: dict[str, Any] = {"faces": services.faces, "drills": services.drills}
        return [*everything_kept(services.store, services.dirs, shelves), timer(services.clock.now)]

    def verify(self) -> None:
        """Replay every round from its shots."""
        store, zone = self.services.store, self.services.zone
        found = self._do(tr("Replaying every round\u2026"), lambda tell: replay(store, zone, tell))
        if found is not None:
            wrong = sum(finding.state == "problem" for finding in found)
            told = (
                trn("{n:,} finding below.", "{n:,} findings below.", wrong)
                if wrong
                else tr("Each score is what its shots give.")
            )
            Findings(self.window, tr("Verify scores"), f"{told} {tr('Nothing was changed.')}", found)

    def move_aside(self) -> None:
        """Move lines that cannot be read to a dated file, so that the daily backup is made again."""
        from bullseye.records.care.removal import set_bad_lines_aside

        done = self._do(tr("Moving lines aside\u2026"), lambda tell: set_bad_lines_aside(self.services.store))
        if done is not None:
            moved, aside = done
            told = tr("Every line can be read; nothing was changed.")
            if aside is not None:
                told = trn(
                    "{n:,} line moved aside; it is in {file} now, byte by byte.",
                    "{n:,} lines moved aside; they are in {file} now, byte by byte.",
                    moved,
                    file=aside,
                )
            self.window.notice(told)
            self._tell()

    def rebuild(self) -> None:
        """Make the scoreboard anew from the history."""
        if (
            self._do(tr("Rebuilding the board\u2026"), lambda tell: self.services.store.board.rebuild(tell=tell))
            is not None
        ):
            self.window.notice(tr("The board was rebuilt from the history."))
            self._tell()

    # -- keeping -----------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Write everything that is kept to one zip file."""
        from bullseye.records.care.backup import make_backup

        services, now = self.services, self.services.clock.utc()
        path = self.ask_save(self.window, tr("Back up"), f"bullseye-{now:%Y-%m-%d}.zip", ZIP, ".zip")
        if path is None:
            return
        made = self._do(tr("Backing up\u2026"), lambda tell: make_backup(services.store, services.dirs, path, now))
        if made is not None:
            rounds, files = _counts(made)
            words = tr(
                "Backed up: {rounds} and {files} in {path}, read back and whole.", rounds=rounds, files=files, path=path
            )
            self.window.notice(words)

    def restore(self) -> None:
        """Bring a backup back, after a question; what stands here goes into a backup of its own first."""
        from bullseye.records.care.backup import check_backup, folder_of
        from bullseye.records.care.restore import restore

        services, store = self.services, self.services.store
        path = self.ask_open(self.window, tr("Restore a backup"), [(ZIP, "*.zip")])
        if path is None:
            return
        backup = self._do(tr("Reading the backup\u2026"), lambda tell: check_backup(path, store.files))
        if backup is None:
            return
        rounds, files = _counts(backup)
        text = tr(
            "{name} was made {when} and is whole: {rounds} and {files}.\n\nIt takes the place of the rounds and "
            "settings here. Those go into a backup of their own first, in {folder}.",
            name=path.name,
            when=moment_text(backup.made, services.zone, " "),
            rounds=rounds,
            files=files,
            folder=folder_of(services.dirs.data),
        )
        if not confirm(self.window, tr("Restore this backup?"), text, tr("Restore")):
            return
        done = self._do(tr("Restoring\u2026"), lambda tell: restore(store, services.dirs, path, services.clock.utc()))
        if done is None:
            return
        told = trn(
            "Restored: {n:,} round of {day}.",
            "Restored: {n:,} rounds of {day}.",
            done.backup.rounds,
            day=day_text(done.backup.made, services.zone),
        )
        if done.before is not None:
            told += " " + tr("What was here is kept in {file}.", file=done.before)
        if done.left_out:
            told += " " + trn("{n:,} round is only there now.", "{n:,} rounds are only there now.", done.left_out)
        self.window.notice(told)
        self._tell()
        self._take_settings()

    def _take_settings(self) -> None:
        """The settings on the disk are those of the backup: they count from now on."""
        services = self.services
        services.settings = services.settings_file.load()
        services.use_player(services.settings.player)
        services.faces.refresh()
        services.drills.refresh()
        for said in services.settings_file.notices:
            self.window.notice(sentence(said), "bad")
        services.settings_file.notices.clear()
        self.window.retheme()

    def sync(self) -> None:
        """Bring this computer and those that share a folder into step."""
        import platform

        from bullseye.records.care.sync import machine_name, sync

        services, store = self.services, self.services.store
        folder = self.ask_folder(self.window, tr("The folder that your computers share"))
        if folder is None:
            return

        def both_ways(removals: bool) -> Any:
            name = machine_name(services.dirs.machine, platform.node(), services.new_id, store)
            return sync(store, folder, name, removals)

        words = tr("Bringing rounds into step\u2026")
        done = self._do(words, lambda tell: both_ways(False))
        if done is None:
            return
        said = sync_words(done)
        if done.elsewhere and self._removes_too(len(done.elsewhere)):
            more = self._do(words, lambda tell: both_ways(True))
            said += [] if more is None else sync_words(more)[1:]
        self.window.notice(" ".join(said))
        self._tell()

    def _removes_too(self, rounds: int) -> bool:
        text = trn(
            "{n:,} round was removed on another computer and is still here. It can be brought back by undo.",
            "{n:,} rounds were removed on another computer and are still here. They can be brought back by undo.",
            rounds,
        )
        return confirm(self.window, tr("Remove here too?"), text, tr("Remove"), tr("Keep"))

    def delete_player(self) -> None:
        """Choose a player, and delete all the rounds."""
        players = self._do(tr("Counting rounds\u2026"), lambda tell: players_of(self.services.store))
        if players is None:
            return
        chosen = ask_player(self.window, players)
        if chosen is not None:
            delete_player(self.window, *chosen)

    # -- folders -----------------------------------------------------------------------------------

    def _open(self, path: Path) -> None:
        if not path.is_dir():
            self.window.notice(tr("{path} is not there yet; the first thing that is saved makes it.", path=path))
        elif not self.open_folder(path):
            self.clipboard_clear()
            self.clipboard_append(str(path))
            self.window.notice(tr("Nothing here opens folders, so the folder's name is copied instead."), "bad")

    def _copy(self, path: Path, button: ttk.Button) -> None:
        self.clipboard_clear()
        self.clipboard_append(str(path))
        button.configure(text=tr("Copied"))

    # -- words -------------------------------------------------------------------------------------

    def _do(self, words: str, task: Callable[..., Any]) -> Any:
        """What *task* gives; None, after a word about it, when it could not be done."""
        try:
            return run(self.window, words, task)
        except BullseyeError as bad:
            self.window.notice(sentence(bad), "bad")
            return None

    def _tell(self) -> None:
        """What the records have to say."""
        for said in self.services.store.take_notices():
            self.window.notice(sentence(said), "bad")


def show_folder(path: Path) -> bool:
    """Open *path* in the system's own program for folders; False when there is none."""
    try:
        if sys.platform == "win32":
            os.startfile(path)
        else:
            subprocess.Popen(
                ["open" if sys.platform == "darwin" else "xdg-open", str(path)], start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
    except OSError:
        return False
    return True


def _counts(backup: Backup) -> tuple[str, str]:
    """How many rounds and files are in it."""
    return trn("{n:,} round", "{n:,} rounds", backup.rounds), trn("{n:,} file", "{n:,} files", len(backup.members))
