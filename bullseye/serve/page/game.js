/** A round on the screen: joins the play, the canvas, the hand and the outbox, and shows the numbers. */

import { say, show, the } from "./dom.js";
import { SHOOT } from "./field.js";
import { Hand, pointing } from "./hand.js";
import { aloud, label, marksOf, where } from "./marks.js";
import { round } from "./numbers.js";
import { Outbox } from "./outbox.js";
import { Play } from "./play.js";
import { GAP_S } from "./pointer.js";
import { Range } from "./range.js";
import { Aided } from "./ways/aided.js";
import { aidsOf, chosenWays } from "./ways/chosen.js";
import { Kick } from "./ways/kick.js";
import { listed } from "./tongue.js";
import { call, pause, Refused, untilAnswered } from "./wire.js";
import { words } from "./words.js";

/** @typedef {import("./play.js").Brief} Brief */
/** @typedef {import("./play.js").Answer} Answer */
/** @typedef {import("./hand.js").Act} Act */
/** @typedef {import("./clock.js").ServerClock} ServerClock */

/**
 * @typedef {object} Listener
 * @property {(result: any) => void} over the round is over, and this is what became of it
 * @property {() => void} shut the teacher ended it before that
 * @property {(why: Refused) => void} refused the server would not have it
 * @property {(is_up: boolean) => void} line the connection came or went
 */

const WAY_EVERY_MS = 250;
/** Samples that go out with a shot, at most. */
const MOST_SAMPLES = 200;
/** A mark that does not stay is shown so long. */
const FRESH_S = 0.9;

/** Plays one round at a time in the view `play`. */
export class Game {
  /** @param {ServerClock} clock @param {Listener} listener */
  constructor(clock, listener) {
    this._clock = clock;
    this._listener = listener;
    /** @type {Play | null} */
    this.play = null;
    /** @type {Outbox | null} */
    this.outbox = null;
    this.range = new Range(the("frame"), the("range"), (larger) => {
      this.hand?.scaled(larger);
      this._dirty = true;
    });
    /** What helps the hand in the round. @type {Aided | null} */
    this._aided = null;
    /** Keys or a pointer: a round is played with one of them. @type {"" | "keys" | "pointer"} */
    this._kind = "";
    /** Where the keys' crosshair jumps after a shot; null where targets move by themselves. @type {Kick | null} */
    this._kick = null;
    /** Why a press did nothing. */
    this._note = "";
    this.hand = new Hand(the("range"), {
      press: (act) => this._pressed(act),
      move: (act) => this._move(act),
      release: (at_ms) => {
        this._aided?.released(at_ms);
        this.outbox?.released(round(this._t(at_ms), 6));
      },
      aim: (at_px) => this._aimed(at_px),
    });
    this._dirty = true;
    this._drawn_s = 0;
    this._count = 0;
    this._ending = false;
    this._ways = 0;
    this._open = false;
    /** @type {import("./play.js").Sample[]} */
    this._way = [];
    /** The pointer on the range, in mm. @type {[number, number] | null} */
    this._pointer = null;
    this._frame = () => this._draw();
  }

  /** The round that is played; empty when none is. */
  get round() {
    return this.play?.brief.round ?? "";
  }

  /** How large the page draws a range. @param {readonly [number, number]} range_mm */
  scale(range_mm) {
    const { width_px, height_px } = this.range.view;
    return Math.min(width_px / range_mm[0], height_px / range_mm[1]);
  }

  /** Play the round of *brief*, from the start or from where it is. @param {Brief} brief */
  start(brief) {
    this.stop();
    this.outbox = new Outbox(
      brief.round,
      (answers) => this._answered(answers),
      (is_up) => this._listener.line(is_up),
      (why) => this._listener.refused(why),
    );
    this.play = new Play(brief, this.outbox.shots);
    this._ending = false;
    this._count = -1;
    this._way = [];
    this._pointer = null;
    const p = this.play.parameters;
    const sized = Boolean(p.adaptive?.changes === "size" || (p.motion ?? []).some((/** @type {any} */ m) => "to_size" in m));
    this.range.show(brief.face, brief.range_mm, brief.reaches.gauge_mm, sized);
    this._takeUp(this.play, brief);
    say("play-title", brief.drill.name);
    show("finish", p.ends === "never");
    const clock = this.play.flow ? words.time_left : words.time;
    say("left-word", p.shots != null ? words.shots_left : p.targets != null ? words.targets_left : clock);
    say("score", brief.shots.at(-1)?.score ?? 0);
    say("last", words.dash);
    the("last").className = "";
    this._ways = this.play.needs_pointer ? setInterval(() => void this.outbox?.send(), WAY_EVERY_MS) : 0;
    void this.outbox.send();
    this._dirty = true;
    requestAnimationFrame(this._frame);
  }

