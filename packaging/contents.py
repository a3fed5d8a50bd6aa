"""What goes into the frozen program and what stays out, each with its reason; the spec asks here, the tests too."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "bullseye"
NOT_DATA = {".py", ".pyc", ".pyo", ".typed"}


def data_files() -> list[tuple[str, str]]:
    """Every data file of the package (faces, drills, playlists, fonts ...), with its folder in the program."""
    files = (path for path in sorted(PACKAGE.rglob("*")) if path.is_file())
    return [
        (str(path), str(path.parent.relative_to(ROOT)))
        for path in files
        if path.suffix not in NOT_DATA and "__pycache__" not in path.parts and not path.name.startswith(".")
    ]


def library_files() -> list[tuple[str, str]]:
    """The data files of the libraries that look for some: the colour profile of PDF pages."""
    found = find_spec("fpdf")
    if found is None or found.origin is None:
        return []
    folder = Path(found.origin).parent
    return [(str(path), str(path.parent.relative_to(folder.parent))) for path in sorted(folder.rglob("*.icc"))]


SCHOOL = ("bullseye.store_sql", "bullseye.serve.school")
"""A school's database and server: they want a server's machine, and their libraries are larger than the program."""


def modules() -> list[str]:
    """Every module of the package, since the program imports most of them inside functions."""
    names = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return [name for name in names if name != "bullseye.__main__" and not name.startswith(SCHOOL)]


OPTIONAL = (
    "tomlkit", "fpdf", "miniaudio", "segno", "starlette", "uvicorn", "uvicorn.lifespan.on", "uvicorn.loops.asyncio",
    "anyio._backends._asyncio", "httpx2", "jmespath", "prometheus_client", "prometheus_client.parser", "sqlalchemy",
    "sqlalchemy.dialects.sqlite", "stamina", "arabic_reshaper", "bidi", "bidi.mirror",
    "uharfbuzz",
)  # fmt: skip
"""What is behind the extras `editor`, `pdf`, `sound`, `league`, `names` and `watch`, and what that imports by a name in
a text: in when installed, out without a word when not."""


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # not even the package that it is in
        return False


def hidden_imports() -> list[str]:
    """What the analysis would not find by itself."""
    return [*modules(), *(name for name in OPTIONAL if _is_there(name))]


UNUSED_STDLIB = [
    # Tools of the developer.
    "doctest", "pdb", "bdb", "pydoc", "pydoc_data", "test", "lib2to3", "distutils", "ensurepip", "idlelib", "turtle",
    "turtledemo", "venv", "cProfile", "profile", "pstats", "trace", "tkinter.test", "setuptools", "pkg_resources",
    "pip", "wheel", "_distutils_hack",
    # The network's old protocols. (OpenSSL is in: watched services and mail servers are called safely by it.)
    "ftplib", "imaplib", "nntplib", "poplib", "telnetlib",
    "http.server", "xmlrpc", "wsgiref", "webbrowser",
    # Shared memory of processes. (asyncio stays, for the class server, and what uvicorn imports whether it is used or
    # not: multiprocessing, socketserver, http.cookies.)
    "_posixshmem",
    # Other ways to compress and to store.
    "bz2", "_bz2", "lzma", "_lzma", "dbm", "_gdbm", "_dbm", "shelve",
    # A terminal with pages.
    "curses", "_curses", "_curses_panel", "readline", "code", "codeop", "cmd",
    # Encodings of East Asia: our files are UTF-8.
    "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw", "_multibytecodec",
]  # fmt: skip

EXTRAS_LEFT_OUT = (
    # Larger than all the rest; scoring many shots at once works without it.
    "numpy",
    # SMS and a hundred services, the system's keyring, tokens that we sign: with cryptography of their own (15 MB).
    "apprise", "keyring", "joserfc",
)  # fmt: skip
"""Extras of ours that the program does without: `doctor` names them, and what asks for one gets a sentence."""

UNUSED_LIBRARIES = [
    *EXTRAS_LEFT_OUT,
    *SCHOOL, "alembic", "mako",
    # What other libraries look for and can do without.
    "uvloop", "httptools", "websockets", "watchfiles", "trio", "itsdangerous", "jinja2", "argon2",
    # Databases but SQLite, which Python brings: each needs a driver that is not here either.
    "sqlalchemy.dialects.mssql", "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle",
    "sqlalchemy.dialects.postgresql", "sqlalchemy.testing", "sqlalchemy.ext.mypy", "greenlet", "psycopg", "psycopg2",
    "requests", "uharfbuzz._harfbuzz_test",
    "matplotlib", "scipy", "pandas", "IPython", "cffi", "cryptography", "endesive", "olefile",
    "PyQt5", "PyQt6", "PySide2", "PySide6", "gi", "wx", "pygame", "sounddevice", "appdirs", "Xlib",
    # filelock's other locks.
    "filelock.asyncio",
]  # fmt: skip

PILLOW_PLUGINS = {
    "PngImagePlugin", "PpmImagePlugin", "BmpImagePlugin", "GifImagePlugin", "JpegImagePlugin", "TiffImagePlugin"
}  # fmt: skip
"""The format we write, and those that Pillow and the PDF library import by themselves; the others stay out."""

UNUSED_PILLOW = [
    "PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL.ImageQt", "PIL.ImageTk", "PIL.ImageShow",
    "PIL._imagingtk", "PIL._tkinter_finder", "PIL.ImageGrab",
]  # fmt: skip


def excluded_modules() -> list[str]:
    """Modules that stay out even where something imports them."""
    return [*UNUSED_STDLIB, *UNUSED_LIBRARIES, *UNUSED_PILLOW, *_other_pillow_plugins()]


def _other_pillow_plugins() -> list[str]:
    found = find_spec("PIL")
    if found is None or not found.submodule_search_locations:
        return []
    folder = Path(next(iter(found.submodule_search_locations)))
    plugins = sorted(path.stem for path in folder.glob("*ImagePlugin.py"))
    return [f"PIL.{name}" for name in plugins if name not in PILLOW_PLUGINS]


UNWANTED_FILES = [
    # Tk without its clock's time zones, other languages, demonstrations, logos and its tools for developers.
    "_tcl_data/tzdata/*", "_tcl_data/msgs/*", "_tcl_data/http1.0/*", "_tcl_data/opt0.4/*", "_tcl_data/tclAppInit.c",
    "_tk_data/msgs/*", "_tk_data/demos/*", "_tk_data/images/*", "_tk_data/tkAppInit.c", "_tk_data/console.tcl",
    "*tcl8/*http-*.tm", "*tcl8/*tcltest-*.tm",
]  # fmt: skip
LARGE_ENCODINGS = [
    f"_tcl_data/encoding/{name}.enc"
    for name in ("big5", "cns11643", "cp932", "cp936", "cp949", "cp950", "euc-*", "gb*", "jis*", "ksc*", "mac*",
                 "shiftjis", "iso2022*")
]  # fmt: skip
"""Two thirds of Tcl's encodings; only Windows, whose code page may be one of them, keeps them."""


