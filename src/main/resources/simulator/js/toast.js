// Short notices, alerts, and words for screen readers.

import { byId, el } from './dom.js';

const SHOWN_MS = 4000;

export function toast(text, look = 'plain') {
  const node = el('p', { class: 'toast', data: { look } }, text);
  byId('toasts').append(node);
  setTimeout(() => node.remove(), SHOWN_MS);
}

export const failed = (error) => toast(error.message, 'problem');

/** An alert of the bot: stays until it is closed. */
export function alertBox(text) {
  const ok = el('button', { type: 'submit', class: 'button primary' }, 'OK');
  const box = el(
    'dialog',
    { class: 'dialog alert', 'aria-label': 'Message from the bot' },
    el('form', { method: 'dialog' }, el('p', { dir: 'auto' }, text), el('div', { class: 'dialog-actions' }, ok)),
  );
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  box.showModal();
}

export function announce(text) {
  const region = byId('announcer');
  region.replaceChildren(el('p', {}, text));
}
