// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON interface keeps what its OpenAPI document promises: every real answer is checked against it, and
// every path, method and status that the document names is met at least once.
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export default async function ({ base, check, equal }) {
  const document = await (await fetch(`${base}/api/v1/openapi.json`)).json();
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default ? formats.default(ajv) : formats(ajv);
  ajv.addSchema({ $id: 'adep', ...document });
  const met = new Set();

  /** Asks and checks status, type and body against the document. */
  async function ask(method, template, { path = template, body, status = 200, type = 'application/json' } = {}) {
    const answer = await fetch(`${base}/api/v1${path}`, { method, body, headers: body === undefined ? {} : { 'content-type': type } });
    equal(answer.status, status, `${method} ${path}`);
    const promised = document.paths[template.split('?')[0]][method.toLowerCase()].responses[String(status)];
    if (!promised) throw new Error(`${method} ${template} does not promise ${status}`);
    const schema = promised.content['application/json'].schema.$ref.replace('#', 'adep#');
    const json = await answer.json();
    if (!ajv.validate({ $ref: schema }, json)) throw new Error(`${path}: ${ajv.errorsText().slice(0, 600)}`);
    equal(answer.headers.get('set-cookie'), null, 'cookie');
    met.add(`${method.toLowerCase()} ${template.split('?')[0]} ${status}`);
    return json;
  }

  await check('the document names itself OpenAPI 3.1', async () => equal(document.openapi, '3.1.0'));
  await check('items, of every kind', async () => {
    const all = await ask('GET', '/items');
    let sum = 0;
    for (const kind of ['norm', 'case', 'qa']) sum += (await ask('GET', '/items', { path: `/items?kind=${kind}` })).items.length;
    equal(sum, all.items.length, 'items by kind');
    await ask('GET', '/items', { path: '/items?kind=poem&lang=kk', status: 400 });
  });
  await check('each item by itself', async () => {
    for (const { id } of (await ask('GET', '/items')).items) equal((await ask('GET', '/items/{id}', { path: `/items/${id}` })).id, id);
    await ask('GET', '/items/{id}', { path: '/items/KZ-0-00', status: 404 });
  });
  await check('topics and their questions', async () => {
    for (const { id, facts } of (await ask('GET', '/topics')).topics)
      equal((await ask('GET', '/topics/{topic}', { path: `/topics/${id}` })).facts.length, facts);
    await ask('GET', '/topics/{topic}', { path: '/topics/nothing', status: 404 });
  });
  await check('advice, from no fact to all, in three languages', async () => {
    for (const { id } of (await ask('GET', '/topics')).topics)
      for (const lang of ['kk', 'ru', 'en']) {
        const facts = {};
        for (let steps = 0; steps < 40; steps += 1) {
          const advice = await ask('POST', '/advise/{topic}', { path: `/advise/${id}`, body: JSON.stringify({ facts, lang, on: '2026-11-22' }) });
          if (!advice.verdict.text) throw new Error(`${id}: an empty verdict`);
          const next = advice.next_question;
          if (!next) break;
          if (steps === 39) throw new Error(`${id}: the interview does not end`);
          facts[next.id] = next.type === 'bool' ? false : next.type === 'enum' ? next.of[0].id : next.type === 'date' ? '2026-11-20' : 5000;
        }
      }
  });
  await check('a set of answers, unknown and refused', async () => {
    const facts = { received_on: '2026-11-20', giver: ['subordinate', 'dependant'], for_act: 'unknown', agreed_before: 'refused' };
    await ask('POST', '/advise/{topic}', { path: '/advise/accepting-gifts', body: JSON.stringify({ facts }) });
  });
  await check('what cannot be read is refused with its cure', async () => {
    const path = '/advise/accepting-gifts';
    for (const body of ['', '[]', '{', '{"facts":{"nobody":1}}', '{"facts":{"received_on":"2026-11-31"}}', '{"fact":{}}', '{"on":"today"}', `{"facts":{"giver":"${'x'.repeat(70_000)}"}}`]) {
      const { errors } = await ask('POST', '/advise/{topic}', { path: `${path}?lang=ru`, body, status: body.length > 65_536 ? 413 : 400 });
      for (const error of errors) if (!error.what || !error.cure || error.what.startsWith('[')) throw new Error(JSON.stringify(error));
    }
    const deep = (depth) => `{"facts":{"giver":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
    for (const body of [deep(2), deep(32_000), '{"facts":{"giver":{"a":1}}}', '{"facts":[1]}', '{"facts":{"received_on":"2026-11-20","learned_on":"2026-11-19"}}'])
      await ask('POST', '/advise/{topic}', { path, body, status: 400 });
    await ask('POST', '/advise/{topic}', { path, body: '{}', type: 'Application/JSON; charset=utf-8' });
    await ask('POST', '/advise/{topic}', { path, body: 'facts=1', type: 'application/x-www-form-urlencoded', status: 415 });
    await ask('POST', '/advise/{topic}', { path: '/advise/nothing', body: '{}', status: 404 });
  });
  await check('a draft: spans in code points, in three languages', async () => {
    const text = '😀 Эти дураки молчат. Ақымақтар! Звоните: +7 701 123 45 67, письмо ДСП.';
    const letters = [...text];
    for (const lang of ['kk', 'ru', 'en']) {
      const { findings, level } = await ask('POST', '/check-draft', { body: JSON.stringify({ text, lang }) });
      equal(level, 'stop');
      if (findings.length < 4) throw new Error(JSON.stringify(findings));
      for (const f of findings) {
        equal(letters.slice(f.start, f.end).join(''), f.text);
        equal((await ask('GET', '/items/{id}', { path: `/items/${f.norm}` })).id, f.norm);
        if (!f.title || !f.why || !f.suggestion) throw new Error(JSON.stringify(f));
      }
    }
    equal((await ask('POST', '/check-draft', { body: '{"text":""}' })).level, 'clean');
    for (const body of ['', '[]', '{}', '{"text":1}', '{"text":"a","lang":"fr"}', '{"texts":["a"]}', '{"text":"\\ud800"}'])
      for (const { what, cure } of (await ask('POST', '/check-draft', { path: '/check-draft?lang=kk', body, status: 400 })).errors)
        if (!what || !cure || what.startsWith('[')) throw new Error(`${body}: ${what}`);
    await ask('POST', '/check-draft', { body: JSON.stringify({ text: 'я'.repeat(20_001) }), status: 413 });
    await ask('POST', '/check-draft', { body: 'text=a', type: 'application/x-www-form-urlencoded', status: 415 });
    met.add('post /check-draft 404'); // needs a pack without words: src/web/draft_test.cpp
  });
  await check('questions are answered, or not, with facets and pages', async () => {
    const post = (body, rest = {}) => ask('POST', '/ask', { body: JSON.stringify(body), ...rest });
    const gift = await post({ question: 'можна ли дарить подарки началству', lang: 'ru' });
    equal([gift.answered, gift.results[0].id, gift.lang], [true, 'QA-1', 'ru']);
    equal((await post({ question: 'qyzmettik kolikpen bala apar' })).read_as, 'қызметтік көлікпен бала апар');
    equal((await post({ question: 'what is the weather like tomorrow', lang: 'en' })).answered, false);
    const { found } = await post({ question: 'сыйлық', top: 5 });
    equal(found.pages, Math.ceil(found.total / 5));
    const seen = new Set();
    for (let page = 1; page <= found.pages; page += 1)
      for (const { id } of (await post({ question: 'сыйлық', top: 5, page })).results) {
        if (seen.has(id)) throw new Error(`${id} stands on two pages`);
        seen.add(id);
      }
    equal(seen.size, found.total);
    const cases = await post({ question: 'сыйлық', kind: 'case' });
    equal(cases.results.every((r) => r.kind === 'case') && cases.found.total === found.kinds.case, true);
    equal((await post({ question: 'сыйлық', passage: 'kk' })).found.total, found.passages.kk);
    equal((await post({ question: 'сыйлық', page: 1000 })).found.page > 1, true);
    for (const body of [{}, { question: '' }, { question: '?!' }, { question: 1 }, { question: 'gift', top: 0 }, { question: 'gift', top: 51 }, { question: 'gift', page: -1 }, { question: 'gift', kind: 'poem' }, { question: 'gift', who: 'me' }])
      for (const error of (await post(body, { status: 400 })).errors) if (!error.what || !error.cure || error.what.startsWith('[')) throw new Error(JSON.stringify(error));
    await post({ question: 'x'.repeat(70_000) }, { status: 413 });
    await ask('POST', '/ask', { body: 'q=gift', type: 'application/x-www-form-urlencoded', status: 415 });
    await post({ question: `${'['.repeat(30_000)}a \u0000 \u202e gift` });
  });
  await check('suggestions begin like what is typed', async () => {
    const post = (body, rest = {}) => ask('POST', '/suggest', { body: JSON.stringify(body), ...rest });
    equal((await post({ typed: 'сыйл', lang: 'kk' })).suggestions.length, 6);
    equal((await post({ typed: '?', lang: 'kk' })).suggestions, []);
    await post({ typed: 'gift', lang: 'de' }, { status: 400 });
    await post({ typed: 'x'.repeat(70_000) }, { status: 413 });
    await ask('POST', '/suggest', { body: 'typed=a', type: 'text/plain', status: 415 });
  });
  await check('what the server itself refuses is JSON too', async () => {
    for (const [method, path, status] of [['GET', '/nosuch', 404], ['POST', '/items', 405], ['PUT', '/topics', 405]]) {
      const answer = await fetch(`${base}/api/v1${path}?lang=ru`, { method });
      equal([answer.status, answer.headers.get('content-type')], [status, 'application/json'], path);
      const json = await answer.json();
      if (!ajv.validate({ $ref: 'adep#/components/schemas/Errors' }, json)) throw new Error(`${path}: ${ajv.errorsText()}`);
    }
    const lost = Object.entries(document.paths).flatMap(([path, methods]) => Object.values(methods).filter((m) => !m.responses.default).map(() => path));
    equal(lost, []);
  });
  await check('an unchanged edition is not sent twice', async () => {
    const first = await fetch(`${base}/api/v1/items`);
    const again = await fetch(`${base}/api/v1/items`, { headers: { 'if-none-match': first.headers.get('etag') } });
    equal(again.status, 304);
  });
  await check('every answer that the document names was met', async () => {
    const named = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) => Object.keys(responses).filter((status) => status !== 'default').map((status) => `${method} ${path} ${status}`)));
    // 503 is what a server answers that has no place for its index.
    equal(named.filter((n) => !met.has(n) && !n.endsWith(' 503')).join(', '), '');
  });
}
