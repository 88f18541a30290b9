// The search field: what is found while one types, by pointer or keys.

import { h } from './dom.js';

export function search(form, field, list, go) {
  let asked = 0;

  async function look() {
    const text = field.value.trim();
    const question = ++asked;
    if (!text) {
      list.hidden = true;
      return;
    }
    const answer = await fetch('/api/v1/search?q=' + encodeURIComponent(text));
    const found = answer.ok ? await answer.json() : [];
    if (question !== asked) return;
    list.replaceChildren(...(found.length
      ? found.map((one) => h('li', null, h('a', { href: one.link }, h('b', null, one.id), ' ', one.title,
          h('small', null, one.kind))))
      : [h('li', { class: 'none' }, `Nothing is called “${text}”.`)]));
    list.hidden = false;
  }

  field.addEventListener('input', look);
  field.addEventListener('focus', look);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const first = list.querySelector('a');
    if (first) {
      go(first.getAttribute('href'));
      leave();
    }
  });
  form.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      leave();
    } else if (event.key === 'ArrowDown' && links.length) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === 'ArrowUp' && links.length) {
      event.preventDefault();
      at > 0 ? links[at - 1].focus() : field.focus();
    }
  });
  list.addEventListener('click', () => leave());
  form.addEventListener('focusout', (event) => form.contains(event.relatedTarget) || setTimeout(() => (list.hidden = true), 150));

  function leave() {
    asked++;
    field.value = '';
    list.hidden = true;
    field.blur();
  }
}
