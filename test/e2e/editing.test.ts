// Can people say what came of their promises: by mouse, by keyboard, without scripts, two at once, and only those who may?
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { misfits, screen, useBrowser, type Visit } from './harness/browser.ts';
import { ownDashboard, type Own } from './harness/own.ts';

const browser = useBrowser();
const LIST = '/actions?period=all';
const WIDE = { viewport: { width: 1440, height: 900 } };

const servers: Own[] = [];
afterAll(async () => {
  for (const server of servers) await server.stop();
});
async function serve(env: NodeJS.ProcessEnv = {}): Promise<Own> {
  const own = await ownDashboard(inject('dataFolder'), env);
  servers.push(own);
  return own;
}
const visit = (own: Own, options: BrowserContextOptions = {}, path = LIST): Promise<Visit> =>
  browser.open(path, { baseURL: own.url, ...WIDE, ...options });

const rows = (page: Page) => page.locator('tr[data-action]');
const row = (page: Page, id: string) => page.locator(`tr[data-action="${id}"]`);
const form = (page: Page) => page.getByRole('form', { name: 'Edit the promise' });
const saved = (page: Page) => page.locator('[data-saved]');
const lead = async (page: Page): Promise<string> =>
  (await page.locator('h1 + .lead').innerText()).replace(/\s+/g, ' ');
/** The id of the first promise that is planned, or a later one of them. */
async function planned(page: Page, index = 0): Promise<string> {
  const open = page.locator('tr[data-action]:has(td.status :text-is("planned"))');
  return (await open.nth(index).getAttribute('data-action')) ?? '';
}
const open = async (page: Page, id: string): Promise<void> => {
  await row(page, id).locator('.edit a').click();
  await form(page).waitFor();
};
/** Saves, and waits until the page shows it. */
async function save(page: Page): Promise<void> {
  await form(page).getByRole('button', { name: 'Save' }).click();
  await form(page).waitFor({ state: 'detached' });
}

test('edited in its row: figures follow, history tells, undo takes back', async () => {
  const own = await serve();
  const { page, problems } = await visit(own);
  const before = await lead(page);
  const id = await planned(page);
  const place = await row(page, id).boundingBox();
  await open(page, id);
  expect(await row(page, id).boundingBox()).toMatchObject({ x: place?.x, width: place?.width });
  await form(page).locator('[name="status"]').selectOption('done');
  await form(page).locator('[name="done_on"]').fill('2026-03-02');
  await form(page).locator('[name="owner"]').fill('Ines');
  await form(page).locator('[name="evidence"]').fill('https://wiki.example/runbook');
  await save(page);
  expect(await lead(page)).not.toBe(before);
  expect(await row(page, id).locator('th').innerText()).toMatch(
    /done on 2 Mar 2026, by Ada on \d+ \w+ \d{4}; the document says planned/,
  );
  expect(await row(page, id).locator('.telling a').getAttribute('href')).toBe(
    'https://wiki.example/runbook',
  );
  expect(await row(page, id).locator('td.owner').innerText()).toMatch(/^Ines/);
  // the focus stays on the row, and the address names what was saved
  expect(await page.evaluate("document.activeElement.closest('tr')?.dataset.action")).toBe(id);
  expect(await saved(page).innerText()).toContain('done on 2 Mar 2026');
  await open(page, id);
  const history = page.locator('.editor ol li');
  expect(await history.count()).toBe(3);
  // one of three is taken back from the history, the other two from the bar
  await history.filter({ hasText: 'owner Ines' }).getByRole('button').click();
  await form(page).waitFor({ state: 'detached' });
  expect(await row(page, id).locator('td.owner').innerText()).not.toContain('Ines');
  await saved(page).getByRole('button', { name: 'Put it back' }).click();
  await row(page, id).locator('td.owner', { hasText: 'Ines' }).waitFor();
  await open(page, id);
  const undo = history.filter({ hasText: 'done on' }).getByRole('button');
  await undo.click();
  await form(page).waitFor({ state: 'detached' });
  // the owner stays, so that one more can be checked; the share of done ones is as before
  expect((await lead(page)).split('.')[0]).toBe(before.split('.')[0]);
  expect(problems).toEqual([]);
});

