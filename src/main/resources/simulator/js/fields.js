// Controls of the faults panel. `show` never touches a control that is being edited.

import { el } from './dom.js';

export function toggleSwitch(label, onChange) {
  const node = el('button', { type: 'button', class: 'switch', role: 'switch', 'aria-label': label, 'aria-checked': 'false' }, el('i', {}));
  node.addEventListener('click', () => onChange(node.getAttribute('aria-checked') !== 'true'));
  return node;
}

/** A text, number or choice; an empty number is null. */
export function field({ label, type = 'text', choices, hint, onChange }) {
  const input = choices
    ? el('select', {}, choices.map((value) => el('option', { value }, value === '*' ? 'every method' : value)))
    : el('input', { type, min: '0', placeholder: hint ?? '0', inputmode: type === 'number' ? 'numeric' : null });
  input.addEventListener('change', () => {
    if (type !== 'number') onChange(input.value);
    else if (input.checkValidity()) onChange(input.value === '' ? null : Number(input.value));
  });
  const show = (value) => {
    if (document.activeElement === input) return;
    const text = String(value ?? '');
    if (choices && text !== '' && !choices.includes(text)) {
      choices.push(text);
      input.append(el('option', { value: text }, text));
    }
    input.value = text;
  };
  return { node: el('label', { class: 'field' }, el('span', {}, label), input), show };
}

/** A share between none and all, in percent for people and 0 to 1 for the simulator. */
export function range({ label, onChange }) {
  const input = el('input', { type: 'range', min: '0', max: '100', step: '5', 'aria-label': label });
  const said = el('output', {});
  const say = () => {
    said.textContent = `${input.value} %`;
  };
  input.addEventListener('input', say);
  input.addEventListener('change', () => onChange(Number(input.value) / 100));
  const show = (value) => {
    if (document.activeElement === input && input.matches(':active')) return;
    input.value = String(Math.round((value ?? 1) * 100));
    say();
  };
  return { node: el('div', { class: 'field range' }, el('span', {}, label, said), input), show };
}
