/** The page of seasons: what there are and what one is asked for; or one season with its table and one's own line. */

import { bdi, fill, head, make, refill, say, show, the, translate } from "../../dom.js";
import { Stream } from "../../stream.js";
import { dotted, listed } from "../../tongue.js";
import { call, Refused } from "../../wire.js";
import { drawBar, goSignIn, trying, whoAmI } from "../asking.js";
import { assignments, goal, memberLine, sure, tableRows } from "./parts.js";
import { day, dayBefore, moment, words } from "./words.js";

const season = location.pathname.split("/")[2] ?? "";
const at = `/api/seasons/${season}`;
const EXAMPLE = `name = "Winter"
first = 2026-11-30        # the first day of week 1
zone = "Europe/Berlin"    # whose days these are; left out: UTC
best = 6                  # so many weeks count; left out: all
handicap = "none"         # or "skill": from the spread of the rounds before
divisions = ["First", "Second"]
promoted = 2              # go up at the end
relegated = 2             # go down
late_days = 2             # a round from home may come so much later
wall = false              # true: everybody may look, without names

[[week]]                  # one for each week, or times = N
drill = "ten-shots"
face = "classic"
times = 8
`;

/** @type {any} */
let me = null;
/** @type {any} */
let whole = null;
/** @type {any[]} */
let rows = [];
let division = 0;
/** Whose line is shown, "" for nobody's. */
let of_line = "";
/** @type {Stream | null} */
let stream = null;
const teaches = () => me.role !== "member";

// -- the list ------------------------------------------------------------------------------------------------

async function drawList() {
  const [seasons, sent, todo, goals] = await Promise.all(
    ["/api/seasons", "/api/sent", "/api/assignments/mine", "/api/goals/mine"].map((path) => call(path)),
  );
  show("todo", todo.length > 0 || goals.length > 0);
  fill("todo-list", ...assignments(todo));
  fill("todo-goals", ...goals.map((/** @type {any} */ one) => goal(one)));
  fill("seasons", ...(seasons.length ? seasons.map(seasonLine) : [make("li", { className: "hint" }, words.no_seasons)]));
  drawSent(sent);
  show("begin", teaches());
  fill(
    "begin-after",
    make("option", { value: "" }, words.after_none),
    ...seasons.map((/** @type {any} */ one) => make("option", { value: one.id }, one.name)),
  );
  if (!the("begin-source").value) the("begin-source").value = EXAMPLE;
}

/** @param {any} one as SeasonBrief */
function seasonLine(one) {
  const people = one.members.reduce((/** @type {number} */ sum, /** @type {number} */ n) => sum + n, 0);
  const told = dotted(state(one), words.members(people), one.mine ? words.in_it : "");
  return make("li", {}, make("a", { href: `/seasons/${one.id}` }, bdi(one.name)), " ", make("span", { className: "hint" }, told));
}

/** @param {any} one as SeasonBrief */
function state(one) {
  if (one.week) return words.week_of(one.week, one.weeks);
  const first = `${one.first}T12:00:00Z`;
  return Date.parse(first) > Date.now() ? words.before(day(first)) : words.over;
}

/** @param {any[]} sent as SentLine */
function drawSent(sent) {
  const lines = sent.map((one) =>
    make(
      "tr", {},
      make("td", {}, moment(one.finished)),
      make("td", {}, listed(one.drill_name, one.face_name)),
      make("td", {}, make("a", { href: `/rounds/${one.round}` }, bdi(one.score))),
    ),
  );
  const none = make("tr", {}, make("td", { colSpan: 3, className: "hint" }, words.none_sent));
  fill("sent", head(words.shot_on, words.drill, words.score), make("tbody", {}, ...(lines.length ? lines : [none])));
}

async function newCard() {
  if (!(await sure(words.card_sure, words.yes))) return;
  const told = await call("/api/card", {});
  say("card-command", `bullseye send --school ${location.origin}`);
  say("card-code", told.code);
  show("card", true);
}

// -- one season ----------------------------------------------------------------------------------------------

async function drawSeason() {
  whole = await call(at);
  const one = whole.season;
  document.title = dotted(one.name, "bullseye");
  say("title", one.name);
  const week = whole.weeks.find((/** @type {any} */ plan) => plan.week === one.week);
  const what = week ? words.this_week(week.drill_name, week.face_name, dayBefore(week.ends)) : "";
  say("now", dotted(state(one), what));
  const counts = words.best_of(one.best, one.weeks);
  say("rules", one.handicap === "none" ? counts : listed(counts, words.handicap));
  drawActs(one);
  show("edit", teaches());
  if (teaches()) the("change-source").value = whole.source;
  const goals = one.mine ? (await call("/api/goals/mine")).filter((/** @type {any} */ each) => each.group === one.name) : [];
  fill("goals", ...goals.map((/** @type {any} */ each) => goal(each)));
  if (one.mine) division = (await drawLine("me")).division;
  fill("divisions", ...(one.divisions.length > 1 ? one.divisions.map(divisionButton) : []));
  follow();
}

