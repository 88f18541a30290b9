// What is running out? Pairs of SKU and node, what is at risk first.

import { h } from './dom.js';
import * as f from './format.js';
import { stockBar } from './chart.js';
import { cut, empty, table } from './table.js';

export async function draw({ get, parameters }) {
  const node = parameters.get('node') ?? '';
  const [page, capacity] = await Promise.all([
    get('stock?limit=100' + (node ? '&node=' + encodeURIComponent(node) : '')), get('capacity'),
  ]);
  const nodes = [...new Set(capacity.rows.map((r) => r.node))].sort();
  return [
    h('h1', null, 'Stock', h('small', null, `${page.total.toLocaleString('en-US')} pairs of SKU and node, most at risk first`)),
    h('p', { class: 'choices' }, h('label', null, 'node ', h('select', { 'data-parameter': 'node' },
      h('option', { value: '', selected: !node }, 'all'), nodes.map((n) => h('option', { value: n, selected: n === node }, n))))),
    h('section', null, page.items.length ? rows(page) : nothing(node)),
    cut(page.items.length, page.total, 'pairs; search a SKU for all its nodes'),
  ];
}

function nothing(node) {
  return node
    ? empty(`No stock at ${node}, and none is wanted there. `, h('a', { href: '/stock' }, 'Show all nodes'))
    : empty('No positions yet. They come with the first counts, receipts or forecasts.');
}

export function columns(first) {
  return [
    ...first,
    { head: 'at risk/day', num: true, title: 'probability of running out × demand × what a lost unit costs', cell: (r) => f.money(r.riskPerDay) },
    { head: 'free', num: true, live: true, cell: (r) => f.units(r.onHandUnits), mark: (r) => (r.onHandUnits < 0 ? 'over' : null) },
    { head: 'reserved', num: true, live: true, cell: (r) => f.units(r.reservedUnits) },
    { head: 'held', num: true, cell: (r) => f.units(r.heldUnits) },
    { head: 'transit', num: true, live: true, cell: (r) => f.units(r.inTransitUnits) },
    { head: 'on order', num: true, live: true, cell: (r) => f.units(r.onOrderUnits) },
    { head: 'level', num: true, live: true, title: 'order-up-to level', cell: (r) => f.units(r.levelUnits) },
    { head: 'against level', title: 'free, in transit, on order; the mark is the level', cell: (r) => stockBar(r) },
    { head: 'demand/day', num: true, cell: (r) => f.rate(r.demandPerDay) },
    { head: 'cover', num: true, cell: (r) => f.days(r.coverDays) },
    { head: 'stock-out', num: true, title: 'probability over the protection time', cell: (r) => f.share(r.stockoutProbability) },
    { head: 'next arrival', num: true, cell: (r) => f.moment(r.nextArrivalAt, 'nothing on its way') },
  ];
}

function rows(page) {
  return table('Stock', columns([
    { head: 'SKU', cell: (r) => h('a', { href: '/sku/' + encodeURIComponent(r.sku), title: r.name }, r.sku) },
    { head: 'node', cell: (r) => h('a', { href: '/stock?node=' + r.node }, r.node) },
  ]), page.items, (r) => r.sku + '@' + r.node);
}
