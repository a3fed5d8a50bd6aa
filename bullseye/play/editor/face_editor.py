"""The ring editor without its window: a face that changes step by step, with undo, checks and saving."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from bullseye.datafile import MAX_BYTES, is_slug
from bullseye.errors import BadFaceError, BadInputError, StorageError
from bullseye.picture.contrast import Clash, clashes
from bullseye.picture.face import BLANK_EDGE, BLANK_PAPER
from bullseye.records.disk.files import RealFiles, make_folder
from bullseye.records.disk.safe_write import safe_write, sweep
from bullseye.target.catalog import Catalogue
from bullseye.target.face import Face, Ring, Style, own_style_id, parse_face
from bullseye.target.face_toml import to_toml, update_toml
from bullseye.words import tr

MOST_UNDO = 200
NEW_FACE = Face(
    id="my-face",
    name=tr("My face"),
    rings=(
        Ring(80, 10, "#f4c430", "#22262b", "#22262b"),
        Ring(160, 8, "#d1383f", "#22262b", "#f8f6f0"),
        Ring(240, 5, "#2d7fc1", "#22262b", "#f8f6f0"),
    ),
    gauge_mm=5.0,
    line_mm=1.0,
    styles=(Style("10-8-5", (10, 8, 5)),),
)


class Step(NamedTuple):
    """One state: the face, and for each ring which ring of the file it came from (None: a new one)."""

    face: Face
    origins: tuple[int | None, ...]


class FaceEditor:
    """Edits a copy of a face. Every change that would break a rule is refused with its sentence, and undone.

    *file* is the text the face was read from when it is a user's own; its comments are kept when it is saved again.
    """

    def __init__(self, face: Face = NEW_FACE, file: str = "") -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._file = file
        self._now = Step(_plain(face), tuple(range(len(face.rings))))
        self._saved = self._now

    @property
    def face(self) -> Face:
        """The face as it stands."""
        return self._now.face

    @property
    def changed(self) -> bool:
        """True when there is something to save."""
        return self._now != self._saved

    @property
    def can_undo(self) -> bool:
        """True when a change can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """True when a change that was taken back can be made again."""
        return bool(self._undone)

    def undo(self) -> None:
        """Take the last change back."""
        if self._done:
            self._undone.append(self._now)
            self._now = self._done.pop()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._undone:
            self._done.append(self._now)
            self._now = self._undone.pop()

    def clashes(self) -> list[Clash]:
        """Neighbouring rings that somebody cannot tell apart."""
        return clashes(self.face)

    # -- changes ---------------------------------------------------------------------------------

    def set(self, **values: Any) -> None:
        """Change the face's own values (name, gauge_mm, line_mm, inner_ten_mm, ground ...).

        Raises BadFaceError, and changes nothing, when a rule would be broken.
        """
        self._put(replace(self.face, **values), self._now.origins)

    def set_ring(self, index: int, **values: Any) -> None:
        """Change a ring's diameter_mm, points, fill, line or text."""
        rings = list(self.face.rings)
        rings[index] = replace(rings[index], **values)
        self._put(replace(self.face, rings=tuple(rings)), self._now.origins)

    def add_ring(self, index: int) -> None:
        """Put a new ring at *index*: between its neighbours in size, or one step outside the last.

        The first ring of a blank face takes all of it.
        """
        rings = list(self.face.rings)
        if not rings:
            first = Ring(self.face.diameter_mm, 10, self.face.ground or BLANK_PAPER, BLANK_EDGE, BLANK_EDGE)
            self._put(replace(self.face, rings=(first,), blank_mm=None), (None,))
            return
        inner = rings[index - 1] if index else None
        outer = rings[index] if index < len(rings) else None
        if outer is None:
            last = rings[-1]
            step = last.diameter_mm - (rings[-2].diameter_mm if len(rings) > 1 else 0.0)
            made = replace(last, diameter_mm=round(last.diameter_mm + step, 3), points=max(0, last.points - 1))
        else:
            start = inner.diameter_mm if inner else 0.0
            points = (inner.points if inner else outer.points + 2) + outer.points
            made = replace(outer, diameter_mm=round((start + outer.diameter_mm) / 2, 3), points=points // 2)
        if made.points == (outer or rings[-1]).points:  # no value is free: those inside go up by one
            rings[:index] = [replace(ring, points=ring.points + 1) for ring in rings[:index]]
            made = replace(made, points=made.points + (1 if outer else 0))
        rings.insert(index, made)
        origins = list(self._now.origins)
        origins.insert(index, None)
        self._put(replace(self.face, rings=tuple(rings)), tuple(origins))

    def remove_ring(self, index: int) -> None:
        """Take a ring away; the last one stays, since a face without rings scores nothing."""
        if len(self.face.rings) == 1:
            raise BadInputError(tr("a face needs at least one ring; change this one instead of removing it"))
        rings, origins = list(self.face.rings), list(self._now.origins)
        del rings[index], origins[index]
        self._put(replace(self.face, rings=tuple(rings)), tuple(origins))

    def _put(self, face: Face, origins: tuple[int | None, ...]) -> None:
        if face.inner_ten_mm is not None and face.rings != self.face.rings:
            # The inner ten lies in the innermost ring: it shrinks with it rather than block the change.
            face = replace(face, inner_ten_mm=min(face.inner_ten_mm, face.rings[0].diameter_mm))
        face = _plain(_named(self.face, face))
        to_toml(face)  # the same rules as for a file
        if face != self.face:
            self._done.append(self._now)
            del self._done[:-MOST_UNDO]
            self._undone.clear()
            self._now = Step(face, origins)

    # -- files -----------------------------------------------------------------------------------

    def text(self) -> str:
        """The face as a file."""
        return update_toml(self._file, self.face, self._now.origins) if self._file else to_toml(self.face)

    def save(self, catalogue: Catalogue, folder: Path, face_id: str) -> Path:
        """Save as the user's own face *face_id* in *folder*, and make the catalogue see it.

        Raises BadInputError for an unusable or shipped name, StorageError when the file cannot be written.
        """
        if not is_slug(face_id):
            raise BadInputError(
                tr(
                    "{face_id} does not work as a file's name; use lower-case letters, digits and hyphens, 64 at most",
                    face_id=f"{face_id!r}",
                )
            )
        if face_id in catalogue.shipped_names():
            raise BadInputError(
                tr("{face_id} is a face that comes with bullseye; give yours another name", face_id=f"{face_id!r}")
            )
        face = replace(self.face, id=face_id)
        path = folder / f"{face_id}.toml"
        try:
            text = update_toml(self._file, face, self._now.origins) if self._file else to_toml(face)
        except BadInputError:
            if face_id == self.face.id:
                raise
            text = to_toml(face)  # the comments that cannot be kept stay in the file under the old name
        try:
            make_folder(RealFiles(), folder)
        except OSError as bad:
            raise StorageError(
                tr(
                    "the folder {folder} cannot be made: {reason}",
                    folder=f"{str(folder)!r}",
                    reason=bad.strerror or bad,
                )
            ) from bad
        with contextlib.suppress(OSError):  # what a crash left of an earlier one
            sweep(folder, [path.name], RealFiles())
        safe_write(path, text.encode(), files=RealFiles())
        catalogue.refresh()
        self._file = text
        self._renumber(face_id)
        return path

    def _renumber(self, face_id: str) -> None:
        """Let every step that can be undone or redone name the face, and the places of its rings, as the file does."""
        places = {origin: place for place, origin in enumerate(self._now.origins) if origin is not None}

        def moved(step: Step) -> Step:
            origins = tuple(None if origin is None else places.get(origin) for origin in step.origins)
            return Step(replace(step.face, id=face_id), origins)

        self._done[:] = map(moved, self._done)
        self._undone[:] = map(moved, self._undone)
        self._now = self._saved = Step(replace(self.face, id=face_id), tuple(range(len(self.face.rings))))


def slug_for(name: str, taken: list[str]) -> str:
    """A file's name for a face called *name* that is not *taken*."""
    letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower())
    base = "-".join(part for part in letters.split("-") if part)[:56] or "my-face"
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def open_editor(catalogue: Catalogue, name: str) -> FaceEditor:
    """An editor of the face *name*: the user's own file itself, or a copy of a shipped face under a new name."""
    face = catalogue.get(name)
    if not catalogue.is_own(name) or catalogue.user_folder is None:
        copy = replace(
            face,
            id=slug_for(tr("{name} (copy)", name=face.name), catalogue.names()),
            name=tr("{name} (copy)", name=face.name)[:80],
        )
        return FaceEditor(replace(copy, aliases=(), status="own"))
    return FaceEditor(face, _read(catalogue.user_folder / f"{face.id}.toml"))


