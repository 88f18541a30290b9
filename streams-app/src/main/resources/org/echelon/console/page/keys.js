// Rows by keyboard: one of a page's rows is chosen, opened, explained, copied; and a list of all keys.

import { h } from './dom.js';
import { shownAsCsv } from './csv.js';
import { release } from './hold.js';

const HELP = [
  ['/', 'search a SKU, a node, a command or a decision'],
  ['j k', 'next row, row before; over all tables of the page'],
  ['enter', 'open the row'],
  ['e', 'explain the row'],
  ['[ ]', 'item before, next item of the list that was opened from'],
  ['f', 'first filter of the page'],
  ['c', 'copy the table of the row as CSV, as it is shown'],
  ['y', 'copy the address of the page with the row'],
  ['r', 'apply the changes that wait while you are in a table'],
  ['space', 'hold the page still, let it go on'],
  ['shift S', 'stop something'],
  ['esc', 'close, or choose no row'],
  ['?', 'this list'],
];
const LIST = 'list';
const $ = (name) => document.getElementById(name);

let frame = { go() {}, redraw() {}, pages: [] };
let caption = '';
let quiet = 0;

/** Begins to listen. The frame goes to an address, draws anew, and knows its pages. */
export function start(its) {
  frame = its;
  document.addEventListener('click', (event) => {
    const link = event.target.closest('main tbody a[href^="/"]');
    if (link) remember(link);
    if (event.target.closest('[data-release]')) apply();
    if (event.target.closest('#help')) help();
  }, true);
}

/** Marks the chosen row among rows that are about to be shown. */
export function mark(wanted) {
  chosen(wanted)?.setAttribute('aria-current', 'true');
}

/** Another row may now stand where the chosen one stood. */
export function settle() {
  const row = chosen($('main'));
  if (row && document.activeElement.matches('main tbody tr') && document.activeElement !== row) row.focus({ preventScroll: true });
}

/** Does what a key means; whether it means anything. */
export function press(key) {
  const act = {
    j: () => move(1), k: () => move(-1), Enter: open, e: explain, '[': () => beside(-1), ']': () => beside(1),
    f: filter, c: copyTable, y: () => copy(location.href, 'The address is copied.'), r: apply, '?': help, Escape: leave,
  }[key];
  return Boolean(act) && act() !== false;
}

const rows = (root) => [...root.querySelectorAll('tbody tr[data-key]')];
const captionOf = (row) => row.closest('table').caption?.textContent ?? '';

/** The row in the address; of two with one key that of the table in which it was chosen. */
function chosen(root) {
  let key;
  try {
    key = decodeURIComponent(location.hash.slice(1));
  } catch {
    return null;
  }
  const named = key ? rows(root).filter((row) => row.dataset.key === key) : [];
  return named.find((row) => captionOf(row) === caption) ?? named[0] ?? null;
}

function move(step) {
  const all = rows($('main')).filter((row) => row.offsetParent);
  if (!all.length) return say('This page has no rows.');
  const before = chosen($('main'));
  const at = all.indexOf(before);
  const row = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
  before?.removeAttribute('aria-current');
  row.setAttribute('aria-current', 'true');
  caption = captionOf(row);
  history.replaceState(null, '', location.pathname + location.search + '#' + encodeURIComponent(row.dataset.key));
  row.focus();
}

function leave() {
  const row = chosen($('main'));
  if (!row) return false;
  row.removeAttribute('aria-current');
  row.blur();
  history.replaceState(null, '', location.pathname + location.search);
}

function open() {
  // A link or a button that has the focus opens itself.
  if (document.activeElement.closest('a, button, summary')) return false;
  const row = chosen($('main'));
  const link = row?.querySelector('a[href^="/"]:not([href^="/why/"])') ?? row?.querySelector('a[href^="/"]');
  if (!row) return false;
  link ? link.click() : say('There is nothing behind this row.');
}

function explain() {
  const row = chosen($('main'));
  if (!row) return say('Choose a row first: j.');
  const address = row.dataset.why ?? row.querySelector('a[href^="/why/"]')?.getAttribute('href');
  if (!address) return say('No decision is behind this row.');
  remember(row.querySelector('a[href^="/why/"]') ?? row);
  frame.go(address);
}

/** Keeps the items of the list from which one is opened, so that the next one is a key away. */
function remember(link) {
  const cell = link.closest('th, td');
  const address = (row) => (cell ? row.cells[cell.cellIndex]?.querySelector('a[href^="/"]')?.getAttribute('href') : row.dataset.why);
  const items = rows(link.closest('table')).map(address).filter(Boolean);
  sessionStorage.setItem(LIST, JSON.stringify([...new Set(items)]));
}

function beside(step) {
  const items = JSON.parse(sessionStorage.getItem(LIST) ?? '[]');
  const path = (item) => new URL(item, location).pathname;
  const exact = items.indexOf(location.pathname + location.search);
  const at = exact >= 0 || !/^\/(sku|why)\//.test(location.pathname) ? exact : items.findIndex((item) => path(item) === location.pathname);
  if (at < 0) return say('No list leads here; open an item out of a table first.');
  if (!items[at + step]) return say(step > 0 ? 'That was the last of the list.' : 'That was the first of the list.');
  frame.go(items[at + step]);
}

function filter() {
  const field = [...$('main').querySelectorAll('select, input')].find((one) => one.offsetParent && !one.disabled);
  field ? field.focus() : say('This page has no filter.');
}

function apply() {
  release();
  frame.redraw();
}

function copyTable() {
  const table = (chosen($('main')) ?? document.activeElement.closest('.scroll')?.querySelector('tr') ?? $('main').querySelector('tbody tr'))?.closest('table');
  if (!table) return say('This page has no table.');
  const text = shownAsCsv(table);
  copy(text, `${table.tBodies[0].rows.length} rows are copied as CSV.`);
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say('The browser lets nothing be copied here.');
  }
}

/** Tells in a line what a key has done, for a moment. */
function say(text) {
  clearTimeout(quiet);
  $('said').textContent = text;
  quiet = setTimeout(() => ($('said').textContent = ''), 4000);
}

function help() {
  const key = (text) => text.split(' ').map((one, i) => [i > 0 && ' ', h('kbd', null, one)]);
  const line = ([keys, text]) => h('div', null, h('dt', null, key(keys)), h('dd', null, text));
  const dialog = h('dialog', { class: 'order keys', 'aria-labelledby': 'keys-title' },
    h('h2', { id: 'keys-title' }, 'Keys'),
    h('dl', null, HELP.map(line), frame.pages.map((page) => line(['g ' + page.key, page.name]))),
    h('form', { method: 'dialog', class: 'actions' }, h('button', null, 'Close')));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
