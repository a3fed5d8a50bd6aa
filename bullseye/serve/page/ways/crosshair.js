/**
 * A crosshair that the arrow keys move: where it is follows from when which key was down, whatever the frames were.
 * Follows bullseye/play/round/keys_crosshair.py.
 */

/** What a tap on a key moves, px at 96 dpi: the larger the face is drawn, the finer the step on it. */
const STEP_PX = 8;
/** A key that is held longer moves on and on. */
const DELAY_S = 0.22;
/** Then so many px a second; with acceleration so many more with each second, and no more than that. */
const [SPEED_PX, FASTER_PX, FASTEST_PX] = [220, 700, 1300];
/** The speed without acceleration. */
const STEADY_PX = 320;
/** What Shift makes of each of these. */
const FINE = 1 / 8;

/** The keys, and where they lead: x right, y down. @type {Record<string, [number, number]>} */
export const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Lengths in px, x right, y down; *scale* is px in a px of 96 dpi. Each call tells the time of its own event, s. */
export class KeysCrosshair {
  /** @param {number} [scale] @param {boolean} [faster] */
  constructor(scale = 1, faster = true) {
    this._scale = scale;
    this._faster = faster;
    this._x = 0;
    this._y = 0;
    this._size = [1, 1];
    /** When each key went down. @type {Map<string, number>} */
    this._since = new Map();
    this._then = 0;
    this._fine = false;
  }

  /** Stand there; what is held goes on from there. @param {number} x_px @param {number} y_px @param {number} now */
  put(x_px, y_px, now) {
    [this._x, this._y, this._then] = [x_px, y_px, Math.max(now, this._then)];
  }

  /** It never leaves a canvas of that size. @param {number} width_px @param {number} height_px */
  bound(width_px, height_px) {
    this._size = [Math.max(1, width_px), Math.max(1, height_px)];
  }

  /** A key of ARROWS went down: one step at once, and more while it is held. @param {string} key @param {number} now */
  down(key, now) {
    this._moveTo(now);
    if (this._since.has(key)) return;
    const step = STEP_PX * this._scale * (this._fine ? FINE : 1);
    this._x += ARROWS[key][0] * step;
    this._y += ARROWS[key][1] * step;
    this._since.set(key, now);
  }

  /** It came up again; true where it was down. @param {string} key @param {number} now */
  up(key, now) {
    this._moveTo(now);
    return this._since.delete(key);
  }

  /** Shift went down or up. @param {boolean} on @param {number} now */
  fine(on, now) {
    this._moveTo(now);
    this._fine = on;
  }

  /** No key is down any more: the focus went elsewhere. @param {number} now */
  letGo(now) {
    this._moveTo(now);
    this._since.clear();
    this._fine = false;
  }

  /** True while a key is held. */
  get moving() {
    return this._since.size > 0;
  }

  /** Where it stands. @param {number} now @returns {[number, number]} */
  at(now) {
    let [x, y] = [0, 0];
    const ways = new Set();
    for (const [key, since] of this._since) {
      const way = this._way(now - since) - this._way(this._then - since);
      x += ARROWS[key][0] * way;
      y += ARROWS[key][1] * way;
      ways.add(ARROWS[key][0] === 0);
    }
    let factor = this._fine ? FINE : 1;
    if (ways.size === 2) factor /= Math.SQRT2; // as fast along a diagonal as along an axis
    const [width, height] = this._size;
    return [
      Math.min(Math.max(this._x + x * factor, 0), width),
      Math.min(Math.max(this._y + y * factor, 0), height),
    ];
  }

  /** @param {number} now */
  _moveTo(now) {
    const then = Math.max(now, this._then);
    [this._x, this._y] = this.at(then);
    this._then = then;
  }

  /** The way that a key makes which is held for so long, its first step left out. @param {number} held_s */
  _way(held_s) {
    const t = Math.max(0, held_s - DELAY_S);
    if (!this._faster) return STEADY_PX * this._scale * t;
    const grows = Math.min(t, (FASTEST_PX - SPEED_PX) / FASTER_PX);
    return this._scale * (SPEED_PX * grows + (FASTER_PX * grows * grows) / 2 + FASTEST_PX * (t - grows));
  }
}
