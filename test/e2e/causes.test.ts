// Do the pages of causes answer in figures that lead to what they count, and are the figures right?
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PROJECT, readRules } from '../../ingest/commands/places.ts';
import { readFile } from '../../ingest/ingest.ts';
import { toOutput } from '../../ingest/output.ts';
import { samples } from '../golden.ts';
import { misfits, screen, useBrowser } from './harness/browser.ts';

const browser = useBrowser();
const CAUSE = '/causes/config';

/** The marks of a chart that can be seen and reached. */
function marks(page: Page, chart: string) {
  return page.locator(`[data-chart="${chart}"] .drawing:visible a:not([aria-hidden])`);
}

/** How many incidents the page at an address lists: in the list of incidents, or on the page of a cause. */
async function listed(page: Page, href: string): Promise<number> {
  await page.goto(href);
  return page.locator(href.startsWith('/causes/') ? 'article' : 'main tbody tr').count();
}

interface Told {
  day: string;
  organization: string | null;
  services: string[];
  causes: { id: string; primary: boolean }[];
}

/** Every incident of the last twelve months of the sample corpus, as `parse` prints it. */
async function toldLastYear(): Promise<{ all: Told[]; year: Told[] }> {
  const rules = await readRules(join(PROJECT, 'data'));
  const all: Told[] = [];
  for (const { path } of await samples()) {
    const { incidents, published } = toOutput(
      await readFile(join(PROJECT, 'data', 'corpus'), path, rules),
    );
    for (const { kind, startedAt, resolvedAt, organization, services, causes } of incidents) {
      const day = (startedAt ?? resolvedAt)?.value ?? published;
      if (kind === 'incident' && day) all.push({ day, organization, services, causes });
    }
  }
  all.sort((a, b) => (a.day < b.day ? -1 : 1));
  const newest = all.at(-1)?.day.slice(0, 10) ?? '';
  const first = `${Number(newest.slice(0, 4)) - 1}${newest.slice(4)}`;
  return { all, year: all.filter(({ day }) => day.slice(0, 10) > first) };
}

function cameBack(one: Told, cause: string, all: readonly Told[]): boolean {
  const time = (told: Told): number => Date.parse(told.day.slice(0, 10));
  return all.some(
    (other) =>
      other.day < one.day &&
      time(one) - time(other) <= 365 * 86_400_000 &&
      other.causes.some(({ id }) => id === cause) &&
      (other.organization === one.organization ||
        other.services.some((service) => one.services.includes(service))),
  );
}

test('the figures of the ranking are those that counting the parsed documents gives', async () => {
  const { page } = await browser.open('/causes');
  const shown: Record<string, string[]> = {};
  for (const row of await page.locator('#ranking ~ table tbody tr').all()) {
    const href = (await row.locator('th a').getAttribute('href')) ?? '';
    const cells = await row.locator('td.number').allInnerTexts();
    shown[/\/causes\/(\w+)/.exec(href)?.[1] ?? '?'] = cells.slice(0, 4);
  }
  const { all, year } = await toldLastYear();
  const counted: Record<string, string[]> = {};
  for (const cause of new Set(year.flatMap(({ causes }) => causes.map(({ id }) => id)))) {
    const own = year.filter(({ causes }) => causes.some(({ id }) => id === cause));
    const primary = own.filter(({ causes }) =>
      causes.some((one) => one.id === cause && one.primary),
    ).length;
    counted[cause] = [
      `${own.length} of ${year.length}`,
      String(primary),
      String(own.length - primary),
      String(own.filter((one) => cameBack(one, cause, all)).length),
    ];
  }
  expect(Object.keys(counted).length).toBeGreaterThan(5);
  expect(shown).toEqual(counted);
});

test('the page opens with its answer, whose figures lead to as many incidents as they say', async () => {
  const { page, problems } = await browser.open('/causes');
  const links = await page.locator('h1 + .lead a').all();
  const said = await Promise.all(
    links.map(async (link) => ({
      n: Number(/^\d+/.exec(await link.innerText())?.[0]),
      href: (await link.getAttribute('href')) ?? '',
    })),
  );
  const figures = said.filter(({ n, href }) => n > 0 && href.startsWith('/'));
  expect(figures.length).toBeGreaterThan(2);
  for (const { n, href } of figures) expect(await listed(page, href), href).toBe(n);
  expect(problems).toEqual([]);
});

test.each([
  ['the ranking', '#ranking ~ table tbody a'],
  ['the matrix of services', '#services ~ .scroller a.cell'],
  ['the pairs', '#company ~ table td.number a'],
])('every figure of %s leads to as many incidents as it counts', async (_, selector) => {
  const { page } = await browser.open('/causes');
  const links = await page.locator(selector).all();
  const said = await Promise.all(
    links.map(async (link) => ({
      n: Number(/^\d+/.exec(await link.innerText())?.[0] ?? NaN),
      href: (await link.getAttribute('href')) ?? '',
    })),
  );
  const figures = said.filter(({ n }) => !Number.isNaN(n));
  expect(figures.length).toBeGreaterThan(2);
  // each of the first, and of the last: all of them would take minutes
  for (const { n, href } of [...figures.slice(0, 6), ...figures.slice(-3)])
    expect(await listed(page, href), href).toBe(n);
});

