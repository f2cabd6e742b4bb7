// Faces: a coloured disc with initials for people and groups, the two bubbles for the bot.

import { el } from './dom.js';
import { hue, initials } from './format.js';
import { chatTitle, isPrivate } from './select.js';

export function avatar(id, name, { bot = false, size = '' } = {}) {
  const face = bot ? el('img', { src: 'icon.svg', alt: '' }) : initials(name);
  return el('span', { class: `avatar ${size}`, data: { hue: bot ? 'bot' : hue(id) }, 'aria-hidden': 'true' }, face);
}

export function chatAvatar(chat, size = '') {
  if (isPrivate(chat)) return avatar(chat.id, '', { bot: true, size });
  const face = avatar(chat.id, chatTitle(chat), { size });
  if (chat.is_forum) face.classList.add('forum');
  return face;
}
