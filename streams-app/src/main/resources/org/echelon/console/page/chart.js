// Small drawings.

import { h } from './dom.js';

/** The last values as a line, with its end marked; they are of seconds unless said otherwise. */
export function spark(values, width = 84, height = 24, said) {
  if (!values || values.length < 2) {
    return h('svg', { class: 'spark', width, height, 'aria-hidden': 'true' });
  }
  const top = Math.max(...values, 1e-9);
  const x = (i) => ((i * (width - 4)) / (values.length - 1) + 1).toFixed(1);
  const y = (v) => (height - 3 - (v / top) * (height - 6)).toFixed(1);
  const points = values.map((v, i) => x(i) + ',' + y(v));
  return h(
    'svg',
    { class: 'spark', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' },
    h('title', null, said ?? `last ${values.length} s, at most ${Math.round(top)}`),
    h('path', { class: 'area', d: `M${x(0)},${height - 2} L${points.join(' L')} L${x(values.length - 1)},${height - 2}Z` }),
    h('polyline', { points: points.join(' ') }),
    h('circle', { cx: x(values.length - 1), cy: y(values[values.length - 1]), r: 2 }),
  );
}

/** Stock against its own level: present, in transit, on order in a row, the level as a mark. */
export function stockBar(row, width = 96) {
  const most = Math.max(row.levelUnits, row.positionUnits);
  const scale = most > 0 ? (width - 2) / most : 0;
  const height = 12;
  let at = 0;
  const parts = [
    ['hand', Math.max(0, row.onHandUnits)],
    ['transit', row.inTransitUnits],
    ['order', row.onOrderUnits],
  ].map(([name, units]) => {
    const part = h('rect', { class: name, x: at.toFixed(1), y: 2, width: (units * scale).toFixed(1), height: height - 4 });
    at += units * scale;
    return part;
  });
  const level = (row.levelUnits * scale).toFixed(1);
  return h(
    'svg',
    { class: 'stockbar', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' },
    h('title', null, `free ${row.onHandUnits}, in transit ${row.inTransitUnits}, on order ${row.onOrderUnits}; level ${row.levelUnits}`),
    parts,
    row.levelUnits > 0 && h('line', { x1: level, x2: level, y1: 0, y2: height }),
  );
}

/** Use of a limit as a bar. */
export function shareBar(value, width = 90) {
  const height = 8;
  const filled = Math.min(1, Math.max(0, value)) * width;
  return h(
    'svg',
    { class: 'sharebar' + (value > 1 ? ' over' : ''), width, height, 'aria-hidden': 'true' },
    h('rect', { class: 'room', x: 0, y: 0, width, height, rx: 2 }),
    h('rect', { class: 'used', x: 0, y: 0, width: filled.toFixed(1), height, rx: 2 }),
  );
}

/** The step of the heat scale that a share belongs to. */
export function heat(value) {
  if (value === null || value === undefined) return 'heat none';
  const step = [0.5, 0.7, 0.85, 0.95, 1].findIndex((edge) => value <= edge);
  return step < 0 ? 'heat over' : 'heat h' + step;
}
