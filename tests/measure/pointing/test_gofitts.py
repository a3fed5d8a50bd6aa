"""GoFitts files: what is written is read again, byte for byte; what is wrong is named with its line."""

from __future__ import annotations

import math

import pytest

from bullseye.errors import BadInputError
from bullseye.measure.pointing.gofitts import (
    SD1,
    SD2,
    Codes,
    Trace,
    is_sd1,
    read_sd1,
    read_sd2,
    read_sd3,
    runs_of_taps,
    taps_of_run,
    write_sd1,
    write_sd2,
    write_sd3,
)
from bullseye.measure.pointing.gofitts_path import GoFittsPath
from bullseye.measure.pointing.throughput import analyse, runs_of
from tests.measure.pointing.test_throughput import example, ring

CODES = "FittsTask,P01,C00,S00,G00,2D,MB,PS,B01"
# Times are rounded one by one in such files: 300 and 99 need not make 400.
LINES = [
    f"{CODES},0,200.0,20.0,204.5,5.5,300,99,400,0,0,1,2,1,4.25,3.5,-1.5",
    f"{CODES},1,200.0,20.0,197.0,-2.0,310,90,400,0,1,0,3,2,2.0,1.5,0.5",
    f"{CODES},2,200.0,20.0,214.0,15.0,290,80,370,1,0,0,0,0,1.0,1.0,1.0",
    f"{CODES},0,100.0,20.0,98.0,-1.0,200,60,260,0,0,0,0,0,1.0,1.0,1.0",
    f"{CODES},1,100.0,20.0,101.0,2.0,210,60,270,0,0,0,0,0,1.0,1.0,1.0",
]
TEXT = "\n".join([",".join(SD1), *LINES]) + "\n"


def test_a_file_that_was_read_is_written_as_it_was() -> None:
    assert write_sd1(read_sd1(TEXT, "x.sd1")) == TEXT


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    assert read_sd1("\ufeff" + TEXT.replace("\n", "\r\n"), "x") == read_sd1(TEXT, "x")
    assert is_sd1("\ufeff" + TEXT)


def test_an_sd1_is_known_by_its_header() -> None:
    assert is_sd1(TEXT)
    assert not is_sd1("x_from,y_from\n1,2\n")
    assert not is_sd1(",".join(SD2))
    assert not is_sd1("")


def test_sequences_begin_with_a_new_condition_or_when_the_trials_start_again() -> None:
    runs = runs_of_taps(read_sd1(TEXT, "x"))
    assert [len(run.moves) for run in runs] == [3, 2]
    again = read_sd1("\n".join([",".join(SD1), *LINES[:3], *LINES[:3]]), "x")
    assert [len(run.moves) for run in runs_of_taps(again)] == [3, 3]
    assert len({run.sequence for run in runs_of_taps(again)}) == 2


def test_the_effective_amplitude_adds_where_the_hand_had_ended_before() -> None:
    first, _ = runs_of_taps(read_sd1(TEXT, "x"))
    assert first.serial
    # The file has a + dx, from which a follows: 199 each time; the mean adds each trial's end to the next trial.
    assert [move.a for move in first.moves] == [199.0, 199.0, 199.0]
    assert [move.ae for move in first.moves] == [204.5, 202.5, 212.0]
    assert analyse(first).ae == pytest.approx((204.5 + 202.5 + 212.0) / 3)


def test_an_sd1_tells_errors_and_both_clocks_but_not_the_second_axis() -> None:
    found = analyse(runs_of_taps(read_sd1(TEXT, "x"))[0])
    assert (found.errors, found.width, found.throughput_bivariate) == (1, 20.0, None)
    assert found.id == pytest.approx(math.log2(11))
    assert found.throughput_down == pytest.approx((found.ide or 0) / 0.3)
    assert found.mt_ms == 390.0


def test_our_trials_give_the_same_throughput_after_a_trip_through_sd1() -> None:
    (run,) = runs_of(example())
    taps = taps_of_run(run, Codes(task="1D"))
    (again,) = runs_of_taps(read_sd1(write_sd1(taps), "x"))
    here, there = analyse(run), analyse(again)
    for key in ("n", "ae", "we", "ide", "mt_ms", "throughput", "errors", "id"):
        assert getattr(there, key) == pytest.approx(getattr(here, key), rel=1e-12), key
    assert there.throughput == pytest.approx(8.074805, abs=5e-7)


@pytest.mark.parametrize("at", [0, 3, len(SD1)])
def test_a_column_of_another_program_is_passed_over(at: int) -> None:
    def wider(line: str, cell: str) -> str:
        cells = line.split(",")
        return ",".join([*cells[:at], cell, *cells[at:]])

    head, *lines = TEXT.splitlines()
    text = "\n".join([wider(head, "Cursor"), *(wider(line, "area") for line in lines)])
    assert is_sd1(text)
    assert read_sd1(text, "x") == read_sd1(TEXT, "x")
    twice = text.replace("Cursor", "Trial")
    with pytest.raises(BadInputError, match="the column Trial is there twice"):
        read_sd1(twice, "x")


def test_path_measures_take_their_places_in_the_line() -> None:
    (run,) = runs_of(ring(1, n=3))
    paths = [GoFittsPath(n, 1, 2, 3, 4.5, 5.5, -6.5) for n in range(3)]
    again = read_sd1(write_sd1(taps_of_run(run, Codes(), paths)), "x")
    assert [tap.path for tap in again] == paths


