// What is running out? Pairs of SKU and node, what is at risk first.

import { h } from './dom.js';
import * as f from './format.js';
import { stockBar } from './chart.js';
import { cut, empty, table } from './table.js';

const FILTERS = [
  ['', 'All', 'all'], ['OUT_OF_STOCK', 'Out of stock', 'outOfStock'], ['RUNNING_OUT', 'Running out', 'runningOut'], ['NOTHING_COMING', 'Nothing coming', 'nothingComing'],
  ['ARRIVAL_OVERDUE', 'Arrival overdue', 'arrivalOverdue'], ['TOO_MUCH', 'Too much', 'tooMuch'],
];
const ALARMING = new Set(['OUT_OF_STOCK', 'RUNNING_OUT', 'NOTHING_COMING', 'ARRIVAL_OVERDUE', 'OVERSOLD', 'FROZEN', 'PAUSED', 'ITEM_MISSING']);

export async function draw({ get, parameters }) {
  const question = new URLSearchParams({ limit: parameters.get('limit') ?? '100' });
  for (const name of ['node', 'filter']) {
    if (parameters.get(name)) question.set(name, parameters.get(name));
  }
  const [page, capacity] = await Promise.all([get('stock?' + question), get('capacity')]);
  const node = parameters.get('node') ?? '';
  const filter = parameters.get('filter') ?? '';
  const nodes = [...new Set([...capacity.rows.map((r) => r.node), node].filter(Boolean))].sort();
  return [
    h('h1', null, 'Stock', h('small', null, `${f.units(page.total)} pairs of SKU and node, `, f.money(page.riskPerDay), ' a day at risk')),
    h('p', { class: 'choices' },
      h('span', { class: 'tabs' }, FILTERS.map(([value, name, count]) =>
        h('a', { href: link(parameters, { filter: value }), 'aria-current': value === filter ? 'true' : null }, `${name} ${f.units(page.counts[count])}`))),
      h('label', null, 'node ', h('select', { 'data-parameter': 'node' },
        h('option', { value: '', selected: !node }, 'all'), nodes.map((n) => h('option', { value: n, selected: n === node }, n))))),
    formula(),
    h('section', null, page.items.length ? [rows(page, question), sums(page)] : nothing(page, node, filter)),
    cut(page.items.length, page.total, 'pairs', (limit) => link(parameters, { limit })),
  ];
}

function link(parameters, change) {
  const copy = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(change)) value ? copy.set(name, value) : copy.delete(name);
  return '/stock' + (copy.size ? '?' + copy : '');
}

function formula() {
  return h('p', { class: 'muted' }, 'At risk a day = missing × worth of the next unit ÷ 2 + late × worth of the last unit. ',
    'Missing are units below the level that are neither there nor on their way; late are units that will be asked for before the next arrival, ',
    'at most what is on its way (a week away where all arrivals are overdue). The worths are those published with the position, a day; ',
    'that of missing units falls to zero at the level, so half is counted.');
}

function sums(page) {
  const u = page.units;
  return h('p', { class: 'muted' }, `All ${f.units(page.total)}: ${f.units(u.onHand)} free, ${f.units(u.reserved)} reserved, ${f.units(u.held)} held, ${f.units(u.inTransit)} in transit, ${f.units(u.onOrder)} on order.`);
}

function nothing(page, node, filter) {
  if (page.counts.all === 0 && !node) return empty('No positions yet. They come with the first counts, receipts or forecasts: ', h('code', null, './echelon produce csv'));
  if (page.counts.all === 0) return empty(`No stock at ${node}, and none is wanted there. `, h('a', { href: '/stock' }, 'Show all nodes'));
  const good = { OUT_OF_STOCK: 'Nothing is out of stock', RUNNING_OUT: 'Nothing is running out', NOTHING_COMING: 'Wherever units are missing some are on their way', ARRIVAL_OVERDUE: 'No arrival is overdue', TOO_MUCH: 'Nowhere is too much' }[filter];
  return empty(f.sign('GOOD'), ` ${good}${node ? ' at ' + node : ''} (${f.units(page.counts.all)} pairs). `, h('a', { href: link(new URLSearchParams(), { node }) }, 'Show all'));
}

export function columns(first) {
  return [
    ...first,
    { head: 'at risk/day', num: true, title: 'what missing and late units would earn; see above', cell: (r) => f.money(r.riskPerDay) },
    { head: 'free', num: true, live: true, cell: (r) => f.units(r.onHandUnits), mark: (r) => (r.onHandUnits < 0 ? 'over' : null) },
    { head: 'rsv. | held', num: true, live: true, title: 'reserved for orders | present, but not to be sold', cell: (r) => two(r.reservedUnits, r.heldUnits) },
    { head: 'transit | order', num: true, live: true, title: 'on its way from another node | on order from a vendor', cell: (r) => two(r.inTransitUnits, r.onOrderUnits) },
    { head: 'level', num: true, live: true, title: 'order-up-to level', cell: (r) => f.units(r.levelUnits) },
    { head: 'against level', title: 'free, in transit, on order; the mark is the level', cell: (r) => stockBar(r, 84) },
    { head: 'missing', num: true, title: 'units below the level, neither there nor on their way', cell: (r) => r.missingUnits || h('span', { class: 'zero' }, '0') },
    { head: 'a day', num: true, title: 'demand, units a day', cell: (r) => f.rate(r.demandPerDay) },
    { head: 'cover', num: true, title: 'free units by demand', cell: (r) => f.days(r.coverDays) },
    { head: 'stock-out', num: true, title: 'probability over the protection time', cell: (r) => f.share(r.stockoutProbability, 0) },
    { head: 'next arrival, or why none; flags', wide: true, cell: (r) => [arrival(r), r.flags.length > 0 && h('div', { class: 'flags' }, flags(r))] },
  ];
}

/** Two figures of one column; noughts are pale. */
function two(one, other) {
  const figure = (value) => (value ? f.units(value) : h('span', { class: 'zero' }, '0'));
  return [figure(one), h('span', { class: 'zero' }, ' | '), figure(other)];
}

function arrival(r) {
  if (f.known(r.nextArrivalAt)) return f.moment(r.nextArrivalAt);
  return r.whyNothing ? r.whyNothing.text : f.dash('nothing is on its way, and nothing is missing');
}

function flags(r) {
  return r.flags.map((flag, i) => [i > 0 && ', ', h('span', { class: ALARMING.has(flag) ? 'warning' : null, title: flag }, ALARMING.has(flag) && '▲ ', f.words(flag).toLowerCase())]);
}

function rows(page, question) {
  const all = new URLSearchParams(question);
  all.delete('limit');
  return table('Stock', columns([
    { head: 'SKU', cell: (r) => h('a', { href: '/sku/' + encodeURIComponent(r.sku) + '?node=' + encodeURIComponent(r.node), title: r.name }, r.sku) },
    { head: 'node', cell: (r) => h('a', { href: '/stock?node=' + encodeURIComponent(r.node) }, r.node) },
  ]), page.items, (r) => r.sku + '@' + r.node, { csv: 'stock' + (all.size ? '?' + all : '') });
}
