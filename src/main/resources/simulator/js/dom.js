// Building and reconciling DOM. Text only ever enters the page as text nodes, so no message, name or
// title can become markup.

/** Makes an element: `on…` adds a listener, `data` fills the dataset, the rest are attributes. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) apply(node, name, value);
  node.append(...present(children));
  return node;
}

function apply(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
  else if (name === 'class') node.className = value;
  else if (name === 'data') Object.assign(node.dataset, value);
  else node.setAttribute(name, value === true ? '' : String(value));
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

export const byId = (id) => document.getElementById(id);

/** Replaces all children, leaving out null and false. */
export function fill(node, ...children) {
  node.replaceChildren(...present(children));
  return node;
}

const nodesOf = new WeakMap();

/**
 * Makes the children of `parent` match `items` in order. Nodes live as long as their key, so focus,
 * selection and animations survive an update.
 */
export function keyed(parent, items, { key, create, update }) {
  const before = nodesOf.get(parent) ?? new Map();
  const after = new Map();
  for (const item of items) {
    const id = key(item);
    after.set(id, before.get(id) ?? create(item));
  }
  for (const [id, node] of before) if (!after.has(id)) node.remove();
  let cursor = parent.firstChild;
  for (const item of items) {
    const node = after.get(key(item));
    update(node, item);
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
  }
  nodesOf.set(parent, after);
}

/** Empties what `keyed` filled, so that nothing of it is used again. */
export function empty(parent) {
  parent.replaceChildren();
  nodesOf.delete(parent);
}

/** Runs `work` once per frame however often it is asked for; without frames (hidden tab) a little later. */
export function coalesced(work) {
  let asked = false;
  const run = () => {
    asked = false;
    work();
  };
  return () => {
    if (asked) return;
    asked = true;
    if (document.hidden) setTimeout(run, 200);
    else requestAnimationFrame(run);
  };
}

export const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
