"""The parts of the page that know no screen: its clock, its stream, a round that corrects a wrong guess."""

from __future__ import annotations

from typing import Any

from bullseye.drill.catalog import Drills
from bullseye.drill.field import Field
from bullseye.session.plan import RoundPlan
from bullseye.target.catalog import Catalogue
from bullseye.wire.codec import plain
from bullseye.wire.face_json import face_json, reaches_json
from bullseye.wire.student import DrillJson, RoundBrief
from tests.serve.node import run_module

SEED = 7


def brief(drill_name: str, **more: Any) -> dict[str, Any]:
    """A round as the server tells it."""
    plan = RoundPlan(Catalogue(None).get("classic"), Drills(None).get(drill_name), SEED, "Ada")
    drill, face = plan.drill, plan.face
    told = RoundBrief(
        "r1", 1, 0.0, 0.0, str(SEED), plan.style, face_json(face), reaches_json(plan.scorer()), drill.range_mm(face),
        DrillJson(drill.id, drill.name, drill.summary, drill.parameters(face)),
    )  # fmt: skip
    return {**plain(told), **more}


def answer(n: int, **more: Any) -> dict[str, Any]:
    """A server's answer."""
    return {"n": n, "hit": False, "wrong": False, "target": 0, "over": False, "refused": "", "kept": True, **more}


def test_the_shortest_trip_tells_the_servers_clock_and_a_sleep_is_noticed_at_once() -> None:
    got = run_module(
        """
        import { ServerClock } from "./clock.js";
        let now = 1000, calendar = 50000;
        const trips = [[300, 200], [10, 10], [5, 400]];
        const clock = new ServerClock(async () => {
          const [there, back] = trips.shift();
          now += there;
          const t = now / 1000 + 77;
          now += back;
          return { t };
        }, () => now, () => calendar);
        const start = now;
        await clock.compare(3);
        calendar += now - start;
        const before = clock.at(2000);
        calendar += 30000;
        clock.woke();
        const slept = clock.at(2000);
        clock.woke();
        answer([before, slept, clock.at(2000)]);
        """
    )
    assert got[0] == 2.0 + 77
    assert got[1] == got[2]
    assert abs(got[1] - got[0] - 30.0) < 1.0


def test_a_clock_without_any_answer_says_why_and_keeps_what_it_knew() -> None:
    got = run_module(
        """
        import { ServerClock } from "./clock.js";
        let works = true;
        const ask = async () => { if (!works) throw new Error("no line"); return { t: 5 }; };
        const clock = new ServerClock(ask, () => 0, () => 0);
        await clock.compare(2);
        works = false;
        const why = await clock.compare(2).catch((error) => error.message);
        answer([why, clock.at(1000)]);
        """
    )
    assert got == ["no line", 6.0]


STREAM = """
import { Stream } from "./stream.js";
const made = [], told = [];
let now = 0, watch = null, gone = 0;
globalThis.performance = { now: () => now };
globalThis.document = { hidden: false, addEventListener() {}, removeEventListener() {} };
globalThis.addEventListener = globalThis.removeEventListener = () => {};
globalThis.setInterval = (action) => { watch = action; return 1; };
globalThis.setTimeout = (action) => { action(); return 1; };
globalThis.EventSource = class {
  static CLOSED = 2;
  constructor(url) { this.url = url; this.readyState = 1; this.on = {}; made.push(this); }
  addEventListener(name, action) { this.on[name] = action; }
  close() { this.readyState = 2; }
};
const stream = new Stream("/events", ["board"], (name, what) => told.push([name, what]), () => {}, () => (gone += 1));
stream.open();
const say = (name, data, id = "") => made.at(-1).on[name]({ data: JSON.stringify(data), lastEventId: id });
"""


def test_a_stream_that_is_silent_for_12_seconds_is_opened_again_after_its_last_event() -> None:
    got = run_module(
        STREAM
        + """
        say("board", { tick: 1 }, "k3-7");
        now = 11000; watch();
        say("ping", {});
        now = 22000; watch();
        const before = made.length;
        now = 23500; watch();
        answer([before, made.length, made.at(-1).url, told]);
        """
    )
    assert got == [1, 2, "/events?after=k3-7", [["board", {"tick": 1}]]]


def test_a_stream_that_the_server_ends_or_refuses_asks_why_and_is_opened_again() -> None:
    got = run_module(
        STREAM
        + """
        say("end", {});
        const ended = [made.length, gone];
        made.at(-1).readyState = 2;
        made.at(-1).onerror();
        answer([ended, [made.length, gone]]);
        """
    )
    assert got == [[2, 1], [3, 2]]


PLAY = """
import { Play } from "./play.js";
const play = new Play(given.brief, given.known ?? []);
const places = (t) => play.targets(t).map((one) => [one.x_mm, one.y_mm]);
"""


