// Words of two languages, {zh, en}, as the wire has them too.

/** In this language; `values` fill the braces. */
export function say(words, language, values = {}) {
  const told = words ? words[language] || words.zh || words.en || "" : "";
  return told.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}