  /** Play with what was chosen, and with what it began with before a reload. @param {Play} play @param {Brief} brief */
  _takeUp(play, brief) {
    const ways = chosenWays();
    this._note = "";
    const aids = aidsOf(ways, play, (devicePixelRatio || 1) / this.range.view.px_per_mm);
    this._aided = new Aided(aids, brief.range_mm, () => this.range.view, (act) => this._press(act));
    this._kind = ways.keys && !this._aided.is_switch ? "keys" : "";
    const before = this.outbox?.shots.at(-1)?.device;
    if (before && !this._aided.is_switch) this._kind = before === "keyboard" ? "keys" : "pointer";
    const still = !play.lively && play.parameters.place === "centre";
    this._kick = still ? new Kick(brief.face.diameter_mm / 2, brief.range_mm, brief.seed) : null;
    for (const _ of play.entries) this._kick?.jump([0, 0]); // those before a reload
    // A drill without shots says at its start what it is played with.
    if (play.tracks && !this._kind) this._kind = "pointer";
    this.hand.use(ways.faster, this._aided.is_switch);
    the("range").setAttribute("aria-label", this._aided.is_switch ? words.range_switch : words.range);
  }

  /** Whether what *device* does counts in this round; it is said where keys or presses do not. @param {string} device @param {boolean} presses the first press decides */
  _may(device, presses) {
    const by_keys = device === "keyboard";
    const kind = by_keys ? "keys" : "pointer";
    if (!this._kind && presses) this._kind = kind;
    if (!this._kind || this._kind === kind) return true;
    if (by_keys) this.hand.lift();
    if (by_keys || presses) {
      this._note = by_keys ? words.pointer_round : words.keys_round;
      say("aloud-now", this._note);
    }
    return false;
  }

  /** @param {Act} act */
  _pressed(act) {
    if (!this.play || this._t(act.at_ms) < 0) return;
    if (!this._may(act.device, true)) return;
    if (act.device !== "keyboard") this.hand.lift();
    this._aided?.press(act.device === "switch" ? { ...act, device: pointing() } : act);
  }

  /** Stop showing it; what was not sent yet is still sent. */
  stop() {
    clearInterval(this._ways);
    if (this.play === null) return;
    the("view-play").dataset.stage = "";
    say("count", "");
    this.outbox?.retire();
    this.play = null;
    this.outbox = null;
  }

  /** The heat is shut: late shots still go out; what is not over then was ended by the teacher. */
  async shut() {
    if (this.play) await this._end(true);
  }

  /** Give the round up. */
  async leave() {
    const { round: id, outbox } = this;
    this.stop();
    outbox?.close();
    if (id) await untilAnswered(() => call(`/api/rounds/${id}/leave`, {}));
  }

  /** The player ends an endless drill. */
  finish() {
    if (this.play) this.play.done = true;
  }

  /** Seconds into the round. @param {number} [at_ms] */
  _t(at_ms) {
    return this._clock.at(at_ms) - (this.play?.brief.began ?? 0);
  }

  // -- the hand ------------------------------------------------------------------------------------

  /** @param {Act} act */
  _press(act) {
    const { play, outbox } = this;
    if (!play || !outbox) return;
    const t = this._t(act.at_ms);
    const [x, y] = this.range.view.toMm(act.x_px, act.y_px);
    this._sample(act, t, x, y, true);
    const entry = play.shoot(x, y, t, this._drawn_s);
    if (!entry) return;
    const { n, t: at, x: x_mm, y: y_mm, drawn } = entry;
    const px = this.range.view.px_per_mm;
    outbox.add({
      n, t: at, x: x_mm, y: y_mm, drawn, up: null, device: act.device, way: this._way, px, trusted: act.trusted,
      aids: this._aided?.of(act.device) ?? {},
    });
    if (act.device === "keyboard" && this._kick) {
      const [target] = play.targets(at);
      this.hand.put(this.range.view.toPx(...this._kick.jump([target?.x_mm ?? 0, target?.y_mm ?? 0])), act.at_ms);
    }
    this._way = [];
    this._dirty = true;
    this._numbers(t);
  }

  /** @param {Act} act */
  _move(act) {
    if (!this.play) return;
    if (!this._may(act.device, false)) return;
    if (act.device !== "keyboard") this.hand.lift();
    this._aided?.moved(act);
    const t = this._t(act.at_ms);
    this._sample(act, t, ...this.range.view.toMm(act.x_px, act.y_px), false);
  }

  /** @param {Act} act @param {number} t @param {number} x @param {number} y @param {boolean} is_shot */
  _sample(act, t, x, y, is_shot) {
    const { play, outbox } = this;
    this._pointer = [x, y];
    if (!play || !outbox || t < 0) return;
    if (play.needs_pointer && play.point(t, x, y)) outbox.point(play.field.pointer.samples.at(-1) ?? [t, x, y]);
    if (is_shot && act.device === "touch") return; // a finger has no way before it lands
    const last = this._way[this._way.length - 1];
    if (last && (is_shot ? t <= last[0] : t - last[0] < GAP_S)) return;
    this._way.push([round(t, 4), round(x, 3), round(y, 3)]);
    if (this._way.length > MOST_SAMPLES) this._way.shift();
  }

