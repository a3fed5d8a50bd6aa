/** Where a target stands: a function of chance and of how often it was placed. Follows bullseye/drill/placement.py. */

import { round } from "./numbers.js";

/** @typedef {[number, number]} Place right and up, in mm from the range's centre */
/** @typedef {import("./chance.js").Random} Random */

const TRIES = 12;

/** Successive places of a target's centre; each is at least a quarter of the free way from the one before. */
export class Placement {
  /**
   * @param {boolean} anew false keeps it in the centre
   * @param {() => Random} chance asked for once, when the first place is wanted
   * @param {number} width how wide the places spread, in mm
   * @param {number} height
   */
  constructor(anew, chance, width, height) {
    this._anew = anew;
    this._chance = chance;
    /** @type {Random | null} */
    this._random = null;
    this._width = Math.max(0, width);
    this._height = Math.max(0, height);
    /** @type {Place[]} */
    this._places = [];
  }

  /** The place number *number*, from 0. @param {number} number @returns {Place} */
  position(number) {
    if (!this._anew) return [0, 0];
    while (this._places.length <= number) this._places.push(this._next());
    return this._places[number];
  }

  /** @returns {Place} */
  _next() {
    const random = (this._random ??= this._chance());
    const { _width: width, _height: height } = this;
    const least = Math.hypot(width, height) / 4;
    const before = this._places.at(-1) ?? [0, 0];
    for (let n = 0; n < TRIES; n++) {
      /** @type {Place} */
      const spot = [round((random.random() - 0.5) * width, 6), round((random.random() - 0.5) * height, 6)];
      if (Math.hypot(spot[0] - before[0], spot[1] - before[1]) >= least) return spot;
    }
    // The farthest corner is always far enough.
    return [round(away(width / 2, before[0]), 6), round(away(height / 2, before[1]), 6)];
  }
}

/** *size* with the sign opposite to *from*'s; 0 counts as above. @param {number} size @param {number} from */
function away(size, from) {
  return from > 0 || Object.is(from, 0) ? -size : size;
}
