// Where is capacity scarce? A row for each node, a cell for each measure, the number in the cell.

import { h } from './dom.js';
import * as f from './format.js';
import { address, cell as opened } from './cell.js';
import { heat } from './chart.js';
import { map } from './map.js';
import { empty, section, table } from './table.js';

export async function draw({ get, parameters }) {
  const [{ rows, over85 }, places, chosen] = await Promise.all([get('capacity'), map(get, parameters), opened(get, parameters)]);
  const nodes = [...new Set(rows.map((row) => row.node))].map((node) => ({
    node,
    storage: rows.find((r) => r.node === node && r.resource === 'STORAGE'),
    flow: rows.find((r) => r.node === node && r.resource === 'FLOW'),
  }));
  if (!nodes.length) {
    return [h('h1', null, 'Capacity'), empty('No network is known yet; a node that holds stock appears here with its limits.')];
  }
  return [
    h('h1', null, 'Capacity', h('small', null, over85 ? `${over85} ${over85 === 1 ? 'limit' : 'limits'} above 85%` : 'nothing above 85%')),
    chosen,
    places,
    section('Use of each limit', 'share of capacity, fullest first; a figure opens what fills it', legend(), grid(nodes, parameters)),
  ];
}

function legend() {
  const steps = [['h0', 'to 50%'], ['h1', '70'], ['h2', '85'], ['h3', '95'], ['h4', '100'], ['over', '■ over']];
  return h('p', { class: 'legend' }, steps.map(([name, text]) => h('span', { class: 'heat ' + name }, text)));
}

function grid(nodes, parameters) {
  const cell = (head, title, pick, value, gap) => ({
    head, title, num: true, live: true, gap,
    cell: (r) => figure(r[pick], value, parameters),
    mark: (r) => heat(r[pick]?.[value]),
  });
  return table('Capacity by node', [
    { head: 'node', cell: (r) => h('a', { href: '/stock?node=' + r.node, title: r.storage.name }, r.node) },
    { head: 'kind', cell: (r) => r.storage.kind },
    { head: 'region', cell: (r) => r.storage.region },
    cell('storage now', 'units in the building, by volume', 'storage', 'share', true),
    cell('with arrivals', 'and all that is in transit and on order', 'storage', 'comingShare'),
    cell('planned', 'what the prices plan for', 'storage', 'plannedShare'),
    { head: 'price', num: true, title: 'of a dm³ and day', cell: (r) => f.money(r.storage.price) },
    { head: 'capacity dm³', num: true, cell: (r) => limit(r.storage) },
    cell('flow planned', 'units a day that pass, as the prices plan', 'flow', 'plannedShare', true),
    { head: 'price', num: true, title: 'of a unit', cell: (r) => f.money(r.flow.price) },
    { head: 'units/day', num: true, cell: (r) => limit(r.flow) },
  ], nodes, (r) => r.node, { class: 'heatmap', csv: 'capacity' });
}

function figure(row, value, parameters) {
  const part = row?.[value];
  if (!f.known(part)) return f.dash(f.known(row?.capacity) ? 'no prices yet' : 'no limit stated');
  return h('a', { href: address(parameters, `${row.node}/${row.resource.toLowerCase()}`), title: 'what fills it' },
    (part > 1 ? '■ ' : '') + f.share(part, 0));
}

const limit = (row) => (f.known(row.capacity) ? f.units(row.capacity) : f.dash('no limit stated'));
