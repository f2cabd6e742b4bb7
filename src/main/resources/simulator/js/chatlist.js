// The chats of the person one is, with previews and unread marks; topics stand below their chat.

import { byId, coalesced, el, fill, keyed } from './dom.js';
import { listTime } from './format.js';
import { icon } from './icons.js';
import { chatAvatar } from './people.js';
import { address, openChat } from './route.js';
import { chatsOf, chatTitle, fullName, hasTopics, isPrivate, kindOf, lastMessage, me, summary, topicName, unread, unreadInChat } from './select.js';
import { place, store, watch } from './store.js';

export function startChatList() {
  const render = coalesced(draw);
  watch(['chats', 'messages', 'route', 'people', 'bots', 'live', 'reads'], render);
  byId('chat-list').addEventListener('keydown', onKey);
}

function draw() {
  const person = me();
  const rows = person === null ? [] : chatsOf(person.id).flatMap(rowsOf);
  keyed(byId('chat-list'), rows, { key: (row) => row.key, create, update });
  const sum = person === null ? 0 : chatsOf(person.id).reduce((all, chat) => all + unreadInChat(chat, person.id), 0);
  document.title = `${sum > 0 ? `(${sum}) ` : ''}Rapport · simulated Telegram`;
}

function rowsOf(chat) {
  const whole = { key: `${chat.id}`, chat, topic: null, top: true };
  if (!hasTopics(chat)) return [whole];
  const topics = (chat.topics ?? []).filter((topic) => topic.message_thread_id !== 1);
  const below = [null, ...topics.map((topic) => topic.message_thread_id)];
  return [whole, ...below.map((topic) => ({ key: `${chat.id}/${topic ?? 0}`, chat, topic, top: false }))];
}

function create(row) {
  const parts = ['title', 'time', 'preview', 'unread'].map((name) => el('span', { class: `row-${name}` }));
  const face = el('span', { class: 'row-face' });
  const link = el('a', { class: 'row' }, face, el('span', { class: 'row-text' }, el('span', { class: 'row-line' }, parts[0], parts[1]), el('span', { class: 'row-line' }, parts[2], parts[3])));
  link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openChat(row.chat.id, row.topic);
  });
  return el('li', { class: row.top ? 'top' : 'below' }, link);
}

function update(node, row) {
  const { chat, topic, top } = row;
  const link = node.firstChild;
  const person = store.route.person;
  const find = (name) => link.querySelector(`.row-${name}`);
  const nested = top && hasTopics(chat);
  const last = lastMessage(chat, top ? undefined : topic);
  const open = store.route.chat === chat.id && (nested ? false : store.route.topic === topic);
  const marks = top ? unreadInChat(chat, person) : unread(chat, topic, person);
  link.href = address({ person, chat: chat.id, topic });
  if (open) link.setAttribute('aria-current', 'true');
  else link.removeAttribute('aria-current');
  link.classList.toggle('has-topics', nested);
  showFace(find('face'), row);
  find('title').textContent = top ? chatTitle(chat) : topicName(chat, topic);
  find('time').textContent = last ? listTime(last.date) : '';
  fill(find('preview'), preview(chat, top ? null : topic, last, nested));
  find('unread').textContent = marks > 0 && !nested ? (marks > 99 ? '99+' : String(marks)) : '';
  find('unread').title = marks > 0 ? `${marks} unread` : '';
  link.setAttribute('aria-label', spoken(row, marks, last));
}

function showFace(node, { chat, top }) {
  const key = top ? `${chat.id} ${chatTitle(chat)} ${chat.is_forum}` : 'topic';
  if (node.dataset.shape === key) return;
  node.dataset.shape = key;
  fill(node, top ? chatAvatar(chat) : el('span', { class: 'topic-mark' }, icon('hash')));
}

function preview(chat, topic, last, nested) {
  if (!nested && store.live.has(place(chat.id, topic))) return el('em', { class: 'writing' }, 'writing…');
  if (!last) return el('em', {}, isPrivate(chat) ? 'Say hello' : 'No messages yet');
  if (kindOf(last) === 'service') return summary(last);
  const name = last.from?.id === store.route.person ? 'You' : !isPrivate(chat) && last.from ? last.from.first_name : null;
  return [name ? el('b', {}, `${name}: `) : null, summary(last)];
}

function spoken({ chat, topic, top }, marks, last) {
  const name = top ? chatTitle(chat) : `${chatTitle(chat)}, ${topicName(chat, topic)}`;
  const from = last?.from && kindOf(last) !== 'service' ? `${fullName(last.from)}: ` : '';
  return [name, marks > 0 ? `${marks} unread` : null, last ? from + summary(last) : null].filter(Boolean).join('. ');
}

function onKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const rows = [...byId('chat-list').querySelectorAll('.row')];
  event.preventDefault();
  rows[rows.indexOf(document.activeElement) + step]?.focus();
}
