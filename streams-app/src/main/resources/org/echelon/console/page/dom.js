// Elements, and how a page that is drawn anew takes the place of the one that is shown.

const SVG = new Set(['svg', 'path', 'rect', 'line', 'polyline', 'circle', 'polygon', 'g', 'text', 'title']);
const SVG_LINK = 'svg:a';

/** An element. Attributes that are null, undefined or false are left out. */
export function h(tag, attributes, ...children) {
  const node = SVG.has(tag) || tag === SVG_LINK
    ? document.createElementNS('http://www.w3.org/2000/svg', tag.replace('svg:', ''))
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  add(node, children);
  return node;
}

function add(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) {
      add(node, child);
    } else if (child !== null && child !== undefined && child !== false) {
      node.append(child instanceof Node ? child : String(child));
    }
  }
}

/** Makes what is shown equal to what is wanted; what stays the same stays: focus, scroll, hover. */
export function morph(shown, wanted) {
  if (shown.nodeType !== wanted.nodeType || shown.nodeName !== wanted.nodeName) {
    shown.replaceWith(wanted);
    return;
  }
  if (shown.nodeType === Node.TEXT_NODE) {
    if (shown.data !== wanted.data) {
      shown.data = wanted.data;
      mark(shown.parentElement);
    }
    return;
  }
  const fresh = shown.dataset?.key !== wanted.dataset?.key;
  attributes(shown, wanted);
  const old = [...shown.childNodes];
  const next = [...wanted.childNodes];
  if (fresh) {
    shown.replaceChildren(...next);
    return;
  }
  next.forEach((child, i) => (i < old.length ? morph(old[i], child) : shown.append(child)));
  old.slice(next.length).forEach((child) => child.remove());
}

function attributes(shown, wanted) {
  if (shown.nodeType !== Node.ELEMENT_NODE) {
    return;
  }
  for (const { name } of [...shown.attributes]) {
    if (!wanted.hasAttribute(name)) {
      shown.removeAttribute(name);
    }
  }
  for (const { name, value } of wanted.attributes) {
    if (shown.getAttribute(name) !== value) {
      shown.setAttribute(name, value);
    }
  }
}

/** A figure of a table that has changed is marked for a moment. */
function mark(element) {
  const cell = element?.closest('td[data-live]');
  if (cell) {
    cell.classList.add('changed');
    setTimeout(() => cell.classList.remove('changed'), 1000);
  }
}
