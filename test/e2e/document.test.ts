// Does a document's page show its words, with what was read from them?
import { expect, test } from 'vitest';
import { misfits, screen, useBrowser } from './harness/browser.ts';

const browser = useBrowser();

async function paths(): Promise<string[]> {
  const { page } = await browser.open('/documents');
  return page
    .locator('tbody a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

test('every document opens: no error, nothing serious for axe, and links lead to the web or to mail alone', async () => {
  const all = await paths();
  expect(all.length).toBeGreaterThan(0);
  for (const path of all) {
    const { page, status, problems } = await browser.open(path);
    expect(status).toBe(200);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await misfits(page)).toEqual([]);
    expect(problems).toEqual([]);
    for (const link of await page.locator('main .text a:not(.fact)').all()) {
      expect(await link.getAttribute('href')).toMatch(/^(https?|mailto):/);
      expect(await link.getAttribute('rel')).toContain('noopener noreferrer nofollow');
    }
  }
});

test('each fact has one place on the page, and the list beside it leads there', async () => {
  const [path = ''] = await paths();
  const { page } = await browser.open(path, screen(1440));
  const links = await page
    .locator('aside .facts a')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  expect(links.length).toBeGreaterThan(0);
  for (const href of links) {
    const place = href.split('#')[1] ?? '';
    expect(await page.locator(`[id="${place}"]`).count()).toBe(1);
  }
});

test('a click on marked words names what was read from them', async () => {
  const [path = ''] = await paths();
  const { page } = await browser.open(path);
  const words = page.locator('main .text a.fact').first();
  const name = (await words.getAttribute('title'))?.split(',')[0] ?? '?';
  await words.click();
  await page.waitForURL(/fact=/);
  expect(await page.locator('aside.panel h2').textContent()).toContain(name);
  expect(await page.locator('main .text .opened').count()).toBeGreaterThan(0);
});

test('a document that is not there is a page that says so', async () => {
  const { page, status } = await browser.open('/documents/no/such.md');
  expect(status).toBe(404);
  expect(await page.locator('main').textContent()).toContain('no/such.md');
});
