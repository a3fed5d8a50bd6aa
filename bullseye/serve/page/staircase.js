/** Adaptive difficulty, a weighted up-down. Follows bullseye/drill/staircase.py. */

import { clamp, round } from "./numbers.js";

/** @typedef {{changes: string, hit_rate: number, step_octaves: number, start: number, least: number, most: number}} Adaptive */

/** One step harder on a hit, p / (1 - p) steps easier on a miss. */
export class Staircase {
  /** @param {Adaptive} values */
  constructor(values) {
    this.changes = values.changes;
    this._sign = values.changes === "size" ? -1 : 1;
    this._step = values.step_octaves;
    this._easier = (values.step_octaves * values.hit_rate) / (1 - values.hit_rate);
    const ends = [this._sign * Math.log2(values.least), this._sign * Math.log2(values.most)];
    this._low = Math.min(...ends);
    this._high = Math.max(...ends);
    this._level = clamp(this._sign * Math.log2(values.start), this._low, this._high);
  }

  /** Count one shot; the factor that holds from now on. @param {boolean} hit */
  add(hit) {
    this._level = round(clamp(this._level + (hit ? this._step : -this._easier), this._low, this._high), 9);
    return this.factor;
  }

  /** The size or speed now, in times the drill's own. */
  get factor() {
    return round(2 ** (this._sign * this._level), 6);
  }
}
