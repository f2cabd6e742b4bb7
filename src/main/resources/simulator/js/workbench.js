// The drawer for developers: faults on one tab, the last Bot API calls on the other.

import { byId, el, fill } from './dom.js';
import { faultsPanel, activeFaults } from './faults.js';
import { icon } from './icons.js';
import { recordPanel } from './record.js';
import { watch } from './store.js';

const TABS = [
  { id: 'faults', label: 'Faults', panel: faultsPanel },
  { id: 'calls', label: 'Bot API calls', panel: recordPanel },
];

export function startWorkbench() {
  const drawer = byId('workbench');
  const toggle = byId('workbench-toggle');
  const panels = TABS.map(({ id, label, panel }) => ({ id, label, ...panel() }));
  const tabs = el('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Workbench' }, panels.map(tabOf));
  const close = el('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close the panel' }, icon('close'));
  fill(drawer, el('div', { class: 'workbench-head' }, tabs, close), panels.map((panel) => panel.node));
  let chosen = panels[0];

  function choose(panel) {
    chosen = panel;
    for (const each of panels) {
      const on = each === panel;
      each.tab.setAttribute('aria-selected', String(on));
      each.tab.tabIndex = on ? 0 : -1;
      each.node.hidden = !on;
      each.run(on && !drawer.hidden);
    }
  }

  function tabOf(panel) {
    panel.tab = el('button', { type: 'button', role: 'tab', id: `tab-${panel.id}`, 'aria-controls': `panel-${panel.id}` }, panel.label);
    panel.tab.addEventListener('click', () => choose(panel));
    panel.node.id = `panel-${panel.id}`;
    panel.node.setAttribute('role', 'tabpanel');
    panel.node.setAttribute('aria-labelledby', `tab-${panel.id}`);
    return panel.tab;
  }

  function open(shown) {
    drawer.hidden = !shown;
    byId('app').classList.toggle('with-workbench', shown);
    toggle.setAttribute('aria-expanded', String(shown));
    choose(chosen);
    if (shown) chosen.tab.focus();
    else toggle.focus();
  }

  tabs.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    choose(panels[(panels.indexOf(chosen) + step + panels.length) % panels.length]);
    chosen.tab.focus();
  });
  drawer.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') open(false);
  });
  toggle.addEventListener('click', () => open(drawer.hidden));
  close.addEventListener('click', () => open(false));
  watch(['faults'], () => label(toggle));
  label(toggle);
  choose(chosen);
}

function label(toggle) {
  const active = activeFaults();
  toggle.setAttribute('aria-label', active > 0 ? `Faults and Bot API calls, ${active} on` : 'Faults and Bot API calls');
  fill(toggle, icon('flask'), el('span', { class: 'chip-text' }, 'Faults & calls'), active > 0 ? el('span', { class: 'row-unread' }, String(active)) : null);
}
