// Is each document of the sample corpus still read as it was?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { GOLDEN, goldenFolders, goldenJson, samples, slugOf } from './golden.ts';

const all = await samples();

for (const sample of all)
  test(`${sample.path} is read as test/golden/${sample.slug} says`, async () => {
    const expected = readFileSync(join(GOLDEN, sample.slug, 'expected.json'), 'utf8');
    const now = await goldenJson(sample);
    // as values first: a difference inside a long document is shown where it is
    expect(
      JSON.parse(now),
      `if the new reading is right: npm run golden -- ${sample.slug}`,
    ).toEqual(JSON.parse(expected));
    expect(now).toBe(expected);
  });

const Quote = z.object({ start: z.number(), end: z.number(), text: z.string() });

/** Every evidence in an output, wherever it stands. */
function quotesIn(value: unknown): z.infer<typeof Quote>[] {
  if (Array.isArray(value)) return value.flatMap(quotesIn);
  if (typeof value !== 'object' || value === null) return [];
  const quote = Quote.safeParse(value);
  return quote.success ? [quote.data] : Object.values(value).flatMap(quotesIn);
}

for (const sample of all)
  test(`every quote of ${sample.path} stands in its text`, async () => {
    const output = z.looseObject({ text: z.string() }).parse(JSON.parse(await goldenJson(sample)));
    const quotes = quotesIn(output);
    expect(quotes.length).toBeGreaterThan(0);
    for (const { start, end, text } of quotes) expect(output.text.slice(start, end)).toBe(text);
  });

test('every golden folder belongs to a document', async () => {
  const slugs = all.map(({ slug }) => slug);
  expect((await goldenFolders()).filter((folder) => !slugs.includes(folder))).toEqual([]);
});

test('a slug is the path without its ending', () => {
  expect(slugOf('acme/eu/2024-01-01-outage.v2.md')).toBe('acme--eu--2024-01-01-outage.v2');
});
