/** A shooter's own page: play a round of one's own, or enter real shots; both go to the own history. */

import { ServerClock } from "./clock.js";
import { bdi, fill, head, make, say, show, the, translate } from "./dom.js";
import { Entry } from "./enter.js";
import { Game } from "./game.js";
import { pointing } from "./hand.js";
import { newId } from "./new_id.js";
import { ResultView } from "./result.js";
import { dates, dotted, listed } from "./tongue.js";
import { chosenWays } from "./ways/chosen.js";
import { waysDialog } from "./ways/dialog.js";
import { leftHand, underTheSwitch } from "./ways/side.js";
import { call, Refused, Unreached, untilAnswered } from "./wire.js";
import { words } from "./words.js";

/** The views, and what of each has the keyboard's focus when it comes. */
const VIEWS = { join: "pin", home: "player-title", enter: "enter-range", play: "range", result: "result-score" };
const moments = dates({ dateStyle: "medium", timeStyle: "short" });
/** @type {any} */
let result = null;
let face = "";
let drill = "";
/** The id of what is entered: the same one again is stored once. */
let entering = "";
/** False until anything was shown: what comes first takes no focus. */
let was_shown = false;

const clock = new ServerClock(() => call("/api/now"));
const results = new ResultView();
const entry = new Entry(entered);
const game = new Game(clock, {
  over: (told) => finished({ ...told, brief: game.play?.brief }),
  shut: () => go("home"),
  refused: (why) => { game.stop(); say("said", why.message); go("home"); },
  line: (is_up) => { show("net", !is_up); say("net", words.offline); },
});

/** @param {keyof typeof VIEWS} shown */
function only(shown) {
  const comes = the(`view-${shown}`).hidden && was_shown;
  for (const name of Object.keys(VIEWS)) show(`view-${name}`, name === shown);
  if (comes) the(VIEWS[shown]).focus({ preventScroll: true });
  was_shown = true;
  if (shown === "result") underTheSwitch("again");
  if (shown === "home") underTheSwitch("play");
}

/** @param {keyof typeof VIEWS} shown */
function go(shown) {
  if (shown === "home") void home();
  else only(shown);
}

/** @param {any} told */
function finished(told) {
  result = told;
  game.stop();
  go("result");
  results.draw({ result, news: { pace: "own", state: "running" }, board: null, me: null });
  say("aloud", listed(words.round_over, the("result-score").textContent));
}

async function home() {
  await trying(async () => {
    const view = await untilAnswered(() => call("/api/own"));
    only("home");
    say("player", view.player);
    for (const [id, of, usual] of [["face", view.faces, "classic"], ["drill", view.drills, "timed-30"]]) {
      const select = the(id);
      if (select.length === of.length) continue;
      select.replaceChildren(...of.map((/** @type {any} */ one) => make("option", { value: one.id }, one.name)));
      if (of.some((/** @type {any} */ one) => one.id === usual)) select.value = usual;
    }
    const rows = view.latest.map((/** @type {any} */ one) => make(
      "tr", {},
      make("td", {}, moments.format(new Date(one.finished))),
      make("td", {}, dotted(one.drill, one.face)),
      make("td", {}, bdi(one.text)),
    ));
    if (rows.length) fill("latest", head(words.col_when, words.drill, words.col_score), make("tbody", {}, ...rows));
    else fill("latest", make("tbody", {}, make("tr", {}, make("td", {}, words.own_none))));
  });
}

async function play() {
  await trying(async () => {
    await untilAnswered(() => clock.compare(6));
    show("view-play", true);
    const device = chosenWays().keys ? "keyboard" : pointing();
    const px_per_mm = Math.max(0.0001, game.range.view.px_per_mm);
    const brief = await call("/api/own/rounds", { face, drill, device, px_per_mm });
    go("play");
    game.start(brief);
    the("range").focus({ preventScroll: true });
  });
}

/** @param {() => Promise<void>} action */
async function trying(action) {
  say("said", "");
  try {
    await action();
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unreached)) throw error;
    if (error instanceof Refused && error.status === 401) return only("join");
    only(entering ? "enter" : "home");
    say(entering ? "entered" : "said", error instanceof Refused ? error.message : words.offline_join);
  }
}

function entered() {
  const n = entry.shots.length;
  say("entered", words.shots_so_far(n));
  say("save", words.save_shots(n));
  the("save").disabled = n === 0;
  the("undo").disabled = n === 0;
  say("zoom", entry.zoomed ? words.whole : words.zoom);
}

translate(words, words.own_rounds);
waysDialog();
leftHand();
the("pin").value = decodeURIComponent(location.pathname.match(/^\/j\/([^/]+)/)?.[1] ?? "").slice(0, 8);
the("join-form").addEventListener("submit", async (/** @type {Event} */ event) => {
  event.preventDefault();
  try {
    await call("/api/join", { pin: the("pin").value.trim() });
    go("home");
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unreached)) throw error;
    say("join-said", error instanceof Refused ? error.message : words.offline_join);
  }
});
the("play").addEventListener("click", () => {
  [face, drill] = [the("face").value, the("drill").value];
  void play();
});
the("again").addEventListener("click", () => void (result?.entered ? open() : play()));
for (const id of ["home", "result-home"]) {
  the(id).addEventListener("click", () => {
    entering = "";
    go("home");
  });
}
the("finish").addEventListener("click", () => game.finish());
the("leave").addEventListener("click", () => {
  void game.leave().catch(() => {});
  go("home");
});

async function open() {
  face = the("face").value;
  await trying(async () => {
    const told = await call(`/api/own/faces/${encodeURIComponent(face)}`);
    entering = newId();
    go("enter");
    entry.open(told);
  });
}

the("enter").addEventListener("click", () => void open());
the("undo").addEventListener("click", () => entry.undo());
the("zoom").addEventListener("click", () => entry.zoom());
the("save").addEventListener("click", () => void trying(async () => {
  const told = await call("/api/own/shots", { id: entering, face, shots: entry.shots });
  entering = "";
  const own = await call(`/api/own/faces/${encodeURIComponent(face)}`);
  finished({ ...told, entered: true, brief: own });
}));
go("home");
