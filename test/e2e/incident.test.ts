// Does every fact of an incident open its sentence?
import { parseHTML } from 'linkedom';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { misfits, screen, useBrowser, type Visit } from './harness/browser.ts';

const browser = useBrowser();

/** The page of the incident that restores the slowest: it has a time, so it has facts to open. */
async function openIncident(options?: Parameters<typeof browser.open>[1]): Promise<Visit> {
  const list = await browser.open('/incidents?sort=restore&direction=desc');
  const href = await list.page.locator('tbody .title a').first().getAttribute('href');
  return browser.open(href ?? '', options);
}

/** A page as the server sends it, before any script. */
async function read(href: string): Promise<Document> {
  const response = await fetch(new URL(href, inject('baseUrl')));
  return parseHTML(await response.text()).document;
}

const panel = (page: Page) => page.locator('aside.panel');
const facts = (page: Page) => page.locator('main table a.fact');

test('the page shows the clocks with their definitions, the time line and what was promised', async () => {
  const { page, problems } = await openIncident();
  const headings = await page.locator('h2').allTextContents();
  expect(headings).toEqual(
    expect.arrayContaining(['How long did it take?', 'What happened when?', 'Why did it happen?']),
  );
  const restore = page.locator('tr', { hasText: 'time to restore' });
  expect(await restore.locator('.definition').textContent()).toContain('start of impact');
  expect(await page.locator('[data-chart="timeline"] svg.plot:visible').count()).toBe(1);
  expect(problems).toEqual([]);
});

test('a fact opens its sentence beside the page, without loading it again', async () => {
  const { page, problems } = await openIncident();
  await page.evaluate('window.stayed = true');
  await facts(page).first().click();
  await page.waitForURL(/fact=/);
  expect((await panel(page).locator('mark').textContent())?.length).toBeGreaterThan(0);
  expect(await panel(page).locator('dd').count()).toBeGreaterThanOrEqual(3);
  expect(await page.evaluate('window.stayed')).toBe(true);
  expect(await page.evaluate('document.activeElement.id')).toBe('evidence-title');
  expect(problems).toEqual([]);
});

test('Escape closes the evidence, and the focus is on the fact again', async () => {
  const { page } = await openIncident();
  const fact = facts(page).first();
  const href = await fact.getAttribute('href');
  await fact.click();
  await panel(page).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).not.toContain('fact=');
  expect(await panel(page).count()).toBe(0);
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("href")')).toBe(href);
});

test('every fact of the page has a quote, and its document marks the same words', async () => {
  const { page } = await openIncident();
  const facts = (await read(page.url())).querySelectorAll('main a.fact');
  const hrefs = new Set([...facts].map((link) => link.getAttribute('href') ?? ''));
  expect(hrefs.size).toBeGreaterThan(3);
  for (const href of hrefs) {
    const opened = await read(href);
    const quote = opened.querySelector('aside.panel mark')?.textContent ?? '';
    expect(quote).not.toBe('');
    const place = opened.querySelector('aside.panel .ways a')?.getAttribute('href') ?? '';
    const [marked] = (await read(place)).querySelectorAll('main .opened');
    expect(quote).toContain(marked?.textContent ?? 'nothing is marked');
  }
});

test('a mark of the time line opens its sentence too', async () => {
  const { page } = await openIncident();
  await page.locator('[data-chart="timeline"] .drawing:visible a[aria-label]').first().click();
  await page.waitForURL(/fact=/);
  await panel(page).waitFor();
});

test('without scripting the address opens the evidence, and a link closes it', async () => {
  const { page } = await openIncident({ javaScriptEnabled: false });
  await facts(page).first().click();
  expect((await panel(page).locator('mark').textContent())?.length).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Close the evidence' }).click();
  expect(await panel(page).count()).toBe(0);
});

test('an address that opens a fact that is none shows the page without it', async () => {
  const { page } = await openIncident();
  await page.goto(`${page.url()}?fact=nothing`);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await panel(page).count()).toBe(0);
});

const PROXY = '/incidents/mybinder/2017-11-30-proxy-out-of-memory.md/1';

