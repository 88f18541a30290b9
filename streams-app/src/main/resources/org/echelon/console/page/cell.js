// What fills a limit of a node, what arrives there in a week, and the way to ask what more of it would change.

import { h } from './dom.js';
import * as f from './format.js';
import { cut, empty, table } from './table.js';

const WEEKS = 14;

/** The address of the page with a cell opened, or without one. */
export function address(parameters, cell, week) {
  const copy = new URLSearchParams(parameters);
  cell ? copy.set('cell', cell) : copy.delete('cell');
  week ? copy.set('week', week) : copy.delete('week');
  return '/capacity' + (copy.size ? '?' + copy : '');
}

/** The drawer of the chosen cell; nothing where none is chosen. */
export async function cell(get, parameters) {
  const chosen = parameters.get('cell') ?? '';
  const [node, resource] = chosen.split('/');
  if (!node || !resource) return null;
  const week = Number(parameters.get('week') ?? 0);
  const close = h('a', { href: address(parameters), class: 'close' }, 'Close');
  let c;
  try {
    c = await get(`capacity/${encodeURIComponent(node)}/${encodeURIComponent(resource)}/${week}`);
  } catch (error) {
    if (!error.code) throw error;
    return drawer(chosen, close, empty(`${error.message}. ${error.cure}`));
  }
  const storage = c.resource === 'STORAGE';
  const ask = '/whatif?' + new URLSearchParams({ node, resource: resource.toLowerCase(), factor: '1.1' });
  return drawer(`${c.node} ${c.resource.toLowerCase()}`, close,
    facts(c, storage),
    h('p', { class: 'choices' }, f.known(c.capacity) && h('a', { href: ask }, 'What if +10%?'),
      h('a', { href: '/stock?node=' + encodeURIComponent(c.node) }, 'its stock')),
    h('h2', null, 'What fills it'), fills(c, storage),
    h('h2', null, 'What arrives'), weeks(parameters, chosen, week, c), arrivals(c));
}

const drawer = (title, close, ...content) => h('aside', { class: 'drawer', 'aria-label': title },
  h('p', { class: 'drawer-bar' }, h('b', null, title), close), content);

function facts(c, storage) {
  const fact = (name, ...value) => h('div', null, h('dt', null, name), h('dd', null, value));
  const unit = storage ? ' dm³' : ' units/day';
  return h('dl', { class: 'facts' },
    fact('limit', f.known(c.capacity) ? [f.units(c.capacity), unit] : f.dash('no limit stated')),
    fact(storage ? 'in the building' : 'demand that reaches it', f.units(c.use), unit,
      f.known(c.capacity) && c.capacity > 0 ? `, ${(100 * c.use / c.capacity).toFixed(0)}%` : ''),
    fact(storage ? 'price of a dm³ and day' : 'price of a unit', f.known(c.price) ? f.money(c.price) : f.dash('no prices yet')));
}

function fills(c, storage) {
  if (!c.skus.length) return empty(storage ? 'Nothing lies there.' : 'No demand reaches it.');
  return [table('What fills it', [
    { head: 'SKU', cell: (r) => h('a', { href: '/sku/' + encodeURIComponent(r.sku) }, r.sku) },
    { head: storage ? 'dm³' : 'units/day', num: true, cell: (r) => f.rate(r.use) },
    { head: 'share', num: true, cell: (r) => f.share(r.share) },
    { head: 'units', num: true, cell: (r) => f.units(r.units) },
    { head: 'level', num: true, cell: (r) => f.units(r.levelUnits) },
    { head: 'cover', num: true, cell: (r) => f.days(r.coverDays) },
    { head: 'last is worth', num: true, title: 'value a day of the last unit', cell: (r) => f.money(r.marginNow) },
  ], c.skus, (r) => r.sku), cut(c.skus.length, c.totalSkus, 'SKUs, largest use first')];
}

function weeks(parameters, chosen, week, c) {
  return h('p', { class: 'choices' },
    week > 0 && h('a', { href: address(parameters, chosen, week > 1 ? String(week - 1) : '') }, 'a week earlier'),
    h('span', null, week ? [f.moment(c.from), ' to '] : 'overdue, and up to ', f.moment(c.until, 'no tick yet')),
    week + 1 < WEEKS && h('a', { href: address(parameters, chosen, String(week + 1)) }, 'a week later'));
}

function arrivals(c) {
  if (!c.arrivals.length) return empty('Nothing is on its way there for this week.');
  return [h('p', { class: 'muted' }, `${f.units(c.arrivingUnits)} units, ${f.units(c.arrivingCube)} dm³ by ${f.units(c.totalArrivals)} ${c.totalArrivals === 1 ? 'command' : 'commands'}`),
    table('What arrives', [
      { head: 'command', cell: (r) => h('a', { class: 'id', href: '/commands?command=' + encodeURIComponent(r.commandId), title: r.commandId }, f.shortened(r.commandId)) },
      { head: 'SKU', cell: (r) => h('a', { href: '/sku/' + encodeURIComponent(r.sku) }, r.sku) },
      { head: 'from', cell: (r) => r.from },
      { head: 'units', num: true, cell: (r) => f.units(r.units) },
      { head: 'dm³', num: true, cell: (r) => f.rate(r.cube) },
      { head: 'arrives', num: true, cell: (r) => f.moment(r.expectedAt) },
    ], c.arrivals, (r) => r.commandId), cut(c.arrivals.length, c.totalArrivals, 'commands, most volume first')];
}
