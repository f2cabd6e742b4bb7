// The open chat: its header, its timeline, the composer.

import { api } from './api.js';
import { byId, el, fill } from './dom.js';
import { composer } from './composer.js';
import { newTopic } from './dialogs.js';
import { icon } from './icons.js';
import { copy } from './keyboard.js';
import { showMenu } from './menu.js';
import { chatAvatar } from './people.js';
import { openList } from './route.js';
import { chatById, chatSubtitle, chatTitle, hasTopics, isBlocked, isBotHere, isPrivate, lastMessage, mainBot, topicName } from './select.js';
import { place, store, watch } from './store.js';
import { lastOwn, timeline } from './timeline.js';
import { failed, toast } from './toast.js';

const back = el('button', { type: 'button', class: 'icon-button back', 'aria-label': 'Back to the chats', onclick: openList }, icon('back'));
const face = el('span', {});
const title = el('h1', {});
const subtitle = el('p', {});
const more = el('button', { type: 'button', class: 'icon-button', id: 'chat-menu', 'aria-haspopup': 'menu', 'aria-label': 'Chat menu' }, icon('more'));
const absent = el('p', { class: 'absent', hidden: true });

export function startChat() {
  const writing = composer({ lastOwnMessage: lastOwn });
  const lines = timeline({ send: writing.send, reply: writing.reply, edit: writing.edit });
  const head = el('header', { class: 'chat-head' }, back, face, el('div', { class: 'chat-names' }, title, subtitle), more);
  fill(byId('chat'), head, lines, absent, writing.node);
  more.addEventListener('click', () => showMenu(more, items(), { label: 'Chat' }));
  watch(['route', 'chats', 'bots', 'people', 'live', 'messages'], draw);
}

function draw() {
  const { chat: id, topic } = store.route;
  const chat = id === null ? null : chatById(id);
  byId('app').dataset.view = id === null ? 'list' : 'chat';
  byId('chat').inert = chat === null;
  if (chat === null) return;
  const key = `${chat.id} ${chatTitle(chat)} ${chat.is_forum}`;
  if (face.dataset.shape !== key) fill(face, chatAvatar(chat));
  face.dataset.shape = key;
  title.textContent = topic === null && !chat.is_forum ? chatTitle(chat) : topicName(chat, topic);
  const live = store.live.get(place(chat.id, topic));
  subtitle.textContent = live ? activity(live) : within(chat, topic);
  subtitle.classList.toggle('writing', Boolean(live));
  showAbsent(chat);
}

const within = (chat, topic) => (topic !== null || chat.is_forum ? `in ${chatTitle(chat)}` : chatSubtitle(chat));

function activity(live) {
  if (live.draft) return 'writing…';
  const doing = { typing: 'typing…', record_voice: 'recording a voice message…', upload_voice: 'sending a voice message…', upload_photo: 'sending a photo…' };
  return doing[live.typing] ?? 'busy…';
}

/** With messages on the screen, the absence of the bot is one line above the field. */
function showAbsent(chat) {
  absent.hidden = !store.ready || isBotHere() || lastMessage(chat) === null;
  if (absent.hidden) return;
  const pending = mainBot()?.pending_updates ?? 0;
  const waits = pending > 0 ? ` ${pending} waiting.` : '';
  fill(absent, 'Waiting for the bot: start it with ', el('code', {}, './rapport start'), `.${waits}`);
}

function items() {
  const chat = chatById(store.route.chat);
  const list = [];
  if (chat.is_forum || isPrivate(chat)) list.push({ label: 'New topic…', icon: 'hash', run: () => newTopic(chat.id) });
  if (isPrivate(chat) && mainBot() !== null) list.push(blocking());
  if (chat.type === 'group') list.push({ label: 'Make it a supergroup', icon: 'group', run: () => api.migrate(chat.id).catch(failed) });
  list.push({ label: 'Copy chat id', icon: 'copy', run: () => copy(String(chat.id)) });
  if (hasTopics(chat) && store.route.topic !== null) {
    list.push({ label: 'Copy topic id', icon: 'copy', run: () => copy(String(store.route.topic)) });
  }
  return list;
}

function blocking() {
  const blocked = isBlocked();
  const run = () =>
    api
      .block(store.route.person, mainBot().id, !blocked)
      .then(() => toast(blocked ? 'The bot is unblocked.' : 'The bot is blocked: its messages are refused.'))
      .catch(failed);
  return { label: blocked ? 'Unblock the bot' : 'Block the bot', icon: 'stop', danger: !blocked, run };
}
