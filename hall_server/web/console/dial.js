// A number typed on the key-pad: whom can it mean? Pure.

const USUAL_DIGITS = 3;

/** Every ticket, or number not in sight, that typed digits or a whole number may mean, the likeliest
    first: {number, ticket_id?, where}. `where`: waiting, held, missed, or "" when not in sight. */
export function meant(typed, desk, board) {
  const wanted = typed.trim().toUpperCase();
  if (!wanted) return [];
  const known = knownTickets(desk);
  const fits = (ticket) => isMeant(wanted, ticket.number);
  const found = known.filter(fits);
  const [, letters, serial] = /^(\D*)(\d+)$/.exec(wanted) ?? [];
  if (found.length || !serial) return found;
  const heads = letters ? [letters] : prefixes(desk, board);
  return heads.map((head) => ({ number: head + serial.padStart(digitsOf(known), "0"), where: "" }));
}

function knownTickets(desk) {
  const lists = { waiting: desk.waiting, held: desk.held ?? [], missed: desk.missed ?? [] };
  return Object.entries(lists).flatMap(([where, list]) =>
    list.map(({ ticket_id, number }) => ({ ticket_id, number, where })));
}

function isMeant(wanted, number) {
  if (number === wanted) return true;
  const serial = /\d+$/.exec(number)?.[0];
  return /^\d+$/.test(wanted) && serial !== undefined && Number(serial) === Number(wanted);
}

function prefixes(desk, board) {
  const own = board.windows.find((window) => window.number === desk.window)?.queues ?? [];
  return board.queues.filter((queue) => own.includes(queue.id)).map((queue) => queue.prefix);
}

function digitsOf(known) {
  const serial = /\d+$/.exec(known[0]?.number ?? "")?.[0];
  return serial ? serial.length : USUAL_DIGITS;
}
