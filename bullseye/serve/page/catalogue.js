/** What is said in another language. The server writes its own text here; this one, in the file, is English. */

/** @type {{ lang: string, rightward: boolean, comma: string, forms: string, texts: Record<string, string | string[]> }} */
export const catalogue = { lang: "en", rightward: true, comma: ", ", forms: "", texts: {} };
