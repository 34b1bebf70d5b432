// SPDX-License-Identifier: AGPL-3.0-or-later
// Where scripts are on, a draft is checked again while it is being typed, by the server that sent the page and by
// nobody else. Nothing is sent before the person types, and nothing is kept: no storage, no cookie, no address.
// Without it the page does all the same by its button.
(() => {
  'use strict';
  const live = document.getElementById('live');
  const field = document.getElementById('text');
  const status = document.getElementById('live-status');
  if (!live || !field || !status || !window.fetch || !window.AbortController) return;
  const pause = 700; // ms without a letter
  const count = live.querySelector('p');
  const list = live.querySelector('ol');
  const say = live.dataset;
  let timer;
  let running;

  const part = (name, kind, ...inside) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...inside);
    return made;
  };
  // Said aloud only when it changes.
  const tell = (sentence) => {
    count.textContent = sentence;
    if (status.textContent !== sentence) status.textContent = sentence;
  };
  const quoted = (text) => ['«', part('bdi', '', text.length > 60 ? `${text.slice(0, 60)}…` : text), '» '];

  // One note for all places that are marked for the same reason, as on the page of results.
  const show = (findings) => {
    const notes = new Map();
    for (const f of findings) {
      const same = `${f.grade} ${f.title}`;
      if (!notes.has(same)) notes.set(same, { ...f, texts: new Set() });
      notes.get(same).texts.add(f.text);
    }
    list.replaceChildren(...[...notes.values()].map((note, n) => {
      const number = part('span', 'adep-no', String(n + 1));
      number.setAttribute('aria-hidden', 'true');
      return part('li', note.grade, number, part('div', '',
        part('p', '', part('span', 'adep-grade', `${say[note.grade]}.`), ' ', part('b', '', note.title)),
        part('p', 'adep-small', ...[...note.texts].slice(0, 10).flatMap(quoted)),
        part('p', '', note.suggestion)));
    }));
    tell(findings.length === 0 ? say.none : `${say.found} ${findings.length}`);
    live.hidden = false;
  };
  const hide = () => {
    live.hidden = true;
    list.replaceChildren();
    status.textContent = '';
  };

  const check = async () => {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    if (field.value.trim() === '') return hide();
    try {
      const answer = await fetch(say.api, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ text: field.value, lang: document.documentElement.lang }),
        signal: mine.signal,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
      });
      const report = answer.ok ? await answer.json() : null;
      if (running !== mine) return undefined;
      if (report) return show(report.findings);
      hide();
      if (answer.status === 413) {
        tell(say.long);
        live.hidden = false;
      }
    } catch {
      if (running === mine) hide();
    }
    return undefined;
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, pause);
  });
})();
