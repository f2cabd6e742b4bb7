// Faults on demand: what the Bot API does wrong, how updates arrive, which flood limits hold.

import { api } from './api.js';
import { el, fill, keyed } from './dom.js';
import { field, range, toggleSwitch } from './fields.js';
import { changed, store, watch } from './store.js';
import { failed } from './toast.js';

const FAULTS = [
  { fault: 'drop_answer', name: 'Lost answer', note: 'The call takes effect, then the connection closes without an answer.' },
  { fault: 'refuse', name: 'Refused', note: 'The call is refused before anything happens.' },
  { fault: 'reset', name: 'Connection reset', note: 'The connection breaks; nothing takes effect.' },
  { fault: 'status_500', name: 'Error 500', note: 'Internal Server Error.' },
  { fault: 'status_502', name: 'Error 502', note: 'Bad Gateway.' },
  { fault: 'flood', name: 'Flood 429', note: 'Too Many Requests with retry_after.' },
  { fault: 'slow', name: 'Slow', note: 'The answer comes late.' },
  { fault: 'garbage', name: 'Garbage', note: 'The answer is not JSON.' },
];
const METHODS = ['*', 'sendMessage', 'sendMessageDraft', 'editMessageText', 'sendChatAction', 'answerCallbackQuery', 'deleteMessage', 'getUpdates', 'getFile', 'setWebhook'];
const EXTRAS = {
  slow: [{ name: 'delay_ms', label: 'Delay in ms', start: 3000 }],
  flood: [{ name: 'retry_after', label: 'Retry after, s', start: 3 }],
};
const EMPTY = { methods: [], updates: {}, flood_limits: {} };
const REFRESH_MS = 1500;
let saving = null;

const faults = () => store.faults ?? EMPTY;

/** How many things are set to go wrong. */
export function activeFaults() {
  const { methods, updates } = faults();
  const wrong = ['duplicate', 'reorder', 'delay_ms'].filter((name) => (updates?.[name] ?? 0) > 0);
  return (methods ?? []).filter((rule) => rule.remaining !== 0).length + wrong.length;
}

export function faultsPanel() {
  const cards = el('ul', { class: 'fault-cards' });
  const others = el('div', { class: 'fault-others' });
  const reset = el('button', { type: 'button', class: 'button', onclick: calm }, 'Switch all off');
  const node = el(
    'div',
    { class: 'panel' },
    el('div', { class: 'panel-row' }, el('p', { class: 'faint' }, 'What this Telegram does wrong, at once and for every chat.'), reset),
    el('h3', {}, 'Answers of the Bot API'),
    cards,
    others,
  );
  const draw = () => {
    keyed(cards, FAULTS, { key: (kind) => kind.fault, create: card, update: showCard });
    showOthers(others);
    reset.disabled = activeFaults() === 0;
  };
  watch(['faults'], draw);
  draw();
  let timer = null;
  const run = (shown) => {
    clearInterval(timer);
    timer = shown ? setInterval(refresh, REFRESH_MS) : null;
  };
  return { node, run };
}

/** How often a fault still strikes changes without an event. */
async function refresh() {
  if (saving !== null || !faults().methods.some((rule) => rule.remaining !== undefined)) return;
  try {
    const now = await api.faults();
    if (saving !== null) return;
    store.faults = now;
    changed('faults');
  } catch {
    // the banner tells that the simulator is away
  }
}

const rulesOf = (kind) => (faults().methods ?? []).filter((rule) => rule.fault === kind);

function card({ fault, name, note }) {
  const flip = toggleSwitch(name, (on) => save({ methods: on ? [...faults().methods, fresh(fault)] : faults().methods.filter((rule) => rule.fault !== fault) }));
  flip.setAttribute('aria-describedby', `note-${fault}`);
  return el(
    'li',
    { class: 'fault', data: { fault } },
    el('div', { class: 'fault-head' }, el('div', {}, el('b', {}, name), el('p', { id: `note-${fault}` }, note)), flip),
    el('div', { class: 'fault-rules' }),
  );
}

function fresh(fault) {
  const extras = Object.fromEntries((EXTRAS[fault] ?? []).map(({ name, start }) => [name, start]));
  return { method: 'sendMessage', fault, probability: 1, ...extras };
}

