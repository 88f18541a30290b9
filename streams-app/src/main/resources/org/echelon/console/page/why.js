// Why? A decision by its id, or by that of a command or an order line: causes, prices, what was passed over.

import { h } from './dom.js';
import * as f from './format.js';
import { empty, section, table } from './table.js';

export async function draw({ get, id }) {
  if (!id) return [h('h1', null, 'Why'), form(), empty('Every command, SKU and order line leads here. Ids begin with T-, P-, A- or D-; an order line is ORDER/LINE.')];
  const at = 'decisions/' + encodeURIComponent(id);
  const [d, again] = await Promise.all([get(at), get(at + '/recompute')]);
  return [
    h('h1', null, 'Why ', d.title),
    h('p', { class: 'muted' }, 'decided ', f.instant(d.decidedAt), ' after ', d.trigger, ' · ', f.id(d.decisionId), ' · ', d.outcome),
    section('Causes', null, causes(d), d.worth && h('p', null, d.worth)),
    h('div', { class: 'columns' },
      section('What was scarce', null, h('ul', { class: 'reasons' }, d.binding.map((text) => h('li', null, text)))),
      section('Commands', null, d.commandIds.length ? h('ul', { class: 'reasons' }, d.commandIds.map((command) =>
        h('li', null, h('a', { href: '/commands?command=' + encodeURIComponent(command) }, command)))) : empty('Nothing was commanded by it.'),
        h('p', null, 'SKU ', h('a', { href: '/sku/' + encodeURIComponent(d.sku) }, d.sku)))),
    section('Passed over', 'cost a unit above that of what was chosen', passed(d)),
    d.routes.length > 0 && section('Nodes weighed', 'what a unit would cost from each, least first', weighed(d)),
    section('How the nodes were valued', 'what went into the decision and what came out', valued(d)),
    h('p', null, f.sign({ EQUAL: 'GOOD', DIFFERS: 'CRITICAL' }[again.state] ?? 'UNKNOWN'), ' ', again.text),
    h('p', { class: 'muted' }, d.versions.text, ' In a terminal: ', h('code', null, './echelon explain ' + d.decisionId + ' --inputs')),
  ];
}

/** Asks for an id; the frame goes there. */
function form() {
  return h('form', { class: 'choices', 'data-go': '/why/' }, h('label', null, 'id ',
    h('input', { name: 'id', size: '34', autocomplete: 'off', spellcheck: 'false' })), h('button', null, 'Explain'));
}

/** Reasons in words, and what to think of the inputs. */
export function causes(d) {
  const list = (sentences) => sentences.map((s) => h('li', null, s.text, h('code', null, s.code)));
  const careful = d.sentences.filter((s) => s.caveat);
  return [
    h('ol', { class: 'reasons' }, list(d.sentences.filter((s) => !s.caveat))),
    careful.length > 0 && [h('p', { class: 'warning' }, '▲ Careful'), h('ul', { class: 'reasons' }, list(careful))],
  ];
}

const csv = (d, list) => `decisions/${encodeURIComponent(d.decisionId)}?table=${list}`;

function passed(d) {
  if (!d.alternatives.length) return empty('Nothing else was weighed, or nothing else was possible.');
  return table('Passed over', [
    { head: 'from', cell: (a) => a.from },
    { head: 'units', num: true, cell: (a) => f.units(a.units) },
    { head: 'dearer by', num: true, cell: (a) => f.money(a.worseBy) },
    { head: 'why not', wide: true, cell: (a) => [a.text, ' ', h('code', null, a.rejectedBy)] },
  ], d.alternatives, (a) => a.from, { csv: csv(d, 'alternatives') });
}

function weighed(d) {
  const money = (head, field, title) => ({ head, title, num: true, cell: (r) => f.money(r[field]) });
  return table('Nodes weighed', [
    { head: 'node', cell: (r) => (r.node === d.choice?.from ? h('b', null, r.node) : r.node) },
    { head: 'free', num: true, cell: (r) => f.units(r.freeUnits) },
    money('cost', 'cost', 'all parts together'), money('shipping', 'shipping', 'lateness included'),
    money('out of region', 'outOfRegion', 'counted, paid to nobody'), money('queue', 'queue'),
    money('stock and the rest', 'other', 'replacement, prices of flow, affinity and a share of what the unit given up is worth, less what a shared parcel saves'),
    { head: 'arrives', num: true, cell: (r) => f.moment(r.arrivalAt) },
    { head: 'in time', cell: (r) => (r.inTime ? 'yes' : '▲ late') },
  ], d.routes, (r) => r.node, { csv: csv(d, 'routes') });
}

function valued(d) {
  if (!d.inputs.length) return empty('No node was valued for it.');
  const number = (head, field, title) => ({ head, title, num: true, cell: (i) => f.units(i[field]) });
  const money = (head, field, title) => ({ head, title, num: true, cell: (i) => f.money(i[field]) });
  return table('Valuation of the nodes', [
    { head: 'node', cell: (i) => i.node },
    number('free', 'onHandUnits'), number('position', 'positionUnits', 'free, in transit and on order'), number('level', 'levelUnits'),
    { head: 'demand/day', num: true, cell: (i) => f.rate(i.ratePerDay) },
    { head: 'lead + review', num: true, cell: (i) => f.days(i.leadDays + i.reviewDays) },
    money('last is worth', 'marginAtPosition', 'value a day of the last unit of the position'),
    money('next is worth', 'marginNext', 'value a day of one more unit'),
    money('holding/day', 'holdingPerDay', 'capital and risk of a unit'),
    money('price of room', 'storagePricePerCubeDay', 'of a dm³ and day'),
    money('price of flow', 'flowPricePerUnit', 'of a unit'),
  ], d.inputs, (i) => i.node, { csv: csv(d, 'inputs') });
}
