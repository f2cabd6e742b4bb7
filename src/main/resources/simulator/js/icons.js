// Line icons on a 24 by 24 grid, drawn as paths.
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  chevron: 'M7 10l5 5 5-5',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  down: 'M12 5v14M6 13l6 6 6-6',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  flask: 'M9 3h6M10 3v6L4.500 18.500C3.800 19.800 4.700 21 6 21h12c1.300 0 2.200-1.200 1.500-2.500L14 9V3M7.500 15h9',
  group: 'M9 11a3.500 3.500 0 100-7 3.500 3.500 0 000 7zM2.500 20c0-3.600 2.900-6 6.500-6s6.500 2.400 6.500 6M16 4.300a3.500 3.500 0 010 6.400M18 14.500c2.100.8 3.500 2.800 3.500 5.500',
  hash: 'M9 4L7 20M17 4l-2 16M4 9h17M3 15h17',
  link: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  pen: 'M12 5v14M5 12h14',
  clip: 'M20 11l-8.500 8.500a5 5 0 01-7-7L13 4a3.300 3.300 0 014.700 4.700l-8.500 8.500a1.700 1.700 0 01-2.400-2.400L14.500 7',
  reply: 'M10 6l-6 6 6 6M4 12h9c4.500 0 7 2 7 7',
  send: 'M4 12l16-8-6 16-3-7zM11 13l9-9',
  smile: 'M12 21a9 9 0 100-18 9 9 0 000 18zM8.500 14.500c1.800 2.300 5.200 2.300 7 0M9 9.500h.01M15 9.500h.01',
  stop: 'M12 21a9 9 0 100-18 9 9 0 000 18zM5.800 5.800l12.400 12.400',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c0-4 3.500-7 8-7s8 3 8 7',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  pause: 'M9 5v14M15 5v14',
  play: 'M8 5l11 7-11 7z',
};

const SVG = 'http://www.w3.org/2000/svg';

/** A decorative icon; the control around it carries the label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
