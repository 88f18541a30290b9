// The life of one command: its steps with their times, the pending one hollow, its units, what was answered.

import { h } from './dom.js';
import * as f from './format.js';
import { cut, empty, section, table } from './table.js';

const SIGNS = { DONE: '●', PASSED: '·', PENDING: '○', AHEAD: '○', NEVER: '×' };

/** The section of a command; a sentence where it is not known. */
export async function life(get, id, parameters) {
  const close = new URLSearchParams(parameters);
  close.delete('command');
  const back = h('a', { href: '/commands' + (close.size ? '?' + close : '') }, 'Close');
  let c;
  try {
    c = await get('commands/' + encodeURIComponent(id));
  } catch (error) {
    if (!error.code) throw error;
    return section('Command ' + id, null, empty(`${error.message}. ${error.cure} `, back));
  }
  const r = c.command;
  const order = r.kind === 'ASSIGNMENT';
  return section(h('span', null, f.words(r.kind), ' ', f.id(r.commandId)), f.words(r.state).toLowerCase(),
    h('p', { class: 'why' }, `${f.units(r.units)} × `, h('a', { href: '/sku/' + encodeURIComponent(r.sku) }, r.sku), ` ${r.from} → ${order ? 'order ' + r.to : r.to}`,
      r.cancelRequested && h('small', null, ' cancel asked')),
    h('ol', { class: 'life', 'aria-label': 'Life cycle' }, c.steps.map((step) => h('li', { class: step.state.toLowerCase() + (step.late ? ' late' : '') },
      h('b', null, h('span', { 'aria-hidden': 'true' }, SIGNS[step.state], ' '), f.words(step.name).toLowerCase()), h('span', null, stands(step, r))))),
    units(c.units),
    h('p', { class: 'muted' }, c.lane && `lane ${c.lane} · `, `revision ${c.revision} · prices v${c.priceVersion} · expires `, f.moment(c.expiresAt), ' · ',
      c.explained ? h('a', { href: '/why/' + encodeURIComponent(r.commandId) }, 'Why') : ['its decision is no longer kept here: ', h('code', null, './echelon explain ' + r.commandId)], ' · ', back),
    answers(c));
}

function stands(step, r) {
  const part = step.units > 0 && step.units !== r.units ? ` ${step.units} of ${r.units}` : '';
  if (step.state === 'DONE') return [f.moment(step.at, 'nobody said when'), part];
  if (step.state === 'PASSED') return 'not told';
  if (step.state === 'NEVER') return 'not any more';
  const due = f.known(step.dueAt) ? ['due ', f.moment(step.dueAt)] : 'no due time';
  return step.state === 'PENDING' ? [step.late && '▲ late, ', due, ` by ${step.by}`, part] : due;
}

function units(u) {
  const all = [['commanded', u.commanded], ['still to go', u.toGo], ['left', u.left], ['arrived', u.arrived], ['damaged', u.damaged], ['not found', u.notFound], ['surplus', u.surplus]];
  return h('dl', { class: 'facts' }, all.filter(([name, n]) => n > 0 || name === 'commanded').map(([name, n]) => h('div', null, h('dt', null, name), h('dd', null, f.units(n)))));
}

function answers(c) {
  if (!c.answers.length) return empty('Nothing has been answered yet.');
  return [table('Answers', [
    { head: 'at', cell: (a) => f.moment(a.at) },
    { head: 'answer', cell: (a) => [f.words(a.kind).toLowerCase(), a.assumed && h('small', null, ' assumed'), a.withdrawn && h('small', null, ' withdrawn')] },
    { head: 'by', cell: (a) => a.by },
    { head: 'units', num: true, cell: (a) => f.units(a.units) },
    { head: 'damaged', num: true, cell: (a) => a.damagedUnits || h('span', { class: 'zero' }, '0') },
    { head: 'part', cell: (a) => a.part || f.dash('has no parts') },
    { head: 'revision', num: true, cell: (a) => a.revision },
    { head: 'reason', cell: (a) => a.reason ?? f.dash('none given') },
  ], c.answers, (a) => a.kind + a.part, { csv: `commands/${encodeURIComponent(c.command.commandId)}?table=answers` }), cut(c.answers.length, c.answersTotal, 'answers, newest first')];
}
