/** What the page of a shared target shows: its numbers, what changes it, and who changed it; no requests. */

import { bdi, fill, make, refill, say, show, the } from "./dom.js";
import { dates, dotted } from "./tongue.js";
import { words } from "./words.js";

const moments = dates({ dateStyle: "medium", timeStyle: "medium" });

/** Draws a `SharedView`, and calls *change* with a kind and values when somebody wants something. */
export class TargetView {
  /** @param {(kind: string, values: Record<string, any>) => void} change */
  constructor(change) {
    this._change = change;
    /** What the shown tasks, and the buttons, are of: they are made again only when that changed. */
    this._tasks = "";
    this._steps = "";
    /** The slider is held, or what it was set to is on its way: what others set must not move it. */
    this._held = false;
    the("counter").addEventListener("submit", (/** @type {Event} */ event) => this._typed(event, "amount", "add"));
    the("slider").addEventListener("submit", (/** @type {Event} */ event) => this._typed(event, "level", "set"));
    const range = the("range");
    range.addEventListener("input", () => {
      this._held = true;
      the("level").value = range.value;
    });
    range.addEventListener("change", () => this._change("set", { value: Number(range.value) }));
  }

  /** All that was wanted is answered. @param {boolean} is_all */
  settled(is_all) {
    if (is_all) this._held = false;
  }

  /** @param {any} told */
  draw(told) {
    document.title = told.name;
    say("title", told.name);
    say("wanted", told.wanted);
    say("now", told.now_text);
    const share = the("share");
    share.value = told.share;
    share.setAttribute("aria-label", words.target_done(told.share));
    say("state", told.trouble ? dotted(told.left_text, told.trouble) : told.left_text);
    the("state").className = `state ${SIGNS[told.state] ?? ""}`;
    for (const way of ["counter", "slider", "tasks"]) show(way, told.way === way);
    show("told", told.way === "shown" || (told.way === "tasks" && told.tasks.length === 0));
    say("told", told.way === "shown" ? words.target_shown : words.target_no_tasks);
    if (told.way === "counter") this._counter(told);
    if (told.way === "slider" && !this._held) this._slider(told);
    if (told.way === "tasks") this._list(told);
    this._book(told);
  }

  /** @param {Event} event @param {string} id @param {string} kind */
  _typed(event, id, kind) {
    event.preventDefault();
    const value = numberIn(the(id).value);
    if (value === null) {
      say("said", words.target_number);
      the(id).focus();
      return;
    }
    this._change(kind, { value });
    if (kind === "add") the(id).value = "";
  }

  /** @param {any} told */
  _counter(told) {
    const steps = JSON.stringify([told.steps, told.unit]);
    if (steps === this._steps) return;
    this._steps = steps;
    fill("steps", ...told.steps.map((/** @type {number} */ step, /** @type {number} */ n) => make(
      "button",
      { type: "button", className: n ? "" : "main", onclick: () => this._change("add", { value: step }) },
      `+${amount(step)}${told.unit ? ` ${told.unit}` : ""}`,
    )));
  }

  /** @param {any} told */
  _slider(told) {
    const range = the("range");
    for (const [key, value] of [["min", told.low], ["max", told.high], ["step", told.step]]) {
      if (Number(range[key]) !== value) range[key] = String(value);
    }
    range.value = String(told.value ?? told.low);
    range.setAttribute("aria-valuetext", told.now_text);
    if (document.activeElement !== the("level")) the("level").value = told.value === null ? "" : amount(told.value);
  }

  /** @param {any} told */
  _list(told) {
    const tasks = JSON.stringify(told.tasks.map((/** @type {any} */ one) => [one.id, one.title, one.due, one.late]));
    if (tasks !== this._tasks) {
      this._tasks = tasks;
      const focused = document.activeElement?.id ?? "";
      fill("tasks", ...told.tasks.map((/** @type {any} */ one) => this._task(one)));
      if (focused.startsWith("task-")) document.getElementById(focused)?.focus();
    }
    for (const one of told.tasks) {
      the(`task-${one.id}`).checked = one.done;
      the(`task-${one.id}-title`).className = one.done ? "done" : "";
    }
  }

  /** @param {any} one */
  _task(one) {
    const box = make("input", { type: "checkbox", id: `task-${one.id}` });
    box.addEventListener("change", () => this._change(box.checked ? "tick" : "open", { task: one.id }));
    const due = one.due === null ? null : make(
      "small", { className: one.late ? "late" : "" }, one.late ? words.target_late(one.due) : words.target_due(one.due),
    );
    return make("li", {}, make("label", {}, box, make("bdi", { id: `task-${one.id}-title` }, one.title), due));
  }

  /** @param {any} told */
  _book(told) {
    const lines = () => [...told.changes].reverse().map((/** @type {any} */ one) => make(
      "li", {},
      make("span", { className: one.undone ? "undone" : "" }, bdi(one.text)),
      " \u00b7 ",
      bdi(one.mine ? words.target_you : one.name || words.target_somebody),
      " ",
      make("small", {}, dotted(moments.format(new Date(one.at)), one.undone ? words.target_taken_back : "")),
    ));
    refill("changes", told.changes, () => (told.changes.length ? lines() : [make("li", {}, words.target_no_changes)]));
  }
}

/** @type {Record<string, string>} */
const SIGNS = { "reached": "good", "on-target": "good", "on-pace": "good", "missed": "bad", "behind": "bad", "off-target": "bad" };

/** The number in a text, with a point or a comma; null for anything else, also for 1,000, which may be read in two ways. @param {string} text */
export function numberIn(text) {
  const plain = text.trim().replace("\u2212", "-").replace(/[\s\u00a0\u202f]/g, "");
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+$/.test(plain)) return null;
  const value = Number(plain.replace(",", "."));
  return plain === "" || !Number.isFinite(value) ? null : value;
}

/** @param {number} value */
function amount(value) {
  return String(Number(value.toPrecision(12)));
}
