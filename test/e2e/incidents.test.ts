// Can one work from the list of incidents: sort, narrow, share the address?
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { misfits, screen, useBrowser } from './harness/browser.ts';

const browser = useBrowser();

function column(page: Page, name: string): Promise<string[]> {
  return page.locator(`tbody .${name}`).allInnerTexts();
}

test('every row leads to its incident', async () => {
  const { page, problems } = await browser.open('/incidents');
  const title = await page.locator('tbody .title a').first().innerText();
  await page.locator('tbody .title a').first().click();
  await page.waitForURL(/\/incidents\/.+\/\d+$/);
  expect(await page.locator('h1').innerText()).toBe(title);
  expect(problems).toEqual([]);
});

test('a click on a head sorts, a second one the other way, and the address says so', async () => {
  const { page } = await browser.open('/incidents');
  const head = page.locator('thead a', { hasText: 'Incident' });
  await head.click();
  await page.waitForURL(/sort=title&direction=asc/);
  const ascending = await column(page, 'title');
  expect(await page.locator('th[aria-sort="ascending"]').innerText()).toContain('Incident');
  await head.click();
  await page.waitForURL(/direction=desc/);
  expect(await column(page, 'title')).toEqual([...ascending].reverse());
});

test('the address alone narrows: every incident shown has missed its target', async () => {
  const { page } = await browser.open('/incidents?outcome=missed');
  const results = await column(page, 'result');
  expect(results.length).toBeGreaterThan(0);
  expect(new Set(results)).toEqual(new Set(['missed']));
  expect(await page.locator('summary.chosen').innerText()).toContain('Missed');
});

test('a search finds words of titles, and says when there are none', async () => {
  const { page } = await browser.open('/incidents');
  const title = await page.locator('tbody .title a').first().innerText();
  await page.getByRole('searchbox').fill(title);
  await page.getByRole('searchbox').press('Enter');
  await page.waitForURL(/q=/);
  expect(await column(page, 'title a')).toContain(title);
  await page.goto('/incidents?q=there-is-no-such-word');
  expect(await page.locator('main').innerText()).toContain('No incident passes this filter');
});

test('a search shows where in the text its words stand, marked, and leads there', async () => {
  const { page, problems } = await browser.open('/incidents?period=all&q=disk');
  const rows = await page.locator('tbody tr:not(.found)').count();
  expect(rows).toBeGreaterThan(0);
  const marks = await page.locator('tbody mark').allInnerTexts();
  expect(marks.length).toBeGreaterThanOrEqual(rows);
  expect(new Set(marks.map((mark) => mark.toLowerCase()))).toEqual(new Set(['disk']));
  const excerpt = page.locator('tbody .found a').first();
  expect(await excerpt.evaluate((link) => getComputedStyle(link).fontFamily)).toContain('Serif');
  expect((await excerpt.boundingBox())?.height).toBeLessThanOrEqual(32);
  await excerpt.click();
  await page.waitForURL(/\/documents\//);
  expect((await page.locator('main').innerText()).toLowerCase()).toContain('disk');
  expect(problems).toEqual([]);
});

test('times go to UTC by a link, without scripting, and the link stays in the address of what follows', async () => {
  const { page } = await browser.open('/incidents?period=all&q=proxy', {
    javaScriptEnabled: false,
  });
  const date = page
    .locator('tbody tr:not(.found)', { hasText: 'Proxy out of memory' })
    .locator('.date');
  expect(await date.innerText()).toBe('30 Nov 2017');
  await page.getByRole('link', { name: 'UTC' }).click();
  await page.waitForURL(/q=proxy.*tz=utc/);
  expect(await date.innerText()).toBe('1 Dec 2017');
  expect(await date.getAttribute('title')).toContain('30 Nov 2017, 16:23 UTC−08');
  await page.locator('tbody .title a', { hasText: 'Proxy out of memory' }).click();
  await page.waitForURL(/\?tz=utc$/);
  expect(await page.locator('main').innerText()).toContain('needs scripting');
});

test('an address with unknown filters shows everything and says what it left out', async () => {
  const { page, status } = await browser.open(
    '/incidents?colour=red&outcome=splendid&sort=nothing',
  );
  expect(status).toBe(200);
  expect(await page.locator('.notices li').count()).toBe(2);
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
});

test('the head of the table stays while its rows go by', async () => {
  const { page } = await browser.open('/incidents', { viewport: { width: 1280, height: 420 } });
  await page.mouse.wheel(0, 500);
  await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(200);
  const box = await page.locator('thead th').first().boundingBox();
  expect(Math.abs(box?.y ?? 99)).toBeLessThan(2);
});

test('an open choice closes by Escape and keeps the focus', async () => {
  const { page } = await browser.open('/incidents');
  const choice = page.locator('summary', { hasText: 'Cause' });
  await choice.click();
  expect(await page.locator('details[open]').count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await page.locator('details[open]').count()).toBe(0);
  expect(await choice.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(
    true,
  );
});

test('without scripting the form narrows and the heads sort', async () => {
  const { page } = await browser.open('/incidents', { javaScriptEnabled: false });
  await page.locator('summary', { hasText: 'Result' }).click();
  await page.getByRole('checkbox', { name: 'Met', exact: true }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/outcome=met/);
  expect(new Set(await column(page, 'result'))).toEqual(new Set(['met']));
  await page.locator('thead a', { hasText: 'Restored in' }).click();
  await page.waitForURL(/outcome=met.*sort=restore/);
  expect(await page.locator('th[aria-sort="descending"]').innerText()).toContain('Restored in');
});

test.each([390, 1024, 1440])(
  'at %d pixels nothing overflows and axe finds nothing serious',
  async (width) => {
    const { page, problems } = await browser.open('/incidents', screen(width));
    expect(await misfits(page)).toEqual([]);
    expect(problems).toEqual([]);
  },
);
