// Reactions under a message, and choosing one.

import { api } from './api.js';
import { el, fill } from './dom.js';
import { fullName } from './select.js';
import { store } from './store.js';
import { failed } from './toast.js';

/** Emoji that Telegram allows as a reaction. */
export const EMOJI = ['👍', '❤', '🔥', '🎉', '😁', '🤔', '😢', '👎'];

/** Some of them are drawn in black unless they are asked for as emoji. */
export const glyph = (emoji) => (emoji.length === 1 ? `${emoji}\uFE0F` : emoji);

export function showReactions(node, message) {
  const groups = grouped(message.reactions ?? []);
  const key = JSON.stringify([...groups]);
  if (node.dataset.shape === key) return;
  node.dataset.shape = key;
  node.hidden = groups.size === 0;
  fill(node, [...groups].map(([emoji, users]) => chip(emoji, users, message)));
}

function grouped(reactions) {
  const groups = new Map();
  for (const { emoji, user_id } of reactions) groups.set(emoji, [...(groups.get(emoji) ?? []), user_id]);
  return groups;
}

function chip(emoji, users, message) {
  const mine = users.includes(store.route.person);
  const names = users.map(nameOf).join(', ');
  return el(
    'button',
    {
      type: 'button',
      class: 'reaction',
      'aria-pressed': String(mine),
      'aria-label': `${emoji} by ${names}`,
      title: names,
      onclick: () => react(message, mine ? null : emoji),
    },
    glyph(emoji),
    users.length > 1 ? el('span', {}, String(users.length)) : null,
  );
}

function nameOf(id) {
  const user = store.people.get(id) ?? store.bots.get(id);
  return user ? fullName(user) : 'somebody';
}

export async function react(message, emoji) {
  try {
    await api.react(message.chat.id, message.message_id, store.route.person, emoji);
  } catch (error) {
    failed(error);
  }
}
