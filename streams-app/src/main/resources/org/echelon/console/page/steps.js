// Pictures of lines that hold a value over a stretch and then step: prices by week, worth by unit.

import { h } from './dom.js';

const EDGE = { left: 62, right: 14, top: 12, bottom: 26 };

/** A frame of axes: x and y in the units of the data, marks with words for both. */
export function frame({ width, height, label, xMost, yLeast, yMost, yWords, xMarks, zero }, ...content) {
  const axes = axis({ width, height, xMost, yLeast, yMost });
  const { x, y } = axes;
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label.split(':')[0] },
    h('svg', { class: 'plot', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' },
      h('title', null, label),
      marks(yLeast, yMost).map((value) => [
        h('line', { class: value === 0 && zero ? 'axis zero' : 'axis', x1: EDGE.left, x2: width - EDGE.right, y1: y(value), y2: y(value) }),
        h('text', { x: EDGE.left - 6, y: Number(y(value)) + 4, 'text-anchor': 'end' }, yWords(value))]),
      xMarks.map(({ at, word, anchor }) => h('text', { x: x(at), y: height - 8, 'text-anchor': anchor ?? 'middle' }, word)),
      content.map((draw) => (typeof draw === 'function' ? draw(axes) : draw))));
}

function axis({ width, height, xMost, yLeast, yMost }) {
  const wide = width - EDGE.left - EDGE.right;
  const high = height - EDGE.top - EDGE.bottom;
  return {
    x: (value) => (EDGE.left + (value * wide) / xMost).toFixed(1),
    y: (value) => (EDGE.top + ((yMost - value) * high) / (yMost - yLeast)).toFixed(1),
    right: width - EDGE.right,
  };
}

/** Three to six round values between two others; zero is one of them if it lies between. */
export function marks(least, most) {
  const rough = (most - least) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const values = [];
  for (let i = Math.ceil(least / step - 1e-9); i * step <= most + 1e-9 * step; i++) values.push(Number((i * step).toPrecision(12)));
  return values;
}

/** The path of steps: points are [from, value], the last step ends at `end`; null interrupts. */
export function path(points, end, { x, y }) {
  let drawn = '';
  let pen = false;
  points.forEach(([from, value], i) => {
    if (value === null || value === undefined) {
      pen = false;
      return;
    }
    drawn += pen ? ` V${y(value)}` : ` M${x(from)},${y(value)}`;
    drawn += ` H${x(i + 1 < points.length ? points[i + 1][0] : end)}`;
    pen = true;
  });
  return drawn.trim();
}

/** What each line is: a sample of it and its words. */
export function legend(entries) {
  return h('p', { class: 'legend lines' }, entries.map(({ kind, words }) => h('span', null,
    h('svg', { class: 'plot', width: 26, height: 10, 'aria-hidden': 'true' }, h('line', { class: kind, x1: 0, x2: 26, y1: 5, y2: 5 })), ' ', words)));
}

/** A box that puts a name on a list of the address or takes it off; at most six stay. */
export function tick(parameter, shown, name, label) {
  const on = shown.includes(name);
  const next = on ? shown.filter((other) => other !== name) : [...shown, name].slice(-6);
  return h('input', { type: 'checkbox', 'data-parameter': parameter, value: next.join(','), checked: on, 'aria-label': label });
}

/** The address with some parameters set, or taken out where they are empty. */
export function address(parameters, change) {
  const copy = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(change)) value ? copy.set(name, value) : copy.delete(name);
  return location.pathname + (copy.size ? '?' + copy : '');
}

/** Links of which one is where we are: [words, value of the parameter]. */
export function tabs(parameters, name, present, choices, label) {
  return h('span', { class: 'tabs', role: 'group', 'aria-label': label }, choices.map(([words, value]) =>
    h('a', { href: address(parameters, { [name]: value }), 'aria-current': value === present ? 'true' : null }, words)));
}
