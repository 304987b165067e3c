// Moments as the hall's people read them, wherever this machine believes to be; without a `zone`, while the
// hall is not known yet, as the machine does. Pure.

const parts = new Map();

function told(moment, zone) {
  if (!parts.has(zone)) {
    const shape = { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" };
    parts.set(zone, new Intl.DateTimeFormat("en-GB", { ...shape, hour: "2-digit", minute: "2-digit" }));
  }
  return Object.fromEntries(parts.get(zone).formatToParts(moment).map(({ type, value }) => [type, value]));
}

/** `moment`: milliseconds since 1970, or a moment of the wire. */
const at = (moment) => (typeof moment === "string" ? Date.parse(moment) : moment);

/** 09:05; "" for no moment. */
export function clock(moment, zone) {
  if (moment === null || moment === undefined) return "";
  const { hour, minute } = told(at(moment), zone);
  return `${hour}:${minute}`;
}

/** 2026-11-22 */
export function day(moment, zone) {
  const { year, month, day: date } = told(at(moment), zone);
  return `${year}-${month}-${date}`;
}

const WEEKDAYS = { zh: "日一二三四五六", en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] };
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The day with its weekday. */
export function dateWords(moment, zone, language) {
  const [year, month, date] = day(moment, zone).split("-").map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  if (language === "en") return `${WEEKDAYS.en[weekday]} ${date} ${MONTHS[month - 1]}`;
  return `${month}月${date}日 星期${WEEKDAYS.zh[weekday]}`;
}

/** Whether nothing is to be spoken at that moment: within quiet hours, or where the volume is 0. */
export function isQuiet({ quiet, volume }, moment, zone) {
  const now = clock(moment, zone);
  const isWithin = ([from, to]) => (from <= to ? from <= now && now < to : now >= from || now < to);
  return volumeAt(volume, now) === 0 || quiet.some(isWithin);
}

/** Per cent, by the step begun last; before the day's first step that of the evening before. */
function volumeAt(volume, now) {
  const steps = [...volume].sort(([one], [other]) => (one < other ? -1 : 1));
  const begun = steps.filter(([from]) => from <= now);
  return (begun.at(-1) ?? steps.at(-1) ?? ["", 100])[1];
}
