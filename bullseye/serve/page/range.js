/** Draws a range on a canvas: targets, marks of shots, a crosshair. It lies on whole device pixels and decides nothing. */

import { FacePictures } from "./face.js";
import { DONT } from "./field.js";
import { Viewport } from "./viewport.js";

/** @typedef {import("./field.js").Target} Target */
/** @typedef {{x_mm: number, y_mm: number, hit: boolean | null, is_x: boolean, size: number, fresh: boolean, label: string}} Mark *hit* is null before the server answered */
/** @typedef {{targets: Target[], marks: Mark[], cross_px: [number, number] | null, on_target: boolean, more?: (pen: CanvasRenderingContext2D) => void}} Scene *more* is drawn above all of it */

const LEAST_FACE_PX = 4;
const LEAST_MARK_PX = 4;
/** Targets that change their size are painted at every second pixel; others may lie on half pixels. */
const SIZE_STEP_PX = 2;

/** A canvas that fills *frame*, an element with a place of its own, on whole device pixels. */
export class Range {
  /** @param {HTMLElement} frame @param {HTMLCanvasElement} canvas @param {(larger: number) => void} resized */
  constructor(frame, canvas, resized) {
    this._frame = frame;
    this.canvas = canvas;
    this._pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this._resized = resized;
    /** @type {readonly [number, number]} */
    this._range_mm = [1, 1];
    this.view = new Viewport(1, 1, this._range_mm);
    /** @type {FacePictures | null} */
    this._pictures = null;
    this._sized = false;
    this._gauge_mm = 0;
    this._dont = new Map();
    const watch = new ResizeObserver(() => this.fit());
    try {
      watch.observe(frame, { box: "device-pixel-content-box" }); // also told when only the device's pixels change
    } catch {
      watch.observe(frame);
    }
    addEventListener("resize", () => this.fit());
  }

  /**
   * What is shot at from now on. *sized* where targets change their size.
   * @param {import("./face.js").Face} face
   * @param {readonly [number, number]} range_mm
   * @param {number} gauge_mm
   * @param {boolean} sized
   */
  show(face, range_mm, gauge_mm, sized) {
    this._pictures = new FacePictures(face);
    this._range_mm = range_mm;
    this._gauge_mm = gauge_mm;
    this._sized = sized;
    this._dont.clear();
    this.fit();
  }

  /** Lie on whole device pixels, as large as the frame: a page's layout may begin between two. */
  fit() {
    const ratio = devicePixelRatio || 1;
    const box = this._frame.getBoundingClientRect();
    const before = this.view;
    const left = Math.ceil(box.left * ratio - 1e-3);
    const top = Math.ceil(box.top * ratio - 1e-3);
    const width = Math.max(1, Math.floor(box.right * ratio + 1e-3) - left);
    const height = Math.max(1, Math.floor(box.bottom * ratio + 1e-3) - top);
    const { canvas } = this;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    canvas.style.left = `${left / ratio - box.left}px`;
    canvas.style.top = `${top / ratio - box.top}px`;
    canvas.style.width = `${width / ratio}px`;
    canvas.style.height = `${height / ratio}px`;
    this.view = new Viewport(width, height, this._range_mm);
    this._resized(this.view.px_per_mm / before.px_per_mm);
  }

  /** Paint a picture that will be wanted, in a quiet moment. @param {number} size in times the face */
  prepare(size = 1) {
    if (this._pictures) this._pictures.get(this._diameter(size));
  }

  /** @param {number} size */
  _diameter(size) {
    const face = /** @type {FacePictures} */ (this._pictures).face;
    const diameter_px = face.diameter_mm * this.view.px_per_mm * size;
    if (!this._sized) return Math.max(LEAST_FACE_PX, diameter_px);
    return Math.max(LEAST_FACE_PX, Math.round(diameter_px / SIZE_STEP_PX) * SIZE_STEP_PX);
  }

