// The dialog in which a person stops something or lets it go on: what it would hold is shown before,
// the name is typed, and it stays open until every task obeys.

import { h } from './dom.js';
import * as f from './format.js';

const WORDS = { FREEZE: 'Freeze', PAUSE: 'Pause', UNFREEZE: 'Unfreeze', RESUME: 'Resume' };
const MEANS = { FREEZE: 'no command at all', PAUSE: 'no transfers and purchases' };
const KINDS = ['network', 'node', 'lane', 'sku', 'region', 'vendor'];
const PAUSE_MILLIS = 250;
const $ = (name) => document.getElementById(name);

let sent = null;

/** An order is on its way: says how many obey as soon as they do. */
export function progress(inForce) {
  const known = sent && inForce.find((control) => control.controlId === sent.id && control.revision >= sent.revision);
  if (known) sent.say(`written ${f.wall(new Date().toISOString())} · obeyed by ${known.obeyed} of ${known.tasks} tasks`);
}

/** Opens it; session says who may what, renew() asks for it anew. */
export function open(session, renew, action, scope) {
  const dialog = $('order');
  if (dialog.open) return;
  const lifts = action === 'UNFREEZE' || action === 'RESUME';
  const form = fields(session, action, scope, lifts);
  dialog.replaceChildren(form);
  dialog.showModal();
  const state = { session, renew, lifts, action, scope, form, asked: 0, revision: 0, word: '' };
  form.addEventListener('input', (event) => changed(state, event.target.name));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!form.elements.send.disabled) send(state);
  });
  form.elements.close.addEventListener('click', () => dialog.close());
  dialog.onclose = () => (sent = null);
  names(state);
  form.elements.why.focus();
  look(state);
}

function fields(session, action, scope, lifts) {
  const kind = scope.split(':')[0];
  const name = scope.includes(':') ? scope.slice(scope.indexOf(':') + 1) : '';
  const label = (text, control) => h('label', null, h('span', null, text), control);
  const input = (attributes) => h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...attributes });
  return h('form', null,
    h('h2', { id: 'order-title' }, lifts ? `Let ${scope.replace(':', ' ')} go on` : 'Stop something'),
    !lifts && h('fieldset', null, h('legend', { class: 'out' }, 'How'), ['FREEZE', 'PAUSE'].filter((a) => session.may.includes(a)).map((a) =>
      h('label', { class: 'choice' }, h('input', { type: 'radio', name: 'action', value: a, checked: a === action }), h('b', null, WORDS[a]), `: ${MEANS[a]}`))),
    !lifts && label('what', h('select', { name: 'kind' }, KINDS.map((k) => h('option', { value: k, selected: k === kind }, k)))),
    !lifts && label('which', input({ name: 'name', value: name, list: 'order-names' })),
    !lifts && h('datalist', { id: 'order-names' }),
    label('why', input({ name: 'why', required: true, maxlength: 500, placeholder: '5 characters at least; kept in the audit' })),
    !lifts && label('until', input({ name: 'until', placeholder: '2h, 18:00 or an instant; empty: until it is lifted' })),
    label('ticket', input({ name: 'ticket', maxlength: 64, placeholder: 'optional' })),
    h('p', { class: 'effect', role: 'status' }),
    label(h('span', { class: 'word' }, 'type the name'), input({ name: 'confirm' })),
    h('p', { class: 'result', role: 'alert' }),
    h('div', { class: 'actions' },
      h('button', { type: 'submit', name: 'send', class: 'stop', disabled: true }, WORDS[action]),
      h('button', { type: 'button', name: 'close' }, 'Cancel')));
}

/** What is to be suggested as a name, from the network; items are found as one types. */
async function names(state) {
  const list = state.form.querySelector('datalist');
  if (!list) return;
  const kind = state.form.elements.kind.value;
  const text = state.form.elements.name.value.trim();
  let found = [];
  try {
    if (kind === 'sku') {
      const answer = text ? await (await fetch('/api/v1/search?q=' + encodeURIComponent(text))).json() : [];
      found = answer.filter((one) => one.kind === 'SKU').map((one) => one.id);
    } else {
      state.map ??= await (await fetch('/api/v1/map')).json();
      found = {
        node: state.map.nodes.filter((n) => n.kind !== 'VENDOR').map((n) => n.node),
        vendor: state.map.nodes.filter((n) => n.kind === 'VENDOR').map((n) => n.node),
        region: state.map.regions.map((r) => r.region),
        lane: state.map.lanes.map((l) => l.lane),
      }[kind] ?? [];
    }
  } catch {
    // Names are a help; whoever knows them types them.
  }
  list.replaceChildren(...found.map((value) => h('option', { value })));
}

