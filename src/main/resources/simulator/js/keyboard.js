// The inline keyboard under a message.

import { api } from './api.js';
import { el, fill } from './dom.js';
import { icon } from './icons.js';
import { isSafeLink } from './richtext.js';
import { store } from './store.js';
import { onSignal } from './sync.js';
import { alertBox, failed, toast } from './toast.js';

const ANSWER_MS = 10_000;
const waiting = new Map(); // callback query id -> function that ends the wait

export function showKeyboard(node, message) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const shape = JSON.stringify(rows);
  if (node.dataset.shape === shape) return;
  node.dataset.shape = shape;
  node.hidden = rows.length === 0;
  fill(node, rows.map((row) => el('div', { class: 'key-row' }, row.map((key) => button(key, message)))));
}

function button(key, message) {
  if (key.url !== undefined && isSafeLink(key.url)) {
    return el('a', { class: 'key', href: key.url, target: '_blank', rel: 'noopener noreferrer' }, key.text, icon('link'));
  }
  const node = el('button', { type: 'button', class: 'key', data: key.style ? { look: key.style } : {} }, key.text);
  if (key.callback_data !== undefined) node.addEventListener('click', () => press(node, key, message));
  else if (key.copy_text) node.addEventListener('click', () => copy(key.copy_text.text));
  else node.disabled = true;
  return node;
}

async function press(node, key, message) {
  if (node.getAttribute('aria-busy') === 'true') return;
  node.setAttribute('aria-busy', 'true');
  const done = () => node.removeAttribute('aria-busy');
  try {
    const query = await api.press(message.chat.id, message.message_id, store.route.person, key.callback_data);
    waitFor(String(query.callback_query_id), done);
  } catch (error) {
    done();
    failed(error);
  }
}

/** Telegram's clients show the wait until the bot answers the query, or give up. */
function waitFor(id, done) {
  if (early.delete(id)) {
    done();
    return;
  }
  const timer = setTimeout(() => {
    waiting.delete(id);
    done();
  }, ANSWER_MS);
  waiting.set(id, () => {
    clearTimeout(timer);
    done();
  });
}

const early = new Set(); // answers that overtook the response to the press

onSignal('answered', (answer) => {
  if (answer.user_id !== store.route.person) return;
  const id = String(answer.callback_query_id);
  const done = waiting.get(id);
  waiting.delete(id);
  if (done) done();
  else early.add(id);
  if (!answer.text) return;
  if (answer.show_alert) alertBox(answer.text);
  else toast(answer.text);
});

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast('Copied');
  } catch {
    toast('The browser did not allow copying.', 'problem');
  }
}
