// The dialog in which refused records are sent again: what would become of each is told before, how
// many is typed, and it stays open until it is known what did.

import { h } from './dom.js';
import * as f from './format.js';
import { post } from './order.js';

const $ = (name) => document.getElementById(name);

/** A button below a record; whoever may order nothing finds out why when it is pressed. */
export function again(id, reason) {
  return h('p', { class: 'actions' },
    h('button', { type: 'button', 'data-resend': id, 'data-reason': reason }, 'Send again…'));
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-resend]');
  if (button) open(button.dataset.resend, button.dataset.reason);
});

const renew = async () => (await fetch('/api/v1/session')).json();

async function open(id, reason) {
  const dialog = $('order');
  if (dialog.open) return;
  const form = fields(id, reason);
  const state = { form, id, reason, session: { token: '' }, renew, asked: 0, word: '' };
  dialog.replaceChildren(form);
  dialog.showModal();
  form.addEventListener('input', (event) => (['which', 'unsure'].includes(event.target.name) ? look(state) : ready(state)));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!form.elements.send.disabled) send(state);
  });
  form.elements.close.addEventListener('click', () => dialog.close());
  form.elements.why.focus();
  state.session = await renew();
  look(state);
}

function fields(id, reason) {
  const label = (text, control) => h('label', null, h('span', null, text), control);
  const input = (attributes) => h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...attributes });
  const choice = (value, checked, ...words) =>
    h('label', { class: 'choice' }, h('input', { type: 'radio', name: 'which', value, checked }), words);
  return h('form', null,
    h('h2', { id: 'order-title' }, 'Send refused records again'),
    h('fieldset', null, h('legend', { class: 'out' }, 'Which'),
      choice('record', true, 'only record ', h('b', null, id)),
      choice('reason', false, 'all that are open of ', h('b', null, reason))),
    h('fieldset', null, h('label', { class: 'choice' }, h('input', { type: 'checkbox', name: 'unsure' }), 'also what only the ledger can judge')),
    h('p', { class: 'effect', role: 'status' }),
    label('why', input({ name: 'why', required: true, maxlength: 500, placeholder: '5 characters at least; kept in the audit' })),
    label(h('span', { class: 'word' }, 'type how many'), input({ name: 'confirm' })),
    h('p', { class: 'result', role: 'alert' }),
    h('div', { class: 'actions' },
      h('button', { type: 'submit', name: 'send', class: 'stop', disabled: true }, 'Send again'),
      h('button', { type: 'button', name: 'close' }, 'Cancel')));
}

function ready({ form, word }) {
  const { why, confirm, send: button } = form.elements;
  button.disabled = !word || confirm.value.trim() !== word || why.value.trim().length < 5;
}

function asked({ form, id, reason }) {
  const which = form.elements.which.value === 'record' ? { record: id } : { reason };
  return { ...which, unsure: form.elements.unsure.checked };
}

/** A dry run: what would become of them, and what must be typed. */
async function look(state) {
  const turn = ++state.asked;
  const effect = state.form.querySelector('.effect');
  state.word = '';
  ready(state);
  effect.textContent = 'Judged by what holds now …';
  try {
    const { outlook, confirm, mayAtMost } = await post(state, 'refused/resend/preview', asked(state));
    if (turn !== state.asked) return;
    state.word = confirm;
    effect.replaceChildren(words(outlook),
      outlook.chosen > mayAtMost ? ` More than ${f.units(mayAtMost)} at once need an operator.` : '');
    state.form.querySelector('.word').replaceChildren(...(confirm ? ['type ', h('b', null, confirm)] : ['nothing to send']));
  } catch (error) {
    if (turn === state.asked) effect.replaceChildren(f.sign('CRITICAL'), ` ${error.message ?? error}. ${error.cure ?? ''}`);
  }
  ready(state);
}

function words(o) {
  const parts = [`${f.units(o.wouldApply)} of ${f.units(o.open)} would be taken`];
  if (o.unsure) parts.push(`${f.units(o.unsure)} only the ledger can judge`);
  for (const [reason, count] of Object.entries(o.wouldRefuse)) parts.push(`${f.units(count)} would be refused: ${reason}`);
  if (o.notForResending) parts.push(`${f.units(o.notForResending)} not for sending again`);
  return `${parts.join(', ')}. ${f.units(o.chosen)} would be sent.`;
}

async function send(state) {
  const { form } = state;
  const result = form.querySelector('.result');
  form.elements.send.disabled = true;
  result.textContent = `◌ sent ${f.wall(new Date().toISOString())}`;
  try {
    const sent = await post(state, 'refused/resend', {
      ...asked(state), why: form.elements.why.value.trim(), confirm: form.elements.confirm.value.trim(),
    });
    result.replaceChildren(f.sign(sent.known && !sent.refusedAgain.length ? 'GOOD' : 'WARNING'), ` ${outcome(sent)}`);
    form.elements.send.hidden = true;
    form.elements.close.textContent = 'Close';
    form.elements.close.focus();
  } catch (error) {
    result.replaceChildren(f.sign('CRITICAL'), ` ${error.message ?? error}. ${error.cure ?? ''}`);
    look(state);
  }
}

function outcome(sent) {
  const others = sent.resentByOthers ? ` ${f.units(sent.resentByOthers)} somebody else had sent meanwhile.` : '';
  if (!sent.known) return `${f.units(sent.resent)} sent again; what became of them is not known yet.${others}`;
  const refused = sent.refusedAgain;
  return `${f.units(sent.resent)} sent again: ${f.units(sent.resent - refused.length)} taken, ${f.units(refused.length)} refused again.${others}`
    + (refused.length ? ` ${refused.slice(0, 5).join('; ')}${refused.length > 5 ? ' …' : ''}` : '');
}