/** @param {any} one as SeasonBrief */
function drawActs(one) {
  const button = (/** @type {string} */ word, /** @type {() => Promise<void>} */ action, main = false) =>
    make("button", { className: main ? "main" : "", onclick: () => void trying("said", action) }, word);
  const link = (/** @type {string} */ word, /** @type {string} */ href) => make("a", { className: "button", href }, word);
  show("named-row", one.wall);
  fill(
    "acts",
    ...(one.mine
      ? [button(words.leave, async () => {
          if (await sure(words.leave_sure, words.leave)) await acted("leave", {});
        })]
      : [button(words.join, () => acted("join", { named: the("named").checked }), true)]),
    ...(teaches() ? [link(words.tasks, `/tasks/season/${season}`)] : []),
    ...(one.wall ? [link(words.wall, `/wall/${season}`)] : []),
  );
}

/** @param {string} what @param {unknown} body */
async function acted(what, body) {
  await call(`${at}/${what}`, body);
  show("line", false);
  of_line = "";
  await drawSeason();
}

/** @param {string} name @param {number} n */
function divisionButton(name, n) {
  const chosen = () => {
    division = n;
    for (const [i, one] of [...the("divisions").children].entries()) one.setAttribute("aria-pressed", String(i === n));
    follow();
  };
  return make("button", { onclick: chosen, "aria-pressed": String(n === division) }, bdi(`${name} (${whole.season.members[n]})`));
}

/** Follow the table of the division that is chosen. */
function follow() {
  stream?.close();
  stream = new Stream(`${at}/events?division=${division}`, ["table"], (_, page) => {
    drawTable(page);
    if (of_line) void trying("said", async () => void (await drawLine(of_line))); // it moves with the table
  }, () => {}, () => {});
  stream.open();
}

/** @param {any} page as TablePage @param {boolean} [more] its rows come behind those that are there */
function drawTable(page, more = false) {
  rows = more ? [...rows, ...page.rows] : page.rows;
  const chosen = (/** @type {string} */ person) => void trying("said", async () => void (await drawLine(person, true)));
  refill("table", rows, () => [
    head(words.place, words.name, words.total, words.weeks, words.rounds),
    make("tbody", {}, ...tableRows(season, rows, me.id, chosen)),
  ]);
  show("more", rows.length < page.people);
}

/** @param {string} person @param {boolean} [look] go there */
async function drawLine(person, look = false) {
  const line = await call(`${at}/lines/${person}`);
  const mine = line.row.person === me.id;
  of_line = line.row.person;
  say("line-title", mine ? words.yours : words.line_of(line.row.name));
  say("line-place", words.place_of(line.row.place, line.people));
  fill("line-weeks", ...memberLine(season, line, whole.weeks));
  show("line-acts", teaches());
  if (teaches()) fill("line-acts", ...teacherActs(line));
  show("line", true);
  if (mine) the("named").checked = line.named;
  if (look) {
    the("line").scrollIntoView({ block: "start" });
    the("line-title").focus({ preventScroll: true });
  }
  return line;
}

/** What a teacher does with a member: another division, or out. @param {any} line as MemberLine */
function teacherActs(line) {
  const { person, name } = line.row;
  const move = (/** @type {number} */ to) => acted("members", { person, division: to });
  const divisions = whole.season.divisions.map((/** @type {string} */ word, /** @type {number} */ n) =>
    make("option", { value: n, selected: n === line.division }, word),
  );
  const choice = make(
    "select",
    { "aria-label": words.division, onchange: () => void trying("said", () => move(Number(choice.value))) },
    ...divisions,
  );
  const out = async () => {
    if (await sure(words.take_out_sure(name), words.take_out)) await move(-1);
  };
  return [
    ...(divisions.length > 1 ? [choice] : []),
    make("button", { onclick: () => void trying("said", out) }, words.take_out),
  ];
}

// -- both ----------------------------------------------------------------------------------------------------

async function enter() {
  me = await whoAmI();
  if (!me) {
    goSignIn();
    return;
  }
  drawBar(me);
  show(season ? "view-season" : "view-list", true);
  await (season ? drawSeason() : drawList());
}

/** @param {string} form @param {string} said @param {() => Promise<void>} action */
function on(form, said, action) {
  the(form).addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    void trying(said, action);
  });
}

translate(words, words.seasons);
on("begin-form", "begin-said", async () => {
  const told = await call("/api/seasons", { id: the("begin-id").value, source: the("begin-source").value, after: the("begin-after").value });
  location.assign(`/seasons/${told.id}`);
});
on("change-form", "change-said", async () => {
  await call(at, { source: the("change-source").value });
  await drawSeason();
  say("change-said", words.changed);
});
the("card-new").addEventListener("click", () => void trying("said", newCard));
the("more").addEventListener("click", () => void trying("said", async () => {
  drawTable(await call(`${at}/table?division=${division}&first=${rows.length}`), true);
}));
the("named").addEventListener("change", () => {
  if (whole.season.mine) void trying("said", async () => void (await call(`${at}/join`, { named: the("named").checked })));
});
addEventListener("unhandledrejection", (event) => {
  if (!(event.reason instanceof Refused)) return;
  event.preventDefault();
  say("said", event.reason.message);
});
void trying("said", enter);
