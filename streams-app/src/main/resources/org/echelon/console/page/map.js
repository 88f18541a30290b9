// The network as a map: plain equirectangular, no tiles. A circle's area is capacity, its fill the
// step of use, its ring the price; regions are pale hulls; lanes are drawn for the chosen node.

import { h } from './dom.js';
import * as f from './format.js';
import { heat } from './chart.js';
import { empty, section, table } from './table.js';

const WIDTH = 860;
const HEIGHT = 430;
const EDGE = 46;
const LARGEST = 20;
const SMALLEST = 5;

export async function map(get, parameters) {
  const resource = (parameters.get('resource') ?? 'STORAGE').toUpperCase() === 'FLOW' ? 'FLOW' : 'STORAGE';
  const chosen = parameters.get('node') ?? '';
  const asTable = parameters.get('show') === 'table';
  const all = await get('map?resource=' + resource);
  if (!all.nodes.length) return null;
  const placed = all.nodes.filter((n) => f.known(n.lat) && f.known(n.lon));
  const elsewhere = all.nodes.filter((n) => !f.known(n.lat) || !f.known(n.lon));
  return section('Where', resource === 'FLOW' ? 'flow as planned' : 'storage as measured',
    h('div', { class: 'choices' }, tabs(resource, chosen, asTable), !asTable && key(resource)),
    asTable ? list(all.nodes, resource)
      : placed.length ? drawing(placed, all, chosen, resource)
        : empty('No node of the network has coordinates (lat, lon), so there is nothing to draw.'),
    !asTable && placed.length && elsewhere.length ? row(elsewhere, chosen, resource) : null,
    !asTable && chosen ? lanes(all, chosen, resource) : null);
}

function address(resource, node, show) {
  const parameters = new URLSearchParams();
  if (resource === 'FLOW') parameters.set('resource', 'flow');
  if (node) parameters.set('node', node);
  if (show) parameters.set('show', 'table');
  return '/capacity' + (parameters.size ? '?' + parameters : '');
}

function tabs(resource, chosen, asTable) {
  const tab = (on, href, name) => h('a', { href, 'aria-current': on ? 'true' : null }, name);
  return [
    h('span', { class: 'tabs' },
      tab(resource === 'STORAGE', address('STORAGE', chosen, asTable), 'storage'),
      tab(resource === 'FLOW', address('FLOW', chosen, asTable), 'flow')),
    h('span', { class: 'tabs' },
      tab(!asTable, address(resource, chosen, false), 'map'),
      tab(asTable, address(resource, chosen, true), 'table')),
  ];
}

const key = (resource) => h('span', { class: 'muted' },
  `area: capacity · fill: share in use · ring: price of a ${resource === 'FLOW' ? 'unit' : 'dm³ and day'}`);

