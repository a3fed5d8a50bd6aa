"""The page's files as a browser gets them: HTML, styles and modules out of page/, with what each one is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from gzip import compress
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import NamedTuple

from bullseye.errors import UnknownNameError
from bullseye.serve.page_words import FILE as CATALOGUE
from bullseye.serve.page_words import page_catalogue
from bullseye.words import tr

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
"""The Content-Security-Policy of every answer: nothing from elsewhere, no script or style inside the HTML."""

FILES_AT = "/page/"
"""Where the HTML expects the files beside it: FILES_AT + name."""

ADDRESSES = {
    "/": "index.html",
    "/j/{pin}": "index.html",
    "/teach": "teach.html",
    "/p": "wall.html",
}
"""Which file stands at which address of a class: student, student with a PIN, teacher, projector."""

OWN_ADDRESSES = {"/": "me.html", "/j/{pin}": "me.html", "/me": "me.html"}
"""The same of `bullseye serve --me`: all lead to the shooter's own page."""

SHARED_ADDRESS, SHARED_PAGE = "/t/{token}", "target.html"
"""Where the page of a shared target stands, and its file."""

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


class PageFile(NamedTuple):
    """One file: its bytes, the same packed (`Content-Encoding: gzip`), its media type, and a tag that changes with the
    bytes (an ETag, quotes included).
    """

    body: bytes
    packed: bytes
    media_type: str
    tag: str


@cache
def page_files() -> dict[str, PageFile]:
    """Every file by its name, those of a folder as "folder/name"; also from a wheel or a zip."""
    found = {}
    for name, file in _files(resources.files("bullseye.serve").joinpath("page"), ""):
        kind = _TYPES.get(name.rpartition(".")[2])
        if kind is not None:
            found[name] = _page_file(file.read_bytes(), kind)
    said = page_catalogue(file.body.decode("utf-8") for name, file in found.items() if name.endswith(".js"))
    if said is not None:
        found[CATALOGUE] = _page_file(said, _TYPES["js"])
    return found


def _page_file(body: bytes, kind: str) -> PageFile:
    return PageFile(body, compress(body, mtime=0), kind, f'"{sha256(body).hexdigest()[:16]}"')


def _files(folder: Traversable, before: str) -> Iterator[tuple[str, Traversable]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _files(one, f"{before}{one.name}/")
        else:
            yield before + one.name, one


def page_file(name: str) -> PageFile:
    """The file called *name*; raises UnknownNameError where there is none."""
    files = page_files()
    if name not in files:
        raise UnknownNameError(tr("page file"), name, files)
    return files[name]


@cache
def school_start() -> PageFile:
    """The student's page as a school serves it, where others come to its first page too: with the way to sign in."""
    page = page_file("index.html").body
    return _page_file(page.replace(b'id="to-school" hidden', b'id="to-school"'), _TYPES["html"])
