// What the bot and the simulator said to each other, as it happens.

import { api } from './api.js';
import { el, fill } from './dom.js';
import { icon } from './icons.js';
import { failed } from './toast.js';

const EVERY_MS = 800;
const KEPT = 200;
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export function recordPanel() {
  const list = el('ol', { class: 'calls', 'aria-label': 'Newest first' });
  const nothing = el('p', { class: 'faint' }, 'No calls yet.');
  const polls = el('input', { type: 'checkbox', checked: true });
  const pause = el('button', { type: 'button', class: 'icon-button', 'aria-label': 'Pause', 'aria-pressed': 'false' }, icon('pause'));
  const clear = el('button', { type: 'button', class: 'icon-button', 'aria-label': 'Empty the record' }, icon('trash'));
  const node = el('div', { class: 'panel' }, el('div', { class: 'panel-row' }, el('label', { class: 'check' }, polls, el('span', {}, 'Hide getUpdates')), el('span', { class: 'panel-tools' }, pause, clear)), nothing, list);
  let after = null;
  let timer = null;
  let paused = false;

  async function poll() {
    try {
      add(await api.record(after === null ? { last: KEPT } : { after }));
    } catch {
      after = null; // the banner tells that the simulator is away
    }
    if (timer !== null) timer = setTimeout(poll, EVERY_MS);
  }

  function add(entries) {
    if (entries.length === 0) return;
    after = entries.at(-1).n;
    const rows = entries.slice(-KEPT).map(row).reverse();
    list.prepend(...rows);
    while (list.children.length > KEPT) list.lastChild.remove();
    nothing.hidden = true;
  }

  function run(shown) {
    clearTimeout(timer);
    timer = null;
    if (!shown || paused) return;
    timer = 0;
    poll();
  }

  pause.addEventListener('click', () => {
    paused = !paused;
    pause.setAttribute('aria-pressed', String(paused));
    pause.setAttribute('aria-label', paused ? 'Go on' : 'Pause');
    fill(pause, icon(paused ? 'play' : 'pause'));
    run(true);
  });
  clear.addEventListener('click', () =>
    api
      .clearRecord()
      .then(() => {
        list.replaceChildren();
        nothing.hidden = false;
      })
      .catch(failed),
  );
  polls.addEventListener('change', () => list.classList.toggle('with-polls', !polls.checked));
  return { node, run };
}

function row(entry) {
  const call = entry.method !== undefined;
  const details = el('details', { class: 'call', data: { look: call ? look(entry) : 'update', method: entry.method ?? 'update' } });
  const summary = el(
    'summary',
    {},
    el('span', { class: 'call-name' }, call ? entry.method : `update ${entry.update_id}`),
    el('span', { class: 'call-state' }, call ? String(entry.fault ?? entry.status ?? entry.effect) : `${entry.via} ${entry.outcome}`),
    el('span', { class: 'call-time' }, time(entry)),
  );
  details.append(summary);
  details.addEventListener('toggle', () => {
    if (details.open && !details.querySelector('pre')) details.append(el('pre', { tabindex: '0' }, JSON.stringify(shown(entry), null, 2)));
  });
  return el('li', {}, details);
}

function look({ status, effect, fault }) {
  if (fault || effect === 'faulted') return 'faulted';
  return status >= 200 && status < 300 ? 'fine' : 'refused';
}

function time({ at, ms, duration_ms: spent = ms }) {
  const moment = new Date(typeof at === 'number' && at < 1e12 ? at * 1000 : at);
  const clock = Number.isNaN(moment.getTime()) ? '' : timeFormat.format(moment);
  return spent === undefined ? clock : `${spent < 10 ? spent.toFixed(1) : Math.round(spent)} ms`;
}

function shown({ n, at, bot_id, ...rest }) {
  return rest;
}
