// SPDX-License-Identifier: AGPL-3.0-or-later
// The program as a whole, started by hand with options of its own: what is typed leaves no trace, a pack is
// edited under it, and it stands what the world throws at it.
import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const binary = process.env.ADEP_BINARY ?? path.join(root, 'build/release/adep');
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A server in a home of its own. said() is all that it printed; address() where it listens. */
async function start(folder, ...options) {
  // A dump of its memory would be allowed if it did not forbid that itself.
  const server = spawn('sh', ['-c', 'ulimit -c unlimited 2>/dev/null; exec "$0" "$@"', binary, 'serve', '--port', '0', '--lang', 'en', ...options],
    { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, TMPDIR: path.join(folder, 'tmp') }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  server.stdout.on('data', (d) => { said += d; });
  server.stderr.on('data', (d) => { said += d; });
  const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve(signal ?? code)));
  const until = async (pattern, ms = 60_000) => {
    for (const end = Date.now() + ms; Date.now() < end; await pause(20)) {
      const found = said.match(pattern);
      if (found) return found;
    }
    throw new Error(`it did not say ${pattern}; it said:\n${said}`);
  };
  const [, base] = await until(/Adep: (https?:\/\/\S+?)\/\s/);
  return { base, port: Number(new URL(base).port), pid: server.pid, until, said: () => said, ended, signal: (s) => server.kill(s) };
}

/** Every file below a folder, with its bytes. */
async function files_below(folder) {
  const all = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) all.push([entry.name, await readFile(path.join(entry.parentPath, entry.name))]);
  return all;
}

/** Sends raw bytes and returns all that comes back until the other side closes. */
function raw(port, bytes, { ms = 15_000 } = {}) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    let got = '';
    socket.setTimeout(ms, () => socket.destroy());
    socket.on('data', (d) => { got += d; });
    socket.on('error', () => resolve(got));
    socket.on('close', () => resolve(got));
  });
}

/** Nothing of what was planted, in any of its spellings, in what was printed, below the home or in a place for passing files. */
async function no_trace(server, home, spellings, began, what) {
  for (const planted of spellings) if (server.said().includes(planted)) throw new Error(`«${planted}» was printed, ${what}`);
  const look = (file, bytes) => {
    for (const planted of spellings) if (bytes.includes(planted)) throw new Error(`«${planted}» stands in ${file}, ${what}`);
  };
  for (const [name, bytes] of await files_below(home)) {
    if (/^core/.test(name)) throw new Error(`its memory stands in ${name}, ${what}`);
    look(name, bytes);
  }
  for (const place of ['/tmp', '/var/tmp', '/dev/shm'])
    for (const entry of await readdir(place, { withFileTypes: true }).catch(() => [])) {
      const file = path.join(place, entry.name);
      if (!entry.isFile() || (await stat(file).catch(() => ({ mtimeMs: 0 }))).mtimeMs < began) continue;
      look(file, await readFile(file).catch(() => Buffer.alloc(0)));
    }
}

