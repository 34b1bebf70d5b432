// SPDX-License-Identifier: AGPL-3.0-or-later
// Look before you post, as people do: pasted, marked, corrected and checked again; with scripts off and on, wide and
// narrow, by keyboard alone; nothing of a draft in an address or in the browser's storage.

// Each with a mark of every grade.
const drafts = {
  kk: 'Бүгін қабылдауда болдым. Естуімше, сыйақыны өзара бөліседі екен. Мына ақымақтар телефон да көтермейді! Хабарласыңыздар: +7 701 123 45 67. Хат ҚБПҮ белгісімен келді.',
  ru: 'Был сегодня на приёме. Говорят, что премии там делят между своими. А эти дураки даже трубку не берут! Звоните: +7 701 123 45 67. Письмо пришло с пометкой ДСП.',
  en: 'Был сегодня на приёме. Говорят, что премии там делят между своими. А эти дураки даже трубку не берут! Звоните: +7 701 123 45 67. Письмо пришло с пометкой ДСП.',
};
const clean = 'Очередь два часа, обращение лежит с сентября, и это плохо. Министр не прав, закон слабый.';

async function check_draft(page, text) {
  await page.fill('#text', text);
  await Promise.all([page.waitForEvent('domcontentloaded'), page.locator('#answers .govuk-button').click()]);
}

