// The address names who one is and what is open: #/person/<id>/chat/<chat>/topic/<t>.

import { changed, store } from './store.js';
import { chatById, chatsOf } from './select.js';

const PERSON_KEY = 'rapport.simulator.person';
const wide = matchMedia('(min-width: 760px)');

export function address({ person, chat, topic }) {
  const parts = [];
  if (person !== null && person !== undefined) parts.push('person', person);
  if (chat !== null && chat !== undefined) parts.push('chat', chat);
  if (topic !== null && topic !== undefined) parts.push('topic', topic);
  return `#/${parts.join('/')}`;
}

export function go(target, { replace = false } = {}) {
  const hash = address(target);
  if (location.hash === hash) return;
  if (replace) history.replaceState(null, '', hash);
  else history.pushState(null, '', hash);
  follow();
}

export const openChat = (chat, topic = null) => go({ person: store.route.person, chat, topic });
export const openList = () => go({ person: store.route.person });

function parse(hash) {
  const words = hash.replace(/^#\/?/, '').split('/');
  const number = (name) => {
    const at = words.indexOf(name);
    const value = at < 0 ? NaN : Number(words[at + 1]);
    return Number.isSafeInteger(value) ? value : null;
  };
  return { person: number('person'), chat: number('chat'), topic: number('topic') };
}

/** Takes the address as it is, mends what does not exist, and tells the views. */
export function follow() {
  const wanted = parse(location.hash);
  const person = store.people.has(wanted.person) ? wanted.person : defaultPerson();
  const samePerson = person === wanted.person;
  let chat = samePerson ? wanted.chat : null;
  if (chat !== null && store.ready && !mayOpen(person, chat)) chat = null;
  if (chat === null && person !== null && wide.matches) chat = chatsOf(person)[0].id;
  const topic = chat === wanted.chat ? wanted.topic : null;
  if (store.ready && person !== null) {
    remember(person);
    const hash = address({ person, chat, topic });
    if (hash !== location.hash) history.replaceState(null, '', hash);
  }
  store.route = { person, chat, topic };
  changed('route');
}

function mayOpen(person, chat) {
  return chatById(chat) !== null && chatsOf(person).some((each) => each.id === chat);
}

function defaultPerson() {
  const kept = Number(read());
  if (store.people.has(kept)) return kept;
  return [...store.people.keys()][0] ?? null;
}

function read() {
  try {
    return sessionStorage.getItem(PERSON_KEY) ?? localStorage.getItem(PERSON_KEY);
  } catch {
    return null;
  }
}

function remember(person) {
  try {
    sessionStorage.setItem(PERSON_KEY, String(person));
    localStorage.setItem(PERSON_KEY, String(person));
  } catch {
    // Without storage the address alone says who one is.
  }
}

export function startRouting() {
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);
  wide.addEventListener('change', follow);
}
