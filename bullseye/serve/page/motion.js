/** Where a moving target is: a function of time, seed and what happened so far. Follows bullseye/drill/motion.py. */

import { stream } from "./chance.js";
import { Evade } from "./evade.js";
import { MOVES, Motion } from "./moves.js";
import { clamp, modulo, round } from "./numbers.js";

/** @typedef {import("./moves.js").Offset} Offset */
/** @typedef {import("./moves.js").Values} Values */
/** @typedef {import("./evade.js").Beat} Beat */
/** @typedef {{x_mm: number, y_mm: number, size: number}} Spot a centre, in mm from the range's, y up; size in times the face */

/**
 * One appearance of a target: the *number*-th, since *start_s*, at a place in mm; *hits_s* are the times at which it
 * was hit and stayed.
 * @typedef {{number: number, start_s: number, x_mm: number, y_mm: number, hits_s: number[]}} Appearance
 */

/** The way of one target inside the range. Offsets add up, sizes multiply, the range's edge is a mirror. */
export class Path {
  /**
   * @param {Values[]} motions
   * @param {string} seed
   * @param {Offset} range_mm width and height
   * @param {number} diameter_mm
   * @param {number} target which of those that are up at once
   * @param {number} most how many times its diameter the target can grow by other means
   * @param {import("./pointer.js").Pointer} pointer
   * @param {Beat} beat
   */
  constructor(motions, seed, range_mm, diameter_mm, target, most, pointer, beat) {
    const largest = motions.reduce((size, values) => size * Motion.largest(values), diameter_mm * most);
    /** @type {Offset} */
    this.half_mm = [Math.max(0, range_mm[0] - largest) / 2, Math.max(0, range_mm[1] - largest) / 2];
    this._beat = beat;
    /** @type {Motion[]} */
    this._moves = [];
    /** @type {Evade | null} */
    this._evade = null;
    motions.forEach((values, number) => {
      const chance = (/** @type {number} */ life) => stream(seed, "motion", number, "target", target, "life", life);
      if (values.kind === "evade") {
        this._evade = new Evade(values, this.half_mm, chance);
        this._evade.pointer = pointer;
      } else {
        this._moves.push(new MOVES[values.kind](values, this.half_mm, chance));
      }
    });
  }

  /** Where the target of that *life* is *t_s* seconds into the round. @param {Appearance} life @param {number} t_s @returns {Spot} */
  spot(life, t_s) {
    let [x, y] = this._plain(life, t_s);
    if (this._evade) {
      const [off_x, off_y] = this._evade.fled(life, t_s, (t) => this._plain(life, t), this._beat);
      const [half_x, half_y] = this.half_mm;
      [x, y] = [clamp(x + off_x, -half_x, half_x), clamp(y + off_y, -half_y, half_y)];
    }
    const now = this._moment(life, t_s);
    const size = this._moves.reduce((product, move) => product * move.size(now), 1);
    return { x_mm: round(x, 6), y_mm: round(y, 6), size: round(size, 6) };
  }

  /** What was reckoned beyond *t_s* no longer holds. @param {number} t_s */
  forgetAfter(t_s) {
    this._evade?.forgetAfter(t_s);
  }

  /** The pointer has a new sample at *t_s*. @param {number} t_s */
  pointed(t_s) {
    this._evade?.forgetAfter(t_s + this._evade.reaction_s);
  }

  /** @param {Appearance} life @param {number} t_s */
  _moment(life, t_s) {
    const born = this._beat(life.start_s);
    const hits_s = life.hits_s.filter((hit) => hit <= t_s).map((hit) => this._beat(hit) - born);
    return { life: life.number, age_s: Math.max(0, this._beat(t_s) - born), hits_s };
  }

  /** The place without what fleeing adds. @param {Appearance} life @param {number} t_s @returns {Offset} */
  _plain(life, t_s) {
    const now = this._moment(life, t_s);
    let { x_mm: x, y_mm: y } = life;
    for (const move of this._moves) {
      const [off_x, off_y] = move.offset(now);
      x += off_x;
      y += off_y;
    }
    return [round(mirror(x, this.half_mm[0]), 6), round(mirror(y, this.half_mm[1]), 6)];
  }
}

/** A straight way between two mirrors at plus and minus *half*, in mm. @param {number} way @param {number} half */
function mirror(way, half) {
  if (-half <= way && way <= half) return way;
  if (half <= 0) return 0;
  const along = modulo(way + half, 4 * half);
  return along <= 2 * half ? along - half : 3 * half - along;
}
