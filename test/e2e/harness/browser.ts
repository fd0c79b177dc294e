// How does a test open a page, and what does it learn beside what is on it?
import axe from 'axe-core';
import {
  chromium as playwright,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { z } from 'zod';

/** An opened page. */
export interface Visit {
  page: Page;
  /** HTTP status of the page itself */
  status: number;
  /** so far: errors on the console, exceptions, failed requests, and every request that would leave the machine */
  problems: string[];
}

/**
 * Call it once at the top of a test file: one browser for the file, a fresh context for each page, all closed in the
 * end. Pages open in UTC, British English, 1280 × 900, without motion; `options` are Playwright's.
 */
export function useBrowser(): {
  open(path: string, options?: BrowserContextOptions): Promise<Visit>;
} {
  let browser: Browser | null = null;
  beforeAll(async () => {
    const { executablePath, env } = inject('chromium');
    browser = await playwright.launch({
      executablePath,
      env: { ...process.env, ...env },
      // Chromium refuses its sandbox to root, and containers often refuse it to everybody
      args: ['--no-sandbox', '--font-render-hinting=none'],
    });
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    async open(path, options = {}) {
      if (!browser) throw new Error('pages open inside of tests only');
      const context = await browser.newContext({
        ...SETTING,
        baseURL: inject('baseUrl'),
        ...options,
      });
      const page = await context.newPage();
      const problems = watch(page, options.baseURL ?? inject('baseUrl'));
      const response = await page.goto(path, { waitUntil: 'networkidle' });
      return { page, status: response?.status() ?? 0, problems };
    },
  };
}

const SETTING: BrowserContextOptions = {
  locale: 'en-GB',
  timezoneId: 'UTC',
  viewport: { width: 1280, height: 900 },
  reducedMotion: 'reduce',
};

/** `home`: the address of the dashboard that is visited. */
function watch(page: Page, home: string): string[] {
  const problems: string[] = [];
  const own = new URL(home).origin;
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // a page that is left before all of it has come is no failure
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()} (${why})`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== own)
      problems.push(`leaves the machine: ${request.url()}`);
  });
  return problems;
}

const Findings = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullish(),
      help: z.string(),
      nodes: z.array(z.object({ html: z.string() })),
    }),
  ),
});

/** What axe finds serious or critical on the page, one sentence for each place. */
async function seriousFindings(page: Page): Promise<string[]> {
  // as text, because the page's policy lets no script in, and the test runner would rename what a function refers to
  await page.evaluate(axe.source);
  const { violations } = Findings.parse(await page.evaluate('axe.run(document)'));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help} ${html.slice(0, 200)}`),
    );
}

/** What is wrong with how a page lies on its screen: how far it is wider than that, and what axe finds; `[]` for nothing. */
export async function misfits(page: Page): Promise<string[]> {
  const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  return [
    ...(over > 0 ? [`${over} pixels wider than the screen`] : []),
    ...(await seriousFindings(page)),
  ];
}

/** A window of this width in one of the two themes. */
export function screen(
  width: number,
  colorScheme: 'light' | 'dark' = 'light',
): BrowserContextOptions {
  return { viewport: { width, height: 900 }, colorScheme };
}
