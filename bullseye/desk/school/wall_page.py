"""What the wall pages of a class share: the class as it stands, its news, and the count-down of an idle room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.notices import HEAD
from bullseye.desk.school.class_mode import open_mode
from bullseye.desk.school.idle_watch import IdleWatch

if TYPE_CHECKING:
    from bullseye.classroom.log.class_state import ClassState
    from bullseye.classroom.log.event import Event
    from bullseye.classroom.log.open_class import OpenClass
    from bullseye.desk.kit.shell import Shell


class WallPage(Page):
    """Shows the class of the window, or the *room* or *class_state* that `shown` is given.

    `refresh` is called when it is shown, and once after each thing that happens in the class, however many events
    that is. A class alone, without a room, tells no news: call `refresh` for it.
    """

    entertains = False
    """Whether a demonstration begins where nothing is touched for long; never over what the teacher opened to show."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.idle = IdleWatch(window)
        self._room: OpenClass | None = None
        self._class_state: ClassState | None = None
        self.given: dict[str, Any] = {}
        """What `shown` was given, for the next page of the same class."""

    @property
    def class_state(self) -> ClassState | None:
        """The class as it stands now; None when none is open."""
        return self._class_state if self._room is None else self._room.class_state

    def shown(self, **args: Any) -> None:
        """Show the class (*room* or *class_state* if given), follow it, and count down while nothing is touched."""
        self._quit()
        self.given = {key: args.pop(key) for key in ("room", "class_state") if key in args}
        room: OpenClass | None = self.given.get("room")
        class_state: ClassState | None = self.given.get("class_state")
        desk = open_mode(self.window)
        if room is None and class_state is None and desk is not None:
            room = desk.room
        self._room, self._class_state = room, class_state
        if room is not None:
            room.listeners.append(self._told)
        self.opened(**args)
        self.at_once(self.refresh)
        here = self.class_state
        own = desk is not None and desk.room is room
        idle_s = 0 if here is None else desk.idle_s if own and desk is not None else here.choices.idle_s
        self.idle.arm(idle_s if self.entertains else 0)

    def bars_at(self) -> tuple[str, int]:
        """Over the title: the foot has what the room looks at, and what the teacher presses next."""
        return HEAD, 0

    def opened(self, **args: Any) -> None:
        """The class is known; *args* are what else `shown` was given."""

    def refresh(self) -> None:
        """Show the class as it stands now."""
        raise NotImplementedError

    def _told(self, event: Event) -> None:
        self.when_idle(self.refresh)

    def _quit(self) -> None:
        if self._room is not None and self._told in self._room.listeners:
            self._room.listeners.remove(self._told)

    def hidden(self) -> None:
        """Follow nothing behind another page."""
        self._quit()
        self.idle.disarm()

    def destroy(self) -> None:
        """Take back what is due, then go."""
        self._quit()
        self.idle.disarm()
        super().destroy()
