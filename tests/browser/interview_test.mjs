// SPDX-License-Identifier: AGPL-3.0-or-later
// The interview as people go through it, mostly with scripts off: answers, mistakes, Back, changed answers,
// another language, the findings, the sheet and the calendar file.

const topic = '/check/accepting-gifts';

/** What a person in our example answers, by question; dates as day, month, year. */
const cake = {
  how: 'unknowingly', giver: 'subordinate', receiver: 'self', what: 'thing', official_reward: 'no', for_act: 'no',
  received_on: ['20', '11', '2026'], learned_on: ['20', '11', '2026'], wants_to_buy: 'no', agreed_before: 'refused',
};

const question_of = (page) => page.locator('input[name="q"]').first().getAttribute('value', { timeout: 2000 }).catch(() => null);

async function fill(page, answer) {
  if (Array.isArray(answer)) {
    const fields = page.locator('.govuk-date-input input');
    for (let i = 0; i < 3; i += 1) await fields.nth(i).fill(answer[i]);
  } else if (await page.locator(`input[type="radio"][value="${answer}"]`).count()) {
    await page.locator(`input[type="radio"][value="${answer}"]`).check();
  } else {
    await page.locator('.govuk-input').first().fill(answer);
  }
}

const go_on = (page) => page.locator('button[value="next"]').click();

/** The browser's Back. Chromium may still be changing its page process when it is asked for the history: asked again then. */
async function back(page) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await page.goBack({ waitUntil: 'domcontentloaded' });
    } catch (error) {
      if (tries === 20 || !/Not attached to an active page/.test(error.message)) throw error;
      await page.waitForTimeout(100);
    }
  }
}

const is_findings = (page) => page.locator('.adep-verdict h1').count();

/** Answers until the findings; what is not in `answers` is not known. Returns the questions in order. */
async function answer_all(page, answers) {
  const asked = [];
  for (let steps = 0; steps < 30 && !(await is_findings(page)); steps += 1) {
    const q = await question_of(page);
    asked.push(q);
    if (q in answers) await fill(page, answers[q]);
    else if (await page.locator('input[type="radio"][value="unknown"]').count()) await fill(page, 'unknown');
    else await page.locator('input[type="checkbox"]').first().check();
    await go_on(page);
  }
  if (!(await is_findings(page))) throw new Error(`no findings after ${asked.join(', ')}`);
  return asked;
}

