// Commands after a slash and usernames after an at sign, offered above the field.

import { el, fill } from './dom.js';
import { currentChat, fullName, isPrivate, mainBot } from './select.js';
import { store } from './store.js';

const MOST = 8;

/** `onTaken` is called after the text was changed. */
export function suggestions(field, onTaken) {
  const node = el('ul', { class: 'suggestions', id: 'suggestions', role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  let offers = [];
  let chosen = 0;
  let dismissed = null;
  field.setAttribute('aria-controls', 'suggestions');
  field.setAttribute('aria-autocomplete', 'list');
  field.addEventListener('blur', hide);

  function refresh() {
    const typed = field.value;
    const found = typed === dismissed || document.activeElement !== field ? [] : find(typed.slice(0, field.selectionStart));
    if (JSON.stringify(found) === JSON.stringify(offers)) return;
    offers = found;
    chosen = 0;
    draw();
  }

  function draw() {
    node.hidden = offers.length === 0;
    fill(node, offers.map(option));
    if (node.hidden) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `suggestion-${chosen}`);
  }

  function option(offer, at) {
    const row = el('li', { role: 'option', id: `suggestion-${at}`, 'aria-selected': String(at === chosen) }, el('b', {}, offer.label), el('span', {}, offer.note));
    row.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      accept(offer);
    });
    return row;
  }

  function accept(offer) {
    const rest = field.value.slice(field.selectionStart);
    field.value = offer.before + offer.label + (rest.startsWith(' ') ? rest : ` ${rest}`);
    const caret = offer.before.length + offer.label.length + 1;
    field.setSelectionRange(caret, caret);
    onTaken();
  }

  function hide() {
    offers = [];
    draw();
  }

  /** True when the key was for the list. */
  function take(event) {
    if (offers.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      chosen = (chosen + step + offers.length) % offers.length;
      draw();
    } else if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey)) {
      if (event.key === 'Enter' && offers[chosen].before + offers[chosen].label === field.value) return false;
      accept(offers[chosen]);
    } else if (event.key === 'Escape') {
      dismissed = field.value;
      hide();
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return { node, refresh, take };
}

function find(typed) {
  const [, before, sign, word] = /^(|[\s\S]*\s)([/@])(\w*)$/.exec(typed) ?? [];
  if (sign === '/' && before === '') return matching(commands(), '/', word, before);
  return sign === '@' ? matching(usernames(), '@', word, before) : [];
}

function matching(all, sign, word, before) {
  const wanted = word.toLowerCase();
  const fits = all.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  return fits.slice(0, MOST).map(({ name, note }) => ({ label: sign + name, note, before }));
}

function commands() {
  const known = mainBot()?.commands ?? [];
  return known.map(({ command, description }) => ({ name: command, note: description ?? '' }));
}

function usernames() {
  const chat = currentChat();
  if (chat === null || isPrivate(chat)) return [];
  const here = [...store.bots.values(), ...(chat.members ?? []).map((id) => store.people.get(id))];
  const named = here.filter((user) => user?.username && user.id !== store.route.person);
  return [...new Map(named.map((user) => [user.id, user])).values()].map((user) => ({ name: user.username, note: fullName(user) }));
}
