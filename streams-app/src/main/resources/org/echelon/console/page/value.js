// What one more unit is worth at each node, by how many there are: where the curve meets zero is
// the order-up-to level.

import { h } from './dom.js';
import * as f from './format.js';
import { empty, section, table } from './table.js';
import { frame, legend, marks, path, tabs, tick } from './steps.js';

const SIZE = { width: 1120, height: 350 };
const FIRST = 4;

export async function value({ get, at, parameters }) {
  let c;
  try {
    c = await get(at + '/curve');
  } catch (error) {
    if (error.code !== 'NOT_FOUND') throw error;
    return section('Worth of one more unit', null, empty(`${error.message}. ${error.cure}`));
  }
  if (!c.nodes.length) return section('Worth of one more unit', null, empty('The plan holds it at no node: at no price a unit would earn what it costs.'));
  const wanted = (parameters.get('nodes') ?? parameters.get('node') ?? '').split(',');
  const chosen = c.nodes.filter((n) => wanted.includes(n.node)).slice(0, 6);
  // A node that fills others holds so much more that the lines of the others would be thin.
  const drawn = chosen.length ? chosen : c.nodes.filter((n) => !n.fills && (n.levelUnits > 0 || n.positionUnits > 0)).slice(0, FIRST);
  const shown = drawn.length ? drawn : c.nodes.slice(0, 1);
  const asTable = parameters.get('show') === 'table';
  return [
    section('Worth of one more unit', `currency a day, by how many are free, in transit and on order; plan of prices v${c.priceVersion}, network v${c.networkVersion}${c.forecastVersion ? `, forecast v${c.forecastVersion}` : ''}`,
      h('p', { class: 'choices' }, tabs(parameters, 'show', asTable ? 'table' : '', [['Chart', ''], ['Table', 'table']], 'picture or figures'),
        shown.length < c.nodes.length && h('span', { class: 'muted' }, `${shown.length} of ${c.nodes.length} nodes; tick others below`)),
      h('p', { class: 'muted' }, 'The first units are sold soon and earn most; each further one is needed later or never, until it costs more to hold than it earns. ',
        'Where a line meets zero (▼) one more unit is worth nothing: that is the order-up-to level. A node that stands (●) to the left of it wants units as long as moving them costs less than they are worth.'),
      asTable ? figures(shown) : [plot(shown), legend(shown.map((n, i) => ({ kind: `line l${i + 1}`,
        words: [h('b', null, n.node), ` stands at ${f.units(n.positionUnits)}, level ${f.units(n.levelUnits)}; one more is worth `, f.money(n.worthNext)] })))]),
    section('Nodes', 'what the curve of each was made with; with what is at risk first', rows(c, shown)),
  ];
}

function plot(nodes) {
  // One scale for all: a quarter beyond the farthest level, and half beyond it where a node stands there.
  const level = Math.max(...nodes.map((n) => n.levelUnits));
  const stands = Math.max(...nodes.map((n) => n.positionUnits));
  const most = Math.max(10, Math.ceil(1.25 * level) + 2, Math.min(stands + 1, Math.ceil(1.5 * level)));
  const top = Math.max(...nodes.map((n) => n.worth[0]), 1e-6);
  const foot = Math.min(...nodes.map((n) => Math.min(...n.worth)), -0.06 * top);
  const xMarks = marks(0, most).filter(Number.isInteger).map((unit) => ({ at: unit, word: f.units(unit) }));
  return frame({ ...SIZE, xMost: most, yLeast: 1.1 * foot, yMost: 1.08 * top, yWords: f.money, xMarks, zero: true,
    label: `Worth of one more unit by node: ${nodes.map((n) => `${n.node} level ${n.levelUnits}, position ${n.positionUnits}, next worth ${n.worthNext.toPrecision(3)}`).join('; ')}` },
  (axes) => nodes.map((n, i) => line(n, i + 1, most, axes)));
}

