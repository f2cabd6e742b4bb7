// Which message each person saw last in each place, kept in this browser as long as the simulator runs:
// another start of it counts its messages from the beginning.

const KEY = 'rapport.simulator.read';
let kept = load();

function load() {
  try {
    return { instance: null, seen: {}, ...JSON.parse(localStorage.getItem(KEY)) };
  } catch {
    return { instance: null, seen: {} };
  }
}

function save() {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing shows more unread marks after a reload; that is all.
  }
}

/** Forgets what was read in another run of the simulator. */
export function readsOf(instance) {
  if (kept.instance === instance) return;
  kept = { instance, seen: {} };
  save();
}

export const lastRead = (person, place) => kept.seen[person]?.[place] ?? 0;

/** Says whether this was news. */
export function markRead(person, place, message) {
  if (lastRead(person, place) >= message) return false;
  kept.seen[person] = { ...kept.seen[person], [place]: message };
  save();
  return true;
}
