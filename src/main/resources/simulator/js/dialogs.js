// Forms for what does not exist yet: a person, a group, a forum, a topic.

import { api } from './api.js';
import { el, fill } from './dom.js';
import { avatar } from './people.js';
import { openChat } from './route.js';
import { fullName, mainBot } from './select.js';
import { changed, store } from './store.js';

/** Opens a form; `send` gets its values and may reject, which shows the reason and keeps the form. */
function ask({ title, note, fields, action, send }) {
  const problem = el('p', { class: 'problem', role: 'alert' });
  const cancel = el('button', { type: 'button', class: 'button' }, 'Cancel');
  const form = el(
    'form',
    {},
    el('h2', { id: 'dialog-title' }, title),
    note ? el('p', { class: 'faint' }, note) : null,
    fields,
    problem,
    el('div', { class: 'dialog-actions' }, cancel, el('button', { type: 'submit', class: 'button primary' }, action)),
  );
  const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' }, form);
  cancel.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await send(new FormData(form));
      dialog.close();
    } catch (error) {
      fill(problem, error.message);
    }
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('input')?.focus();
}

const text = (name, label, more = {}) =>
  el('label', { class: 'field' }, el('span', {}, label), el('input', { name, autocomplete: 'off', maxlength: '64', ...more }));

const check = (name, value, label, checked) =>
  el('label', { class: 'check' }, el('input', { type: 'checkbox', name, value, checked }), el('span', {}, label));

/** `then` gets the id of the new person. */
export function newPerson(then) {
  ask({
    title: 'Add a person',
    fields: [
      text('first_name', 'Name', { required: true }),
      text('username', 'Username (optional)', { pattern: '@?[A-Za-z0-9_]{3,32}', title: '3 to 32 letters, digits or underscores' }),
      text('language_code', 'Language (optional)', { placeholder: 'en', pattern: '[A-Za-z]{2,3}(-[A-Za-z]+)?', title: 'Such as en, de or pt-br' }),
    ],
    action: 'Add',
    async send(form) {
      const person = await api.addPerson({
        first_name: form.get('first_name').trim(),
        username: form.get('username').replace(/^@/, '') || undefined,
        language_code: form.get('language_code') || undefined,
      });
      store.people.set(person.id, person);
      changed('people');
      then(person.id);
    },
  });
}

/** `kind`: group or forum. */
export function newChat(kind) {
  const forum = kind === 'forum';
  const me = store.route.person;
  const others = [...store.people.values()].filter((person) => person.id !== me);
  const bot = mainBot() === null ? 'the bot' : fullName(mainBot());
  ask({
    title: forum ? 'New forum' : 'New group',
    note: forum ? `A supergroup with topics. You and ${bot} are in it.` : `You and ${bot} are in it.`,
    fields: [
      text('title', forum ? 'Name of the forum' : 'Name of the group', { required: true }),
      others.length === 0 ? null : el('fieldset', { class: 'field members' }, el('legend', {}, 'Who else?'), others.map(memberBox)),
      check('admin', 'yes', 'The bot is an administrator', false),
      check('privacy', 'yes', 'Privacy mode: the bot sees only what is meant for it', false),
    ],
    action: 'Create',
    async send(form) {
      const chat = await api.addChat({
        type: forum ? 'supergroup' : 'group',
        title: form.get('title').trim(),
        is_forum: forum || undefined,
        members: [me, ...form.getAll('member').map(Number)],
        bot_role: form.get('admin') ? 'administrator' : 'member',
        privacy_mode: Boolean(form.get('privacy')),
      });
      store.chats.set(chat.id, chat);
      changed('chats');
      openChat(chat.id);
    },
  });
}

function memberBox(person) {
  const name = fullName(person);
  return el('label', { class: 'check' }, el('input', { type: 'checkbox', name: 'member', value: person.id, checked: true }), avatar(person.id, name, { size: 'small' }), el('span', {}, name));
}

export function newTopic(chat) {
  ask({
    title: 'New topic',
    fields: [text('name', 'Name of the topic', { required: true, maxlength: '128' })],
    action: 'Create',
    async send(form) {
      const topic = await api.addTopic(chat, form.get('name').trim());
      const known = store.chats.get(chat);
      const topics = [...(known?.topics ?? []).filter((each) => each.message_thread_id !== topic.message_thread_id), topic];
      store.chats.set(chat, { type: 'private', id: chat, members: [chat], ...known, topics });
      changed('chats');
      openChat(chat, topic.message_thread_id);
    },
  });
}
