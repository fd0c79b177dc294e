// Does the review answer its three questions, in pictures that lead somewhere?
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { misfits, screen, useBrowser } from './harness/browser.ts';

const browser = useBrowser();
const CHARTS = ['durations', 'causes', 'completion'];

/** The marks of a chart that can be seen and reached. */
function marks(page: Page, chart: string) {
  return page.locator(`[data-chart="${chart}"] .drawing:visible a:not([aria-hidden])`);
}

test('the three questions are answered in sentences whose figures are links', async () => {
  const { page, problems } = await browser.open('/');
  expect(await page.locator('h2').allTextContents()).toEqual([
    'Worth telling',
    'Do we recover as fast as we said?',
    'What keeps failing?',
    'Did we do what we promised?',
    'What can these documents not say?',
    'Questions for the meeting',
  ]);
  for (const answer of await page.locator('section .lead').all())
    expect(await answer.locator('a').count()).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

test.each(CHARTS)(
  'the chart of %s has a title, one drawing that is seen, n, and its table',
  async (chart) => {
    const { page } = await browser.open('/');
    const figure = page.locator(`[data-chart="${chart}"]`);
    expect(await figure.locator('h3').textContent()).toMatch(/\d/);
    expect(await figure.locator('svg.plot:visible').count()).toBe(1);
    expect(await figure.locator('figcaption').textContent()).toMatch(/n = \d+/);
    await figure.locator('.same > summary').click();
    expect(await figure.locator('tbody tr').count()).toBeGreaterThan(0);
  },
);

test('each incident of the recovery chart is a mark, as many as its caption counts', async () => {
  const { page } = await browser.open('/');
  const caption = await page.locator('[data-chart="durations"] figcaption').textContent();
  const n = Number(/n = (\d+)/.exec(caption ?? '')?.[1]);
  expect(await marks(page, 'durations').count()).toBe(n);
});

test('a mark of the recovery chart leads to its incident', async () => {
  const { page, problems } = await browser.open('/');
  const mark = marks(page, 'durations').first();
  const name = await mark.getAttribute('aria-label');
  await mark.click();
  await page.waitForURL(/\/incidents\/.+\/\d+$/);
  const title = await page.locator('h1').textContent();
  expect(name?.startsWith(title?.trim() ?? '?')).toBe(true);
  expect(problems).toEqual([]);
});

test('each figure of the pictures’ captions, keys and tables opens as many things as it says', async () => {
  for (const path of ['/?period=all', '/?from=2025-05-20&to=2026-03-15']) {
    const { page } = await browser.open(path);
    for (const table of await page.locator('.same > summary').all()) await table.click();
    const figures = await page
      .locator('main :is(figcaption, table) a')
      .evaluateAll((all) =>
        all.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? '']),
      );
    const counted = figures.filter(
      ([href, words]) =>
        /^\/(incidents|actions)\?/.test(href ?? '') && /^\s*\d+(?: |$)/.test(words ?? ''),
    );
    expect(counted.length).toBeGreaterThan(15);
    for (const [href = '', words = ''] of counted)
      expect([href, await listed(page, href)]).toEqual([href, Number(/\d+/.exec(words)?.[0])]);
  }
});

/** How many incidents, or promises, the page of a list says that there are. */
async function listed(page: Page, href: string): Promise<number> {
  const html = (await (await page.request.get(href)).text()).replace(/<!--.*?-->/g, '');
  const said = /data-total[^>]*>[^\d]*([\d,]+)/.exec(html);
  return Number(said?.[1]?.replaceAll(',', ''));
}

test('a cell of the matrix shows as many incidents as its list has', async () => {
  const { page } = await browser.open('/');
  const cell = page.locator('[data-chart="causes"] .drawing:visible a[aria-label]').first();
  const counted = Number(
    /(\d+) incidents?/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1],
  );
  await page.goto((await cell.getAttribute('href')) ?? '');
  expect(await page.locator('tbody tr').count()).toBe(counted);
});

test.each(CHARTS)(
  'the chart of %s comes alive at the pointer: Arrow arrives, nothing moves, marks stay links',
  async (chart) => {
    const { page, problems } = await browser.open('/');
    const canvas = page.locator(`[data-chart="${chart}"] .canvas`);
    const [before, count] = [await canvas.boundingBox(), await marks(page, chart).count()];
    const arrow = page.waitForResponse((response) =>
      response.url().includes(`/api/v1/${chart}.arrow`),
    );
    await canvas.hover();
    expect((await arrow).headers()['content-type']).toContain('arrow');
    await page.locator(`[data-chart="${chart}"][data-alive]`).waitFor();
    const after = await canvas.boundingBox();
    expect(Math.abs((after?.height ?? 0) - (before?.height ?? 1))).toBeLessThan(1);
    expect(await marks(page, chart).count()).toBe(count);
    expect(problems).toEqual([]);
  },
);