test('nothing typed is lost: a refused day names its field, Escape asks twice', async () => {
  const own = await serve();
  const { page } = await visit(own);
  const id = await planned(page);
  await open(page, id);
  await form(page).locator('[name="note"]').fill('half done');
  await form(page).locator('[name="evidence"]').fill('not an address');
  await form(page).getByRole('button', { name: 'Save' }).click();
  await form(page).getByRole('alert').waitFor();
  expect(await form(page).getByRole('alert').innerText()).toContain('https://');
  expect(await form(page).locator('[name="evidence"]').getAttribute('aria-invalid')).toBe('true');
  expect(await form(page).locator('[name="note"]').inputValue()).toBe('half done');
  await page.keyboard.press('Tab');
  await form(page).locator('[name="note"]').focus();
  await page.keyboard.press('Escape');
  expect(await form(page).innerText()).toContain('not saved');
  await page.keyboard.press('Escape');
  await form(page).waitFor({ state: 'detached' });
});

test('a ledger that cannot be written is said at the form, with what was typed', async () => {
  const own = await serve();
  const { page } = await visit(own);
  const ledger = join(own.folder, 'ledger');
  // a file stands where the folder has to be: even a system administrator cannot write there
  await rm(ledger, { recursive: true, force: true });
  await writeFile(ledger, '');
  await open(page, await planned(page));
  await form(page).locator('[name="owner"]').fill('Zoe');
  await form(page).getByRole('button', { name: 'Save' }).click();
  await form(page).getByRole('alert').waitFor();
  expect(await form(page).getByRole('alert').innerText()).toContain('not saved');
  expect(await form(page).locator('[name="owner"]').inputValue()).toBe('Zoe');
  await rm(ledger, { force: true });
  await save(page);
  expect(await saved(page).innerText()).toContain('Zoe');
});

describe('two people and one promise', () => {
  /** Bo decides while Ada's form is open; what she typed for owner and note stands in it. */
  async function meet(own: Own): Promise<{ page: Page; id: string }> {
    const ada = await visit(own);
    const bo = await visit(own);
    const id = await planned(ada.page);
    await open(ada.page, id);
    await open(bo.page, id);
    await bo.page.locator('.editor [name="owner"]').fill('Marek');
    await save(bo.page);
    await form(ada.page).locator('[name="owner"]').fill('Zoe');
    await form(ada.page).locator('[name="note"]').fill('half done');
    await form(ada.page).getByRole('button', { name: 'Save' }).click();
    await ada.page.getByRole('alert').waitFor();
    const said = await ada.page.locator('.clash').innerText();
    expect(said).toContain('Marek');
    expect(said).toContain('Zoe');
    expect(said).toMatch(/Ada decided this meanwhile, on \d+ \w+ \d{4}, \d\d:\d\d/);
    return { page: ada.page, id };
  }

  test('theirs stays, and what else was typed is saved', async () => {
    const { page, id } = await meet(await serve());
    await page.getByRole('button', { name: 'Keep theirs' }).click();
    await form(page).waitFor({ state: 'detached' });
    expect(await row(page, id).locator('td.owner').innerText()).toContain('Marek');
    expect(await row(page, id).locator('th').innerText()).toContain('half done');
  });

  test('or mine is set, knowing of theirs', async () => {
    const { page, id } = await meet(await serve());
    expect(await misfits(page)).toEqual([]);
    await page.getByRole('button', { name: 'Set mine' }).click();
    await form(page).waitFor({ state: 'detached' });
    expect(await row(page, id).locator('td.owner').innerText()).toContain('Zoe');
    await open(page, id);
    expect(await page.locator('.editor ol').innerText()).toMatch(/owner Marek\s+replaced since/);
  });
});

