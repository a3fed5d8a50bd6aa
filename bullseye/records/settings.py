"""What a user chose, in a small file of its own: a broken one costs the choices, never a score."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bullseye.errors import StorageError
from bullseye.records import own_keys
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import Files, RealFiles
from bullseye.records.disk.safe_write import copy_aside, gone, safe_write, sentence, set_aside
from bullseye.words import tr

SCHEMA = 1
LARGEST_BYTES = 1 << 20
THEMES = ("system", "light", "dark", "contrast", "projector")
POINTERS = ("crosshair", "gap", "cross", "dot", "circle", "arrow")
POINTER_PX = (15, 23, 31, 47, 63)
POINTER_COLOURS = ("black", "white", "red", "green", "blue", "yellow", "pink")
HIT_SOUNDS = ("tone", "bell", "wood", "drop", "tick")
FRAME_RATES_HZ = (60, 120, 144)
CHATTER_MS = (0, 20, 40, 60, 80)
COUNTS_S = (3, 1, 0)
"""How long the count before a round can be, in s; 0 is none."""
RIVALS = ("nobody", "best", "last")
DEVICES = ("mouse", "trackpad", "trackball", "touch", "pen", "keyboard")
SWITCH_PACE_S = (2.0, 3.0, 4.0, 6.0, 10.0)
SWITCH_WAIT_S = (0.0, 0.5, 1.0, 2.0)
SWITCH_PASSES = (1, 2, 3, 5)
DWELL_S = (0.5, 0.8, 1.2, 2.0)
DWELL_PX = (12, 24, 40)
STICKY_S = (0.0, 0.3, 0.5, 1.0)
TREMOR_PX = (0, 4, 8, 16, 32)


@dataclass(slots=True)
class Settings:
    """The choices; each has a default that works. Lengths are in the unit of their name."""

    player: str = ""
    players: list[str] = field(default_factory=list)
    face: str = "classic"
    drill: str = "timed-30"
    style: str = "standard"
    recent: list[str] = field(default_factory=list)
    language: str = ""
    theme: str = "system"
    scale: float = 1.0
    volume: float = 0.5
    hit_sound: str = "tone"
    by_ear: bool = False
    pointer: str = "crosshair"
    pointer_px: int = 31  # at 96 dpi
    pointer_colour: str = "black"
    device: str = "mouse"
    chatter_ms: int = 0
    keys_faster: bool = True
    switch: bool = False
    switch_pace_s: float = 4.0
    switch_wait_s: float = 0.5
    switch_passes: int = 3
    dwell: bool = False
    dwell_s: float = 0.8
    dwell_px: int = 24  # at 96 dpi
    dwell_pages: bool = False
    sticky_s: float = 0.0
    tremor_px: int = 0  # at 96 dpi
    rival: str = "nobody"
    count_s: int = 3
    geometry: str = ""
    full_screen: bool = False
    mirrored: bool = False
    reduced_motion: bool = False
    frame_hz: int = 60
    sounds: bool = True
    flash: bool = True
    particles: bool = True
    floating_points: bool = True
    combo_glow: bool = True
    miss_ripple: bool = True
    countdown: bool = True
    new_best: bool = True
    suggestions: bool = True
    large_targets: bool = False
    keys: dict[str, str] = field(default_factory=dict)  # see own_keys
    extra: dict[str, Any] = field(default_factory=dict)  # keys that this version does not know, kept

    @property
    def helped(self) -> bool:
        """True where an aid is on: what the aids need is loaded only then."""
        return self.by_ear or self.switch or self.dwell or bool(self.sticky_s or self.tremor_px)

    def update(self, **choices: object) -> None:
        """Set some of them. Raises ValueError naming the one that is not allowed; then none is set."""
        for key, value in choices.items():
            if key not in _RULES:
                raise ValueError(f"no setting is called {key!r}; choose one of: {', '.join(_RULES)}")
            test, allowed = _RULES[key]
            if not test(value):
                raise ValueError(f"{key} is {value!r}; it must be {allowed}")
        for key, value in choices.items():
            setattr(self, key, value)


def utc_now() -> datetime:
    """The real clock, for dated names and nothing else."""
    return datetime.now(UTC)


class SettingsFile:
    """The file at *path*. Reading always gives settings; what was wrong with it is told in `notices`."""

    def __init__(self, path: Path, files: Files | None = None, utc_now: Callable[[], datetime] = utc_now) -> None:
        self.path = path
        self.notices: list[str] = []
        self._files: Files = RealFiles() if files is None else files
        self._utc_now = utc_now
        self._keep: bytes | None = None  # a file with wrong values in it: copied aside before it is replaced
        self._kept_off = False
        self._met = False
        self._unread = ""  # why the file could not be read, though it may be whole

    def load(self) -> Settings:
        """The settings in the file; defaults where it is missing, broken, or holds what is not allowed."""
        self._keep, self._kept_off, self._unread, self._met = None, False, "", False
        try:
            data = self._read()
            if data is None:
                return Settings()
            self._met = True
            stored, schema = _parse(data)
        except OSError as error:
            self._unread = sentence("read", self.path, error)
            self.notices.append(tr("{why}; the default settings are used until it can be read", why=self._unread))
            return Settings()
        except ValueError as error:
            return self._broken(str(error))
        if schema > SCHEMA:
            self._kept_off = True
            self.notices.append(
                tr(
                    "{name} is from a newer bullseye (schema {schema}); it is left as it is, so choices made now are "
                    "not remembered",
                    name=self.path.name,
                    schema=schema,
                )
            )
        return self._sift(stored, data)

    def look_again(self, settings: Settings) -> Settings | None:
        """After a reading that failed: read once more, and put into *settings* what was chosen before.

        What differs from a default was chosen since, and stays; the names are joined. Gives what the file holds; None
        when it had been read already. Raises StorageError when it still cannot be read.
        """
        if not self._unread:
            return None
        told = len(self.notices)
        found = self.load()
        if self._unread:
            del self.notices[told:]  # said before
            raise StorageError(self._unread)
        for key, default in as_dict(Settings()).items():
            if key in _RULES and getattr(settings, key) == default:
                setattr(settings, key, getattr(found, key))
        settings.players = list(dict.fromkeys([*found.players, *settings.players]))
        settings.extra = found.extra
        return found

    def save(self, settings: Settings) -> None:
        """Put *settings* into the file, safely on the disk; a file that could not be read is read first.

        Raises StorageError when that fails and ValueError when a value is not allowed. A file from a newer
        bullseye stays as it is.
        """
        self.look_again(settings)
        stored = as_dict(settings)
        if self._kept_off:
            return
        self._mind_the_folder()
        if self._keep is not None:
            copy_aside(self.path, "damaged", self._keep, files=self._files, now=self._utc_now())
            self._keep = None
        safe_write(self.path, _one_per_line(stored), files=self._files, check=strict_json.loads)
        self._met = True

    def _mind_the_folder(self) -> None:
        """A folder in which the file was read is not made again, when it is gone. Raises StorageError."""
        try:
            if self._met and self._files.stat(self.path.parent) is None:
                raise gone(self.path.parent)
        except OSError as error:
            raise StorageError(sentence("read", self.path.parent, error)) from error

    def _read(self) -> bytes | None:
        found = self._files.stat(self.path)
        if found is None:
            return None
        if found.is_folder or found.size > LARGEST_BYTES:
            raise ValueError(
                tr("it is a folder") if found.is_folder else tr("it is {size} bytes long", size=found.size)
            )
        return self._files.read(self.path)

    def _sift(self, stored: dict[str, Any], data: bytes) -> Settings:
        """Take every value that is allowed; name the others."""
        settings = Settings()
        for key, value in stored.items():
            if key not in _RULES:
                settings.extra[key] = value
                continue
            test, allowed = _RULES[key]
            if test(value):
                setattr(settings, key, value)
                continue
            self._keep = data
            default = getattr(settings, key)
            self.notices.append(
                tr(
                    "{name}: {key} is {value}; it must be {allowed}, so {default!r} is used",
                    name=self.path.name,
                    key=key,
                    value=f"{value!r:.60}",
                    allowed=allowed,
                    default=default,
                )
            )
        return settings

    def _broken(self, why: str) -> Settings:
        """Move the file aside, so that the next save loses nothing of it."""
        notice = tr("{name} cannot be used ({why}), so the settings are the defaults", name=self.path.name, why=why)
        try:
            aside = set_aside(self.path, "damaged", files=self._files, now=self._utc_now())
            notice = tr("{notice}; the file is kept as {aside}", notice=notice, aside=aside.name)
        except StorageError as error:
            self._kept_off = True
            notice = tr("{notice}, and will not be remembered: {why}", notice=notice, why=error)
        self.notices.append(notice)
        return Settings()


def problems(data: bytes) -> list[str]:
    """What is wrong with the bytes of a settings file, for people; looking changes nothing."""
    try:
        stored, schema = _parse(data)
    except ValueError as error:
        return [tr("cannot be used ({why})", why=error)]
    wrong = [tr("from a newer bullseye (schema {schema})", schema=schema)] if schema > SCHEMA else []
    for key, value in stored.items():
        if key in _RULES and not _RULES[key][0](value):
            wrong.append(
                tr("{key} is {value}; it must be {allowed}", key=key, value=f"{value!r:.60}", allowed=_RULES[key][1])
            )
    return wrong


def _parse(data: bytes) -> tuple[dict[str, Any], int]:
    """The object in the file and its schema number; ValueError says why there is none."""
    stored = strict_json.loads(data)
    if not isinstance(stored, dict):
        raise ValueError(tr("it holds no JSON object"))
    schema: Any = stored.pop("schema", SCHEMA)
    if schema.__class__ is not int or schema < 1:
        raise ValueError(tr("schema is {schema}, no whole number from 1 on", schema=f"{schema!r:.40}"))
    return stored, schema


def as_dict(settings: Settings) -> dict[str, Any]:
    """The document that settings.json holds. Raises ValueError for a value that is not allowed."""
    stored: dict[str, Any] = {"schema": SCHEMA}
    for key, (test, allowed) in _RULES.items():
        value = getattr(settings, key)
        if not test(value):
            raise ValueError(f"{key} is {value!r}; it must be {allowed}")
        stored[key] = value
    return {**stored, **{key: value for key, value in settings.extra.items() if key not in stored}}


def _one_per_line(stored: dict[str, Any]) -> bytes:
    """One key on each line, for people who edit by hand."""
    lines = b",\n".join(b"  " + strict_json.dumps({key: value})[1:-1] for key, value in stored.items())
    return b"{\n" + lines + b"\n}\n"


def _is_text(value: object) -> bool:
    if not isinstance(value, str) or len(value) > 400:
        return False
    return not any(c < " " or "\ud800" <= c <= "\udfff" for c in value)


def _are_names(value: object) -> bool:
    if not isinstance(value, list) or len(value) > 10_000:
        return False
    return all(_is_text(name) and name.strip() for name in value)


def _between(low: float, high: float) -> Callable[[object], bool]:
    def test(value: object) -> bool:
        if not isinstance(value, int | float) or isinstance(value, bool):
            return False
        return low <= value <= high

    return test


def _one_of(choices: tuple[object, ...]) -> tuple[Callable[[object], bool], str]:
    kind = choices[0].__class__  # True is no 1 here
    return lambda v: v.__class__ is kind and v in choices, tr("one of: {choices}", choices=", ".join(map(str, choices)))


_SHORT = tr("a text of at most {most} characters", most=400)
_SWITCH = (lambda v: v.__class__ is bool, tr("true or false"))
_RULES: dict[str, tuple[Callable[[object], bool], str]] = {
    "player": (_is_text, _SHORT),
    "players": (_are_names, tr("a list of names")),
    "face": (_is_text, _SHORT),
    "drill": (_is_text, _SHORT),
    "style": (_is_text, _SHORT),
    "recent": (_are_names, tr('a list of drills and faces, such as "timed-30 classic"')),
    "language": (_is_text, tr("a code such as de, or nothing for the system's")),
    "theme": _one_of(THEMES),
    "scale": (_between(0.5, 4.0), tr("a number from {low:g} to {high:g}", low=0.5, high=4)),
    "volume": (_between(0.0, 1.0), tr("a number from {low:g} to {high:g}", low=0, high=1)),
    "hit_sound": _one_of(HIT_SOUNDS),
    "by_ear": _SWITCH,
    "pointer": _one_of(POINTERS),
    "pointer_px": _one_of(POINTER_PX),
    "pointer_colour": _one_of(POINTER_COLOURS),
    "device": _one_of(DEVICES),
    "chatter_ms": _one_of(CHATTER_MS),
    **dict.fromkeys(("keys_faster", "switch", "dwell", "dwell_pages"), _SWITCH),
    "switch_pace_s": _one_of(SWITCH_PACE_S),
    "switch_wait_s": _one_of(SWITCH_WAIT_S),
    "switch_passes": _one_of(SWITCH_PASSES),
    "dwell_s": _one_of(DWELL_S),
    "dwell_px": _one_of(DWELL_PX),
    "sticky_s": _one_of(STICKY_S),
    "tremor_px": _one_of(TREMOR_PX),
    "rival": _one_of(RIVALS),
    "count_s": _one_of(COUNTS_S),
    "geometry": (_is_text, tr("a text such as 1280x800+40+40")),
    "full_screen": _SWITCH,
    "mirrored": _SWITCH,
    "reduced_motion": _SWITCH,
    "frame_hz": _one_of(FRAME_RATES_HZ),
    **dict.fromkeys(("sounds", "flash", "particles", "floating_points", "combo_glow", "miss_ripple"), _SWITCH),
    **dict.fromkeys(("countdown", "new_best", "suggestions", "large_targets"), _SWITCH),
    "keys": (own_keys.are_places, own_keys.ALLOWED),
}
