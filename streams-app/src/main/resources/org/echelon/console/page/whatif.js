// What would be, were something otherwise: two forms, a run, before and after. Nothing is commanded.

import { h } from './dom.js';
import * as f from './format.js';
import { section } from './table.js';
import { result } from './whatif-result.js';

const PATH = '/whatif';
const LIMITS = ['storage', 'flow'];

/** The question that was asked last, by its address, and what came of it. */
let asked = {};

export async function draw({ get, parameters }) {
  const [places, limits, sku] = await Promise.all([get('map'), get('capacity'), present(get, parameters.get('sku'))]);
  const question = of(parameters);
  if (question && asked.address !== location.search) ask(question);
  return [
    h('h1', null, 'What-if', h('small', null, 'a question: nothing is commanded')),
    h('div', { class: 'columns' }, skuForm(parameters, places, sku), networkForm(parameters, limits.rows)),
    question && result(asked),
  ];
}

/** What is known of a SKU today; a name that is not known is told by the answer. */
async function present(get, id) {
  if (!id) return null;
  try {
    return await get('sku/' + encodeURIComponent(id));
  } catch (error) {
    if (!error.code) throw error;
    return null;
  }
}

/** What the address asks, as it is posted; null where it asks nothing. */
function of(parameters) {
  const node = parameters.get('node');
  const changes = [];
  const change = (kind, name, about) => {
    const text = parameters.get(name);
    if (text) changes.push({ kind, of: about ?? '', factor: number(text) });
  };
  if (parameters.get('sku')) {
    change('DEMAND', 'demand', parameters.get('zone'));
    change('LEAD_TIME', 'leadTime', parameters.get('lane'));
    if (node && parameters.get('closed')) changes.push({ kind: 'CLOSED', of: node });
    if (node) change('STORAGE_PRICE', 'storage', node);
    if (node) change('FLOW_PRICE', 'flow', node);
    return { scope: 'sku:' + parameters.get('sku'), changes };
  }
  if (!node || !parameters.get('factor')) return null;
  change((parameters.get('resource') ?? LIMITS[0]).toUpperCase(), 'factor', node);
  return { scope: 'network', changes };
}

/** What is no number is sent as it is, to be refused in words. */
const number = (text) => (Number.isFinite(Number(text)) ? Number(text) : text);

async function ask(question) {
  const mine = { address: location.search, running: true };
  asked = mine;
  try {
    const answer = await fetch('/api/v1/whatif', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) });
    const content = await answer.json();
    if (answer.ok) mine.answer = content;
    else mine.error = content.error;
  } catch {
    mine.error = { message: 'The console does not answer', cure: 'Run it again.' };
  }
  mine.running = false;
  if (location.pathname === PATH && location.search === mine.address) redraw();
}

/** The frame draws the page of the address anew. */
const redraw = () => dispatchEvent(new PopStateEvent('popstate'));

document.addEventListener('submit', (event) => {
  if (!event.target.dataset?.whatif) return;
  event.preventDefault();
  const parameters = new URLSearchParams();
  for (const [name, text] of new FormData(event.target)) {
    const value = text.trim();
    // A factor of 1 changes nothing, so the address need not tell it; that of a limit it must.
    if (value && (name === 'factor' || Number(value) !== 1 || name === 'closed')) parameters.set(name, value);
  }
  asked = {};
  history.pushState(null, '', PATH + '?' + parameters);
  redraw();
});

const label = (text, ...control) => h('label', null, h('span', null, text), control);
const factor = (parameters, name, usual) =>
  h('input', { type: 'number', name, min: '0', max: '100', step: 'any', value: parameters.get(name) ?? usual ?? '1' });
const text = (parameters, name, list, placeholder) =>
  h('input', { type: 'text', name, list, placeholder, autocomplete: 'off', spellcheck: 'false', value: parameters.get(name) ?? '' });
const options = (id, names) => h('datalist', { id }, names.map((value) => h('option', { value })));

function skuForm(parameters, places, sku) {
  const chosen = parameters.get('sku') ? parameters.get('node') ?? '' : '';
  const own = parameters.get('sku') ? parameters : new URLSearchParams();
  return section('One SKU', 'levels and departures, by what Plan has now',
    h('form', { class: 'ask', 'data-whatif': 'sku' },
      label('SKU', h('input', { type: 'text', name: 'sku', required: true, autocomplete: 'off', spellcheck: 'false', value: own.get('sku') ?? '' })),
      label('demand ×', factor(own, 'demand')),
      label('of zone', text(own, 'zone', null, 'all zones')),
      label('lead time ×', factor(own, 'leadTime')),
      label('of lane', text(own, 'lane', 'whatif-lanes', 'all lanes')),
      options('whatif-lanes', places.lanes.map((l) => l.lane)),
      label('node', h('select', { name: 'node' }, h('option', { value: '' }, 'none'),
        places.nodes.map((n) => h('option', { value: n.node, selected: n.node === chosen }, n.node)))),
      label('storage price ×', factor(own, 'storage')),
      label('flow price ×', factor(own, 'flow')),
      h('label', { class: 'choice' }, h('input', { type: 'checkbox', name: 'closed', value: '1', checked: Boolean(own.get('closed')) }), 'the node is shut'),
      h('p', { class: 'empty' }, today(sku)),
      h('button', { type: 'submit' }, 'Run')));
}

function today(sku) {
  if (!sku) return 'A factor of 1 leaves things as they are.';
  const nodes = sku.nodes.filter((n) => n.levelUnits > 0).slice(0, 6);
  return nodes.length
    ? ['Today: ', nodes.map((n, i) => [i ? ' · ' : '', `${n.node} level ${f.units(n.levelUnits)}, `, f.rate(n.demandPerDay), ' a day'])]
    : 'Today no node has a level of it.';
}

function networkForm(parameters, rows) {
  const own = parameters.get('sku') ? new URLSearchParams() : parameters;
  const node = own.get('node') ?? '';
  const resource = own.get('resource') ?? LIMITS[0];
  const limited = rows.filter((r) => f.known(r.capacity));
  const chosen = limited.find((r) => r.node === node && r.resource === resource.toUpperCase());
  const names = [...new Set(limited.map((r) => r.node))];
  return section('The network', 'prices, use and value with another limit',
    h('form', { class: 'ask', 'data-whatif': 'network' },
      label('node', h('select', { name: 'node', required: true }, h('option', { value: '' }, 'choose'),
        names.map((n) => h('option', { value: n, selected: n === node }, n)))),
      label('limit', h('select', { name: 'resource' }, LIMITS.map((r) => h('option', { value: r, selected: r === resource }, r)))),
      label('×', factor(own, 'factor', '1.1')),
      h('p', { class: 'empty' }, chosen
        ? ['Today: ', f.units(chosen.capacity), resource === 'storage' ? ' dm³, ' : ' units a day, ', f.share(chosen.share, 0), ' in use, price ', f.money(chosen.price)]
        : 'The plans of all SKUs are priced anew, with today’s limit and with this one.'),
      h('button', { type: 'submit' }, 'Run')));
}
