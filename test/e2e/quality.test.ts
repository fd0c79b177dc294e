// Does the page say what the corpus cannot tell, in figures that counting anew gives, each with a way to mend it?
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { GOLDEN, samples } from '../golden.ts';
import { misfits, screen, useBrowser } from './harness/browser.ts';

const browser = useBrowser();

const Told = z.object({
  incidents: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      detectedAt: z.object({}).nullable(),
      severity: z.unknown().nullable(),
      causes: z.array(z.object({})),
      actions: z.array(z.object({})),
      conflicts: z.array(z.object({})),
    }),
  ),
});

/** What `parse --json` says of the sample corpus, without a database. */
async function told() {
  const files = (await samples()).map(({ slug }) => join(GOLDEN, slug, 'expected.json'));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const incidents = texts.flatMap((text) => Told.parse(JSON.parse(text)).incidents);
  return incidents.filter(({ kind }) => kind === 'incident');
}

test('the figures are those that the documents give when they are counted one by one', async () => {
  const { page } = await browser.open('/quality?period=all');
  const second = await page
    .locator('section:has(#twins) tbody th a.words')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const all = await told();
  const counting = all.filter(
    ({ id }) => !second.some((href) => href.endsWith(`/${id.replace('#', '/')}`)),
  );
  expect(all.length - counting.length).toBe(second.length);
  const cell = async (fact: string): Promise<string> =>
    (await page
      .locator('section:has(#missing) tbody tr', { hasText: fact })
      .locator('.count')
      .textContent()) ?? '';
  const lacking = (is: (one: (typeof all)[number]) => boolean): string =>
    String(counting.filter(is).length);
  expect(await cell('Detected')).toBe(lacking(({ detectedAt }) => detectedAt === null));
  expect(await cell('Severity')).toBe(lacking(({ severity }) => severity === null));
  expect(await cell('Promised actions')).toBe(lacking(({ actions }) => actions.length === 0));
  const conflicts = all.reduce((sum, one) => sum + one.conflicts.length, 0);
  expect(await page.locator('section:has(#conflicts) tbody tr').count()).toBe(conflicts);
  expect(await page.locator('.lead a[href="#conflicts"]').innerText()).toContain(String(conflicts));
});

test('every figure of the answer leads to what it counts', async () => {
  const { page, problems } = await browser.open('/quality?period=all');
  const targets = await page
    .locator('.lead a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(targets.length).toBeGreaterThanOrEqual(5);
  for (const target of targets.filter((href) => href.startsWith('#')))
    expect([target, await page.locator(target).count()]).toEqual([target, 1]);
  expect(problems).toEqual([]);
});

test('a missing fact opens the incidents that lack it, as many as were counted, with the way to mend it', async () => {
  const { page } = await browser.open('/quality?period=all');
  const row = page.locator('section:has(#missing) tbody tr', { hasText: 'Severity' });
  const count = Number(await row.locator('.count').innerText());
  await row.locator('th a').click();
  await page.waitForURL(/missing=severity/);
  await page.locator('#lacking').waitFor();
  expect(await page.locator('#lacking ~ table tbody tr').count()).toBe(count);
  expect(await page.locator('#lacking ~ .mend').innerText()).toContain('Severity');
});

test('the filter narrows what is counted, and keeps the fact that is open', async () => {
  const { page } = await browser.open('/quality?period=all&missing=severity', {
    javaScriptEnabled: false,
  });
  const before = await page.locator('#lacking ~ table tbody tr').count();
  await page.locator('summary', { hasText: 'Organisation' }).click();
  await page.locator('input[name="organization"]').first().check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/organization=.*missing=severity|missing=severity.*organization=/);
  expect(await page.locator('#lacking ~ table tbody tr').count()).toBeLessThan(before);
});

test('an unknown fact is no fact, and a period without incidents says so', async () => {
  const { page, status } = await browser.open('/quality?missing=everything');
  expect(status).toBe(200);
  expect(await page.locator('#lacking').count()).toBe(0);
  await page.goto('/quality?from=1999-01-01&to=1999-02-01');
  expect(await page.locator('.lead').innerText()).toContain('No incident passes this filter');
});

test.each([
  [390, 'dark'],
  [1024, 'light'],
  [1440, 'dark'],
] as const)(
  'at %d pixels, %s, nothing overflows and axe finds nothing serious',
  async (width, colorScheme) => {
    const { page, problems } = await browser.open(
      '/quality?period=all&missing=causes',
      screen(width, colorScheme),
    );
    expect(await misfits(page)).toEqual([]);
    expect(problems).toEqual([]);
  },
);
