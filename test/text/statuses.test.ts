// Is a status told from words that only look like one?
import { expect, test } from 'vitest';
import { leadingStatus, STATUSES, statusOf } from '../../ingest/text/statuses.ts';

test.each(STATUSES.flatMap(({ id, words }) => words.map((word) => [word, id] as const)))(
  '%s is %s',
  (word, id) => {
    expect(statusOf(word)).toBe(id);
    expect(statusOf(`${word.toUpperCase()}:`)).toBe(id);
  },
);

test('words with more to them are no status', () => {
  expect(statusOf('Resolved yesterday')).toBeNull();
  expect(statusOf('Monitoring of the lifts')).toBeNull();
});

test('a posting may open with its status', () => {
  expect(leadingStatus('Update - we look')).toBe('Update');
  expect(leadingStatus('[Resolved] done')).toBe('Resolved');
  expect(leadingStatus('Résolu : fini')).toBe('Résolu');
  expect(leadingStatus('Updates - none')).toBeNull();
  expect(leadingStatus('We resolved it - done')).toBeNull();
});
