// Which prices are in force, how good they are proven to be, who has them, what they are.

import { h } from './dom.js';
import * as f from './format.js';
import { empty, section, table } from './table.js';
import { matrix } from './adoption.js';
import { shareBar } from './chart.js';

export async function draw({ get }) {
  const [prices, adoption] = await Promise.all([get('prices'), get('prices/adoption')]);
  if (!prices.inForce) {
    return [h('h1', null, 'Prices'),
      empty(prices.lastRun ? `The last run, v${prices.lastRun.version}, was not good enough to be adopted; the next may be.`
        : 'No prices yet. They come with the first run, once a network, items and forecasts are known.')];
  }
  const v = prices.inForce;
  return [
    h('h1', null, 'Prices', h('small', null, `v${v.version} ${f.words(v.status).toLowerCase()}`)),
    facts(v),
    h('div', { class: 'columns' },
      section('Adoption', `${adoption.adopted} of ${adoption.tasks} tasks on v${v.version}`, matrix(adoption)),
      section('Runs', 'newest first', runs(prices.history)),
    ),
    section('Price of each limit', 'storage by dm³ and day, flow by unit; dearest first', list(prices.prices)),
  ];
}

function facts(v) {
  const c = v.certificate;
  const fact = (name, ...value) => h('div', null, h('dt', null, name), h('dd', null, value));
  return h('dl', { class: 'facts' },
    fact('computed', f.instant(v.computedAt), ', ', f.age(v.ageSeconds), ' ago'),
    fact(v.expired ? '▲ expired' : 'expires', f.instant(v.expiresAt)),
    fact('network', 'v' + v.networkVersion),
    c && fact('proven bound', f.money(c.dualBound), '/day'),
    c && fact('reached', f.money(c.primalValue), '/day'),
    c && fact('gap', f.share(c.gapOfValue, 4), ' of value, ', f.share(c.gapOfConstrainedLoss, 2), ' of the constrained loss'),
    c && fact('worst violation', f.share(c.worstViolationShare, 2)),
    c && fact('made by', `${f.words(c.stopReason).toLowerCase()} in ${c.rounds} rounds, ${(c.cpuMillis / 1000).toFixed(2)} s CPU, ${f.units(c.pairs)} pairs`,
      c.warmStartVersion ? `, warm from v${c.warmStartVersion}` : ''));
}

function runs(history) {
  return table('Price runs', [
    { head: 'version', cell: (r) => 'v' + r.version },
    { head: 'at', cell: (r) => f.moment(r.computedAt) },
    { head: 'status', cell: (r) => f.words(r.status) },
    { head: 'gap', num: true, cell: (r) => f.share(r.gapOfValue, 4) },
    { head: 'stopped by', cell: (r) => (r.stopReason ? f.words(r.stopReason) : f.dash('set by a person')) },
  ], history.slice(-8).reverse(), (r) => r.version, { csv: 'prices?table=history' });
}

function list(prices) {
  const sorted = [...prices].sort((a, b) => b.now - a.now || b.use / b.capacity - a.use / a.capacity);
  if (!sorted.length) return empty('No node states a capacity, so every price is 0.');
  return table('Prices', [
    { head: 'node', cell: (r) => h('a', { href: '/stock?node=' + r.node }, r.node) },
    { head: 'limit', cell: (r) => r.resource.toLowerCase() },
    { head: 'price', num: true, cell: (r) => f.money(r.now) },
    { head: 'before', num: true, cell: (r) => (f.known(r.before) ? f.money(r.before) : f.dash('no version before')) },
    { head: 'change', num: true, cell: change },
    { head: '', cell: (r) => shareBar(r.use / r.capacity) },
    { head: 'planned use', num: true, cell: (r) => f.share(r.use / r.capacity, 1), mark: (r) => (r.use > r.capacity * 1.0005 ? 'over' : null) },
    { head: 'use', num: true, cell: (r) => f.units(r.use) },
    { head: 'capacity', num: true, cell: (r) => f.units(r.capacity) },
    { head: 'in', cell: (r) => (r.resource === 'STORAGE' ? 'dm³' : 'units/day') },
  ], sorted, (r) => r.node + r.resource, { csv: 'prices?table=prices' });
}

function change(row) {
  if (!f.known(row.before)) return f.dash('no version before');
  if (row.before === row.now) return '0';
  if (row.before === 0) return 'new';
  const by = row.now / row.before - 1;
  return (by > 0 ? '+' : '−') + (100 * Math.abs(by)).toFixed(by > 1 ? 0 : 1) + '%';
}