function showCard(node, { fault }) {
  const rules = rulesOf(fault);
  node.querySelector('[role=switch]').setAttribute('aria-checked', String(rules.length > 0));
  node.classList.toggle('on', rules.length > 0);
  const numbered = rules.map((rule, at) => ({ rule, at }));
  keyed(node.querySelector('.fault-rules'), numbered, { key: ({ at }) => at, create: () => ruleForm(fault), update: (form, { rule, at }) => form.show(rule, at) });
}

function ruleForm(fault) {
  let index = 0;
  const set = (name, value) => save({ methods: faults().methods.map((rule) => (rule === rulesOf(fault)[index] ? changedRule(rule, name, value) : rule)) });
  const parts = {
    method: field({ label: 'Method', choices: METHODS, onChange: (value) => set('method', value) }),
    probability: range({ label: 'How often', onChange: (value) => set('probability', value) }),
    remaining: field({ label: 'Times left', type: 'number', hint: 'no end', onChange: (value) => set('remaining', value) }),
  };
  for (const { name, label } of EXTRAS[fault] ?? []) {
    parts[name] = field({ label, type: 'number', onChange: (value) => set(name, value) });
  }
  const form = el('div', { class: 'rule' }, Object.values(parts).map((part) => part.node));
  form.show = (rule, at) => {
    index = at;
    for (const [name, part] of Object.entries(parts)) part.show(rule[name]);
  };
  return form;
}

function changedRule(rule, name, value) {
  const { [name]: _, ...rest } = rule;
  return value === null ? rest : { ...rest, [name]: value };
}

const UPDATES = [
  { name: 'duplicate', label: 'Delivered twice' },
  { name: 'reorder', label: 'Out of order' },
];
const LIMITS = [
  { name: 'chat_per_second', label: 'Per second in a chat' },
  { name: 'chat_burst', label: 'At once in a chat' },
  { name: 'group_per_minute', label: 'Per minute in a group' },
  { name: 'global_per_second', label: 'Per second in all' },
  { name: 'draft_per_second', label: 'Drafts per second' },
];

function showOthers(node) {
  if (!node.firstChild) buildOthers(node);
  const { updates = {}, flood_limits: limits = {} } = faults();
  for (const [name, part] of Object.entries(node.parts.updates)) part.show(updates[name] ?? 0);
  for (const [name, part] of Object.entries(node.parts.limits)) part.show(limits[name]);
  node.parts.enabled.setAttribute('aria-checked', String(limits.enabled ?? false));
}

function buildOthers(node) {
  const setUpdate = (name) => (value) => save({ updates: { ...faults().updates, [name]: value ?? 0 } });
  const setLimit = (name) => (value) => value !== null && save({ flood_limits: { ...faults().flood_limits, [name]: value } });
  const updates = Object.fromEntries(UPDATES.map(({ name, label }) => [name, range({ label, onChange: setUpdate(name) })]));
  updates.delay_ms = field({ label: 'Delay in ms', type: 'number', onChange: setUpdate('delay_ms') });
  const limits = Object.fromEntries(LIMITS.map(({ name, label }) => [name, field({ label, type: 'number', onChange: setLimit(name) })]));
  const enabled = toggleSwitch('Flood limits', (on) => save({ flood_limits: { ...faults().flood_limits, enabled: on } }));
  node.parts = { updates, limits, enabled };
  const nodes = (parts) => Object.values(parts).map((part) => part.node);
  fill(
    node,
    el('h3', {}, 'Delivery of updates'),
    el('div', { class: 'rule plain' }, nodes(updates)),
    el('div', { class: 'panel-row' }, el('h3', {}, 'Flood limits'), enabled),
    el('div', { class: 'rule plain' }, nodes(limits)),
  );
}

function calm() {
  save({ methods: [], updates: { ...faults().updates, duplicate: 0, reorder: 0, delay_ms: 0 } });
}

/** Shows the change at once; what the simulator then says holds. */
function save(part) {
  store.faults = { ...EMPTY, ...faults(), ...part };
  changed('faults');
  clearTimeout(saving);
  saving = setTimeout(async () => {
    try {
      await api.setFaults(store.faults);
    } catch (error) {
      failed(error);
    }
    saving = null;
  }, 120);
}
