// SPDX-License-Identifier: AGPL-3.0-or-later
// Suggestions under the question box, where scripts are on; without this file everything works the same. What is typed
// goes to our own server in the body of a POST and is kept nowhere, here neither.
'use strict';

(() => {
  const input = document.querySelector('input[data-suggest]');
  if (!input || !window.fetch || !window.AbortController) return;
  const pause = 150; // ms without a key before we ask
  const shortest = 2; // letters
  const list = document.createElement('ul');
  const told = document.createElement('p');
  let options = [];
  let chosen = -1; // which option the keys stand on
  let typed = input.value; // what stands in the box while the keys walk through the list
  let timer;
  let under_way;

  list.id = 'q-suggestions';
  list.className = 'adep-suggest';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.dataset.label);
  list.hidden = true;
  told.className = 'govuk-visually-hidden';
  told.setAttribute('role', 'status');
  input.parentElement.append(list, told);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);

  function close() {
    clearTimeout(timer);
    under_way?.abort();
    list.hidden = true;
    list.replaceChildren();
    options = [];
    chosen = -1;
    told.textContent = '';
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function choose(index) {
    options[chosen]?.setAttribute('aria-selected', 'false');
    chosen = index;
    const option = options[chosen];
    if (option) {
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', option.id);
      input.value = option.textContent;
    } else {
      input.removeAttribute('aria-activedescendant');
      input.value = typed;
    }
  }

  function take(text) {
    input.value = text;
    close();
    input.form.requestSubmit(input.form.querySelector('button[type="submit"]'));
  }

  function show(suggestions) {
    close();
    if (suggestions.length === 0 || document.activeElement !== input) return;
    options = suggestions.map((text, n) => {
      const option = document.createElement('li');
      option.id = `q-suggestion-${n + 1}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.textContent = text;
      option.addEventListener('mousedown', (event) => event.preventDefault()); // the box keeps the focus
      option.addEventListener('click', () => take(text));
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = false;
    told.textContent = input.dataset.count.replace('#', String(options.length));
    input.setAttribute('aria-expanded', 'true');
  }

  async function ask() {
    under_way?.abort();
    under_way = new AbortController();
    try {
      const answer = await fetch('/api/v1/suggest', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ typed, lang: document.documentElement.lang }),
        signal: under_way.signal,
        credentials: 'omit',
        cache: 'no-store',
      });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch {
      // Aborted, or the line is down: the box works without suggestions.
    }
  }

  input.addEventListener('input', () => {
    typed = input.value;
    clearTimeout(timer);
    if (typed.trim().length < shortest) close();
    else timer = setTimeout(ask, pause);
  });

  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const last = options.length - 1;
    if (event.key === 'ArrowDown' && last >= 0) choose(chosen === last ? -1 : chosen + 1);
    else if (event.key === 'ArrowUp' && last >= 0) choose(chosen < 0 ? last : chosen - 1);
    else if (event.key === 'Enter' && chosen >= 0) take(options[chosen].textContent);
    else if (event.key === 'Escape' && last >= 0) {
      choose(-1);
      close();
    } else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
  input.form.addEventListener('submit', close);
})();
