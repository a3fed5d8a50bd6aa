/** Turns pixels into millimetres and back: the range, centred and as large as it fits. See picture/viewport.py. */

/** A range shown in a canvas. Pixels are the device's, x right, y down, whole numbers the lines between them. */
export class Viewport {
  /**
   * @param {number} width_px
   * @param {number} height_px
   * @param {readonly [number, number]} range_mm width and height
   */
  constructor(width_px, height_px, range_mm) {
    this.width_px = width_px;
    this.height_px = height_px;
    this.px_per_mm = Math.min(Math.max(1, width_px) / range_mm[0], Math.max(1, height_px) / range_mm[1]);
  }

  /** @param {number} x_px @param {number} y_px @returns {[number, number]} */
  toMm(x_px, y_px) {
    return [(x_px - this.width_px / 2) / this.px_per_mm, (this.height_px / 2 - y_px) / this.px_per_mm];
  }

  /** @param {number} x_mm @param {number} y_mm @returns {[number, number]} */
  toPx(x_mm, y_mm) {
    return [this.width_px / 2 + x_mm * this.px_per_mm, this.height_px / 2 - y_mm * this.px_per_mm];
  }
}
