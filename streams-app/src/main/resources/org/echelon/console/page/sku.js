// One SKU: where it is and will be, what is wanted and why, what was commanded.

import { h } from './dom.js';
import * as f from './format.js';
import { empty, section, table } from './table.js';
import { columns } from './stock.js';
import { list } from './commands.js';
import { supply } from './supply.js';
import { causes } from './why.js';
import { movements } from './movements.js';
import { value } from './value.js';

const TABS = [['Stock and decisions', ''], ['Value', 'value'], ['Movements', 'movements']];

export async function draw({ get, id, parameters }) {
  const at = 'sku/' + encodeURIComponent(id);
  const s = await get(at);
  const tab = parameters.get('tab') ?? '';
  return [
    h('h1', null, s.sku, s.item && s.item.name !== s.sku && h('small', null, s.item.name)),
    facts(s),
    h('p', { class: 'choices' }, h('span', { class: 'tabs', role: 'group', 'aria-label': 'what of it' }, TABS.map(([name, other]) =>
      h('a', { href: '/' + at + link(parameters, other), 'aria-current': other === tab ? 'true' : null }, name)))),
    ...[await content({ get, at, parameters, s, tab })].flat(),
  ];
}

/** What the other tabs show keeps the node only: their other parameters are their own. */
function link(parameters, tab) {
  const kept = new URLSearchParams();
  if (tab) kept.set('tab', tab);
  if (parameters.get('node')) kept.set('node', parameters.get('node'));
  return kept.size ? '?' + kept : '';
}

async function content({ get, at, parameters, s, tab }) {
  if (tab === 'value') return value({ get, at, parameters });
  if (tab === 'movements') return movements({ get, at, parameters });
  const coming = s.nodes.length ? await get(at + '/supply') : { nodes: [] };
  return [
    ...[supply(coming, s.sku, parameters)].flat(),
    section('By node', s.proposed ? [`levels by prices v${s.proposed.priceVersion}, changed by ${f.words(s.proposed.trigger).toLowerCase()} `, f.moment(s.proposed.at)] : null,
      s.nodes.length ? nodes(s) : empty('No stock is known of it, and none is wanted anywhere yet.')),
    section('What is proposed, and why', 'wanted first; proposals command nothing, departures do', proposals(s)),
    section('Open decisions', 'transfers and purchases on their way, and what waits for a person', s.decisions.length ? s.decisions.map(decision) : open(s)),
    section('Last commands', 'the newest, orders included', s.commands.length
      ? [list(s.commands, 'Commands of the SKU', 'commands?state=ALL&sku=' + encodeURIComponent(s.sku)), h('p', { class: 'empty' }, h('a', { href: '/commands?state=ALL&sku=' + encodeURIComponent(s.sku) }, 'All that are kept'))]
      : empty('No command of it yet.')),
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
  ], s.nodes, (r) => r.node, { csv: `sku/${encodeURIComponent(s.sku)}?table=nodes` });
}

function proposals(s) {
  if (!s.proposals.length) return empty('No proposal yet: it needs an item and a forecast, or orders to learn from.');
  return s.proposals.map((p) => h('div', { class: 'story' },
    h('p', { class: 'why' }, h('a', { href: '/sku/' + encodeURIComponent(s.sku) + '?node=' + encodeURIComponent(p.node) }, p.node),
      p.riskPerDay > 0 && h('small', null, ' ', f.money(p.riskPerDay), ' a day at risk')),
    h('ul', { class: 'reasons' }, p.sentences.map((text) => h('li', null, text)))));
}

function open(s) {
  return s.lastDecision
    ? [empty('None is open. The last that was made:'), decision({ why: s.lastDecision })]
    : empty('None is open, and no former one is kept here.');
}

function decision({ command, why }) {
  const id = command?.commandId ?? why?.decisionId;
  return h('div', { class: 'story' },
    h('p', { class: 'why' }, why ? why.title : `${command.units} from ${command.from} to ${command.to}`, ' ',
      command && h('a', { href: '/commands?command=' + encodeURIComponent(id) }, f.words(command.state).toLowerCase()), ' ',
      h('a', { href: '/why/' + encodeURIComponent(why?.decisionId ?? id) }, 'all figures')),
    why ? [h('p', { class: 'muted' }, 'decided ', f.moment(why.decidedAt), ' after ', why.trigger, ': ', why.outcome), causes(why), why.worth && h('p', null, why.worth)]
      : empty('Its decision is no longer kept here: ', h('code', null, './echelon explain ' + id)));
}
