// Can one work by keyboard alone, and does a key keep out of the way of somebody who writes?
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { misfits, useBrowser } from './harness/browser.ts';

const browser = useBrowser();
const dialog = (page: Page) => page.getByRole('dialog');
const focused = (page: Page): Promise<unknown> =>
  page.evaluate(
    "document.activeElement.getAttribute('href') ?? document.activeElement.getAttribute('name') ?? document.activeElement.tagName",
  );

test('/ goes to the search field, and is a slash for whoever writes', async () => {
  const { page, problems } = await browser.open('/incidents');
  await page.keyboard.press('/');
  expect(await focused(page)).toBe('q');
  await page.keyboard.type('a/b?');
  expect(await page.getByRole('searchbox').inputValue()).toBe('a/b?');
  await page.keyboard.press('Control+k');
  expect(await dialog(page).count()).toBe(0);
  expect(problems).toEqual([]);
});

test('? lists the keys; Escape closes the list and nothing else, and gives the focus back', async () => {
  const { page, problems } = await browser.open('/incidents');
  const title = await page.locator('tbody .title a').first().getAttribute('href');
  await page.goto(title ?? '', { waitUntil: 'networkidle' });
  const fact = page.locator('main table a.fact').first();
  await fact.click();
  await page.locator('aside.panel').waitFor();
  await fact.focus();
  await page.keyboard.press('?');
  await dialog(page).waitFor();
  expect(await dialog(page).locator('dt').count()).toBeGreaterThanOrEqual(6);
  expect(await misfits(page)).toEqual([]);
  for (let step = 0; step < 4; step++) {
    await page.keyboard.press('Tab');
    // the browser's own bar comes between, which the page sees as its body
    expect(await page.evaluate("!document.activeElement.closest('.shell')")).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog(page).count()).toBe(0);
  expect(await page.locator('aside.panel').count()).toBe(1);
  expect(await focused(page)).toBe(await fact.getAttribute('href'));
  expect(problems).toEqual([]);
});

test('keys of one character can be turned off, and stay so', async () => {
  const { page } = await browser.open('/incidents');
  await page.getByRole('button', { name: 'Keys' }).click();
  await dialog(page).getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.reload({ waitUntil: 'networkidle' });
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  expect(await dialog(page).count()).toBe(0);
  expect(await focused(page)).toBe('BODY');
  await page.keyboard.press('Control+k');
  await dialog(page).waitFor();
});

test('the palette goes to a page, a view and an incident by a few letters', async () => {
  const { page, problems } = await browser.open('/incidents?period=all');
  const link = page.locator('tbody .title a').nth(1);
  const [title, href] = [await link.innerText(), await link.getAttribute('href')];
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox');
  await field.fill('qual');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/quality$/);
  expect(await dialog(page).count()).toBe(0);

  await page.keyboard.press('Control+k');
  await field.fill('missed');
  await page.getByRole('option', { name: 'missed their target' }).click();
  await page.waitForURL(/outcome=missed/);

  await page.keyboard.press('Control+k');
  await field.fill(title);
  await page.getByRole('option', { name: title }).first().waitFor();
  expect(await misfits(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === href);
  expect(problems).toEqual([]);
});

test('the arrows choose, and what was typed can be searched for in the texts', async () => {
  const { page } = await browser.open('/');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox');
  await field.fill('zzyzx');
  await expect.poll(() => page.getByRole('option').count()).toBe(1);
  await field.fill('');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('[aria-selected="true"]').innerText()).toContain('Recovery');
  expect(await field.getAttribute('aria-activedescendant')).toBe('offer-1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await page.locator('[aria-selected="true"]').innerText()).toContain('all time');
  await field.fill('disk');
  await page.getByRole('option', { name: 'Search titles and texts' }).click();
  await page.waitForURL(/\/incidents\?q=disk&period=all/);
});

test('a table is one stop; the arrows go from row to row, and Alt with an arrow stays the browser’s', async () => {
  const { page } = await browser.open('/incidents?period=all');
  const links = page.locator('tbody .title a');
  expect(await page.locator('tbody .title a[tabindex="0"]').count()).toBe(1);
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe(await links.nth(1).getAttribute('href'));
  await page.keyboard.press('End');
  expect(await focused(page)).toBe(await links.last().getAttribute('href'));
  await page.keyboard.press('Home');
  await page.keyboard.press('Alt+ArrowDown');
  expect(await focused(page)).toBe(await links.first().getAttribute('href'));
  expect(await page.locator('tbody .title a[tabindex="0"]').count()).toBe(1);
});

test('the search for titles answers without words, with odd ones and with long ones', async () => {
  for (const q of ['', '%', "'", 'x'.repeat(5000)]) {
    const response = await fetch(
      `${inject('baseUrl')}/search.json?${new URLSearchParams({ q }).toString()}`,
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ incidents: [] });
  }
});
