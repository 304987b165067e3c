// Texts by name, in the languages of the console.

import { EN_CASES } from "./case_words_en.js";
import { ZH_CASES } from "./case_words_zh.js";
import { EN_SIGNING, ZH_SIGNING } from "./sign_words.js";
import { EN } from "./words_en.js";
import { ZH } from "./words_zh.js";

export const TEXTS = { zh: { ...ZH, ...ZH_CASES, ...ZH_SIGNING }, en: { ...EN, ...EN_CASES, ...EN_SIGNING } };

/** The text of this name; `values` fill its braces. */
export function text(language, name, values = {}) {
  return TEXTS[language][name].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}

/** Words of the wire, {zh, en}, in this language. */
export function words(language, told) {
  return told ? told[language] || told.zh || told.en : "";
}
