// SPDX-License-Identifier: AGPL-3.0-or-later
// What a browser test has in its hands. All that judge a page throw with a list of what is wrong and where.
//
//   const page = await open('/kk/ask?q=сыйлық');                  // 1280 × 900, scripts on
//   const tor = await open('/kk/', { scripts: false, width: 360 });
//   await axe(page); await pa11y('/kk/'); await html_validate(await page.content());
//   await no_sideways_scroll(page); await shot(page, 'home-kk');
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isDeepStrictEqual, inspect } from 'node:util';
import Axe from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import run_pa11y from 'pa11y';

export const chromium_path = process.env.ADEP_CHROMIUM ?? '/usr/bin/chromium';
export const chromium_arguments = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  // Back must work from the headers alone, not because the page before was kept alive in memory.
  '--disable-features=BackForwardCache',
  // Chromium's own sandbox refuses to run as root, which is who continuous integration is.
  ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
];

const wcag = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'no-trailing-whitespace': 'off', // an empty template section leaves its indentation
    'attribute-empty-style': 'off', // and hidden=""
    'prefer-native-element': ['error', { exclude: ['listbox'] }], // suggestions under a text box are no <select>
    'attribute-boolean-style': 'off', // a page read back from Chromium writes open=""
    'long-title': 'off', // a question is as long as it is
    'tel-non-breaking': 'off', // telephone numbers are kept together by their class
    'wcag/h32': 'off', // buttons outside a form that name it by form="…" are not seen
  },
});

// pa11y drives Chromium by puppeteer, a package of its own; one browser serves all its pages.
let puppet;
async function puppet_browser() {
  const puppeteer = createRequire(createRequire(import.meta.url).resolve('pa11y'))('puppeteer');
  puppet ??= await puppeteer.launch({ executablePath: chromium_path, args: chromium_arguments });
  return puppet;
}

export async function close_pa11y() {
  await puppet?.close();
}

function refuse(what, list) {
  if (list.length > 0) throw new Error([what, ...list].join('\n'));
}

/** Throws unless the two are equal all the way down. */
function equal(actual, expected, what = '') {
  if (!isDeepStrictEqual(actual, expected))
    throw new Error(`${what ? `${what}: ` : ''}expected ${inspect(expected)}, found ${inspect(actual)}`);
}

/**
 * axe-core on the page as it stands; what axe calls incomplete is a failure too. Needs scripts on; our pages
 * hold no frames, which is what its "legacy mode" asks for. `overlaid`: a list lies over a part of the page, and axe
 * cannot tell the contrast there; it is looked at without the list elsewhere.
 */
async function axe(page, { overlaid = false } = {}) {
  const looker = new Axe({ page }).options({ resultTypes: ['violations', 'incomplete'] }).withTags(wcag).setLegacyMode();
  const { violations, ...result } = await looker.analyze();
  const covered = (node) => overlaid && node.any.some((c) => c.id === 'color-contrast' && /Overlap|Obscur/.test(c.data?.messageKey ?? ''));
  const incomplete = result.incomplete
    .map((rule) => ({ ...rule, nodes: rule.nodes.filter((node) => !covered(node)) }))
    .filter((rule) => rule.nodes.length > 0);
  const told = (kind) => (rule) =>
    `${kind} ${rule.id}: ${rule.help}\n${rule.nodes.slice(0, 3).map((n) => `    ${n.target.join(' ')}  ${n.html.slice(0, 120)}`).join('\n')}`;
  refuse(`axe, ${page.url()}`, [...violations.map(told('violation')), ...incomplete.map(told('incomplete'))]);
}

/** HTML as the server sent it, or as the page holds it. */
async function html_validate(html) {
  const { results } = await validator.validateString(html);
  refuse('html-validate', results.flatMap((r) => r.messages).map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
}

/** Keeps a picture in build/shots/<name>.jpg for people to look at; a PNG of a long page takes seconds to write. */
async function shot_into(folder, page, name) {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.jpg`), quality: 80, fullPage: true });
}

/** The helpers for one test file, bound to its server; close() closes every page that the file opened. */
export function helpers({ base, browser, root }) {
  const contexts = [];
  const address = (url) => new URL(url, base).href;

  /** Opens an address in a context of its own: nothing is shared with other pages. page.answer is the response. */
  async function open(url, { scripts = true, width = 1280, height = 900, ...context_options } = {}) {
    const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width, height }, ...context_options });
    contexts.push(context);
    const page = await context.newPage();
    page.answer = await page.goto(address(url));
    return page;
  }

  /** pa11y's own runner, HTML_CodeSniffer (axe() above asks axe, and more of it); warnings and notices are not counted. */
  async function pa11y(url) {
    const puppets = await puppet_browser();
    const page = await puppets.newPage();
    await page.goto(address(url));
    const { issues } = await run_pa11y(page.url(), {
      browser: puppets, page, ignoreUrl: true, runners: ['htmlcs'], standard: 'WCAG2AA', timeout: 30_000,
    });
    await page.close();
    refuse(`pa11y, ${url}`, issues.map((i) => `${i.code}: ${i.message}\n    ${i.selector}  ${i.context}`));
  }

  /** The page must fit 320 CSS pixels, which is also what 400 % zoom leaves of a desk screen; it is left that wide. */
  async function no_sideways_scroll(page) {
    await page.setViewportSize({ width: 320, height: 640 });
    const { width, wide } = await page.evaluate(() => ({
      width: Math.max(document.documentElement.scrollWidth, document.scrollingElement.scrollWidth),
      wide: [...document.body.querySelectorAll('*')]
        .map((e) => ({
          name: `${e.tagName.toLowerCase()}.${e.className}`,
          right: Math.round(e.getBoundingClientRect().left + Math.max(e.offsetWidth ?? 0, e.scrollWidth)),
        }))
        .filter((e) => e.right > 320)
        .slice(0, 5),
    }));
    if (width > 320) refuse(`${page.url()} is ${width} px wide at 320`, ['which sticks out:', ...wide.map((e) => `${e.name} ends at ${e.right} px`)]);
  }

  const shot = (page, name) => shot_into(path.join(root, 'build/shots'), page, name);
  const close = () => Promise.all(contexts.map((context) => context.close()));
  return { tools: { open, equal, axe, pa11y, html_validate, no_sideways_scroll, shot }, close };
}
