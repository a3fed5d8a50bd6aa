"""Class lists as schools have them: which column is what, who is one person, and what is said of it."""

from __future__ import annotations

import pytest

from bullseye.classroom.people.roster import Entry, parse

EMMA, BEN = "Emma Schmidt", "Ben Müller"


def names(text: str) -> list[str]:
    return [entry.name for entry in parse(text).entries]


def said(text: str) -> str:
    roster = parse(text)
    assert roster.problems == ()
    return " ".join(roster.notes)


SURNAME_FIRST = (
    "Schmidt, Emma\nMüller, Ben\n",
    "Schmidt,Emma\r\nMüller,Ben",
    "Name\nSchmidt, Emma\nMüller, Ben",
    "1. Schmidt, Emma\n2. Müller, Ben",
    "1,Schmidt,Emma\n2,Müller,Ben",
)
NUMBERED = (
    "1\tEmma Schmidt\n2\tBen Müller",
    "1. Emma Schmidt\n2. Ben Müller",
    "1) Emma Schmidt\n2) Ben Müller",
    "1 Emma Schmidt\n2 Ben Müller",
    "01;Emma Schmidt\n02;Ben Müller",
)
HEADINGS = (
    ("Nachname", "Vorname", "Mannschaft"),
    ("Name", "Vorname", "Gruppe"),
    ("Surname", "First name", "Team"),
    ("Nom", "Prénom", "Équipe"),
    ("Apellidos", "Nombre", "Equipo"),
    ("LAST_NAME", "FIRST_NAME", "GROUP"),
)


@pytest.mark.parametrize("text", SURNAME_FIRST)
def test_surname_comma_first_name_on_every_line_is_one_student_a_line_and_said(text: str) -> None:
    assert names(text) == [EMMA, BEN]
    assert "surname, first name" in said(text)


def test_names_between_commas_on_one_line_or_unevenly_are_still_names() -> None:
    assert names("Ann, Bob") == ["Ann", "Bob"] and names("Ann, Bob\nCid") == ["Ann", "Bob", "Cid"]
    assert names("Ann, Bob, Cid\nDan, Eve, Fay") == ["Ann", "Bob", "Cid", "Dan", "Eve", "Fay"]
    assert said("Ann, Bob\nCid") == ""


@pytest.mark.parametrize("text", NUMBERED)
def test_numbers_before_the_names_are_no_students(text: str) -> None:
    assert names(text) == [EMMA, BEN]
    assert "numbers" in said(text)


@pytest.mark.parametrize("mark", ["\t", ";", ","])
@pytest.mark.parametrize("heads", HEADINGS)
def test_first_name_and_surname_are_joined_by_headings_in_four_languages(heads: tuple[str, ...], mark: str) -> None:
    rows = [("Nr", *heads), ("1", "Schmidt", "Emma", "Rot"), ("2", "Müller", "Ben", "Blau")]
    text = "\n".join(mark.join(row) for row in rows)
    assert parse(text).entries == (Entry(EMMA, "Rot"), Entry(BEN, "Blau"))
    assert "joined" in said(text) and "Columns left out: Nr." in said(text)


def test_a_class_that_is_the_same_for_all_is_left_out_and_several_are_teams() -> None:
    assert parse("Name;Vorname;Klasse\nSchmidt;Emma;7b\nMüller;Ben;7b").entries == (Entry(EMMA), Entry(BEN))
    assert "left out: Klasse" in said("Name;Vorname;Klasse\nSchmidt;Emma;7b\nMüller;Ben;7b")
    assert parse("Name;Vorname;Klasse\nSchmidt;Emma;7a\nMüller;Ben;7b").entries == (Entry(EMMA, "7a"), Entry(BEN, "7b"))


def test_one_cell_with_surname_and_first_name_is_turned_where_semicolons_part_the_columns() -> None:
    assert names("Name;Klasse\nSchmidt, Emma;7b\nMüller, Ben;7b") == [EMMA, BEN]


def test_two_columns_without_headings_are_one_name_and_a_third_that_repeats_its_team() -> None:
    assert names("Emma\tSchmidt\nBen\tMüller") == [EMMA, BEN]
    assert "joined" in said("Emma\tSchmidt\nBen\tMüller")
    four = "Emma\tSchmidt\tRot\nBen\tMüller\tBlau\nCem\tKaya\tRot\nDana\tLang\tBlau"
    assert [entry.team for entry in parse(four).entries] == ["Rot", "Blau", "Rot", "Blau"]
    same = four.replace("Blau", "Rot")
    assert {entry.team for entry in parse(same).entries} == {""} and "left out" in said(same)


def test_a_row_without_a_name_is_told_by_its_line() -> None:
    roster = parse("Nachname;Vorname\nSchmidt;Emma\n;;\n;\nMüller;")
    assert [entry.name for entry in roster.entries] == [EMMA, "Müller"] and roster.problems == ()
    assert "line 2" in parse("Nachname;Vorname;Team\n;;Rot").problems[0]
