"""The page's files are small, need nothing from elsewhere, and hold neither script nor style inside the HTML."""

from __future__ import annotations

import re
from gzip import decompress
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest

from bullseye.errors import UnknownNameError
from bullseye.serve.page_files import (
    ADDRESSES,
    FILES_AT,
    OWN_ADDRESSES,
    POLICY,
    SHARED_PAGE,
    page_file,
    page_files,
    school_start,
)

MOST_LINES = 400
MOST_BYTES = 100_000
"""What all files together may take on their way to a browser."""
SCHOOL = "school/"
WORDS = ("words.js", "school/words.js", "school/season/words.js")
"""Pages of a school have words of their own, beside those of a class, and those of its seasons too."""


def words_of(name: str) -> str:
    """The file with the words of the page or module *name*."""
    return next(file for file in reversed(WORDS) if name.startswith(dirname(file)))


def texts(kind: str) -> dict[str, str]:
    return {name: file.body.decode() for name, file in page_files().items() if name.endswith(f".{kind}")}


def test_a_file_comes_with_its_type_and_a_tag_of_its_bytes() -> None:
    body, packed, media_type, tag = page_file("field.js")
    assert b"class Field" in body
    assert decompress(packed) == body
    assert media_type == "text/javascript; charset=utf-8"
    assert re.fullmatch(r'"[0-9a-f]{16}"', tag)


def test_a_name_that_is_no_file_of_the_page_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match=r"no page file is called '../pages.py'; choose one of: .*field\.js"):
        page_file("../pages.py")


def test_no_module_is_longer_than_one_can_keep_in_mind_and_each_says_first_what_it_is_for() -> None:
    assert {name: len(text.splitlines()) for name, text in texts("js").items() if text.count("\n") > MOST_LINES} == {}
    assert [name for name, text in texts("js").items() if not text.startswith("/**")] == []


def at(name: str, imported: str) -> str:
    """The file that *imported* is for the module *name*."""
    return normpath(join(dirname(name), imported))


def test_modules_import_one_another_only_and_without_a_circle() -> None:
    imports = {
        name: {at(name, found) for found in re.findall(r'^(?:import|export) [^"]*?"(\.[^"]+)"', text, re.M | re.S)}
        for name, text in texts("js").items()
    }
    assert {name for found in imports.values() for name in found} <= set(imports)
    for text in texts("js").values():
        assert re.findall(r'from "(?!\.\.?/)', text) == []
    while imports:
        leaves = {name for name, found in imports.items() if not found}
        assert leaves, f"these import one another in a circle: {sorted(imports)}"
        imports = {name: found - leaves for name, found in imports.items() if name not in leaves}


def test_the_policy_lets_in_nothing_from_elsewhere() -> None:
    assert POLICY.startswith("default-src 'self';")
    assert "unsafe" not in POLICY


def test_all_of_it_is_small_on_the_way_to_a_browser() -> None:
    sizes = {name: len(file.packed) for name, file in page_files().items()}
    assert sum(size for name, size in sizes.items() if not name.startswith(SCHOOL)) < MOST_BYTES
    assert sum(size for name, size in sizes.items() if name.startswith(SCHOOL)) < MOST_BYTES / 2


def test_every_address_has_its_page() -> None:
    pages = {name for name in texts("html") if not name.startswith(SCHOOL)}  # theirs: test_app.py of the school
    assert {*ADDRESSES.values(), *OWN_ADDRESSES.values(), SHARED_PAGE} == pages


class _Named(HTMLParser):
    """What a page names: files, ids, words; and what the policy would not let run."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[str] = []
        self.ids: list[str] = []
        self.words: set[str] = set()
        self.inline: list[str] = []
        self.labelled: set[str] = set()
        self.inputs: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.files += [given[name] for name in ("src", "href") if name in given]
        self.ids += [given["id"]] if "id" in given else []
        self.words |= {given[name] for name in ("data-word", "data-label") if name in given}
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag in ("script", "style") and "src" not in given:
            self.inline.append(tag)
        if tag == "label" and "for" in given:
            self.labelled.add(given["for"])
        if tag == "input" and given.get("type") != "checkbox":
            self.inputs.add(given.get("id", ""))


def named(html: str) -> _Named:
    parser = _Named()
    parser.feed(html)
    return parser


@pytest.mark.parametrize("name", texts("html"))
def test_a_page_names_files_that_are_there_and_has_each_id_once(name: str) -> None:
    page = named(texts("html")[name])
    assert page.inline == []
    assert len(page.ids) == len(set(page.ids))
    own = [file.removeprefix(FILES_AT) for file in page.files if file.startswith(FILES_AT)]
    assert set(own) <= set(page_files())
    assert [file for file in page.files if not file.startswith("/")] == []


@pytest.mark.parametrize("name", texts("html"))
def test_every_field_of_a_page_has_a_label_and_every_word_is_there(name: str) -> None:
    page = named(texts("html")[name])
    assert page.inputs - page.labelled <= {"dialog-input"}
    assert {word for word in page.words if not re.search(rf"^  {word}:", texts("js")[words_of(name)], re.M)} == set()


@pytest.mark.parametrize("file", WORDS)
def test_every_word_is_said_somewhere(file: str) -> None:
    known = set(re.findall(r"^  (\w+):", texts("js")[file], re.M))
    said = {word for name, text in texts("html").items() if words_of(name) == file for word in named(text).words}
    modules = {name: text for name, text in texts("js").items() if words_of(name) == file}
    speak = [
        text
        for name, text in modules.items()
        if any(at(name, found) == file for found in re.findall(r'words } from "([^"]+)"', text))
    ]
    said |= {word for text in speak for word in re.findall(r"(?<![.\w])words\.(\w+)", text)}
    assert known == said - {"js"}


def test_the_first_page_of_a_school_shows_the_way_to_sign_in_and_that_of_a_class_does_not() -> None:
    assert b'<p id="to-school"><a href="/school"' in school_start().body
    assert b'<p id="to-school" hidden>' in page_file("index.html").body