async function fits(page, width) {
  await page.setViewportSize({ width, height: 800 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) throw new Error(`${wide} px wide at ${width}`);
}

export default async function ({ base, open, check, equal, axe, html_validate, shot }) {
  for (const lang of ['kk', 'ru', 'en']) {
    await check(`${lang}: a cake from a subordinate, left in one's absence`, async () => {
      const page = await open(`/${lang}${topic}`);
      const words = { kk: 'Тыйым салынған', ru: 'Запрещено', en: 'Prohibited' };
      const days = { kk: '27 қараша', ru: '27 ноября', en: '27 November' };
      const asked = await answer_all(page, cake);
      equal(new Set(asked).size, asked.length, 'each question once');
      equal(await page.locator('.adep-verdict__word').first().innerText(), words[lang]);
      const text = await page.locator('main').innerText();
      if (!text.includes(days[lang])) throw new Error(`no ${days[lang]} on the page`);
      equal(new URL(page.url()).search, '', 'address');
      await axe(page);
      await html_validate(await page.content());
      await shot(page, `${lang}-findings-1280`);
      await fits(page, 360);
      await axe(page);
      await shot(page, `${lang}-findings-360`);
      await fits(page, 320);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 794, height: 1123 });
      await shot(page, `${lang}-findings-print`);
    });

    await check(`${lang}: each question is accessible, wide and narrow`, async () => {
      const page = await open(`/${lang}${topic}`);
      for (let steps = 0; steps < 20 && !(await is_findings(page)); steps += 1) {
        await axe(page);
        await html_validate(await page.content());
        await shot(page, `${lang}-question-${steps}-1280`);
        await fits(page, 320);
        await axe(page);
        await page.setViewportSize({ width: 1280, height: 900 });
        await fill(page, cake[await question_of(page)] ?? 'unknown');
        await go_on(page);
      }
    });

    await check(`${lang}: a date that does not exist is told and kept`, async () => {
      const page = await open(`/${lang}${topic}`, { scripts: false });
      for (let steps = 0; steps < 20 && (await question_of(page)) !== 'received_on'; steps += 1) {
        await fill(page, cake[await question_of(page)] ?? 'unknown');
        await go_on(page);
      }
      await fill(page, ['31', '11', '2026']);
      await go_on(page);
      equal(await question_of(page), 'received_on');
      const said = { kk: 'Қарашада 30 күн бар', ru: '30', en: 'November has 30 days' }[lang];
      const summary = await page.locator('.govuk-error-summary').innerText();
      if (!summary.includes(said)) throw new Error(summary);
      equal(await page.locator('.govuk-date-input input').nth(0).inputValue(), '31');
      equal(await page.locator('.govuk-date-input input').nth(2).inputValue(), '2026');
      if (!/^(Қате|Ошибка|Error)/.test(await page.title())) throw new Error(await page.title());
      await shot(page, `${lang}-error`);
      const looked = await open(`/${lang}${topic}`);
      await go_on(looked);
      await looked.locator('.govuk-error-summary').waitFor();
      await axe(looked);
    });
  }

  await check('no answer chosen: the question stays and says what to do', async () => {
    const page = await open(`/en${topic}`, { scripts: false });
    const q = await question_of(page);
    await go_on(page);
    equal(await question_of(page), q);
    await page.locator('.govuk-error-summary a').first().click();
    await page.locator('.govuk-error-message').waitFor();
  });

  await check('Back works on every step, with scripts off', async () => {
    const page = await open(`/kk${topic}`, { scripts: false });
    const asked = [];
    for (let steps = 0; steps < 6; steps += 1) {
      asked.push(await question_of(page));
      await fill(page, cake[asked.at(-1)] ?? 'unknown');
      await go_on(page);
    }
    for (const q of asked.reverse()) {
      await back(page);
      equal(await question_of(page), q);
    }
    await answer_all(page, cake); // and on again from the first page
  });

  await check('an answer can be changed and the others stay', async () => {
    const page = await open(`/en${topic}`, { scripts: false });
    await answer_all(page, cake);
    await page.locator('button[value="change:giver"]').first().click();
    equal(await question_of(page), 'giver');
    equal(await page.locator('input[type="radio"][value="subordinate"]').isChecked(), true);
    await fill(page, 'relative');
    await go_on(page);
    await answer_all(page, cake);
    equal(await page.locator('.adep-verdict--prohibited h1').count(), 0);
    const text = await page.locator('main').innerText();
    if (!text.includes('20 November 2026')) throw new Error('the date is gone');
  });

  await check('the Back link leads to the question before', async () => {
    const page = await open(`/ru${topic}`, { scripts: false });
    const first = await question_of(page);
    await fill(page, cake[first] ?? 'unknown');
    await go_on(page);
    await page.locator('button[value="back"]').first().click();
    equal(await question_of(page), first);
  });

  await check('another language keeps the answers', async () => {
    const page = await open(`/kk${topic}`, { scripts: false });
    await answer_all(page, cake);
    await page.locator('.adep-lang button[lang="en"]').click();
    equal(await page.getAttribute('html', 'lang'), 'en');
    equal(await page.locator('.adep-verdict__word').first().innerText(), 'Prohibited');
  });

  await check('with the keyboard alone', async () => {
    const page = await open(`/en${topic}`);
    const first = await question_of(page);
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.type === 'radio')) break;
    }
    await page.keyboard.press('ArrowDown');
    await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
    if ((await question_of(page)) === first) throw new Error('the question stayed');
  });

  await check('nothing known at all still gets an answer', async () => {
    for (const path of ['accepting-gifts', 'handing-over', 'presents-for-boss']) {
      const page = await open(`/kk/check/${path}`, { scripts: false });
      await answer_all(page, {});
      const sentence = await page.locator('.adep-verdict h1').innerText();
      if (sentence.length < 15) throw new Error(sentence);
      equal(await page.locator('.adep-verdict--allowed h1').count(), 0);
    }
  });

  await check('the calendar file holds the day and nothing of the matter', async () => {
    const page = await open(`/en${topic}`);
    await answer_all(page, cake);
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[formaction$="deadlines.ics"]').first().click()]);
    const text = await (await import('node:fs/promises')).readFile(await file.path(), 'utf8');
    for (const line of ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261127', 'END:VCALENDAR'])
      if (!text.includes(`${line}\r\n`)) throw new Error(`no ${line}`);
    for (const word of ['subordinate', 'gift', 'Prohibited']) if (text.includes(word)) throw new Error(`it says ${word}`);
    for (const line of text.split('\r\n')) if (Buffer.byteLength(line) > 75) throw new Error(`a long line: ${line}`);
  });

  await check('the sheet to print holds the findings, and no sensitive answer', async () => {
    const page = await open(`/kk${topic}`);
    await answer_all(page, { ...cake, how: 'knowingly', value_kzt: '8650', first_time: 'yes', lawful_act: 'yes', agreed_before: 'no' });
    await page.locator('[formaction$="/sheet"]').first().click();
    await page.locator('h1').waitFor();
    await axe(page);
    await shot(page, 'kk-sheet-1280');
    const { facts } = await (await fetch(`${base}/api/v1/topics/accepting-gifts`)).json();
    const { label } = facts.find((f) => f.id === 'agreed_before');
    if ((await page.locator('.govuk-summary-list').innerText()).includes(label.kk)) throw new Error('a sensitive answer stands on the sheet');
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'kk-sheet-print');
  });

  await check('pages of the interview may be gone back to, findings may not be kept', async () => {
    const body = (fields) => new URLSearchParams(fields).toString();
    const post = (fields) => fetch(`${base}/en${topic}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: body(fields) });
    equal((await post({ q: 'how', v: 'offered', go: 'next' })).headers.get('cache-control'), 'private, no-cache');
    const known = Object.entries({ ...cake, received_on: '2026-11-20', learned_on: '2026-11-20' }).map(([k, v]) => [`a.${k}`, v]);
    const findings = await post([...known, ['go', 'next']]);
    equal(findings.headers.get('cache-control'), 'no-store');
  });

  await check('hostile forms get an answer in words', async () => {
    const post = (raw, type = 'application/x-www-form-urlencoded') =>
      fetch(`${base}/ru${topic}`, { method: 'POST', headers: { 'content-type': type }, body: raw });
    for (const raw of ['', 'q=nobody&v=1&go=next', 'a.giver=nobody&go=next', 'a.received_on=2026-02-30&go=next', 'q=how&v=%3Cscript%3E&go=next',
      'q=value_kzt&v=1e9&go=next', `q=how&v=${'я'.repeat(5000)}&go=next`, 'go=change%3Anobody', 'go=zzz', 'edition=0&q=how&v=offered&go=next']) {
      const answer = await post(raw);
      const html = await answer.text();
      if (answer.status >= 500 || !html.includes('<html lang="ru"')) throw new Error(`${raw.slice(0, 60)}: ${answer.status}`);
      if (html.includes('<script>')) throw new Error(`${raw}: unescaped`);
    }
    for (const [raw, status] of [['a=%zz', 400], ['%ff=1', 400], [`${'a=1&'.repeat(300)}`, 413]]) equal((await post(raw)).status, status, raw.slice(0, 20));
    equal((await post('{}', 'application/json')).status, 415);
  });
}
