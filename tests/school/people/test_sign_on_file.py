"""The file of a sign-on service is read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.school.people.sign_on_file import FILE, BadSignOnError, SignOnSettings, read_sign_on
from bullseye.school.roles import Role

GOOD = 'name = "School account"\nissuer = "https://id.school.example"\nclient_id = "bullseye"\n'


def test_no_file_is_no_service(tmp_path: Path) -> None:
    assert read_sign_on(tmp_path) is None


def test_a_service_is_named_and_newcomers_have_a_role_where_the_school_wants_that(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    assert read_sign_on(tmp_path) == SignOnSettings("School account", "https://id.school.example", "bullseye")
    (tmp_path / FILE).write_text(GOOD + 'newcomers = "teacher"\nsecret = "id"\n', encoding="utf-8")
    found = read_sign_on(tmp_path)
    assert found is not None and found.newcomers is Role.TEACHER and found.secret == "id"


@pytest.mark.parametrize(
    "text", ["", "name = 1", GOOD + 'newcomers = "nobody"', GOOD + 'client_secret = "x"', "name = ", "\xff"]
)
def test_a_file_that_breaks_a_rule_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_bytes(text.encode("latin-1"))
    with pytest.raises(BadSignOnError, match=FILE):
        read_sign_on(tmp_path)
