// Where one writes: text, a file, a reply, an edit.

import { api } from './api.js';
import { attachment } from './attachment.js';
import { el, fill } from './dom.js';
import { icon } from './icons.js';
import { currentChat, fullName, isBlocked, isPrivate, mainBot, summary } from './select.js';
import { place, store, watch } from './store.js';
import { suggestions } from './suggestions.js';
import { put } from './sync.js';
import { failed } from './toast.js';

const LONGEST = 4096;
const unsent = new Map(); // place -> text that was typed and not sent
const intents = new Map(); // place -> { kind: 'reply' | 'edit', message }
const field = el('textarea', {
  id: 'composer-text',
  rows: '1',
  placeholder: 'Message',
  'aria-label': 'Message',
  autocomplete: 'off',
  dir: 'auto',
});
const context = el('div', { class: 'composer-context', hidden: true });
const sendButton = el('button', { type: 'submit', class: 'send', 'aria-label': 'Send', title: 'Send (Enter)' }, icon('send'));
const blockedBar = el('div', { class: 'blocked-bar', hidden: true });
const suggest = suggestions(field, fit);
const file = attachment(() => field.focus());
let sending = Promise.resolve();
let current = '';
let lastOwn = () => null;

export function composer({ lastOwnMessage }) {
  lastOwn = lastOwnMessage;
  const bar = el('form', { class: 'composer', 'aria-label': 'Write a message' }, file.button, field, sendButton);
  bar.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener('input', fit);
  field.addEventListener('keydown', onKey);
  watch(['route'], moved);
  watch(['people', 'bots', 'route'], showBlocked);
  watch(['bots', 'people', 'chats'], suggest.refresh);
  const node = el('div', { class: 'composer-frame' }, suggest.node, context, file.node, bar, blockedBar);
  file.takeFrom(document.body, field);
  return { node, send: (text) => deliver({ text }), reply: (message) => intend('reply', message), edit };
}

function here() {
  return place(store.route.chat, store.route.topic);
}

function moved() {
  if (here() === current) return;
  unsent.set(current, field.value);
  current = here();
  field.value = unsent.get(current) ?? '';
  file.clear();
  showContext();
  fit();
  if (matchMedia('(hover: hover)').matches) field.focus({ preventScroll: true });
}

function intend(kind, message) {
  intents.set(here(), { kind, message });
  showContext();
  field.focus();
}

function edit(message) {
  field.value = message.text;
  fit();
  intend('edit', message);
  field.setSelectionRange(field.value.length, field.value.length);
}

function dropIntent() {
  if (intents.get(here())?.kind === 'edit') field.value = '';
  intents.delete(here());
  showContext();
  fit();
}

function showContext() {
  const intent = intents.get(here());
  context.hidden = !intent;
  if (!intent) return;
  const { kind, message } = intent;
  const title = kind === 'edit' ? 'Edit message' : `Reply to ${message.from ? fullName(message.from) : 'message'}`;
  fill(
    context,
    icon(kind),
    el('div', { class: 'context-text' }, el('b', {}, title), el('span', { dir: 'auto' }, summary(message))),
    el('button', { type: 'button', class: 'icon-button', 'aria-label': 'Cancel', onclick: dropIntent }, icon('close')),
  );
}

function onKey(event) {
  if (event.isComposing || suggest.take(event)) return;
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === 'Escape' && intents.has(here())) {
    event.stopPropagation();
    dropIntent();
  } else if (event.key === 'ArrowUp' && field.value === '' && !event.shiftKey) {
    const message = lastOwn();
    if (!message) return;
    event.preventDefault();
    edit(message);
  }
}

/** As high as its text, up to a limit that the style sets. */
function fit() {
  if (!CSS.supports('field-sizing', 'content')) {
    field.style.height = 'auto';
    if (field.scrollHeight > 0) field.style.height = `${field.scrollHeight}px`;
  }
  sendButton.disabled = field.value.trim() === '' && !file.chosen();
  suggest.refresh();
}

function submit() {
  const text = field.value.trim();
  const intent = intents.get(here());
  if (intent?.kind === 'edit') {
    if (text !== '') change(intent.message, text);
    return;
  }
  const chosen = file.chosen();
  if (text === '' && !chosen) return;
  const messages = chosen ? [{ file: chosen, caption: text || undefined }] : pieces(text).map((piece) => ({ text: piece }));
  if (intent) messages[0].reply_to_message_id = intent.message.message_id;
  field.value = '';
  file.clear();
  dropIntent();
  messages.forEach(deliver);
}

/** Longer texts go as several messages, as Telegram's own clients do it; no character is cut in two. */
function pieces(text) {
  const cut = [];
  let rest = text;
  while (rest.length > 0) {
    const pair = rest.length > LONGEST && (rest.charCodeAt(LONGEST - 1) & 0xfc00) === 0xd800;
    const end = pair ? LONGEST - 1 : LONGEST;
    cut.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return cut;
}

async function change(message, text) {
  field.value = '';
  dropIntent();
  try {
    put(await api.edit(message.chat.id, message.message_id, store.route.person, text));
  } catch (error) {
    failed(error);
  }
}

/** One after the other, so that what is written first arrives first. */
function deliver(message) {
  const { person, chat, topic } = store.route;
  const at = here();
  const full = { from: person, ...message };
  if (topic !== null) full.message_thread_id = topic;
  sending = sending.then(async () => {
    try {
      if (full.file) full.file = await full.file.encode();
      put(await api.send(chat, full));
    } catch (error) {
      failed(error);
      giveBack(at, message.text ?? message.caption ?? '');
    }
  });
}

/** What could not be sent is not lost. */
function giveBack(at, text) {
  if (at !== here()) unsent.set(at, text);
  else if (field.value === '') {
    field.value = text;
    fit();
  }
}

function showBlocked() {
  const chat = currentChat();
  const blocked = isBlocked() && (chat === null || isPrivate(chat)) && store.route.chat !== null;
  blockedBar.hidden = !blocked;
  blockedBar.parentElement?.classList.toggle('blocked', blocked);
  if (!blocked) return;
  const unblock = () => api.block(store.route.person, mainBot().id, false).catch(failed);
  fill(blockedBar, icon('stop'), el('span', {}, 'You blocked the bot.'), el('button', { type: 'button', class: 'button', onclick: unblock }, 'Unblock'));
}

