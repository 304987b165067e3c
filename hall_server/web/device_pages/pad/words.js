// The pad's words, which the server has from where every pad has them.

import { say as filled } from "/device/words.js";
import { FACTS } from "./facts.js";

/** A text by its name, its slots filled. */
export const say = (name, language, values) => filled(FACTS.texts[name], language, values);

/** Words of the wire in a language. */
export const inLanguage = (words, language) => filled(words, language);

/** Why the hall refused, where its code is known. */
export const refusal = (code, language) => filled(FACTS.refusals[code], language);
