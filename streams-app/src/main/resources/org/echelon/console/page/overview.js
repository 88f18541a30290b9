// Is all well? A sentence, six tiles, what needs a person, who has which prices, what is full.

import { h } from './dom.js';
import * as f from './format.js';
import { shareBar, spark } from './chart.js';
import { empty, section, table } from './table.js';
import { matrix } from './adoption.js';

export async function draw({ get, health }) {
  const [now, adoption, capacity, commands] = await Promise.all([
    health ?? get('health'), get('prices/adoption'), get('capacity'), get('commands?limit=1'),
  ]);
  return [
    h('p', { class: 'verdict ' + now.verdict.level.toLowerCase(), 'aria-live': 'polite' },
      f.sign(now.verdict.level), ' ', now.verdict.text),
    h('div', { class: 'tiles' }, tiles(now)),
    h('div', { class: 'columns' },
      h('div', null,
        section('Needs a look', count(now.alerts), alerts(now.alerts)),
        section('Tasks and their prices', `${adoption.adopted} of ${adoption.tasks} on the newest`, matrix(adoption))),
      h('div', null,
        section('Fullest limits', 'storage as measured, flow as planned', full(capacity.rows)),
        section('Waiting for an answer', 'open commands by the node that owes it', waiting(commands))),
    ),
  ];
}

const count = (alerts) => (alerts.length ? String(alerts.length) : null);

function tiles({ tiles: t }) {
  return [
    tile('/stock', 'Events', h('span', null, f.rate(t.eventsPerSecond), h('i', null, '/s')), spark(t.eventsSpark),
      `lag ${f.age(t.lagSeconds)} · ${f.short(t.events)} in all`),
    tile('/commands', 'Event → decision', f.known(t.decisionP50Ms) ? h('span', null, f.units(t.decisionP50Ms), h('i', null, ' ms')) : f.dash('no event was decided about in the last minute'), null,
      f.known(t.decisionP99Ms) ? ['half of them', h('br'), `99% within ${f.units(t.decisionP99Ms)} ms`] : 'until committed and read'),
    tile('/prices', 'Prices', f.known(t.priceVersion) ? 'v' + t.priceVersion : f.dash('no prices yet'), null,
      f.known(t.priceVersion)
        ? [f.age(t.priceAgeSeconds), ' old · gap ', f.share(t.gapOfValue, 3), h('br'), `adopted by ${t.tasksAdopted} of ${t.tasks} tasks`]
        : 'no capacity stated, or none computed'),
    tile('/commands', 'Commands', f.short(t.commands.open), null,
      ['open · ', t.commands.overdue ? h('b', { class: 'warning' }, `▲ ${t.commands.overdue} overdue`) : 'none overdue', h('br'),
        `${f.short(t.commands.today)} issued today`]),
    tile('/capacity', 'Fullest', t.fullest ? f.share(t.fullest.share, 0) : f.dash('no capacity stated'), null,
      t.fullest ? [`${t.fullest.node} ${t.fullest.resource.toLowerCase()}${t.fullest.resource === 'FLOW' ? ', planned' : ''}`, h('br'), `${t.over85} ${t.over85 === 1 ? 'limit' : 'limits'} above 85%`] : 'no node states a limit'),
    tile('/refused', 'Refused', f.short(t.refused), null,
      t.refused ? f.share(t.refusedShare, 3) : `of ${f.short(t.events)} records read`),
  ];

  function tile(href, name, figure, drawing, note) {
    return h('a', { class: 'tile', href },
      h('span', { class: 'name' }, name), h('span', { class: 'figure' }, figure), drawing, h('span', { class: 'note' }, note));
  }
}

function alerts(all) {
  if (!all.length) return empty(f.sign('GOOD'), ' Nothing needs a person.');
  return h('ul', { class: 'alerts' }, all.slice(0, 8).map((a) =>
    h('li', { 'data-key': a.code + a.scope }, f.sign(a.severity), ' ', h('a', { href: a.link.startsWith('/') ? a.link : '/' }, a.text),
      h('small', null, a.cure))),
    all.length > 8 && h('li', { class: 'muted' }, `and ${all.length - 8} more`));
}

function full(rows) {
  const limited = rows.filter((row) => f.known(row.share)).slice(0, 8);
  if (!limited.length) return empty('No node states a capacity, so nothing can be full and every price is 0.');
  return table('Fullest limits', [
    { head: 'node', cell: (r) => h('a', { href: '/stock?node=' + r.node }, r.node) },
    { head: 'limit', cell: (r) => r.resource.toLowerCase() },
    { head: '', cell: (r) => shareBar(r.share) },
    { head: 'use', num: true, live: true, cell: (r) => f.share(r.share, 0), mark: (r) => (r.share > 1 ? 'over' : null) },
    { head: 'price', num: true, cell: (r) => f.money(r.price), title: 'of a dm³ and day, or of a unit' },
  ], limited, (r) => r.node + r.resource, { csv: 'capacity' });
}

function waiting(commands) {
  if (!commands.counts.open) return empty(f.sign('GOOD'), ' No command is open.');
  return table('Open commands by node', [
    { head: 'node', cell: (r) => h('a', { href: '/commands?node=' + r.node }, r.node) },
    { head: 'open', num: true, live: true, cell: (r) => f.units(r.byAge.reduce((a, b) => a + b)) },
    { head: 'overdue', num: true, cell: (r) => (r.overdue ? '▲ ' + f.units(r.overdue) : f.units(0)), mark: (r) => (r.overdue ? 'warning' : null) },
    { head: 'oldest', num: true, cell: (r) => f.age(r.oldestSeconds) },
  ], commands.ages.slice(0, 8), (r) => r.node, { csv: 'commands?table=ages' });
}
