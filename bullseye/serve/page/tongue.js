/** Sentences in the language of the class: whole, with named places `{name}`, as the server's own are. */

import { catalogue } from "./catalogue.js";

const plain = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 });

/** Letters that run from right to left, those without a way of their own among them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** What a browser calls the language; digits as they are on the faces. @param {string} [english] which English */
function locale(english = "en") {
  return `${catalogue.lang === "en" ? english : catalogue.lang.replace("_", "-")}-u-nu-latn`;
}

/** Writes days and moments as the language does. @param {Intl.DateTimeFormatOptions} options */
export function dates(options) {
  return new Intl.DateTimeFormat(locale("en-GB"), options);
}

/** Several things one after the other, to be read aloud: "Shot 1, 10 points, low left". @param {...string} parts */
export function listed(...parts) {
  return parts.filter(Boolean).map(isolated).join(catalogue.comma);
}

/** Several things side by side. @param {...string} parts */
export function dotted(...parts) {
  return parts.filter(Boolean).map(isolated).join(" \u00b7 ");
}

/**
 * A name or a number that keeps its own order within a line that runs the other way, by marks that nobody sees.
 * @param {string | number} part
 */
export function isolated(part) {
  const text = String(part);
  const other = catalogue.rightward ? RIGHT_TO_LEFT.test(text) : text !== "" && !/^\d+$/.test(text);
  return other ? `\u2068${text}\u2069` : text;
}

/**
 * @param {string} text a sentence as it is in English
 * @param {Record<string, string | number>} [parts] what stands at its places
 */
export function t(text, parts) {
  const said = catalogue.texts[text];
  return filled(typeof said === "string" ? said : text, parts);
}

/**
 * A sentence that counts *n* of something, which stands at `{n}`.
 * @param {string} one @param {string} many @param {number} n @param {Record<string, string | number>} [parts]
 */
export function tn(one, many, n, parts) {
  const said = catalogue.texts[one];
  const text = Array.isArray(said) ? said[form(n)] ?? many : n === 1 ? one : many;
  return filled(text, { n: number(n), ...parts });
}

/**
 * A number with the signs of the language, with *digits* after the point or with one at most.
 * @param {number} value @param {number} [digits]
 */
export function number(value, digits) {
  if (digits === undefined) return plain.format(value);
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** Which plural form *n* takes: a table for 0 to 199, after which the last two digits decide. @param {number} n */
function form(n) {
  if (!Number.isInteger(n)) return 1;
  const size = Math.abs(n);
  return Number(catalogue.forms[size < 200 ? size : 100 + (size % 100)] ?? 1);
}

/** @param {string} text @param {Record<string, string | number>} [parts] */
function filled(text, parts) {
  return parts ? text.replace(/\{(\w+)\}/g, (place, name) => name in parts ? isolated(parts[name]) : place) : text;
}

const page = globalThis.document?.documentElement;
if (page) {
  page.lang = catalogue.lang.replace("_", "-");
  page.dir = catalogue.rightward ? "ltr" : "rtl";
}
