/** The student's page: joins, waits, plays, shows the result. The server's news say what the class is at. */

import { drawAsked } from "./asked.js";
import { boardTable } from "./board.js";
import { ServerClock } from "./clock.js";
import { refill, say, show, the, translate } from "./dom.js";
import { Game } from "./game.js";
import { pointing } from "./hand.js";
import { joinView } from "./join.js";
import { keep, oneTab } from "./keep.js";
import { ResultView } from "./result.js";
import { Stream } from "./stream.js";
import { listed } from "./tongue.js";
import { chosenWays } from "./ways/chosen.js";
import { waysDialog } from "./ways/dialog.js";
import { leftHand, underTheSwitch } from "./ways/side.js";
import { call, pause, Refused, Unreached, untilAnswered } from "./wire.js";
import { words } from "./words.js";

/** After a start everybody asks for a round: spread over so long. */
const SPREAD_MS = 200;
/** A result that is not kept yet is asked for again. */
const SETTLE_MS = 1000;
/** The views, and what of each has the keyboard's focus when it comes: what a screen reader then says. */
const VIEWS = { note: "note-title", join: "", wait: "wait-title", play: "range", result: "result-score" };

/** What the page knows; `draw` shows it. */
const state = {
  /** @type {any} */ me: null,
  /** @type {any} */ news: null,
  /** @type {any} */ you: null,
  /** @type {any} */ board: null,
  /** @type {any} */ result: null,
  notice: "",
  /** The heat whose round was asked for. */
  asked: 0,
  elsewhere: false,
  leaving: false,
  up: true,
  /** What is shown instead of everything else. @type {{title: string, text: string} | null} */ note: null,
};

const clock = new ServerClock(() => call("/api/now"));
const result = new ResultView();
const game = new Game(clock, {
  over: (told) => {
    state.result = { ...told, brief: game.play?.brief };
    game.stop();
    draw();
    say("aloud", listed(words.round_over, the("result-score").textContent, the("result-place").textContent));
    void settle();
  },
  refused: (why) => {
    if (why.status === 401) void lost(why);
    else {
      const { outbox } = game;
      game.stop();
      outbox?.close();
      state.notice = why.message;
      draw();
    }
  },
  shut: () => {
    state.notice = words.shut;
    draw();
  },
  line: (is_up) => online(is_up),
});
/** @type {Stream | null} */
let stream = null;

// -- coming and going --------------------------------------------------------------------------------

async function enter() {
  try {
    const me = await untilAnswered(() => call("/api/me"));
    state.me = me;
    state.news = me.class;
    state.note = null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    state.me = null;
    if (error.code === "no-class") {
      state.note = { title: words.title, text: error.message };
    }
    await join.open("");
    draw();
    return;
  }
  claim();
  await untilAnswered(() => clock.compare(6));
  stream?.close();
  stream = new Stream("/events", ["state", "board", "you"], heard, online, () => void stillIn());
  stream.open();
  if (state.me.round) void begin(state.news.pace === "own" ? 0 : state.news.heat, false);
  draw();
}

const join = joinView((told) => {
  state.notice = told.notice;
  state.asked = 0;
  state.result = null;
  void enter();
});

/** The stream ended or was refused: is the seat still ours, is the class still open? */
async function stillIn() {
  try {
    await call("/api/me");
  } catch (error) {
    if (!(error instanceof Refused)) return;
    if (error.status === 401) await lost(error);
    else if (error.code === "no-class") over();
  }
}

/** The class is over. */
function over() {
  if (state.news) state.news.state = "ended";
  stream?.close();
  game.stop();
  keep("round", null);
  draw();
}

/** The seat is gone: kicked, or the class is over. @param {Refused} why */
async function lost(why) {
  stream?.close();
  game.stop();
  keep("round", null);
  const was_here = state.me !== null;
  state.me = null;
  if (state.news?.state === "ended") return draw();
  if (was_here) state.note = { title: words.out_title, text: why.message };
  await join.open("");
  draw();
}

const claim = oneTab(() => {
  state.elsewhere = true;
  stream?.close();
  game.stop();
  draw();
});

// -- news --------------------------------------------------------------------------------------------

/** @param {string} name @param {any} told */
function heard(name, told) {
  if (name === "state") {
    const before = state.news;
    state.news = told;
    if (before && before.epoch !== told.epoch) {
      void clock.compare(3).catch(() => {});
      game.outbox?.again();
    }
    if (told.state === "ended") return over();
    if (told.state === "count" || told.state === "running") {
      if (told.pace === "together" && told.heat !== state.asked) void begin(told.heat, true);
    } else if (told.state === "shown" || told.state === "lobby") {
      void game.shut();
      void settle();
    }
  } else if (name === "board") {
    state.board = told;
  } else {
    state.you = told;
    if (told.kept && told.kept.round === game.round) game.outbox?.keptUpTo(told.kept.n);
  }
  draw();
}

/** The connection came or went. @param {boolean} is_up */
function online(is_up) {
  if (state.up === is_up) return;
  state.up = is_up;
  if (is_up) void game.outbox?.send();
  draw();
}

