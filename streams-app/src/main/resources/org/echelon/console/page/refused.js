// What was refused, why, and what to do about it; a record with all that is known of it beside.

import { h } from './dom.js';
import * as f from './format.js';
import { again } from './resend.js';
import { cut, empty, section, table } from './table.js';

let looked = { id: '' };

export async function draw({ get, parameters }) {
  const reason = parameters.get('reason') ?? '';
  const source = parameters.get('source') ?? '';
  const record = parameters.get('record') ?? '';
  const ask = new URLSearchParams({ limit: '100' });
  if (reason) ask.set('reason', reason);
  if (source) ask.set('source', source);
  const [all, drawer] = await Promise.all([get('refused?' + ask), record ? beside(get, record, parameters) : null]);
  if (!all.total) {
    return [h('h1', null, 'Refused'),
      empty(f.sign('GOOD'), ` Nothing was refused; ${f.units(all.recordsRead)} records read.`), drawer];
  }
  return [
    h('h1', null, 'Refused', h('small', null, `${f.units(all.total)} ${all.total === 1 ? 'record' : 'records'} in 48 h, ${f.units(all.recordsRead)} read`)),
    section('By reason and source', null, groups(all.groups)),
    section(reason || source ? `Records: ${[reason, source].filter(Boolean).join(' of ')}` : 'Records', 'newest first',
      (reason || source) && h('p', { class: 'choices' }, h('a', { href: '/refused' }, 'Show all')),
      all.items.length ? records(all.items, parameters, rest(reason, source)) : empty('Its records are older than the newest 1,000 that are kept here.')),
    cut(all.items.length, all.kept, 'records'),
    drawer,
  ];
}

/** The question of all records of a reason and source. */
function rest(reason, source) {
  const ask = new URLSearchParams();
  if (reason) ask.set('reason', reason);
  if (source) ask.set('source', source);
  return 'refused' + (ask.size ? '?' + ask : '');
}

const address = (parameters) => '/refused' + (parameters.size ? '?' + parameters : '');

function groups(all) {
  const link = (reason, source, text) => h('a', { href: address(new URLSearchParams(source ? { reason, source } : { reason })) }, text);
  return table('Refusals by reason', [
    { head: 'reason', cell: (r) => link(r.reason, '', r.reason) },
    { head: 'class', cell: (r) => f.words(r.kind) },
    { head: 'records', num: true, live: true, cell: (r) => f.units(r.count) },
    { head: 'last', num: true, cell: (r) => f.wall(r.lastWrittenAt) },
    { head: 'sources', wide: true, cell: (r) => r.sources.slice(0, 4).map((s, i) => [i ? ', ' : '', s.source
      ? link(r.reason, s.source, s.source) : f.dash('headers do not say'), ` (${f.units(s.count)})`])
      .concat(r.sources.length > 4 ? [` and ${r.sources.length - 4} more`] : []) },
    { head: 'what to do', wide: true, cell: (r) => r.cure },
  ], all, (r) => r.reason, { csv: 'refused?table=groups' });
}

function records(items, parameters, csv) {
  const open = (id) => {
    const next = new URLSearchParams(parameters);
    next.set('record', id);
    return address(next);
  };
  return table('Refused records', [
    { head: 'record', cell: (r) => h('a', { href: open(r.id), title: 'all that is known of it' }, r.id) },
    { head: 'at', cell: (r) => f.moment(r.at || null) },
    { head: 'reason', cell: (r) => r.reason },
    { head: 'topic', cell: (r) => r.topic },
    { head: 'place', num: true, title: 'partition / offset', cell: (r) => r.origin },
    { head: 'key', cell: (r) => r.key || f.dash('no key') },
    { head: 'source', cell: (r) => r.source || f.dash('headers do not say') },
    { head: 'field', cell: (r) => r.field || f.dash('the whole record') },
    { head: 'value', cell: (r) => h('code', null, r.value || '—') },
    { head: 'what to do', wide: true, cell: (r) => r.cure },
  ], items, (r) => r.id, { csv });
}

/** One record: what it says, or its bytes, and its headers. It never changes, so it is asked for once. */
async function beside(get, id, parameters) {
  if (looked.id !== id) {
    try {
      looked = { id, record: await get('refused/' + id.split('/').map(encodeURIComponent).join('/')) };
    } catch (error) {
      looked = { id: error.code === 'NOT_FOUND' ? id : '', error };
    }
  }
  const rest = new URLSearchParams(parameters);
  rest.delete('record');
  return h('aside', { class: 'drawer', 'aria-label': 'Refused record ' + id },
    h('p', { class: 'drawer-bar' }, h('b', null, 'Record ' + id), h('a', { href: address(rest), class: 'close' }, 'Close')),
    looked.error ? h('p', { class: 'problem' }, f.sign('UNKNOWN'), ` ${looked.error.message ?? 'It could not be read'}. ${looked.error.cure ?? ''}`)
      : whole(looked.record));
}

function whole(r) {
  const said = (name) => r.headers['echelon.dlq.' + name] ?? '';
  const fact = (name, value) => value && h('div', null, h('dt', null, name), h('dd', null, value));
  const ours = Object.entries(r.headers).filter(([name]) => !name.startsWith('echelon.dlq.'));
  return [
    h('p', { class: 'why' }, f.sign('WARNING'), ` ${said('reason')}${said('field') ? `: ${said('field')} is ${said('value') || 'empty'}` : ''}`),
    h('p', null, said('cure')),
    h('dl', { class: 'facts' },
      fact('refused at', f.instant(r.writtenAt)), fact('came by', r.origin), fact('key', r.key), fact('by', `${said('app')} ${said('task')}`),
      fact('attempt', said('attempt')), fact('bytes', f.units(r.bytes) + (r.fromOrigin ? ', read at its origin' : ''))),
    r.problem && h('p', { class: 'muted' }, `Not readable as a record: ${r.problem}.`),
    f.known(r.record) && pre('What it says', r.record),
    r.hex.length > 0 && pre(r.bytes > 256 ? 'Its first 256 bytes' : 'Its bytes', r.hex.join('\n')),
    ours.length > 0 && pre('Headers it came with', ours.map(([name, value]) => `${name}: ${value}`).join('\n')),
    h('p', { class: 'muted' }, 'It is not edited here: a correction comes from its source, as a new revision.'),
    again(`${r.partition}:${r.offset}`, said('reason')),
  ];
}

function pre(title, text) {
  return [h('h2', null, title), h('pre', { tabindex: '0', role: 'region', 'aria-label': title }, text)];
}
