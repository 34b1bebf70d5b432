// SPDX-License-Identifier: AGPL-3.0-or-later
// The house is open: the door and the home page in each language, with scripts on and off.
export default async function ({ open, check, equal, shot }) {
  await check('/ leads to a page', async () => {
    equal((await open('/')).answer.status(), 200);
  });
  for (const language of ['kk', 'ru', 'en']) {
    for (const scripts of [true, false]) {
      await check(`/${language}/ answers 200 in its language, scripts ${scripts ? 'on' : 'off'}`, async () => {
        const page = await open(`/${language}/`, { scripts });
        equal(page.answer.status(), 200, 'status');
        equal(await page.locator('html').getAttribute('lang'), language, 'lang');
        await shot(page, `home-${language}-${scripts ? 'scripts' : 'no-scripts'}`);
      });
    }
  }
}
