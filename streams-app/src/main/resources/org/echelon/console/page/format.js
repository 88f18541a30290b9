// How figures, times and names are written. What is not known is a dash with its reason.

import { h } from './dom.js';

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const SIGNS = { GOOD: '●', NOTE: '○', INFO: '○', WARNING: '▲', CRITICAL: '■', UNKNOWN: '◌' };
let symbol = '';

export function currency(code) {
  symbol = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' }[code] ?? (code ? code + ' ' : '');
}

export const dash = (why) => h('span', { class: 'dash', title: why ?? 'not known' }, '—');
export const sign = (level) => h('span', { class: 'sign ' + level.toLowerCase(), 'aria-hidden': 'true' }, SIGNS[level] ?? '◌');
export const known = (value) => value !== null && value !== undefined;

export function units(value) {
  return known(value) ? GROUPED.format(value) : dash();
}

/** Large counts of tiles. */
export function short(value) {
  return value > 99999 ? GROUPED.format(value / 1000) + ' k' : GROUPED.format(value);
}

export function rate(value) {
  if (!known(value)) return dash();
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : GROUPED.format(value);
}

export function money(value) {
  if (!known(value)) return dash();
  if (value === 0) return symbol + '0';
  const size = Math.abs(value);
  const text = size < 1 ? size.toPrecision(2) : size < 1000 ? size.toFixed(2) : GROUPED.format(size);
  return (value < 0 ? '−' : '') + symbol + (size < 0.0001 ? '<0.0001' : text);
}

export function share(value, digits = 1) {
  return known(value) ? (100 * value).toFixed(digits) + '%' : dash();
}

export function age(seconds) {
  if (!known(seconds)) return dash();
  if (seconds < 10) return seconds.toFixed(1) + ' s';
  if (seconds < 90) return Math.round(seconds) + ' s';
  const minutes = Math.floor(seconds / 60);
  if (minutes < 90) return minutes + ' min';
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? hours + ' h ' + String(minutes % 60).padStart(2, '0') : (hours / 24).toFixed(1) + ' d';
}

export function days(value) {
  return !known(value) ? dash('no demand') : value > 999 ? '>999 d' : value.toFixed(value < 10 ? 1 : 0) + ' d';
}

/** An instant to the minute, whole in the title. */
export function instant(iso, why) {
  return known(iso)
    ? h('time', { datetime: iso, title: iso }, iso.slice(0, 10) + ' ' + iso.slice(11, 16) + 'Z')
    : dash(why);
}

/** Day and minute without the year. */
export function moment(iso, why) {
  return known(iso)
    ? h('time', { datetime: iso, title: iso }, iso.slice(5, 10) + ' ' + iso.slice(11, 16))
    : dash(why);
}

export function wall(iso) {
  return iso ? iso.slice(11, 19) + 'Z' : '';
}

/** A long id with its middle cut. */
export const shortened = (text) => (text.length > 14 ? text.slice(0, 6) + '…' + text.slice(-4) : text);

/** The same; a click copies the whole. */
export function id(text) {
  const shown = shortened(text);
  return h('button', { type: 'button', class: 'id', 'data-copy': text, title: text + ' (click copies)' }, shown);
}

export const words = (code) => code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');
