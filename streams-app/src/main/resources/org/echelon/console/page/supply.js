// Stock to come of one SKU: free units day by day, what arrives, the levels; or the same by week.

import { h } from './dom.js';
import * as f from './format.js';
import { empty, section, table } from './table.js';

const SIZE = { width: 760, height: 230, left: 46, right: 10, top: 12, bottom: 24 };

export function supply(s, sku, parameters) {
  if (!s.nodes.length) return section('Stock to come', null, empty('No node holds it or should.'));
  const node = s.nodes.find((n) => n.node === parameters.get('node')) ?? s.nodes[0];
  const asTable = parameters.get('view') === 'table';
  const view = (name, value) => h('a', { href: address(sku, parameters, value), 'aria-current': asTable === (value === 'table') ? 'true' : null }, name);
  return [
    section('Stock to come', `${s.days} days, demand at the mean by ${s.demand}; nothing that later departures may bring`,
      h('p', { class: 'choices' },
        h('label', null, 'node ', h('select', { 'data-parameter': 'node' }, s.nodes.map((n) => h('option', { value: n.node, selected: n === node }, n.node)))),
        h('span', { class: 'tabs' }, view('Chart', ''), view('Table', 'table')),
        h('span', null, runsOut(node))),
      asTable ? weeks(node, sku) : [plot(node, s), legend(node)],
      arrivals(node, sku)),
    section('All nodes', 'free units at the end of the seven days from each date, what is proposed included; ▲ demand finds nothing', byWeek(s, sku)),
  ];
}

function address(sku, parameters, view) {
  const copy = new URLSearchParams(parameters);
  view ? copy.set('view', view) : copy.delete('view');
  return '/sku/' + encodeURIComponent(sku) + (copy.size ? '?' + copy : '');
}

function runsOut(node) {
  if (!f.known(node.outInDays)) return [f.sign('GOOD'), ' what is commanded lasts'];
  const when = node.outInDays === 0 ? 'today' : `in ${node.outInDays} ${node.outInDays === 1 ? 'day' : 'days'}`;
  return [f.sign(node.outInDays < 7 ? 'WARNING' : 'NOTE'), ` with what is commanded, demand finds nothing ${when}`];
}

