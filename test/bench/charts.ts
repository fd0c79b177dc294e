// How long until a page's charts are seen, beside the same charts as static drawings without script (the floor)?
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumAtHand } from '../e2e/harness/chromium.ts';
import { plainEnvironment } from '../e2e/harness/server.ts';
import { PROJECT } from '../../ingest/commands/places.ts';
import { middle, say } from './measure.ts';

const PAGES = ['/', '/recovery', '/causes', '/actions'];
const DAY = 86_400_000;

/**
 * Milliseconds from the start of the navigation to the frame in which every chart of the page is drawn. Noted inside of the
 * page, so that the way to the browser does not count.
 */
const WATCH = `(() => {
  const seen = () => [...document.querySelectorAll('svg.plot')].filter((one) => one.getClientRects().length).length;
  const look = () => {
    if (document.readyState !== 'loading' && seen() > 0)
      requestAnimationFrame(() => (window.drawnAt = performance.now()));
    else requestAnimationFrame(look);
  };
  look();
})()`;

/** Ticks the first box of a filter, and waits for the frame in which the charts are others. */
const CHANGE = `new Promise((resolve) => {
  const charts = () => [...document.querySelectorAll('svg.plot')].map((one) => one.outerHTML.length + one.textContent).join();
  const before = charts();
  const start = performance.now();
  document.querySelector('form[role=search] input[type=checkbox][name=organization]').click();
  const look = () => charts() === before ? requestAnimationFrame(look)
    : requestAnimationFrame(() => resolve(performance.now() - start));
  requestAnimationFrame(look);
})`;

/** Prints medians of `runs`: cold (an empty browser, days that nobody asked for), warm (again), the floor, a change of filter. */
export async function measureCharts(data: string, runs: number): Promise<void> {
  const server = await serve(data);
  const { executablePath, env } = await chromiumAtHand();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox'],
  });
  try {
    say(`\ncharts drawn, ms, medians of ${runs}`);
    for (const path of PAGES) say(await measurePage(browser, server.url, path, runs));
  } finally {
    await browser.close();
    server.stop();
  }
}

async function measurePage(
  browser: Browser,
  url: string,
  path: string,
  runs: number,
): Promise<string> {
  const [cold, warm, floor, change]: [number[], number[], number[], number[]] = [[], [], [], []];
  const still = await staticPage(`${url}${path}`);
  try {
    for (let run = 0; run <= runs; run++) {
      const address = `${url}${path}?${daysOf(run)}`;
      const first = await opened(browser);
      const coldly = await drawn(first.page, address);
      const warmly = await drawn(first.page, address);
      await first.page.waitForLoadState('networkidle');
      const changed = Number(await first.page.evaluate(CHANGE));
      await first.context.close();
      const plain = await opened(browser);
      const floored = await drawn(plain.page, still.url);
      await plain.context.close();
      if (run === 0) continue;
      cold.push(coldly);
      warm.push(warmly);
      change.push(changed);
      floor.push(floored);
    }
  } finally {
    still.server.close();
  }
  const [least] = [middle(floor)];
  const said = (name: string, values: number[]): string =>
    `${name} ${middle(values).toFixed(0)} (${(middle(values) / least).toFixed(1)} ×)`;
  return `${path.padEnd(12)} static ${least.toFixed(0)}, ${[
    said('cold', cold),
    said('warm', warm),
    said('filter changed', change),
  ].join(', ')}`;
}

/** Twelve months, another twelve each time. */
function daysOf(run: number): string {
  const last = Date.parse('2025-12-31') - run * 3 * DAY;
  const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
  return `from=${iso(last - 364 * DAY)}&to=${iso(last)}`;
}

async function opened(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript(WATCH);
  return { context, page: await context.newPage() };
}

async function drawn(page: Page, url: string): Promise<number> {
  await page.goto(url);
  // the page's policy lets nobody wait by a text that is evaluated again and again
  for (;;) {
    const at = await page.evaluate('window.drawnAt ?? null');
    if (typeof at === 'number') return at;
    await pause(20);
  }
}

/** The page's drawings and style sheets, and nothing else, on a server of its own. */
async function staticPage(address: string): Promise<{ url: string; server: Server }> {
  const html = await (await fetch(address)).text();
  const { origin } = new URL(address);
  const sheets = [...html.matchAll(/<link[^>]+href="([^"]+\.css)"[^>]*>/g)].map(
    ([, href = '']) => new URL(href, address).href,
  );
  const css = (await Promise.all(sheets.map(async (one) => (await fetch(one)).text()))).join('\n');
  const drawings = [
    ...html.matchAll(/<div class="drawing[^"]*" data-size="[^"]*">[\s\S]*?<\/svg>/g),
  ];
  const body = drawings.map(([drawing]) => `${drawing}</div>`).join('\n');
  const page = `<!doctype html><html lang="en"><base href="${origin}"><style>${css.replaceAll(/url\([^)]*\)/g, 'none')}</style>${body}</html>`;
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, server };
}

/** The built dashboard on a data folder whose build is there already. */
async function serve(data: string): Promise<{ url: string; stop(): void }> {
  const port = 20_000 + (process.pid % 20_000);
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['build/index.js'], {
    cwd: PROJECT,
    env: {
      ...plainEnvironment(),
      HOST: '127.0.0.1',
      PORT: String(port),
      ORIGIN: url,
      HINDSIGHT_DATA: data,
      UV_THREADPOOL_SIZE: '16',
    },
    stdio: 'ignore',
  });
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return { url, stop: () => child.kill() };
    await pause(100);
  }
  child.kill();
  throw new Error('the built dashboard does not answer; run npm run build first');
}
