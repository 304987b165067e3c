// Pinyin initials of Chinese words, as somebody types them: 城乡低保 is found by "cxdb".

// The first character of each letter in the order a dictionary of pinyin has; none begin with i, u, v.
const LETTERS = "abcdefghjklmnopqrstwxyz";
const FIRSTS = [..."阿八嚓搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"];
// Characters whose usual sound in names of services is not the one the order takes them for.
const OTHERS = { 重: "c", 行: "x", 长: "c", 调: "d", 会: "h", 参: "c", 单: "d", 种: "z", 宅: "z" };
const order = new Intl.Collator("zh-Hans-CN-u-co-pinyin").compare;

/** The initial of one character; a letter or figure stands for itself, a sign for nothing. */
function initial(character) {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase();
  if (!/\p{Script=Han}/u.test(character)) return "";
  if (OTHERS[character]) return OTHERS[character];
  const after = FIRSTS.findIndex((first) => order(character, first) < 0);
  return LETTERS[after < 0 ? LETTERS.length - 1 : Math.max(after - 1, 0)];
}

/** The initials of a name. */
export const initials = (name) => [...name].map(initial).join("");

/** How well a name fits what was typed: 0 best, Infinity not at all. */
export function fit({ zh, en }, typed) {
  const sought = typed.trim().toLowerCase();
  const places = [zh.indexOf(sought), initials(zh).indexOf(sought), en.toLowerCase().indexOf(sought)];
  return Math.min(...places.map((place) => (place < 0 ? Infinity : place)));
}
