// The frame: which page is shown, when it is drawn anew, search, keys, theme.

import { h, morph } from './dom.js';
import { follow } from './live.js';
import * as f from './format.js';
import * as overview from './overview.js';
import * as prices from './prices.js';
import * as capacity from './capacity.js';
import * as stock from './stock.js';
import * as sku from './sku.js';
import * as commands from './commands.js';
import * as control from './control.js';
import * as refused from './refused.js';
import * as why from './why.js';
import * as compare from './compare.js';
import * as whatif from './whatif.js';
import { search } from './search.js';
import { hold } from './hold.js';
import * as keys from './keys.js';

const PAGES = [
  { path: '/', key: 'o', name: 'Overview', page: overview },
  { path: '/prices', key: 'p', name: 'Prices', page: prices },
  { path: '/capacity', key: 'c', name: 'Capacity', page: capacity, count: (t) => t.over85 },
  { path: '/stock', key: 's', name: 'Stock', page: stock },
  { path: '/commands', key: 'm', name: 'Commands', page: commands, count: (t) => t.commands.overdue },
  { path: '/why', key: 'w', name: 'Why', page: why },
  { path: '/whatif', key: 'i', name: 'What-if', page: whatif },
  { path: '/control', key: 'x', name: 'Control', page: control, count: () => control.halted() },
  { path: '/refused', key: 'r', name: 'Refused', page: refused, count: (t) => t.refused },
  { path: '/compare', key: 'b', name: 'Compare', page: compare },
];
const REDRAW_MILLIS = 900;
const $ = (name) => document.getElementById(name);

let health = null;
let paused = false;
let lostSince = null;
let drawing = false;
let drawnAt = 0;

function here() {
  const path = location.pathname;
  if (path.startsWith('/sku/')) {
    return { path: '/stock', page: sku, id: decodeURIComponent(path.slice(5)) };
  }
  if (path.startsWith('/why/')) {
    return { path: '/why', page: why, id: decodeURIComponent(path.slice(5)) };
  }
  return PAGES.find((page) => page.path === path) ?? PAGES[0];
}

/** What is shown; the row that is chosen in it, behind the #, is no part of that. */
const shown = () => location.pathname + location.search;

/** Asks and draws the page of the address. */
async function draw() {
  if (drawing) return;
  drawing = true;
  const place = here();
  const address = shown();
  const get = async (what) => {
    const answer = await fetch('/api/v1/' + what, { headers: { Accept: 'application/json' } });
    const content = await answer.json();
    if (!answer.ok) throw content.error;
    return content;
  };
  const waiting = setTimeout(() => {
    if ($('main').dataset.key === address || shown() !== address) return;
    morph($('main'), h('main', { id: 'main', tabindex: '-1', 'data-key': 'loading' }, h('p', { class: 'empty', role: 'status' }, 'Loading …')));
  }, 150);
  try {
    const wanted = h('main', { id: 'main', tabindex: '-1' });
    const parameters = new URLSearchParams(location.search);
    wanted.append(...[await place.page.draw({ get, parameters, id: place.id, health })].flat().filter(Boolean));
    show(wanted, address);
  } catch (error) {
    const wanted = h('main', { id: 'main', tabindex: '-1' },
      h('p', { class: 'problem' }, f.sign('UNKNOWN'),
        ` ${error.message ?? 'The console does not answer'}. `, h('span', { class: 'muted' }, error.cure ?? 'It is asked again.')));
    if (error.code || !$('main').firstChild || $('main').dataset.key === 'loading') show(wanted, address);
  } finally {
    clearTimeout(waiting);
    drawing = false;
    drawnAt = Date.now();
    if (shown() !== address) draw();
  }
}

function show(wanted, address) {
  if (shown() !== address) return;
  const main = $('main');
  wanted.dataset.key = address;
  keys.mark(wanted);
  hold(main, wanted);
  morph(main, wanted);
  keys.settle();
}

