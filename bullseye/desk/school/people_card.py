"""Who is in a class on devices: state, device, score and what is to be looked at; for the teacher's eyes."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.classroom.people.options import is_name
from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.league.fairness import remark_text
from bullseye.wording.devices import device_name
from bullseye.wording.numbers import DASH
from bullseye.words import commas, tr, trn

if TYPE_CHECKING:
    from bullseye.desk.school.connected_mode import ConnectedMode
    from bullseye.wire.teacher import AskJson, SeatJson

WIDTH_PX = 880
EVERY_MS = 500


def state_words(state: str) -> str:
    """A seat's state as the teacher reads it."""
    return {
        "joined": tr("joined"), "ready": tr("ready"), "playing": tr("plays"), "done": tr("done"),
        "away": tr("away"), "kicked": tr("sent out"), "removed": tr("removed"),
    }.get(state, state)  # fmt: skip


def device_words(device: str, here: bool) -> str:
    """What somebody plays with."""
    return device_name(device) or (DASH if here else tr("this computer"))


class PeopleCard(Overlay):
    """Follows the class while it is open. Rows that ask to be let in come first."""

    def __init__(self, desk: ConnectedMode) -> None:
        super().__init__(desk.window, tr("Who is here"), width_px=WIDTH_PX)
        self.desk = desk
        self._rows: list[AskJson | SeatJson] = []
        px = self.theme.px
        self.noted = False
        """Whether what is to be looked at is shown: the card may be on the wall, where it is for nobody."""
        self.say(
            tr("A note means \u201clook at this\u201d. It changes no score, and is shown when you ask for it."),
            muted=True,
        )
        columns = (
            Column(tr("Seat"), 56, "e"), Column(tr("Name"), 200, grow=True), Column(tr("State"), 130),
            Column(tr("Device"), 130), Column(tr("Score"), 72, "e"), Column(tr("Look at"), 250),
        )  # fmt: skip
        self.table = Table(self, self.theme, columns, on_select=lambda _: self._enable(), rows_asked=11)
        self.table.pack(fill="x", pady=(px(12), 0))
        row = self.button_row()
        self.let_in_button = ttk.Button(row, text=tr("Let in"), width=0, command=self.let_in)
        self.refuse_button = ttk.Button(row, text=tr("Not them"), width=0, command=self.refuse)
        self.rename_button = ttk.Button(row, text=tr("Rename\u2026"), width=0, command=self.rename)
        self.kick_button = ttk.Button(row, text=tr("Send out"), width=0, command=self.kick)
        for n, button in enumerate((self.let_in_button, self.refuse_button, self.rename_button, self.kick_button)):
            button.pack(side="left", padx=(0 if n == 0 else px(8), 0))
        self.notes_button = ttk.Button(row, width=0, command=self.toggle_notes)
        self.notes_button.pack(side="left", padx=(px(8), 0))
        closing = ttk.Button(row, text=tr("Close"), command=self.close)
        closing.pack(side="right")
        self._job = ""
        self.open(self.table.tree)
        self._look()

    def _look(self) -> None:
        """Twice a second is as often as anybody reads a list."""
        self.refresh()
        self._job = self.window.root.after(EVERY_MS, self._look)

    def destroy(self) -> None:
        """Look no more."""
        if self._job:
            self.window.root.after_cancel(self._job)
            self._job = ""
        super().destroy()

    def refresh(self) -> None:
        """Show who is here now; the same one stays selected."""
        view = self.desk.view
        if view is None:
            return
        before = self.chosen
        notes = sum(bool(seat.flags) for seat in view.seats)
        text = tr("Hide the notes") if self.noted else trn("{n} note", "{n} notes", notes)
        self.notes_button.configure(text=text)
        self.table.show_columns(range(6 if self.noted else 5))
        self._rows = [*view.asks, *view.seats]
        keys = [_key(row) for row in self._rows]
        at = keys.index(_key(before)) if before is not None and _key(before) in keys else None
        self.table.fill(len(self._rows), lambda n: self._cells(self._rows[n]), tr("Nobody has joined yet."), select=at)
        self._enable()

    def _cells(self, row: AskJson | SeatJson) -> Row:
        name = self.desk.name_of(row.seat)
        if _ask_of(row):
            return Row((str(row.seat), name, tr("wants in again"), "", "", ""), "own")
        seat: SeatJson = row  # type: ignore[assignment]
        flags = commas(f"{remark_text(flag.what)} ({flag.count}\u00d7)" for flag in seat.flags)
        score = DASH if seat.score is None else str(seat.score)
        mark = "muted" if seat.state in ("kicked", "removed", "away") else ""
        return Row(
            (str(seat.seat), name, state_words(seat.state), device_words(seat.device, seat.here), score, flags), mark
        )

    def toggle_notes(self) -> None:
        """Show what is to be looked at beside the names, or hide it again."""
        self.noted = not self.noted
        self.refresh()

    @property
    def chosen(self) -> AskJson | SeatJson | None:
        """The row that is selected."""
        at = self.table.selected
        return None if at is None or at >= len(self._rows) else self._rows[at]

    def _enable(self) -> None:
        row = self.chosen
        ask = row is not None and bool(_ask_of(row))
        state = getattr(row, "state", "")
        allowed = {
            self.let_in_button: ask or state in ("kicked", "removed"),
            self.refuse_button: ask,
            self.rename_button: row is not None and not ask and state != "removed",
            self.kick_button: row is not None and not ask and state not in ("kicked", "removed"),
        }
        for button, on in allowed.items():
            button.state(["!disabled" if on else "disabled"])

    # -- acts ----------------------------------------------------------------------------------------

    def let_in(self) -> None:
        """Let in who asks, who was sent out or who was removed."""
        row = self.chosen
        if row is None:
            return
        if getattr(row, "state", "") == "removed":
            self.desk.restore(row.seat)
        else:
            self.desk.let_in(row.seat, _ask_of(row))
        self.refresh()

    def refuse(self) -> None:
        """Not them."""
        row = self.chosen
        if row is not None and _ask_of(row):
            self.desk.refuse(_ask_of(row))
            self.refresh()

    def kick(self) -> None:
        """Send the device out that is selected."""
        row = self.chosen
        if row is not None:
            self.desk.kick(row.seat)
            self.refresh()

    def rename(self) -> None:
        """Ask for another name for who is selected."""
        from bullseye.desk.kit.cards.dialogs import ask_text

        row = self.chosen
        if row is None:
            return
        name = ask_text(
            self.window, tr("Another name"), "", self.desk.name_of(row.seat), tr("Rename"),
            lambda text: "" if is_name(text) else tr("Type a name of 1 to 40 characters."),
        )  # fmt: skip
        if name is not None:
            self.desk.rename(row.seat, name)
            self.refresh()


def _ask_of(row: AskJson | SeatJson) -> str:
    return str(getattr(row, "ask", ""))


def _key(row: AskJson | SeatJson) -> tuple[str, int]:
    return _ask_of(row), row.seat
