// Times as people read them. Pure.

/** 0:05, 12:30, 1:02:03. */
export function timerText(length) {
  const seconds = Math.max(Math.floor(length / 1000), 0);
  const two = (n) => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const head = hours ? `${hours}:${two(minutes)}` : String(minutes);
  return `${head}:${two(seconds % 60)}`;
}

/** The hall's time of day, 09:05, wherever this computer believes to be. */
export function clockText(now, timeZone) {
  const shape = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat("en-GB", shape).format(now);
}
