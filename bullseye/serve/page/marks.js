/** What is seen and said of shots: which marks stand at a time, and the words beside them. */

import { words } from "./words.js";

/** @typedef {import("./play.js").Play} Play */
/** @typedef {import("./play.js").Answer} Answer */
/** @typedef {import("./range.js").Mark} Mark */

/** The words beside a mark; empty where the drill tells no points. @param {Answer} answer @param {Play} play */
export function label(answer, play) {
  if (answer.wrong) return words.wrong;
  if (!answer.hit) return words.miss;
  if (play.parameters.score === "none") return "";
  const more = answer.award - answer.points;
  return `${answer.points}${answer.x ? ` ${play.brief.reaches.x_name}` : ""}${more > 0 ? ` +${more}` : ""}`;
}

/** The same, to be read aloud. @param {Answer} answer @param {Play} play */
export function aloud(answer, play) {
  if (answer.wrong) return words.wrong;
  if (!answer.hit) return words.miss;
  if (play.parameters.score === "none") return words.hit;
  return words.said_points(answer.points, Boolean(answer.x), play.brief.reaches.x_name);
}

/** Where a shot lies from the middle of its target; empty in the innermost ring and where none was near. @param {Answer} answer @param {Play} play */
export function where(answer, play) {
  if (answer.target === null) return "";
  const [right, up] = [answer.at[0] - answer.target_at[0], answer.at[1] - answer.target_at[1]];
  if (Math.hypot(right, up) <= play.brief.reaches.rings[0] * answer.size) return "";
  return words.where[(Math.round(Math.atan2(up, right) / (Math.PI / 4)) + 8) % 8];
}

/**
 * The marks that stand at *t*: all on a target that stays, until a hit moves it; else the newest, for *fresh_s*.
 * @param {Play} play
 * @param {number} t
 * @param {number} fresh_s
 * @returns {Mark[]}
 */
export function marksOf(play, t, fresh_s) {
  const { entries } = play;
  let first = 0;
  if (play.marks_stay) {
    const opens_s = play.series(t)?.opens_s ?? 0;
    entries.forEach((entry, n) => {
      if (entry.placed || entry.t < opens_s) first = n + 1;
    });
  } else {
    first = entries.length;
  }
  const last = entries.length - 1;
  /** @type {Mark[]} */
  const found = [];
  entries.forEach((entry, n) => {
    const young = t - entry.t < fresh_s && t >= entry.t;
    if (n < first && !(young && n >= last - 1)) return;
    const { answer } = entry;
    found.push({
      x_mm: entry.x,
      y_mm: entry.y,
      hit: answer ? answer.hit : null,
      is_x: Boolean(answer?.x),
      size: answer?.size ?? 1,
      fresh: n === last && (young || n >= first),
      label: answer && n === last ? label(answer, play) : "",
    });
  });
  return found;
}

/** All marks of a round about the middle of the face, as its result shows them. @param {Answer[]} shots @returns {Mark[]} */
export function groupOf(shots) {
  return shots
    .filter((shot) => !shot.refused && shot.target !== null)
    .map((shot) => ({
      x_mm: (shot.at[0] - shot.target_at[0]) / shot.size,
      y_mm: (shot.at[1] - shot.target_at[1]) / shot.size,
      hit: shot.hit,
      is_x: Boolean(shot.x),
      size: 1,
      fresh: false,
      label: "",
    }));
}
