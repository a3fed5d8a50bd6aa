"""The pages of seasons in a real browser: begun, joined, a round sent, the table seen to move, explained, on a wall."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.records.record import as_json
from bullseye.school.roles import Role
from tests.databases import Place
from tests.school.people.house import PASSWORD
from tests.school.seasons import shot_round
from tests.serve.everybody import wrong
from tests.serve.school.whole import Whole, serving_whole
from tests.serve.student import PATIENCE_MS, Student

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FILE = """name = "Winter"
first = {first}
divisions = ["First", "Second"]
promoted = 1
wall = true
[[week]]
drill = "ten-shots"
face = "classic"
times = 3
"""
Opens = Callable[[str], "Page"]


@pytest.fixture
def school(school_file: Path, tmp_path: Path) -> Iterator[Whole]:
    (tmp_path / "school.sqlite3").write_bytes(school_file.read_bytes())
    with Place(f"sqlite:///{tmp_path / 'school.sqlite3'}").open() as database, serving_whole(database) as made:
        yield made


@pytest.fixture
def opens(chromium: Browser, school: Whole) -> Iterator[Opens]:
    """Opens the start page of an account, or of nobody for ""; what a page complains of fails the test."""
    troubles: list[str] = []
    contexts = []

    def opened(account: str) -> Page:
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        if account:
            page.goto(f"{school.url}/school?next=/seasons")
            page.fill("#account", account)
            page.fill("#password", PASSWORD)
            page.click("#sign-in button.main")
            page.wait_for_selector("#view-list:not([hidden])")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def begun(school: Whole, teacher: Page) -> None:
    """The teacher begins the season on the page."""
    teacher.click("#begin summary")
    teacher.fill("#begin-id", "winter")
    teacher.fill("#begin-source", FILE.format(first=(datetime.now(UTC) - timedelta(days=1)).date()))
    teacher.click("#begin-form button")
    teacher.wait_for_selector("#view-season:not([hidden])")


def test_a_season_is_begun_joined_and_its_table_moves_explains_itself_and_is_on_a_wall(
    school: Whole, opens: Opens
) -> None:
    school.person("tea", Role.TEACHER)
    ada = school.person("ada", Role.MEMBER, "Ada Lovelace")
    begun(school, opens("tea"))
    page = opens("ada")
    page.click("#seasons a")
    page.click("#acts button.main")
    page.wait_for_selector("#table tr.mine >> text=Ada Lovelace")
    wall = opens("")
    wall.goto(f"{school.url}/wall/winter")
    wall.wait_for_selector("#tables >> text=A. L.")

    record = shot_round(12.0, finished=datetime.now(UTC) - timedelta(minutes=1))
    sent = school.signed_in(ada).post("/api/sent", {"record": as_json(record)})
    assert sent.status == 200 and sent.json["seasons"] == ["winter"]
    page.wait_for_selector(f"#table tr.mine >> text='{record.score}'")
    wall.wait_for_selector(f"#tables >> text='{record.score}'")

    page.click("#table tr.mine td:nth-child(3) button")
    page.wait_for_selector("#explain[open] >> text=The best 3 weeks of 3 are added up.")
    page.click("#explain form button")
    page.reload()
    page.click("#line-weeks a")
    page.wait_for_selector("text=Ada Lovelace: Ten shots on Classic bullseye")


def test_the_pages_are_named_uncut_and_large_enough_for_everybody(school: Whole, opens: Opens) -> None:
    school.person("tea", Role.TEACHER)
    teacher = opens("tea")
    found = {"seasons": wrong(teacher)}
    begun(school, teacher)
    teacher.click("#acts button.main")
    teacher.wait_for_selector("#line:not([hidden])")
    found["season"] = wrong(teacher)
    teacher.click("#table button.number")
    teacher.wait_for_selector("#explain[open]")
    found["explained"] = wrong(teacher)
    for place, ready in (
        ("/tasks/season/winter", "#view:not([hidden])"), ("/wall/winter", "#tables table"), ("/school", "#view-home"),
    ):  # fmt: skip
        teacher.goto(school.url + place)
        teacher.wait_for_selector(ready)
        found[place] = wrong(teacher)
    boss = school.person("root", Role.ADMINISTRATOR)
    admin = opens("root")
    admin.goto(f"{school.url}/school/people")
    admin.wait_for_selector("#people tbody tr")
    found["people"] = wrong(admin)
    link = school.signed_in(boss).post("/api/school/links", {"role": "teacher", "name": "Sue"}).json["token"]
    nobody = opens("")
    nobody.goto(f"{school.url}/link#{link}")
    nobody.wait_for_selector("#take:not([hidden])")
    found["link"] = wrong(nobody)
    nobody.goto(f"{school.url}/school")
    nobody.wait_for_selector("#view-sign-in:not([hidden])")
    found["sign in"] = wrong(nobody)
    assert {page: each for page, each in found.items() if each} == {}


def test_a_teacher_asks_and_a_member_and_a_student_see_it_first(school: Whole, opens: Opens, chromium: Browser) -> None:
    tea = school.person("tea", Role.TEACHER)
    school.person("ada", Role.MEMBER, "Ada Lovelace")
    teacher, member = opens("tea"), opens("ada")
    begun(school, teacher)
    member.goto(f"{school.url}/seasons/winter")
    member.click("#acts button.main")
    member.wait_for_selector("#table tr.mine")
    teacher.click("#divisions >> text=Second")
    teacher.click("#table >> text=Ada Lovelace")
    teacher.select_option("#line-acts select", label="First")
    teacher.wait_for_selector("#divisions >> text='First (1)'")
    teacher.goto(f"{school.url}/tasks/season/winter")
    teacher.click("text=Ask for rounds")
    teacher.click("#assign button")
    teacher.wait_for_selector("#sheets tr:has-text('Ada Lovelace')")
    teacher.click("text=Set a goal")
    teacher.click("#set button")
    teacher.wait_for_selector("#goals >> text=10,000 points together")
    member.goto(f"{school.url}/seasons")
    member.wait_for_selector("#todo-list >> text=3 rounds of Ten shots")
    member.click("#todo-goals dd button >> nth=0")
    member.wait_for_selector("#explain[open]")

    signed_in = school.signed_in(tea)
    made = signed_in.post("/api/classes", {"title": "7b maths", "pace": "own"}).json
    due = (datetime.now(UTC) + timedelta(days=9)).isoformat()
    asked = {"drill": "timed-30", "rounds": 2, "due": due}
    assert signed_in.post(f"/api/groups/class/{made['id']}/assignments", asked).status == 200
    student = Student(chromium.new_context(), school.url, made["pin"], "Cy").join()
    student.page.wait_for_selector("#wait-asked >> text=2 rounds of Timed, 30 s")
    student.context.close()
    assert student.troubles == []


def test_a_card_code_is_shown_once_with_what_to_type(school: Whole, opens: Opens) -> None:
    school.person("ada", Role.MEMBER)
    page = opens("ada")
    page.click("#card-new")
    page.click("#sure-buttons button.main")
    page.wait_for_selector("#card:not([hidden])")
    assert page.text_content("#card-command") == f"bullseye send --school {school.url}"
    code = page.text_content("#card-code")
    record = shot_round(finished=datetime.now(UTC) - timedelta(minutes=1))
    answer = school.client().post("/api/sent", {"record": as_json(record)}, authorization=f"Bearer {code}")
    assert answer.status == 200 and answer.json["new"]