/** Degrees to points: a degree of longitude is as wide as it is in the middle of what is shown. */
function projection(places) {
  const lats = places.map((p) => p[0]);
  const lons = places.map((p) => p[1]);
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const narrow = Math.max(0.1, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const scale = Math.min(
    (WIDTH - 2 * EDGE) / Math.max(1e-6, (east - west) * narrow),
    (HEIGHT - 2 * EDGE) / Math.max(1e-6, north - south));
  const left = (WIDTH - (east - west) * narrow * scale) / 2;
  const top = (HEIGHT - (north - south) * scale) / 2;
  return ([lat, lon]) => [left + (lon - west) * narrow * scale, top + (north - lat) * scale];
}

function drawing(placed, all, chosen, resource) {
  const at = projection([...placed.map((n) => [n.lat, n.lon]), ...all.regions.flatMap((r) => r.hull)]);
  const most = Math.max(...placed.map((n) => n.capacity ?? 0), 1e-9);
  const dearest = Math.max(...placed.map((n) => n.price ?? 0), 1e-9);
  const nodes = [...placed].sort((a, b) => (b.capacity ?? 0) - (a.capacity ?? 0));
  const where = new Map(placed.map((n) => [n.node, at([n.lat, n.lon])]));
  const areas = all.regions.filter((r) => r.hull.length).map((r) => ({ name: r.name || r.region, points: r.hull.map(at) }));
  const under = Math.max(...all.lanes.map((l) => l.openUnits), 1);
  const taken = nodes.map((n) => box(where.get(n.node), size(n, most), size(n, most)));
  return h('svg', { class: 'map', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group', 'aria-label': 'Map of the network' },
    areas.map((r) => h('polygon', { class: 'region', points: r.points.map((p) => p.map((v) => v.toFixed(1)).join(',')).join(' ') })),
    all.lanes.filter((l) => l.from === chosen || l.to === chosen).map((l) => lane(l, where, under)),
    nodes.map((n) => circle(n, where.get(n.node), most, dearest, chosen, resource)),
    [...nodes].sort((n, m) => (m.node === chosen) - (n.node === chosen)).map((n) => name(n, where.get(n.node), most, chosen, taken)),
    areas.map((r) => regionName(r, taken)));
}

const box = ([x, y], halfWidth, halfHeight) => [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** The first of some places where a text meets nothing; none where it would. Titles tell it too. */
function text(words, kind, places, taken) {
  for (const place of places) {
    const wanted = box(place, words.length * 3.3 + 2, 6);
    if (!taken.some((other) => meet(wanted, other))) {
      taken.push(wanted);
      return h('text', { class: kind, x: place[0].toFixed(1), y: (place[1] + 4).toFixed(1), 'aria-hidden': 'true' }, words);
    }
  }
  return null;
}

function regionName(r, taken) {
  const xs = r.points.map((p) => p[0]);
  const ys = r.points.map((p) => p[1]);
  const middle = (Math.min(...xs) + Math.max(...xs)) / 2;
  return text(r.name, 'area', [[middle, Math.min(...ys) - 30], [middle, Math.max(...ys) + 32]], taken);
}

function lane(l, where, under) {
  const from = where.get(l.from);
  const to = where.get(l.to);
  if (!from || !to) return null;
  const width = 0.8 + (4 * l.openUnits) / under;
  return h('line', { class: 'lane', x1: from[0].toFixed(1), y1: from[1].toFixed(1), x2: to[0].toFixed(1), y2: to[1].toFixed(1),
    'stroke-width': width.toFixed(1) }, h('title', null, `${l.from} to ${l.to}: ${l.openUnits} units under way`));
}

const size = (n, most) => Math.max(SMALLEST, LARGEST * Math.sqrt((n.capacity ?? 0) / most));

/** The ring lies around the fill, so that a dear small node still shows how full it is. */
function circle(n, [x, y], most, dearest, chosen, resource) {
  const ring = 1 + (5 * (n.price ?? 0)) / dearest;
  return h('svg:a', { href: address(resource, n.node === chosen ? '' : n.node), 'aria-label': told(n, resource) },
    h('circle', {
      class: [heat(n.share), n.node === chosen && 'chosen'].filter(Boolean).join(' '),
      cx: x.toFixed(1), cy: y.toFixed(1), r: (size(n, most) + ring / 2).toFixed(1),
      'stroke-width': ring.toFixed(1),
    }, h('title', null, told(n, resource))));
}

function name(n, [x, y], most, chosen, taken) {
  const words = n.node + (f.known(n.share) ? ` ${n.share > 1 ? '■' : ''}${Math.round(100 * n.share)}%` : '');
  const away = size(n, most) + 9;
  const aside = away + words.length * 3.3;
  return text(words, n.node === chosen ? 'name chosen' : 'name', [[x, y + away], [x, y - away], [x + aside, y], [x - aside, y], [x, y + away + 12], [x, y - away - 12]], taken);
}

function told(n, resource) {
  const limit = f.known(n.capacity) ? `${Math.round(n.capacity).toLocaleString('en-US')} ${resource === 'FLOW' ? 'units/day' : 'dm³'}` : 'no limit stated';
  const use = f.known(n.share) ? `, ${Math.round(100 * n.share)}% in use` : '';
  const price = f.known(n.price) ? `, price ${f.money(n.price)}` : '';
  return `${n.name || n.node} (${n.kind}): ${limit}${use}${price}`;
}

function row(nodes, chosen, resource) {
  return h('p', { class: 'elsewhere' }, h('span', { class: 'muted' }, 'without coordinates: '),
    nodes.map((n) => [h('a', { href: address(resource, n.node === chosen ? '' : n.node), title: told(n, resource),
      'aria-current': n.node === chosen ? 'true' : null }, n.node), ' ']));
}

function lanes(all, chosen, resource) {
  const touched = all.lanes.filter((l) => l.from === chosen || l.to === chosen);
  if (!touched.length) return empty(`No lane begins or ends at ${chosen}.`);
  return h('div', { class: 'lanes' },
    h('p', { class: 'choices' }, h('b', null, `Lanes of ${chosen}`), h('a', { href: '/stock?node=' + encodeURIComponent(chosen) }, 'its stock'),
      h('a', { href: address(resource, '') }, 'choose none')),
    table(`Lanes of ${chosen}`, [
      { head: 'lane', cell: (l) => l.lane },
      { head: 'from', cell: (l) => l.from },
      { head: 'to', cell: (l) => l.to },
      { head: 'kind', cell: (l) => f.words(l.kind) },
      { head: 'units under way', num: true, live: true, cell: (l) => f.units(l.openUnits) },
    ], touched, (l) => l.lane, { csv: 'map?table=lanes' }));
}

function list(nodes, resource) {
  return table('Nodes by place', [
    { head: 'node', cell: (n) => h('a', { href: '/stock?node=' + encodeURIComponent(n.node), title: n.name }, n.node) },
    { head: 'kind', cell: (n) => n.kind },
    { head: 'region', cell: (n) => n.region },
    { head: 'lat', num: true, cell: (n) => (f.known(n.lat) ? n.lat.toFixed(2) : f.dash('the network does not say')) },
    { head: 'lon', num: true, cell: (n) => (f.known(n.lon) ? n.lon.toFixed(2) : f.dash('the network does not say')) },
    { head: resource === 'FLOW' ? 'units/day' : 'dm³', num: true, cell: (n) => (f.known(n.capacity) ? f.units(n.capacity) : f.dash('no limit stated')) },
    { head: 'in use', num: true, live: true, cell: (n) => f.share(n.share, 0), mark: (n) => (n.share > 1 ? 'over' : null) },
    { head: 'price', num: true, cell: (n) => f.money(n.price) },
  ], nodes, (n) => n.node, { csv: 'map?table=nodes&resource=' + resource });
}