function changed(state, name) {
  const { form } = state;
  if (!state.lifts) {
    const kind = form.elements.kind.value;
    const freeze = form.querySelector('input[value=FREEZE]');
    if (freeze) {
      freeze.disabled = kind === 'lane';
      if (kind === 'lane' && freeze.checked) form.querySelector('input[value=PAUSE]').checked = true;
    }
    if (name === 'kind') form.elements.name.value = '';
    form.elements.name.disabled = kind === 'network';
    state.action = form.elements.action.value;
    state.scope = kind === 'network' ? 'network' : form.elements.name.value.trim() && `${kind}:${form.elements.name.value.trim()}`;
    form.elements.send.textContent = WORDS[state.action];
    if (name === 'kind' || (name === 'name' && kind === 'sku')) names(state);
  }
  if (['action', 'kind', 'name'].includes(name)) look(state);
  ready(state);
}

function ready({ form, word }) {
  const { why, confirm, send: button } = form.elements;
  button.disabled = !word || confirm.value.trim() !== word || why.value.trim().length < 5;
}

/** Asks what the order would concern, and what must be typed. */
async function look(state) {
  const asked = ++state.asked;
  const effect = state.form.querySelector('.effect');
  state.word = '';
  state.form.elements.name && (state.form.elements.name.disabled = state.form.elements.kind.value === 'network');
  ready(state);
  if (!state.scope) {
    effect.textContent = '';
    return;
  }
  await new Promise((later) => setTimeout(later, PAUSE_MILLIS));
  if (asked !== state.asked) return;
  try {
    const preview = await post(state, 'controls/preview', { action: state.action, scope: state.scope });
    if (asked !== state.asked) return;
    state.word = preview.confirm;
    state.revision = preview.seenRevision;
    const known = preview.inForce;
    effect.replaceChildren(known && !state.lifts
      ? `It takes the place of the ${known.action.toLowerCase()} of ${known.who}: ${known.why}. ` : '', preview.effect.words);
    state.form.querySelector('.word').replaceChildren('type ', h('b', null, state.word));
  } catch (error) {
    if (asked === state.asked) effect.replaceChildren(f.sign('CRITICAL'), ` ${error.message ?? error}. ${error.cure ?? ''}`);
  }
  ready(state);
}

async function send(state) {
  const { form } = state;
  const result = form.querySelector('.result');
  const begun = f.wall(new Date().toISOString());
  const say = (text) => (result.textContent = `◌ sent ${begun}${text ? ' · ' + text : ''}`);
  const text = (name) => form.elements[name]?.value.trim() ?? '';
  form.elements.send.disabled = true;
  sent = { id: 'HALT/' + state.scope, revision: state.revision + 1, say };
  say('');
  try {
    const given = await post(state, 'controls', {
      action: state.action, scope: state.scope, why: text('why'), ticket: text('ticket'), until: text('until'),
      confirm: text('confirm'), seenRevision: state.revision,
    });
    const end = given.untilAt ? `, lifts ${given.untilAt.slice(0, 16).replace('T', ' ')}Z` : '';
    result.replaceChildren(f.sign('GOOD'), ` ${WORDS[state.action]} of ${state.scope.replace(':', ' ')}: in force on ${given.obeyed} of ${given.tasks} tasks after ${(given.millis / 1000).toFixed(2)} s${end}.`);
    form.elements.send.hidden = true;
    form.elements.close.textContent = 'Close';
    form.elements.close.focus();
  } catch (error) {
    result.replaceChildren(f.sign('CRITICAL'), ` ${error.message ?? error}. ${error.cure ?? ''}`);
    look(state);
  } finally {
    sent = null;
  }
}

/** Sends with the page's token; after a restart of the console it has another one. */
export async function post(state, path, content, again = true) {
  const answer = await fetch('/api/v1/' + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Echelon-Token': state.session.token },
    body: JSON.stringify(content),
  });
  const told = await answer.json();
  if (answer.ok) return told;
  if (told.error?.code === 'NOT_FROM_THE_PAGE' && again) {
    state.session = await state.renew();
    return post(state, path, content, false);
  }
  throw told.error;
}
