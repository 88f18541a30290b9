// Prices over the weeks to come, and beside them how full the prices plan each limit to be.

import { h } from './dom.js';
import * as f from './format.js';
import { empty, table } from './table.js';
import { frame, legend, path, tabs } from './steps.js';

const SIZE = { width: 560, height: 230 };
export const PER = { STORAGE: 'a dm³ and day' };
export const per = (resource) => PER[resource] ?? 'a unit';

/** The switches above the pictures, and the pictures or their table. */
export function curves(c, parameters) {
  if (!c.lines.length) return [switches(c, parameters), empty(`No node states a limit of ${f.words(c.resource).toLowerCase()}, so it costs nothing.`)];
  const asTable = parameters.get('show') === 'table';
  return [switches(c, parameters), said(c), asTable ? figures(c) : pictures(c)];
}

function switches(c, parameters) {
  return h('p', { class: 'choices' },
    tabs(parameters, 'resource', c.resource.toLowerCase(), c.resources.map((name, i) => [f.words(name), name.toLowerCase(), i]), 'limit'),
    tabs(parameters, 'show', parameters.get('show') === 'table' ? 'table' : '', [['Chart', ''], ['Table', 'table']], 'picture or figures'),
    h('span', { class: 'muted' }, c.lines.length < c.total ? `${c.lines.length} of ${c.total} nodes; tick others below` : null));
}

function said(c) {
  return c.steady && h('p', null, f.sign('NOTE'), ' Each limit has one price for all of these weeks, so the lines are flat.');
}

function pictures(c) {
  const weeks = c.weeks.length;
  const every = Math.ceil(weeks / 9);
  const xMarks = c.weeks.map((week, i) => ({ at: i + 0.5, word: week.week.slice(6), show: i % every === 0 })).filter((mark) => mark.show);
  const points = (values) => values.map((value, i) => [i, value]);
  const most = Math.max(...c.lines.flatMap((line) => [...line.values, ...line.former.filter(f.known)]), 0);
  const full = Math.max(1, ...c.lines.flatMap((line) => line.shares.filter(f.known)));
  const lines = (values, pale) => (axes) => c.lines.map((line, i) => {
    const drawn = path(points(values(line)), weeks, axes);
    return drawn && h('path', { class: `line l${i + 1}${pale ? ' pale' : ''}`, d: drawn }, h('title', null, line.node + (pale ? ' before' : '')));
  });
  return [
    h('div', { class: 'pair' },
      h('figure', null,
        h('figcaption', null, `price of ${per(c.resource)}, by ISO week`),
        frame({ ...SIZE, xMost: weeks, yLeast: 0, yMost: most > 0 ? 1.08 * most : 1, yWords: f.money, xMarks,
          label: `Prices by week: ${c.lines.map((line) => `${line.node} ${line.values[0].toPrecision(3)} now, at most ${Math.max(...line.values).toPrecision(3)}`).join('; ')}` },
        lines((line) => line.former, true), lines((line) => line.values))),
      h('figure', null,
        h('figcaption', null, 'share of the limit that is planned to be used'),
        frame({ ...SIZE, xMost: weeks, yLeast: 0, yMost: 1.08 * full, yWords: (value) => f.share(value, 0), xMarks,
          label: `Planned use by week: ${c.lines.map((line) => `${line.node} ${f.known(line.shares[0]) ? f.share(line.shares[0], 0) : 'not known'} now`).join('; ')}` },
        ({ y, right }) => h('line', { class: 'limit', x1: 62, x2: right, y1: y(1), y2: y(1) }, h('title', null, 'full')),
        lines((line) => line.shares)))),
    legend([
      ...c.lines.map((line, i) => ({ kind: `line l${i + 1}`, words: [line.node, ' ', h('b', null, f.money(line.values[0]))] })),
      f.known(c.formerVersion) && { kind: 'line l1 pale', words: `pale: v${c.formerVersion} before` },
      { kind: 'limit', words: 'full' },
    ].filter(Boolean)),
    most === 0 && h('p', { class: 'muted' }, 'All of these prices are 0: there is room for all that is worth having.'),
  ];
}

function figures(c) {
  return table('Prices by week', [
    { head: 'week', cell: (i) => c.weeks[i].week, title: 'ISO week' },
    { head: 'from', cell: (i) => c.weeks[i].startsOn },
    ...c.lines.flatMap((line) => [
      { head: line.node, num: true, gap: true, title: 'price of ' + per(c.resource), cell: (i) => f.money(line.values[i]) },
      { head: f.known(c.formerVersion) ? 'v' + c.formerVersion : 'before', num: true, title: 'price before', cell: (i) => (f.known(line.former[i]) ? f.money(line.former[i]) : f.dash('that version does not tell')) },
      { head: 'use', num: true, title: 'planned share of the limit', cell: (i) => (f.known(line.shares[i]) ? f.share(line.shares[i], 0) : f.dash('no limit')), mark: (i) => (line.shares[i] > 1.0005 ? 'over' : null) },
    ]),
  ], c.weeks.map((week, i) => i), (i) => c.weeks[i].startsOn);
}
