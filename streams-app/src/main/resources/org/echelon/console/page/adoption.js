// Which task has which prices: tasks down, the newest versions across.

import { h } from './dom.js';
import * as f from './format.js';
import { empty, table } from './table.js';

const SIGNS = { adopted: '●', replanning: '◐', silent: '◌', pending: '○', passed: '·' };
const WORDS = {
  adopted: 'in force, all SKUs looked at',
  replanning: 'in force, SKUs are being looked at',
  silent: 'not heard for more than 10 s',
  pending: 'not adopted yet',
  passed: 'replaced by a newer one',
};

export function matrix(adoption) {
  if (!adoption.tasks) return empty('No task has reported yet.');
  if (!adoption.versions.length) return empty('No prices yet, so there is nothing to adopt.');
  return table('Adoption of prices by task', [
    { head: 'task', cell: (r) => `${r.app} ${r.task}` },
    ...adoption.versions.map((version, i) => ({
      head: 'v' + version,
      cell: (r) => h('span', { class: 'cell ' + r.cells[i], title: WORDS[r.cells[i]] }, SIGNS[r.cells[i]],
        h('span', { class: 'out' }, WORDS[r.cells[i]]), r.cells[i] === 'replanning' && h('small', null, ' ' + f.share(r.replanShare, 0))),
    })),
    { head: 'replanned', num: true, cell: (r) => f.share(r.replanShare, 0) },
    { head: 'after', num: true, title: 'wall time from the newest prices to the first report of this task with them',
      cell: (r) => (f.known(r.adoptedAfterMillis) ? f.age(r.adoptedAfterMillis / 1000) : f.dash('not adopted yet, or before this console began')) },
    { head: 'behind', num: true, cell: (r) => (r.heardSeconds > 10 ? ['◌ not heard for ', f.age(r.heardSeconds)]
      : r.behindSeconds > 0 ? '▲ ' + f.age(r.behindSeconds) : '0 s') },
  ], adoption.matrix, (r) => r.app + r.task, { class: 'matrix', csv: 'prices/adoption' });
}