def import_face(path: Path, taken: list[str]) -> FaceEditor:
    """An editor of the face in any TOML file; raises BadInputError or BadFaceError when it is none."""
    text = _read(path)
    stem = slug_for(path.stem, taken)
    return FaceEditor(parse_face(text.encode(), stem, str(path)), text)


def export_face(editor: FaceEditor, path: Path) -> None:
    """Write the face to any file; raises StorageError when that fails."""
    safe_write(path, editor.text().encode(), files=RealFiles())


def _read(path: Path) -> str:
    try:
        files = RealFiles()
        found = files.stat(path)
        if found is not None and found.size > MAX_BYTES:
            raise BadInputError(tr("{path} is too large for a face file; choose another", path=f"{str(path)!r}"))
        return files.read(path).decode("utf-8")
    except OSError as bad:
        raise BadInputError(
            tr("{path} cannot be read: {reason}; choose a face file", path=f"{str(path)!r}", reason=bad.strerror or bad)
        ) from bad
    except UnicodeDecodeError as bad:
        raise BadInputError(tr("{path} is not UTF-8 text; choose a face file (TOML)", path=f"{str(path)!r}")) from bad


def _named(before: Face, face: Face) -> Face:
    """*face* with its own style named after its points, if that is how *before* had it and no other has the name."""
    if not face.styles or face.styles[0].id != own_style_id(before.rings, before.has_inner_ten):
        return face
    style_id = own_style_id(face.rings, face.has_inner_ten)
    if style_id in (style.id for style in face.styles[1:]):
        return face
    return replace(face, styles=(replace(face.styles[0], id=style_id), *face.styles[1:]))


def _plain(face: Face) -> Face:
    """A face whose own style follows its rings, whose other styles still fit them, and decimals only where allowed."""
    points = tuple(r.points for r in face.rings)
    own = replace(face.styles[0], points=points) if face.styles else Style("standard", points)
    others = tuple(s for s in face.styles[1:] if len(s.points) == len(points))
    kept = replace(face, styles=(own, *others))
    try:
        to_toml(kept)
    except BadFaceError as bad:
        if bad.key == "decimals":
            return _plain(replace(face, decimals=False))
        return face if not face.styles else replace(face, styles=(own,))
    return kept
