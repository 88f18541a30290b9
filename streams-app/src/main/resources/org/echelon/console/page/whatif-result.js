// Before and after, with what was taken for granted.

import { h } from './dom.js';
import * as f from './format.js';
import { empty, section, table } from './table.js';

/** The section of a question: running, refused or answered. */
export function result({ running, error, answer }) {
  if (running) return section('Result', null, h('p', { class: 'empty', role: 'status' }, 'Running …'));
  if (error) return section('Result', null, h('p', { class: 'problem', role: 'alert' }, f.sign('WARNING'), ` ${error.message}. `, h('span', { class: 'muted' }, error.cure)));
  if (!answer) return null;
  return section('Result', answer.supposed.length ? answer.supposed.join(', ') : 'nothing is otherwise: the plan in force',
    answer.scope === 'network' ? network(answer) : sku(answer),
    h('h3', null, 'Taken for granted'),
    h('ul', { class: 'reasons' }, answer.assumptions.map((one) => h('li', null, one))),
    h('p', { class: 'muted' }, 'as of ', f.instant(answer.asOf), ` · network v${answer.networkVersion} · `, answer.priceVersion ? `prices v${answer.priceVersion}` : 'no prices'));
}

const NOTHING = { levelUnits: 0, units: 0, marginNext: null, stockoutProbability: null, demandPerDay: 0 };

function sku(answer) {
  const names = [...new Set([...answer.before, ...answer.after].map((row) => row.node))];
  if (!names.length) return empty('Plan holds it nowhere, neither now nor then.');
  const rows = names.map((node) => ({
    node,
    now: answer.before.find((row) => row.node === node) ?? NOTHING,
    then: answer.after.find((row) => row.node === node) ?? NOTHING,
  }));
  return table('Before and after, by node', [
    { head: 'node', cell: (r) => h('a', { href: '/sku/' + encodeURIComponent(answer.scope.slice(4)) + '?node=' + encodeURIComponent(r.node) }, r.node) },
    ...pair('demand/day', 'units a day that reach the node', (r) => r.demandPerDay, f.rate),
    ...pair('level', 'order-up-to level', (r) => r.levelUnits, f.units, true),
    ...pair('next departure', 'units that it would take with the next departures', (r) => r.units, f.units, true),
    { head: 'from', cell: (r) => r.then.source ?? f.dash('nothing is wanted') },
    { head: 'leaves', num: true, cell: (r) => f.moment(r.then.departsAt, 'nothing is wanted') },
    ...pair('next is worth', 'value a day of one more unit', (r) => r.marginNext, f.money),
    ...pair('stock-out', 'chance that more than the position is asked for in the protection time', (r) => r.stockoutProbability, f.share),
  ], rows, (r) => r.node);
}

function network(answer) {
  const fact = (name, ...value) => h('div', null, h('dt', null, name), h('dd', null, value));
  const rows = answer.before.rows.map((now, i) => ({ node: now.node, resource: now.resource, now, then: answer.after.rows[i] }))
    .filter((r) => r.now.price > 0 || r.then.price > 0 || r.now.capacity !== r.then.capacity)
    .sort((a, b) => Math.abs(b.then.price - b.now.price) - Math.abs(a.then.price - a.now.price));
  return [
    h('dl', { class: 'facts' },
      fact('cost a day', costs(answer.gainPerDay)),
      fact('proved to lie between', costs(answer.mostGainPerDay), ' and ', costs(answer.leastGainPerDay)),
      fact('value of all stock a day', f.money(answer.before.boundPerDay), ' → ', f.money(answer.after.boundPerDay)),
      fact('SKUs priced', f.units(answer.skus))),
    table('Limits with a price before or after', [
      { head: 'node', cell: (r) => h('a', { href: '/stock?node=' + encodeURIComponent(r.node) }, r.node) },
      { head: 'limit', cell: (r) => r.resource.toLowerCase() },
      ...pair('price', 'of a dm³ and day, or of a unit', (r) => r.price, f.money, true),
      ...pair('capacity', 'dm³, or units a day', (r) => r.capacity, f.units),
      ...pair('planned use', 'of its capacity', (r) => (r.capacity > 0 ? r.use / r.capacity : null), (v) => f.share(v, 1)),
    ], rows, (r) => r.node + r.resource)];
}

/** More value is less cost. */
const costs = (gain) => (Math.abs(gain) < 0.005 ? f.money(0) : [gain > 0 ? '' : '+', f.money(-gain)]);

/** A figure now and then, and by how much it differs where that is asked for. */
function pair(head, title, pick, form, difference) {
  const side = (row) => (f.known(pick(row)) ? form(pick(row)) : f.dash('not held there'));
  return [
    { head: head + ' now', title, num: true, gap: true, cell: (r) => side(r.now) },
    { head: 'then', title, num: true, cell: (r) => side(r.then), mark: (r) => (pick(r.now) === pick(r.then) ? null : 'warning') },
    ...(difference ? [{ head: 'difference', title, num: true, cell: (r) => more(pick(r.then) - pick(r.now), form) }] : []),
  ];
}

function more(by, form) {
  if (by === 0) return h('span', { class: 'zero' }, '0');
  return [by > 0 ? '+' : '−', form(Math.abs(by))];
}
