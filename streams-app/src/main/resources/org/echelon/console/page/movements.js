// What moved the units of a SKU, document by document, and whether it adds up.

import { h } from './dom.js';
import * as f from './format.js';
import { cut, empty, section, table } from './table.js';
import { address } from './steps.js';

const PLACES = {
  ON_HAND: 'free', RESERVED: 'reserved', HELD: 'held', IN_TRANSIT: 'in transit', WRITTEN_OFF: 'written off', SELLABLE: 'free or reserved',
  VENDOR: 'vendor', CUSTOMER: 'customer', COUNT: 'not in the books',
};

export async function movements({ get, at, parameters }) {
  const m = await get(at + '/movements?limit=' + encodeURIComponent(parameters.get('limit') ?? '100'));
  return [
    section('Balance', 'what came and did not leave must be in the buckets', m.balance ? balance(m) : empty('No position of it yet: nothing has been booked.')),
    section('Movements', 'newest first, by the instant they happened', m.items.length ? rows(m) : empty('No document that moved it is kept here.'),
      cut(m.items.length, m.total, 'movements', (limit) => address(parameters, { limit })),
      h('p', { class: 'muted' }, 'Kept here are the newest 50,000 documents without a command of ours and the newest commands (every open one, 5,000 closed), of all SKUs together, of the 35 days that the topics keep. ',
        m.dropped ? '▲ Older ones were dropped, of this SKU perhaps too. ' : 'None had to be dropped yet. ',
        'Documents are shown as they were sent: one that was ', h('a', { href: '/refused' }, 'refused'), ' is here all the same and not in the balance. ',
        'What a count corrected depends on the books at its time, so it is told by the balance alone. Units reserved for order lines that the order system routes itself are told by no document.')),
  ];
}

function balance(m) {
  const b = m.balance;
  const exact = b.inBuckets === b.expected;
  const told = (words, listed, all) => [words, ' ', listed === all ? f.units(all) : [f.units(listed), ' of ', f.units(all)]];
  return [
    h('p', { class: 'why' }, exact ? f.sign('GOOD') : f.sign('CRITICAL'),
      ` counted and corrected ${f.units(b.corrections)} + received ${f.units(b.received)} + returned ${f.units(b.returned)} − shipped ${f.units(b.shipped)} = ${f.units(b.expected)}`,
      exact ? ', as many as are in the buckets' : `; in the buckets are ${f.units(b.inBuckets)}: ${f.units(Math.abs(b.inBuckets - b.expected))} do not balance`),
    h('p', { class: 'muted' }, 'Told by the documents below: ', told('received', m.listed.received, b.received), ', ', told('returned', m.listed.returned, b.returned), ', ',
      told('shipped', m.listed.shipped, b.shipped), '.'),
  ];
}

function rows(m) {
  return table('Movements', [
    { head: 'time', cell: (r) => f.instant(r.at) },
    { head: 'what', cell: (r) => [f.words(r.what), r.assumed && h('small', null, ' assumed'), r.withdrawn && h('small', null, ' withdrawn')] },
    { head: 'units', num: true, cell: (r) => f.units(r.units) },
    { head: 'from → to', wide: true, cell: (r) => (r.moves.length ? r.moves.map((move) => h('div', null, r.moves.length > 1 && f.units(move.units) + ' ', place(move.fromNode, move.from), ' → ', place(move.toNode, move.to)))
      : f.dash(r.withdrawn ? 'it was taken back' : r.what === 'COUNT' ? 'what it corrected depends on the books then' : 'it moved nothing')) },
    { head: 'document', cell: (r) => (f.known(r.commandId) && r.document === r.commandId ? f.dash('the command itself') : f.id(r.document)) },
    { head: 'about', cell: (r) => r.about || f.dash('nothing is told') },
    { head: 'command', cell: (r) => (f.known(r.commandId) ? h('a', { href: '/commands?command=' + encodeURIComponent(r.commandId), title: r.commandId }, f.shortened(r.commandId)) : f.dash('without a command of ours')) },
    { head: 'decision', cell: (r) => (f.known(r.decisionId) ? h('a', { href: '/why/' + encodeURIComponent(r.decisionId) }, 'why') : f.dash('nobody here decided it')) },
  ], m.items, (r) => r.at + r.what + r.document + r.commandId, { csv: `sku/${encodeURIComponent(m.sku)}/movements` });
}

const place = (node, name) => (node ? `${node} ${PLACES[name] ?? name}` : PLACES[name] ?? name);
