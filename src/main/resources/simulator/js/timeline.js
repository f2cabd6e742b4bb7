// The messages of the open chat, kept at their end while one is there.

import { actions } from './actions.js';
import { coalesced, el, empty, keyed, reducedMotion } from './dom.js';
import { showEmpty } from './empty.js';
import { dayName } from './format.js';
import { icon } from './icons.js';
import { timelineItems } from './items.js';
import { copy } from './keyboard.js';
import { createMessage, createService, updateLive, updateMessage, updateService } from './message.js';
import { markRead } from './reads.js';
import { fullName, me, summary } from './select.js';
import { changed, messagesIn, place, placeOf, store, watch } from './store.js';
import { loadEarlier, loadOpenChat, onSignal } from './sync.js';
import { announce, failed } from './toast.js';

const NEAR_END = 90;
const shown = new WeakMap(); // node -> what it shows, to leave unchanged ones alone
const list = el('ol', { class: 'messages' });
const nothing = el('div', { class: 'empty', hidden: true });
const scroller = el('div', { class: 'timeline', tabindex: '0', role: 'region', 'aria-label': 'Messages' }, nothing, list);
const jump = el('button', { type: 'button', class: 'jump', hidden: true, 'aria-label': 'To the newest message' }, icon('down'));
let atEnd = true;
let here = '';
let loadingEarlier = false;
let missed = 0;

/** The scrolling timeline with its button back to the end. `hooks` act on messages. */
export function timeline(hooks) {
  const render = coalesced(draw);
  watch(['messages', 'live', 'route', 'people', 'bots', 'chats', 'link'], render);
  watch(['route'], entered);
  scroller.addEventListener('scroll', scrolled, { passive: true });
  scroller.addEventListener('click', (event) => clicked(event, hooks));
  scroller.addEventListener('contextmenu', (event) => contextMenu(event, hooks));
  scroller.addEventListener('keydown', (event) => keyPressed(event, hooks));
  jump.addEventListener('click', () => toEnd(true));
  const sizes = new ResizeObserver(() => atEnd && toEnd());
  sizes.observe(list);
  sizes.observe(scroller);
  document.addEventListener('visibilitychange', markSeen);
  onSignal('arrived', arrived);
  return el('div', { class: 'timeline-frame' }, scroller, jump);
}

function entered() {
  const { person, chat, topic } = store.route;
  const now = `${person}/${place(chat, topic)}`;
  if (now === here) return;
  here = now;
  atEnd = true;
  missed = 0;
  empty(list);
  if (store.ready) loadOpenChat().catch(failed);
}

function draw() {
  const { chat, topic } = store.route;
  if (chat === null) return;
  const items = timelineItems(messagesIn(chat, topic), store.live.get(place(chat, topic)));
  keyed(list, items, { key: (item) => item.key, create, update });
  nothing.hidden = items.length > 0;
  if (items.length === 0) showEmpty(nothing);
  if (atEnd) toEnd();
  markSeen();
}

function create(item) {
  if (item.kind === 'day') return el('li', { class: 'day' }, el('span', {}, dayName(item.date)));
  return item.kind === 'service' ? createService() : createMessage();
}

function update(node, item) {
  if (item.kind === 'day') return;
  const before = shown.get(node);
  const same = before && before.kind === item.kind && before.message === item.message && before.live === item.live;
  if (same && before.first === item.first && before.last === item.last) return;
  shown.set(node, item);
  if (item.kind === 'live') updateLive(node, item);
  else if (item.kind === 'service') updateService(node, item);
  else updateMessage(node, item);
}

function markSeen() {
  const { person, chat, topic } = store.route;
  if (document.hidden || person === null || chat === null) return;
  const newest = messagesIn(chat, topic).at(-1);
  if (newest && markRead(person, place(chat, topic), newest.message_id)) changed('reads');
}

function toEnd(smoothly = false) {
  const behavior = smoothly && !reducedMotion() ? 'smooth' : 'instant';
  scroller.scrollTo({ top: scroller.scrollHeight, behavior });
  atEnd = true;
  missed = 0;
  showJump();
}

function scrolled() {
  const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  atEnd = left < NEAR_END;
  if (atEnd) missed = 0;
  showJump();
  if (scroller.scrollTop < 200) earlier();
}

function showJump() {
  jump.hidden = atEnd;
  jump.dataset.count = missed > 0 ? String(missed) : '';
}

async function earlier() {
  const { chat, topic } = store.route;
  const oldest = chat === null ? undefined : messagesIn(chat, topic)[0];
  if (loadingEarlier || !oldest) return;
  loadingEarlier = true;
  try {
    const fromEnd = scroller.scrollHeight - scroller.scrollTop;
    if (await loadEarlier(oldest.message_id)) {
      draw();
      scroller.scrollTop = scroller.scrollHeight - fromEnd;
    }
  } catch (error) {
    failed(error);
  } finally {
    loadingEarlier = false;
  }
}

function arrived(message) {
  const { chat, topic } = store.route;
  if (chat === null || placeOf(message) !== place(chat, topic)) return;
  if (message.from?.id === me()?.id) {
    atEnd = true;
    return;
  }
  announce(`${message.from ? fullName(message.from) : 'Message'}: ${summary(message)}`);
  if (!atEnd) missed++;
}

function messageAt(node) {
  const line = node.closest?.('.message[data-message]');
  if (!line || line.classList.contains('live')) return null;
  const { chat, topic } = store.route;
  const id = Number(line.dataset.message);
  return messagesIn(chat, topic).find((message) => message.message_id === id) ?? null;
}

function clicked(event, hooks) {
  const find = (selector) => event.target.closest(selector);
  const quote = find('.quote');
  if (find('.message-more')) actions(find('.message-more'), messageAt(event.target), hooks);
  else if (find('[data-command]')) hooks.send(find('[data-command]').dataset.command);
  else if (find('[data-copy]')) copy(find('[data-copy]').dataset.copy);
  else if (quote) showOriginal(quote.dataset.to);
}

function contextMenu(event, hooks) {
  const message = messageAt(event.target);
  if (!message || event.target.closest('a, img, audio') || !getSelection().isCollapsed) return;
  event.preventDefault();
  actions({ x: event.clientX, y: event.clientY }, message, hooks);
}

function keyPressed(event, hooks) {
  const lines = [...list.querySelectorAll('.message')];
  const at = lines.indexOf(document.activeElement);
  if (at < 0 && document.activeElement !== scroller) return;
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    const next = at < 0 ? lines.length - 1 : at + (event.key === 'ArrowUp' ? -1 : 1);
    event.preventDefault();
    lines[next]?.focus();
  } else if (at >= 0 && (event.key === 'Enter' || event.key === ' ')) {
    const message = messageAt(lines[at]);
    event.preventDefault();
    if (message) actions(lines[at].querySelector('.message-more'), message, hooks);
  }
}

function showOriginal(id) {
  const line = list.querySelector(`[data-message="${Number(id)}"]`);
  if (!line) return;
  line.scrollIntoView({ block: 'center', behavior: reducedMotion() ? 'instant' : 'smooth' });
  line.classList.remove('flash');
  void line.offsetWidth; // restarts the animation
  line.classList.add('flash');
}

/** Gives the last message of one's own that can still be edited. */
export function lastOwn() {
  const { chat, topic } = store.route;
  return messagesIn(chat, topic).findLast((message) => message.from?.id === me()?.id && message.text !== undefined) ?? null;
}