function frame() {
  const at = here();
  const tiles = health?.tiles;
  morph($('pages'), h('nav', { id: 'pages', 'aria-label': 'Pages' }, PAGES.map((page) => {
    const count = tiles && page.count?.(tiles);
    return h('a', { href: page.path, title: `g ${page.key}`, 'aria-current': page.path === at.path ? 'page' : null },
      page.name, count ? h('b', null, f.short(count)) : null);
  })));
  if (!health) return;
  document.title = `${health.verdict.level === 'GOOD' ? '' : '! '}Echelon ${health.tick.network}`;
  $('network').textContent = health.tick.network;
  f.currency(health.tick.currency);
  morph($('clock'), h('span', { id: 'clock', class: 'clock' },
    health.tick.at ? [f.instant(health.tick.at), h('small', null, ' last tick, ', f.age(health.tick.wallAgeSeconds), ' ago')]
      : h('small', null, 'no tick yet')));
  const tail = health.link.recordsBehind > 500 ? ` · reading, ${f.short(health.link.recordsBehind)} records to go` : '';
  $('status').textContent =
    `${f.rate(tiles.eventsPerSecond)} events/s · lag ${f.age(tiles.lagSeconds)} · ${f.short(tiles.skus)} SKUs, ` +
    `${f.short(tiles.pairs)} positions · console as of ${f.wall(health.wallAt)}${tail}`;
  band();
}

function band() {
  const link = health?.link;
  let text = '';
  if (lostSince) {
    text = `◌ Not live since ${f.wall(lostSince.toISOString())}; what is shown is from then. Retrying.`;
  } else if (link && !link.connected) {
    text = `◌ ${link.problem} since ${f.wall(link.sinceAt)}; what is shown is from then. Retrying.`;
  }
  $('band').hidden = !text;
  $('band').textContent = text;
  document.body.classList.toggle('old', Boolean(text));
}

function go(path) {
  if (path !== shown()) {
    history.pushState(null, '', path);
    scrollTo(0, 0);
  }
  frame();
  draw();
}

function pause(on) {
  paused = on;
  $('live').setAttribute('aria-pressed', String(!on));
  $('live').textContent = on ? 'paused' : 'live';
  if (!on) draw();
}

document.addEventListener('click', (event) => {
  const copy = event.target.closest('[data-copy]');
  if (copy) {
    navigator.clipboard?.writeText(copy.dataset.copy);
    return;
  }
  const link = event.target.closest('a[href^="/"]:not([download])');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    go(link.getAttribute('href'));
  }
});

/** A form that leads to a page named by its first field. */
document.addEventListener('submit', (event) => {
  const base = event.target.dataset?.go;
  const id = base && event.target.elements[0].value.trim();
  if (!base) return;
  event.preventDefault();
  if (id) go(base + encodeURIComponent(id));
});

/** A choice above a table is a parameter of the address. */
document.addEventListener('change', (event) => {
  const name = event.target.dataset?.parameter;
  if (name) {
    const parameters = new URLSearchParams(location.search);
    event.target.value ? parameters.set(name, event.target.value) : parameters.delete(name);
    go(location.pathname + (parameters.size ? '?' + parameters : ''));
  }
});

let prefix = false;
document.addEventListener('keydown', (event) => {
  if (event.target.closest('input, select, textarea, dialog') || event.ctrlKey || event.metaKey || event.altKey) return;
  const page = prefix && PAGES.find((p) => p.key === event.key);
  prefix = event.key === 'g';
  if (page) {
    go(page.path);
  } else if (event.key === '/') {
    event.preventDefault();
    $('query').focus();
  } else if (event.key === 'S') {
    event.preventDefault();
    control.stop();
  } else if (event.key === ' ' && !event.target.closest('button, a')) {
    event.preventDefault();
    pause(!paused);
  } else if (keys.press(event.key)) {
    event.preventDefault();
  }
});

const theme = localStorage.getItem('theme');
if (theme) document.documentElement.dataset.theme = theme;
$('theme').addEventListener('click', () => {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', document.documentElement.dataset.theme);
});
$('live').addEventListener('click', () => pause(!paused));
addEventListener('popstate', () => go(shown()));
search($('search'), $('query'), $('found'), go);
keys.start({ go, redraw: draw, pages: PAGES });

follow(
  (topic, content) => {
    lostSince = null;
    if (topic === 'control') {
      control.heard(content);
      frame();
      if (here().page === control) draw();
    } else if (topic === 'health') {
      const first = !health;
      health = content;
      frame();
      if (first || (!paused && Date.now() - drawnAt > REDRAW_MILLIS)) draw();
    }
  },
  (since) => {
    lostSince = since;
    band();
  },
);
control.start().then(draw);
frame();
draw();
