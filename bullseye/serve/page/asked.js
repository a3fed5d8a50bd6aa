/** What a student of a school is asked for, above everything else while they wait: assignments, and goals of the class. */

import { bdi, make, refill, show } from "./dom.js";
import { call, Refused, Unreached } from "./wire.js";
import { dates, dotted } from "./tongue.js";
import { words } from "./words.js";

const moments = dates({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

/** Ask the server, and show it; without an answer what was shown stays. */
export async function drawAsked() {
  try {
    const [mine, goals] = await Promise.all([call("/api/assignments/mine"), call("/api/goals/mine")]);
    const open = mine.filter((/** @type {any} */ one) => !one.state.startsWith("done"));
    const done = mine.filter((/** @type {any} */ one) => one.state.startsWith("done"));
    refill("wait-asked", [mine, goals], () => [...open.map(assignment), ...goals.map(goal), ...done.map(assignment)]);
    show("wait-asked", mine.length + goals.length > 0);
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof Unreached)) throw error;
  }
}

/** @param {any} one as bullseye/wire/tasks.py has OwnAssignment */
function assignment(one) {
  const states = /** @type {Record<string, string>} */ (words.asked_states);
  const when = words.asked_due(moments.format(new Date(one.due)));
  return make(
    "li",
    { className: one.state },
    make("b", {}, bdi(one.title)),
    make("span", {}, dotted(words.asked_of(one.done, one.rounds), states[one.state] || when)),
    make("span", { className: "hint" }, states[one.state] ? when : ""),
  );
}

/** @param {any} one as GoalView */
function goal(one) {
  return make(
    "li", {},
    make("b", {}, bdi(one.title)),
    make("span", {}, dotted(one.now, one.state)),
    make("progress", { max: 1, value: one.share, "aria-label": one.now }),
  );
}
