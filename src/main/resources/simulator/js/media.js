// What a message carries besides text: pictures, sound, files.

import { fileUrl } from './api.js';
import { el } from './dom.js';
import { bytes, duration } from './format.js';
import { icon } from './icons.js';

/** The element for a message's file, or null. */
export function media(message) {
  if (message.photo) return photo(message);
  if (message.voice) return sound(message.voice, 'Voice message');
  if (message.audio) return sound(message.audio, message.audio.title ?? message.audio.file_name ?? 'Audio');
  if (message.sticker) return el('p', { class: 'sticker' }, message.sticker.emoji ?? '▢');
  const file = message.document ?? message.video ?? message.animation ?? message.video_note;
  return file ? download(file) : null;
}

function photo(message) {
  const largest = message.photo.at(-1);
  const picture = el('img', { src: fileUrl(largest.file_id), alt: message.caption || 'Photo', decoding: 'async' });
  if (largest.width > 1 && largest.height > 1) {
    picture.width = largest.width;
    picture.height = largest.height;
  }
  const frame = el('a', { class: 'photo', href: fileUrl(largest.file_id), target: '_blank', rel: 'noopener' }, picture);
  picture.addEventListener('error', () => {
    frame.replaceWith(el('p', { class: 'no-preview' }, icon('file'), 'This picture cannot be shown.'));
  });
  return frame;
}

function sound(file, label) {
  return el(
    'div',
    { class: 'sound' },
    el('audio', { src: fileUrl(file.file_id), controls: true, preload: 'none', 'aria-label': label }),
    el('span', { class: 'sound-note' }, `${label} · ${duration(file.duration)}`),
  );
}

function download(file) {
  const name = file.file_name ?? 'File';
  return el(
    'a',
    { class: 'file', href: fileUrl(file.file_id), download: name },
    el('span', { class: 'file-icon' }, icon('file')),
    el('span', { class: 'file-name' }, name, el('small', {}, [bytes(file.file_size), file.mime_type].filter(Boolean).join(' · '))),
  );
}