function line(n, no, most, axes) {
  const points = n.units.map((unit, i) => [unit, n.worth[i]]).filter(([unit]) => unit <= most);
  const { x, y } = axes;
  const far = n.positionUnits > most;
  const px = x(Math.max(0, Math.min(n.positionUnits, most)));
  const py = y(far ? points[points.length - 1][1] : n.worthNext);
  const lx = x(n.levelUnits);
  return [
    h('path', { class: `line l${no}`, d: path(points, Math.min(most, n.units[n.units.length - 1]), axes) }, h('title', null, n.node)),
    h('path', { class: `mark l${no}`, d: `M${lx},${y(0)} l-5,-9 l10,0 Z` }, h('title', null, `${n.node}: level ${f.units(n.levelUnits)}`)),
    h('circle', { class: `mark l${no}`, r: 5, cx: px, cy: py }, h('title', null, `${n.node}: stands at ${n.positionUnits}${far ? ', further right' : ''}`)),
    far && h('text', { x: px - 8, y: Number(py) - 8, 'text-anchor': 'end' }, `${f.units(n.positionUnits)} →`),
  ];
}

function rows(c, shown) {
  const drawn = shown.map((n) => n.node);
  return table('Nodes', [
    { head: 'node', cell: (n) => [tick('nodes', drawn, n.node, `draw ${n.node}`), ' ', n.node, n.fills && h('small', null, ' fills others')] },
    { head: 'free', num: true, live: true, cell: (n) => f.units(n.freeUnits) },
    { head: 'stands at', num: true, live: true, title: 'free, in transit and on order', cell: (n) => f.units(n.positionUnits) },
    { head: 'level', num: true, live: true, title: 'where the curve meets zero', cell: (n) => f.units(n.levelUnits) },
    { head: 'in force', num: true, title: 'the level that is ordered up to', cell: (n) => (n.levelInForceUnits === n.levelUnits ? f.units(n.levelInForceUnits)
      : h('span', { class: 'warning', title: 'a person has fixed it, or it is about to be published' }, '▲ ' + f.units(n.levelInForceUnits))) },
    { head: 'one more is worth', num: true, cell: (n) => f.money(n.worthNext) },
    { head: 'the first', num: true, title: 'worth of a unit where there is none', cell: (n) => f.money(n.worth[0]) },
    { head: 'demand/day', num: true, title: 'that reaches the node by the plan', cell: (n) => f.rate(n.demandPerDay) },
    { head: 'holding/unit', num: true, title: 'cost of holding a unit a day, without shadow prices', cell: (n) => f.money(n.holdingPerUnitDay) },
    { head: 'price of room', num: true, title: 'of a dm³ and day, by which it was planned', cell: (n) => f.money(n.storagePrice) },
    { head: 'price of flow', num: true, title: 'of a unit, by which it was planned; with that of the node that fills it', cell: (n) => f.money(n.flowPrice) },
  ], c.nodes, (n) => n.node, { csv: `sku/${encodeURIComponent(c.sku)}/curve` });
}

/** About twenty numbers of units; the worth of each node is that at or before the number. */
function figures(nodes) {
  const most = Math.max(...nodes.map((n) => n.units[n.units.length - 1]));
  const step = Math.max(1, Math.ceil(most / 20));
  const units = [...new Set([...Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step), ...nodes.flatMap((n) => [n.levelUnits, Math.max(0, n.levelUnits - 1)])])].sort((a, b) => a - b);
  const worth = (n, unit) => {
    const i = n.units.findLastIndex((known) => known <= unit);
    return unit > n.units[n.units.length - 1] ? null : n.worth[i];
  };
  return table('Worth of one more unit', [
    { head: 'with so many', num: true, cell: (unit) => f.units(unit) },
    ...nodes.map((n) => ({ head: n.node, num: true,
      cell: (unit) => (worth(n, unit) === null ? f.dash('further than its curve was asked for') : [unit === n.levelUnits && '▼ ', f.money(worth(n, unit))]),
      mark: (unit) => (unit === n.levelUnits ? 'warning' : null) })),
  ], units, (unit) => unit);
}
