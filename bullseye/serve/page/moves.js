/** The motions one by one: an offset in mm and a size for any moment. Follows bullseye/drill/moves.py. */

import { modulo, round, TAU } from "./numbers.js";
import { Placement } from "./placement.js";

/** @typedef {import("./chance.js").Random} Random */
/** @typedef {(life: number) => Random} Chance the stream of a target's n-th life */
/** @typedef {[number, number]} Offset right and up, in mm */
/** @typedef {{life: number, age_s: number, hits_s: number[]}} Moment *hits_s* are the ages at which it was hit */
/** @typedef {Record<string, any>} Values the keys of a [[motion]] table, lengths in mm */

const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;
const swing = (/** @type {number} */ turn) => Math.sin(TAU * modulo(turn, 1));

/** Stands still; what all others start from. */
export class Motion {
  /**
   * @param {Values} values
   * @param {Offset} half_mm how far the target's centre may go from the range's
   * @param {Chance} chance
   */
  constructor(values, half_mm, chance) {
    this.values = values;
    this.half_mm = half_mm;
    this.chance = chance;
    /** @type {Map<number, [number, number]>} */
    this._draws = new Map();
  }

  /** The largest size that it gives. @param {Values} values */
  static largest(values) {
    return "to_size" in values ? Math.max(values.from_size, values.to_size) : 1;
  }

  /** How far the target is from its place. @param {Moment} _now @returns {Offset} */
  offset(_now) {
    return [0, 0];
  }

  /** How many times its own size the target has. @param {Moment} _now */
  size(_now) {
    return 1;
  }

  /** Two random numbers that belong to that life. @param {number} life */
  drawn(life) {
    let found = this._draws.get(life);
    if (!found) {
      const chance = this.chance(life);
      found = [chance.random(), chance.random()];
      this._draws.set(life, found);
    }
    return found;
  }
}

/** Straight on at one speed. */
class Linear extends Motion {
  /** @param {Moment} now @returns {Offset} */
  offset(now) {
    const { angle_deg, speed_mm_s } = this.values;
    const angle = angle_deg == null ? TAU * this.drawn(now.life)[0] : radians(angle_deg);
    const way = speed_mm_s * now.age_s;
    return [way * Math.cos(angle), way * Math.sin(angle)];
  }
}

/** Swings through its place on a line. */
class Sine extends Motion {
  /** @param {Moment} now @returns {Offset} */
  offset(now) {
    const way = this.values.amplitude_mm * swing(now.age_s / this.values.period_s + this.drawn(now.life)[0]);
    const angle = radians(this.values.angle_deg);
    return [way * Math.cos(angle), way * Math.sin(angle)];
  }
}

/** Goes round its place. */
class Circle extends Motion {
  /** @param {Moment} now @returns {Offset} */
  offset(now) {
    const turn = now.age_s / this.values.period_s;
    const angle = TAU * modulo((this.values.clockwise ? -turn : turn) + this.drawn(now.life)[0], 1);
    return [this.values.radius_mm * Math.cos(angle), this.values.radius_mm * Math.sin(angle)];
  }
}

/** Swings right and left with one period, up and down with another. */
class Lissajous extends Motion {
  /** @param {Moment} now @returns {Offset} */
  offset(now) {
    const [wide, high] = this.values.amplitudes_mm;
    const [over_x_s, over_y_s] = this.values.periods_s;
    const [begin_x, begin_y] = this.drawn(now.life);
    return [wide * swing(now.age_s / over_x_s + begin_x), high * swing(now.age_s / over_y_s + begin_y)];
  }
}

/** Is at a new place every so many seconds, on each hit, or both. */
class Jump extends Motion {
  /** @type {Map<number, Placement>} */
  _places = new Map();

  /** @param {Moment} now @returns {Offset} */
  offset(now) {
    const { every_s, on_hit } = this.values;
    const starts = [0, ...(on_hit ? now.hits_s : [])];
    let number = starts.length - 1;
    if (every_s != null) {
      const ends = [...starts.slice(1), now.age_s];
      starts.forEach((start, i) => (number += Math.floor(round((ends[i] - start) / every_s, 9))));
    }
    let places = this._places.get(now.life);
    if (!places) {
      places = new Placement(true, () => this.chance(now.life), 2 * this.half_mm[0], 2 * this.half_mm[1]);
      this._places.set(now.life, places);
    }
    return places.position(number);
  }
}

/** Wanders on a uniform cubic B-spline over random points. */
class Walk extends Motion {
  /** @type {Map<number, {chance: Random, points: Offset[]}>} */
  _walks = new Map();

  /** @param {Moment} now @returns {Offset} */
  offset(now) {
    const at = now.age_s / this.values.period_s;
    const part = modulo(at, 1);
    const points = this._points(now.life, Math.round(at - part));
    const rest = 1 - part;
    const weights = [
      rest ** 3 / 6,
      (3 * part ** 3 - 6 * part ** 2 + 4) / 6,
      (3 * rest ** 3 - 6 * rest ** 2 + 4) / 6,
      part ** 3 / 6,
    ];
    const along = (/** @type {0 | 1} */ axis) => weights.reduce((sum, w, i) => sum + w * points[i][axis], 0);
    return [along(0), along(1)];
  }

  /** Four points from number *first*. @param {number} life @param {number} first */
  _points(life, first) {
    let walk = this._walks.get(life);
    if (!walk) this._walks.set(life, (walk = { chance: this.chance(life), points: [] }));
    const { chance, points } = walk;
    const coordinate = (/** @type {number} */ half) => (2 * chance.random() - 1) * half;
    while (points.length < first + 4) points.push([coordinate(this.half_mm[0]), coordinate(this.half_mm[1])]);
    return points.slice(first, first + 4);
  }
}

/** Shrinks or grows evenly from one size to another. */
class Ramp extends Motion {
  /** @param {Moment} now */
  size(now) {
    const { from_size, to_size, over_s } = this.values;
    return from_size + (to_size - from_size) * Math.min(1, now.age_s / over_s);
  }
}

/** Every motion but `evade`, by the name a drill picks it by. @type {Record<string, typeof Motion>} */
export const MOVES = {
  still: Motion,
  linear: Linear,
  sine: Sine,
  circle: Circle,
  lissajous: Lissajous,
  jump: Jump,
  walk: Walk,
  shrink: Ramp,
  grow: Ramp,
};
