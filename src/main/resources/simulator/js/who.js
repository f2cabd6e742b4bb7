// Who one is, changing that, and beginning new chats.

import { byId, el, fill } from './dom.js';
import { newChat, newPerson, newTopic } from './dialogs.js';
import { icon } from './icons.js';
import { showMenu } from './menu.js';
import { avatar } from './people.js';
import { go } from './route.js';
import { chatsOf, currentChat, fullName, isPrivate, me, unreadInChat } from './select.js';
import { store, watch } from './store.js';

export function startWho() {
  const button = byId('who');
  const more = byId('new-chat');
  fill(more, icon('pen'));
  button.addEventListener('click', () => showMenu(button, people(), { label: 'Who are you?' }));
  more.addEventListener('click', () => showMenu(more, beginnings(), { label: 'New chat' }));
  watch(['people', 'route'], () => draw(button));
}

function draw(button) {
  const person = me();
  const name = person === null ? 'Nobody yet' : fullName(person);
  button.setAttribute('aria-label', `You are ${name}. Change person`);
  fill(
    button,
    person === null ? el('span', { class: 'avatar' }, icon('person')) : avatar(person.id, name),
    el('span', { class: 'who-text' }, el('small', {}, 'You are'), el('b', {}, name)),
    icon('chevron'),
  );
}

function people() {
  const items = [...store.people.values()].map((person) => ({
    label: [fullName(person), marks(person.id)],
    face: avatar(person.id, fullName(person), { size: 'small' }),
    checked: person.id === store.route.person,
    run: () => become(person.id),
  }));
  return [...items, 'line', { label: 'Add a person…', icon: 'pen', run: () => newPerson(become) }];
}

/** What waits for somebody else. */
function marks(person) {
  const sum = chatsOf(person).reduce((all, chat) => all + unreadInChat(chat, person), 0);
  return sum > 0 && person !== store.route.person ? el('span', { class: 'row-unread' }, String(sum)) : null;
}

/** A group that both are in stays open; else the private chat. */
function become(person) {
  const chat = currentChat();
  const stays = chat !== null && !isPrivate(chat) && (chat.members ?? []).includes(person);
  const phone = store.route.chat === null;
  if (phone) go({ person });
  else go({ person, chat: stays ? chat.id : person, topic: stays ? store.route.topic : null });
}

function beginnings() {
  const chat = currentChat();
  const items = [
    { label: 'New group…', icon: 'group', run: () => newChat('group') },
    { label: 'New forum with topics…', icon: 'hash', run: () => newChat('forum') },
  ];
  const target = chat?.is_forum || chat === null || isPrivate(chat) ? chat : null;
  if (target !== null) items.push({ label: 'New topic here…', icon: 'pen', run: () => newTopic(target.id) });
  return items;
}
