// Does the start page come up at all?
import { expect, test } from 'vitest';
import { misfits, useBrowser } from './harness/browser.ts';

const browser = useBrowser();

test('the start page answers, without a console error and without a request that leaves the machine', async () => {
  const { page, status, problems } = await browser.open('/');
  expect(status).toBe(200);
  expect(await page.title()).toContain('Hindsight');
  expect(await page.locator('h1').count()).toBe(1);
  expect(problems).toEqual([]);
});

test('axe finds nothing serious on the start page', async () => {
  const { page } = await browser.open('/');
  expect(await misfits(page)).toEqual([]);
});
