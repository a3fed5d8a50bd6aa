/**
 * Which targets stand where at any time: a function of a drill's parameters, the seed and the shots so far.
 * Follows bullseye/drill/field.py; a test compares the two, drill by drill.
 */

import { Random, stream } from "./chance.js";
import { Path } from "./motion.js";
import { after, micros, round } from "./numbers.js";
import { Placement } from "./placement.js";
import { Pointer } from "./pointer.js";
import { Staircase } from "./staircase.js";

/** @typedef {import("./moves.js").Offset} Offset */
/** @typedef {Record<string, any>} Parameters those of a record, lengths in mm */

/**
 * A target that stands: *number* of those up at once, in its *life*-th appearance since *appeared_s*. Its centre is in
 * mm from the range's, y up; *size* is in times the face; *kind* is SHOOT or DONT.
 * @typedef {{number: number, x_mm: number, y_mm: number, size: number, kind: string, life: number, appeared_s: number}} Target
 */

/**
 * One appearance; *ends_us* is when it goes or went, null while only a hit can end it.
 * @typedef {{number: number, start_us: number, ends_us: number | null, spot: Offset, kind: string, hit: boolean, hits_s: number[]}} Stand
 */

export const SHOOT = "shoot";
export const DONT = "dont";
const TRIES = 24;
const APART = 1.05;

/** The targets of one round. Tell it shots and pointer samples in the order of time; ask for any time, in any order. */
export class Field {
  /**
   * @param {Parameters} parameters
   * @param {string} seed the digits of a whole number
   * @param {number} diameter_mm the face's
   */
  constructor(parameters, seed, diameter_mm) {
    this.pointer = new Pointer();
    this._place = parameters.place;
    /** @type {number} */
    this._up = parameters.targets_up ?? 1;
    this._stay_us = parameters.stay_s == null ? null : micros(parameters.stay_s);
    this._gap_us = micros(parameters.gap_s ?? 0);
    this._dont_share = parameters.dont_share ?? 0;
    this._seed = seed;
    this._diameter_mm = diameter_mm;
    /** @type {Offset} */
    this._range_mm = parameters.range_mm;
    const adaptive = parameters.adaptive;
    this._stairs = adaptive ? new Staircase(adaptive) : null;
    const speeds = this._stairs?.changes === "speed";
    this._sizes = this._stairs !== null && !speeds;
    /** From when which factor holds, and how far the motions' time had come by then. @type {[number, number, number][]} */
    this._steps = [[0, this._stairs ? this._stairs.factor : 1, 0]];
    /** @type {import("./moves.js").Values[]} */
    const motions = parameters.motion ?? [];
    const most = this._sizes ? adaptive.most : 1;
    const beat = speeds ? (/** @type {number} */ t) => this._beat(t) : (/** @type {number} */ t) => t;
    this._paths = Array.from(
      { length: this._up },
      (_, number) => new Path(motions, seed, this._range_mm, diameter_mm, number, most, this.pointer, beat),
    );
    const [half_x, half_y] = this._paths[0].half_mm;
    this._placement = new Placement(
      this._place === "on-hit", () => new Random(BigInt(seed)), 2 * half_x, 2 * half_y,
    );
    /** @type {[number, number]} */
    this._grid = parameters.grid ?? [1, 1];
    // A hit target in the centre stays, unless targets come and go there.
    this._goes_on_hit = this._place !== "centre" || this._stay_us !== null;
    this._jumps = motions.some((values) => values.kind === "jump");
    /** @type {Stand[][]} */
    this._stays = this._paths.map(() => []);
  }

  /**
   * The targets that stand *t_s* seconds into the round; with *unhit* those that no shot has taken since.
   * @param {number} t_s
   * @param {boolean} [unhit]
   * @returns {Target[]}
   */
  at(t_s, unhit = false) {
    const t_us = micros(t_s);
    this._come(t_us);
    return this._standing(t_us)
      .filter(([, stay]) => !(unhit && stay.hit && this._goes_on_hit))
      .map(([number, stay]) => this._target(number, stay, t_us / 1e6));
  }

  /** When targets that should have been shot went without a hit, up to *end_s*. @param {number} end_s */
  missed(end_s) {
    const end_us = micros(end_s);
    this._come(end_us);
    return this._stays
      .flat()
      .filter((stay) => stay.kind === SHOOT && !stay.hit && stay.ends_us !== null && stay.ends_us <= end_us)
      .map((stay) => /** @type {number} */ (stay.ends_us) / 1e6)
      .sort((a, b) => a - b);
  }

  /**
   * A shot at *t_s*: *hit* by the rules, at *target* (which it may also have struck wrongly), null at nothing.
   * @param {number} t_s
   * @param {boolean} hit
   * @param {Target | null} target
   */
  shot(t_s, hit, target) {
    const t_us = micros(t_s);
    this._come(t_us);
    if (target) this._strike(t_s, t_us, target);
    if (this._stairs) {
      const [at_s, factor, beat] = this._steps[this._steps.length - 1];
      this._steps.push([t_s, this._stairs.add(hit), beat + (t_s - at_s) * factor]);
    }
    for (const path of this._paths) path.forgetAfter(t_s);
  }

  /** The pointer is at a place in mm from the range's centre, y up. @param {number} t_s @param {number} x_mm @param {number} y_mm */
  pointed(t_s, x_mm, y_mm) {
    const at = this.pointer.add(t_s, x_mm, y_mm);
    if (at !== null) for (const path of this._paths) path.pointed(at);
    return at !== null;
  }

