/** When a round is over by the clock, and which series is on. Follows bullseye/drill/flow.py. */

import { stream } from "./chance.js";
import { micros, round } from "./numbers.js";

/** @typedef {Record<string, any>} Parameters */

/** The clock of a drill that ends by time; each hit may refill it. */
export class Limit {
  /** @param {Parameters} parameters */
  constructor(parameters) {
    this.end_us = micros(parameters.time_s);
    this._refill_us = micros(parameters.refill_s ?? 0);
    this._less_us = micros(parameters.refill_less_s ?? 0);
    this._most_us = parameters.clock_most_s == null ? this.end_us : micros(parameters.clock_most_s);
  }

  /** @param {number} t_s @param {boolean} hit */
  shot(t_s, hit) {
    if (!hit || !this._refill_us) return;
    const left_us = this.end_us - micros(t_s);
    const filled_us = Math.max(left_us, Math.min(this._most_us, left_us + this._refill_us));
    this._refill_us = Math.max(0, this._refill_us - this._less_us);
    this.end_us = micros(t_s) + filled_us;
  }
}

/**
 * A series at a moment: *number* of *of*, from 0, called *name*; shots count from *opens_s* to *closes_s*.
 * @typedef {{number: number, of: number, name: string, opens_s: number, closes_s: number, is_open: boolean, shots_left: number}} Series
 */

/** A course of fire: series after series, each after a wait whose length is chance. */
export class Course {
  /** @param {Parameters[]} stages @param {string} seed */
  constructor(stages, seed) {
    const chance = stream(seed, "course");
    this._series = stages.flatMap((stage) =>
      Array.from({ length: stage.series }, () => ({
        name: /** @type {string} */ (stage.name),
        shots: /** @type {number} */ (stage.shots),
        time_us: micros(stage.time_s),
        delay_us: micros(round(stage.delay_s[0] + (stage.delay_s[1] - stage.delay_s[0]) * chance.random(), 6)),
      })),
    );
    /** @type {number[][]} */
    this._shots_us = this._series.map(() => []);
  }

  /** When the last series is over if no further shot comes. */
  get end_us() {
    return this._bounds()[this._series.length - 1].ends_us;
  }

  /** The series that is on, or is waited for, at *t_s*; the last one once all is over. @param {number} t_s @returns {Series} */
  at(t_s) {
    const t_us = micros(t_s);
    const bounds = this._bounds();
    const found = bounds.findIndex((one) => t_us < one.ends_us + (one.by_shot ? 0 : 1));
    const number = found < 0 ? bounds.length - 1 : found;
    const { opens_us, ends_us, by_shot } = bounds[number];
    const series = this._series[number];
    const fired = this._shots_us[number].filter((shot_us) => shot_us <= t_us).length;
    return {
      number,
      of: bounds.length,
      name: series.name,
      opens_s: opens_us / 1e6,
      closes_s: (opens_us + series.time_us) / 1e6,
      // Shot out, it is over at once; by time, its very last microsecond still counts.
      is_open: opens_us <= t_us && t_us < ends_us + (by_shot ? 0 : 1),
      shots_left: series.shots - fired,
    };
  }

  /** A shot at *t_s*, in a series that is open. @param {number} t_s @param {boolean} _hit */
  shot(t_s, _hit) {
    this._shots_us[this.at(t_s).number].push(micros(t_s));
  }

  /** When each series opens and is over, and whether by its last shot. */
  _bounds() {
    let now_us = 0;
    return this._series.map(({ shots, time_us, delay_us }, number) => {
      const fired_us = this._shots_us[number];
      const opens_us = now_us + delay_us;
      const by_shot = fired_us.length >= shots;
      now_us = by_shot ? fired_us[fired_us.length - 1] : opens_us + time_us;
      return { opens_us, ends_us: now_us, by_shot };
    });
  }
}

/** The clock or the course of a round; null where only shots or the player end it. @param {Parameters} parameters @param {string} seed */
export function flowOf(parameters, seed) {
  if (parameters.ends === "time") return new Limit(parameters);
  return parameters.ends === "stages" ? new Course(parameters.stages, seed) : null;
}
