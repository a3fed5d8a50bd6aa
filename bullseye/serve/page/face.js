/** Pictures of a face: painted once for each size, then moved. */

import { paint, rgb } from "./disc.js";

/**
 * A face as the server tells it; lengths in mm. Marks have y down, labels y up.
 * @typedef {object} Face
 * @property {string} id
 * @property {string} name
 * @property {number} diameter_mm
 * @property {string | null} ground the paper around it; null where it is cut round
 * @property {[number, string][]} discs radius and colour, outermost first
 * @property {[number, number, number, number, string][]} marks
 * @property {[string, number, number, string, number, number][]} labels text, x, y, colour, height, band
 */

/** How far the paper reaches around a face, in its diameters. */
const PAPER = 1.06;
/** A figure's height in a font of size 1. */
const DIGIT = 0.73;
const LEAST_NUMBER_PX = 14;
const KEPT = 120;

/**
 * The pixels of *face*, rows of RGBA; *back* as for `paint`.
 * @param {Face} face
 * @param {number} width
 * @param {number} height
 * @param {number} px_per_mm
 * @param {import("./disc.js").Rgb | null} back
 */
export function facePixels(face, width, height, px_per_mm, back) {
  const ground = face.ground ? rgb(face.ground) : back;
  return paint(
    width,
    height,
    face.discs.map(([radius, colour]) => [radius * px_per_mm, rgb(colour)]),
    face.marks.map(([x0, y0, x1, y1, colour]) => [
      x0 * px_per_mm, y0 * px_per_mm, x1 * px_per_mm, y1 * px_per_mm, rgb(colour),
    ]),
    ground,
  );
}

/** The side, even, of a picture of a face that is *diameter_px* across. @param {Face} face @param {number} diameter_px */
export function sideOf(face, diameter_px) {
  return Math.ceil((diameter_px * (face.ground ? PAPER : 1)) / 2) * 2;
}

/** Pictures of one face; the latest are kept. */
export class FacePictures {
  /** @param {Face} face */
  constructor(face) {
    this.face = face;
    /** @type {Map<string, HTMLCanvasElement>} */
    this._kept = new Map();
  }

  /** Whether that picture is made already. @param {number} diameter_px @param {boolean} half_x @param {boolean} half_y */
  has(diameter_px, half_x = false, half_y = false) {
    return this._kept.has(`${diameter_px} ${half_x} ${half_y}`);
  }

  /**
   * The face at *diameter_px*; its centre is the middle of the picture. *half* tells for x and y whether that is the
   * middle of a pixel rather than the line between two, so that it can be put on any half pixel.
   * @param {number} diameter_px
   * @param {boolean} half_x
   * @param {boolean} half_y
   */
  get(diameter_px, half_x = false, half_y = false) {
    const key = `${diameter_px} ${half_x} ${half_y}`;
    const found = this._kept.get(key);
    if (found) return found;
    if (this._kept.size >= KEPT) this._kept.delete(/** @type {string} */ (this._kept.keys().next().value));
    const made = this._make(diameter_px, half_x, half_y);
    this._kept.set(key, made);
    return made;
  }

  /** @param {number} diameter_px @param {boolean} half_x @param {boolean} half_y */
  _make(diameter_px, half_x, half_y) {
    const { face } = this;
    const side = sideOf(face, diameter_px);
    const scale = diameter_px / face.diameter_mm;
    const canvas = document.createElement("canvas");
    canvas.width = side + Number(half_x);
    canvas.height = side + Number(half_y);
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const pixels = facePixels(face, canvas.width, canvas.height, scale, null);
    pen.putImageData(new ImageData(/** @type {any} */ (pixels), canvas.width), 0, 0);
    pen.textAlign = "center";
    pen.textBaseline = "alphabetic";
    for (const [text, x_mm, y_mm, colour, height_mm] of face.labels) {
      const size_px = Math.round((height_mm * scale) / DIGIT);
      if (size_px < LEAST_NUMBER_PX) continue;
      pen.font = `${size_px}px system-ui, sans-serif`;
      pen.fillStyle = colour;
      pen.fillText(text, canvas.width / 2 + x_mm * scale, canvas.height / 2 - y_mm * scale + (size_px * DIGIT) / 2);
    }
    return canvas;
  }
}