/** Ask for the round of *heat*, 0 for one's own pace, and play it. @param {number} heat @param {boolean} spread */
async function begin(heat, spread) {
  state.asked = heat;
  if (spread) await pause(Math.random() * SPREAD_MS);
  const device = chosenWays().keys ? "keyboard" : pointing();
  show("view-play", true); // its canvas has a size then
  try {
    const brief = await untilAnswered(
      () => call("/api/rounds", { heat, px_per_mm: Math.max(0.0001, game.range.view.px_per_mm), device }),
      () => heat === state.asked,
    );
    state.result = null;
    state.notice = "";
    if (!history.state?.round) history.pushState({ round: true }, "");
    game.start(brief);
    draw();
    the("range").focus({ preventScroll: true });
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return lost(error);
    if (error instanceof Refused) state.notice = error.message;
    draw();
  }
}

/** The result may change while others play: its place above all. */
async function settle() {
  const { result: told } = state;
  if (!told) return;
  try {
    const now = await call(`/api/rounds/${told.round}`);
    if (state.result?.round !== now.round) return;
    state.result = { ...now, brief: told.brief };
    draw();
    if (now.kept) return;
    await pause(SETTLE_MS);
    void settle();
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unreached)) throw error;
  }
}

// -- what is shown -----------------------------------------------------------------------------------

/** False until anything was shown: what comes first takes no focus. */
let was_shown = false;

/** @returns {keyof typeof VIEWS} */
function view() {
  if (state.elsewhere || state.note || state.news?.state === "ended" || (!state.me && !join.ready)) return "note";
  if (!state.me) return "join";
  if (game.play) return "play";
  return state.result ? "result" : "wait";
}

function draw() {
  const shown = view();
  if (shown === "wait" && state.me.asks && the("view-wait").hidden) void drawAsked();
  const comes = the(`view-${shown}`).hidden && was_shown;
  for (const name of Object.keys(VIEWS)) show(`view-${name}`, name === shown);
  const asks = shown === "play" && state.leaving;
  if (the("sure").open && !asks) the("sure").close();
  if (the("ways").open && shown !== "wait") the("ways").close(); // a round begins: what was chosen counts in it
  if (shown === "note") drawNote();
  if (shown === "wait") drawWait();
  if (shown === "play") drawPlay();
  if (shown === "result") result.draw(state);
  if (asks && !the("sure").open) the("sure").showModal();
  if (comes && !asks && VIEWS[shown]) the(VIEWS[shown]).focus({ preventScroll: true });
  if (comes && shown === "result") underTheSwitch("again");
  if (comes && shown === "wait") underTheSwitch("start");
  was_shown = true;
  document.title = state.me ? `${state.me.name} \u00b7 bullseye` : words.title;
}

function drawNote() {
  let [title, text, button] = [words.title, words.connecting, ""];
  if (state.elsewhere) [title, text, button] = [words.elsewhere_title, words.elsewhere, words.here_instead];
  else if (state.news?.state === "ended") [title, text] = [words.ended_title, words.ended];
  else if (state.note) [title, text, button] = [state.note.title, state.note.text, words.join];
  say("note-title", title);
  say("note-text", text);
  say("note-button", button);
  show("note-button", button !== "");
}

function drawWait() {
  const { news, me, board } = state;
  const own = news.pace === "own" && news.state === "running";
  say("wait-name", state.you?.name ?? me.name);
  say("wait-notice", state.notice || (me.team && words.team(me.team)));
  const texts = { running: words.wait_running, grace: words.wait_running, shown: words.wait_shown };
  say("wait-text", own ? "" : (texts[/** @type {keyof typeof texts} */ (news.state)] ?? words.wait_lobby));
  say("start", words.start);
  show("start", own);
  say("wait-next", words.next);
  say("wait-drill", news.drill_name);
  say("wait-summary", news.drill_summary);
  say("wait-how", words.how_mouse);
  say("wait-people", words.here(news.people));
  show("wait-board", Boolean(board?.rows.length));
  if (board) refill("wait-board", board, () => [boardTable(board, me.seat)]);
}

function drawPlay() {
  const { you } = state;
  say("place", you?.place ? words.asked_of(you.place, you.of) : words.dash);
  show("net", !state.up);
  say("net", words.offline);
}

// -- what the player does ----------------------------------------------------------------------------

translate(words);
waysDialog();
leftHand();
for (const id of ["start", "again"]) the(id).addEventListener("click", () => void begin(0, false));
the("finish").addEventListener("click", () => game.finish());
the("leave").addEventListener("click", () => {
  state.leaving = true;
  draw();
});
the("sure").addEventListener("close", () => {
  if (!state.leaving) return; // Esc, or to stay
  state.leaving = false;
  the("range").focus({ preventScroll: true });
});
the("sure-stay").addEventListener("click", () => the("sure").close());
the("sure-leave").addEventListener("click", () => {
  state.leaving = false;
  void game.leave().catch(() => {});
  draw();
});
the("note-button").addEventListener("click", () => {
  if (state.elsewhere) {
    state.elsewhere = false;
    state.asked = 0;
    void enter();
  } else {
    state.note = null;
    draw();
  }
});
addEventListener("popstate", () => {
  // A swipe along the edge must not throw a round away.
  if (!game.play) return;
  history.pushState({ round: true }, "");
  say("aloud-now", words.still_in);
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden || !state.me) return;
  clock.woke();
  void clock.compare(3).catch(() => {});
  void game.outbox?.send();
});
draw();
void enter();
