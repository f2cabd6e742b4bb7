// The menu of one message.

import { copy } from './keyboard.js';
import { showMenu } from './menu.js';
import { EMOJI, glyph, react } from './reactions.js';
import { store } from './store.js';

/** `hooks`: reply(message) and edit(message). */
export function actions(at, message, hooks) {
  if (message === null) return;
  const me = store.route.person;
  const text = message.text ?? message.caption;
  const mine = (message.reactions ?? []).find((reaction) => reaction.user_id === me)?.emoji;
  const row = EMOJI.map((emoji) => ({
    label: glyph(emoji),
    spoken: `React with ${emoji}`,
    run: () => react(message, emoji === mine ? null : emoji),
  }));
  const items = [{ row }, 'line', { label: 'Reply', icon: 'reply', run: () => hooks.reply(message) }];
  if (text) items.push({ label: 'Copy text', icon: 'copy', run: () => copy(text) });
  if (message.from?.id === me && message.text !== undefined) {
    items.push({ label: 'Edit', icon: 'edit', run: () => hooks.edit(message) });
  }
  showMenu(at, items, { label: 'Message' });
}
