// Does a search show the place where its words were found?
import { expect, test } from 'vitest';
import { foundIn, marked } from '../../src/lib/server/excerpts.ts';
import { titlesWith } from '../../src/lib/server/queries/titles.ts';
import { reading } from '../fixtures/incidents.ts';
import { useBuild } from '../fixtures/use-build.ts';

const db = useBuild([
  reading('a.md', [
    {
      title: 'Ledger stops',
      services: ['Ledger'],
      startedAt: '2025-01-01',
      actions: [{ text: 'Give the Straße of queues a “Größe”, and warn the team early enough' }],
    },
  ]),
  reading('b.md', [{ title: 'Stops at the ledger', startedAt: '2025-05-01' }]),
]);

const A = { incidentId: 'a.md#1', title: 'Ledger stops' };
const words = (pieces: readonly { text: string; isFound: boolean }[] | null | undefined) => ({
  line: pieces?.map(({ text }) => text).join(''),
  found: pieces?.filter(({ isFound }) => isFound).map(({ text }) => text),
});

test('the excerpt has the letters of the document, with the words marked', async () => {
  const found = await foundIn(db, 'größe QUEUES', [A]);
  const { line, found: hits } = words(found['a.md#1']?.text);
  expect(hits).toEqual(['queues', 'Größe']);
  expect(line).toContain('Straße of queues a “Größe”, and warn');
  expect(line).toMatch(/^… /);
  expect(line).not.toContain('\n');
});

test('a phrase is shown where it stands as one', async () => {
  const found = await foundIn(db, 'the team', [A]);
  expect(words(found['a.md#1']?.text).line).toContain('warn the team early');
});

test('words of the title are marked there', async () => {
  const found = await foundIn(db, 'ledger', [A]);
  expect(words(found['a.md#1']?.title)).toEqual({ line: 'Ledger stops', found: ['Ledger'] });
});

test('without a search there is nothing to show', async () => {
  expect(await foundIn(db, '  ', [A])).toEqual({});
});

test('pieces are the text again, whatever overlaps', () => {
  const pieces = marked('banana', ['ana', 'nan']);
  expect(words(pieces)).toEqual({ line: 'banana', found: ['anana'] });
  expect(words(marked('İstanbul', ['bul'])).line).toBe('İstanbul');
});

test('titles are found by all of their words, those that begin with them first, then the latest', async () => {
  const found = await titlesWith(db, ['stops', 'ledger'], 8);
  expect(found.map(({ incidentId }) => incidentId)).toEqual(['b.md#1', 'a.md#1']);
  expect((await titlesWith(db, ['ledger'], 8))[0]?.incidentId).toBe('a.md#1');
  expect(await titlesWith(db, [], 8)).toEqual([]);
  expect(await titlesWith(db, ['%'], 8)).toEqual([]);
});
