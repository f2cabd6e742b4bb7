// How times, names and sizes are written.

const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const fullFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const shortDayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

const dateOf = (seconds) => new Date(seconds * 1000);
const sameDay = (a, b) => a.toDateString() === b.toDateString();

export const clock = (seconds) => timeFormat.format(dateOf(seconds));
export const fullTime = (seconds) => fullFormat.format(dateOf(seconds));
export const dayKey = (seconds) => dateOf(seconds).toDateString();

export function dayName(seconds) {
  const date = dateOf(seconds);
  const today = new Date();
  if (sameDay(date, today)) return 'Today';
  const yesterday = new Date(today);
  yesterday.setDate(today.getDate() - 1);
  return sameDay(date, yesterday) ? 'Yesterday' : dayFormat.format(date);
}

/** The time for today's messages, else the day. */
export function listTime(seconds) {
  const date = dateOf(seconds);
  return sameDay(date, new Date()) ? timeFormat.format(date) : shortDayFormat.format(date);
}

/** At most two initials. */
export function initials(name) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...word][0].toLocaleUpperCase()).join('') || '?';
}

/** One of eight colours, always the same for one id. */
export const hue = (id) => [...String(id)].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % 9973, 7) % 8;

export function bytes(size) {
  if (size === undefined) return '';
  if (size < 1024) return `${size} B`;
  if (size < 1024 * 1024) return `${Math.round(size / 1024)} kB`;
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}

export function duration(seconds = 0) {
  return `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;
}

export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}
