// The price runs of the past: how near the best each came, and why it stopped.

import { h } from './dom.js';
import * as f from './format.js';
import { cut, empty, section, table } from './table.js';
import { address, frame, legend } from './steps.js';

export async function history({ get, parameters }) {
  const limit = parameters.get('limit') ?? '60';
  const { runs, total } = await get('prices/history?limit=' + encodeURIComponent(limit));
  return [
    h('h1', null, 'Price runs', h('small', null, `${f.units(total)} known here; `, h('a', { href: '/prices' }, 'prices in force'))),
    section('Gap', 'proven distance of the value found from the best there is, as a share of it; each step down is a tenth', gaps(runs)),
    section('Runs', 'newest first; also ./echelon price --history', runs.length ? rows(runs) : empty('No run has ended yet.')),
    cut(runs.length, total, 'runs', (more) => address(parameters, { limit: more })),
  ];
}

/** A gap of nothing is drawn at the foot: a scale of powers has no zero. */
function gaps(runs) {
  const told = runs.filter((run) => f.known(run.gapOfValue)).reverse();
  if (told.length < 2) return empty('A picture needs two runs with a certificate.');
  const positive = told.map((run) => run.gapOfValue).filter((gap) => gap > 0);
  const low = Math.floor(Math.log10(Math.min(...positive, 1e-4)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive, 1e-4))));
  const at = (run) => Date.parse(run.computedAt);
  const from = at(told[0]);
  const span = Math.max(1, at(told[told.length - 1]) - from);
  const level = (run) => Math.max(low, Math.log10(Math.max(run.gapOfValue, 1e-12)));
  const word = (run) => run.computedAt.slice(5, 16).replace('T', ' ');
  return [
    frame({ width: 1120, height: 220, xMost: span, yLeast: low, yMost: high + 0.1,
      yWords: (value) => (Number.isInteger(value) ? Number((100 * 10 ** value).toPrecision(1)) + '%' : ''),
      xMarks: [{ at: 0, word: word(told[0]), anchor: 'start' }, { at: span, word: word(told[told.length - 1]), anchor: 'end' }],
      label: `Gap over time: ${told.length} runs, the newest ${f.share(told[told.length - 1].gapOfValue, 4)}` },
    ({ x, y }) => [
      h('polyline', { class: 'line l1', points: told.map((run) => x(at(run) - from) + ',' + y(level(run))).join(' ') }),
      told.map((run) => h('circle', { class: run.status === 'CERTIFIED' ? 'dot l1' : 'dot l1 hollow', r: 3.5, cx: x(at(run) - from), cy: y(level(run)) },
        h('title', null, `v${run.version} ${run.computedAt}: ${f.share(run.gapOfValue, 4)}, ${f.words(run.status).toLowerCase()}`)))]),
    legend([{ kind: 'line l1', words: 'filled: certified, adopted; hollow: not adopted' }]),
  ];
}

function rows(runs) {
  return table('Price runs', [
    { head: 'version', cell: (r) => 'v' + r.version },
    { head: 'at', cell: (r) => f.instant(r.computedAt) },
    { head: 'status', cell: (r) => f.words(r.status), mark: (r) => (r.status === 'CERTIFICATE_ONLY' ? 'warning' : null) },
    { head: 'network', num: true, cell: (r) => 'v' + r.networkVersion },
    told('gap', 'of value', 'gapOfValue', (v) => f.share(v, 4)),
    told('violation', 'largest excess over a limit', 'worstViolationShare', (v) => f.share(v, 2)),
    told('rounds', null, 'rounds', f.units),
    told('CPU', 'processor time', 'cpuMillis', (v) => (v / 1000).toFixed(2) + ' s'),
    told('took', 'from start to end', 'wallMillis', (v) => (v / 1000).toFixed(2) + ' s'),
    told('found/day', 'value of the plan that fits', 'primalValue', f.money),
    told('at most/day', 'no plan earns more', 'dualBound', f.money),
    { head: 'stopped by', cell: (r) => (r.stopReason ? f.words(r.stopReason) : f.dash('set by a person')) },
    { head: 'run', cell: (r) => f.id(r.runId) },
  ], runs, (r) => r.runId + r.version, { csv: 'prices/history' });
}

const told = (head, title, field, words) => ({
  head, title, num: true, cell: (r) => (f.known(r[field]) ? words(r[field]) : f.dash('no certificate: a person set these prices')),
});
