// SPDX-License-Identifier: AGPL-3.0-or-later
// Every page that has an address, in three languages: accessible, valid, narrow enough, whole, and asking
// nobody else for anything. The list of pages is found by following every link from the three homes.

const languages = ['kk', 'ru', 'en'];

/** All addresses of this site that links lead to, with the page that first named each. */
async function crawl(base) {
  const found = new Map(languages.map((lang) => [`/${lang}/`, 'the start']));
  const pages = new Map();
  const todo = [...found.keys()];
  while (todo.length > 0) {
    const path = todo.pop();
    const answer = await fetch(base + path);
    const html = await answer.text();
    pages.set(path, { status: answer.status, html, headers: answer.headers });
    for (const [, href] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), base + path);
      const next = url.pathname + url.search;
      if (url.origin !== base || found.has(next)) continue;
      found.set(next, path);
      todo.push(next);
    }
  }
  return { pages, found };
}

// The one script of a page, where it brings one: the question box and the draft do, and work without.
const script_of = (path) => (/^\/(kk|ru|en)\/draft$/.test(path) ? 'draft' : /^\/(kk|ru|en)\/(ask)?$/.test(path) ? 'ask' : undefined);

export default async function ({ base, open, check, equal, axe, pa11y, html_validate, no_sideways_scroll, shot }) {
  const { pages, found } = await crawl(base);

  await check('every link leads somewhere', async () => {
    const broken = [...pages].filter(([, p]) => p.status !== 200).map(([path, p]) => `${path} (${p.status}) from ${found.get(path)}`);
    equal(broken.join('\n'), '');
    if (pages.size < 100) throw new Error(`only ${pages.size} pages were found`);
  });

  await check('no page holds a dead link, a missing text, a script or a style of its own', async () => {
    for (const [path, page] of pages) {
      if (path.startsWith('/static/')) continue;
      const own = script_of(path);
      const html = own ? page.html.replace(new RegExp(`<script src="/static/${own}\\.js\\?[\\w-]+" defer></script>`), '') : page.html;
      for (const [what, pattern] of Object.entries({
        'a dead link': /href="(#|)"/, 'a missing text': /\[[a-z]+(\.[a-z0-9_]+)+\]/, 'an unfilled name': /\{\{|\{[a-z_]+\}/,
        'a script': /<script/i, 'a style': /<style| style="/i, 'a picture in the code': /<svg/i,
      })) if (pattern.test(html)) throw new Error(`${path}: ${what}: ${html.match(pattern)[0]}`);
    }
  });

  await check('strict headers, no cookie, on every page', async () => {
    for (const [path, { headers }] of pages) {
      equal(headers.get('set-cookie'), null, path);
      equal(headers.get('x-content-type-options'), 'nosniff', path);
      equal(headers.get('referrer-policy'), 'no-referrer', path);
      const policy = headers.get('content-security-policy') ?? '';
      if (!policy.includes(script_of(path) ? "script-src 'self';" : "script-src 'none';") || policy.includes('unsafe')) throw new Error(`${path}: content-security-policy`);
      if (!headers.get('permissions-policy')) throw new Error(`${path}: permissions-policy`);
    }
  });

  await check('the three languages have the same pages', async () => {
    const of = (lang) => [...pages.keys()].filter((p) => p.startsWith(`/${lang}/`)).map((p) => p.slice(3)).sort();
    equal(of('ru'), of('kk'));
    equal(of('en'), of('kk'));
  });

  // One page of each kind in each language is looked at closely; all item pages are checked as HTML.
  const kinds = ['/', '/ask', '/words', '/guide', '/guide?changed', '/guide/KZ-1.4-31', '/guide/KZ-1.4-28', '/guide/CASE-1.4-2', '/guide?kind=norm', '/section/1.4', '/for', '/for/ACT-08', '/read/january-2027', '/numbers', '/glossary', '/guide/QA-1', '/check', '/draft',
    '/check/accepting-gifts', '/check/social-networks', '/check/presents-for-boss', '/contacts', '/sources', '/accessibility', '/data', '/no-such-page'];
  for (const lang of languages)
    for (const kind of kinds) {
      const path = `/${lang}${kind}`;
      const page = await open(path);
      await check(`${path}: axe, wide and narrow`, async () => {
        equal(await page.getAttribute('html', 'lang'), lang);
        for (const width of [1280, 360]) {
          await page.setViewportSize({ width, height: 900 });
          await axe(page);
          await shot(page, `${lang}${kind.replaceAll(/[/?]/g, '-')}-${width}`.replace(/--/g, '-home-'));
        }
      });
      await check(`${path}: fits 320 px`, async () => no_sideways_scroll(page));
      await page.context().close();
      if (kind !== '/no-such-page') await check(`${path}: pa11y`, async () => pa11y(path));
    }
  await check('every page is valid HTML', async () => {
    for (const [path, { html }] of pages) if (!path.startsWith('/static/')) await html_validate(html).catch((e) => { throw new Error(`${path}\n${e.message}`); });
  });

  await check('nothing is asked of anybody else, with scripts on or off', async () => {
    for (const scripts of [true, false]) {
      const page = await open('/kk/', { scripts });
      const foreign = [];
      page.on('request', (r) => { if (!r.url().startsWith(base)) foreign.push(r.url()); });
      for (const path of ['/kk/', '/kk/guide/KZ-1.4-29', '/kk/check/accepting-gifts']) await page.goto(base + path);
      equal(foreign, []);
    }
  });

  await check('the first page speaks the reader\'s language', async () => {
    for (const [locale, lang] of [['kk-KZ', 'kk'], ['ru-RU', 'ru'], ['en-GB', 'en'], ['fr-FR', 'kk']]) {
      const page = await open('/', { locale });
      equal(new URL(page.url()).pathname, `/${lang}/`, locale);
    }
  });

  await check('a page of the kit in forced colours and on paper keeps its words', async () => {
    const page = await open('/kk/guide/KZ-1.4-31');
    await page.emulateMedia({ forcedColors: 'active' });
    await shot(page, 'kk-item-forced-colours');
    await page.emulateMedia({ media: 'print', forcedColors: 'none' });
    await shot(page, 'kk-item-print');
    equal(await page.locator('.adep-nav').first().isVisible(), false);
  });
}
