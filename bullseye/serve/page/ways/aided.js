/** What helps the hand in a round: it stands between the hand and the round, and says of each shot what helped it. */

import { words } from "../words.js";
import { Dwell } from "./dwell.js";
import { Scan } from "./scan.js";
import { Steady } from "./steady.js";

/** @typedef {import("../hand.js").Act} Act */
/** @typedef {import("../viewport.js").Viewport} Viewport */
/** @typedef {import("./chosen.js").Aids} Aids */

const [RING_PX, LINE_PX, EDGE_PX] = [22, 4, 8];

/** The help of one round. Times of acts are ms of the page's clock, as everywhere in the hand. */
export class Aided {
  /**
   * @param {Aids} aids those of the round
   * @param {readonly [number, number]} range_mm
   * @param {() => Viewport} view
   * @param {(act: Act) => void} shoot
   */
  constructor(aids, range_mm, view, shoot) {
    this._aids = aids;
    this._range_mm = range_mm;
    this._view = view;
    this._shoot = shoot;
    const { dwell, sticky, switch: one, tremor } = aids;
    this._dwell = dwell ? new Dwell(dwell.within_mm, dwell.time_s) : null;
    this._steady = tremor ? new Steady(tremor.within_mm) : null;
    this._scan = one ? new Scan(one.pace_s, one.wait_s, one.passes) : null;
    this._hold_ms = 1000 * (sticky?.hold_s ?? 0);
    this._last_ms = -Infinity;
    this._began = false;
    /** The pointer's last act. @type {Act | null} */
    this._at = null;
  }

  /** Whether any key is the switch. */
  get is_switch() {
    return this._scan !== null;
  }

  /** Whether something moves by itself, so that every frame shows something else. */
  get moves() {
    return this._scan !== null || this._dwell !== null;
  }

  /** What helped a shot of that device. @param {string} device @returns {Aids} */
  of(device) {
    if (device !== "keyboard" || this._scan) return this._aids;
    const { sticky } = this._aids;
    return sticky ? { sticky } : {};
  }

  /** The round runs from now on. @param {number} now_ms */
  begin(now_ms) {
    if (this._began) return;
    this._began = true;
    this._scan?.begin(now_ms / 1000);
    if (this._at) this._dwell?.begin(...this._mm(this._at));
  }

  /** Something was pressed: the shot goes where it was meant, or nowhere. @param {Act} act */
  press(act) {
    if (act.at_ms - this._last_ms < this._hold_ms) return; // still the same press
    const { device } = act;
    if (this._scan) {
      const spot = this._began ? this._scan.press(act.at_ms / 1000) : null;
      if (spot) this._to(Scan.toMm(spot, this._range_mm), act);
      return;
    }
    this.tick(act.at_ms);
    const by_hand = device !== "keyboard";
    const place = this._mm(act);
    const meant = by_hand && this._steady ? this._steady.meant(...place, act.at_ms / 1000) : place;
    if (by_hand) this._dwell?.begin(...meant);
    if (meant === place) {
      this._last_ms = act.at_ms;
      this._shoot(act);
    } else this._to(meant, act);
  }

  /** It came up. @param {number} at_ms */
  released(at_ms) {
    if (this._last_ms > -Infinity) this._last_ms = Math.max(this._last_ms, at_ms);
  }

  /** The pointer is somewhere. @param {Act} act */
  moved(act) {
    if (act.device === "keyboard") return;
    this.tick(act.at_ms);
    this._at = act;
    const place = this._mm(act);
    this._steady?.moved(...place, act.at_ms / 1000);
    if (this._began) this._dwell?.moved(...place, act.at_ms / 1000);
  }

  /** A rest may be over. @param {number} now_ms */
  tick(now_ms) {
    const due = this._dwell?.due(now_ms / 1000);
    if (due && this._at) this._to([due[0], due[1]], { ...this._at, at_ms: due[2] * 1000 });
  }

  /** Draw line and point, or how much of a rest is over. @param {CanvasRenderingContext2D} pen @param {number} now_ms */
  draw(pen, now_ms) {
    if (!this._began) return;
    const ratio = devicePixelRatio || 1;
    const { width_px, height_px, px_per_mm } = this._view();
    if (this._scan) {
      const spot = this._scan.at(now_ms / 1000);
      if (spot.stage === "waits") return said(pen, words.switch_start, ratio);
      const [x, y] = this._view().toPx(...Scan.toMm(spot, this._range_mm));
      const half = (this._range_mm[0] / 2) * px_per_mm;
      stroke(pen, ratio, () => { pen.moveTo(width_px / 2 - half, y); pen.lineTo(width_px / 2 + half, y); });
      if (spot.stage === "point") {
        stroke(pen, ratio, () => { pen.moveTo(x, Math.max(0, y - 28 * ratio)); pen.lineTo(x, Math.min(height_px, y + 28 * ratio)); });
      }
    }
    const share = this._dwell?.share(now_ms / 1000) ?? 0;
    if (share > 0 && this._at) {
      const { x_px, y_px } = this._at;
      stroke(pen, ratio, () => pen.arc(x_px, y_px, RING_PX * ratio, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * share));
    }
  }

  /** @param {Act} act @returns {[number, number]} */
  _mm({ x_px, y_px }) {
    return this._view().toMm(x_px, y_px);
  }

  /** Shoot there. @param {[number, number]} mm @param {Act} act */
  _to(mm, act) {
    const [x_px, y_px] = this._view().toPx(...mm);
    this._last_ms = act.at_ms;
    this._shoot({ ...act, x_px, y_px });
  }
}

/** A line that is seen on every ring: dark within an edge of white. @param {CanvasRenderingContext2D} pen @param {number} ratio @param {() => void} path */
function stroke(pen, ratio, path) {
  pen.lineCap = "round";
  for (const [colour, wide] of /** @type {[string, number][]} */ ([["#fff", EDGE_PX], ["#101418", LINE_PX]])) {
    pen.strokeStyle = colour;
    pen.lineWidth = wide * ratio;
    pen.beginPath();
    path();
    pen.stroke();
  }
}

/** @param {CanvasRenderingContext2D} pen @param {string} text @param {number} ratio */
function said(pen, text, ratio) {
  pen.font = `700 ${16 * ratio}px system-ui, sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "top";
  pen.lineWidth = 4 * ratio;
  pen.strokeStyle = "#fff";
  pen.fillStyle = "#101418";
  pen.strokeText(text, pen.canvas.width / 2, 12 * ratio, pen.canvas.width * 0.95);
  pen.fillText(text, pen.canvas.width / 2, 12 * ratio, pen.canvas.width * 0.95);
}