  /** @param {number} t_s @param {number} t_us @param {Target} target */
  _strike(t_s, t_us, target) {
    const stay = this._stays[target.number][target.life];
    if (!this._goes_on_hit) {
      if (this._jumps) stay.hits_s.push(t_s);
      return;
    }
    stay.hit = true;
    if (stay.ends_us === null || stay.ends_us > t_us) {
      stay.ends_us = t_us;
      // What was asked of the future before this is no longer so.
      for (const stays of this._stays) while (stays.length && stays[stays.length - 1].start_us > t_us) stays.pop();
    }
  }

  /** Let every target come that comes up to *t_us*, in order of time. @param {number} t_us */
  _come(t_us) {
    for (;;) {
      let first = -1;
      let when = Infinity;
      this._stays.forEach((stays, number) => {
        const due = this._due(stays);
        if (due !== null && due < when) [first, when] = [number, due];
      });
      if (first < 0 || when > t_us) return;
      this._stays[first].push(this._new(first, when));
    }
  }

  /** @param {Stand[]} stays @returns {number | null} */
  _due(stays) {
    if (!stays.length) return 0;
    const ends_us = stays[stays.length - 1].ends_us;
    return ends_us === null ? null : ends_us + this._gap_us;
  }

  /** Those that stand, with their numbers. @param {number} t_us @returns {[number, Stand][]} */
  _standing(t_us) {
    /** @type {[number, Stand][]} */
    const found = [];
    this._stays.forEach((stays, number) => {
      const stay = stays.findLast((one) => one.start_us <= t_us);
      if (stay && (stay.ends_us === null || t_us < stay.ends_us)) found.push([number, stay]);
    });
    return found;
  }

  /** @param {number} number @param {number} start_us @returns {Stand} */
  _new(number, start_us) {
    const life = this._stays[number].length;
    const others = this._standing(start_us).filter(([n]) => n !== number);
    const targets = others.map(([n, stay]) => this._target(n, stay, start_us / 1e6));
    let kind = this._dont_share && stream(this._seed, "kind", number, life).random() < this._dont_share ? DONT : SHOOT;
    if (targets.length && targets.every((target) => target.kind === DONT)) kind = SHOOT;
    const taken = others.map(([, stay]) => stay.spot);
    const spot = this._spot(number, life, targets, taken);
    const ends_us = this._stay_us === null ? null : start_us + this._stay_us;
    return { number: life, start_us, ends_us, spot, kind, hit: false, hits_s: [] };
  }

  /**
   * @param {number} number
   * @param {number} life
   * @param {Target[]} others
   * @param {Offset[]} taken
   * @returns {Offset}
   */
  _spot(number, life, others, taken) {
    const before = life ? [this._stays[number][life - 1].spot] : [];
    if (this._place === "grid") {
      const kept = [...taken, ...before];
      const free = this._cells().filter((cell) => !kept.some(([x, y]) => x === cell[0] && y === cell[1]));
      return free[Math.floor(stream(this._seed, "place", number, life).random() * free.length)];
    }
    if (this._up === 1) return this._placement.position(life);
    const chance = stream(this._seed, "place", number, life);
    const anywhere = (/** @type {number} */ half) => round((2 * chance.random() - 1) * half, 6);
    const places = [...others.map((target) => /** @type {Offset} */ ([target.x_mm, target.y_mm])), ...before];
    const [half_x, half_y] = this._paths[0].half_mm;
    /** @type {Offset} */
    let best = [0, 0];
    let widest = -1;
    for (let n = 0; n < TRIES; n++) {
      /** @type {Offset} */
      const spot = [anywhere(half_x), anywhere(half_y)];
      const room = Math.min(...places.map(([x, y]) => Math.hypot(spot[0] - x, spot[1] - y)));
      if (room >= APART * this._diameter_mm) return spot;
      if (room > widest) [best, widest] = [spot, room];
    }
    return best;
  }

  /** The middles of the grid's cells. @returns {Offset[]} */
  _cells() {
    const [columns, rows] = this._grid;
    const [width, height] = this._range_mm;
    return Array.from({ length: columns * rows }, (_, n) => [
      round(((n % columns + 0.5) / columns - 0.5) * width, 6),
      round(((Math.floor(n / columns) + 0.5) / rows - 0.5) * height, 6),
    ]);
  }

  /** @param {number} number @param {Stand} stay @param {number} t_s @returns {Target} */
  _target(number, stay, t_s) {
    const appeared_s = stay.start_us / 1e6;
    const life = { number: stay.number, start_s: appeared_s, x_mm: stay.spot[0], y_mm: stay.spot[1], hits_s: stay.hits_s };
    const spot = this._paths[number].spot(life, t_s);
    const size = this._sizes ? round(spot.size * this._step(t_s)[1], 6) : spot.size;
    return { number, x_mm: spot.x_mm, y_mm: spot.y_mm, size, kind: stay.kind, life: stay.number, appeared_s };
  }

  /** The adaptive step that holds at *t_s*. @param {number} t_s */
  _step(t_s) {
    return this._steps[Math.max(0, after(this._steps, t_s, (step) => step[0]) - 1)];
  }

  /** The motions' time at the round's time *t_s*. @param {number} t_s */
  _beat(t_s) {
    const [at_s, factor, beat] = this._step(t_s);
    return beat + (t_s - at_s) * factor;
  }
}