def test_a_hit_places_the_next_target_at_once_and_a_wrong_guess_is_put_right() -> None:
    told = brief("timed-30")
    got = run_module(
        PLAY
        + """
        const [x, y] = places(1)[0];
        play.shoot(x, y, 1, 1);
        const guessed = places(1.5);
        play.answered(given.miss);
        const corrected = places(1.5);
        play.answered({ ...given.miss, hit: true });
        answer([guessed, corrected, places(1.5), places(0.5)]);
        """,
        {"brief": told, "miss": answer(1)},
    )
    field = Field(told["drill"]["parameters"], SEED, told["face"]["diameter_mm"])
    first = field.at(0.5)[0]
    field.shot(1.0, True, first)
    second = [list(field.at(1.5)[0][1:3])]
    here = [list(first[1:3])]
    assert got == [second, here, second, here]


def test_a_shot_that_the_server_refuses_never_was() -> None:
    got = run_module(
        PLAY
        + """
        const before = places(2);
        const [x, y] = places(1)[0];
        play.shoot(x, y, 1, 1);
        play.answered({ ...given.miss, refused: "too early" });
        answer([before, places(2), play.entries.length]);
        """,
        {"brief": brief("timed-30"), "miss": answer(1)},
    )
    assert got[0] == got[1]
    assert got[2] == 0


def test_after_a_reload_kept_shots_and_the_servers_are_one_round() -> None:
    known = [{"n": n, "t": float(n), "x": 0.0, "y": 0.0, "drawn": None} for n in (1, 2, 3)]
    shots = [answer(n, t=float(n), at=[0.0, 0.0], hit=True, size=1.0) for n in (1, 2)]
    got = run_module(
        PLAY
        + """
        const next = play.shoot(0, 0, 4, 4);
        answer([play.entries.map((one) => one.n), play.shotsLeft, next.n]);
        """,
        {"brief": brief("ten-shots", shots=shots, numbered=2), "known": known},
    )
    assert got == [[1, 2, 3, 4], 6, 4]


def test_a_round_is_over_by_its_clock_its_shots_or_its_first_miss() -> None:
    ends = """
        const at = places(1)[0];
        for (let n = 0; n < (given.shots ?? 0); n++) play.shoot(at[0], at[1], 1 + n / 10, 1);
        if (given.miss) play.shoot(9999, 0, 1, 1);
        answer([play.over(0), play.over(given.t), play.shoot(0, 0, given.t, given.t) === null]);
        """
    for given in (
        {"brief": brief("timed-30"), "t": 30.000001},
        {"brief": brief("ten-shots"), "t": 3.0, "shots": 10},
        {"brief": brief("sudden-death"), "t": 1.5, "miss": True},
    ):
        assert run_module(PLAY + ends, given)[1:] == [True, True]
    assert run_module(PLAY + ends, {"brief": brief("timed-30"), "t": 30.0})[1:] == [False, False], "the limit counts"


OUTBOX = """
import { Outbox } from "./outbox.js";
const requests = [], told = [];
let server = (shots) => shots.map((shot) => ({ n: shot.n, refused: "", kept: false }));
globalThis.fetch = async (path, { body }) => {
  const sent = JSON.parse(body);
  requests.push(sent.map((one) => one.n ?? "way"));
  const answers = server(sent);
  if (answers === null) throw new TypeError("no line");
  return { ok: true, status: 200, json: async () => answers };
};
globalThis.setTimeout = ((real) => (action, ms) => real(action, ms > 5000 ? ms : 0))(globalThis.setTimeout);
const quiet = () => new Promise((resolve) => setTimeout(resolve, 0));
const outbox = new Outbox("r1", (answers) => told.push(...answers.map((one) => one.n)), () => {}, () => {});
const still = { x: 0, y: 0, drawn: null, up: null, device: "mouse", way: [], px: 1, trusted: true };
const shot = (n) => outbox.add({ n, t: n, ...still });
const settled = async () => { while (!outbox.empty) await quiet(); await quiet(); };
"""


def test_what_is_not_safe_goes_out_again_before_anything_later_and_is_told_once() -> None:
    got = run_module(
        OUTBOX
        + """
        shot(1); await settled();
        shot(2); await settled();
        outbox.keptUpTo(1);
        const lively = server;
        server = () => null;
        shot(3);
        for (let n = 0; n < 4; n++) await quiet();
        server = lively;
        await settled();
        answer([requests[0], requests[1], requests.at(-1), told, outbox.unsafe]);
        outbox.close();
        """
    )
    assert got == [[1], [1, 2], [2, 3], [1, 2, 3], 2]


def test_many_shots_go_out_in_batches_of_twenty_in_their_order() -> None:
    got = run_module(
        OUTBOX
        + """
        const lively = server;
        server = () => null;
        for (let n = 1; n <= 45; n++) shot(n);
        await quiet();
        server = lively;
        await settled();
        const good = requests.filter((one) => one.length > 1);
        answer([good.slice(-3).map((one) => [one[0], one.at(-1)]), told.length]);
        outbox.close();
        """
    )
    assert got == [[[1, 20], [21, 40], [41, 45]], 45]


def test_the_pointers_way_goes_out_before_the_shots() -> None:
    got = run_module(
        OUTBOX
        + """
        outbox.point([0.1, 0, 0]);
        outbox.point([0.2, 0, 0]);
        shot(1); await settled();
        answer(requests);
        outbox.close();
        """
    )
    assert got == [["way", "way"], [1]]
