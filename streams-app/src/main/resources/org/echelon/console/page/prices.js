// Which prices are in force, how good they are proven to be, who has them, what they are.

import { h } from './dom.js';
import * as f from './format.js';
import { empty, section, table } from './table.js';
import { matrix } from './adoption.js';
import { shareBar, spark } from './chart.js';
import { curves, per } from './curves.js';
import { history } from './history.js';
import { tick } from './steps.js';

export async function draw(place) {
  const { get, parameters } = place;
  if (parameters.get('view') === 'history') return history(place);
  const asked = new URLSearchParams();
  for (const name of ['resource', 'nodes']) {
    if (parameters.get(name)) asked.set(name, parameters.get(name));
  }
  const [prices, adoption, c] = await Promise.all([get('prices'), get('prices/adoption'), get('prices/curves' + (asked.size ? '?' + asked : ''))]);
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
      section('Runs', ['newest first; ', h('a', { href: '/prices?view=history' }, 'all, and their gap over time')], runs(prices.history)),
    ),
    section('Price over the weeks to come', 'planned with, week by week', curves(c, parameters)),
    section(`Price of each limit of ${f.words(c.resource || 'storage').toLowerCase()}`, `of ${per(c.resource)}; dearest first, ticked are drawn above`,
      list(prices.prices.filter((row) => row.resource === c.resource), prices.periodStartsOn, c)),
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

function list(prices, starts, c) {
  const sorted = [...prices].sort((a, b) => b.now - a.now || b.use / b.capacity - a.use / a.capacity);
  if (!sorted.length) return empty('No node states a capacity, so every price is 0.');
  const drawn = c.lines.map((line) => line.node);
  const unit = c.resource === 'STORAGE' ? 'dm³' : 'units/day';
  return table('Prices', [
    { head: 'node', cell: (r) => [tick('nodes', drawn, r.node, `draw ${r.node}`), ' ', h('a', { href: '/stock?node=' + encodeURIComponent(r.node) }, r.node)] },
    { head: 'now', num: true, live: true, cell: (r) => f.money(r.now) },
    { head: '+1 wk', num: true, cell: (r) => ahead(r, starts, 1) },
    { head: '+4 wk', num: true, cell: (r) => ahead(r, starts, 4) },
    { head: 'peak (week)', num: true, title: 'highest price and the ISO week it begins in', cell: (r) => peak(r, c) },
    { head: 'before', num: true, cell: (r) => (f.known(r.before) ? f.money(r.before) : f.dash('no version before')) },
    { head: 'change', num: true, title: 'of the price now since the version before', cell: change },
    { head: '', cell: (r) => shareBar(r.use / r.capacity) },
    { head: 'use/cap', num: true, title: 'planned use over capacity', cell: (r) => f.share(r.use / r.capacity, 1), mark: (r) => (r.use > r.capacity * 1.0005 ? 'over' : null) },
    { head: 'use ' + unit, num: true, cell: (r) => f.units(r.use) },
    { head: 'capacity', num: true, cell: (r) => f.units(r.capacity) },
    { head: 'last versions', title: 'price now in each of the last versions kept here, at most 60', cell: (r) => (r.versions.length > 1
      ? spark(r.versions, 84, 24, `the last ${r.versions.length} versions, at most ${Math.max(...r.versions).toPrecision(3)}`) : f.dash('one version so far')) },
  ], sorted, (r) => r.node + r.resource, { csv: 'prices?table=prices' });
}

const flat = (row) => row.values.every((value) => value === row.values[0]);
const same = () => h('span', { class: 'zero', title: 'the same in all weeks' }, '=');

/** The price so many weeks after the first; what comes after the last period is as then. */
function ahead(row, starts, weeks) {
  if (flat(row)) return same();
  const day = Date.parse(starts[0]) + weeks * 7 * 86_400_000;
  const period = starts.filter((start) => Date.parse(start) <= day).length - 1;
  return f.money(row.values[Math.min(period, row.values.length - 1)]);
}

function peak(row, c) {
  if (flat(row)) return same();
  const most = Math.max(...row.values);
  return most > 0 ? `${f.money(most)} (${c.weeks[row.values.indexOf(most)]?.week.slice(6) ?? 'later'})` : f.money(0);
}

function change(row) {
  if (!f.known(row.before)) return f.dash('no version before');
  if (row.before === row.now) return '0';
  if (row.before === 0) return 'new';
  const by = row.now / row.before - 1;
  return (by > 0 ? '+' : '−') + (100 * Math.abs(by)).toFixed(by > 1 ? 0 : 1) + '%';
}
