/** Mouse, pen, touch and keyboard over a canvas: where the pointer goes, when it shoots. Knows no round. */

import { ARROWS, KeysCrosshair } from "./ways/crosshair.js";

/**
 * Something the hand did, at *at_ms* on the page's clock, in device pixels of the canvas.
 * @typedef {{x_px: number, y_px: number, at_ms: number, device: string, trusted: boolean}} Act
 */

/** @typedef {{press: (act: Act) => void, move: (act: Act) => void, release: (at_ms: number) => void, aim: (at_px: [number, number] | null) => void}} Listener */

/** Where the crosshair of the keys is first, in parts of the canvas: never on the centre of a face. */
const STARTS_AT = [0.25, 0.75];
/** Keys that are no switch: whoever helps, and a screen reader, need them. */
const NO_SWITCH = /^(Tab|Escape|Shift|Control|Alt|AltGraph|Meta|CapsLock|ContextMenu|F\d+)$/;

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
    /** The crosshair of the keys; null until one is pressed. @type {KeysCrosshair | null} */
    this._cross = null;
    this._faster = true;
    /** Any key is the switch. */
    this._switch = false;
    this._size = [1, 1];
    canvas.addEventListener("pointermove", (event) => this._moved(event));
    canvas.addEventListener("pointerdown", (event) => this._pressed(event));
    canvas.addEventListener("pointerup", (event) => listener.release(event.timeStamp));
    canvas.addEventListener("keydown", (event) => this._key(event));
    canvas.addEventListener("keyup", (event) => this._keyUp(event));
    canvas.addEventListener("blur", (event) => this._cross?.letGo(event.timeStamp / 1000));
    for (const name of ["contextmenu", "gesturestart", "dblclick", "touchmove"]) {
      canvas.addEventListener(name, (event) => event.preventDefault(), { passive: false });
    }
  }

  /** How a round is played. @param {boolean} faster held arrows speed up @param {boolean} is_switch any key is the switch */
  use(faster, is_switch) {
    this._faster = faster;
    this._switch = is_switch;
    this._cross = null;
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
    // What lies below a mouse may change without it: that is no hand that takes over from the keys.
    if (this._cross && event.pointerType !== "touch" && !event.movementX && !event.movementY) return;
    // Where there is more than one sample to a frame, each of them counts (only on https).
    const all = event.getCoalescedEvents?.() ?? [];
    for (const one of all.length ? all : [event]) this._listener.move(this._act(one));
  }

  /** @param {PointerEvent} event */
  _pressed(event) {
    event.preventDefault();
    this._canvas.focus({ preventScroll: true });
    if (event.isPrimary && event.button === 0) this._listener.press(this._act(event));
  }

  /** @param {KeyboardEvent} event */
  _key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { key, timeStamp, isTrusted } = event;
    if (this._switch) {
      if (NO_SWITCH.test(key)) return;
      event.preventDefault();
      if (!event.repeat) this._listener.press({ x_px: 0, y_px: 0, at_ms: timeStamp, device: "switch", trusted: isTrusted });
    } else if (key === "Shift") {
      this._cross?.fine(true, timeStamp / 1000);
    } else if (key in ARROWS || key === " " || key === "Enter") {
      event.preventDefault();
      const cross = this._crosshair(timeStamp);
      if (event.repeat) return;
      if (key in ARROWS) {
        cross.fine(event.shiftKey, timeStamp / 1000);
        cross.down(key, timeStamp / 1000);
        this._listener.move(this._keyAct(timeStamp, isTrusted));
      } else this._listener.press(this._keyAct(timeStamp, isTrusted));
    }
  }

  /** @param {KeyboardEvent} event */
  _keyUp(event) {
    const { key, timeStamp } = event;
    if (this._switch ? !NO_SWITCH.test(key) : key === " " || key === "Enter") this._listener.release(timeStamp);
    if (key === "Shift") this._cross?.fine(false, timeStamp / 1000);
    if (this._cross?.up(key, timeStamp / 1000) && !this._cross.moving) this._listener.aim(this.crossAt(timeStamp));
  }

  /** The crosshair of the keys stands there; what is held goes on from there. @param {[number, number]} at_px @param {number} now_ms */
  put(at_px, now_ms) {
    this._cross?.put(...at_px, now_ms / 1000);
  }

  /** Held arrows move the crosshair: call it each frame. @param {number} now_ms */
  tick(now_ms) {
    if (this.steers) this._listener.move(this._keyAct(now_ms, true));
  }

  /** Whether arrows are held. */
  get steers() {
    return Boolean(this._cross?.moving);
  }

  /** Where the crosshair of the keys is, in device pixels of the canvas; null until one is pressed. @param {number} now_ms @returns {[number, number] | null} */
  crossAt(now_ms) {
    return this._cross?.at(now_ms / 1000) ?? null;
  }

  /** @param {number} now_ms */
  _crosshair(now_ms) {
    if (this._cross) return this._cross;
    const { width, height } = this._canvas;
    this._cross = new KeysCrosshair(devicePixelRatio || 1, this._faster);
    this._size = [width, height];
    this._cross.bound(width, height);
    this._cross.put(STARTS_AT[0] * width, STARTS_AT[1] * height, now_ms / 1000);
    this._listener.aim(this.crossAt(now_ms));
    return this._cross;
  }

  /** The canvas has another size: the crosshair keeps its place on the range. @param {number} by how much larger that is drawn */
  scaled(by) {
    const now_ms = performance.now();
    const at = this.crossAt(now_ms);
    if (!this._cross || !at) return;
    const { width, height } = this._canvas;
    this._cross.bound(width, height);
    this._cross.put(width / 2 + (at[0] - this._size[0] / 2) * by, height / 2 + (at[1] - this._size[1] / 2) * by, now_ms / 1000);
    this._size = [width, height];
  }

  /** Take the keys' crosshair away. */
  lift() {
    if (!this._cross) return;
    this._cross = null;
    this._listener.aim(null);
  }

  /** @param {number} at_ms @param {boolean} trusted @returns {Act} */
  _keyAct(at_ms, trusted) {
    const [x_px, y_px] = /** @type {[number, number]} */ (this.crossAt(at_ms));
    return { x_px, y_px, at_ms, device: "keyboard", trusted };
  }
}

/** What points on this device: a finger, or a mouse. */
export function pointing() {
  return matchMedia("(pointer: coarse)").matches ? "touch" : "mouse";
}
