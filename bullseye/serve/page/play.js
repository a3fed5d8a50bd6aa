/**
 * A round as this page plays it: where targets are, which shots went out, what the server said of them.
 *
 * It guesses only whether a shot hit, so that the next target is there at once; the server's answer puts a wrong guess
 * right. It never makes a score.
 */

import { aimedAt, touches } from "./aim.js";
import { Field, SHOOT } from "./field.js";
import { Course, flowOf, Limit } from "./flow.js";
import { clamp, micros, round } from "./numbers.js";

/** @typedef {import("./field.js").Target} Target */
/** @typedef {[number, number, number]} Sample t, x, y */

/**
 * @typedef {object} Answer as bullseye/wire/student.py has it
 * @property {number} n
 * @property {number} t
 * @property {[number, number]} at
 * @property {number | null} target
 * @property {[number, number]} target_at
 * @property {number} size
 * @property {boolean} hit
 * @property {boolean} wrong
 * @property {number} points
 * @property {boolean | null} x
 * @property {number | null} tenths
 * @property {number} award
 * @property {number} combo
 * @property {number} score
 * @property {boolean} over
 * @property {boolean} kept
 * @property {string} refused
 * @property {string} code
 */

/** @typedef {{n: number, t: number, x: number, y: number, drawn: number | null}} Fired where and when a shot went */
/**
 * A shot and what is known of it: *struck* is the number of the target it touched, -1 for none; *placed* when that
 * target then went elsewhere.
 * @typedef {Fired & {answer: Answer | null, hit: boolean, struck: number, placed: boolean}} Entry
 */

/**
 * @typedef {object} Brief all of a round that the server tells
 * @property {string} round
 * @property {number} heat
 * @property {number} began
 * @property {string} seed
 * @property {import("./face.js").Face} face
 * @property {{rings: number[], points: number[], x_mm: number | null, x_name: string, gauge_mm: number}} reaches
 * @property {[number, number]} range_mm
 * @property {{id: string, name: string, summary: string, parameters: Record<string, any>}} drill
 * @property {number} numbered
 * @property {Answer[]} shots
 * @property {Sample[]} way
 */

/** One round. Times are seconds from its second 0, places mm on the range, y up. */
export class Play {
  /** @param {Brief} brief @param {Fired[]} [known] shots of it that were kept on this page */
  constructor(brief, known = []) {
    const p = (this.parameters = brief.drill.parameters);
    this.brief = brief;
    this.reach_mm = brief.reaches.rings[brief.reaches.rings.length - 1];
    const moves = (p.motion ?? []).some((/** @type {any} */ motion) => motion.kind !== "still");
    const several = (p.targets_up ?? 1) > 1;
    /** More happens than one still target that a hit may place elsewhere. */
    this.lively = Boolean(moves || p.adaptive || p.stages || several || p.stay_s || p.place === "grid" || p.gap_s);
    /** Marks stay where targets do. */
    this.marks_stay = !(moves || p.stay_s || several);
    this.tracks = p.score === "on-target";
    this.needs_pointer = this.tracks || (p.motion ?? []).some((/** @type {any} */ m) => m.kind === "evade");
    this.field = new Field(p, brief.seed, brief.face.diameter_mm);
    this.flow = flowOf(p, brief.seed);
    /** @type {Entry[]} */
    this.entries = [];
    this.done = false;
    this._last_n = brief.numbered;
    /** @type {Sample[]} */
    this._way = brief.way.map((sample) => [...sample]);
    const answered = new Map(brief.shots.map((answer) => [answer.n, answer]));
    for (const shot of known) if (!answered.has(shot.n)) this._enter(shot, null);
    for (const answer of brief.shots) {
      if (answer.refused) continue;
      const mine = known.find((shot) => shot.n === answer.n);
      this._enter(mine ?? { n: answer.n, t: answer.t, x: answer.at[0], y: answer.at[1], drawn: null }, answer);
      this.done ||= answer.over;
    }
    this._rebuild();
  }

  /** @param {Fired} shot @param {Answer | null} answer */
  _enter(shot, answer) {
    this.entries.push({ ...shot, answer, hit: false, struck: -1, placed: false });
    this._last_n = Math.max(this._last_n, shot.n);
  }

  // -- questions ---------------------------------------------------------------------------------

  /** The targets that stand at *t*; none between the series of a course of fire. @param {number} t @returns {Target[]} */
  targets(t) {
    if (this.flow instanceof Course && !this.flow.at(t).is_open) return [];
    return this.field.at(Math.max(0, t));
  }

  /** Seconds left on the clock or in the series, null where there is none. @param {number} t */
  left(t) {
    if (this.flow instanceof Limit) return Math.max(0, this.flow.end_us / 1e6 - Math.max(0, t));
    const series = this.series(t);
    return series?.is_open ? Math.max(0, series.closes_s - t) : null;
  }

