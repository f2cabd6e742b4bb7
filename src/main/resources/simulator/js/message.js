// One message in the timeline.

import { el, fill, reducedMotion } from './dom.js';
import { clock, fullTime, hue } from './format.js';
import { icon } from './icons.js';
import { showKeyboard } from './keyboard.js';
import { media } from './media.js';
import { avatar } from './people.js';
import { showReactions } from './reactions.js';
import { clip, richText } from './richtext.js';
import { currentChat, fullName, isPrivate, kindOf, mainBot, me, serviceText, summary } from './select.js';

const parts = new WeakMap(); // message node -> its parts

export function createMessage() {
  const part = {
    sender: el('span', { class: 'sender' }),
    quote: el('button', { type: 'button', class: 'quote', hidden: true }),
    media: el('div', { class: 'media', hidden: true }),
    body: el('div', { class: 'body', dir: 'auto' }),
    meta: el('span', { class: 'meta' }),
    more: el('button', { type: 'button', class: 'message-more', tabindex: '-1', 'aria-haspopup': 'menu', 'aria-label': 'Message actions' }, icon('more')),
    reactions: el('div', { class: 'reactions', hidden: true }),
    keys: el('div', { class: 'keys', hidden: true }),
    face: el('span', { class: 'face' }),
    shown: {},
  };
  part.bubble = el('div', { class: 'bubble' }, part.sender, part.quote, part.media, part.body, part.reactions, part.more);
  const node = el('li', { class: 'message', tabindex: '-1' }, part.face, el('div', { class: 'column' }, part.bubble, part.keys));
  parts.set(node, part);
  return node;
}

/** `item`: {message, first, last} where first and last say how it stands in a run of one sender. */
export function updateMessage(node, item) {
  const { message, first, last } = item;
  const part = parts.get(node);
  const mine = message.from?.id === me()?.id;
  stopReveal(part);
  node.className = classes(mine, first, last, message);
  node.dataset.message = message.message_id;
  node.setAttribute('aria-label', `${mine ? 'You' : senderName(message)}, ${clock(message.date)}`);
  const inGroup = !isPrivate(currentChat() ?? message.chat);
  showSender(part, message, inGroup && !mine && first);
  showFace(part, message, inGroup && !mine, last);
  showQuote(part, message.reply_to_message, message.quote);
  showBody(part, message);
  showReactions(part.reactions, message);
  showMeta(part, message);
  showKeyboard(part.keys, message);
}

/** The bubble that grows: dots while the bot types, then its draft with a cursor. */
export function updateLive(node, item) {
  const part = parts.get(node);
  const { live } = item;
  node.className = `message theirs live first last ${live.draft ? 'drafting' : 'typing'}`;
  node.setAttribute('aria-label', `${mainBot() ? fullName(mainBot()) : 'The bot'} is writing`);
  showSender(part, { from: mainBot() ?? { id: 0, first_name: 'Bot' } }, !isPrivate(currentChat()));
  showFace(part, { from: mainBot() ?? { id: 0, first_name: 'Bot' } }, !isPrivate(currentChat()), true);
  keepRoom(part);
  if (live.draft) reveal(part, live.draft);
  else if (!part.dots) fill(part.body, (part.dots = el('span', { class: 'dots' }, el('i'), el('i'), el('i'))));
}

export function createService() {
  return el('li', { class: 'service' }, el('span', {}));
}

export function updateService(node, item) {
  node.firstChild.textContent = serviceText(item.message) ?? '';
}

function classes(mine, first, last, message) {
  const bare = kindOf(message) === 'sticker';
  return ['message', mine ? 'mine' : 'theirs', first && 'first', last && 'last', bare && 'bare'].filter(Boolean).join(' ');
}

const senderName = (message) => (message.from ? fullName(message.from) : (message.sender_chat?.title ?? 'Channel'));

function showSender(part, message, shown) {
  part.sender.hidden = !shown;
  if (!shown) return;
  part.sender.textContent = senderName(message);
  part.sender.dataset.hue = message.from?.is_bot ? 'bot' : hue(message.from?.id ?? 0);
}

function showFace(part, message, inGroup, last) {
  part.face.hidden = !inGroup;
  const key = inGroup && last ? `${message.from?.id}` : '';
  if (part.shown.face === key) return;
  part.shown.face = key;
  const from = message.from;
  fill(part.face, key && from ? avatar(from.id, fullName(from), { bot: Boolean(from.is_bot ?? from.id === mainBot()?.id), size: 'small' }) : null);
}

function showQuote(part, original, quoted) {
  part.quote.hidden = !original || original.forum_topic_created !== undefined;
  if (part.quote.hidden) return;
  part.quote.dataset.to = original.message_id;
  part.quote.dataset.hue = original.from?.is_bot ? 'bot' : hue(original.from?.id ?? 0);
  fill(part.quote, el('b', {}, senderName(original)), el('span', { dir: 'auto' }, quoted?.text ?? summary(original)));
}

function showBody(part, message) {
  const text = message.text ?? message.caption ?? message.rich_message?.text ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const key = JSON.stringify([text, entities, message.photo?.at(-1).file_id]);
  if (part.shown.body === key) return;
  part.shown.body = key;
  part.dots = null;
  const carried = media(message);
  part.media.hidden = carried === null;
  fill(part.media, carried);
  fill(part.body, richText(text, entities), kindOf(message) === 'other' ? unknown() : null);
  part.body.hidden = text === '' && carried !== null;
}

const unknown = () => el('em', { class: 'unknown' }, 'This kind of message is not shown here.');

/** The time stands at the end of the last line if there is room for it. */
function showMeta(part, message) {
  const place = !part.reactions.hidden ? part.reactions : part.body.hidden ? part.bubble : part.body;
  const time = el('time', { datetime: new Date(message.date * 1000).toISOString(), title: fullTime(message.date) }, clock(message.date));
  fill(part.meta, message.edit_date ? el('span', { class: 'edited' }, 'edited') : null, time);
  place.append(part.meta);
}

/** The time that the message will show takes its room already, so that nothing moves when it comes. */
function keepRoom(part) {
  if (part.meta.firstChild) return;
  fill(part.meta, clock(Date.now() / 1000));
}

/** New characters of a draft run in instead of popping up. */
function reveal(part, draft) {
  part.dots = null;
  const before = part.draft?.text ?? '';
  part.draft = draft;
  part.shown.body = null;
  part.at = reducedMotion() ? draft.text.length : Math.min(part.at ?? 0, commonLength(before, draft.text));
  if (part.frame) return;
  const step = () => {
    part.frame = null;
    if (part.draft === null) return;
    const { text, entities } = part.draft;
    part.at = Math.min(text.length, part.at + Math.max(1, Math.ceil((text.length - part.at) / 12)));
    if (isHighSurrogate(text, part.at - 1)) part.at++;
    fill(part.body, richText(text.slice(0, part.at), clip(entities, part.at)), el('span', { class: 'cursor' }), part.meta);
    if (part.at < text.length) part.frame = requestAnimationFrame(step);
  };
  step();
}

function stopReveal(part) {
  if (part.frame) cancelAnimationFrame(part.frame);
  part.frame = null;
  part.draft = null;
  part.at = 0;
}

function commonLength(a, b) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

const isHighSurrogate = (text, at) => at >= 0 && at < text.length - 1 && (text.charCodeAt(at) & 0xfc00) === 0xd800;
