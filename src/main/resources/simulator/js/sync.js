// Brings the store up to date: the whole state at the beginning and after a loss, events in between.

import { api } from './api.js';
import { keepStream } from './events.js';
import { lastRead, readsOf } from './reads.js';
import { follow, openChat } from './route.js';
import { chatsOf, mainBot } from './select.js';
import { changed, messagesOf, place, placeOf, store } from './store.js';

const TYPING_MS = 5500;
const LOOK_MS = 10_000;
const PAGE = 100;
const complete = new Set(); // places whose oldest message is loaded
const signals = new EventTarget();

/** News that is no state: `arrived` {message}, `answered` {callback answer}. */
export const onSignal = (name, listener) => signals.addEventListener(name, (event) => listener(event.detail));
const signal = (name, detail) => signals.dispatchEvent(new CustomEvent(name, { detail }));

export function startSync() {
  keepStream({ resync, onEvent, onLink });
  setInterval(() => lookAfterBots().catch(() => {}), LOOK_MS);
}

function onLink(link) {
  if (store.link === link) return;
  store.link = link;
  changed('link');
}

async function resync(last) {
  const state = await api.state();
  const newest = state.last_event ?? last;
  if (newest < last || (store.instance !== undefined && store.instance !== state.instance)) startAfresh();
  store.instance = state.instance;
  readsOf(state.instance);
  store.bots = new Map(state.bots.map((bot) => [bot.id, bot]));
  store.people = new Map(state.people.map((person) => [person.id, person]));
  store.chats = new Map(state.chats.filter(ours).map((chat) => [chat.id, chat]));
  store.faults = state.faults;
  store.ready = true;
  dropEmptyCaches();
  follow();
  changed('bots', 'people', 'chats', 'faults');
  await Promise.all([loadOpenChat(), loadUnread()]);
  return newest;
}

/** A simulator that was restarted has other messages under the same numbers. */
function startAfresh() {
  store.messages.clear();
  store.live.clear();
  store.places.clear();
  complete.clear();
}

function dropEmptyCaches() {
  for (const [id, messages] of store.messages) {
    const chat = store.chats.get(id);
    const newest = Math.max(0, ...messages.keys());
    if (!chat || (chat.last_message && chat.last_message.message_id < newest)) messages.clear();
  }
}

/** Reads the newest messages of the open chat. */
export async function loadOpenChat() {
  const { chat, topic } = store.route;
  if (chat !== null && store.chats.has(chat)) await load(chat, topic ?? 0);
}

/** Reads earlier messages of the open chat; gives false when there are none left. */
export async function loadEarlier(before) {
  const { chat, topic } = store.route;
  if (chat === null || !store.chats.has(chat) || complete.has(place(chat, topic))) return false;
  return load(chat, topic ?? 0, before);
}

async function load(chat, topic, before) {
  const found = await api.messages(chat, { topic, limit: PAGE, before });
  for (const message of found) messagesOf(chat).set(message.message_id, message);
  if (found.length < PAGE) complete.add(place(chat, topic));
  changed('messages');
  return found.length > 0;
}

/** Chats with something unseen are read, so that their marks are right. */
async function loadUnread() {
  const { person, chat: open } = store.route;
  if (person === null) return;
  const unseen = chatsOf(person).filter((chat) => {
    const newest = chat.last_message;
    return chat.id !== open && newest && newest.message_id > lastRead(person, placeOf(newest));
  });
  await Promise.all(unseen.map((chat) => load(chat.id, undefined)));
}

const HANDLERS = {
  message({ message }) {
    settleLive(message);
    put(message);
    signal('arrived', message);
    changed('messages', 'chats', 'live');
  },
  edited({ message }) {
    put(message);
    changed('messages', 'chats');
  },
  deleted({ chat_id, message_id }) {
    messagesOf(chat_id).delete(message_id);
    changed('messages', 'chats');
  },
  draft({ chat_id, message_thread_id, draft_id, text, entities, expires_in }) {
    const at = place(chat_id, message_thread_id);
    if (!text) endLive(at);
    else setLive(at, { draft: { id: draft_id, text, entities } }, (expires_in ?? 30) * 1000);
    changed('live');
  },
  action({ chat_id, message_thread_id, action }) {
    const at = place(chat_id, message_thread_id);
    if (store.live.get(at)?.draft) return;
    setLive(at, { typing: action }, TYPING_MS);
    changed('live');
  },
  reaction({ chat_id, message_id, user_id, emoji }) {
    const message = messagesOf(chat_id).get(message_id);
    if (!message) return;
    const others = (message.reactions ?? []).filter((reaction) => reaction.user_id !== user_id);
    const reactions = emoji ? [...others, { user_id, emoji }] : others;
    messagesOf(chat_id).set(message_id, { ...message, reactions });
    changed('messages');
  },
  callback_answer: (answer) => signal('answered', answer),
  chat(chat) {
    store.chats.set(chat.id, { ...store.chats.get(chat.id), ...chat });
    changed('chats');
    followMigration();
  },
  person(person) {
    store.people.set(person.id, person);
    if (store.route.person === null) follow();
    changed('people');
  },
  bot(bot) {
    store.bots.set(bot.id, { ...store.bots.get(bot.id), ...bot });
    changed('bots', 'chats');
  },
  faults(faults) {
    store.faults = faults;
    changed('faults');
  },
};

/** A group that became a supergroup goes on there. */
function followMigration() {
  const next = store.chats.get(store.chats.get(store.route.chat)?.migrated_to);
  if (next?.members?.includes(store.route.person)) openChat(next.id);
}

/** Private chats with other registered bots are not shown; groups have no `bot_id`. */
const ours = ({ bot_id: bot }) => bot === undefined || mainBot() === null || bot === mainBot().id;

const onEvent = (kind, data) => ours(data) && HANDLERS[kind](data);

/** Whether the bot still comes is no event, so it is asked for now and then; a loss shows elsewhere. */
async function lookAfterBots() {
  if (document.hidden || store.link !== 'live') return;
  const { bots } = await api.state();
  const news = bots.filter((bot) => JSON.stringify(bot) !== JSON.stringify(store.bots.get(bot.id)));
  for (const bot of news) store.bots.set(bot.id, bot);
  if (news.length > 0) changed('bots');
}

/** Stores a message that one of our own requests gave back or the stream brought. */
export function put(message) {
  const chat = message.chat.id;
  messagesOf(chat).set(message.message_id, message);
  if (!store.chats.has(chat)) store.chats.set(chat, { ...message.chat, members: [chat], topics: [] });
  changed('messages', 'chats');
}

let bubbles = 0;

/** The bubble that shows what the bot is about to say: dots first, then the growing draft. */
function setLive(at, content, lifetime) {
  const before = store.live.get(at);
  clearTimeout(before?.timer);
  const number = before?.number ?? ++bubbles;
  const timer = setTimeout(() => {
    endLive(at);
    changed('live');
  }, lifetime);
  store.live.set(at, { number, ...content, timer });
}

function endLive(at) {
  clearTimeout(store.live.get(at)?.timer);
  store.live.delete(at);
}

/** The real message takes the place of the live bubble, node and all, so nothing jumps. */
function settleLive(message) {
  const at = placeOf(message);
  const live = store.live.get(at);
  if (!live || !message.from?.is_bot) return;
  store.places.set(`${message.chat.id}:${message.message_id}`, `live:${live.number}`);
  endLive(at);
}
