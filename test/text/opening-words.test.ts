// What is a document about that has no title?
import { expect, test } from 'vitest';
import { openingWords } from '../../ingest/text/titles.ts';
import { plain } from '../../ingest/text/writer.ts';
import { documentOf } from '../extract/page.ts';

function opening(...lines: string[]): string | null {
  const document = documentOf((writer) => lines.forEach((line) => writer.paragraph(plain(line))));
  const range = openingWords(document);
  return range && document.text.slice(range.start, range.end);
}

test('a greeting, a date and a field are no title', () => {
  expect(
    opening('Dear Customer,', 'Status: final', '14 May 2024', 'The mirror went down at noon.'),
  ).toBe('The mirror went down at noon.');
});

test('a sentence near the top that speaks of an incident goes before the first', () => {
  expect(opening('We all like our mirror.', 'An outage stopped it for an hour.')).toBe(
    'An outage stopped it for an hour.',
  );
});

test('a long sentence ends with a whole word', () => {
  const words = opening(`The outage ${'went on and on '.repeat(12)}`) ?? '';
  expect(words.length).toBeLessThanOrEqual(90);
  expect(words).toMatch(/ (?:went|on|and)$/);
});

test('a document of fields alone has none', () => {
  expect(opening('Status: final', 'Owner: Ana')).toBeNull();
});
