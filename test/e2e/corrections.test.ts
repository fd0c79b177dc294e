// Can a person set right what was misread, and does every figure follow, under their name and until it is taken back?
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { reading, type IncidentOutline } from '../fixtures/incidents.ts';
import { build, dataFolder } from '../fixtures/sample.ts';
import { misfits, screen, useBrowser, type Visit } from './harness/browser.ts';
import { ownDashboard, type Own } from './harness/own.ts';

const browser = useBrowser();

const EBB: IncidentOutline = {
  title: 'Ebb at the quay',
  organization: 'Harbour',
  services: ['Login'],
  startedAt: '2025-10-01T10:00:00+02:00',
  resolvedAt: '2025-10-01T11:00:00+02:00',
  causes: ['dns'],
  actions: [{ text: 'Watch the level of the water at night' }],
  conflicts: [
    {
      field: 'resolvedAt',
      chosen: '2025-10-01T11:00:00+02:00',
      rejected: ['2025-10-01T12:00:00+02:00'],
    },
  ],
};
const FLOOD: IncidentOutline = {
  title: 'Flood in the cellar',
  organization: 'Harbour',
  services: ['Login'],
  startedAt: '2025-10-02T10:00:00+02:00',
  resolvedAt: '2025-10-02T12:00:00+02:00',
  causes: ['code'],
};
const documents = (ebb: IncidentOutline = EBB) => [
  reading('a.md', [ebb]),
  reading('b.md', [FLOOD]),
];
const PAGE = '/incidents/a.md/1';

let source: Awaited<ReturnType<typeof dataFolder>>;
let own: Own | null = null;
beforeAll(async () => {
  source = await dataFolder();
  await build(source.path, documents());
});
afterEach(async () => {
  await own?.stop();
  own = null;
});
afterAll(() => source.remove());

async function visit(
  path: string,
  options: Parameters<typeof browser.open>[1] = {},
  env: NodeJS.ProcessEnv = {},
): Promise<Visit> {
  own ??= await ownDashboard(source.path, env);
  return browser.open(path, { baseURL: own.url, ...options });
}

const form = (page: Page) => page.locator('form.correct');
const saved = (page: Page) => page.locator('[data-saved]');
const lead = (page: Page) => page.locator('p.lead').first();

async function correctStart(page: Page, time: string, reason = 'The pager rang then.') {
  await form(page).locator('[name="value"]').fill(time);
  await form(page).locator('[name="reason"]').fill(reason);
  await form(page).locator('button').click();
}

test('a corrected start moves the time to restore, attainment and the review, and undo moves them back', async () => {
  const { page, problems } = await visit(PAGE);
  expect(await lead(page).innerText()).toMatch(/after 1 h .*met/s);
  await page.getByRole('link', { name: 'correct Impact began' }).click();
  await form(page).waitFor();
  expect(await page.locator('aside.panel mark').innerText()).toContain('2025-10-01T10:00');
  expect(await form(page).locator('select[name="zone"] option').first().innerText()).toMatch(
    /UTC\+02, as in the document/,
  );
  await correctStart(page, '2025-10-01T05:00');
  await page.waitForURL(/saved=/);
  await expect.poll(() => lead(page).innerText()).toMatch(/after 6 h .*missed/s);
  const fact = page.locator('dl.facts div', { hasText: 'Impact began' });
  expect(await fact.innerText()).toContain('05:00');
  expect(await fact.innerText()).toContain('Ada');
  expect(await fact.locator('a.fact.decided').count()).toBe(1);
  // the figure leads to the decision on which it rests
  await page.locator('tr.main td.number a').click();
  await page.waitForURL(/fact=.*startedAt/);
  const panel = page.locator('aside.panel');
  await panel.waitFor();
  expect(await panel.innerText()).toMatch(/Ada decided this on .*The pager rang then/s);
  expect(await panel.innerText()).toContain('1 Oct 2025, 10:00 UTC+02');

  await page.goto('/recovery?period=all', { waitUntil: 'networkidle' });
  expect(await page.locator('main').innerText()).toContain('1 of 2');
  const row = page.locator('#incidents ~ * tbody tr, section:has(#incidents) tbody tr', {
    hasText: 'Ebb',
  });
  expect(await row.first().locator('td.restore').innerText()).toMatch(
    /6 h\s*rests on a correction: impact began/,
  );
  await page.goto('/?period=all', { waitUntil: 'networkidle' });
  expect(await page.locator('section:has(#recovery)').innerText()).toContain('1 of 2');
  expect(await page.locator('main').innerText()).toContain('this rests on a correction');

  await page.goto(PAGE, { waitUntil: 'networkidle' });
  await page.locator('section:has(#history)').getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(/saved=/);
  await expect.poll(() => lead(page).innerText()).toMatch(/after 1 h .*met/s);
  const history = await page.locator('section:has(#history)').innerText();
  expect(history).toMatch(/taken back by Ada/);
  expect(await page.locator('section:has(#history) li.gone').count()).toBe(1);
  await page.goto('/recovery?period=all', { waitUntil: 'networkidle' });
  expect(await page.locator('main').innerText()).toContain('2 of 2');
  expect(problems).toEqual([]);
});

