// Does the page on recovery answer its question for every clock, with figures that anybody could count again?
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { between, outcomeOf, sampleDocuments, TOLD_TWICE, took } from '../fixtures/recount.ts';
import { misfits, screen, useBrowser } from './harness/browser.ts';

const browser = useBrowser();
const ALL = '/recovery?period=all';
const CHARTS = ['durations', 'attainment', 'overruns', 'clocks'];

/** The marks of a chart that can be seen and reached. */
function marks(page: Page, chart: string) {
  return page.locator(`[data-chart="${chart}"] .drawing:visible a:not([aria-hidden])`);
}

test('the main figures are those that one counts from what parse prints of the sample corpus', async () => {
  const counted = { known: 0, met: 0, judged: 0, incidents: 0, detected: 0 };
  const minutes: number[] = [];
  for (const { path, incidents } of await sampleDocuments()) {
    if (path === TOLD_TWICE) continue;
    for (const incident of incidents) {
      if (incident.kind !== 'incident') continue;
      counted.incidents++;
      const { startedAt, detectedAt } = incident;
      if (between(startedAt?.value ?? null, detectedAt?.value ?? null)) counted.detected++;
      const time = took(incident);
      if (!time) continue;
      counted.known++;
      minutes.push(time.minutes);
      const outcome = outcomeOf(incident);
      if (outcome === 'met') counted.met++;
      if (outcome === 'met' || outcome === 'missed') counted.judged++;
    }
  }
  const { page } = await browser.open(ALL);
  const caption = await page.locator('[data-chart="durations"] figcaption').innerText();
  expect(caption).toContain(`n = ${counted.known} of ${counted.incidents};`);
  const lead = await page.locator('header .lead').innerText();
  expect(lead).toContain(`${counted.met} of ${counted.judged} incidents`);
  expect(lead).toContain(`(${Math.round((counted.met / counted.judged) * 100)}\u202f%`);
  expect(lead).toContain(`${counted.judged - counted.met} were not`);
  minutes.sort((a, b) => a - b);
  const middle =
    ((minutes[Math.floor((minutes.length - 1) / 2)] ?? 0) +
      (minutes[Math.ceil((minutes.length - 1) / 2)] ?? 0)) /
    2;
  const written =
    middle < 60
      ? `${Math.round(middle)} min`
      : `${Math.floor(Math.round(middle) / 60)} h${Math.round(middle) % 60 ? ` ${Math.round(middle) % 60} min` : ''}`;
  expect(lead).toContain(`were restored within ${written} of`);
  const detect = page.locator('#clocks ~ .scroller tbody tr').first();
  expect(await detect.locator('td').first().innerText()).toBe(String(counted.detected));
});

test('each section opens with an answer, and the answers’ figures are links', async () => {
  const { page, problems, status } = await browser.open(ALL);
  expect(status).toBe(200);
  expect(await page.locator('h1').innerText()).toBe('Do we recover as fast as we said?');
  expect(await page.locator('h2').allInnerTexts()).toEqual([
    'Who recovers in time?',
    'By how much were targets missed?',
    'Where does the time go?',
    'What cannot be held against a target?',
    'Which incidents are behind it?',
  ]);
  expect(await page.locator('main .lead').count()).toBe(6);
  expect(await page.locator('header .lead a').count()).toBeGreaterThan(1);
  expect(problems).toEqual([]);
});

test.each(CHARTS)('the chart of %s has a title, one drawing, n, and its table', async (chart) => {
  const { page } = await browser.open(ALL);
  const figure = page.locator(`[data-chart="${chart}"]`);
  expect(await figure.locator('svg.plot:visible').count()).toBe(1);
  expect(await figure.locator('figcaption').innerText()).toMatch(/n = \d+/);
  await figure.locator('.same > summary').click();
  expect(await figure.locator('.same tbody tr').count()).toBeGreaterThan(0);
});

test.each(CHARTS)(
  'the chart of %s comes alive at the pointer: Arrow arrives, marks stay the same links',
  async (chart) => {
    const { page, problems } = await browser.open(ALL);
    const hrefs = () =>
      marks(page, chart).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const before = await hrefs();
    expect(before.length).toBeGreaterThan(0);
    await page.locator(`[data-chart="${chart}"] .canvas`).hover();
    await page.locator(`[data-chart="${chart}"][data-alive]`).waitFor();
    expect(await hrefs()).toEqual(before);
    expect(problems).toEqual([]);
  },
);

test('as many marks of incidents as each caption counts', async () => {
  const { page } = await browser.open(ALL);
  for (const chart of ['durations', 'overruns']) {
    const caption = await page.locator(`[data-chart="${chart}"] figcaption`).innerText();
    const single = page.locator(
      `[data-chart="${chart}"] .drawing:visible a:not([aria-hidden])[href^="/incidents/"]`,
    );
    expect(await single.count()).toBe(Number(/n = (\d+)/.exec(caption)?.[1]));
  }
});

test('every row of attainment leads to as many incidents as were judged', async () => {
  const { page } = await browser.open(ALL);
  const rows = await marks(page, 'attainment').evaluateAll((links) =>
    links.map((link) => [link.getAttribute('href') ?? '', link.getAttribute('aria-label') ?? '']),
  );
  for (const [href, name] of rows) {
    await page.goto(href ?? '');
    const shown = await page.locator('main .lead').innerText();
    const judged = /(\d+) of (\d+) incident/.exec(name ?? '')?.[2];
    expect(`${name}: ${shown}`).toContain(`: ${judged} incident`);
  }
});

