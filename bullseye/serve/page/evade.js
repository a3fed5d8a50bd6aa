/** A target that flees from the pointer, late and no faster than it can. Follows bullseye/drill/evade.py. */

import { Motion } from "./moves.js";
import { clamp, micros, modulo, round, TAU } from "./numbers.js";
import { Pointer } from "./pointer.js";

/** @typedef {import("./moves.js").Offset} Offset */
/** @typedef {import("./motion.js").Appearance} Appearance */
/** @typedef {(t_s: number) => number} Beat the motions' time at the round's time */

const GRID_US = 10_000;

/** Its way is reckoned in steps of 10 ms from the pointer's samples before each step alone. */
export class Evade extends Motion {
  pointer = new Pointer();
  /** For each life its start and its offsets at the steps so far. @type {Map<number, {start_us: number, way: Offset[]}>} */
  _ways = new Map();

  /** How late it sees the pointer. @returns {number} */
  get reaction_s() {
    return this.values.reaction_s;
  }

  /**
   * How far from its *plain* place the target has fled by *t_s*.
   * @param {Appearance} life
   * @param {number} t_s
   * @param {(t_s: number) => Offset} plain
   * @param {Beat} beat
   * @returns {Offset}
   */
  fled(life, t_s, plain, beat) {
    const start_us = micros(life.start_s);
    let known = this._ways.get(life.number);
    if (!known || known.start_us !== start_us) {
      known = { start_us, way: [[0, 0]] };
      this._ways.set(life.number, known);
    }
    const { way } = known;
    const age_us = Math.max(0, micros(t_s) - start_us);
    const rest_us = modulo(age_us, GRID_US);
    const step = (age_us - rest_us) / GRID_US;
    while (way.length <= step + 1) {
      way.push(this._next(life, start_us + (way.length - 1) * GRID_US, way[way.length - 1], plain, beat));
    }
    const [x, y] = way[step];
    const [next_x, next_y] = way[step + 1];
    const part = rest_us / GRID_US;
    return [x + (next_x - x) * part, y + (next_y - y) * part];
  }

  /** Keep only the steps that are over by *t_s*. @param {number} t_s */
  forgetAfter(t_s) {
    for (const { start_us, way } of this._ways.values()) {
      const kept = Math.max(1, Math.floor((micros(t_s) - start_us) / GRID_US) + 1);
      if (way.length > kept) way.length = kept;
    }
  }

  /**
   * @param {Appearance} life
   * @param {number} now_us
   * @param {Offset} off
   * @param {(t_s: number) => Offset} plain
   * @param {Beat} beat
   * @returns {Offset}
   */
  _next(life, now_us, off, plain, beat) {
    const now_s = now_us / 1e6;
    const [plain_x, plain_y] = plain(now_s);
    const seen = this.pointer.at(now_s - this.reaction_s);
    let x = plain_x + off[0];
    let y = plain_y + off[1];
    if (seen) {
      let away_x = x - seen[0];
      let away_y = y - seen[1];
      let distance = Math.sqrt(away_x * away_x + away_y * away_y);
      const reach = this.values.reach_mm;
      if (distance < reach) {
        const passed_s = beat(now_s + GRID_US / 1e6) - beat(now_s);
        const way = this.values.speed_mm_s * (1 - distance / reach) * passed_s;
        if (distance < 1e-6) {
          // The pointer is on its very centre: any way is as good.
          const angle = TAU * this.drawn(life.number)[0];
          [away_x, away_y, distance] = [Math.cos(angle), Math.sin(angle), 1];
        }
        x += (way * away_x) / distance;
        y += (way * away_y) / distance;
      }
    }
    const [half_x, half_y] = this.half_mm;
    return [round(clamp(x, -half_x, half_x) - plain_x, 6), round(clamp(y, -half_y, half_y) - plain_y, 6)];
  }
}
