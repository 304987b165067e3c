// Words of two languages, {zh, en}, as the wire has them too.

/** In this language, Chinese where it is unknown; `values` fill the braces. */
export function say(words, language, values = {}) {
  const told = (language === "en" ? words?.en : words?.zh) ?? "";
  return told.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}
