/**
 * Which target a shot is at. Follows bullseye/session/judge.py; it only guesses what is drawn next: the server scores.
 */

import { SHOOT } from "./field.js";

/** @typedef {import("./field.js").Target} Target */

/**
 * Whether a shot at a point of the range touches *target*.
 * @param {Target} target
 * @param {number} x_mm
 * @param {number} y_mm
 * @param {number} reach_mm how far out a shot's centre may lie to count
 */
export function touches(target, x_mm, y_mm, reach_mm) {
  return Math.hypot((x_mm - target.x_mm) / target.size, (y_mm - target.y_mm) / target.size) <= reach_mm;
}

/**
 * The one target that a shot counts for: the topmost that it touches, else the nearest that should be shot.
 * @param {Target[]} standing
 * @param {number} x_mm
 * @param {number} y_mm
 * @param {number} reach_mm
 * @returns {Target | null}
 */
export function aimedAt(standing, x_mm, y_mm, reach_mm) {
  const struck = standing.findLast((target) => touches(target, x_mm, y_mm, reach_mm));
  if (struck) return struck;
  const wanted = standing.filter((target) => target.kind === SHOOT);
  let best = null;
  let least = Infinity;
  for (const target of wanted.length ? wanted : standing) {
    const away = Math.hypot(x_mm - target.x_mm, y_mm - target.y_mm) / target.size;
    if (away < least) [best, least] = [target, away];
  }
  return best;
}
