// Tables: real ones, with a head for each column and a sentence where there are no rows.

import { h } from './dom.js';

/**
 * A table. Each column has head, cell(row) and perhaps num (right aligned), title, wide; a row has a
 * key. The figures of a live column are marked when they change. Options: csv, the question whose
 * answer has all rows; why(row), the address that explains a row.
 */
export function table(caption, columns, rows, key, options = {}) {
  const all = h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h(
      'table',
      { class: options.class },
      h('caption', { class: 'out' }, caption),
      h(
        'thead',
        null,
        h('tr', null, columns.map((c) => h('th', { scope: 'col', class: kind(c), title: c.title }, c.head))),
      ),
      h('tbody', null, rows.map((row) => line(columns, row, key(row), options))),
    ),
  );
  return h('div', { class: 'table' }, all, options.csv && rows.length > 0 && foot(caption, rows.length, options.csv));
}

function foot(caption, count, question) {
  const href = `/api/v1/${question}${question.includes('?') ? '&' : '?'}format=csv`;
  return h('p', { class: 'foot' }, `${count.toLocaleString('en-US')} ${count === 1 ? 'row' : 'rows'} · `,
    h('a', { href, download: '', 'aria-label': `CSV of all: ${caption}` }, 'CSV of all'));
}

function line(columns, row, key, options) {
  const cells = columns.map((column, i) => {
    const content = column.cell(row);
    const mark = column.mark?.(row);
    return i === 0
      ? h('th', { scope: 'row', class: kind(column) }, content)
      : h('td', { class: [kind(column), mark].filter(Boolean).join(' ') || null, 'data-live': column.live }, content);
  });
  return h('tr', { 'data-key': key, class: options.row?.(row), tabindex: '-1', 'data-why': options.why?.(row) }, cells);
}

function kind(column) {
  return [column.num && 'num', column.wide && 'wide', column.gap && 'gap'].filter(Boolean).join(' ') || null;
}

export function section(title, note, ...content) {
  return h('section', null, h('h2', null, title, note && h('small', null, note)), content);
}

export const empty = (...text) => h('p', { class: 'empty' }, text);

/** What is shown of how many: never a silent limit. With more(limit), an address that shows more. */
export function cut(shown, total, what, more) {
  if (shown >= total) return null;
  const limit = Math.min(10 * shown, 10000);
  return h('p', { class: 'empty' }, `Showing ${shown.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} ${what}. `,
    more && limit > shown && h('a', { href: more(String(limit)) }, `Show ${Math.min(limit, total).toLocaleString('en-US')}`));
}