test('several at once: chosen, counted, set, and taken back together', async () => {
  const own = await serve();
  const { page, problems } = await visit(own);
  const ids = await Promise.all([planned(page, 0), planned(page, 1), planned(page, 2)]);
  expect(await page.locator('#several').isVisible()).toBe(false);
  for (const id of ids) await row(page, id).getByRole('checkbox').check();
  const bar = page.locator('#several');
  expect(await bar.innerText()).toContain('3 promises chosen');
  await bar.locator('[name="status"]').selectOption('dropped');
  await bar.getByRole('button', { name: 'Set for all 3' }).click();
  await bar.getByRole('alert').waitFor();
  await bar.locator('[name="reason"]').fill('the product is gone');
  await bar.locator('[name="owner"]').fill('Zoe');
  await bar.getByRole('button', { name: 'Set for all 3' }).click();
  await saved(page).waitFor();
  expect(await saved(page).innerText()).toContain('3 promises');
  for (const id of ids) {
    expect(await row(page, id).locator('td.status').innerText()).toContain('dropped');
    expect(await row(page, id).locator('td.owner').innerText()).toContain('Zoe');
  }
  expect(await bar.isVisible()).toBe(false);
  await saved(page).getByRole('button', { name: 'Undo' }).click();
  for (const id of ids) await row(page, id).locator('td.status', { hasText: 'planned' }).waitFor();
  // all of the page, and none again
  const all = await rows(page).count();
  await page.getByRole('checkbox', { name: /^Choose all/ }).check();
  expect(await bar.innerText()).toContain(`${all} promises chosen`);
  await bar.getByRole('button', { name: 'Choose none' }).click();
  expect(await bar.isVisible()).toBe(false);
  expect(problems).toEqual([]);
});

test('what is no promise is taken out with a reason, and put back', async () => {
  const own = await serve();
  const { page } = await visit(own);
  const id = await planned(page);
  const count = await rows(page).count();
  await open(page, id);
  await page.getByText('This is not an action').click();
  await page.getByRole('button', { name: 'Take it out' }).click();
  await page.getByRole('alert').waitFor();
  await page.locator('.editor details [name="reason"]').fill('it tells what was done before');
  await page.getByRole('button', { name: 'Take it out' }).click();
  await row(page, id).waitFor({ state: 'detached' });
  expect(await rows(page).count()).toBe(count - 1);
  await page.getByText('1 sentence taken out').click();
  await page.getByRole('button', { name: 'Put back' }).click();
  await row(page, id).waitFor();
});

test('by keyboard alone', async () => {
  const own = await serve();
  const { page, problems } = await visit(own);
  const id = await planned(page);
  await row(page, id).locator('th > a').focus();
  await page.keyboard.press('d');
  await row(page, id).locator('td.status', { hasText: 'done' }).waitFor();
  await saved(page).waitFor();
  await page.keyboard.press('u');
  await row(page, id).locator('td.status', { hasText: 'planned' }).waitFor();
  await page.keyboard.press('x');
  expect(await row(page, id).getByRole('checkbox').isChecked()).toBe(true);
  await page.keyboard.press('x');
  expect(await row(page, id).getByRole('checkbox').isChecked()).toBe(false);
  await page.keyboard.press('e');
  await form(page).waitFor();
  expect(await page.evaluate('document.activeElement.name')).toBe('status');
  await page.keyboard.press('Escape');
  await form(page).waitFor({ state: 'detached' });
  await page.keyboard.press('e');
  await form(page).locator('[name="note"]').focus();
  // letters are letters to whoever writes
  await page.keyboard.type('dexu');
  await page.keyboard.press('Control+Enter');
  await form(page).waitFor({ state: 'detached' });
  expect(await row(page, id).locator('th').innerText()).toContain('note: dexu');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate("document.activeElement.closest('tr')?.dataset.action")).not.toBe(id);
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog').innerText()).toContain('Mark it done');
  expect(problems).toEqual([]);
});

