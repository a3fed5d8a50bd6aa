/**
 * Shots on their way: kept in the browser until the server has them safe, and sent in order. What is not safe goes out
 * with every request, answered or not: a server that was killed and started again since must not meet a later shot
 * first. The same number is scored once, so sending twice does no harm.
 */

import { keep, kept } from "./keep.js";
import { call, pause, Refused } from "./wire.js";

/** @typedef {import("./play.js").Answer} Answer */
/** @typedef {import("./play.js").Sample} Sample */

/**
 * A shot as it is sent.
 * @typedef {object} Shot
 * @property {number} n
 * @property {number} t
 * @property {number} x
 * @property {number} y
 * @property {number | null} drawn
 * @property {number | null} up
 * @property {string} device
 * @property {Sample[]} way
 * @property {number} px
 * @property {boolean} trusted
 * @property {import("./ways/chosen.js").Aids} aids
 */

const MOST_SHOTS = 20;
const MOST_WAY = 400;
/** A batch of ways must stay well below the server's 64 kB. */
const MOST_SAMPLES = 900;
/** Answered but not kept for so long: ask again. */
const UNKEPT_MS = 3000;

/** The shots and the pointer's path of one round. */
export class Outbox {
  /**
   * @param {string} round its id
   * @param {(answers: Answer[]) => void} on_answers
   * @param {(is_up: boolean) => void} on_line
   * @param {(refused: Refused) => void} on_refused the whole request was refused: the round is not ours to shoot
   */
  constructor(round, on_answers, on_line, on_refused) {
    this.round = round;
    this._on_answers = on_answers;
    this._on_line = on_line;
    this._on_refused = on_refused;
    const before = kept("round");
    /** All of the round, for a reload. @type {Shot[]} */
    this.shots = before?.round === round ? before.shots : [];
    /** @type {Set<number>} */
    this._answered = new Set();
    /** What was told of each, so that it is told once. @type {Map<number, string>} */
    this._told = new Map();
    /** @type {Set<number>} */
    this._safe = new Set(before?.round === round ? before.safe : []);
    /** @type {Sample[]} */
    this._way = [];
    this._busy = false;
    this._closed = false;
    this._retired = false;
    this._check = setInterval(() => this.again(), UNKEPT_MS);
  }

  /** Nothing is waiting for an answer. */
  get empty() {
    return !this._way.length && this._waiting().length === 0;
  }

  /** Shots that the server does not have safe yet. */
  get unsafe() {
    return this.shots.filter((shot) => !this._safe.has(shot.n)).length;
  }

  _waiting() {
    return this.shots.filter((shot) => !this._answered.has(shot.n) && !this._safe.has(shot.n));
  }

  /** Keep *shot* and send it. @param {Shot} shot */
  add(shot) {
    this.shots.push(shot);
    this._store();
    void this.send();
  }

  /** The button of the last shot came up. @param {number} up */
  released(up) {
    const last = this.shots[this.shots.length - 1];
    if (last && last.up === null && !this._answered.has(last.n)) last.up = up;
  }

  /** Take samples of the pointer's path along; they go out with the next `send`. @param {Sample} sample */
  point(sample) {
    this._way.push(sample);
  }

  /** Everything of the round up to number *n* is safe. @param {number} n */
  keptUpTo(n) {
    for (const shot of this.shots) if (shot.n <= n && this._answered.has(shot.n)) this._safe.add(shot.n);
    this._store();
  }

  /** What was answered but is not safe is sent again: the server may have been started anew. */
  again() {
    this._answered.clear();
    void this.send();
  }

  /** Send what is waiting, until all is answered. */
  async send() {
    if (this._busy || this._closed) return;
    this._busy = true;
    let wait_ms = 250;
    /** @type {Set<number>} */
    const sent = new Set();
    while (!this.empty && !this._closed) {
      try {
        await this._sendSome(sent);
        this._on_line(true);
        wait_ms = 250;
      } catch (error) {
        if (error instanceof Refused) {
          this._on_refused(error);
          break;
        }
        this._on_line(false);
        sent.clear();
        await pause(wait_ms);
        wait_ms = Math.min(4000, wait_ms * 2);
      }
    }
    this._busy = false;
  }

  /** One request. @param {Set<number>} sent what went out since the connection was last lost */
  async _sendSome(sent) {
    const path = `/api/rounds/${encodeURIComponent(this.round)}`;
    if (this._way.length) {
      const some = this._way.slice(0, MOST_WAY);
      await call(`${path}/way`, some);
      this._way.splice(0, some.length);
      if (this._way.length) return;
    }
    /** @type {Shot[]} */
    const some = [];
    let samples = 0;
    for (const shot of this.shots) {
      if (this._safe.has(shot.n) || sent.has(shot.n)) continue;
      samples += shot.way.length;
      if (some.length && (some.length === MOST_SHOTS || samples > MOST_SAMPLES)) break;
      some.push(shot);
    }
    if (!some.length) return;
    /** @type {Answer[]} */
    const answers = await call(`${path}/shots`, some);
    for (const answer of answers) {
      sent.add(answer.n);
      this._answered.add(answer.n);
      if (answer.kept || answer.refused) this._safe.add(answer.n);
    }
    this._store();
    const fresh = answers.filter((answer) => {
      const what = JSON.stringify({ ...answer, kept: false });
      if (this._told.get(answer.n) === what) return false;
      this._told.set(answer.n, what);
      return true;
    });
    if (fresh.length) this._on_answers(fresh);
  }

  _store() {
    if (this._retired && !this.unsafe) this.close();
    if (this._closed || this._retired) return;
    keep("round", { round: this.round, shots: this.shots, safe: [...this._safe] });
  }

  /** No more shots come: once all are safe, nothing is left to do. */
  retire() {
    this._retired = true;
    this._store();
  }

  /** Send no more, keep no more. */
  close() {
    this._closed = true;
    clearInterval(this._check);
    if (kept("round")?.round === this.round) keep("round", null);
  }
}
