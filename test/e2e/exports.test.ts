// Can everything that is shown be taken away, and does it say what the page says?
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { useBrowser } from './harness/browser.ts';

const browser = useBrowser();

test.each(['csv', 'json', 'arrow', 'parquet'])(
  'a chart’s data can be taken away as %s',
  async (ending) => {
    const { page, problems } = await browser.open('/?period=all&cause=config');
    const figure = page.locator('[data-chart="durations"]');
    await figure.locator('summary', { hasText: 'Take away' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      figure.locator(`.menu a[href*=".${ending}?"]`).click(),
    ]);
    expect(download.suggestedFilename()).toBe(
      `hindsight-durations-cause-config-period-all.${ending}`,
    );
    expect((await readFile(await download.path())).length).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  },
);

test.each(['SVG', 'PNG'])('a chart can be taken away as %s, with its looks', async (kind) => {
  const { page, problems } = await browser.open('/?period=all');
  const figure = page.locator('[data-chart="causes"]');
  await figure.locator('summary', { hasText: 'Take away' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: kind }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`hindsight-causes-period-all.${kind.toLowerCase()}`);
  const bytes = await readFile(await download.path());
  if (kind === 'PNG') {
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    // width in pixels: twice that of the drawing and its margin
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(700);
    expect(bytes.length).toBeGreaterThan(5000);
  } else {
    expect(bytes.toString()).toContain('<svg');
    expect(bytes.toString()).not.toContain('var(--');
    expect(bytes.toString()).not.toContain('href=');
  }
  expect(problems).toEqual([]);
});

test('the link that is copied opens the same view', async () => {
  const { page } = await browser.open('/?period=90d');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const figure = page.locator('[data-chart="durations"]');
  await figure.locator('summary', { hasText: 'Take away' }).click();
  await figure.getByRole('button', { name: 'Copy link' }).click();
  await figure.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('the interface counts what the page counts, and answers nonsense with a problem', async () => {
  const { page } = await browser.open('/incidents?period=all&outcome=missed');
  const counted = Number(
    /^\s*(\d+) incidents/.exec((await page.locator('.lead').innerText()) ?? '')?.[1],
  );
  const answers = await page.evaluate(async () => {
    const get = async (address: string) => {
      const response = await fetch(address);
      const kind = response.headers.get('content-type');
      const body: unknown = await response.json();
      return { status: response.status, kind, body };
    };
    return {
      incidents: await get('/api/v1/incidents.json?period=all&outcome=missed'),
      unfiltered: await get('/api/v1/incidents'),
      filter: await get('/api/v1/incidents.json?outcome=lost'),
      dataset: await get('/api/v1/secrets.json'),
      format: await get('/api/v1/incidents.exe'),
      described: await get('/api/v1/openapi.json'),
    };
  });
  expect(answers.incidents.body).toHaveLength(counted);
  expect(answers.unfiltered.body).not.toHaveLength(counted);
  expect(answers.filter).toMatchObject({
    status: 400,
    kind: 'application/problem+json',
    body: { status: 400, errors: ['“lost” is no value for “outcome” and was left out.'] },
  });
  expect(answers.dataset).toMatchObject({ status: 404, kind: 'application/problem+json' });
  expect(answers.format).toMatchObject({ status: 404, kind: 'application/problem+json' });
  expect(answers.described).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
});

test('what has not changed is not sent again', async () => {
  const { page } = await browser.open('/definitions');
  const [tag, status] = await page.evaluate(async () => {
    const first = await fetch('/api/v1/causes.csv', { cache: 'no-store' });
    const etag = first.headers.get('etag') ?? '';
    const second = await fetch('/api/v1/causes.csv', {
      cache: 'no-store',
      headers: { 'if-none-match': etag },
    });
    return [etag, second.status];
  });
  expect(tag).toMatch(/^"[0-9a-f]{16}-\w*-\d+-\d{4}-\d\d-\d\d"$/);
  expect(status).toBe(304);
});
