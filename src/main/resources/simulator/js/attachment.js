// A file to be sent: chosen, dropped or pasted.

import { el, fill } from './dom.js';
import { bytes } from './format.js';
import { icon } from './icons.js';
import { toast } from './toast.js';

const LIMIT = 20 * 1024 * 1024; // what a bot may download

/** `onChange` is called when a file was chosen. */
export function attachment(onChange) {
  let chosen = null;
  const node = el('div', { class: 'attachment', hidden: true });
  const input = el('input', { type: 'file', hidden: true, 'aria-label': 'File to send', id: 'file-input' });
  const button = el(
    'span',
    {},
    input,
    el('button', { type: 'button', class: 'icon-button', 'aria-label': 'Attach a file', title: 'Attach a file', onclick: () => input.click() }, icon('clip')),
  );

  function choose(file) {
    if (!file) return;
    if (file.size > LIMIT) {
      toast('A bot can fetch files of up to 20 MB; this one is larger.', 'problem');
      return;
    }
    clear();
    chosen = { file, kind: kindOf(file), preview: URL.createObjectURL(file) };
    show();
    onChange();
    input.form?.querySelector('textarea').dispatchEvent(new Event('input'));
  }

  function show() {
    const { file, kind, preview } = chosen;
    const face = kind === 'photo' ? el('img', { src: preview, alt: '' }) : icon('file');
    const note = { photo: 'as a photo', voice: 'as a voice message', document: 'as a file' }[kind];
    fill(
      node,
      el('span', { class: 'attachment-face' }, face),
      el('span', { class: 'context-text' }, el('b', {}, file.name), el('span', {}, `${bytes(file.size)}, ${note}`)),
      el('button', { type: 'button', class: 'icon-button', 'aria-label': 'Remove the file', onclick: clear }, icon('close')),
    );
    node.hidden = false;
  }

  function clear() {
    if (chosen) URL.revokeObjectURL(chosen.preview);
    chosen = null;
    input.value = '';
    node.hidden = true;
    input.form?.querySelector('textarea').dispatchEvent(new Event('input'));
  }

  input.addEventListener('change', () => choose(input.files[0]));
  return {
    node,
    button,
    clear,
    chosen: () => chosen && { encode: encoder(chosen) },
    takeFrom(area, field) {
      area.addEventListener('dragover', (event) => event.preventDefault());
      area.addEventListener('drop', (event) => {
        event.preventDefault();
        choose(event.dataTransfer.files[0]);
      });
      field.addEventListener('paste', (event) => {
        const [file] = event.clipboardData.files;
        if (!file) return;
        event.preventDefault();
        choose(file);
      });
    },
  };
}

function kindOf(file) {
  if (/^image\/(png|jpeg|webp)$/.test(file.type)) return 'photo';
  return file.type.startsWith('audio/ogg') ? 'voice' : 'document';
}

const encoder = ({ file, kind }) => async () => ({
  kind,
  name: file.name,
  mime_type: file.type || 'application/octet-stream',
  base64: await base64(file),
  ...(kind === 'voice' ? { duration: await seconds(file) } : {}),
});

async function base64(file) {
  const reader = new FileReader();
  const done = new Promise((resolve, reject) => {
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(new Error(`“${file.name}” cannot be read.`));
  });
  reader.readAsDataURL(file);
  return (await done).replace(/^[^,]*,/, '');
}

/** The length of a sound; one second where the browser cannot tell. */
function seconds(file) {
  const url = URL.createObjectURL(file);
  const sound = new Audio();
  return new Promise((resolve) => {
    const end = (value) => {
      URL.revokeObjectURL(url);
      resolve(Number.isFinite(value) ? Math.max(1, Math.round(value)) : 1);
    };
    sound.onloadedmetadata = () => end(sound.duration);
    sound.onerror = () => end(NaN);
    setTimeout(() => end(NaN), 3000);
    sound.src = url;
  });
}
