/** The teacher's page: the same acts as at the class page, by the same requests. What it shows comes whole each time. */

import { ask } from "./ask.js";
import { boardTable } from "./board.js";
import { bdi, head, make, refill, say, show, the, translate } from "./dom.js";
import { Stream } from "./stream.js";
import { dotted, listed } from "./tongue.js";
import { call, PLACE, Refused, Unreached, untilAnswered } from "./wire.js";
import { words } from "./words.js";

/** @type {any} */
let view = null;
/** What there is to choose. @type {any} */
let menu = null;
const stream = new Stream(
  "/events?as=teacher",
  ["teach"],
  (_, told) => { view = told; draw(); },
  (is_up) => { if (!is_up && view) say("said", words.connecting); else say("said", ""); },
  () => void enter(),
);

/**
 * Do something; what the server says of it is shown. True when it was done.
 * @param {string} verb
 * @param {Record<string, unknown>} [values]
 */
async function act(verb, values = {}) {
  try {
    const done = await call("/api/teach/do", { do: verb, ...values });
    say("said", done.said);
    await enter();
    return true;
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unreached)) throw error;
    say("said", error.message);
    if (error instanceof Refused && error.status === 401) void enter();
    return false;
  }
}

async function enter() {
  try {
    view = await untilAnswered(() => call("/api/teach"));
    menu ??= await untilAnswered(() => call("/api/teach/menu"));
    draw();
    stream.open();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    stream.close();
    if (PLACE) return location.assign("/school"); // sign in there, or choose another class
    // Logged in, but no class is open: the sentence names those that can be gone on with.
    view = error.code === "no-class" ? { pin: "", resumable: [] } : null;
    say("new-said", error.code === "no-class" ? error.message : "");
    draw();
  }
}

// -- what is shown -----------------------------------------------------------------------------------

function draw() {
  const open = view && view.pin;
  show("view-login", !view);
  show("view-new", Boolean(view) && !open);
  show("view-class", Boolean(open));
  if (!view) return;
  if (!open) {
    refill("resumable", view.resumable, () => view.resumable.map((/** @type {string} */ folder) =>
      make("button", { onclick: () => void act("resume", { folder }) }, words.resume(folder))));
    return;
  }
  const { class: news } = view;
  const states = /** @type {Record<string, string>} */ (words.class_states);
  const own = news.pace === "own";
  say("title", news.title);
  say("state", dotted(states[news.state], news.drill_name, words.here(news.people)));
  const usual = view.addresses.find((/** @type {any} */ one) => one.usual) ?? view.addresses[0];
  refill("how", [usual?.url, view.pin], () => howToJoin(usual?.url ?? "", view.pin));
  const notes = [...view.words, ...view.notices];
  refill("words", notes, () => notes.map((/** @type {string} */ one) => make("li", {}, one)));
  const runs = ["count", "running"].includes(news.state);
  say("heat", runs ? (own ? words.shut_own : words.shut_heat) : own ? words.open_own : words.open);
  the("heat").dataset.do = runs ? "shut" : "open";
  say("freeze", news.frozen ? words.reveal : words.freeze);
  the("freeze").dataset.do = news.frozen ? "reveal" : "freeze";
  say("lock", news.locked ? words.unlock : words.lock);
  the("lock").dataset.do = news.locked ? "unlock" : "lock";
  say("hide", view.hidden ? words.show : words.hide);
  the("hide").dataset.do = view.hidden ? "show" : "hide";
  the("own").checked = own;
  the("by-device").checked = view.board.by_device;
  drawChoices();
  drawSeats();
  refill("teach-board", view.board, () => [boardTable(view.board)]);
}

/** What is shot, at what, and what the wall shows between heats. */
function drawChoices() {
  const none = { id: "", name: words.no_lesson };
  for (const [id, of] of [["drill", menu.drills], ["face", menu.faces], ["lesson", [none, ...menu.lessons]]]) {
    const select = the(id);
    if (!select.length) {
      select.append(...of.map((/** @type {any} */ one) => make("option", { value: one.id }, one.name)));
    }
    if (document.activeElement !== select) select.value = view.choices[id];
  }
}

/** How somebody plays, as it is read: `mouse+dwell` is the mouse and a dwell click. @param {string} way */
function playedWith(way) {
  const named = /** @type {Record<string, string>} */ (words.played_with);
  return listed(...way.split("+").map((part) => named[part] ?? part));
}

