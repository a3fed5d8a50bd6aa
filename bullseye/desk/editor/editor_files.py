"""What the ring editor does with files: save, save under another name, import, export; nothing is replaced unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bullseye.datafile import is_slug
from bullseye.desk.kit.cards.dialogs import ask_text, confirm
from bullseye.desk.kit.cards.file_dialogs import ask_open_path, ask_save_path
from bullseye.errors import BullseyeError
from bullseye.play.editor.editor_words import refusal
from bullseye.play.editor.face_editor import FaceEditor, export_face, import_face, slug_for
from bullseye.target.face import STANDARD
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell


class EditorFiles:
    """The files of one ring editor. `saved_id` names the user's own face that is being edited, "" before it is saved.

    What goes wrong is told as a notice of the window.
    """

    def __init__(self, window: Shell) -> None:
        self._window = window
        self._services = window.services
        self.saved_id = ""
        self._on_disk: bytes | None = None
        self.ask_open: Callable[..., Path | None] = ask_open_path
        self.ask_path: Callable[..., Path | None] = ask_save_path

    def opened(self, saved_id: str) -> None:
        """Another face is being edited; *saved_id* is "" when it has no file of its own yet."""
        self.saved_id = saved_id
        self._on_disk = self._content(saved_id) if saved_id else None

    def save(self, editor: FaceEditor) -> bool:
        """Save under its name; a face without one asks for it. False when it was not saved."""
        if not self.saved_id:
            return self.save_as(editor)
        changed = self._content(self.saved_id) != self._on_disk
        text = tr("{face}.toml is not as it was when you opened it here. Saving replaces it.", face=self.saved_id)
        if changed and not confirm(self._window, tr("The file has changed"), text, tr("Replace it")):
            return False
        return self._write(editor, self.saved_id)

    def save_as(self, editor: FaceEditor) -> bool:
        """Ask for a file's name and save under it."""
        name = slug_for(editor.face.name, self._taken())
        text = tr(
            "Lower-case letters, digits and hyphens. Rounds are kept under this name; it cannot be changed later."
        )
        face_id = ask_text(self._window, tr("Name of the file"), text, name, tr("Save"), self._name_trouble)
        return face_id is not None and self._write(editor, face_id)

    def _write(self, editor: FaceEditor, face_id: str) -> bool:
        try:
            path = editor.save(self._services.faces, self._services.dirs.faces, face_id)
        except BullseyeError as bad:
            self._window.notice(refusal(bad), "bad")
            return False
        self.opened(face_id)
        self._window.choose(face=face_id, style=STANDARD)
        self._window.notice(tr("Saved as {path}.", path=path))
        return True

    def read(self) -> FaceEditor | None:
        """Ask for any face file and open it; None when there is nothing to edit."""
        path = self.ask_open(self._window, tr("Import a face"), [(tr("A face"), "*.toml")])
        if path is None:
            return None
        try:
            return import_face(path, self._taken())
        except BullseyeError as bad:
            self._window.notice(refusal(bad), "bad")
            return None

    def export(self, editor: FaceEditor) -> None:
        """Ask for a place and write the face there."""
        name = f"{self.saved_id or slug_for(editor.face.name, [])}.toml"
        path = self.ask_path(self._window, tr("Export this face"), name, tr("A face"), ".toml")
        if path is None:
            return
        try:
            export_face(editor, path)
        except BullseyeError as bad:
            self._window.notice(refusal(bad), "bad")
        else:
            self._window.notice(tr("The face is in {path}.", path=path))

    def _taken(self) -> list[str]:
        shelf = self._services.faces
        return [*shelf.names(), *(broken.path.stem for broken in shelf.broken())]

    def _name_trouble(self, face_id: str) -> str:
        if not is_slug(face_id):
            return tr("Use lower-case letters, digits and hyphens, 64 at most, such as my-face.")
        if face_id in self._taken() or self._content(face_id) is not None:
            return tr("{face} is there already; choose another name.", face=face_id)
        return ""

    def _content(self, face_id: str) -> bytes | None:
        try:
            return (self._services.dirs.faces / f"{face_id}.toml").read_bytes()
        except OSError:
            return None
