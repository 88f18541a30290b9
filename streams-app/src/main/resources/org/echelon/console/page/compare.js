// Is another policy better? Replays tell of cost, labs in shadow of agreement alone, experiments of both.

import { h } from './dom.js';
import * as f from './format.js';
import { empty, section, table } from './table.js';

const SIGNS = { BETTER: 'GOOD', WORSE: 'CRITICAL', NOT_DECIDED: 'UNKNOWN' };
const WIDTH = 180;

export async function draw({ get, parameters }) {
  const all = await get('compare');
  const replay = all.replays.find((r) => r.id === parameters.get('replay')) ?? all.replays[0];
  const lab = all.agreement.find((l) => l.lab === parameters.get('lab')) ?? all.agreement[0];
  return [
    h('h1', null, 'Compare', h('small', null, 'is another policy better?')),
    !all.replays.length && !all.agreement.length && !all.field.length && empty('No second policy runs. Try one in shadow: ',
      h('code', null, './echelon lab start fair --policy rationed'), ', or replay: ', h('code', null, './echelon simulate --policy echelon,rationed,unpriced --seeds 5 --json=results/try.json'),
      ' and start the console with ', h('code', null, '--evidence results'), '.'),
    section('Replay', 'both policies on the same simulated days, seed by seed; the only kind that tells of cost', replays(all, replay)),
    section('Agreement', 'live decisions beside those of a lab in shadow; no outcome is claimed by it', agreement(all.agreement, lab)),
    section('Field', 'a part of the SKUs treated, the others not; simulated so far', field(all.field)),
    ...unread(all.files),
  ];
}

const address = (name, value) => '/compare?' + new URLSearchParams({ [name]: value });

function replays(all, chosen) {
  if (!chosen) {
    return empty(all.folder ? 'No file of the folder holds two policies.' : 'This console was given no results: ./echelon console --evidence DIR.');
  }
  return [
    h('p', { class: 'verdict' }, f.sign(SIGNS[chosen.verdict.outcome]), ` ${chosen.policy} against ${chosen.against}. ${chosen.verdict.text}`),
    h('p', { class: 'muted' }, [chosen.file, chosen.scenario, chosen.setting, `${chosen.seeds} ${chosen.seeds === 1 ? 'seed' : 'seeds'}`].filter(Boolean).join(' · ')),
    measures(chosen),
    all.replays.length > 1 && h('h2', null, 'All pairs'),
    all.replays.length > 1 && pairs(all.replays, chosen),
  ];
}

function measures(r) {
  const ends = r.measures.flatMap((m) => [m.low, m.high]).filter(f.known).map(Math.abs);
  const most = Math.max(...ends, 1e-9);
  return table('Measures of the pair', [
    { head: 'measure', cell: (m) => m.name },
    { head: r.against, num: true, cell: (m) => figure(m, m.againstFigure) },
    { head: r.policy, num: true, cell: (m) => figure(m, m.policyFigure) },
    { head: 'difference', num: true, cell: (m) => difference(m, m.mean) },
    { head: '95% interval', num: true, cell: (m) => (f.known(m.low) ? [difference(m, m.low), ' … ', difference(m, m.high)] : f.dash('one seed proves nothing')) },
    { head: '', cell: (m) => (f.known(m.low) ? interval(m, most) : '') },
    { head: 'without prices', num: true, title: 'the policy unpriced of the same file: what dispatch does by itself',
      cell: (m) => (f.known(m.unpriced) ? figure(m, m.unpriced) : f.dash('the file has no policy named unpriced')) },
  ], r.measures, (m) => m.name, { csv: 'compare?table=replays.measures' });
}

const figure = (m, value) => (m.cost ? f.money(value) : f.share(value, 2));

function difference(m, value) {
  return (value < 0 ? '−' : '+') + (100 * Math.abs(value)).toFixed(2) + (m.cost ? '%' : ' pt');
}

/** The interval as a line, its mean as a mark, zero across. */
function interval(m, most) {
  const x = (value) => (WIDTH / 2 + (value / most) * (WIDTH / 2 - 6)).toFixed(1);
  const good = m.cost ? m.high < 0 : m.low > 0;
  const bad = m.cost ? m.low > 0 : m.high < 0;
  return h('svg', { class: 'interval', width: WIDTH, height: 14, viewBox: `0 0 ${WIDTH} 14`, role: 'img' },
    h('title', null, `${m.name}: ${good ? 'better' : bad ? 'worse' : 'not told from noise'}`),
    h('line', { class: 'zero', x1: x(0), x2: x(0), y1: 0, y2: 14 }),
    h('line', { class: 'whole', x1: x(m.low), x2: x(m.high), y1: 7, y2: 7 }),
    h('rect', { class: good ? 'better' : bad ? 'worse' : 'open', x: (x(m.mean) - 3).toFixed(1), y: 4, width: 6, height: 6 }));
}

function pairs(all, chosen) {
  const cost = (r) => r.measures.find((m) => m.cost);
  return table('All pairs of policies', [
    { head: 'pair', cell: (r) => h('a', { href: address('replay', r.id), 'aria-current': r === chosen ? 'true' : null }, `${r.policy} against ${r.against}`) },
    { head: 'file', cell: (r) => r.file },
    { head: 'scenario', cell: (r) => r.scenario || f.dash('the file has one only') },
    { head: 'verdict', cell: (r) => [f.sign(SIGNS[r.verdict.outcome]), ' ', f.words(r.verdict.outcome).toLowerCase()] },
    { head: 'cost', num: true, cell: (r) => difference(cost(r), cost(r).mean) },
    { head: '95% interval', num: true, cell: (r) => (f.known(cost(r).low) ? [difference(cost(r), cost(r).low), ' … ', difference(cost(r), cost(r).high)] : f.dash('one seed')) },
    { head: 'seeds', num: true, cell: (r) => r.seeds },
  ], all, (r) => r.id, { csv: 'compare?table=replays' });
}

