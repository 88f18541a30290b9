// Rows stay where they are while somebody points at their table or is in it; what would move waits.

import { h } from './dom.js';

let released = false;

/** Lets what waits happen with the next drawing. */
export function release() {
  released = true;
}

/** Brings the rows that are wanted into the order of those that are shown, where somebody is there. */
export function hold(shown, wanted) {
  if (!released && shown.dataset.key === wanted.dataset.key) {
    const before = [...shown.querySelectorAll('.scroll')];
    for (const region of wanted.querySelectorAll('.scroll')) {
      const same = before.find((one) => one.getAttribute('aria-label') === region.getAttribute('aria-label'));
      if (same && (same.matches(':hover') || same.contains(document.activeElement))) keep(same, region);
    }
  }
  released = false;
}

const rows = (region) => [...region.querySelectorAll('tbody > tr')];
const keys = (all) => all.map((row) => row.dataset.key);

function keep(before, region) {
  const old = rows(before);
  const fresh = new Map(rows(region).map((row) => [row.dataset.key, row]));
  const here = new Set(keys(old));
  // A key that comes twice names no row, so nothing can be held by it.
  if (!old.length || fresh.size < rows(region).length || here.size < old.length) return;
  const waiting = changes(keys(old), [...fresh.keys()], here, fresh);
  if (!waiting) return;
  region.querySelector('tbody').replaceChildren(...old.map((row) => fresh.get(row.dataset.key) ?? gone(row)));
  region.after(h('p', { class: 'waiting', role: 'status' }, `${waiting} ${waiting === 1 ? 'change waits' : 'changes wait'} · `,
    h('button', { type: 'button', 'data-release': '' }, 'r applies them')));
}

/** Rows that have gone, that are new, and that stand elsewhere among those that stay. */
function changes(old, fresh, here, there) {
  const stayed = old.filter((key) => there.has(key));
  const stay = fresh.filter((key) => here.has(key));
  return old.length - stayed.length + fresh.length - stay.length + stay.filter((key, i) => key !== stayed[i]).length;
}

/** As it was last, marked as what is not in the list any more. */
function gone(row) {
  const copy = row.cloneNode(true);
  copy.classList.add('gone');
  copy.title = 'no longer in this list';
  return copy;
}
