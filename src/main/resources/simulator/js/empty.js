// What stands where no message is yet.

import { el, fill } from './dom.js';
import { icon } from './icons.js';
import { avatar } from './people.js';
import { chatTitle, currentChat, isBotHere, isPrivate, mainBot, topicName } from './select.js';
import { store } from './store.js';

/** Puts what fits the open chat into `node`, unless it stands there already. */
export function showEmpty(node) {
  const shape = JSON.stringify([store.route, isBotHere(), currentChat()?.title, mainBot()?.username]);
  if (node.dataset.shape === shape) return;
  node.dataset.shape = shape;
  fill(node, emptyChat());
}

function emptyChat() {
  const chat = currentChat();
  if (!isBotHere()) return waiting();
  if (chat !== null && !isPrivate(chat)) return group(chat);
  if (store.route.topic !== null) return topicStart(chat);
  return greeting();
}

function waiting() {
  const command = './rapport start';
  return panel(
    el('span', { class: 'pulse', 'aria-hidden': 'true' }, avatar(0, '', { bot: true, size: 'huge' })),
    el('h2', {}, 'Waiting for the bot'),
    el('p', {}, 'No bot is connected to this simulated Telegram. Start it with'),
    el('p', { class: 'shell' }, el('code', {}, command), el('button', { type: 'button', class: 'icon-button', data: { copy: command }, 'aria-label': 'Copy the command' }, icon('copy'))),
    el('p', { class: 'faint' }, 'You can write already: it is answered when the bot comes.'),
  );
}

function greeting() {
  return panel(
    avatar(0, '', { bot: true, size: 'huge' }),
    el('h2', {}, chatTitle({ type: 'private' })),
    el('p', {}, 'Write anything, or begin as one does in Telegram:'),
    el('button', { type: 'button', class: 'button primary', data: { command: '/start' } }, 'Start'),
  );
}

function topicStart(chat) {
  return panel(
    avatar(0, '', { bot: true, size: 'huge' }),
    el('h2', {}, chat === null ? 'A new topic' : topicName(chat, store.route.topic)),
    el('p', {}, 'A conversation of its own: the bot does not mix it with the others.'),
  );
}

function group(chat) {
  const name = `@${mainBot()?.username ?? 'bot'}`;
  return panel(
    el('h2', {}, store.route.topic === null ? chatTitle(chat) : topicName(chat, store.route.topic)),
    el('p', {}, 'In a group the bot answers when it is meant: mention ', el('b', {}, name), ', reply to it, or send a command.'),
  );
}

const panel = (...children) => el('div', { class: 'empty-panel' }, children);
