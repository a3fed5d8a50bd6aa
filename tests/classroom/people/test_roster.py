"""A class list: typed, pasted or from a file, with what was wrong told line by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.classroom.people.roster import Entry, as_text, parse, read_file, write_file
from bullseye.errors import BadInputError, StorageError
from bullseye.names import clean
from bullseye.tabular.text import decode
from tests.classroom.classes import room_of


def names(text: str) -> list[str]:
    return [entry.name for entry in parse(text).entries]


@pytest.mark.parametrize("text", ["Ann\nBob\nCid", "Ann, Bob; Cid".replace(";", ","), "Ann;Bob;Cid", "Ann\tBob\tCid",
                                  "\ufeffAnn\r\nBob\r\n\r\nCid\r\n", "Ann,Bob\nCid"])  # fmt: skip
def test_names_stand_on_lines_or_between_commas_semicolons_and_tabs(text: str) -> None:
    assert names(text) == ["Ann", "Bob", "Cid"]
    assert parse(text).problems == ()


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_header_makes_it_a_table_with_columns_in_any_order(mark: str) -> None:
    text = f"No{mark}Team{mark}Name\n1{mark}Red{mark}Ann\n2{mark}{mark}Bob\n"
    assert parse(text).entries == (Entry("Ann", "Red"), Entry("Bob", ""))


def test_the_line_with_which_excel_is_told_the_separator_is_no_name() -> None:
    assert parse("sep=;\r\nname;team\r\nAnn;Red\r\n").entries == (Entry("Ann", "Red"),)
    assert names("sep=|\nAnn|Bob\n") == ["Ann", "Bob"] and parse("sep=;\n").entries == ()


def test_a_quoted_name_keeps_its_comma() -> None:
    assert names('name,team\n"Lee, Ann",Red') == ["Lee, Ann"]


def test_two_of_a_name_get_a_number_and_a_line_without_one_is_named() -> None:
    roster = parse("name,team\nAnn,Red\n,Blue\nann,Red\n" + "x" * 50)
    assert [e.name for e in roster.entries] == ["Ann", "ann 2", "x" * 40]
    assert [said.split(":")[0] for said in roster.problems] == ["line 3", "line 4", "line 5"]


def test_names_already_in_the_class_are_taken_too() -> None:
    assert [e.name for e in parse("Ann", ["Ann"]).entries] == ["Ann 2"]


def test_an_empty_list_and_one_too_long_say_so() -> None:
    assert "empty" in parse("\n \n").problems[0]
    long = parse("\n".join(f"N{n}" for n in range(600)))
    assert len(long.entries) == 500 and long.problems == ("line 501: more than 500 names; the rest was left out",)


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        ("Zoë\nJosé".encode(), False),
        ("\ufeffZoë\nJosé".encode(), False),
        ("Zoë\nJosé".encode("utf-16"), False),
        ("\ufeffZoë\nJosé".encode("utf-16-be"), False),
        ("Zoë\nJosé".encode("cp1252"), True),
    ],
)
def test_a_file_is_read_in_the_encodings_schools_have(tmp_path: Path, data: bytes, remark: bool) -> None:
    path = tmp_path / "class.txt"
    path.write_bytes(data)
    roster = read_file(path)
    assert [e.name for e in roster.entries] == ["Zoë", "José"]
    assert any("Windows-1252" in said for said in roster.problems) == remark


def test_what_is_no_list_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="is no text"):
        decode(b"PK\x03\x04\0\0", "list.xlsx")
    with pytest.raises(BadInputError, match="UTF-16"):
        decode(b"\xff\xfea", "list.txt")
    with pytest.raises(StorageError, match="nobody"):
        read_file(tmp_path / "nobody.csv")
    (tmp_path / "large.txt").write_bytes(b"a\n" * 600_000)
    with pytest.raises(BadInputError, match="1200000 bytes"):
        read_file(tmp_path / "large.txt")


_INVISIBLE = ["Cs", "Cc", "Cf", "Cn", "Co", "Zs", "Zl", "Zp"]
_NAMES = st.text(st.characters(exclude_categories=_INVISIBLE), min_size=1, max_size=20)


@given(st.lists(st.tuples(_NAMES, st.sampled_from(["", "Red", "Team, two"])), min_size=1, max_size=8,
                unique_by=lambda pair: clean(pair[0])[0].casefold()))  # fmt: skip
def test_a_list_that_is_written_reads_back_the_same(pairs: list[tuple[str, str]]) -> None:
    entries = [Entry(clean(name)[0], team) for name, team in pairs]
    assert list(parse(as_text(entries)).entries) == entries


def test_a_written_file_reads_back_and_a_failed_write_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    write_file(path, [Entry("Ann", "Red"), Entry("Bob")])
    assert read_file(path).entries == (Entry("Ann", "Red"), Entry("Bob"))
    with pytest.raises(StorageError):
        write_file(path / "below", [Entry("Cid")])
    assert len(read_file(path).entries) == 2


def test_a_whole_list_joins_a_class_in_order_with_its_teams() -> None:
    room = room_of("Ann")
    said = room.join_all(parse("name,team\nAnn,Red\nBob,Blue").entries)
    assert [(s.name, s.team) for s in room.class_state.students] == [("Ann", ""), ("Ann 2", "Red"), ("Bob", "Blue")]
    assert len(said) == 1 and "'Ann' is taken" in said[0]


def test_one_comma_on_every_line_is_surname_and_first_name_and_that_is_said() -> None:
    roster = parse("Schmidt, Emma\nMüller, Ben\nvan Dyk, Lea\n")
    assert [e.name for e in roster.entries] == ["Emma Schmidt", "Ben Müller", "Lea van Dyk"]
    assert roster.notes == ("Read as \u201csurname, first name\u201d, one student a line: Emma Schmidt.",)


@pytest.mark.parametrize("before", ["{n}\t", "{n}. ", "{n}) ", "{n};", "{n} "])
def test_a_number_before_every_name_is_left_out_and_that_is_said(before: str) -> None:
    text = "\n".join(before.format(n=n) + name for n, name in enumerate(("Emma Schmidt", "Ben", "Li"), 9))
    roster = parse(text)
    assert [e.name for e in roster.entries] == ["Emma Schmidt", "Ben", "Li"]
    assert roster.notes == ("The numbers before the names were left out.",)
    assert names("7up\n9live") == ["7up", "9live"] and names("1 Ann\nBob") == ["1 Ann", "Bob"]


def test_first_name_and_surname_in_columns_of_their_own_are_one_name() -> None:
    text = "Nachname;Vorname;Klasse;Team\nMüller;Ben;7b;Rot\nSchmidt;;7b;Blau\n"
    assert parse(text).entries == (Entry("Ben Müller", "Rot"), Entry("Schmidt", "Blau"))
    assert parse(text).notes[-1] == "Columns left out: Klasse."
    assert names("Name\tFirst name\nSchmidt\tEmma\n") == ["Emma Schmidt"]
    assert names("First name,Last name\nEmma,Schmidt\n") == ["Emma Schmidt"]