export default async function ({ browser, check, equal }) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'adep-'));
  const servers = [];
  // The index of search is made once for all of them.
  const run = async (...options) => {
    const server = await start(folder, '--cache', path.join(folder, 'cache'), ...options);
    servers.push(server);
    return server;
  };

  await check('what is typed leaves no trace: not in output, files, addresses or open files; not after a crash', async () => {
    // "Of our ostriches", as people type Kazakh in Latin letters: no pack says that.
    const planted = 'Tuyequstarymyzdan';
    const began = Date.now();
    const home = await mkdtemp(path.join(folder, 'home-'));
    await mkdir(path.join(home, 'tmp'));
    const server = await start(home, '--state', path.join(home, 'state'));
    servers.push(server);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const addresses = [];
    page.on('request', (r) => addresses.push(r.url()));
    await page.goto(`${server.base}/kk/check/accepting-gifts`);
    for (const body of [`q=value_kzt&v=${planted}&go=next`, `a.giver=${planted}&q=how&v=${planted}&go=next`, `${planted}=1&edition=${planted}`])
      for (const where of ['/kk/check/accepting-gifts', '/kk/check/accepting-gifts/sheet', '/kk/check/accepting-gifts/deadlines.ics', '/api/v1/advise/accepting-gifts'])
        await (await fetch(server.base + where, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `x=${planted}` } })).text();
    await fetch(`${server.base}/api/v1/advise/accepting-gifts`, { method: 'POST', body: JSON.stringify({ facts: { giver: planted } }), headers: { 'content-type': 'application/json' } });
    await fetch(`${server.base}/kk/${planted}?q=${planted}`);
    for (const body of [`q=${planted}`, `q=gift+${planted}&kind=${planted}`, `example=${planted}&go=${planted}`])
      await (await fetch(`${server.base}/en/ask`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })).text();
    // The word as it was typed and in every form in which the search held it.
    const json = (body) => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    const read = (await (await fetch(`${server.base}/api/v1/ask`, json({ question: planted, lang: 'kk' }))).json()).words;
    const spellings = [...new Set([planted, ...read.flatMap((w) => [w.typed, w.read_as, ...w.stems, ...w.folded])])];
    for (const form of ['tuyequstarymyzdan', 'түйеқұстарымыздан', 'түйеқұс', 'туйекус'])
      if (!spellings.includes(form)) throw new Error(`${form} is not among the spellings: ${spellings}`);
    for (const [where, body] of [['ask', { question: `gift ${planted}` }], ['ask', { question: 'gift', [planted]: planted }], ['suggest', { typed: planted }]])
      await (await fetch(`${server.base}/api/v1/${where}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })).text();
    await (await fetch(`${server.base}/en/words`, { method: 'POST', body: `q=gift+${planted}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } })).text();
    await page.locator('input[type="radio"]').first().check();
    await page.locator('button[value="next"]').click();
    await page.goto(`${server.base}/kk/`);
    await page.fill('#q', `сыйлық ${planted}`);
    await page.locator('.adep-askform button').first().click();
    if (!(await page.locator('#q').inputValue()).includes(planted)) throw new Error('the question was not asked');
    for (const address of addresses) if (address.includes(planted)) throw new Error(`the question in an address: ${address}`);
    for (const address of addresses) if (new URL(address).search && !new URL(address).pathname.startsWith('/static/')) throw new Error(`an answer in an address: ${address}`);
    equal((await context.cookies()).length, 0, 'cookies');
    await context.close();
    const open = await Promise.all((await readdir(`/proc/${server.pid}/fd`)).map((fd) => readlink(`/proc/${server.pid}/fd/${fd}`).catch(() => '')));
    // The index of the guide is open for reading; what stands in it is looked at with the other files.
    for (const file of open) if (file.startsWith('/') && !file.startsWith('/dev/') && !file.endsWith('.glass')) throw new Error(`an open file: ${file}`);
    if (!/^Max core file size +1 +1 /m.test(await readFile(`/proc/${server.pid}/limits`, 'utf8'))) throw new Error('a crash would write its memory to a file');
    await no_trace(server, home, spellings, began, 'while it runs');
    server.signal('SIGABRT');
    await server.ended;
    await no_trace(server, home, spellings, began, 'after a crash');
  });

  for (const crash of ['SIGSEGV', 'SIGABRT'])
    await check(`a draft leaves no trace through the page, the script and the interface, nor after ${crash}`, async () => {
      const planted = `Jasyryn${Math.random().toString(36).slice(2)}`;
      const draft = `Эти дураки молчат, говорят, что ${planted}. Письмо: ${planted}@example.kz, ДСП.`;
      const began = Date.now();
      const home = await mkdtemp(path.join(folder, 'home-'));
      await mkdir(path.join(home, 'tmp'));
      const server = await start(home, '--state', path.join(home, 'state'), '--cache', path.join(home, 'cache'));
      servers.push(server);
      const context = await browser.newContext();
      const page = await context.newPage();
      const addresses = [];
      page.on('request', (r) => addresses.push(r.url()));
      await page.goto(`${server.base}/ru/draft`);
      const answered = page.waitForResponse((r) => r.url().endsWith('/api/v1/check-draft'));
      await page.fill('#text', draft);
      await answered;
      await page.locator('#answers .govuk-button').click();
      await page.locator('mark').first().waitFor();
      if (!(await page.locator('.adep-post').innerText()).includes(planted)) throw new Error('the draft was not checked');
      await page.locator('.adep-lang button[lang="kk"]').click();
      await page.locator('html[lang="kk"] mark').first().waitFor();
      for (const address of [...addresses, page.url()]) if (decodeURIComponent(address).includes(planted) || (new URL(address).search && !new URL(address).pathname.startsWith('/static/'))) throw new Error(`an address: ${address}`);
      equal((await context.cookies()).length, 0, 'cookies');
      equal(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0], 'storage');
      await context.close();
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      for (const [where, body, headers] of [
        ['/en/draft', new URLSearchParams({ text: draft }).toString(), form], ['/en/draft', new URLSearchParams({ text: `${planted} `.repeat(5000) }).toString(), form],
        ['/en/draft', `text=%ff${planted}`, form], ['/en/draft', `text=${planted}`.repeat(100_000), form], ['/en/draft', planted, { 'content-type': 'text/plain' }],
        ['/api/v1/check-draft', JSON.stringify({ text: draft }), { 'content-type': 'application/json' }], ['/api/v1/check-draft', `{"${planted}":"${planted}"`, { 'content-type': 'application/json' }],
        ['/api/v1/check-draft', JSON.stringify({ text: `${planted} `.repeat(5000), lang: planted }), { 'content-type': 'application/json' }],
      ]) await (await fetch(server.base + where, { method: 'POST', body, headers })).text();
      const seen = (what) => no_trace(server, home, [planted, planted.toLowerCase()], began, what);
      for (const fd of await readdir(`/proc/${server.pid}/fd`)) {
        const file = await readlink(`/proc/${server.pid}/fd/${fd}`).catch(() => '');
        if (file.startsWith('/') && !file.startsWith('/dev/') && !file.endsWith('.glass')) throw new Error(`an open file: ${file}`);
      }
      await seen('while it runs');
      await (await fetch(`${server.base}/api/v1/check-draft`, { method: 'POST', body: JSON.stringify({ text: draft }), headers: { 'content-type': 'application/json' } })).text();
      server.signal(crash);
      equal(await server.ended, crash);
      await seen('after a crash');
    });

  await check('a lawyer edits the pack and sees it without a restart; a broken edit is refused and named', async () => {
    const pack = path.join(folder, 'pack');
    await cp(path.join(root, 'packs/kz'), pack, { recursive: true });
    const server = await run('--pack', pack, '--state', path.join(folder, 'state'));
    const guide = path.join(pack, 'guide/1.4.yaml');
    const text = await readFile(guide, 'utf8');
    const title = text.match(/- id: KZ-1\.4-29[\s\S]*?en: "([^"]+)"/)[1];
    const shows = async (words) => (await (await fetch(`${server.base}/en/guide/KZ-1.4-29`)).text()).includes(words);
    equal(await shows(title), true);
    await writeFile(guide, text.replace(title, 'A sentence of the lawyer'));
    await server.until(/new edition/);
    equal(await shows('A sentence of the lawyer'), true);
    await writeFile(guide, text.slice(0, text.length / 2));
    await server.until(/guide\/1\.4\.yaml:\d+: error/);
    equal(await shows('A sentence of the lawyer'), true, 'still the last good edition');
    server.signal('SIGTERM');
    equal(await server.ended, 0);
    const again = await run('--pack', pack, '--state', path.join(folder, 'state'));
    await again.until(/last good edition/);
    equal((await (await fetch(`${again.base}/en/guide/KZ-1.4-29`)).text()).includes('A sentence of the lawyer'), true);
    await writeFile(guide, text);
    await again.until(/new edition/);
  });

  await check('too much, too long and broken: each refused in words, in the reader\'s language', async () => {
    const server = await run();
    const big = Buffer.alloc(20 << 20, 'a');
    const answer = await fetch(`${server.base}/ru/check/accepting-gifts`, { method: 'POST', body: big, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    equal(answer.status, 413);
    if (!(await answer.text()).includes('<html lang="ru"')) throw new Error('413 without a page in Russian');
    const head = (rest) => `GET /kk/ HTTP/1.1\r\nHost: a\r\n${rest}\r\n\r\n`;
    for (const [bytes, status] of [
      [head(`X: ${'x'.repeat(60_000)}`), 431], [`GET /${'x'.repeat(9000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 414], ['\u0000\u0001\u0002\r\n\r\n', 400],
      ['GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n', 400], ['GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n', 400], ['GET /kk/ HTTP/1.1\r\n\r\n', 400],
      ['POST /kk/ HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400], ['PUT /kk/ HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n', 405],
    ]) {
      const got = await raw(server.port, bytes);
      if (!got.startsWith(`HTTP/1.1 ${status} `)) throw new Error(`${bytes.slice(0, 40)}: expected ${status}, found ${got.slice(0, 40)}`);
    }
    equal((await fetch(`${server.base}/kk/`)).status, 200);
  });

  await check('100 dripping clients harm nobody and are cut', async () => {
    const server = await run('--connections-per-address', '400');
    const drip = Array.from({ length: 100 }, () => {
      const socket = net.connect(server.port, '127.0.0.1');
      socket.write('GET /kk/ HTTP/1.1\r\nHost: a\r\nX: ');
      const timer = setInterval(() => socket.write('x'), 500);
      return new Promise((resolve) => {
        socket.resume().on('error', () => {});
        socket.on('close', () => { clearInterval(timer); resolve('cut'); });
      });
    });
    await pause(500);
    for (let i = 0; i < 50; i += 1) equal((await fetch(`${server.base}/kk/`)).status, 200);
    equal(await Promise.race([Promise.all(drip).then(() => 'all cut'), pause(40_000).then(() => 'some left')]), 'all cut');
  });

  await check('too many connections from one address are told so', async () => {
    const server = await run('--connections-per-address', '5');
    const held = Array.from({ length: 5 }, () => net.connect(server.port, '127.0.0.1'));
    await pause(300);
    const got = await raw(server.port, 'GET /kk/ HTTP/1.1\r\nHost: a\r\n\r\n');
    if (!got.startsWith('HTTP/1.1 429 ')) throw new Error(`expected 429, found ${got.slice(0, 40)}`);
    for (const socket of held) socket.destroy();
    await pause(300);
    equal((await fetch(`${server.base}/kk/`)).status, 200);
  });

  await check('stopped under load it answers what it has begun, and ends with 0', async () => {
    const server = await run('--connections-per-address', '200');
    const counts = { good: 0, refused: 0, broken: 0 };
    let going = true;
    const load = Array.from({ length: 16 }, async () => {
      while (going) {
        try {
          const answer = await fetch(`${server.base}/kk/guide/KZ-1.4-31`);
          if (answer.status === 200 && (await answer.text()).endsWith('</html>\n')) counts.good += 1;
          else counts.broken += 1;
        } catch (error) {
          if (['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(error.cause?.code)) counts.refused += 1;
          else throw error;
          await pause(5);
        }
      }
    });
    await pause(1500);
    server.signal('SIGTERM');
    equal(await Promise.race([server.ended, pause(12_000)]), 0);
    going = false;
    await Promise.all(load);
    if (counts.good < 100 || counts.broken > 0) throw new Error(JSON.stringify(counts));
  });

  await check('its own TLS', async () => {
    const key = path.join(folder, 'key.pem');
    const certificate = path.join(folder, 'cert.pem');
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    const server = await run('--tls-certificate', certificate, '--tls-key', key);
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    const answer = await page.goto(`${server.base}/kk/`);
    equal(answer.status(), 200);
    if (!answer.headers()['strict-transport-security']) throw new Error('no HSTS');
    await context.close();
  });

  await check('a taken port, a bad certificate and wrong use end with the right code and a cure', async () => {
    const server = await run();
    const code = (...args) => {
      try { execFileSync(binary, args, { env: { HOME: folder }, stdio: 'pipe', maxBuffer: 64 << 20 }); return [0, '']; } catch (e) { return [e.status, String(e.stderr)]; }
    };
    const [taken, said] = code('serve', '--port', String(server.port));
    equal(taken, 4);
    if (!said.includes('--port')) throw new Error(said);
    equal(code('serve', '--tls-certificate', '/dev/null', '--tls-key', '/dev/null', '--port', '0')[0], 4);
    equal(code('serve', '--port', 'many')[0], 2);
    equal(code('serve', '--connections-per-address', '0')[0], 2);
    equal(code('advise', 'no-such-topic')[0], 3);
    equal(code('pack', 'check', '/no/such/folder')[0], 3);
    equal(code('items', '--json')[0], 0);
  });

  for (const server of servers) server.signal('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}