test('at the pointer a tip says what the mark is', async () => {
  const { page } = await browser.open('/');
  const mark = marks(page, 'durations').first();
  const name = (await mark.getAttribute('aria-label')) ?? '';
  await mark.hover();
  await page.locator('[data-chart="durations"][data-alive]').waitFor();
  const drawing = page.locator('[data-chart="durations"] [data-size="alive"]');
  await page.mouse.move(0, 0);
  await expect.poll(() => drawing.textContent()).not.toContain('restored in');
  await marks(page, 'durations').first().hover();
  const said = name.split(', ').find((part) => part.startsWith('restored in')) ?? '?';
  await expect.poll(() => drawing.textContent()).toContain(said);
});

test('one tab stop leads into a chart, the arrow keys from mark to mark', async () => {
  const { page } = await browser.open('/');
  await marks(page, 'durations').first().focus();
  await page.locator('[data-chart="durations"][data-alive]').waitFor();
  const named = () => page.evaluate('document.activeElement.getAttribute("aria-label")');
  const first = await named();
  await page.keyboard.press('ArrowDown');
  const second = await named();
  expect(second).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await named()).toBe(first);
  expect(
    await page.locator('[data-chart="durations"] .drawing:visible a[tabindex="0"]').count(),
  ).toBe(1);
});

test('another window width gets a drawing of its own', async () => {
  const { page } = await browser.open('/');
  await page.setViewportSize({ width: 700, height: 900 });
  await page.locator('[data-chart="durations"][data-alive]').waitFor();
  const width = await page
    .locator('[data-chart="durations"] [data-size="alive"] svg')
    .getAttribute('width');
  expect(Number(width)).toBeLessThan(700);
});

test('a choice of the filter narrows sentence, charts and address', async () => {
  const { page } = await browser.open('/');
  const before = await marks(page, 'durations').count();
  await page.locator('summary', { hasText: 'Result' }).click();
  await page.getByRole('checkbox', { name: 'Missed', exact: true }).check();
  await page.waitForURL(/outcome=missed/);
  await expect.poll(() => marks(page, 'durations').count()).toBeLessThan(before);
  expect(await page.locator('[data-chart="durations"] .drawing:visible').textContent()).toContain(
    'Missed',
  );
});

test.each([
  [390, 'light'],
  [390, 'dark'],
  [1024, 'light'],
  [1440, 'dark'],
] as const)(
  'at %d pixels, %s, nothing overflows and axe finds nothing serious',
  async (width, colorScheme) => {
    const { page, problems } = await browser.open('/', screen(width, colorScheme));
    expect(await misfits(page)).toEqual([]);
    expect(problems).toEqual([]);
  },
);

test('the cases worth telling are the worst overrun and what came back, each with its incident', async () => {
  const { page } = await browser.open('/?period=all');
  const cases = await page.locator('.cases > div').allInnerTexts();
  expect(cases.length).toBeGreaterThan(1);
  const worst = cases.find((one) => one.startsWith('Longest past its target')) ?? '';
  const factor = Number(/([\d.,]+)\s×/.exec(worst)?.[1]?.replace(',', ''));
  const overruns = await page.evaluate(async () => {
    const rows: unknown = await (await fetch('/api/v1/incidents.json')).json();
    return Array.isArray(rows)
      ? rows.map((row: { overrun: number | null }) => row.overrun ?? 0)
      : [];
  });
  expect(factor).toBeCloseTo(Math.max(...overruns), -1);
  for (const link of await page.locator('.cases a').all())
    expect(await link.getAttribute('href')).toMatch(/^\/incidents\/.+\/\d+$/);
});

test('attainment by criticality adds up to the answer', async () => {
  const { page } = await browser.open('/?period=all');
  const cells = await page.locator('section table td:nth-child(2)').allInnerTexts();
  const judged = cells
    .map((cell) => /(\d+) of (\d+)/.exec(cell))
    .map((match) => [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)]);
  const sum = (place: 0 | 1): number =>
    judged.reduce((total, pair) => total + (pair[place] ?? 0), 0);
  expect(await page.locator('section .lead').first().innerText()).toContain(
    `${sum(0)} of ${sum(1)} incidents`,
  );
});

test('every link of what is not known and of the questions leads to a page', async () => {
  const { page } = await browser.open('/?period=all');
  const hrefs = await page
    .locator('.sentences a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(hrefs.length).toBeGreaterThan(3);
  for (const href of new Set(hrefs)) expect((await browser.open(href)).status, href).toBe(200);
});

test.each(['/', '/?period=all', '/?from=2017-01-01&to=2025-12-31'])(
  'on paper %s is two sheets of A4, and says what it leaves out',
  async (path) => {
    const { page } = await browser.open(path);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(2);
    const causes = await page.locator('[data-chart="causes"] h3').innerText();
    await page.emulateMedia({ media: 'print' });
    const caption = await page.locator('[data-chart="causes"] figcaption').innerText();
    const [, all = '0'] = /of (\d+) causes/.exec(causes) ?? [];
    if (Number(all) > 8) expect(caption).toContain(`of ${all} causes; the dashboard has all.`);
    else expect(caption).not.toContain('the dashboard has all');
    expect(await page.locator('[data-chart] svg.plot:visible').count()).toBe(3);
  },
);