test('each cell of the heat map leads to as many incidents as it counts, at the edges of the period, too', async () => {
  const { page } = await browser.open('/causes?from=2025-10-22&to=2025-10-28');
  const cells = await page
    .locator('[data-chart="causes"] .drawing:visible a[aria-label*=", 2025-Q4,"]')
    .all();
  const said = await Promise.all(
    cells.map(async (cell) => ({
      n: Number(/(\d+) incidents?/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1]),
      href: (await cell.getAttribute('href')) ?? '',
    })),
  );
  expect(said.length).toBeGreaterThan(2);
  for (const { n, href } of said) expect(await listed(page, href), href).toBe(n);
});

test('the heat map comes alive at the pointer', async () => {
  const { page, problems } = await browser.open('/causes');
  const count = await marks(page, 'causes').count();
  await page.locator('[data-chart="causes"] .canvas').hover();
  await page.locator('[data-chart="causes"][data-alive]').waitFor();
  expect(await marks(page, 'causes').count()).toBe(count);
  expect(problems).toEqual([]);
});

test('a filter narrows the answer and the rows, and every link keeps it', async () => {
  const { page } = await browser.open('/causes?period=all');
  const rows = page.locator('#ranking ~ table tbody tr');
  const before = await rows.count();
  await page.locator('summary', { hasText: 'Organisation' }).click();
  await page.locator('fieldset:visible input').first().check();
  await page.waitForURL(/organization=/);
  await expect.poll(() => rows.count()).toBeLessThan(before);
  for (const link of await page.locator('#ranking ~ table tbody a').all())
    expect(await link.getAttribute('href')).toContain('organization=');
});

test('where nothing passes the filter the page says so and what to do', async () => {
  const { page, problems } = await browser.open('/causes?q=zzzzzz');
  expect(await page.locator('.lead').innerText()).toBe('No incident passes this filter.');
  await page.getByRole('link', { name: 'Show all time' }).click();
  await page.waitForURL(/period=all/);
  expect(await page.locator('#ranking').count()).toBe(1);
  expect(problems).toEqual([]);
});

test('the page of a cause has each of its incidents, with the words that blame it', async () => {
  const { page, problems } = await browser.open(CAUSE);
  const n = Number(/^\d+/.exec(await page.locator('.lead a').first().innerText())?.[0]);
  expect(await page.locator('article').count()).toBe(n);
  expect(await marks(page, 'cause-line').count()).toBe(n);
  const quote = page.locator('article .quote a').first();
  const words = await quote.innerText();
  await quote.click();
  await page.waitForURL(/fact=/);
  expect((await page.locator('.panel mark').innerText()).trim()).toBe(words.trim());
  expect(problems).toEqual([]);
});

test('what came back after one incident is the next one’s “before”', async () => {
  const { page } = await browser.open(CAUSE);
  const after = page.locator('article', { hasText: 'Came back after' }).first();
  const title = await after.locator('h3').innerText();
  const next = await after.locator('dd.again').last().locator('a').innerText();
  const heading = page.getByRole('heading', { name: next, exact: true });
  const later = page.locator('article', { has: heading });
  expect(await later.locator('dd.again').first().innerText()).toContain(title);
});

test('what ended it is said in words that open their place in the document', async () => {
  const { page } = await browser.open(`${CAUSE}?period=all`);
  const words = page.locator('#endings ~ table .quote a').first();
  const said = await words.innerText();
  await words.click();
  await page.waitForURL(/fact=/);
  expect((await page.locator('.panel mark').innerText()).trim()).toBe(said.trim());
});

test('a cause that is not there is a 404 that names those that are', async () => {
  const { page, status } = await browser.open('/causes/gremlins');
  expect(status).toBe(404);
  expect(await page.locator('main').innerText()).toContain('no cause “gremlins”');
  await page.getByRole('link', { name: 'Configuration' }).click();
  await page.waitForURL(/\/causes\/config$/);
  expect(await page.locator('h1').innerText()).toBe('Configuration');
});

test('a cause that nobody names has a page that says so', async () => {
  const { page, status } = await browser.open('/causes/security');
  expect(status).toBe(200);
  expect(await page.locator('.lead').innerText()).toContain('No document names it.');
});

test.each(['/causes', CAUSE])('%s says the same without scripting', async (path) => {
  const withScript = await browser.open(path);
  const without = await browser.open(path, { javaScriptEnabled: false });
  const words = (visit: typeof without) => visit.page.locator('main').innerText();
  expect(await words(without)).toBe(await words(withScript));
  const seen = (visit: typeof without) => visit.page.locator('svg.plot:visible').count();
  expect(await seen(without)).toBe(1);
});

test.each(
  ['/causes?period=all', `${CAUSE}?period=all`].flatMap((path) =>
    [390, 1024, 1440].flatMap((width) =>
      (['light', 'dark'] as const).map((colorScheme) => [path, width, colorScheme] as const),
    ),
  ),
)(
  '%s at %d pixels, %s: nothing overflows, axe finds nothing serious',
  async (path, width, colorScheme) => {
    const { page, problems } = await browser.open(path, screen(width, colorScheme));
    expect(await page.locator('h1').count()).toBe(1);
    expect(await misfits(page)).toEqual([]);
    expect(problems).toEqual([]);
  },
);
