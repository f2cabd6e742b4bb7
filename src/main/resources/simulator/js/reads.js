// Which message each person saw last in each place, kept in this browser.

const KEY = 'rapport.simulator.read';
let seen = load();

function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

function save() {
  try {
    localStorage.setItem(KEY, JSON.stringify(seen));
  } catch {
    // A browser that keeps nothing shows more unread marks after a reload; that is all.
  }
}

export const lastRead = (person, place) => seen[person]?.[place] ?? 0;

/** Says whether this was news. */
export function markRead(person, place, message) {
  if (lastRead(person, place) >= message) return false;
  seen[person] = { ...seen[person], [place]: message };
  save();
  return true;
}

/** A restarted simulator counts its messages from the beginning. */
export function forgetReads() {
  seen = {};
  save();
}
