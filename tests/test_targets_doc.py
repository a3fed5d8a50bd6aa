"""docs/targets.md: every command on it is run, in its order, on a table, tasks and a shop like the ones it tells of."""

from __future__ import annotations

import json
import re
import shlex
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bullseye.cli import main
from bullseye.dirs import user_dirs
from bullseye.watch.rule import FLAP_S, MOST_CHANGES
from bullseye.watch.store.thinning import HOURLY_DAYS, WHOLE_DAYS
from bullseye.watch.watches.reading import parse_watch

PAGE = (Path(__file__).parents[1] / "docs" / "targets.md").read_text(encoding="utf-8")
FLOWING = " ".join(PAGE.split())
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
(WATCH,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


class Shop(BaseHTTPRequestHandler):
    """Says how quick it is to who has its token."""

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server asks for
        known = self.headers["Authorization"] == "Bearer tok-123"
        body = json.dumps({"http": {"p95_ms": 230}} if known else {}).encode()
        self.send_response(200 if known else 401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""


@pytest.fixture
def shop() -> Iterator[str]:
    """Its address, on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/status.json"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def story(tmp_path: Path, shop: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the page speaks of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BULLSEYE_SECRET_SHOP", "tok-123")
    today = datetime.now(UTC).date()
    days = [today - timedelta(days=n) for n in range(400, 0, -1)]
    rows = [f"{day},{3000 + 37 * (day.toordinal() % 31)}.50" for day in days]
    Path("sales.csv").write_text("date,revenue\n" + "\n".join(rows) + "\n")
    Path("tasks.csv").write_text("title,due,done\nPack the kitchen,2099-12-01,yes\nPaint,,\n")
    with closing(sqlite3.connect("shop.db")) as shop_db, shop_db:
        shop_db.execute("CREATE TABLE orders (day TEXT, amount REAL)")
        shop_db.executemany("INSERT INTO orders VALUES (?, ?)", [(f"{day}", 250.0) for day in days])
    folder = user_dirs().watches
    folder.mkdir(parents=True)
    # The page's pause would be on for whoever runs this on a Sunday night.
    other_day = (datetime.now() + timedelta(days=3)).strftime("%a").lower()
    watch = WATCH.replace("https://shop.example/status.json", shop).replace('"sun"', f'"{other_day}"')
    (folder / "shop.toml").write_text(watch)
    return tmp_path


def test_every_command_of_the_page_does_what_it_says(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # It would listen until Ctrl+C: tests/serve/test_sharing.py serves as the program does.
    monkeypatch.setattr("bullseye.serve.sharing.serve_here", lambda *_: None)
    said: dict[str, str] = {}
    for line in COMMANDS:
        here = line.replace("sqlite:////home/ann", f"sqlite:///{story.as_posix()}")
        program, *words = shlex.split(here.replace("/home/ann", story.as_posix()))
        assert program == "bullseye", line
        code = main([*words, "--data-dir", str(story / "data")])
        out, err = capsys.readouterr()
        assert code == 0, f"{line}: {err}"
        said[line] = out
    assert "80 % of the past: at least" in said["bullseye targets suggest sales.csv --sum --per month"]
    (revenue,) = json.loads(said["bullseye targets --json"])["targets"]
    (orders,) = (said[line] for line in COMMANDS if "--sql" in line)
    assert orders.startswith("Target orders set: at least 9000 in all, each month")
    assert revenue["id"] == "revenue" and revenue["so_far"] > 0 or date.today().day == 1
    assert "revenue" in said["bullseye targets"] and "So far" in (story / "revenue.html").read_text()
    assert said["bullseye targets log weight 71.4"] == "Kept: 71.4 kg. So far 71.4 kg, on target.\n"
    assert said["bullseye targets task move --done 1"].startswith("Done: Pack the kitchen\n1 of 2 tasks")
    assert "1 task new" in said["bullseye targets task move --file tasks.csv"]
    assert said["bullseye targets share move"].startswith("move: http://127.0.0.1:")
    assert said["bullseye targets unshare move"] == "The link of move opens nothing any more.\n"
    assert said["bullseye targets verify"].endswith("all follow.\n")
    assert "230 ms  at most 200 ms    10.4  on target" in said["bullseye watch shop --once"]
    found = json.loads(said["bullseye watch shop --once --json"])
    assert (found["value"], found["points"], found["state"]) == (230.0, 10.4, "ok")
    assert (story / "values.csv").read_text().startswith("target,date,value,source\n")


def test_every_key_of_the_json_is_in_the_table_and_no_other(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["targets", "add", "sales.csv", "--sum", "--per", "month", "--at-least", "9", "--data-dir", "data"])
    capsys.readouterr()
    main(["targets", "--json", "--data-dir", "data"])
    (found,) = json.loads(capsys.readouterr().out)["targets"]
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert {key for row in rows for key in re.findall(r"`(\w+)`", row.split("|")[1])} == set(found)


def test_the_watch_of_the_page_is_one(story: Path) -> None:
    shop = parse_watch(WATCH.encode(), "shop", "shop.toml")
    assert shop.metrics[0].rule.after == 3 and shop.notify[0].to == "ops" and shop.pauses


def test_the_numbers_it_gives_are_those_of_the_program() -> None:
    assert (MOST_CHANGES, FLAP_S) == (6, 3600.0) and "More than six changes within an hour" in FLOWING
    assert (WHOLE_DAYS, HOURLY_DAYS) == (7, 100)
    assert "kept whole for a week, then as a line an hour for a hundred days" in FLOWING
