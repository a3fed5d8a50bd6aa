/** Mouse, pen, touch and keyboard over a canvas: where the pointer goes, when it shoots. Knows no round. */

/**
 * Something the hand did, at *at_ms* on the page's clock, in device pixels of the canvas.
 * @typedef {{x_px: number, y_px: number, at_ms: number, device: string, trusted: boolean}} Act
 */

/** @typedef {{press: (act: Act) => void, move: (act: Act) => void, release: (at_ms: number) => void, aim: (at_px: [number, number] | null) => void}} Listener */

/** How fast the crosshair is, in heights of the canvas a second: at first, how much faster each second, and at most. */
const SLOW = 0.06;
const FASTER = 0.9;
const FASTEST = 1.1;
/** The first step of an arrow key, in device pixels. */
const STEP_PX = 1;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Where a pointer event was, in device pixels of *canvas*. A mouse stands on a whole pixel and tells its left edge, so
 * half a pixel is added as on the desk; a finger and a pen lie between pixels.
 * @param {PointerEvent} event
 * @param {HTMLCanvasElement} canvas
 * @returns {[number, number]}
 */
export function placeOf(event, canvas) {
  const box = canvas.getBoundingClientRect();
  const x = ((event.clientX - box.left) * canvas.width) / box.width;
  const y = ((event.clientY - box.top) * canvas.height) / box.height;
  return event.pointerType === "mouse" ? [whole(x) + 0.5, whole(y) + 0.5] : [x, y];
}

/** The pixel that *x* is, but for a browser's short floats. @param {number} x */
function whole(x) {
  const near = Math.round(x);
  return Math.abs(x - near) < 0.01 ? near : x;
}

/** Reads a canvas's pointer and key events. */
export class Hand {
  /** @param {HTMLCanvasElement} canvas @param {Listener} listener */
  constructor(canvas, listener) {
    this._canvas = canvas;
    this._listener = listener;
    /** Where the crosshair of the keys is; null until one is pressed. @type {[number, number] | null} */
    this.cross_px = null;
    /** @type {Map<string, number>} */
    this._held = new Map();
    canvas.addEventListener("pointermove", (event) => this._moved(event));
    canvas.addEventListener("pointerdown", (event) => this._pressed(event));
    canvas.addEventListener("pointerup", (event) => listener.release(event.timeStamp));
    canvas.addEventListener("keydown", (event) => this._key(event));
    canvas.addEventListener("keyup", (event) => this._keyUp(event));
    canvas.addEventListener("blur", () => this._held.clear());
    for (const name of ["contextmenu", "gesturestart", "dblclick", "touchmove"]) {
      canvas.addEventListener(name, (event) => event.preventDefault(), { passive: false });
    }
  }

  /** @param {PointerEvent} event @returns {Act} */
  _act(event) {
    const [x_px, y_px] = placeOf(event, this._canvas);
    const device = ["touch", "pen"].includes(event.pointerType) ? event.pointerType : "mouse";
    return { x_px, y_px, at_ms: event.timeStamp, device, trusted: event.isTrusted };
  }

  /** @param {PointerEvent} event */
  _moved(event) {
    if (!event.isPrimary) return;
    if (event.pointerType !== "touch" && this.cross_px && (event.movementX || event.movementY)) this.lift();
    // Where there is more than one sample to a frame, each of them counts (only on https).
    const all = event.getCoalescedEvents?.() ?? [];
    for (const one of all.length ? all : [event]) this._listener.move(this._act(one));
  }

  /** @param {PointerEvent} event */
  _pressed(event) {
    event.preventDefault();
    this._canvas.focus({ preventScroll: true });
    if (!event.isPrimary || event.button !== 0) return;
    this.lift();
    this._listener.press(this._act(event));
  }

  /** @param {KeyboardEvent} event */
  _key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in ARROWS) {
      event.preventDefault();
      if (!this.cross_px) this._aim([this._canvas.width / 2, this._canvas.height / 2]);
      if (event.repeat || this._held.has(event.key)) return;
      this._held.set(event.key, event.timeStamp);
      this._step(ARROWS[event.key], STEP_PX);
    } else if (event.key === " ") {
      event.preventDefault();
      if (event.repeat) return;
      if (!this.cross_px) this._aim([this._canvas.width / 2, this._canvas.height / 2]);
      this._listener.press(this._keyAct(event.timeStamp, event.isTrusted));
    }
  }

  /** @param {KeyboardEvent} event */
  _keyUp(event) {
    if (event.key === " ") this._listener.release(event.timeStamp);
    if (this._held.delete(event.key) && !this._held.size) this._listener.aim(this.cross_px);
  }

  /** The keys' crosshair goes where held arrows take it: slow at first, then faster. Call it each frame. @param {number} now_ms @param {number} passed_s */
  tick(now_ms, passed_s) {
    if (!this._held.size || !this.cross_px) return;
    const since_s = (now_ms - Math.min(...this._held.values())) / 1000;
    const speed = Math.min(FASTEST, SLOW + FASTER * Math.max(0, since_s - 0.15));
    if (since_s < 0.15) return; // a tap is one step
    let [right, down] = [0, 0];
    for (const key of this._held.keys()) [right, down] = [right + ARROWS[key][0], down + ARROWS[key][1]];
    this._step([right, down], speed * this._canvas.height * passed_s);
    this._listener.move(this._keyAct(now_ms, true));
  }

  /** Whether arrows are held. */
  get steers() {
    return this._held.size > 0;
  }

  /** @param {[number, number]} way @param {number} px */
  _step([right, down], px) {
    const [x, y] = this.cross_px ?? [0, 0];
    const { width, height } = this._canvas;
    this._aim([Math.max(0, Math.min(width, x + right * px)), Math.max(0, Math.min(height, y + down * px))], false);
  }

  /** @param {[number, number]} at_px @param {boolean} tell */
  _aim(at_px, tell = true) {
    this.cross_px = at_px;
    if (tell) this._listener.aim(at_px);
  }

  /** The canvas has another size: the crosshair keeps its place in it. @param {number} by how much larger it is */
  scaled(by) {
    if (this.cross_px) this.cross_px = [this.cross_px[0] * by, this.cross_px[1] * by];
  }

  /** Take the keys' crosshair away. */
  lift() {
    if (!this.cross_px) return;
    this.cross_px = null;
    this._listener.aim(null);
  }

  /** @param {number} at_ms @param {boolean} trusted @returns {Act} */
  _keyAct(at_ms, trusted) {
    const [x_px, y_px] = /** @type {[number, number]} */ (this.cross_px);
    return { x_px, y_px, at_ms, device: "keyboard", trusted };
  }
}