function plot(node, s) {
  const { width, height, left, right, top, bottom } = SIZE;
  const shown = [...node.free, ...node.freeProposed, node.freeUnits, node.levelUnits, node.planLevelUnits];
  const most = Math.max(...shown, 1);
  const least = Math.min(...shown, 0);
  const x = (day) => left + (day * (width - left - right)) / s.days;
  const y = (units) => top + ((most - units) * (height - top - bottom)) / (most - least);
  const line = (days) => days.reduce((path, units, day) => path + ` L${x(day + 1).toFixed(1)},${y(units).toFixed(1)}`, `M${x(0)},${y(node.freeUnits).toFixed(1)}`);
  const across = (units, kind) => h('line', { class: kind, x1: left, x2: width - right, y1: y(units).toFixed(1), y2: y(units).toFixed(1) });
  const marks = [...new Set([0, most / 2, most].map(Math.round))];
  return h('div', { class: 'scroll' }, h('svg', { class: 'plot', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' },
    h('title', null, `Free stock at ${node.node}: ${node.freeUnits} now, level ${node.levelUnits}, ${node.weeks.map((w) => `${w.end} by the end of week ${w.on}`).join(', ')}`),
    marks.map((units) => [across(units, 'axis'), h('text', { x: left - 6, y: y(units) + 4, 'text-anchor': 'end' }, f.units(units))]),
    node.weeks.map((week, i) => h('text', { x: x(7 * i), y: height - 6 }, week.on.slice(5))),
    across(node.levelUnits, 'level'),
    node.planLevelUnits !== node.levelUnits && across(node.planLevelUnits, 'plan'),
    h('path', { class: 'proposed', d: line(node.freeProposed) }),
    h('path', { class: 'commanded', d: line(node.free) }),
    node.coming.filter((c) => c.day < s.days).map((c) => h('path', {
      class: f.known(c.commandId) ? 'arrival' : 'arrival open', d: `M${x(c.day).toFixed(1)},${y(0) - 9} l5,8 l-10,0 Z` },
      h('title', null, `${c.units} from ${c.from}, ${c.expectedAt.slice(0, 10)}`)))));
}

function legend(node) {
  const entry = (kind, text) => h('span', null, h('svg', { class: 'plot', width: 26, height: 10, 'aria-hidden': 'true' }, h('line', { class: kind, x1: 0, x2: 26, y1: 5, y2: 5 })), ' ' + text);
  return h('p', { class: 'legend lines' }, entry('commanded', 'with what is commanded'), entry('proposed', 'and what is proposed'),
    entry('level', `order-up-to level ${f.units(node.levelUnits)}`),
    node.planLevelUnits !== node.levelUnits && entry('plan', `level of the plan ${f.units(node.planLevelUnits)}: a person has fixed the other`),
    h('span', null, '▲ arrives, △ only proposed'));
}

/** The question of a list of the supply, of all nodes where none is named. */
const csv = (sku, list, node) => `sku/${encodeURIComponent(sku)}/supply?table=${list}` + (node ? '&node=' + encodeURIComponent(node) : '');

function weeks(node, sku) {
  const number = (head, field, title) => ({ head, title, num: true, cell: (w) => f.units(w[field]) });
  return table('Supply and use by week at ' + node.node, [
    { head: 'seven days from', cell: (w) => w.on },
    number('start', 'start'), number('+ commanded', 'commanded'), number('+ proposed', 'proposed'), number('− demand', 'demand'),
    { head: '+ not served', title: 'demand that would find nothing', num: true, cell: (w) => (w.unmet ? '▲ ' + f.units(w.unmet) : h('span', { class: 'zero' }, '0')), mark: (w) => (w.unmet ? 'warning' : null) },
    number('= end', 'end'), number('end without proposals', 'endCommanded'),
    { head: 'level', num: true, cell: () => f.units(node.levelUnits) },
  ], node.weeks, (w) => w.on, { csv: csv(sku, 'nodes.weeks', node.node) });
}

function arrivals(node, sku) {
  if (!node.coming.length) return empty(`Nothing is on its way to ${node.node}, and nothing is proposed.`);
  return table('Arrivals at ' + node.node, [
    { head: 'expected', cell: (c) => [c.overdue && '▲ overdue ', f.moment(c.expectedAt)] },
    { head: 'units', num: true, cell: (c) => f.units(c.units) },
    { head: 'from', cell: (c) => c.from },
    { head: 'by', cell: (c) => (f.known(c.commandId) ? [h('a', { href: '/commands?command=' + encodeURIComponent(c.commandId) }, c.commandId), ' ',
      h('a', { href: '/why/' + encodeURIComponent(c.commandId) }, 'why')] : 'proposal, not commanded') },
  ], node.coming, (c) => (c.commandId ?? 'proposed ') + c.expectedAt, { csv: csv(sku, 'nodes.coming', node.node) });
}

function byWeek(s, sku) {
  return table('Free units by node and week', [
    { head: 'node', cell: (n) => n.node },
    { head: 'free now', num: true, live: true, cell: (n) => f.units(n.freeUnits) },
    { head: 'level', num: true, cell: (n) => f.units(n.levelUnits) },
    { head: 'demand/day', num: true, cell: (n) => f.rate(n.demandPerDay) },
    ...s.nodes[0].weeks.map((week, i) => ({
      head: week.on.slice(5), title: 'at the end of the seven days from ' + week.on, num: true,
      cell: (n) => (n.weeks[i].unmet ? ['▲ ', f.units(n.weeks[i].end)] : f.units(n.weeks[i].end)),
      mark: (n) => (n.weeks[i].unmet ? 'warning' : null),
    })),
  ], s.nodes, (n) => n.node, { csv: csv(sku, 'nodes.weeks') });
}