test('the switch of the clock changes picture, sentence and figures, and the address says so', async () => {
  const { page, problems } = await browser.open(ALL);
  const before = await page.locator('header .lead').innerText();
  await page.locator('nav[aria-label="Clock"] a', { hasText: 'Downtime' }).click();
  await page.waitForURL(/metric=downtime/);
  await page.locator('[data-chart="downtime"]').waitFor();
  expect(await page.locator('header .lead').innerText()).not.toBe(before);
  const caption = await page.locator('[data-chart="downtime"] figcaption').innerText();
  const n = Number(/n = (\d+)/.exec(caption)?.[1]);
  expect(await marks(page, 'downtime').count()).toBe(n);
  expect(await page.locator('nav[aria-label="Clock"] [aria-current]').innerText()).toBe('Downtime');
  expect(problems).toEqual([]);
});

test('fewer than six values are listed, each a link to its incident, and none is summed up', async () => {
  const { page } = await browser.open(`${ALL}&metric=acknowledge`);
  const lead = page.locator('header .lead');
  expect(await lead.innerText()).toMatch(/of only \d of \d+ incidents/);
  expect(await lead.locator('a[href^="/incidents/"]').count()).toBe(
    Number(/of only (\d)/.exec(await lead.innerText())?.[1]),
  );
  expect(await lead.innerText()).not.toContain('Half');
});

test('a clock’s missing incidents are listed behind their number', async () => {
  const { page } = await browser.open(ALL);
  const link = page.locator('#clocks ~ .scroller tbody tr').first().locator('td a').last();
  const missing = await link.innerText();
  await link.click();
  await page.waitForURL(/measured=detect_none/);
  expect(await page.locator('main .lead').innerText()).toContain(`${missing} incident`);
  expect(await page.locator('.condition').innerText()).toContain('No time to detect');
  await page.locator('.condition').click();
  await page.waitForURL((url) => !url.search.includes('measured'));
});

test('the filter narrows and keeps the clock', async () => {
  const { page } = await browser.open(`${ALL}&metric=close`);
  const before = await marks(page, 'close').count();
  await page.locator('summary', { hasText: 'Result' }).click();
  await page.getByRole('checkbox', { name: 'Missed', exact: true }).check();
  await page.waitForURL(/outcome=missed/);
  expect(page.url()).toContain('metric=close');
  await expect.poll(() => marks(page, 'close').count()).toBeLessThan(before);
});

test('a click on a head sorts the table and leaves the rest as it is', async () => {
  const { page } = await browser.open(`${ALL}&metric=detect`);
  const head = page.locator('#incidents ~ .scroller thead a', { hasText: 'Restore' });
  await head.click();
  await page.waitForURL(/sort=restore&direction=desc/);
  expect(page.url()).toContain('metric=detect');
  const first = await page.locator('#incidents ~ .scroller tbody td.restore').first().innerText();
  await head.click();
  await page.waitForURL(/direction=asc/);
  expect(await page.locator('th[aria-sort="ascending"]').innerText()).toContain('Restore');
  await expect
    .poll(() => page.locator('#incidents ~ .scroller tbody td.restore').first().innerText())
    .not.toBe(first);
});

test('without scripting everything is there, and clock, heads and form work', async () => {
  const { page } = await browser.open(ALL, { javaScriptEnabled: false });
  expect(await page.locator('svg.plot:visible').count()).toBe(CHARTS.length);
  await page.locator('nav[aria-label="Clock"] a', { hasText: 'Mitigate' }).click();
  await page.waitForURL(/metric=mitigate/);
  await page.locator('#incidents ~ .scroller thead a', { hasText: 'Incident' }).click();
  await page.waitForURL(/metric=mitigate.*sort=title/);
  await page.locator('summary', { hasText: 'Result' }).click();
  await page.getByRole('checkbox', { name: 'Met', exact: true }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/outcome=met/);
  expect(page.url()).toMatch(/metric=mitigate.*sort=title|sort=title.*metric=mitigate/);
  expect(new Set(await page.locator('#incidents ~ .scroller td.result').allInnerTexts())).toEqual(
    new Set(['met']),
  );
});

test('a filter that nothing passes says so and leads back', async () => {
  const { page, problems } = await browser.open('/recovery?q=there-is-no-such-word');
  expect(await page.locator('main').innerText()).toContain('No incident passes this filter');
  expect(await page.locator('a[href="/recovery?period=all"]').count()).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

test.each([
  [390, 'light', ALL],
  [390, 'dark', `${ALL}&metric=detect`],
  [1024, 'light', ALL],
  [1024, 'dark', '/recovery'],
  [1440, 'light', '/recovery?metric=downtime'],
  [1440, 'dark', ALL],
] as const)(
  'at %d pixels, %s, %s: nothing overflows and axe finds nothing serious',
  async (width, colorScheme, path) => {
    const { page, problems } = await browser.open(path, screen(width, colorScheme));
    expect(await misfits(page)).toEqual([]);
    expect(problems).toEqual([]);
  },
);
