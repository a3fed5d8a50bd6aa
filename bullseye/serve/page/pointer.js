/** Where the pointer was, as the server keeps it. Follows bullseye/drill/pointer.py. */

import { after, round } from "./numbers.js";

/** Samples are at least this far apart. */
export const GAP_S = 0.008;

/** The pointer's path: [t, x, y] in seconds and mm from the range's centre, y up, in order of time. */
export class Pointer {
  constructor() {
    /** @type {[number, number, number][]} */
    this.samples = [];
  }

  /**
   * Keep a sample; its time, or null when it came too soon after the last.
   * @param {number} t_s
   * @param {number} x_mm
   * @param {number} y_mm
   */
  add(t_s, x_mm, y_mm) {
    const at = round(t_s, 4);
    const last = this.samples.at(-1);
    if (last && at - last[0] < GAP_S - 1e-9) return null;
    this.samples.push([at, round(x_mm, 3), round(y_mm, 3)]);
    return at;
  }

  /** The last sample up to *t_s*; null before the first. @param {number} t_s @returns {[number, number] | null} */
  at(t_s) {
    const number = after(this.samples, t_s, (sample) => sample[0]);
    if (!number) return null;
    const [, x, y] = this.samples[number - 1];
    return [x, y];
  }
}
