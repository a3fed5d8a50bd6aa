/** The teacher's one page of what a class or a season was asked for: who is done, who is late; and its goals. */

import { bdi, fill, head, make, the, show, translate } from "../../dom.js";
import { listed } from "../../tongue.js";
import { call } from "../../wire.js";
import { drawBar, goSignIn, trying, whoAmI } from "../asking.js";
import { goal, sure } from "./parts.js";
import { moment, words } from "./words.js";

const [, , kind = "", group = ""] = location.pathname.split("/");
const at = `/api/groups/${kind}/${group}`;

async function draw() {
  const [sheets, goals] = await Promise.all([call(`${at}/assignments`), call(`${at}/goals`)]);
  const none = (/** @type {string} */ word) => [make("p", { className: "hint" }, word)];
  fill("sheets", ...(sheets.length ? sheets.map(sheet) : none(words.no_assignments)));
  fill("goals", ...(goals.length ? goals.map((/** @type {any} */ one) => goal(one, back(words.drop, words.drop_sure, `/api/goals/${one.id}/drop`))) : none(words.no_goals)));
}

/** @param {any} one as AssignmentSheet */
function sheet(one) {
  const states = /** @type {Record<string, string>} */ (words.states);
  const rows = one.people.map((/** @type {any} */ each) =>
    make(
      "tr", {},
      make("th", { scope: "row" }, bdi(each.name)),
      make("td", {}, make("span", { className: `task ${each.state}` }, make("span", { className: "tag" }, states[each.state]))),
      make("td", { className: "less" }, each.done_at ? moment(each.done_at) : ""),
      make("td", {}, words.of_rounds(each.rounds, one.rounds)),
    ),
  );
  return make(
    "section", {},
    make("h3", {}, listed(one.title, one.face_name, words.due(moment(one.due)))),
    make("p", { className: "hint" }, words.all_done(one.done, one.people.length)),
    make("table", { className: "board people", "aria-label": one.title }, head(words.name, words.state, words.when, words.rounds), make("tbody", {}, ...rows)),
    back(words.withdraw, words.withdraw_sure, `/api/assignments/${one.id}/withdraw`),
  );
}

/** A button that takes something back, when that is sure. @param {string} word @param {string} question @param {string} path */
function back(word, question, path) {
  const action = async () => {
    if (!(await sure(question, word))) return;
    await call(path, {});
    await draw();
  };
  return make("button", { className: "quiet", onclick: () => void trying("said", action) }, word);
}

/** What can be chosen, as the server has it. */
async function fillChoices() {
  const told = await call("/api/school/choices");
  const options = (/** @type {[string, string][]} */ list) => list.map(([value, name]) => make("option", { value }, name));
  fill("drill", ...options(told.drills));
  the("drill").value = "ten-shots";
  fill("face", make("option", { value: "" }, words.any_face), ...options(told.faces));
  fill("measure", ...Object.entries(words.measures).map(([value, name]) => make("option", { value }, name)));
  const friday = new Date();
  friday.setDate(friday.getDate() + ((5 - friday.getDay() + 7) % 7 || 7));
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const date = `${friday.getFullYear()}-${two(friday.getMonth() + 1)}-${two(friday.getDate())}`;
  the("due").value = `${date}T18:00`;
  the("until").value = date;
}

/** @param {string} form @param {string} path @param {() => unknown} body */
function on(form, path, body) {
  the(form).addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    void trying(`${form}-said`, async () => {
      await call(`${at}/${path}`, body());
      await draw();
      the(form).closest("details").open = false;
    });
  });
}

async function enter() {
  const me = await whoAmI();
  if (!me) {
    goSignIn();
    return;
  }
  drawBar(me);
  show("view", true);
  await fillChoices();
  await draw();
}

translate(words, words.assignments_goals);
on("assign", "assignments", () => ({
  drill: the("drill").value, face: the("face").value, rounds: Number(the("rounds").value),
  due: new Date(the("due").value).toISOString(),
}));
on("set", "goals", () => ({
  measure: the("measure").value, target: Number(the("target").value), until: the("until").value,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
}));
void trying("said", enter);
