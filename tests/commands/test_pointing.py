"""`bullseye pointing`: the published example through the command, its keys, nulls and tables."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bullseye.cli import main
from bullseye.measure.pointing.gofitts import Codes, taps_of_run, write_sd1
from bullseye.measure.pointing.throughput import runs_of
from bullseye.measure.pointing.trials_csv import write_trials
from tests.measure.pointing.test_throughput import example, ring


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]
NUMBERS = ("n", "ae", "we", "ide", "mt_ms", "throughput", "throughput_bivariate", "error_rate")


@pytest.fixture
def pointing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Measure a text with some flags."""

    def run(text: str | None, *flags: str, name: str = "taps.csv") -> Said:
        path = tmp_path / name
        if text is not None:
            path.write_text(text, encoding="utf-8")
        try:
            code = main(["pointing", *flags, *([] if text is None else [str(path)])])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Said(code, *capsys.readouterr())

    return run


def answer(said: Said) -> Any:
    """The JSON, which must be all that was said."""
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)


def plain_csv(width: bool = True) -> str:
    """The published example under the columns of the task, nothing more."""
    head = "x_from,y_from,x_to,y_to,x_select,y_select,mt_ms" + (",width" if width else "")
    rows = [",".join(f"{v:g}" for v in (*t[:7], *((130,) if width else ()))) for t in example()]
    return "\n".join([head, *rows]) + "\n"


def test_the_published_example_gives_its_throughput(pointing: Run) -> None:
    found = answer(pointing(plain_csv(), "--json"))
    assert round(found["throughput"], 6) == 8.074805
    assert (found["n"], found["ae"], found["mt_ms"], found["error_rate"]) == (20, 327.05, 251.85, 0.05)
    assert (round(found["we"], 6), round(found["ide"], 6)) == (105.692130, 2.033640)
    for key in NUMBERS:
        assert isinstance(found[key], int | float)
    for key in NUMBERS[1:]:
        low, high = found[f"{key}_ci95"]
        assert low <= found[key] <= high


def test_rows_that_do_not_follow_each_other_are_discrete(pointing: Run) -> None:
    head, *rows = plain_csv().splitlines()
    apart = [head, *rows[::2], *rows[1::2]]
    found = answer(pointing("\n".join(apart), "--json"))
    assert found["ae"] == pytest.approx(319.55)
    assert round(found["throughput"], 6) == 7.974654
    assert found["sequences"][0]["serial"] is False


def test_without_a_width_there_is_no_error_rate(pointing: Run) -> None:
    found = answer(pointing(plain_csv(width=False), "--json"))
    assert (found["error_rate"], found["error_rate_ci95"], found["sequences"][0]["id"]) == (None, None, None)
    assert found["throughput"] == pytest.approx(8.074805, abs=5e-7)


def test_a_gofitts_file_has_no_second_axis(pointing: Run) -> None:
    (run,) = runs_of(example())
    text = write_sd1(taps_of_run(run, Codes(task="1D")))
    for name in ("x.sd1", "x.csv"):
        found = answer(pointing(text, "--json", name=name))
        assert round(found["throughput"], 6) == 8.074805
        assert (found["throughput_bivariate"], found["throughput_bivariate_ci95"]) == (None, None)
        assert found["error_rate"] == 0.05


def test_several_sequences_are_averaged_and_listed(pointing: Run) -> None:
    trials = [trial._replace(sequence="a") for trial in ring(1, diameter=150)]
    trials += [trial._replace(sequence="b") for trial in ring(2, diameter=600)]
    found = answer(pointing(write_trials(trials), "--json"))
    assert [each["sequence"] for each in found["sequences"]] == ["a", "b"]
    for key in ("ae", "we", "ide", "mt_ms", "throughput", "throughput_bivariate"):
        assert found[key] == pytest.approx(sum(each[key] for each in found["sequences"]) / 2)
    assert found["n"] == 26
    assert found["regression"]["points"] == 2
    assert found["regression_id"]["slope_ms_per_bit_ci95"] is None
    for key, index in (("regression", "ide"), ("regression_id", "id")):
        near, far = ((each[index], each["mt_ms"]) for each in found["sequences"])
        assert found[key]["slope_ms_per_bit"] == pytest.approx((far[1] - near[1]) / (far[0] - near[0]))


def test_the_seed_decides_the_intervals(pointing: Run) -> None:
    one, again, two = (answer(pointing(plain_csv(), "--json", "--seed", seed)) for seed in ("1", "1", "2"))
    assert one == again
    assert one["throughput_ci95"] != two["throughput_ci95"]
    assert one["throughput"] == two["throughput"]


def test_no_trials_measure_nothing(pointing: Run) -> None:
    found = answer(pointing(plain_csv().splitlines()[0] + "\n", "--json"))
    assert found["n"] == 0
    assert {found[key] for key in NUMBERS[1:]} == {None}
    assert found["sequences"] == []


def test_identical_ends_have_no_throughput(pointing: Run) -> None:
    text = "x_from,y_from,x_to,y_to,x_select,y_select,mt_ms\n" + "0,0,100,0,103,2,500\n" * 9
    found = answer(pointing(text, "--json"))
    assert (found["we"], found["ide"], found["throughput"], found["throughput_ci95"]) == (0, None, None, None)
    assert found["ae"] == 103


def test_the_table_has_the_numbers_with_their_units_and_intervals(pointing: Run) -> None:
    said = pointing(plain_csv())
    assert said.out.startswith("20 trials in 1 sequence\n")
    line = next(line for line in said.out.splitlines() if line.startswith("throughput "))
    assert "8.075  bits/s  95 %: " in line
    assert "errors" in said.out and "5.0 %" in said.out


