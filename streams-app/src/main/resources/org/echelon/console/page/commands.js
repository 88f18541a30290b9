// What was commanded, and what waits for an answer: overdue first, then oldest.

import { h } from './dom.js';
import * as f from './format.js';
import { cut, empty, section, table } from './table.js';
import { life } from './life.js';

const VIEWS = [['', 'Open'], ['OVERDUE', 'Overdue'], ['CLOSED', 'Closed']];
const NODES = 12;
const KINDS = ['', 'TRANSFER', 'PURCHASE', 'ASSIGNMENT'];

export async function draw({ get, parameters }) {
  const state = parameters.get('state') ?? '';
  const question = new URLSearchParams({ limit: parameters.get('limit') ?? '100' });
  for (const name of ['state', 'node', 'kind', 'sku']) {
    if (parameters.get(name)) question.set(name, parameters.get(name));
  }
  const chosen = parameters.get('command');
  const [all, one] = await Promise.all([get('commands?' + question), chosen ? life(get, chosen, parameters) : null]);
  const counts = { '': all.counts.open, OVERDUE: all.counts.overdue, CLOSED: all.counts.closedKept };
  return [
    h('h1', null, 'Commands', h('small', null,
      `${f.units(all.counts.transfers)} transfers, ${f.units(all.counts.purchases)} purchases, ${f.units(all.counts.assignments)} assignments seen`)),
    h('p', { class: 'choices' },
      h('span', { class: 'tabs' }, VIEWS.map(([view, name]) =>
        h('a', { href: link(parameters, view), 'aria-current': view === state ? 'true' : null }, `${name} ${f.units(counts[view])}`))),
      h('label', null, 'kind ', h('select', { 'data-parameter': 'kind' }, KINDS.map((kind) =>
        h('option', { value: kind, selected: kind === (parameters.get('kind') ?? '') }, kind ? f.words(kind) : 'all')))),
      parameters.get('node') && h('span', { class: 'chosen' }, 'node ', parameters.get('node'), ' ', h('a', { href: without(parameters, 'node') }, 'all nodes')),
      all.counts.dropped > 0 && h('span', { class: 'warning' }, `▲ ${f.units(all.counts.dropped)} oldest open ones are no longer kept here`)),
    one,
    all.ages.length > 0 && section('Waiting by age', 'virtual time since the command, by the node that owes the next answer', ages(all, parameters, question), cut(Math.min(all.ages.length, NODES), all.ages.length, 'nodes, most overdue first')),
    section('Commands', 'overdue first, then oldest', all.items.length ? list(all.items, 'Commands', rest(question)) : nothing(state, parameters)),
    cut(all.items.length, all.total, 'commands', (limit) => '/commands?' + new URLSearchParams({ ...Object.fromEntries(parameters), limit })),
  ];
}

/** A question of as many rows as a file may have. */
function rest(question, table) {
  const all = new URLSearchParams(question);
  all.delete('limit');
  if (table) all.set('table', table);
  return 'commands' + (all.size ? '?' + all : '');
}

function link(parameters, view) {
  const copy = new URLSearchParams(parameters);
  view ? copy.set('state', view) : copy.delete('state');
  return '/commands' + (copy.size ? '?' + copy : '');
}

function without(parameters, name) {
  const copy = new URLSearchParams(parameters);
  copy.delete(name);
  return '/commands' + (copy.size ? '?' + copy : '');
}

function nothing(state, parameters) {
  if (parameters.get('node') || parameters.get('kind') || parameters.get('sku')) {
    return empty('No command matches. ', h('a', { href: state ? '/commands?state=' + state : '/commands' }, 'Clear the filters'));
  }
  return state === 'OVERDUE' ? empty(f.sign('GOOD'), ' Nothing is overdue.') : empty(state === 'CLOSED' ? 'No command has been closed yet.' : 'No command is open.');
}

function ages(all, parameters, question) {
  const edges = ['<' + all.ageHours[0] + ' h', ...all.ageHours.map((from, i) =>
    i + 1 < all.ageHours.length ? `${from}–${all.ageHours[i + 1]} h` : `>${from} h`)];
  return table('Waiting by age', [
    { head: 'node', cell: (r) => h('a', { href: '/commands?' + new URLSearchParams({ ...Object.fromEntries(parameters), node: r.node }) }, r.node) },
    ...edges.map((head, i) => ({ head, num: true, live: true, cell: (r) => r.byAge[i] || h('span', { class: 'zero' }, '0') })),
    { head: 'overdue', num: true, cell: (r) => (r.overdue ? '▲ ' + r.overdue : h('span', { class: 'zero' }, '0')), mark: (r) => (r.overdue ? 'warning' : null) },
    { head: 'oldest', num: true, cell: (r) => f.age(r.oldestSeconds) },
  ], all.ages.slice(0, NODES), (r) => r.node, { csv: rest(question, 'ages') });
}

export function list(items, caption, csv) {
  return table(caption, [
    { head: 'command', cell: (r) => h('a', { class: 'id', href: '/commands?command=' + encodeURIComponent(r.commandId), title: r.commandId }, f.shortened(r.commandId)) },
    { head: 'age', num: true, cell: (r) => [r.overdue && '▲ ', f.age(r.ageSeconds)], mark: (r) => (r.overdue ? 'warning' : null) },
    { head: 'SKU', cell: (r) => h('a', { href: '/sku/' + encodeURIComponent(r.sku) }, r.sku) },
    { head: 'from', cell: (r) => r.from },
    { head: 'to', cell: (r) => (r.kind === 'ASSIGNMENT' ? 'order ' + r.to : r.to) },
    { head: 'units', num: true, cell: (r) => f.units(r.units) },
    { head: 'state', cell: (r) => [f.words(r.state), r.cancelRequested && h('small', null, ' cancel asked')] },
    { head: 'waits for', cell: (r) => (r.waitsFor ? [`${r.waitsFor} by ${r.waitsOn}`, r.late && h('small', null, ' late')] : h('span', { class: 'zero' }, 'nothing')) },
    { head: 'due', num: true, cell: (r) => f.moment(r.dueAt, 'nothing is due') },
    { head: 'arrives', num: true, cell: (r) => f.moment(r.expectedAt, 'not promised') },
    { head: 'why', cell: (r) => h('a', { href: '/why/' + encodeURIComponent(r.decisionId) }, 'why') },
    { head: 'worth/day', num: true, cell: (r) => (f.known(r.worthPerDay) ? f.money(r.worthPerDay) : f.dash('told for transfers only')) },
  ], items, (r) => r.commandId, { csv });
}
