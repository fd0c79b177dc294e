// Does the page of promises say what is kept, and does each of its figures open just those promises?
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { misfits, screen, useBrowser } from './harness/browser.ts';
import { samplePromises } from '../fixtures/parsed-sample.ts';

const browser = useBrowser();
const ALL = '/actions?period=all';

const total = async (page: Page): Promise<number> =>
  Number(/^[\d,]+/.exec((await page.locator('[data-total]').innerText()).trim())?.[0]);

test('the answer’s figures are those of the documents, counted without the page', async () => {
  const promises = await samplePromises();
  const done = promises.filter(({ status }) => status === 'done').length;
  const open = promises.filter(({ status }) => status === 'planned' || status === 'in_progress');
  const today = new Date().toISOString().slice(0, 10);
  const overdue = open.filter(({ due }) => due !== null && due < today).length;
  const undated = open.filter(({ due }) => due === null).length;
  const unverifiable = promises.filter(
    ({ owner, due, ticket }) => !owner && !due && !ticket,
  ).length;
  const { page, problems } = await browser.open(ALL);
  const answer = (await page.locator('h1 + .lead').innerText()).replace(/\s+/g, ' ');
  expect(answer).toContain(`${done} of ${promises.length} promised actions`);
  expect(answer).toContain(`${open.length} open`);
  expect(answer).toContain(`${overdue} are overdue`);
  expect(answer).toContain(`${undated} have no date`);
  expect(answer).toContain(`${unverifiable} promises`);
  expect(problems).toEqual([]);
});

test('each figure of the answer opens as many promises as it counts', async () => {
  const { page } = await browser.open(ALL);
  const links = page.locator('h1 + .lead a[href^="/actions"]');
  const figures = await links.evaluateAll((all) =>
    all.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? '']),
  );
  expect(figures.length).toBeGreaterThan(3);
  for (const [href = '', words = ''] of figures) {
    const opened = await browser.open(href);
    expect(await total(opened.page), words).toBe(Number(/\d+/.exec(words)?.[0]));
  }
});

test.each(['completion-curve', 'promise-ages'])(
  'each mark of %s opens the promises that it counts',
  async (chart) => {
    const { page } = await browser.open(ALL);
    const marks = await page
      .locator(`[data-chart="${chart}"] .drawing:visible a:not([aria-hidden])`)
      .evaluateAll((all) =>
        all.map((link) => [link.getAttribute('href') ?? '', link.getAttribute('aria-label') ?? '']),
      );
    expect(marks.length).toBeGreaterThan(1);
    for (const [href = '', name = ''] of marks) {
      const opened = await browser.open(href);
      expect(await total(opened.page), name).toBe(Number(/^\d+/.exec(name)?.[0]));
    }
  },
);

test('a promise opens its sentence beside the list, and the list stays as it is', async () => {
  const { page, problems } = await browser.open(`${ALL}&show=done`);
  const before = await total(page);
  await page.locator('tbody th.promise > a').first().click();
  await page.locator('blockquote').first().waitFor();
  expect(await total(page)).toBe(before);
  expect(problems).toEqual([]);
});

test('by owner, service and cause, sorted by each head, by addresses alone', async () => {
  const { page } = await browser.open(ALL, { javaScriptEnabled: false });
  for (const by of ['owner', 'cause']) {
    await page.goto(new URL(`${ALL}&by=${by}`, page.url()).href);
    expect(await page.locator('[aria-label^="Promises by"] tbody tr').count()).toBeGreaterThan(1);
    const row = page.locator('[aria-label^="Promises by"] tbody tr').first();
    const promised = Number((await row.locator('td').first().innerText()).split('/')[1]);
    await row.locator('th a').click();
    expect(await total(page)).toBe(promised);
  }
  await page.goto(new URL(`${ALL}&sort=owner`, page.url()).href);
  const owners = (await page.locator('tbody td.owner').allInnerTexts()).filter(
    (one) => one !== '–',
  );
  expect(owners).toEqual([...owners].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  expect(await page.locator('svg.plot:visible').count()).toBe(3);
});

test('a period without promises says so and where there are some', async () => {
  const { page } = await browser.open('/actions?from=1999-01-01&to=1999-12-31');
  expect(await page.locator('h1 + .lead').innerText()).toContain('No document here promises');
  await page.getByRole('link', { name: 'all time' }).click();
  await page.locator('[data-chart]').first().waitFor();
});

for (const [width, scheme] of [
  [390, 'light'],
  [390, 'dark'],
  [1024, 'dark'],
  [1440, 'light'],
] as const)
  test(`at ${width} pixels, ${scheme}, nothing overflows and axe finds nothing serious`, async () => {
    const { page } = await browser.open(ALL, screen(width, scheme));
    expect(await misfits(page)).toEqual([]);
  });
