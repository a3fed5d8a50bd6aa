"""A list of names under heads that cannot be chosen, cut anew whenever its width is another."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bullseye.desk.kit.widgets import ChoiceList, cut_apart

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.choices import Group

_HEAD = "::"


class GroupedList(ChoiceList):
    """Groups of names. *picked* is called after a choice by mouse, so that the page can take the focus back."""

    def __init__(
        self, master: tk.Misc, theme: Theme, width_px: int, chosen: Callable[[str], None], picked: Callable[[], None]
    ) -> None:
        super().__init__(master, theme, 4, width_px, chosen, "small")
        self._padding_px = theme.px(32)
        self.tree.tag_configure("head", foreground=theme.palette.muted, font=theme.font("small", True))
        for key, by in (("Up", -1), ("Down", 1), ("Prior", -10), ("Next", 10)):
            self.tree.bind(f"<{key}>", lambda _, by=by: self.step(by), add=True)  # type: ignore[misc]
        self.tree.bind("<ButtonPress-1>", self._pressed, add=True)
        self.tree.bind("<ButtonRelease-1>", lambda _: picked(), add=True)
        self.tree.bind("<Configure>", lambda e: self._fit(e.width), add=True)

    def show(self, groups: Sequence[Group], current: str) -> None:
        """Show *groups* and choose *current* without telling; where they are shown already, only choose."""
        items = []
        for n, group in enumerate(groups):
            items += [(f"{_HEAD}{n}", group.head), *group.items]
        if items == self._items:
            self.choose(current)
            return
        self._items = items
        self.fill(items, current)
        for id_, _ in items:
            if id_.startswith(_HEAD):
                del self._names[id_]
                self.tree.item(id_, tags=("head",))
        self._settle()

    _items: list[tuple[str, str]] = []  # noqa: RUF012  # replaced, never changed

    @property
    def ids(self) -> list[str]:
        """All that can be chosen, from top to bottom."""
        return [id_ for id_, _ in self._items if not id_.startswith(_HEAD)]

    def step(self, by: int) -> str:
        """Choose what is so many rows further, the last or the first at most."""
        ids = self.ids
        if ids and self._live:
            at = ids.index(self.chosen) + by if self.chosen in ids else 0
            self.choose(ids[min(max(at, 0), len(ids) - 1)])
        return "break"

    def choose(self, id_: str) -> None:
        """As every list; the first name comes with the head above it."""
        super().choose(id_)
        if self.ids and id_ == self.ids[0]:
            self.tree.yview_moveto(0.0)

    def _settle(self) -> None:
        """Begin with the top of the list, if what is chosen can be seen then."""
        rows = list(self.tree.get_children())
        if self.chosen in rows and self.tree.winfo_height() > 1:
            self.tree.yview_moveto(0.0)
            self.tree.update_idletasks()
            self.tree.see(self.chosen)

    def _go_to(self, number: int) -> str:
        if self.ids and self._live:
            self.choose(self.ids[number])
        return "break"

    def _pressed(self, event: tk.Event[tk.Misc]) -> str | None:
        return "break" if self.tree.identify_row(event.y).startswith(_HEAD) else None

    def _fit(self, width_px: int) -> None:
        self._settle()
        room_px = max(1, width_px - self._padding_px)
        if room_px != self._room_px and self._items:
            self._room_px = room_px
            cut = cut_apart([name for _, name in self._items], self._font, room_px)
            for (id_, _), text in zip(self._items, cut, strict=True):
                self.tree.item(id_, text=text)
        self._room_px = room_px
