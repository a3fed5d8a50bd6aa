"""Books of people on both databases: what is kept is found again, in order and by any spelling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bullseye.school.people.person import Person, TakenError
from bullseye.school.roles import Role
from bullseye.store_sql.database import Database
from bullseye.store_sql.people import attempts, audit, links, people, person_data, sessions, settings, sign_ons
from bullseye.store_sql.people.library import SqlLibrary, books

KINDS = (
    people.SqlPeople, sessions.SqlSessions, links.SqlLinks, attempts.SqlAttempts, audit.SqlAudit,
    settings.SqlSettings, person_data.SqlPersonData, settings.SqlChores, sign_ons.SqlSignOns,
)  # fmt: skip


def somebody(n: int, name: str) -> Person:
    return Person(f"id{n}", f"{name.split(maxsplit=1)[0].lower()}{n}", name, Role.MEMBER, 1000 + n)


NAMES = ["Zoe", "ada Byron", "Ada Äpfel", "Émile 50%", "bob_b", "Bobb"]


@pytest.fixture
def library(database: Database) -> SqlLibrary:
    found = SqlLibrary(database)
    with found.writing() as books:
        for n, name in enumerate(NAMES):
            books.people.add(somebody(n, name), "hash")
    return found


def test_the_books_of_a_transaction_are_of_every_kind(database: Database) -> None:
    with database.reading() as to:
        found = books(database, to)
        assert [type(getattr(found, name)) for name in found.__dataclass_fields__] == list(KINDS)


def test_a_person_comes_back_as_they_were_kept(library: SqlLibrary) -> None:
    eve = Person("e", "Eve@x", "Eve", Role.TEACHER, 7, True, "https://issuer sub", 8)
    with library.writing() as books:
        books.people.add(eve, "hashed")
    with library.reading() as books:
        assert books.people.get("e") == eve
        assert books.people.by_account("eve@X") == (eve, "hashed")
        assert books.people.by_subject("https://issuer sub") == eve
        assert books.people.by_subject("") is None, "who uses no sign-on service is not found by it"


def test_people_are_found_page_by_page_in_order_of_name(library: SqlLibrary) -> None:
    found: list[str] = []
    with library.reading() as books:
        after = ""
        while page := books.people.find("", after, 2):
            found += [one.name for one in page]
            after = page[-1].id
    assert sorted(found) == sorted(NAMES) and found.index("ada Byron") < found.index("Zoe")


@pytest.mark.parametrize(
    ("text", "names"),
    [("ADA", {"ada Byron", "Ada Äpfel"}), ("äPF", {"Ada Äpfel"}), ("%", {"Émile 50%"}), ("b_", {"bob_b"}),
     ("'; --", set())],
)  # fmt: skip
def test_people_are_found_by_a_part_of_a_name_as_it_is_written(library: SqlLibrary, text: str, names: set[str]) -> None:
    with library.reading() as books:
        assert {one.name for one in books.people.find(text, "", 50)} == names


def test_two_people_never_have_one_account_or_one_subject(library: SqlLibrary) -> None:
    with pytest.raises(TakenError, match="the account 'ZOE0' is taken"), library.writing() as books:
        books.people.add(replace(somebody(9, "Zoe"), account="ZOE0"), "")
    with library.writing() as books:
        books.people.put(replace(somebody(0, "Zoe"), subject="s"))
    with pytest.raises(TakenError), library.writing() as books:
        books.people.put(replace(somebody(1, "ada Byron"), subject="s"))


def test_a_setting_is_kept_once_where_it_was_not_there_and_changed_where_that_is_asked(library: SqlLibrary) -> None:
    with library.writing() as books:
        assert books.settings.get("key") is None
        assert books.settings.once("key", "a") == "a"
        assert books.settings.once("key", "b") == "a"
        books.settings.put("key", "c")
        assert books.settings.get("key") == "c"


def test_acts_come_newest_first_and_only_of_somebody_where_that_is_asked(library: SqlLibrary) -> None:
    with library.writing() as books:
        for n in range(5):
            books.audit.add(n, "role", f"id{n}", "id0" if n == 3 else "", str(n))
    with library.reading() as books:
        newest = books.audit.page(None, 2)
        assert [entry.detail for entry in newest] == ["4", "3"]
        assert [entry.detail for entry in books.audit.page(newest[-1].n, 9)] == ["2", "1", "0"]
        assert [entry.detail for entry in books.audit.page(None, 9, "id0")] == ["3", "0"]
