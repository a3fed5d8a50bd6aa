"""Reports as data: their numbers are those of the commands, few shots are no trouble, words say what they mean."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, timedelta, timezone
from math import exp
from typing import Any

import pytest

from bullseye.coach.said import Figure, Said
from bullseye.errors import BadRecordError
from bullseye.measure.pointing.tapping import answer_of_record
from bullseye.measure.shots.group import as_json, measure_group
from bullseye.measure.statistics.every import STATISTICS, statistic
from bullseye.progress.series_json import series_as_json as of_stats
from bullseye.progress.series_json import standing_as_json as of_goals
from bullseye.progress.trends import by_key, trends
from bullseye.records.summary import Round
from bullseye.report.as_json import told_standing
from bullseye.report.of_goal import goal_part
from bullseye.report.of_lab import lab_content
from bullseye.report.of_player import MOST_POINTS, main_measure
from bullseye.report.of_round import HEAT_SHOTS
from bullseye.report.parts import Content, Part, find, shares, stem_of
from bullseye.report.report import player_report, round_report
from bullseye.wording.forms import Form, text_of
from tests.play.entered import entered
from tests.play.reported import NOW, cut_to, history, of_round, played, reports, rows, standings
from tests.rounds import DRILLS, FACES, changed

KINDS = list(reports())


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_plain_json_and_every_number_shown_is_in_it(kind: str) -> None:
    report = reports()[kind]
    values = report.as_json()
    assert json.loads(json.dumps(values, allow_nan=False)) == values
    content = report.content
    shown = [] if content.hero is None else [content.hero]
    for part in content.parts:
        shown += [entry.value for entry in part.entries]
        shown += [entry.interval for entry in part.entries if entry.interval is not None]
        shown += [cell for table in part.tables for row in table.rows for cell in row if not isinstance(cell, str)]
    assert shown
    for value in shown:
        assert text_of(find(values, value.path), value.form)


@pytest.mark.parametrize("kind", KINDS)
def test_charts_have_names_of_their_own_and_describe_themselves(kind: str) -> None:
    report = reports()[kind]
    charts = report.charts(600)
    assert len(charts) == len(report.content.figures())
    assert all(drawing.width == 600 and drawing.title for drawing in charts.values())


def test_a_match_from_a_range_has_the_score_sheet_of_all_its_distances() -> None:
    rounds = entered("wa-1440-90m", ["X 10 9", "9 9"])
    report = round_report(rounds[1], [], NOW, FACES, DRILLS, sitting=rounds)
    (part,) = [part for part in report.content.parts if part.title == "Score sheet"]
    assert part.words == ("WA 1440 from 90 m: 47 in all.",) and len(part.tables) == 2
    values = report.as_json()
    cells = [
        cell if isinstance(cell, str) else text_of(find(values, cell.path), cell.form)
        for cell in part.tables[0].rows[0]
    ]
    assert cells == ["1", "X  10  9", "29", "29", "2", "1"]
    assert of_round(played(1, "ten-shots")).as_json()["score_sheet"] is None


def test_the_group_of_a_round_is_that_of_its_shots() -> None:
    record = history()[11]
    values = reports()["round"].as_json()
    shots = [(shot.x_mm, shot.y_mm) for shot in record.shots]
    assert values["group"] == json.loads(json.dumps(as_json("all", measure_group(shots))))
    about = values["round"]
    assert (about["id"], about["score"], about["shots"]) == ("round-011", record.score, len(record.shots))
    assert sum(line["value"] for line in values["breakdown"]) == record.score
    found = values["what_if"]
    assert found["bias_cost"] == found["centred"] - found["as_shot"]
    assert found["sentence"] in reports()["round"].content.parts[1].words


def test_a_round_is_held_against_rounds_before_it_with_the_same_device_alone() -> None:
    record = history()[11]
    score = next(one for one in reports()["round"].as_json()["standing"] if one["measure"] == "score")
    before = [r.score for r in history()[:11]]
    assert score["usual"]["rounds"] == 11
    assert score["usual"]["mean"] == pytest.approx(sum(before) / 11)
    again = of_round(record, (*rows(), rows()[11]._replace(id="later", date="2030-01-01T00:00:00Z", score=99999)))
    assert again.as_json()["standing"] == reports()["round"].as_json()["standing"]


def test_a_score_beyond_the_usual_range_is_better_and_a_sigma_beyond_it_worse() -> None:
    record = history()[11]
    far = [row._replace(score=100 + n % 2, sigma_mm=1.0 + n % 2 / 10) for n, row in enumerate(rows()[:11])]
    standing = of_round(record, tuple(far)).as_json()["standing"]
    places = {one["measure"]: one["place"] for one in standing}
    assert (places["score"], places["sigma"]) == ("better", "worse")
    assert {one["place"] for one in of_round(record, ()).as_json()["standing"]} == {None}


def test_a_new_best_outside_the_usual_spread_is_said() -> None:
    low = [row._replace(score=100 + n % 2) for n, row in enumerate(rows()[:11])]
    report = of_round(history()[11], tuple(low))
    assert report.as_json()["verdict"] == report.content.said == "A new best, and outside your usual spread."


def test_a_heat_map_needs_twenty_shots() -> None:
    record = played(50, "timed-30")
    for shots in (HEAT_SHOTS - 1, HEAT_SHOTS):
        some = changed(record, shots=record.shots[:1] * shots)
        assert ("heat-map" in of_round(some).charts(300)) is (shots == HEAT_SHOTS)


def test_few_shots_have_dashes_and_a_sentence_where_nothing_can_be_measured() -> None:
    none, one, two = (reports()[f"{n} shots"] for n in range(3))
    assert none.as_json()["group"]["n"] == 0
    assert none.content.parts[-1].words == ("No shots at a target in this round, so there is no group to measure.",)
    assert one.as_json()["group"]["sigma"] is None and one.as_json()["what_if"] is None
    assert one.content.parts[-1].words[0].startswith("One shot tells little")
    assert two.as_json()["group"]["sigma"] is not None and two.as_json()["group"]["ellipse95"] is None


def test_tests_have_their_own_numbers_and_no_group() -> None:
    values = reports()["pointing"].as_json()
    assert (values["group"], values["what_if"], values["reaction"]) == (None, None, None)
    assert values["pointing"] == json.loads(json.dumps(answer_of_record(history()[15])))
    assert list(reports()["pointing"].charts(300)) == ["movement-time", "end-points"]
    values = reports()["reaction"].as_json()
    assert values["pointing"] is None and values["reaction"]["median_ms"] > 0
    assert list(reports()["reaction"].charts(300)) == ["reaction-times"]


def test_the_sheet_of_a_test_keeps_the_words_it_is_handed() -> None:
    values = reports()["reaction"].as_json()
    content = lab_content(
        Content("Title", ("Below",), values, (Part("Standing"),), "stem", notes=("Note.",)), history()[16]
    )
    assert (content.title, content.subtitle, content.stem, content.notes[0]) == ("Title", ("Below",), "stem", "Note.")
    assert "Standing" in [part.title for part in content.parts]


def test_a_test_that_is_not_whole_is_one_sentence() -> None:
    test = history()[15]
    held = [shot._replace(t_up=None) if n == 5 else shot for n, shot in enumerate(test.shots)]
    with pytest.raises(BadRecordError, match="does not tell when its button came up"):
        of_round(replace(test, shots=tuple(held)))


def test_a_players_series_are_those_of_stats() -> None:
    mine = [row for row in rows() if row.player == "Ann"]
    wanted = [of_stats(key, some, trends(some, UTC)) for key, some in by_key(mine).items()]
    values = reports()["player"].as_json()
    assert values["series"] == json.loads(json.dumps(wanted))
    assert values["player"]["rounds"] == len(mine) == sum(one["rounds"] for one in values["series"])


def test_goals_are_those_of_the_command_with_their_words() -> None:
    for standing, mine in zip(standings(), reports()["goals"].as_json()["goals"], strict=True):
        text = mine.pop("text")
        assert mine == json.loads(json.dumps(of_goals(standing), default=str))
        assert text == told_standing(standing)["text"]


def test_what_is_over_needs_no_pace() -> None:
    on_its_way, *_ = standings()
    over = on_its_way._replace(progress=on_its_way.progress._replace(achieved=True))
    open_labels = [entry.label for entry in goal_part(0, on_its_way, UTC, NOW).entries]
    done_labels = [entry.label for entry in goal_part(0, over, UTC, NOW).entries]
    assert {"Needed a day", "At this pace"} == set(open_labels) - set(done_labels)


def test_of_very_many_rounds_the_chart_shows_the_last_and_says_so() -> None:
    some = [rows()[0]._replace(id=str(n), score=300 + n % 7) for n in range(MOST_POINTS + 50)]
    report = player_report("Ann", some, NOW, FACES, DRILLS)
    (drawing,) = report.charts(600).values()
    assert drawing.title.startswith("Score: Timed, 30 s on Classic bullseye, x-10-9, the last 1000 rounds. 1000 rounds")
    assert len(report.as_json()["series"][0]["measures"][0]["points"]) == MOST_POINTS + 50
    assert "points" not in report.content.values["series"][0]["measures"][0], "the pages hold no point of each round"


def test_a_series_is_about_its_score_and_a_test_about_its_throughput() -> None:
    mine = [row for row in rows() if row.player == "Ann"]
    found = {key.drill: trends(some, UTC) for key, some in by_key(mine).items()}
    assert main_measure(found["timed-30"]) == "score"
    assert main_measure(found["pointing-test"]) == "throughput"
    assert main_measure([]) == ""


def test_where_learning_leads_has_its_interval() -> None:
    scores = [round(600 - 400 * exp(-0.3 * n)) + (5, -7, 4, -2)[n % 4] for n in range(12)]
    mine = [
        rows()[0]._replace(id=f"r{n}", score=score, date=f"2026-10-{n + 1:02}T12:00:00Z", simulated=False)
        for n, score in enumerate(scores)
    ]
    report = player_report(mine[0].player, mine, NOW, FACES, DRILLS)
    entries = [entry for part in report.content.parts for entry in part.entries if "levels off at" in entry.label]
    assert len(entries) >= 1 and entries[0].interval is not None
    low, high = find(report.as_json(), entries[0].interval.path)
    assert low < find(report.as_json(), entries[0].value.path) < high


def test_devices_are_told_apart_and_a_range_belongs_to_one() -> None:
    report = reports()["player"]
    part = next(part for part in report.content.parts if part.title.startswith("Timed, 30 s"))
    assert [table.head[0] for table in part.tables][:1] == ["Mouse, 12 rounds"]
    assert "Trackpad, 3 rounds" in [table.head[0] for table in part.tables]
    texts = [shape.text for shape in report.charts()["trend-timed-30-classic-x-10-9"].shapes if hasattr(shape, "text")]
    assert {"mouse", "trackpad"} <= set(texts) and "Usual range" not in texts


def test_a_test_shows_no_spread_as_if_its_discs_were_a_face() -> None:
    part = next(part for part in reports()["player"].content.parts if part.title.startswith("Pointing test"))
    assert [str(row[0]) for row in part.tables[0].rows] == ["Throughput, bits/s"]
    part = next(part for part in reports()["player"].content.parts if part.title.startswith("Reaction"))
    assert (part.words, part.tables, part.figures) == (("Mouse, 1 round: each has a report of its own.",), (), ())


def test_somebody_without_rounds_has_a_page_that_says_so() -> None:
    report = reports()["nobody"]
    assert report.as_json()["series"] == [] and report.as_json()["player"]["first"] is None
    assert report.content.said.startswith("No rounds yet")
    assert report.charts() == {}


def test_simulated_rounds_count_for_no_player() -> None:
    some: list[Round] = [row._replace(simulated=True) for row in rows()]
    assert player_report("Ann", some, NOW, FACES, DRILLS).as_json()["player"]["rounds"] == 0


def test_a_face_or_drill_that_is_gone_goes_by_its_id() -> None:
    record = changed(cut_to(2), face="gone-face", drill="gone-drill")
    about = of_round(record).as_json()["round"]
    assert (about["face_name"], about["drill_name"], about["code"]) == ("gone-face", "gone-drill", "")


def test_a_moving_drill_and_one_without_points_have_reports() -> None:
    for drill in ("tracking", "grouping", "dont-shoot", "circle", "course-of-fire"):
        report = of_round(played(3, drill))
        assert report.as_json()["round"]["drill"] == drill and report.content.parts


def test_every_number_with_a_meaning_has_its_line_and_the_words_are_free_of_json() -> None:
    for report in reports().values():
        for part in report.content.parts:
            for of in [entry.of for entry in part.entries if entry.of] + [of for t in part.tables for of in t.of]:
                assert statistic(*of).definition
    for line in STATISTICS:
        words = line.sentence
        assert words.endswith(".") and "`" not in words and ".." not in words
    assert statistic("group", "off_centre").sentence.endswith("so far off; needs 3 shots that are not on one line.")


def test_the_groups_numbers_all_say_what_they_mean() -> None:
    part: Part = next(part for part in reports()["round"].content.parts if part.title == "Group")
    assert [entry.label for entry in part.entries if entry.of is None] == ["95 % ellipse, short half"]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (None, Form(), "\u2013"),
        (-0.001, Form(), "0.00"),
        (-1.5, Form("number", 1, "mm"), "\u22121.5 mm"),
        ([1.0, 2.0], Form("number", 1, "mm"), "1.0 to 2.0 mm"),
        (3, Form("signed", 0), "+3"),
        (0.5, Form("percent"), "50.0 %"),
        (0.0001, Form("chance"), "under 0.1 %"),
        (21345, Form("score", 3, "ms"), "21.345 s"),
        (986, Form("score", 0, "tenths"), "98.6"),
        (1, Form("amount", unit="days"), "1 day in a row"),
        ([100.0, 200.0], Form("amount", unit="points"), "100 to 200"),
        ("2026-11-22T19:40:01Z", Form("day"), "2026-11-22"),
    ],
)
def test_numbers_are_read_as_people_write_them(value: Any, form: Form, text: str) -> None:
    assert text_of(value, form) == text


def test_file_names_hold_letters_that_every_system_takes() -> None:
    assert stem_of("bullseye", "player", "../Zo\u00eb / 7b:?*") == "bullseye-player-Zo\u00eb-7b"
    assert stem_of("///") == "bullseye-report"


def test_charts_side_by_side_are_equally_high() -> None:
    lead = reports()["round"].content.lead
    high = [share * figure.shape for share, figure in zip(shares(lead), lead, strict=True)]
    assert high[0] == pytest.approx(high[1]) and sum(shares(lead)) == pytest.approx(1)


def test_dates_are_those_of_the_zone_that_is_handed_in() -> None:
    east = timezone(timedelta(hours=5))
    record = changed(played(3), finished="2026-11-22T22:00:00Z")
    report = round_report(record, [], NOW, FACES, DRILLS, east)
    assert "2026-11-23 03:00" in report.content.subtitle[0]
    assert report.as_json()["round"]["finished"] == "2026-11-22T22:00:00Z"


def test_what_the_coach_says_is_a_part_of_a_players_report_by_its_words_and_in_its_json() -> None:
    figures = (Figure("gain_points", "+3.1", 3.1, "measure"),)
    said = [Said("change-aim", "Aim higher: +3.1 points a round.", figures)]
    report = player_report("Ann", [], NOW, FACES, DRILLS, said=said)
    assert report.as_json()["coach"][0]["figures"][0]["value"] == 3.1
    assert "Aim higher: +3.1 points a round." in report.html() and "no model wrote it" in report.html()
    assert player_report("Ann", [], NOW, FACES, DRILLS).as_json()["coach"] == []