test('the banner takes back what was just saved', async () => {
  const { page } = await visit(`${PAGE}?correct=startedAt`);
  await correctStart(page, '2025-10-01T05:00');
  await saved(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => saved(page).innerText()).toContain('Taken back');
  await expect.poll(() => lead(page).innerText()).toMatch(/after 1 h/);
});

test('who is slower sees what the faster one set, keeps it or sets their own', async () => {
  const slow = await visit(`${PAGE}?correct=startedAt`);
  const fast = await visit(`${PAGE}?correct=startedAt`);
  await correctStart(fast.page, '2025-10-01T05:00');
  await fast.page.waitForURL(/saved=/);
  await correctStart(slow.page, '2025-10-01T08:00', 'My own notes.');
  const alert = form(slow.page).getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(/Ada decided this meanwhile.*05:00.*08:00/s);
  expect(await form(slow.page).locator('[name="value"]').inputValue()).toBe('2025-10-01T08:00');
  expect(await form(slow.page).locator('[name="reason"]').inputValue()).toBe('My own notes.');
  expect(await form(slow.page).getByRole('link', { name: 'Keep theirs' }).count()).toBe(1);
  await form(slow.page).getByRole('button', { name: 'Set mine' }).click();
  await slow.page.waitForURL(/saved=/);
  await expect.poll(() => lead(slow.page).innerText()).toMatch(/after 3 h/);
  expect(await slow.page.locator('section:has(#history)').innerText()).toContain('replaced since');
});

test('without scripting a fact is corrected too, and what was typed is kept when it is refused', async () => {
  const { page } = await visit(PAGE, { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'correct Stated duration' }).click();
  await form(page).locator('[name="value"]').fill('a while');
  await form(page).locator('[name="reason"]').fill('It says so.');
  await form(page).locator('button').click();
  expect(await form(page).getByRole('alert').innerText()).toContain('1:30');
  expect(await form(page).locator('[name="value"]').inputValue()).toBe('a while');
  expect(await form(page).locator('[name="reason"]').inputValue()).toBe('It says so.');
  await form(page).locator('[name="value"]').fill('1 h 30');
  await form(page).locator('button').click();
  expect(await saved(page).innerText()).toContain('1 h 30 min');
  expect(await page.locator('dl.facts div', { hasText: 'Stated duration' }).innerText()).toMatch(
    /1 h 30 min\s*decided by\s*Ada/,
  );
  // a fact that the document never gave opens as well
  await page.locator('dl.facts div', { hasText: 'Stated duration' }).locator('a.fact').click();
  expect(await page.locator('aside.panel').innerText()).toMatch(
    /Ada decided this.*No words of the document/s,
  );
});

test('causes are ticked, and one of them is the primary one', async () => {
  const { page } = await visit(`${PAGE}?correct=causes`);
  await form(page).getByLabel('Software', { exact: true }).check();
  await form(page).getByLabel('Software is the primary cause').check();
  await form(page).locator('[name="reason"]').fill('The analysis came later.');
  await form(page).locator('button').click();
  await page.waitForURL(/saved=/);
  const causes = page.locator('section:has(#why) li');
  await expect.poll(() => causes.first().innerText()).toMatch(/Software.*primary/s);
  expect(await causes.count()).toBe(2);
});

test('a value that is typed into an unknown fact is saved, and “not known” is said outright', async () => {
  const { page } = await visit(`${PAGE}?correct=severity`);
  await form(page).locator('[name="value"]').fill('P1');
  await form(page).locator('[name="reason"]').fill('The ticket.');
  await form(page).locator('button').click();
  await page.waitForURL(/saved=/);
  const severity = page.locator('dl.facts div', { hasText: 'Severity' }).locator('dd');
  await expect.poll(() => severity.innerText()).toContain('P1');
  await page.goto(`${PAGE}?correct=severity`);
  await form(page).locator('[name="unknown"]').check();
  await form(page).locator('[name="reason"]').fill('Nobody knows.');
  await form(page).locator('button').click();
  await page.waitForURL(/saved=/);
  await expect.poll(() => severity.innerText()).toContain('not known');
});

test('a promise that was missed is added', async () => {
  const { page, problems } = await visit(PAGE);
  await page.getByText('Add a promise that was missed').click();
  const add = page.locator('form[action*="/add"]');
  await add.locator('[name="text"]').fill('Build a higher wall');
  await add.locator('[name="owner"]').fill('Bea');
  await add.locator('button').click();
  await page.waitForURL(/saved=/);
  const row = page.locator('section:has(#promises) tr', { hasText: 'Build a higher wall' });
  await expect.poll(() => row.innerText()).toContain('Bea');
  expect(problems).toEqual([]);
});

