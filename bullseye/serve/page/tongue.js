/** Sentences in the language of the class: whole, with named places `{name}`, as the server's own are. */

import { catalogue } from "./catalogue.js";

const plain = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 });

/** What a browser calls the language; digits as they are on the faces. */
function locale() {
  return `${catalogue.lang.replace("_", "-")}-u-nu-latn`;
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
  return parts ? text.replace(/\{(\w+)\}/g, (place, name) => String(parts[name] ?? place)) : text;
}

const page = globalThis.document?.documentElement;
if (page) {
  page.lang = catalogue.lang.replace("_", "-");
  page.dir = catalogue.rightward ? "ltr" : "rtl";
}
