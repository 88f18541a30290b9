// What people have stopped: the page, the band while something is frozen, and who may order what.

import { h, morph } from './dom.js';
import * as f from './format.js';
import { open, progress } from './order.js';
import { empty, section, table } from './table.js';

let session = { may: [] };
let inForce = [];
const $ = (name) => document.getElementById(name);
const isHalt = (control) => f.known(control.liftedBy);

/** Asks who looks at the page, and listens for buttons that order something. */
export async function start() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-order]');
    if (button) {
      button.dataset.order ? open(session, ask, button.dataset.order, button.dataset.scope) : stop();
    }
  });
  await ask();
}

async function ask() {
  try {
    const answer = await fetch('/api/v1/session');
    if (answer.ok) session = await answer.json();
  } catch {
    // Whoever is not known to be more is a viewer.
  }
  show();
  return session;
}

/** What is in force has changed. */
export function heard(content) {
  inForce = content;
  progress(content);
  show();
}

export const halted = () => inForce.filter(isHalt).length;

/** Opens the dialog to stop what the page is about, all of it where it is about all. */
export function stop() {
  const may = ['FREEZE', 'PAUSE'].find((action) => session.may.includes(action));
  if (may) open(session, ask, may, about());
}

function about() {
  const node = new URLSearchParams(location.search).get('node');
  if (location.pathname.startsWith('/sku/')) return 'sku:' + decodeURIComponent(location.pathname.slice(5));
  return node ? 'node:' + node : 'network';
}

function show() {
  const freezes = inForce.filter((control) => control.action === 'FREEZE');
  $('stop').hidden = !session.may.length;
  morph($('halts'), h('div', { id: 'halts', class: 'halts', role: 'status', hidden: !freezes.length },
    freezes.slice(0, 3).map((control) => h('p', null,
      h('span', { class: 'sign', 'aria-hidden': 'true' }, '■'),
      h('span', null, h('b', null, 'FROZEN ', words(control.scope)), ' since ', f.moment(control.sinceAt), ` by ${control.who}: ${control.why} · `,
        f.known(control.untilAt) ? ['lifts ', f.moment(control.untilAt)] : 'until somebody lifts it', ` · ${obeyed(control)}`),
      lift(control))),
    freezes.length > 3 && h('p', null, h('a', { href: '/control' }, `and ${freezes.length - 3} more`))));
}

const words = (scope) => scope.replace(':', ' ');
const obeyed = (control) => `obeyed by ${control.obeyed} of ${control.tasks} tasks`;

function lift(control) {
  return isHalt(control) && session.may.includes(control.liftedBy)
    ? h('button', { type: 'button', 'data-order': control.liftedBy, 'data-scope': control.scope, 'aria-label': `Lift the halt of ${words(control.scope)}` }, 'Lift…')
    : null;
}

export async function draw({ get }) {
  const all = await get('controls');
  return [
    h('h1', null, 'Control', h('small', null, all.items.length ? `${all.items.length} in force` : 'nothing is stopped')),
    session.may.length
      ? h('p', { class: 'choices' }, h('button', { type: 'button', class: 'stop', 'data-order': '' }, '■ Stop something…'),
          h('span', { class: 'muted' }, `You act as ${session.who} (${session.role.toLowerCase()}). Shift S does the same on every page.`))
      : h('p', { class: 'muted' }, 'This console only shows. Start it on this machine with --role operator, or use ./echelon control.'),
    section('In force', 'halts first', all.items.length ? standing(all.items)
      : empty(f.sign('GOOD'), ' Nothing is stopped, no override in force.')),
    section('What people tried', 'last 48 hours, newest first', all.history.length ? tried(all.history)
      : empty('Nobody has ordered anything in the last 48 hours.')),
  ];
}

function standing(items) {
  return table('Orders in force', [
    { head: 'scope', cell: (r) => [f.sign(r.action === 'FREEZE' ? 'CRITICAL' : isHalt(r) ? 'WARNING' : 'NOTE'), ' ', words(r.scope)] },
    { head: 'what', cell: (r) => r.what },
    { head: 'since', cell: (r) => f.moment(r.sinceAt) },
    { head: 'until', cell: (r) => f.moment(r.untilAt, 'until somebody lifts it') },
    { head: 'who', cell: (r) => r.who },
    { head: 'why', wide: true, cell: (r) => [r.why, f.known(r.ticket) && h('small', null, ` (${r.ticket})`)] },
    { head: 'tasks that obey', num: true, live: true, cell: (r) => `${r.obeyed} of ${r.tasks}`, mark: (r) => (r.obeyed < r.tasks ? 'warning' : null) },
    { head: h('span', { class: 'out' }, 'change it'), cell: (r) => [change(r), ' ', lift(r)] },
  ], items, (r) => r.controlId, { csv: 'controls' });
}

function change(control) {
  return isHalt(control) && session.may.includes(control.action)
    ? h('button', { type: 'button', 'data-order': control.action, 'data-scope': control.scope, 'aria-label': `Change the halt of ${words(control.scope)}` }, 'Change…')
    : null;
}

function tried(history) {
  const signs = { done: 'GOOD', refused: 'WARNING' };
  return table('What people tried', [
    { head: 'at', cell: (r) => f.moment(r.at) },
    { head: 'who', cell: (r) => r.who },
    { head: 'what', cell: (r) => r.operation },
    { head: 'scope', cell: (r) => words(r.scope) },
    { head: 'why', wide: true, cell: (r) => r.why },
    { head: 'from', cell: (r) => r.from },
    { head: 'outcome', wide: true, cell: (r) => [f.sign(signs[r.outcome] ?? 'UNKNOWN'), ` ${r.outcome}`, r.refusal && h('small', null, ` ${r.refusal}`)] },
  ], history.slice(0, 100), (r) => r.auditId, { csv: 'controls?table=history' });
}
