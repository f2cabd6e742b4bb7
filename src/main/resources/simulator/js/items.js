// From messages to the lines of the timeline: day marks, runs of one sender, the live bubble.

import { dayKey } from './format.js';
import { kindOf } from './select.js';
import { store } from './store.js';

const RUN_SECONDS = 300;

/** Items: {key, kind: day | service | message | live, …}, oldest first. */
export function timelineItems(messages, live) {
  const items = [];
  messages.forEach((message, at) => {
    const before = messages[at - 1];
    const after = messages[at + 1];
    const newDay = !before || dayKey(before.date) !== dayKey(message.date);
    if (newDay) items.push({ key: `day:${dayKey(message.date)}`, kind: 'day', date: message.date });
    items.push(lineFor(message, newDay ? null : before, after));
  });
  if (live) items.push({ key: `live:${live.number}`, kind: 'live', live });
  return items;
}

function lineFor(message, before, after) {
  const number = `${message.chat.id}:${message.message_id}`;
  if (kindOf(message) === 'service') return { key: `service:${number}`, kind: 'service', message };
  const key = store.places.get(number) ?? number;
  return { key, kind: 'message', message, first: !sameRun(before, message), last: !sameRun(message, after) };
}

function sameRun(earlier, later) {
  if (!earlier || !later || kindOf(earlier) === 'service' || kindOf(later) === 'service') return false;
  const together = later.date - earlier.date < RUN_SECONDS && dayKey(earlier.date) === dayKey(later.date);
  return together && earlier.from?.id === later.from?.id;
}