test('two tellings of one incident are counted once, until that is taken back', async () => {
  const { page } = await visit(PAGE);
  await page.locator('#same').click();
  const same = page.locator('form[action*="/same"]');
  await same
    .locator('select')
    .selectOption({ label: '2 Oct 2025 · Harbour · Flood in the cellar' });
  await same.locator('[name="reason"]').fill('One storm.');
  await same.locator('button').click();
  await page.waitForURL(/saved=/);
  expect(await page.locator('main').innerText()).toMatch(/Counted by way of\s*Flood in the cellar/);
  await page.goto('/recovery?period=all', { waitUntil: 'networkidle' });
  expect(await lead(page).innerText()).not.toContain('of 2');
  await page.goto(PAGE, { waitUntil: 'networkidle' });
  await page.locator('section:has(#history)').getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(/saved=/);
  await expect.poll(() => page.locator('main').innerText()).not.toContain('Counted by way of');
});

test('a contradiction that somebody has looked at is counted apart', async () => {
  const { page } = await visit(PAGE);
  await page.getByText('I have looked at this contradiction').click();
  const seen = page.locator('form[action*="/seen"]');
  await seen.locator('[name="note"]').fill('Eleven is right.');
  await seen.locator('button').click();
  await page.waitForURL(/saved=/);
  await expect
    .poll(() => page.locator('.conflict').innerText())
    .toMatch(/Ada has looked at it.*Eleven is right/s);
  await page.goto('/quality?period=all', { waitUntil: 'networkidle' });
  expect(await lead(page).innerText()).toContain('1 of them looked at');
  expect(await page.locator('section:has(#conflicts)').innerText()).toContain('looked at by Ada');
});

test('a decision whose promise is gone is listed, and placed where it belongs', async () => {
  const { page, problems } = await visit(PAGE);
  await page.getByText('I have looked at this contradiction').waitFor();
  await page.goto(`${PAGE}?correct=title`);
  await form(page).locator('[name="value"]').fill('Low water');
  await form(page).locator('[name="reason"]').fill('Its name since.');
  await form(page).locator('button').click();
  await page.waitForURL(/saved=/);
  // the document is written anew and its incident begins on another day: nothing tells that it is the same
  await build(own?.folder ?? '', [
    reading('a.md', [{ title: 'Something else entirely', startedAt: '2025-12-01T10:00:00Z' }]),
    reading('b.md', [FLOOD]),
  ]);
  await expect
    .poll(
      async () => {
        await page.goto('/quality?period=all', { waitUntil: 'networkidle' });
        return lead(page).innerText();
      },
      { timeout: 10_000 },
    )
    .toContain('1 decision lost its place');
  const lost = page.locator('section:has(#lost)');
  expect(await lost.innerText()).toMatch(/Ebb at the quay.*a\.md.*Ada.*Low water.*Its name since/s);
  expect(await misfits(page)).toEqual([]);
  await lost.locator('select').selectOption('a.md#1');
  await lost.getByRole('button', { name: 'Place' }).click();
  await page.waitForURL(/saved=/);
  await expect.poll(() => page.locator('section:has(#lost)').count()).toBe(0);
  await page.goto(PAGE, { waitUntil: 'networkidle' });
  expect(await page.locator('h1').innerText()).toContain('Low water');
  expect(problems).toEqual([]);
});

test('who may only read sees no way to change anything, and why', async () => {
  const { page } = await visit(`${PAGE}?correct=startedAt`, {}, { HINDSIGHT_ACCESS: 'read-only' });
  expect(await page.locator('main form[method="post"], aside form[method="post"]').count()).toBe(0);
  expect(await page.getByRole('link', { name: /^correct/ }).count()).toBe(0);
  expect(await page.locator('main').innerText()).toContain('set to be read only');
});

test.each([
  [390, 'light'],
  [390, 'dark'],
  [1024, 'light'],
  [1024, 'dark'],
  [1440, 'light'],
  [1440, 'dark'],
] as const)(
  'at %d pixels, %s, with a form open, axe finds nothing serious',
  async (width, scheme) => {
    const { page, problems } = await visit(`${PAGE}?correct=startedAt`, {
      ...screen(width, scheme),
    });
    expect(await form(page).isVisible()).toBe(true);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    expect(await misfits(page)).toEqual([]);
    await correctStart(page, '2025-10-01T05:00');
    await page.waitForURL(/saved=/);
    await page.waitForLoadState('networkidle');
    expect(await misfits(page)).toEqual([]);
    expect(problems).toEqual([]);
  },
);