def test_a_trial_without_a_width_has_no_place_in_an_sd1() -> None:
    (run,) = runs_of(example(None))
    with pytest.raises(BadInputError, match="without a target's width"):
        taps_of_run(run, Codes())


def test_an_sd2_has_the_numbers_of_each_sequence() -> None:
    taps = read_sd1(TEXT, "x")
    rows = read_sd2(write_sd2(taps, repeated=2), "x.sd2")
    assert [(row["Trials"], row["A"], row["W"], row["SRC"]) for row in rows] == [(3, 200, 20, 2), (2, 100, 20, 2)]
    for row, run in zip(rows, runs_of_taps(taps), strict=True):
        found = analyse(run)
        assert row["Participant"] == "P01"
        assert [row[key] for key in ("ID", "Ae", "We", "IDe(bits)", "MT(ms)", "TP(bps)")] == [
            found.id, found.ae, found.we, found.ide, found.mt_ms, found.throughput,
        ]  # fmt: skip
    assert rows[0]["ER(%)"] == pytest.approx(100 / 3)
    assert (rows[0]["PT(ms)"], rows[0]["ST(ms)"]) == pytest.approx((300, 269 / 3))
    assert (rows[0]["TRE"], rows[0]["MV"], rows[0]["MO"]) == pytest.approx((1 / 3, 7.25 / 3, 0))


def test_what_an_sd2_cannot_measure_is_not_a_number() -> None:
    taps = read_sd1("\n".join([",".join(SD1), LINES[0]]), "x")
    (row,) = read_sd2(write_sd2(taps), "x")
    assert isinstance(row["TP(bps)"], float)
    assert math.isnan(row["TP(bps)"])


def test_traces_come_back_as_they_were_written() -> None:
    traces = [
        Trace(Codes(), 0, 200.0, 20.0, n, (10.0, 20.0), (210.0, 20.0), [(0.0, 10.0, 20.0), (8.0, 110.0, 21.0)])
        for n in range(2)
    ]
    text = write_sd3(traces)
    assert text.startswith("TRACE DATA\nApp,Participant,")
    assert read_sd3(text, "x.sd3") == traces
    # GoFitts itself ends each line with a comma.
    assert read_sd3(text.replace("\n", ",\n").replace("TRACE DATA,", "TRACE DATA"), "x.sd3") == traces


def test_times_and_places_of_a_trace_are_rounded_to_whole_numbers() -> None:
    trace = Trace(Codes(), 3, 200.0, 12.5, 7, (0.4, 0.6), (200.2, 0.0), [(0.2, 1.6, 2.4), (7.9, 3.0, 4.0)])
    (again,) = read_sd3(write_sd3([trace]), "x")
    assert again.samples == [(0.0, 2.0, 2.0), (8.0, 3.0, 4.0)]
    assert (again.start, again.width, again.sequence, again.trial) == ((0.0, 1.0), 12.5, 3, 7)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("204.5", "far", "x.sd1, line 2: Ae is 'far'"),
        (",0,200.0,20.0,204.5", ",zero,200.0,20.0,204.5", "line 2: Trial is 'zero'"),
        ("310,90,400", "310,90,0", "line 3: MT.ms. is 0; it must be more than 0"),
        ("310,90,400", "-310,90,400", "line 3: PT and ST"),
        ("200.0,20.0,214.0", "200.0,0,214.0", "line 4: W is 0"),
        (",1,0,0,0,0,1.0,1.0,1.0\n", ",1,0,0,0,0,1.0,1.0\n", "line 4: 24 values; the header has 25"),
        ("197.0", "nan", "line 3: Ae is 'nan'"),
        ("App,", "Application,", "line 1: .*the header must be App,"),
    ],
)
def test_what_is_wrong_in_an_sd1_is_named_with_its_line(old: str, new: str, words: str) -> None:
    assert old in TEXT
    with pytest.raises(BadInputError, match=words):
        read_sd1(TEXT.replace(old, new, 1), "x.sd1")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("TRACE DATA", "TRACES", "line 1: 'TRACES'; an .sd3 begins with"),
        (",x=,", ",z=,", "line 3: a trace must be three lines"),
        (",x=,10,", ",x=,", "line 3: 2, 1, 2 values of t, x and y"),
        (",y=,20,", ",y=,high,", "line 5: a sample is 'high'"),
    ],
)
def test_what_is_wrong_in_an_sd3_is_named_with_its_line(old: str, new: str, words: str) -> None:
    trace = Trace(Codes(), 0, 200.0, 20.0, 0, (10.0, 20.0), (210.0, 20.0), [(0.0, 10.0, 20.0), (8.0, 110.0, 21.0)])
    text = write_sd3([trace])
    assert old in text
    with pytest.raises(BadInputError, match=words):
        read_sd3(text.replace(old, new, 1), "x.sd3")


def test_a_code_with_a_comma_cannot_be_written() -> None:
    taps = read_sd1(TEXT, "x")
    with pytest.raises(BadInputError, match="'P,1' does not work"):
        write_sd1([taps[0]._replace(codes=Codes(participant="P,1"))])