test('times go to UTC and to the reader’s zone, each with the document’s own clock behind it', async () => {
  const { page, problems } = await browser.open(PROXY, { timezoneId: 'Asia/Kolkata' });
  const start = page.locator('dl.facts div', { hasText: 'Impact began' }).locator('dd');
  expect(await start.innerText()).toMatch(/30 Nov 2017, 16:23\s*UTC−08/);
  await page.getByRole('link', { name: 'UTC', exact: true }).click();
  await page.waitForURL(/tz=utc/);
  await expect.poll(() => start.innerText()).toMatch(/1 Dec 2017, 00:23\s*UTC/);
  expect(await start.locator('[title]').getAttribute('title')).toContain('16:23 UTC−08');
  await expect.poll(() => page.locator('figcaption').innerText()).toContain('axis is on UTC.');
  await page.getByRole('link', { name: 'your zone' }).click();
  await page.waitForURL(/tz=local/);
  await expect.poll(() => start.innerText()).toMatch(/1 Dec 2017, 05:53\s*UTC\+05:30/);
  // a fact opens without leaving the clock
  await start.locator('a').click();
  await page.waitForURL(/tz=local.*fact=/);
  expect(problems).toEqual([]);
});

test('the reader’s zone holds from the first address on', async () => {
  const { page, problems } = await browser.open(`${PROXY}?tz=local`, {
    timezoneId: 'Asia/Kolkata',
  });
  const start = page.locator('dl.facts div', { hasText: 'Impact began' }).locator('dd');
  await expect.poll(() => start.innerText()).toContain('05:53');
  expect(problems).toEqual([]);
});

test('a time without a zone is never converted, and says so', async () => {
  const zoneless = '/incidents/tuwien/2020-01-01-uptudate-mail.txt/1';
  const own = await read(zoneless);
  const utc = await read(`${zoneless}?tz=utc`);
  const times = (page: Document): string[] =>
    [...page.querySelectorAll('dl.facts a.fact')].map(({ textContent }) => textContent ?? '');
  expect(times(own).some((text) => /\d\d:\d\d/.test(text))).toBe(true);
  expect(times(utc)).toEqual(times(own));
  expect(utc.querySelector('dl.facts')?.textContent).toContain('no zone stated');
});

test('similar incidents come with their reasons, and the pattern with what had been promised', async () => {
  const { page } = await browser.open(PROXY);
  const similar = page.locator('section:has(#similar) tbody tr');
  expect(await similar.count()).toBeGreaterThan(0);
  expect(await similar.count()).toBeLessThanOrEqual(6);
  for (const reason of await similar.locator('td.why').allInnerTexts())
    expect(reason).toMatch(/same (?:cause|service|organisation)|same name|both speak of/i);
  const pattern = page.locator('section:has(#pattern) tbody tr');
  const after = pattern.filter({ hasText: 'days after' }).first();
  expect(await after.locator('td.promises').innerText()).toMatch(/\d+ of \d+ done/);
  await after.locator('th a').click();
  await page.waitForURL(/disk-full/);
  // seen from there, the first one lies as many days before
  expect(await page.locator('section:has(#pattern)').innerText()).toContain('days before');
});

test('on a phone the pattern and the similar ones fit', async () => {
  const { page } = await browser.open(PROXY, screen(390));
  expect(await misfits(page)).toEqual([]);
});

test('an incident that is not there is a page that says so', async () => {
  const { page, status } = await browser.open('/incidents/no/such.md/1');
  expect(status).toBe(404);
  expect(await page.locator('h1').textContent()).toBe('There is nothing here');
});

test.each([
  [390, 'dark'],
  [1024, 'light'],
  [1440, 'light'],
] as const)(
  'at %d pixels, %s, with evidence open, axe finds nothing serious',
  async (width, colorScheme) => {
    const { page, problems } = await openIncident(screen(width, colorScheme));
    const href = await facts(page).first().getAttribute('href');
    await page.goto(href ?? '', { waitUntil: 'networkidle' });
    expect(await panel(page).isVisible()).toBe(true);
    expect(await misfits(page)).toEqual([]);
    expect(problems).toEqual([]);
  },
);