  /** The series that is on or waited for. @param {number} t */
  series(t) {
    return this.flow instanceof Course ? this.flow.at(Math.max(0, t)) : null;
  }

  /** Shots or targets that are left, null where the drill counts none. */
  get shotsLeft() {
    const { shots, targets } = this.parameters;
    if (shots != null) return Math.max(0, shots - this.entries.length);
    return targets == null ? null : Math.max(0, targets - this._hits);
  }

  get _hits() {
    return this.entries.filter((entry) => entry.hit).length;
  }

  /** Whether the round is over at *t*, as far as this page can tell. @param {number} t */
  over(t) {
    if (this.done) return true;
    const { ends, shots, targets } = this.parameters;
    if (this.flow && micros(Math.max(0, t)) > this.flow.end_us) return true;
    if (shots != null && this.entries.length >= shots) return true;
    if (targets != null && this._hits >= targets) return true;
    if (ends === "miss") return this._hits < this.entries.length || this.field.missed(Math.max(0, t)).length > 0;
    return false;
  }

  /** The second at which it ended, or *t*. @param {number} t */
  end(t) {
    if (this.flow) return Math.min(t, this.flow.end_us / 1e6);
    if (this.parameters.ends === "miss") return this.field.missed(Math.max(0, t))[0] ?? t;
    return t;
  }

  // -- news --------------------------------------------------------------------------------------

  /**
   * A shot at *t*, aimed at the picture of *drawn*; null, and nothing happens, when shots do not count now.
   * @param {number} x_mm
   * @param {number} y_mm
   * @param {number} t
   * @param {number} drawn
   * @returns {Entry | null}
   */
  shoot(x_mm, y_mm, t, drawn) {
    if (t < 0 || this.tracks || this.over(t)) return null;
    if (this.flow instanceof Course && !this.flow.at(t).is_open) return null;
    const at = Math.max(round(t, 6), this.entries.at(-1)?.t ?? 0);
    const seen = this.lively ? round(clamp(drawn, 0, at), 6) : null;
    const shot = { n: ++this._last_n, t: at, x: round(x_mm, 6), y: round(y_mm, 6), drawn: seen };
    const entry = { ...shot, answer: null, hit: false, struck: -1, placed: false };
    this.entries.push(entry);
    this._play(entry);
    return entry;
  }

  /** The pointer is at a place at *t*; true when that sample is kept. @param {number} t @param {number} x_mm @param {number} y_mm */
  point(t, x_mm, y_mm) {
    if (t < 0 || !this.field.pointed(t, x_mm, y_mm)) return false;
    this._way.push(/** @type {Sample} */ ([...this.field.pointer.samples[this.field.pointer.samples.length - 1]]));
    return true;
  }

  /** What the server said of a shot; the entry it is about, null where it is none of ours. @param {Answer} answer */
  answered(answer) {
    const at = this.entries.findIndex((entry) => entry.n === answer.n);
    if (at < 0) return null;
    const entry = this.entries[at];
    if (answer.over) this.done = true;
    if (answer.refused) {
      this.entries.splice(at, 1);
      this._rebuild();
      return { ...entry, answer };
    }
    const struck = answer.hit || answer.wrong ? answer.target : -1;
    entry.answer = answer;
    if (entry.hit !== answer.hit || entry.struck !== struck) this._rebuild();
    return entry;
  }

  // -- the field -----------------------------------------------------------------------------------

  /** Play everything again, by what the server said where it said something. */
  _rebuild() {
    const { brief } = this;
    this.field = new Field(this.parameters, brief.seed, brief.face.diameter_mm);
    this.flow = flowOf(this.parameters, brief.seed);
    this.entries.sort((a, b) => a.n - b.n);
    let next = 0;
    for (const entry of this.entries) {
      for (; next < this._way.length && this._way[next][0] <= entry.t; next++) this.field.pointed(...this._way[next]);
      this._play(entry);
    }
    for (; next < this._way.length; next++) this.field.pointed(...this._way[next]);
  }

  /** @param {Entry} entry */
  _play(entry) {
    const { x, y, t, answer } = entry;
    const standing = this.field.at(entry.drawn ?? t, true);
    let target = answer
      ? (standing.find((one) => one.number === answer.target) ?? null)
      : aimedAt(standing, x, y, this.reach_mm);
    const struck = target !== null && (answer ? answer.hit || answer.wrong : touches(target, x, y, this.reach_mm));
    entry.hit = answer ? answer.hit : struck && target?.kind === SHOOT;
    if (!struck) target = null;
    entry.struck = target?.number ?? -1;
    this.field.shot(t, entry.hit, target);
    entry.placed = entry.hit && this.parameters.place !== "centre";
    const open = !(this.flow instanceof Course) || this.flow.at(t).is_open;
    if (this.flow && open) this.flow.shot(t, entry.hit);
  }
}
