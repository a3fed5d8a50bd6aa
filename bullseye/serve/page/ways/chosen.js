/** The ways to play that somebody chose, kept in the browser, and what of them a round is played with. */

import { keep, kept } from "../keep.js";
import { round } from "../numbers.js";

/** @typedef {Record<string, Record<string, number>>} Aids as a record has them (docs/files.md) */

/** What can be chosen; times in seconds, lengths in px of 96 dpi. */
export const CHOICES = {
  pace_s: [2, 3, 4, 6, 10],
  wait_s: [0, 0.5, 1, 2],
  passes: [1, 2, 3, 5],
  dwell_s: [0.5, 0.8, 1.2, 2],
  dwell_px: [12, 24, 40],
  sticky_s: [0, 0.3, 0.5, 1],
  tremor_px: [0, 4, 8, 16, 32],
};

const USUAL = {
  keys: false, faster: true, switch: false, pace_s: 4, wait_s: 0.5, passes: 3, dwell: false, dwell_s: 0.8, dwell_px: 24,
  sticky_s: 0, tremor_px: 0,
};

/** @typedef {typeof USUAL} Ways */

/** What was chosen; where nothing was, or nothing that there is, the usual. @returns {Ways} */
export function chosenWays() {
  const found = kept("ways");
  const ways = /** @type {Record<string, any>} */ ({ ...USUAL });
  for (const [name, value] of Object.entries(found && typeof found === "object" ? found : {})) {
    const choices = /** @type {Record<string, number[]>} */ (CHOICES)[name];
    if (name in ways && typeof value === typeof ways[name] && (!choices || choices.includes(value))) ways[name] = value;
  }
  return /** @type {Ways} */ (ways);
}

/** Choose, and keep it. @param {Partial<Ways>} changed */
export function choose(changed) {
  keep("ways", { ...chosenWays(), ...changed });
}

/**
 * The aids of a round, with their numbers. A switch has no pointer for drills that follow one, a dwell no shot where
 * none are fired, and both need no other help; keys do not shake. See bullseye/play/round/chosen_aids.py.
 * @param {Ways} ways
 * @param {{tracks: boolean, needs_pointer: boolean}} play
 * @param {number} mm_per_px how long a px of 96 dpi is on the range
 * @returns {Aids}
 */
export function aidsOf(ways, play, mm_per_px) {
  /** @type {Aids} */
  const found = {};
  if (ways.sticky_s) found.sticky = { hold_s: ways.sticky_s };
  if (ways.switch && !play.needs_pointer) {
    found.switch = { pace_s: ways.pace_s, wait_s: ways.wait_s, passes: ways.passes };
  } else if (!ways.keys && !play.tracks) {
    if (ways.dwell) found.dwell = { time_s: ways.dwell_s, within_mm: round(ways.dwell_px * mm_per_px, 3) };
    if (ways.tremor_px) found.tremor = { within_mm: round(ways.tremor_px * mm_per_px, 3) };
  }
  return found;
}