def is_wanted(name: str, windows: bool = False) -> bool:
    """Whether the file called *name* inside the program (with slashes or backslashes) is one to keep."""
    plain = name.replace("\\", "/")
    unwanted = UNWANTED_FILES if windows else UNWANTED_FILES + LARGE_ENCODINGS
    return not any(fnmatch(plain, pattern) for pattern in unwanted)


def unused_hooks(names: Iterable[str]) -> set[str]:
    """Those of PyInstaller's start-up scripts that cost time and do nothing for us."""
    return {name for name in names if name in ("pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_multiprocessing")}


def windows_version(version: str) -> str:
    """The version resource of the Windows programs, in the form that PyInstaller reads."""
    numbers = [int(part) for part in version.split(".")[:3]]
    quad = tuple(numbers + [0] * (4 - len(numbers)))
    strings = {
        "CompanyName": "bullseye contributors", "FileDescription": "Bullseye, an aim trainer",
        "FileVersion": version, "InternalName": "bullseye", "LegalCopyright": "MIT licence",
        "OriginalFilename": "bullseye.exe", "ProductName": "Bullseye", "ProductVersion": version,
    }  # fmt: skip
    lines = ",\n        ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return f"""VSVersionInfo(
  ffi=FixedFileInfo(filevers={quad}, prodvers={quad}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1,
                    subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
        {lines}])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])])
  ]
)
"""