async function fits(page, width) {
  await page.setViewportSize({ width, height: 800 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) throw new Error(`${wide} px wide at ${width}`);
}

// A page read back from Chromium writes hidden="".
const written = async (page) => (await page.content()).replaceAll(' hidden=""', ' hidden');
const path_of = (page) => { const url = new URL(page.url()); return url.pathname + url.search; };

export default async function ({ base, open, check, equal, axe, html_validate, pa11y, shot }) {
  for (const [lang, text] of Object.entries(drafts)) {
    for (const scripts of [true, false])
      await check(`${lang}: pasted and marked, each mark leads to its note and back, scripts ${scripts ? 'on' : 'off'}`, async () => {
        const page = await open(`/${lang}/draft`, { scripts });
        await check_draft(page, text);
        equal(path_of(page), `/${lang}/draft`, 'address');
        equal(await page.locator('#text').inputValue(), text, 'what was typed stays');
        const marks = page.locator('.adep-post mark');
        const grades = new Set(await marks.evaluateAll((all) => all.map((m) => m.className.replace(/.*--/, ''))));
        equal([...grades].sort(), ['advice', 'caution', 'stop']);
        for (let n = 0; n < await marks.count(); n += 1) {
          const link = marks.nth(n).locator('a');
          const note = page.locator(await link.getAttribute('href'));
          equal(await note.count(), 1);
          const name = await link.getAttribute('aria-label');
          if (!name.startsWith(`${await link.innerText()}. `)) throw new Error(`the name of a mark: ${name}`);
          await link.click();
          equal(await note.evaluate((e) => e.matches(':target')), true);
          const back = note.locator(`a[href="#${await link.getAttribute('id')}"]`);
          equal(await back.count(), 1);
          await back.click();
          equal(await link.evaluate((e) => e.matches(':target')), true);
        }
      });

    await check(`${lang}: the text between the marks is the text that was pasted`, async () => {
      const page = await open(`/${lang}/draft`, { scripts: true });
      const typed = `\n  ${text}\n\nекі   бос орын <b>&amp;</b> 😀`;
      await check_draft(page, typed);
      const shown = await page.locator('.adep-post').evaluate((post) => {
        const copy = post.cloneNode(true);
        for (const number of copy.querySelectorAll('mark a')) number.remove();
        return copy.textContent;
      });
      equal(shown, typed);
      equal(await page.locator('#text').inputValue(), typed);
    });

    const states = { start: null, marked: text, clean, empty: '', long: `${text}\n`.repeat(130), many: `${text} ${'a'.repeat(300)}\n`.repeat(12) };
    for (const [state, typed] of Object.entries(states))
      await check(`${lang}, ${state}: accessible at 1280, 360 and 320`, async () => {
        const page = await open(`/${lang}/draft`);
        if (typed !== null) await check_draft(page, typed);
        equal(await page.locator('.govuk-error-summary').count(), state === 'empty' || state === 'long' ? 1 : 0);
        equal(await page.locator('#text').inputValue(), typed ?? '');
        await html_validate(await written(page));
        for (const width of [1280, 360, 320]) {
          await fits(page, width);
          await axe(page);
          await shot(page, `${lang}-draft-${state}-${width}`);
        }
        if (state !== 'marked') return;
        await page.locator('.adep-basis summary').first().click();
        await fits(page, 320);
        await axe(page);
      });

    await check(`${lang}: another language takes the text along, scripts off`, async () => {
      const page = await open(`/${lang}/draft`, { scripts: false });
      const other = lang === 'ru' ? 'kk' : 'ru';
      const turn = (to) => Promise.all([page.waitForEvent('domcontentloaded'), page.locator(`.adep-lang button[lang="${to}"]`).click()]);
      await turn(other);
      equal(path_of(page), `/${other}/draft`);
      equal(await page.locator('.govuk-error-summary').count(), 0, 'nothing typed is no mistake');
      await check_draft(page, text);
      await turn(lang);
      equal(path_of(page), `/${lang}/draft`);
      equal(await page.locator('#text').inputValue(), text);
      equal(await page.locator('.adep-post mark').count() > 2, true);
    });

    await check(`/${lang}/draft: pa11y`, async () => pa11y(`/${lang}/draft`));
  }

  await check('by keyboard alone: type, check, to a note and back, correct', async () => {
    const page = await open('/ru/draft', { scripts: false });
    const reach = async (selector) => {
      for (let n = 0; n < 60; n += 1) {
        if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${selector} is not reached by Tab`);
    };
    await reach('#text');
    await page.keyboard.type('Эти дураки молчат');
    await reach('#answers .govuk-button');
    await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
    await reach('#m1');
    await page.keyboard.press('Enter');
    equal(await page.locator('#n1').evaluate((e) => e.matches(':target')), true);
    await page.keyboard.press('Tab');
    equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#m1', 'the first link of the note');
    await page.keyboard.press('Enter');
    await reach('#text');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Эти сотрудники молчат');
    await reach('#answers .govuk-button');
    await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
    equal(await page.locator('mark').count(), 0);
  });

  await check('scripts on: checked while it is typed, by this server alone, and not before', async () => {
    const page = await open('/ru/draft', { width: 360 });
    const asked = [];
    // The browser itself fetches the icon of the page, when it likes.
    page.on('request', (r) => { if (!new URL(r.url()).pathname.startsWith('/static/icon.svg')) asked.push(r); });
    await page.waitForTimeout(1500);
    equal(asked.length, 0, 'nothing is sent before a letter is typed');
    const answered = page.waitForResponse((r) => r.url() === `${base}/api/v1/check-draft`);
    await page.locator('#text').pressSequentially('Эти дураки молчат', { delay: 5 });
    equal((await answered).status(), 200);
    await page.locator('#live li').first().waitFor();
    equal(asked.length, 1, 'one request for a phrase typed without a pause');
    equal(await page.locator('#live li').count(), 1);
    equal((await page.locator('#live').innerText()).includes('«дураки»'), true);
    equal(await page.locator('#live-status').innerText() !== '', true);
    await html_validate(await written(page));
    await axe(page);
    await fits(page, 320);
    await shot(page, 'ru-draft-live-320');
    await page.fill('#text', clean);
    await page.waitForFunction(() => document.querySelectorAll('#live li').length === 0);
    await page.fill('#text', ' ');
    await page.waitForFunction(() => document.getElementById('live').hidden);
    await page.fill('#text', 'ұзақ '.repeat(5000));
    await page.waitForFunction(() => !document.getElementById('live').hidden);
    for (const r of asked) equal(r.url(), `${base}/api/v1/check-draft`);
    equal(await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, (await caches?.keys())?.length ?? 0]), [0, 0, '', 0, 0], 'storage');
    equal(path_of(page), '/ru/draft');
  });

  await check('scripts on: an answer that comes late does not replace a newer one; a server that is gone is no mistake', async () => {
    const page = await open('/ru/draft');
    let held;
    let first = true;
    await page.route('**/api/v1/check-draft', async (route) => {
      if (first) { first = false; held = route; } else await route.continue();
    });
    await page.fill('#text', 'Эти дураки молчат');
    await page.waitForTimeout(1200);
    await page.fill('#text', 'Письмо с пометкой ДСП');
    await page.locator('#live li.stop').waitFor();
    await held.continue().catch(() => {}); // it was aborted meanwhile
    await page.waitForTimeout(500);
    equal(await page.locator('#live li').count(), 1);
    equal(await page.locator('#live li.stop').count(), 1);
    await page.unroute('**/api/v1/check-draft');
    await page.route('**/api/v1/check-draft', (route) => route.abort());
    await page.fill('#text', 'Эти дураки молчат');
    await page.waitForFunction(() => document.getElementById('live').hidden);
    equal(await page.locator('.govuk-error-summary').count(), 0);
  });

  await check('the page may use its own script, and nothing else that others bring', async () => {
    const answer = await fetch(`${base}/kk/draft`);
    const policy = answer.headers.get('content-security-policy');
    for (const part of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'"])
      if (!policy.includes(part)) throw new Error(policy);
    if (/unsafe|\*|https?:/.test(policy)) throw new Error(policy);
    equal(answer.headers.get('cache-control'), 'no-store');
    equal(answer.headers.get('set-cookie'), null);
    equal((await (await fetch(`${base}/kk/draft`, { method: 'POST', body: 'text=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).headers.get('cache-control')), 'no-store');
  });

  await check('in forced colours and on paper the marks keep their numbers and the notes their words', async () => {
    const page = await open('/ru/draft');
    await check_draft(page, drafts.ru);
    await page.emulateMedia({ forcedColors: 'active' });
    await shot(page, 'ru-draft-forced-colours');
    await page.emulateMedia({ media: 'print', forcedColors: 'none' });
    await shot(page, 'ru-draft-print');
    equal(await page.locator('.adep-nav').first().isVisible(), false);
    equal(await page.locator('.adep-post mark a').first().isVisible(), true);
    equal(await page.locator('.adep-grade').first().isVisible(), true);
  });

  await check('the way to it stands where its norms are', async () => {
    for (const path of ['/kk/', '/kk/guide/KZ-SM-07', '/kk/guide/KZ-1.7-12', '/kk/section/1.7', '/kk/section/SM', '/kk/check/social-networks']) {
      const html = await (await fetch(base + path)).text();
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
      if (!main.includes('href="/kk/draft"')) throw new Error(path);
    }
    const html = await (await fetch(`${base}/kk/guide/KZ-1.4-29`)).text();
    equal(html.slice(html.indexOf('<main'), html.indexOf('</main>')).includes('/kk/draft'), false, 'a norm of gifts');
  });
}
