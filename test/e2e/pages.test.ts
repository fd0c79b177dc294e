// Do the quiet pages work, in every theme, with and without scripting, and with no build at all?
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { misfits, screen, useBrowser } from './harness/browser.ts';
import { plainEnvironment } from './harness/server.ts';

const browser = useBrowser();
const PAGES = ['/', '/incidents', '/documents', '/quality', '/definitions'];
const BACKGROUND = 'getComputedStyle(document.documentElement).backgroundColor';

test.each(PAGES)(
  '%s has one heading, one main part, a title, and a clean console',
  async (path) => {
    const { page, status, problems } = await browser.open(path);
    expect(status).toBe(200);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('main').count()).toBe(1);
    expect(await page.title()).toMatch(/ · Hindsight$/);
    expect(problems).toEqual([]);
  },
);

test.each(['/documents', '/quality', '/definitions'])(
  'axe finds nothing serious on %s, light and dark, wide and narrow',
  async (path) => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [390, 1440]) {
        const { page } = await browser.open(path, screen(width, colorScheme));
        expect(await misfits(page)).toEqual([]);
      }
  },
);

test.each(PAGES)('%s shows the same words without scripting', async (path) => {
  const withScript = await browser.open(path);
  const without = await browser.open(path, { javaScriptEnabled: false });
  const heads = (visit: typeof without) =>
    visit.page.locator('main :is(h1, h2, h3, .lead)').allInnerTexts();
  expect(await heads(without)).toEqual(await heads(withScript));
  const seen = (visit: typeof without) => visit.page.locator('svg.plot:visible').count();
  expect(await seen(without)).toBe(await seen(withScript));
});

test('the page follows the system’s theme until the reader chooses one, which the server remembers', async () => {
  const { page } = await browser.open('/definitions', { colorScheme: 'light' });
  const light = await page.evaluate(BACKGROUND);
  await page.getByRole('button', { name: 'Dark theme' }).click();
  const dark = await page.evaluate(BACKGROUND);
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await page.evaluate(BACKGROUND)).toBe(dark);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});

test('without scripting the theme changes too, and the reader stays on the page', async () => {
  const { page } = await browser.open('/incidents?outcome=met', {
    javaScriptEnabled: false,
    colorScheme: 'light',
  });
  await page.getByRole('button', { name: 'Dark theme' }).click();
  expect(page.url()).toMatch(/\/incidents\?outcome=met$/);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});

test('answers carry the headers that keep a page to itself', async () => {
  const { headers } = await fetch(inject('baseUrl'));
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('x-frame-options')).toBe('DENY');
});

test('a dataset that is not there is a 404 that names those that are', async () => {
  const response = await fetch(`${inject('baseUrl')}/api/v1/secrets.arrow`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('durations');
});

test('the first page asks for at most 60 kB of script, zipped: the pencil waits for a touch', async () => {
  const { page } = await browser.open('/');
  const asked = z
    .array(z.string())
    .parse(
      await page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))",
      ),
    );
  const sizes = await Promise.all(
    asked.map(async (url) => gzipSync(await (await fetch(url)).text()).length),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(asked.length).toBeGreaterThan(3);
  expect(total).toBeGreaterThan(5_000);
  expect(total).toBeLessThan(60_000);
});

test('where there is no build, every page says so and what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hindsight-empty-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['build/index.js'], {
    env: {
      ...plainEnvironment(),
      HOST: '127.0.0.1',
      PORT: String(port),
      ORIGIN: url,
      HINDSIGHT_DATA: folder,
    },
    stdio: 'ignore',
  });
  try {
    for (const path of PAGES.filter((one) => one !== '/definitions')) {
      const response = await answer(url + path);
      expect(response.status).toBe(503);
      expect(await response.text()).toContain('npm run hindsight -- ingest');
    }
  } finally {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
});

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The first answer of a server that is just starting. */
async function answer(url: string): Promise<Response> {
  for (;;)
    try {
      return await fetch(url);
    } catch {
      await pause(50);
    }
}
