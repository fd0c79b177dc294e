// Does every page hold what all pages promise? One table of pages; what is asked of each is asked of all.
import { expect, inject, test } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { misfits, useBrowser } from './harness/browser.ts';

const browser = useBrowser();

interface Listed {
  path: string;
  /** charts that are seen */
  charts: number;
  /** it has the filter's form */
  filter?: true;
  /** it has something to take away */
  exports?: true;
}

const INCIDENT = '/incidents/posthog/2025-10-21-four-flags-outages.md/3';
const DOCUMENT = '/documents/posthog/2025-10-21-four-flags-outages.md';
const FACT = `${INCIDENT}?fact=posthog%2F2025-10-21-four-flags-outages.md%233%2FstartedAt`;

const PAGES: readonly Listed[] = [
  { path: '/', charts: 3, filter: true, exports: true },
  { path: '/recovery', charts: 4, filter: true, exports: true },
  { path: '/causes', charts: 1, filter: true, exports: true },
  { path: '/causes/capacity', charts: 1, filter: true },
  { path: '/actions', charts: 3, filter: true, exports: true },
  { path: '/incidents', charts: 0, filter: true, exports: true },
  { path: INCIDENT, charts: 1 },
  { path: FACT, charts: 1 },
  { path: '/documents', charts: 0 },
  { path: DOCUMENT, charts: 0 },
  { path: '/quality', charts: 0, filter: true },
  { path: '/definitions', charts: 0 },
];
const FILTERED = PAGES.filter(({ filter }) => filter);
const WIDTHS = [390, 1024, 1440];
/** The width of A4 between margins of 10 mm. */
const PAPER = 718;

const each = (pages: readonly Listed[]): [string, Listed][] => pages.map((one) => [one.path, one]);
const looks = PAGES.flatMap(({ path }) =>
  (['light', 'dark'] as const).map((one) => [path, one] as const),
);

test.each(looks)(
  '%s, %s, at three widths: nothing overflows, axe finds nothing serious, the console is clean',
  async (path, colorScheme) => {
    const { page, status, problems } = await browser.open(path, { colorScheme });
    expect(status).toBe(200);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect(await misfits(page), `${width} pixels`).toEqual([]);
    }
    expect(problems).toEqual([]);
  },
);

test.each(each(PAGES))(
  '%s without scripting shows the same words, charts, tables and links',
  async (path, { charts }) => {
    const withScript = await contentOf(path);
    const without = await contentOf(path, { javaScriptEnabled: false });
    expect(without).toEqual(withScript);
    expect(without.charts).toBe(charts);
    expect(without.heads.length).toBeGreaterThan(0);
  },
);

test.each(each(PAGES))(
  '%s on paper has its words and charts, and nothing to press',
  async (path) => {
    const { page } = await browser.open(path, { viewport: { width: PAPER, height: 1000 } });
    const seen = await page.locator('svg.plot:visible').count();
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    expect(await page.locator('h1:visible').count()).toBe(1);
    expect(await page.locator('svg.plot:visible').count()).toBe(seen);
    expect(await page.locator('.no-print:visible').count()).toBe(0);
    expect(await page.locator('nav[aria-label="Pages"]:visible').count()).toBe(0);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
  },
);

test.each(each(PAGES))('%s takes every key', async (path) => {
  const { page, problems } = await browser.open(path);
  const dialog = page.locator('dialog[open]');
  await page.keyboard.press('?');
  await dialog.getByRole('heading', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await dialog.getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await expect
    .poll(() => page.evaluate("document.activeElement?.matches('input') ?? false"))
    .toBe(true);
  expect(problems).toEqual([]);
});

test.each(each(PAGES.filter((one) => one.exports)))(
  '%s: all that can be taken away comes, under the page’s own filter',
  async (path) => {
    const { page } = await browser.open(`${path}?period=all&criticality=none`);
    const addresses = await page
      .locator('a[download]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of new Set(addresses)) {
      expect(address).toContain('criticality=none');
      const answer = await fetch(inject('baseUrl') + address);
      expect(answer.status, address).toBe(200);
      expect((await answer.arrayBuffer()).byteLength, address).toBeGreaterThan(2);
    }
  },
);

/** One of each kind of condition that an address can carry. */
const FILTERS = [
  'q=database',
  'period=90d',
  'from=2025-01-01&to=2025-12-31',
  'organization=PostHog',
  'service=feature+flags',
  'severity=SEV1',
  'criticality=critical',
  'cause=capacity',
  'owner=none-of-this-name',
  'status=planned',
  'outcome=missed',
  'measured=restore_60-',
  'kind=maintenance',
];

test.each(each(FILTERED))('%s takes every kind of filter, and its links keep it', async (path) => {
  for (const search of FILTERS) {
    const answer = await fetch(`${inject('baseUrl')}${path}?${search}`);
    const html = await answer.text();
    expect(answer.status, search).toBe(200);
    expect(html, search).not.toContain('class="notices');
    const [condition = ''] = search.split('&');
    expect(html.replaceAll('&amp;', '&'), search).toMatch(
      new RegExp(
        `href="/(?:incidents|recovery|causes|actions|quality|api)?[^"]*\\?[^"]*${escaped(condition)}`,
      ),
    );
  }
});

test.each(each(FILTERED))('%s: a tick in the form narrows, by script and without', async (path) => {
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await browser.open(`${path}?period=all`, { javaScriptEnabled });
    await page.locator('summary', { hasText: 'Criticality' }).first().click();
    const box = page.locator('input[name="criticality"]').first();
    const value = (await box.getAttribute('value')) ?? '';
    await box.check();
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(new RegExp(`criticality=${value}`));
    expect(await page.locator('summary.chosen:visible').count()).toBeGreaterThan(0);
  }
});

async function contentOf(path: string, options: BrowserContextOptions = {}) {
  const { page } = await browser.open(path, options);
  return {
    heads: await page.locator('main :is(h1, h2, h3, .lead, caption)').allInnerTexts(),
    charts: await page.locator('svg.plot:visible').count(),
    rows: await page.locator('main tr').count(),
    links: await page
      .locator('main a[href]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  };
}

async function overflow(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
