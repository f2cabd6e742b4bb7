// Text with Telegram's entities becomes DOM. Offsets count UTF-16 units, which is what JavaScript's
// strings count too. Entities may nest; where two overlap without nesting the later one is cut in two.

import { el } from './dom.js';
import { icon } from './icons.js';

const SAFE_LINK = /^(https?|tg|mailto):/i;
const INLINE_TAGS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code' };
const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);
const COLOURED = new Set(['mention', 'hashtag', 'cashtag', 'phone_number', 'bank_card_number', 'text_mention']);

/** The text as a fragment of elements and text nodes. */
export function richText(text, entities = []) {
  const valid = entities.filter((entity) => entity.length > 0 && entity.offset >= 0 && entity.offset < text.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...spans(text, 0, text.length, ordered(valid)));
  return fragment;
}

/** The entities of the first `length` units of a text, cut where they reach beyond. */
export function clip(entities = [], length) {
  return entities
    .filter((entity) => entity.offset < length)
    .map((entity) => ({ ...entity, length: Math.min(entity.length, length - entity.offset) }));
}

function ordered(entities) {
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b));
}

const rank = (entity) => (BLOCKS.has(entity.type) ? 0 : 1);

function spans(text, start, end, entities) {
  const nodes = [];
  let at = start;
  let waiting = entities;
  while (waiting.length > 0) {
    const [outer, ...others] = waiting;
    const from = Math.max(outer.offset, at);
    const to = Math.min(outer.offset + outer.length, end);
    const { inside, after } = divide(others, to);
    waiting = after;
    if (to <= from) continue;
    pushText(nodes, text.slice(at, from));
    nodes.push(element(outer, text.slice(from, to), spans(text, from, to, inside)));
    at = to;
  }
  pushText(nodes, text.slice(at, end));
  return nodes;
}

/** What starts before `end` belongs inside; what reaches past it goes on afterwards. */
function divide(entities, end) {
  const inside = [];
  const after = [];
  for (const entity of entities) {
    const last = entity.offset + entity.length;
    if (entity.offset < end) inside.push({ ...entity, length: Math.min(last, end) - entity.offset });
    if (last > end) {
      const offset = Math.max(entity.offset, end);
      after.push({ ...entity, offset, length: last - offset });
    }
  }
  return { inside, after: ordered(after) };
}

/** A block ends its line by itself: the newline after it would show as an empty line. */
function pushText(nodes, text) {
  const afterBlock = nodes.at(-1)?.dataset?.block !== undefined;
  const shown = afterBlock && text.startsWith('\n') ? text.slice(1) : text;
  if (shown !== '') nodes.push(document.createTextNode(shown));
}

function element(entity, raw, children) {
  const tag = INLINE_TAGS[entity.type];
  if (tag) return el(tag, {}, children);
  if (COLOURED.has(entity.type)) return el('span', { class: `entity entity-${entity.type}` }, children);
  switch (entity.type) {
    case 'spoiler':
      return spoiler(children);
    case 'pre':
      return codeBlock(entity.language, raw);
    case 'blockquote':
      return el('blockquote', { data: { block: '' } }, children);
    case 'expandable_blockquote':
      return expandable(children);
    case 'bot_command':
      return el('button', { type: 'button', class: 'entity command', data: { command: raw } }, children);
    case 'url':
      return link(/^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `https://${raw}`, children);
    case 'text_link':
      return link(entity.url ?? '', children);
    case 'email':
      return link(`mailto:${raw}`, children);
    default:
      return el('span', {}, children);
  }
}

/** A link, if its scheme is one that cannot run anything. */
export function link(url, children) {
  if (!SAFE_LINK.test(url)) return el('span', {}, children);
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer', title: url }, children);
}

export const isSafeLink = (url) => SAFE_LINK.test(url ?? '');

function spoiler(children) {
  const hidden = el('span', { class: 'spoiler-text', 'aria-hidden': 'true' }, children);
  const node = el('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': 'Spoiler, press to show' }, hidden);
  const reveal = (event) => {
    if (node.classList.contains('shown')) return;
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add('shown');
    for (const name of ['role', 'tabindex', 'aria-label']) node.removeAttribute(name);
    hidden.removeAttribute('aria-hidden');
  };
  node.addEventListener('click', reveal);
  node.addEventListener('keydown', reveal);
  return node;
}

function codeBlock(language, code) {
  return el(
    'figure',
    { class: 'code-block', data: { block: '' } },
    el(
      'figcaption',
      {},
      el('span', { class: 'language' }, language || 'code'),
      el('button', { type: 'button', class: 'copy', data: { copy: code }, 'aria-label': 'Copy code' }, icon('copy'), 'Copy'),
    ),
    el('pre', { tabindex: '0' }, el('code', {}, code)),
  );
}

function expandable(children) {
  const clipped = el('div', { class: 'clipped' }, children);
  const toggle = el('button', { type: 'button', class: 'expand', 'aria-expanded': 'false' }, 'Show more');
  toggle.addEventListener('click', () => {
    const open = clipped.classList.toggle('open');
    toggle.setAttribute('aria-expanded', String(open));
    toggle.textContent = open ? 'Show less' : 'Show more';
  });
  return el('blockquote', { class: 'expandable', data: { block: '' } }, clipped, toggle);
}