test('without scripts: one, several, undo, a clash, and what was refused', async () => {
  const own = await serve();
  const { page } = await visit(own, { javaScriptEnabled: false });
  const id = await planned(page);
  await open(page, id);
  await form(page).locator('[name="status"]').selectOption('dropped');
  await form(page).locator('[name="note"]').fill('half done');
  await form(page).getByRole('button', { name: 'Save' }).click();
  expect(await form(page).getByRole('alert').innerText()).toContain('why it is dropped');
  expect(await form(page).locator('[name="note"]').inputValue()).toBe('half done');
  expect(await page.locator('.notices').count()).toBe(0);
  await form(page).locator('[name="reason"]').fill('gone');
  // meanwhile somebody else decides
  const other = await visit(own);
  await row(other.page, id).locator('th > a').focus();
  await other.page.keyboard.press('d');
  await saved(other.page).waitFor();
  await form(page).getByRole('button', { name: 'Save' }).click();
  expect(await page.locator('.clash').innerText()).toContain('done');
  await page.getByRole('button', { name: 'Set mine' }).click();
  expect(await row(page, id).locator('td.status').innerText()).toContain('dropped');
  expect(await row(page, id).locator('th').innerText()).toContain('half done');
  expect(await form(page).count()).toBe(0);
  await saved(page).getByRole('button', { name: 'Undo' }).click();
  expect(await row(page, id).locator('th').innerText()).not.toContain('half done');
  const pair = [await planned(page, 0), await planned(page, 1)];
  for (const one of pair) await row(page, one).getByRole('checkbox').check();
  await page.locator('#several [name="owner"]').fill('Zoe');
  await page.locator('#several').getByRole('button', { name: 'Set' }).click();
  for (const one of pair)
    expect(await row(page, one).locator('td.owner').innerText()).toContain('Zoe');
});