  /** @param {Scene} scene */
  draw(scene) {
    const pen = this._pen;
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const target of scene.targets) {
      if (target.kind === DONT) this._drawDont(target);
      else this._drawFace(target);
    }
    for (const mark of scene.marks) this._drawMark(mark);
    if (scene.cross_px) this._drawCross(scene.cross_px, scene.on_target);
    scene.more?.(pen);
  }

  /** @param {Target} target */
  _drawFace(target) {
    const pictures = this._pictures;
    if (!pictures) return;
    const [x, y] = this.view.toPx(target.x_mm, target.y_mm);
    const diameter = this._diameter(target.size);
    // The nearest half pixel: a picture with an odd side has its centre in the middle of a pixel.
    const [twice_x, twice_y] = this._sized ? [2 * Math.round(x), 2 * Math.round(y)] : [Math.round(2 * x), Math.round(2 * y)];
    const picture = pictures.get(diameter, twice_x % 2 !== 0, twice_y % 2 !== 0);
    this._pen.drawImage(picture, (twice_x - picture.width) / 2, (twice_y - picture.height) / 2);
  }

  /** A hatched square with a cross on a pale disc, all of which counts. @param {Target} target */
  _drawDont(target) {
    const diameter = Math.round(this._diameter(target.size));
    let picture = this._dont.get(diameter);
    if (!picture) this._dont.set(diameter, (picture = dontPicture(diameter)));
    const [x, y] = this.view.toPx(target.x_mm, target.y_mm);
    this._pen.drawImage(picture, Math.round(x - picture.width / 2), Math.round(y - picture.height / 2));
  }

  /** @param {Mark} mark */
  _drawMark(mark) {
    const pen = this._pen;
    const ratio = devicePixelRatio || 1;
    const [x, y] = this.view.toPx(mark.x_mm, mark.y_mm);
    const radius = Math.max(LEAST_MARK_PX * ratio, (this._gauge_mm / 2) * mark.size * this.view.px_per_mm);
    if (mark.hit === false) {
      pen.lineCap = "round";
      for (const [colour, wide] of [["#fff", 6], ["#d55e00", 3]]) {
        pen.strokeStyle = /** @type {string} */ (colour);
        pen.lineWidth = /** @type {number} */ (wide) * ratio;
        const arm = 7 * ratio;
        pen.beginPath();
        pen.moveTo(x - arm, y - arm);
        pen.lineTo(x + arm, y + arm);
        pen.moveTo(x + arm, y - arm);
        pen.lineTo(x - arm, y + arm);
        pen.stroke();
      }
    } else {
      const rings = [[radius + 2 * ratio, "#101418"], [radius + ratio, "#fff"], [radius, mark.hit ? "#0072b2" : "#8a9097"]];
      if (mark.is_x) rings.push([radius * 0.45, "#fff"]);
      for (const [r, colour] of rings) {
        pen.fillStyle = /** @type {string} */ (colour);
        pen.beginPath();
        pen.arc(x, y, /** @type {number} */ (r), 0, 2 * Math.PI);
        pen.fill();
      }
    }
    if (mark.fresh && mark.label) this._drawLabel(x, y, radius, mark);
  }

  /** @param {number} x @param {number} y @param {number} radius @param {Mark} mark */
  _drawLabel(x, y, radius, mark) {
    const pen = this._pen;
    const ratio = devicePixelRatio || 1;
    pen.font = `700 ${16 * ratio}px system-ui, sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    const wide = pen.measureText(mark.label).width + 16 * ratio;
    const high = 26 * ratio;
    const gap = radius + 6 * ratio;
    const { width, height } = this.canvas;
    const left = Math.min(width - wide, Math.max(0, x + gap + wide < width ? x + gap : x - gap - wide));
    const top = Math.min(height - high, Math.max(0, y - gap - high > 0 ? y - gap - high : y + gap));
    pen.fillStyle = "#fff";
    pen.strokeStyle = "#101418";
    pen.lineWidth = ratio;
    pen.fillRect(left, top, wide, high);
    pen.strokeRect(left, top, wide, high);
    pen.fillStyle = mark.hit ? "#101418" : "#a84300";
    pen.fillText(mark.label, left + wide / 2, top + high / 2 + ratio);
  }

  /** @param {[number, number]} at_px @param {boolean} on_target */
  _drawCross([x, y], on_target) {
    const pen = this._pen;
    const ratio = devicePixelRatio || 1;
    for (const [colour, wide] of [["#fff", 7], [on_target ? "#0072b2" : "#101418", 3]]) {
      pen.strokeStyle = /** @type {string} */ (colour);
      pen.lineWidth = /** @type {number} */ (wide) * ratio;
      pen.beginPath();
      for (const [right, down] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
        pen.moveTo(x + right * 6 * ratio, y + down * 6 * ratio);
        pen.lineTo(x + right * 24 * ratio, y + down * 24 * ratio);
      }
      pen.stroke();
    }
  }
}

/** @param {number} diameter in px */
function dontPicture(diameter) {
  const canvas = document.createElement("canvas");
  const side = (canvas.width = canvas.height = diameter + 2);
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const ink = "#d55e00";
  pen.translate(side / 2, side / 2);
  const disc = (/** @type {number} */ radius, /** @type {string} */ colour) => {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(0, 0, Math.max(0, radius), 0, 2 * Math.PI);
    pen.fill();
  };
  disc(diameter / 2, ink);
  disc(diameter / 2 - Math.max(1, diameter / 60), "#f3d3bd");
  const half = diameter * 0.35;
  pen.fillStyle = ink;
  pen.fillRect(-half, -half, 2 * half, 2 * half);
  pen.save();
  pen.beginPath();
  pen.rect(-half, -half, 2 * half, 2 * half);
  pen.clip();
  pen.strokeStyle = "#b34f00";
  pen.lineWidth = Math.max(2, half / 8);
  for (let at = -2 * half; at < 2 * half; at += pen.lineWidth * 2) {
    pen.beginPath();
    pen.moveTo(at, half);
    pen.lineTo(at + 2 * half, -half);
    pen.stroke();
  }
  pen.restore();
  pen.strokeStyle = "#fff";
  pen.lineWidth = Math.max(2, diameter * 0.09);
  const arm = half * 0.62;
  pen.beginPath();
  pen.moveTo(-arm, -arm);
  pen.lineTo(arm, arm);
  pen.moveTo(arm, -arm);
  pen.lineTo(-arm, arm);
  pen.stroke();
  return canvas;
}