  /** The keys' crosshair came to rest: say where. @param {[number, number] | null} at_px */
  _aimed(at_px) {
    this._dirty = true;
    if (!at_px || !this.play) return;
    const [x, y] = this.range.view.toMm(...at_px);
    const target = this.play.targets(this._t())[0];
    say("aloud", words.said_aim(x - (target?.x_mm ?? 0), y - (target?.y_mm ?? 0)));
  }

  // -- the server ----------------------------------------------------------------------------------

  /** @param {Answer[]} answers */
  _answered(answers) {
    const { play } = this;
    if (!play) return;
    for (const answer of answers) {
      const entry = play.answered(answer);
      if (!entry) continue;
      if (answer.refused) {
        say("aloud-now", words.refused(answer.refused));
        say("last", words.dash);
        continue;
      }
      say("score", answer.score);
      say("last", label(answer, play) || words.hit);
      the("last").className = answer.hit ? "good" : "bad";
      say("aloud", listed(words.said_shot(play.entries.indexOf(entry) + 1), aloud(answer, play), where(answer, play)));
    }
    this._dirty = true;
  }

  /** All is sent: ask for the result, until it is there; once only when the round was *shut*. @param {boolean} [shut] */
  async _end(shut = false) {
    const { play, outbox } = this;
    if (!play || !outbox || this._ending) return;
    this._ending = true;
    const end_s = Math.max(0, round(play.end(this._t()), 6));
    const mine = () => this.outbox === outbox;
    while (mine() && !outbox.empty) {
      say("series", words.sending);
      void outbox.send();
      await pause(50);
    }
    while (mine()) {
      try {
        const result = await untilAnswered(() => call(`/api/rounds/${play.brief.round}/end`, { t: end_s }), mine);
        if (!mine()) return;
        const left = result.accuracy === null && !result.lines.length; // over, but there is no round to show
        if (result.over && !left) return this._listener.over(result);
        if (shut || left) {
          outbox.close();
          this.stop();
          return this._listener.shut();
        }
      } catch (error) {
        if (error instanceof Refused) this._listener.refused(error);
        return;
      }
      await pause(250); // its clock is a moment behind ours
    }
  }

  // -- the picture ---------------------------------------------------------------------------------

  _draw() {
    const { play } = this;
    if (!play) return;
    requestAnimationFrame(this._frame);
    const clock_ms = performance.now();
    this.hand.tick(clock_ms);
    const t = this._t();
    if (t >= 0) this._aided?.begin(clock_ms);
    this._aided?.tick(clock_ms);
    const over = play.over(t);
    if (over && t >= 0) void this._end();
    this._numbers(t);
    const marks = marksOf(play, t, FRESH_S);
    const busy = (play.lively && t >= 0) || this.hand.steers || this._aided?.moves || marks.some((mark) => mark.fresh);
    if (!busy && !this._dirty) return;
    this._dirty = busy; // once more after the last of it
    const still = play.parameters.place === "centre" && !play.lively;
    const targets = (t < 0 && !still) || (over && play.lively) ? [] : play.targets(t);
    this._drawn_s = Math.max(0, t);
    const at = this._pointer;
    const on = at !== null && play.tracks && targets.some((target) =>
      target.kind === SHOOT && Math.hypot(at[0] - target.x_mm, at[1] - target.y_mm) <= (play.brief.face.diameter_mm / 2) * target.size);
    if (play.tracks) say("last", t < 0 ? words.dash : on ? words.on_target : words.off_target);
    const more = (/** @type {CanvasRenderingContext2D} */ pen) => this._aided?.draw(pen, clock_ms);
    this.range.draw({ targets, marks, cross_px: this.hand.crossAt(clock_ms), on_target: on, more });
  }

  /** @param {number} t */
  _numbers(t) {
    const { play } = this;
    if (!play) return;
    const count = t < 0 ? Math.ceil(-t) : 0;
    if (count !== this._count) {
      this._count = count;
      this._dirty = true;
      the("view-play").dataset.stage = count ? "count" : "on";
      say("count", count || "");
      say("aloud-now", count ? words.said_count(count) : words.said_go);
    }
    const left_s = play.left(t);
    const series = play.series(t);
    say("left", play.shotsLeft ?? (left_s === null ? series ? words.dash : words.seconds(Math.max(0, t)) : words.seconds(left_s)));
    if (series) {
      say("series", series.is_open ? words.series(series.number + 1, series.of) : words.wait_series(series.name));
    } else {
      say("series", this._note);
    }
    if (series && series.is_open !== this._open) {
      this._open = series.is_open;
      this._dirty = true;
      say("aloud-now", series.is_open ? words.said_go : words.wait_series(series.name));
    }
  }
}