describe('on the page of its incident', () => {
  /** The way to the incident of a promise, and its id. */
  async function found(own: Own): Promise<{ id: string; path: string }> {
    const { page } = await visit(own);
    const id = await planned(page);
    const path = await row(page, id).locator('td.incident a').getAttribute('href');
    return { id, path: path ?? '' };
  }

  test('it is edited in its row too, and taken back', async () => {
    const own = await serve();
    const { id, path } = await found(own);
    const { page, problems } = await visit(own, {}, path);
    const head = page.locator('section:has(#promises) thead th.status');
    const before = (await head.boundingBox())?.width;
    await open(page, id);
    expect((await head.boundingBox())?.width).toBe(before);
    expect(await misfits(page)).toEqual([]);
    await form(page).locator('[name="status"]').selectOption('done');
    await form(page).locator('[name="owner"]').fill('Ines');
    await form(page).locator('[name="note"]').fill('half of it');
    await save(page);
    expect(await row(page, id).locator('td.status').innerText()).toContain('done');
    expect(await row(page, id).locator('td.owner').innerText()).toMatch(/^Ines/);
    expect(await row(page, id).locator('th').innerText()).toMatch(
      /done, by Ada on \d+ \w+ \d{4}; the document says planned.*note: half of it/s,
    );
    expect(await page.evaluate("document.activeElement.closest('tr')?.dataset.action")).toBe(id);
    expect(await page.locator('section:has(#history) li').count()).toBe(3);
    await saved(page).getByRole('button', { name: 'Undo' }).click();
    await row(page, id).locator('td.status', { hasText: 'planned' }).waitFor();
    expect(await row(page, id).locator('td.owner').innerText()).not.toContain('Ines');
    await row(page, id).locator('th > a').focus();
    await page.keyboard.press('d');
    await row(page, id).locator('td.status', { hasText: 'done' }).waitFor();
    expect(await misfits(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('without scripts by its address, and what was refused stays in the form', async () => {
    const own = await serve();
    const { id, path } = await found(own);
    const { page } = await visit(
      own,
      { javaScriptEnabled: false },
      `${path}?${new URLSearchParams({ edit: id }).toString()}`,
    );
    await form(page).locator('[name="ticket"]').fill('OPS-7');
    await form(page).locator('[name="evidence"]').fill('not an address');
    await form(page).getByRole('button', { name: 'Save' }).click();
    expect(await form(page).getByRole('alert').innerText()).toContain('https://');
    expect(await form(page).locator('[name="ticket"]').inputValue()).toBe('OPS-7');
    await form(page).locator('[name="evidence"]').fill('');
    await form(page).getByRole('button', { name: 'Save' }).click();
    expect(await form(page).count()).toBe(0);
    expect(await row(page, id).locator('td.ticket').innerText()).toContain('OPS-7');
    await saved(page).getByRole('button', { name: 'Undo' }).click();
    expect(await row(page, id).locator('td.ticket').innerText()).not.toContain('OPS-7');
  });
});

describe('only those who may', () => {
  const controls = (page: Page): Promise<number> =>
    page.locator('#promises :is(td input, td.edit a, form[method="post"])').count();
  async function post(own: Own, headers: Record<string, string> = {}): Promise<number> {
    const response = await fetch(`${own.url}/actions?/edit`, {
      method: 'POST',
      headers: { origin: own.url, ...headers },
      body: new URLSearchParams({ action: 'x', owner: 'Mallory' }),
    });
    return response.status;
  }

  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['read only', { HINDSIGHT_ACCESS: 'read-only' }, /set to be read only/],
    ['reached by others', { HOST: '0.0.0.0' }, /reached from other machines/],
  ])('%s: no controls, a line that says why, and the door is shut', async (_, env, why) => {
    const own = await serve(env);
    const { page, problems } = await visit(own);
    expect(await controls(page)).toBe(0);
    expect(await page.locator('[data-access="viewer"]').innerText()).toMatch(why);
    expect(await post(own)).toBe(403);
    // not by address either
    const id = (await rows(page).first().getAttribute('data-action')) ?? '';
    await page.goto(`${own.url}${LIST}&edit=${encodeURIComponent(id)}`);
    expect(await form(page).count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('behind a proxy: those whom it names and who are on the list', async () => {
    const own = await serve({
      HINDSIGHT_ACCESS: 'proxy',
      HINDSIGHT_PROXIES: '127.0.0.1',
      HINDSIGHT_EDITORS: 'grace, Zoe',
    });
    const as = (name: string) => ({ 'x-forwarded-user': name });
    const nobody = await visit(own);
    expect(await controls(nobody.page)).toBe(0);
    const reader = await visit(own, { extraHTTPHeaders: as('Heidi') });
    expect(await controls(reader.page)).toBe(0);
    expect(await reader.page.locator('[data-access]').innerText()).toContain('Heidi');
    expect(await post(own)).toBe(403);
    expect(await post(own, as('Heidi'))).toBe(403);
    expect(await post(own, { ...as('grace'), origin: 'https://elsewhere.example' })).toBe(403);
    const { page } = await visit(own, { extraHTTPHeaders: as('grace') });
    expect(await page.locator('[data-access]').innerText()).toContain('Editing as grace');
    const id = await planned(page);
    await row(page, id).locator('th > a').focus();
    await page.keyboard.press('d');
    await saved(page).waitFor();
    expect(await row(page, id).locator('th').innerText()).toContain('by grace on');
  });
});

describe('with a form open, chosen rows and decisions', () => {
  let prepared: Promise<{ own: Own; id: string }> | null = null;
  async function prepare(): Promise<{ own: Own; id: string }> {
    const own = await serve();
    const { page } = await visit(own);
    const id = await planned(page);
    await row(page, id).locator('th > a').focus();
    await page.keyboard.press('d');
    await saved(page).waitFor();
    return { own, id };
  }

  for (const width of [390, 1024, 1440])
    for (const colorScheme of ['light', 'dark'] as const)
      test(`${width} pixels, ${colorScheme}: no column moves, nothing overflows, axe finds nothing serious`, async () => {
        const { own, id } = await (prepared ??= prepare());
        const { page, problems } = await visit(own, screen(width, colorScheme));
        const head = page.locator('[aria-label="Promises"] thead th.status');
        const before = (await head.boundingBox())?.width;
        await row(page, await planned(page))
          .getByRole('checkbox')
          .check();
        await open(page, id);
        expect((await head.boundingBox())?.width).toBe(before);
        expect(await misfits(page)).toEqual([]);
        expect(problems).toEqual([]);
      });
});
