// One SKU: where it is, what is wanted, what was commanded last and why.

import { h } from './dom.js';
import * as f from './format.js';
import { empty, section, table } from './table.js';
import { columns } from './stock.js';
import { list } from './commands.js';

export async function draw({ get, id }) {
  const s = await get('sku/' + encodeURIComponent(id));
  return [
    h('h1', null, s.sku, s.item && s.item.name !== s.sku && h('small', null, s.item.name)),
    facts(s),
    h('div', { class: 'columns' }, why(s.lastDecision), section('Wants', 'what the next departures would be asked for', wants(s))),
    section('By node', s.proposed ? [`levels by prices v${s.proposed.priceVersion}, changed by ${f.words(s.proposed.trigger).toLowerCase()} `, f.moment(s.proposed.at)] : null,
      s.nodes.length ? nodes(s) : empty('No stock is known of it, and none is wanted anywhere yet.')),
    section('Last commands', null, s.commands.length ? list(s.commands, 'Commands of the SKU') : empty('No command of it yet.')),
  ];
}

function facts(s) {
  const fact = (name, ...value) => h('div', null, h('dt', null, name), h('dd', null, value));
  const b = s.balance;
  const i = s.item;
  const exact = b && b.inBuckets === b.expected;
  return h('dl', { class: 'facts' },
    i && fact('cost', f.money(i.unitCost)),
    i && fact('price', f.known(i.sellingPrice) ? f.money(i.sellingPrice) : f.dash('none stated')),
    i && fact('volume', i.unitCube.toFixed(2) + ' dm³'),
    i && fact('packs', i.packs || f.dash('single units')),
    i && fact('vendors', i.vendors.join(', ') || f.dash('none: it cannot be bought')),
    !i && fact('item', '▲ not known: nothing is decided until it is sent'),
    b && fact('balance', exact ? f.sign('GOOD') : f.sign('CRITICAL'), ` ${f.units(b.inBuckets)} in the buckets, `,
      `${f.units(b.expected)} = received ${f.units(b.received)} + returned ${f.units(b.returned)} + corrections ${f.units(b.corrections)} − shipped ${f.units(b.shipped)}`),
    s.waiting.length > 0 && fact('▲ waiting', s.waiting.map((w) => `${w.units} for ${w.zone} (${f.words(w.speed).toLowerCase()})`).join(', ')));
}

function nodes(s) {
  const worth = { head: 'next is worth', num: true, title: 'value a day of one more unit', cell: (r) => f.money(r.marginNext) };
  return table('Stock by node', [
    ...columns([{ head: 'node', cell: (r) => h('a', { href: '/stock?node=' + r.node }, r.node) }, worth]),
  ], s.nodes, (r) => r.node);
}

function wants(s) {
  const wanted = s.wants.filter((w) => w.units > 0);
  if (!wanted.length) return empty(s.wants.length ? 'Every node has what it should: nothing is wanted.' : 'No proposal yet: it needs an item and a forecast.');
  return table('Wants', [
    { head: 'node', cell: (w) => w.node },
    { head: 'units', num: true, cell: (w) => f.units(w.units) },
    { head: 'from', cell: (w) => w.from ?? f.dash('no source') },
    { head: 'level', num: true, cell: (w) => [f.units(w.levelUnits), w.formerLevelUnits !== w.levelUnits && h('small', null, ` was ${f.units(w.formerLevelUnits)}`)] },
    { head: 'departs', num: true, cell: (w) => f.moment(w.departureAt) },
  ], wanted, (w) => w.node);
}

function why(d) {
  if (!d) return section('Why the last command', null, empty('No decision of it is kept here.'));
  return section('Why the last command', [f.moment(d.decidedAt), ' after ', d.trigger],
    h('p', { class: 'why' }, d.title),
    h('ol', { class: 'reasons' }, d.sentences.map((s) => h('li', null, s.text, h('code', null, s.code)))),
    d.alternatives.length > 0 && h('p', { class: 'muted' }, 'Not chosen: ',
      d.alternatives.map((a) => [a.from, a.worseBy > 0 ? [' (', f.money(a.worseBy), ' dearer)'] : '']).flatMap((a, i) => (i ? [', ', a] : [a])), '.'),
    h('p', { class: 'muted' }, `prices v${d.versions.prices} · network v${d.versions.network} · forecast ${d.versions.forecast || '—'} · code ${d.versions.code}`));
}
