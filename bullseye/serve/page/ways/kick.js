/**
 * After a shot by keys the crosshair jumps away, as a rifle does: else the second shot would be the first again, by the
 * same key. Follows `Point.jump` of bullseye/play/aloud/point.py.
 */

import { Random } from "../chance.js";

/** How far from the target's centre it is then, in radii of the face. */
const [LEAST, MOST] = [0.5, 0.9];

/** The jumps of one round: the same *seed* makes the same ones. */
export class Kick {
  /** @param {number} radius_mm @param {readonly [number, number]} range_mm @param {string} seed */
  constructor(radius_mm, range_mm, seed) {
    this._radius_mm = radius_mm;
    this._range_mm = range_mm;
    this._chance = new Random(`point ${seed}`);
  }

  /** Where it is then, in mm from the range's centre, y up: in any direction that is within the range. @param {readonly [number, number]} target_mm @returns {[number, number]} */
  jump([x_mm, y_mm]) {
    for (let tries = 0; tries < 100; tries++) {
      const away = this._radius_mm * (LEAST + (MOST - LEAST) * this._chance.random());
      const angle = 2 * Math.PI * this._chance.random();
      const [x, y] = [x_mm + away * Math.cos(angle), y_mm + away * Math.sin(angle)];
      if (Math.abs(x) <= this._range_mm[0] / 2 && Math.abs(y) <= this._range_mm[1] / 2) return [x, y];
    }
    return [0, 0];
  }
}
