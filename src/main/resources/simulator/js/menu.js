// A menu that opens at a button: arrows move, Enter chooses, Escape closes and gives the focus back.

import { el } from './dom.js';
import { icon } from './icons.js';

let open = null;

/**
 * `items`: {label, icon?, face?, checked?, danger?, run}, {row: items}, {heading} or 'line'. `at` is an
 * element or {x, y}.
 */
export function showMenu(at, items, { label }) {
  closeMenu();
  const node = el('div', { class: 'menu', role: 'menu', 'aria-label': label, popover: 'manual' }, items.map(entry));
  document.body.append(node);
  node.showPopover();
  put(node, at);
  const opener = document.activeElement;
  open = { node, opener, at };
  at.setAttribute?.('aria-expanded', 'true');
  node.addEventListener('keydown', onKey);
  node.querySelector('[role^=menuitem]')?.focus();
}

export function closeMenu({ refocus = false } = {}) {
  if (open === null) return;
  const { node, opener, at } = open;
  open = null;
  at.setAttribute?.('aria-expanded', 'false');
  node.remove();
  if (refocus) opener?.focus();
}

function entry(item) {
  if (item === 'line') return el('div', { class: 'menu-line', role: 'separator' });
  if (item.heading) return el('div', { class: 'menu-heading', role: 'presentation' }, item.heading);
  if (item.row) return el('div', { class: 'menu-row', role: 'presentation' }, item.row.map(entry));
  const checkable = item.checked !== undefined;
  return el(
    'button',
    {
      type: 'button',
      class: `menu-item ${item.danger ? 'danger' : ''}`,
      role: checkable ? 'menuitemradio' : 'menuitem',
      'aria-checked': checkable ? String(item.checked) : null,
      'aria-label': item.spoken,
      onclick: () => {
        closeMenu({ refocus: true });
        item.run();
      },
    },
    item.face ?? (item.icon ? icon(item.icon) : null),
    el('span', {}, item.label),
    item.checked ? icon('check') : null,
  );
}

function onKey(event) {
  const items = [...open.node.querySelectorAll('[role^=menuitem]')];
  const at = items.indexOf(document.activeElement);
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 };
  if (event.key in moves) {
    event.preventDefault();
    items[(moves[event.key] + items.length) % items.length].focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    event.stopPropagation();
    closeMenu({ refocus: true });
  }
}

/** Beside the anchor, and always inside the window. */
function put(node, at) {
  const anchor = at.getBoundingClientRect?.() ?? { left: at.x, right: at.x, top: at.y, bottom: at.y };
  const { offsetWidth: width, offsetHeight: height } = node;
  const edge = 8;
  const below = anchor.bottom + 4 + height <= innerHeight - edge;
  const top = below ? anchor.bottom + 4 : Math.max(edge, anchor.top - 4 - height);
  const left = anchor.left + width <= innerWidth - edge ? anchor.left : Math.max(edge, anchor.right - width);
  node.style.top = `${top}px`;
  node.style.left = `${left}px`;
}

addEventListener('pointerdown', (event) => {
  if (open && !open.node.contains(event.target) && !open.at.contains?.(event.target)) closeMenu();
});
addEventListener('resize', () => closeMenu());