def test_the_table_lists_sequences_and_their_line(pointing: Run) -> None:
    trials = []
    for n, name in enumerate("abc"):
        trials += [trial._replace(sequence=name) for trial in ring(n, diameter=200 + 150 * n)]
    said = pointing(write_trials(trials))
    assert [line.split()[0] for line in said.out.splitlines()[2:5]] == ["a", "b", "c"]
    assert said.out.splitlines()[-1].startswith("MT = ")


def test_outliers_are_counted_with_their_rule(pointing: Run) -> None:
    wild = plain_csv().replace("231,650,283", "-200,650,283")
    found = answer(pointing(wild, "--json"))
    assert found["outliers"] == 1
    assert found["throughput"] < 6 < found["throughput_clean"]
    said = pointing(wild)
    assert f"1 outlier: without them the throughput is {found['throughput_clean']:.3f} bits/s." in said.out
    assert "less than 100 ms" in said.out


def test_too_few_trials_for_an_interval_are_said(pointing: Run) -> None:
    said = pointing("\n".join(plain_csv().splitlines()[:6]))
    assert "1 sequence has fewer than 8 trials: too few for an interval." in said.out


def test_a_key_is_explained_with_what_went_in(pointing: Run) -> None:
    assert "TP = IDe / MT" in pointing(None, "--explain", "throughput").out
    said = pointing(plain_csv(), "--explain", "throughput")
    assert "all: throughput 8.0748, from ide 2.0336, mt_ms 251.8500" in said.out
    assert "sequence 1: throughput 8.0748" in said.out
    assert "unsteady" in pointing(None, "--explain", "path.variability").out
    only_there = pointing(plain_csv(), "--explain", "dx_skewness")
    assert "  all:" not in only_there.out
    assert "sequence 1: dx_skewness 0.5381" in only_there.out


@pytest.mark.parametrize(
    ("text", "flags", "parts"),
    [
        ("", (), ("is empty",)),
        ("a,b\n", (), ("has no x_from",)),
        ("x_from,y_from,x_to,y_to,x_select,y_select,mt_ms\n0,0,0,0,1,1,5\n", (), ("line 2", "to itself")),
        ("x_from,y_from,x_to,y_to,x_select,y_select,mt_ms\n0,0,1,0,1,1,0\n", (), ("line 2: mt_ms is '0'",)),
        ("App,Participant,Condition,Session,Group,TaskType,SelectionMethod,InteractionMethod,Block,Trial\n", (),
         ("line 1", "the header must be")),
        (plain_csv(), ("--explain", "speed"), ("no number is called 'speed'", "throughput")),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence(pointing: Run, text: str, flags: tuple[str, ...], parts: tuple[str, ...]) -> None:
    said = pointing(text, *flags)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("bullseye: ") and said.err.count("\n") == 1
    for part in parts:
        assert part in said.err


# -- a round of the history ------------------------------------------------------------------------------


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A history with two simulated pointing tests and a round of another kind."""
    folder = tmp_path / "data"
    for drill, sigma in (("pointing-test", "3"), ("ten-shots", "20"), ("pointing-test", "2")):
        words = ["simulate", "--face", "classic", "--drill", drill, "--sigma", sigma, "--seed", "4", "--save"]
        assert main([*words, "--data-dir", str(folder)]) == 0
    capsys.readouterr()
    return folder


def test_a_stored_test_is_measured_written_and_read_back_alike(pointing: Run, data: Path, tmp_path: Path) -> None:
    files = {kind: str(tmp_path / f"out.{kind}") for kind in ("sd1", "sd2", "sd3", "csv")}
    flags = [word for kind, path in files.items() for word in (f"--{kind}", path)]
    said = pointing(None, "--round", "last", "--json", *flags, "--data-dir", str(data))
    stored = json.loads(said.out)
    assert said.code == 0 and stored["n"] == 78 and stored["paths"]["variability"] > 0
    assert all(Path(path).is_file() for path in files.values())
    for kind in ("sd1", "csv"):
        again = json.loads(pointing(None, files[kind], "--json").out)
        for key in ("n", "ae", "we", "ide", "mt_ms", "throughput", "error_rate", "throughput_ci95"):
            assert again[key] == pytest.approx(stored[key], rel=1e-9), key


def test_the_table_and_the_explanation_work_for_a_stored_test(pointing: Run, data: Path) -> None:
    said = pointing(None, "--round", "last", "--data-dir", str(data))
    assert said.code == 0 and said.out.startswith("78 trials in 6 sequences")
    assert "paths, mean per trial in px: re-entries 0.00, " in said.out
    told = pointing(None, "--round", "last", "--explain", "throughput", "--data-dir", str(data))
    assert told.code == 0 and "bits/s" in told.out


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--sd1", "x.sd1"], "--sd1 writes a stored test; name it with --round ID"),
        (["--round", "last", "--player", "Nobody"], "the history holds no pointing test"),
        (["--round", "zzz"], "no round is called 'zzz'"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(pointing: Run, data: Path, flags: list[str], words: str) -> None:
    said = pointing(None, *flags, "--data-dir", str(data))
    assert said.code == 2 and words in said.err and said.err.count("\n") == 1


def test_a_round_of_another_kind_is_no_pointing_test(pointing: Run, data: Path) -> None:
    lines = (data / "history.jsonl").read_text(encoding="utf-8").splitlines()
    other = next(row["id"] for row in map(json.loads, lines) if row["drill"] == "ten-shots")
    said = pointing(None, "--round", other, "--data-dir", str(data))
    assert said.code == 2 and "is no pointing test" in said.err


def test_nothing_on_standard_input_is_called_so(pointing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    said = pointing(None)
    assert said.code != 0 and "standard input is empty; it must be a CSV" in said.err