/** Where a class is joined. @param {string} url @param {string} pin */
function howToJoin(url, pin) {
  return [bdi(url.replace(/^http:\/\//, "")), " \u00b7 ", make("span", { className: "pin" }, words.with_pin(pin))];
}

function drawSeats() {
  refill("seats", [view.seats, view.choices.teams], seats);
  const flags = view.seats.flatMap((/** @type {any} */ one) => one.flags.map((/** @type {any} */ flag) => [one.name, flag.what, flag.count]));
  show("flags-card", flags.length > 0);
  refill("flags", flags, () => flags.map((/** @type {[string, string, number]} */ [name, what, count]) =>
    make("li", {}, make("b", {}, bdi(name)), " ", dotted(what, words.times(count)))));
  refill("asks", view.asks, () => view.asks.map((/** @type {any} */ one) => make(
    "p", { className: "row" }, words.wants_in(one.name),
    make("button", { id: `admit-${one.ask}`, className: "main", onclick: () => void act("admit", { ask: one.ask }) }, words.let_in),
    make("button", { id: `refuse-${one.ask}`, onclick: () => void act("refuse", { ask: one.ask }) }, words.do_not),
  )));
}

/** A row for each student. */
function seats() {
  const states = /** @type {Record<string, string>} */ (words.seat_states);
  const rows = view.seats.map((/** @type {any} */ one) => make(
    "tr", {},
    make("th", { scope: "row" }, bdi(one.name)),
    make("td", {}, view.choices.teams ? one.team : ""),
    make("td", {}, states[stateOf(one)] ?? one.state),
    make("td", {}, playedWith(one.device)),
    make("td", {}, one.score ?? words.dash),
    make("td", { className: "row" }, ...actsOn(one).map(([word, run], n) =>
      make("button", { id: `seat-${one.seat}-${n}`, className: "quiet", onclick: () => void run() }, word))),
  ));
  return [head(words.col_name, words.col_team, words.col_state, words.col_device, words.col_score, words.col_acts), make("tbody", {}, ...rows)];
}

/** Absence is what the teacher said; being sent out or removed goes before it. @param {any} seat */
function stateOf(seat) {
  return seat.absent && !isOut(seat) ? "absent" : seat.state;
}

/** @param {any} seat */
function isOut(seat) {
  return ["kicked", "removed"].includes(seat.state);
}

/**
 * What can be done with a student now, with its words.
 * @param {any} one
 * @returns {[string, () => Promise<unknown>][]}
 */
function actsOn(one) {
  const { seat } = one;
  if (isOut(one)) return [[words.let_in, () => act(one.state === "removed" ? "restore" : "admit", { seat })]];
  return [
    [words.rename, () => rename(one)],
    one.absent ? [words.present, () => act("present", { seat })] : [words.absent, () => act("absent", { seat })],
    [words.kick, () => kick(one)],
    [words.remove, () => remove(one)],
  ];
}

// -- what the teacher does ---------------------------------------------------------------------------

/** @param {any} seat */
async function rename(seat) {
  const answer = await ask(words.new_name, [["save", words.save]], seat.name);
  if (answer) await act("rename", { seat: seat.seat, name: answer.text });
}

/** @param {any} seat */
async function kick(seat) {
  if (await ask(words.kick_sure(seat.name), [["kick", words.kick]])) await act("kick", { seat: seat.seat });
}

/** @param {any} seat */
async function remove(seat) {
  if (await ask(words.remove_sure(seat.name), [["remove", words.remove]])) await act("remove", { seat: seat.seat });
}

const SAME_PRESS_MS = 1000;
/** When the last heat was called. */
let called_ms = -SAME_PRESS_MS;

/** Start a heat, or end it: after a question while somebody plays, and never by the press that started it. */
async function heat() {
  if (the("heat").dataset.do === "open") {
    called_ms = performance.now();
    await act("open");
    return;
  }
  if (performance.now() - called_ms < SAME_PRESS_MS) return;
  if (await mayShut()) await act("shut");
}

/** True where nobody plays, or the teacher said so. */
async function mayShut() {
  const playing = view.seats.filter((/** @type {any} */ one) => one.state === "playing").length;
  return !playing || Boolean(await ask(words.shut_sure(playing), [["shut", words.shut_now]], undefined, true));
}

/** A late-comer; where there are teams, the class gives them the smallest. */
async function late() {
  const answer = await ask(words.late_name, [["take", words.take_in]], "");
  if (answer) await act("seat", { name: answer.text });
}

/** Deal everybody out to teams, which the board then shows, or have none. */
async function deal() {
  const names = words.team_names;
  /** @type {[string, string][]} */
  const choices = names.slice(1).map((_, n) => [`${n + 2}`, words.teams_dealt(n + 2)]);
  const answer = await ask(words.teams_how, [...choices, ["0", words.no_teams]]);
  if (!answer) return;
  const number = Number(answer.choice);
  if (number && !(await act("deal", { names: names.slice(0, number) }))) return;
  await act("choose", { choices: { teams: number > 0 } });
}

translate(words, words.teacher);
the("export").setAttribute("href", `${PLACE}/export.zip`);
the("wall").setAttribute("href", `${PLACE}/p`);
show("classes", PLACE !== "");
the("login").addEventListener("submit", async (/** @type {Event} */ event) => {
  event.preventDefault();
  try {
    await call("/api/teach/login", { password: the("password").value });
    the("password").value = "";
    await enter();
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unreached)) throw error;
    say("login-said", error.message);
  }
});
the("new").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  const title = the("new-title").value.trim();
  void act("new", { choices: title ? { title } : {} });
});
for (const id of ["freeze", "lock", "hide", "void", "back"]) {
  the(id).addEventListener("click", () => void act(the(id).dataset.do));
}
the("heat").addEventListener("click", () => void heat());
document.addEventListener("keydown", (event) => {
  // A key that is held down is one press, on a button too.
  if (event.repeat && event.target instanceof HTMLButtonElement) event.preventDefault();
});
the("late").addEventListener("click", () => void late());
the("teams").addEventListener("click", () => void deal());
the("end").addEventListener("click", async () => {
  const answer = await ask(words.end_sure, [["keep", words.end_keep], ["wipe", words.end_wipe]]);
  if (answer) await act("end", { keep: answer.choice === "keep" });
});
for (const id of ["drill", "face", "lesson"]) {
  the(id).addEventListener("change", () => void act("choose", { choices: { [id]: the(id).value } }));
}
the("own").addEventListener("change", async () => {
  if (await mayShut()) await act("pace", { pace: the("own").checked ? "own" : "together" });
  else draw();
});
the("export").addEventListener("click", () => void act("exported", { folder: words.downloads }));
the("by-device").addEventListener("change", () => void act("boards", { by_device: the("by-device").checked }));
void enter();