function agreement(labs, chosen) {
  if (!chosen) return empty('No lab has been started: ', h('code', null, './echelon lab start fair --policy rationed'), '.');
  return [
    labs.length > 1 && h('p', { class: 'choices' }, h('span', { class: 'tabs' }, labs.map((lab) =>
      h('a', { href: address('lab', lab.lab), 'aria-current': lab === chosen ? 'true' : null }, lab.lab)))),
    h('p', { class: 'why' }, `${chosen.lab}: ${chosen.tried} beside the live plan, ${chosen.status}`),
    chosen.decisions ? shown(chosen) : empty('Nothing has been compared yet; that happens when a departure is planned.'),
  ];
}

function shown(lab) {
  return [
    h('p', null, h('b', null, f.share(lab.equalShare)), ` of ${f.units(lab.decisions)} decisions are equal, ${f.share(lab.unitShare)} of the units that either wants. `,
      `Live ${f.units(lab.liveUnits)} units, lab ${f.units(lab.labUnits)}: ${f.units(lab.unitsUp)} only the lab wants, ${f.units(lab.unitsDown)} only the live plan, `,
      f.money(lab.valueAtCost), ' at the cost of the units.'),
    h('p', { class: 'muted' }, `${f.units(lab.departures)} departures, ${f.units(lab.skus)} SKUs, `, f.instant(lab.from), ' to ', f.instant(lab.to), '.',
      !lab.whole && ` The first answers are counted; ./echelon lab report ${lab.lab} counts them all.`),
    h('h2', null, 'Why they differ'),
    table('Reasons of ' + lab.lab, [
      { head: 'reason', wide: true, cell: (r) => [r.text, ' ', h('code', null, r.reason)] },
      { head: 'decisions', num: true, live: true, cell: (r) => f.units(r.decisions) },
      { head: 'share', num: true, cell: (r) => f.share(r.decisions / lab.decisions) },
      { head: 'only the lab wants', num: true, cell: (r) => f.units(r.unitsUp) },
      { head: 'only the live plan', num: true, cell: (r) => f.units(r.unitsDown) },
      { head: 'at cost', num: true, cell: (r) => f.money(r.valueAtCost) },
    ], lab.byReason, (r) => r.reason, { csv: 'compare?table=agreement.byReason' }),
    h('h2', null, 'Largest differences', h('small', null, 'one for each SKU and lane, by cost of the units that only one of them wants')),
    lab.largest.length ? differences(lab) : empty(f.sign('GOOD'), ' They agree in everything.'),
  ];
}

function differences(lab) {
  const sku = (r) => '/sku/' + encodeURIComponent(r.sku) + '?node=' + encodeURIComponent(r.to);
  return table('Largest differences of ' + lab.lab, [
    { head: 'SKU', cell: (r) => h('a', { href: sku(r) }, r.sku) },
    { head: 'lane', cell: (r) => r.lane },
    { head: 'departs', num: true, cell: (r) => f.moment(r.departureAt) },
    { head: 'position', num: true, cell: (r) => f.units(r.positionUnits) },
    { head: 'level live', num: true, cell: (r) => f.units(r.liveLevelUnits) },
    { head: 'lab', num: true, cell: (r) => f.units(r.labLevelUnits) },
    { head: 'units live', num: true, cell: (r) => f.units(r.liveUnits) },
    { head: 'lab', num: true, cell: (r) => f.units(r.labUnits) },
    { head: 'at cost', num: true, cell: (r) => f.money(r.valueAtCost) },
    { head: 'times', num: true, cell: (r) => f.units(r.times) },
    { head: 'why', wide: true, cell: (r) => [f.known(r.why) ? h('a', { href: '/why/' + encodeURIComponent(r.why) }, 'live decision') : f.dash('no live command of it is kept here'), ' · ', r.text] },
  ], lab.largest, (r) => r.sku + '|' + r.lane, { csv: 'compare?table=agreement.largest' });
}

function field(runs) {
  if (!runs.length) return empty('Nothing is treated on live stock yet, so there is no evidence from the field. Simulated experiments of simulate --lab appear here.');
  const amount = (value, low, high) => [f.money(value), h('small', null, ' ', f.money(low), ' … ', f.money(high))];
  return table('Simulated field experiments', [
    { head: 'lab', cell: (r) => r.lab },
    { head: 'treatment', cell: (r) => r.treatment },
    { head: 'design', cell: (r) => f.words(r.design).toLowerCase() },
    { head: 'seed', num: true, cell: (r) => r.seed },
    { head: 'pairs', num: true, cell: (r) => f.units(r.pairs) },
    { head: 'cost a SKU and day', num: true, cell: (r) => amount(r.cost, r.costLow, r.costHigh) },
    { head: 'with scarcity at its price', num: true, cell: (r) => amount(r.priced, r.pricedLow, r.pricedHigh) },
    { head: 'true', num: true, title: 'by two whole runs', cell: (r) => f.money(r.trueEffect) },
    { head: 'said', cell: (r) => f.words(r.decision).toLowerCase() },
  ], runs, (r) => r.file + r.lab + r.seed, { csv: 'compare?table=field' });
}

function unread(files) {
  const wrong = files.filter((file) => file.problem);
  const idle = files.filter((file) => !file.problem && !file.comparisons);
  return [
    ...wrong.map((file) => h('p', { class: 'warning' }, `▲ ${file.file} is not shown: ${file.problem}.`)),
    idle.length > 0 && h('p', { class: 'muted' }, `Without a comparison: ${idle.map((file) => file.file).join(', ')}.`),
  ];
}
