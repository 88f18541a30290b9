// What was refused, why, and what to do about it.

import { h } from './dom.js';
import * as f from './format.js';
import { cut, empty, section, table } from './table.js';

export async function draw({ get, parameters }) {
  const reason = parameters.get('reason') ?? '';
  const all = await get('refused?limit=100' + (reason ? '&reason=' + encodeURIComponent(reason) : ''));
  if (!all.total) {
    return [h('h1', null, 'Refused'),
      empty(f.sign('GOOD'), ` Nothing was refused; ${f.units(all.recordsRead)} records read.`)];
  }
  return [
    h('h1', null, 'Refused', h('small', null, `${f.units(all.total)} records, ${f.units(all.recordsRead)} read`)),
    section('By reason', null, groups(all.groups)),
    section(reason ? `Records: ${reason}` : 'Records', 'newest first',
      reason && h('p', { class: 'choices' }, h('a', { href: '/refused' }, 'Show all reasons')),
      all.items.length ? records(all.items) : empty('Its records are older than the newest 1,000 that are kept here.')),
    cut(all.items.length, all.kept, 'records'),
  ];
}

function groups(all) {
  return table('Refusals by reason', [
    { head: 'reason', cell: (r) => h('a', { href: '/refused?reason=' + r.reason }, r.reason) },
    { head: 'class', cell: (r) => f.words(r.kind) },
    { head: 'records', num: true, cell: (r) => f.units(r.count) },
    { head: 'last', num: true, cell: (r) => f.wall(r.lastWrittenAt) },
    { head: 'last source', cell: (r) => r.source || f.dash('its headers do not say') },
    { head: 'what to do', wide: true, cell: (r) => r.cure },
  ], all, (r) => r.reason);
}

function records(items) {
  return table('Refused records', [
    { head: 'at', cell: (r) => f.moment(r.at || null) },
    { head: 'reason', cell: (r) => r.reason },
    { head: 'topic', cell: (r) => r.topic },
    { head: 'place', num: true, title: 'partition / offset', cell: (r) => r.origin },
    { head: 'key', cell: (r) => r.key || f.dash('no key') },
    { head: 'field', cell: (r) => r.field || f.dash('the whole record') },
    { head: 'value', cell: (r) => h('code', null, r.value || '—') },
    { head: 'what to do', wide: true, cell: (r) => r.cure },
  ], items, (r) => r.topic + r.origin + r.at);
}
