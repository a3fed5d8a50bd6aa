"""The result of a pointing test: throughput and how sure it is, what it is made of, and files for other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.cards import ask_folder
from bullseye.desk.lab_result_page import LabResultPage
from bullseye.errors import BullseyeError
from bullseye.measure.tapping import answer_of_record
from bullseye.play.lab_facts import Sheet, tapping_sheet

if TYPE_CHECKING:
    from bullseye.desk.window import Window


class TappingResultPage(LabResultPage):
    """Shows an Outcome of the pointing test."""

    keys = [*LabResultPage.keys[:1], ("E", "Export for GoFitts, and as CSV"), *LabResultPage.keys[1:]]

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.ask_folder: Callable[..., Path | None] = ask_folder
        self.actions["e"] = self.export

    def more_buttons(self) -> list[ttk.Button]:
        """The export."""
        self.export_button = ttk.Button(self.bar, text="Export\u2026   E", width=0, command=self.export)
        return [self.export_button]

    def sheet(self, record: dict[str, Any]) -> Sheet:
        """Throughput and its kin."""
        return tapping_sheet(answer_of_record(record))

    def export(self) -> None:
        """Write .sd1, .sd2, .sd3 and the CSV into a folder."""
        from bullseye.play.pointing_export import write_all

        folder = self.ask_folder(self.window, "Export to a folder")
        if folder is None:
            return
        try:
            paths = write_all(self._outcome.record, folder)
        except BullseyeError as bad:
            self.window.notice(f"Nothing more was exported: {bad}", "bad")
            return
        names = ", ".join(path.suffix for path in paths)
        self.window.notice(f"{paths[0].stem} is in {folder} ({names}).")
