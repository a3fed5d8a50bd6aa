/** Real shots, touched on a face: a loupe under the finger, drag to put right, undo, zoom. Knows no server. */

import { the } from "./dom.js";
import { placeOf } from "./hand.js";
import { Range } from "./range.js";
import { round } from "./numbers.js";

/** @typedef {[number, number]} Place mm from the face's centre, y up */

const ROOM = 1.15;
const ZOOM = 4;
/** How near a touch must be to a shot to take hold of it, in CSS pixels. */
const GRIP = 24;
/** How far a finger may slip in CSS pixels and still have touched, not dragged. */
const SLIP = 6;
/** The loupe: its side in CSS pixels, and how much larger it shows. */
const LOUPE = 144;
const LARGER = 4;
/** A step of an arrow key, in mm of a face of 400 mm. */
const STEP_SHARE = 1 / 400;

/** A face to enter shots on. */
export class Entry {
  /** @param {() => void} changed */
  constructor(changed) {
    this._changed = changed;
    /** @type {Place[]} */
    this.shots = [];
    /** @type {any} */
    this._told = null;
    this._zoomed = false;
    /** The middle of what is shown while zoomed. @type {Place} */
    this._middle = [0, 0];
    this._held = -1;
    /** Where a shot that was there already was touched; null for a new one, or once it is dragged.
     * @type {[number, number, Place] | null} */
    this._touched = null;
    this.range = new Range(the("enter-frame"), the("enter-range"), () => this.draw());
    const canvas = the("enter-range");
    canvas.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => this._down(event));
    canvas.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => this._move(event));
    canvas.addEventListener("pointerup", () => this._up());
    canvas.addEventListener("pointercancel", () => { this._touched = null; this._up(); });
    canvas.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this._key(event));
    canvas.addEventListener("contextmenu", (/** @type {Event} */ event) => event.preventDefault());
  }

  /** Enter shots on that face from now on. @param {any} told as bullseye/wire/own.py has OwnFace */
  open(told) {
    this._told = told;
    this.shots = [];
    this._zoomed = false;
    this._fit();
  }

  /** Show the middle larger, or the whole face. */
  zoom() {
    this._zoomed = !this._zoomed;
    const last = this.shots[this.shots.length - 1];
    this._middle = this._zoomed ? (last ?? [0, 0]) : [0, 0];
    this._fit();
  }

  get zoomed() {
    return this._zoomed;
  }

  undo() {
    this.shots.pop();
    this._tell();
  }

  _fit() {
    if (!this._told) return;
    const side = (this._told.face.diameter_mm * ROOM) / (this._zoomed ? ZOOM : 1);
    this.range.show(this._told.face, [side, side], this._told.reaches.gauge_mm, false);
    this._tell();
  }

  _tell() {
    this.draw();
    this._changed();
  }

  /** Where that is on the face. @param {PointerEvent} event @returns {Place} */
  _place(event) {
    const [x, y] = this.range.view.toMm(...placeOf(event, this.range.canvas));
    return [x + this._middle[0], y + this._middle[1]];
  }

  /** @param {PointerEvent} event */
  _down(event) {
    event.preventDefault();
    if (!event.isPrimary || event.button !== 0 || !this._told) return;
    this.range.canvas.setPointerCapture(event.pointerId);
    const at = this._place(event);
    const grip_mm = (GRIP * devicePixelRatio) / this.range.view.px_per_mm;
    const away = this.shots.map(([x, y]) => Math.hypot(x - at[0], y - at[1]));
    const nearest = away.indexOf(Math.min(...away));
    const near = nearest >= 0 && away[nearest] <= grip_mm;
    this._held = near ? nearest : this.shots.push(rounded(at)) - 1;
    this._touched = near ? [event.clientX, event.clientY, at] : null;
    this._off = [this.shots[this._held][0] - at[0], this.shots[this._held][1] - at[1]];
    this._tell();
  }

  /** @param {PointerEvent} event */
  _move(event) {
    if (this._held < 0) return;
    if (this._touched) {
      if (Math.hypot(event.clientX - this._touched[0], event.clientY - this._touched[1]) <= SLIP) return;
      this._touched = null;
    }
    const [x, y] = this._place(event);
    const [off_x, off_y] = this._off ?? [0, 0];
    this.shots[this._held] = rounded([x + off_x, y + off_y]);
    this.draw();
  }

  _up() {
    if (this._held < 0) return;
    this._held = -1;
    if (this._touched) this.shots.push(rounded(this._touched[2])); // real shots lie close together
    this._touched = null;
    this._tell();
  }

  /** Arrows move the last shot, Enter sets another in the middle, Backspace takes it back. @param {KeyboardEvent} event */
  _key(event) {
    const ways = /** @type {Record<string, Place>} */ ({
      ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
    });
    const last = this.shots.length - 1;
    if (event.key in ways && last >= 0) {
      const step = this._told.face.diameter_mm * STEP_SHARE * (event.shiftKey ? 0.1 : 1);
      const [right, up] = ways[event.key];
      this.shots[last] = rounded([this.shots[last][0] + right * step, this.shots[last][1] + up * step]);
      event.preventDefault();
      this.draw();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.shots.push([0, 0]);
      this._tell();
    } else if (event.key === "Backspace") {
      event.preventDefault();
      this.undo();
    }
  }

  draw() {
    if (!this._told) return;
    const [x, y] = this._middle;
    const face = { number: 0, x_mm: -x, y_mm: -y, size: 1, kind: "shoot", life: 0, appeared_s: 0 };
    const marks = this.shots.map(([shot_x, shot_y], n) => ({
      x_mm: shot_x - x, y_mm: shot_y - y, hit: true, is_x: false, size: 1, fresh: n === this._held, label: `${n + 1}`,
    }));
    this.range.draw({ targets: [face], marks, cross_px: null, on_target: false });
    this._drawLoupe();
  }

  /** What the finger hides, larger, in the corner away from it. */
  _drawLoupe() {
    const loupe = the("loupe");
    loupe.hidden = this._held < 0;
    if (loupe.hidden) return;
    const ratio = devicePixelRatio || 1;
    const side = Math.round(LOUPE * ratio);
    loupe.width = loupe.height = side;
    const [x, y] = this.range.view.toPx(
      this.shots[this._held][0] - this._middle[0], this.shots[this._held][1] - this._middle[1],
    );
    const pen = loupe.getContext("2d");
    const part = side / LARGER;
    pen.fillStyle = getComputedStyle(the("enter-frame")).backgroundColor;
    pen.fillRect(0, 0, side, side);
    pen.drawImage(this.range.canvas, x - part / 2, y - part / 2, part, part, 0, 0, side, side);
    loupe.classList.toggle("away", x < this.range.canvas.width / 2);
  }
}

/** @param {Place} place @returns {Place} */
function rounded([x, y]) {
  return [round(x, 3), round(y, 3)];
}
