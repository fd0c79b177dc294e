// Into how many incidents do the headings of a document divide it?
import { expect, test } from 'vitest';
import { pages } from '../../ingest/text/pages.ts';
import { plain } from '../../ingest/text/writer.ts';
import { documentOf } from '../extract/page.ts';

/** How many incidents the headings and paragraphs (`# …` and the rest) tell. */
function incidents(...lines: string[]): number {
  const document = documentOf((writer) => {
    for (const line of lines) {
      const depth = /^#*/.exec(line)?.[0].length ?? 0;
      const words = plain(line.replace(/^#+ /, ''));
      if (depth) writer.heading(depth, words);
      else writer.paragraph(words);
    }
  });
  return pages(document).length;
}

test('an outage of each day is an incident of its own', () => {
  expect(
    incidents(
      '# Log',
      '## Outage on March 3rd, 2026',
      'Down.',
      '## Outage on March 4th, 2026',
      'Down.',
    ),
  ).toBe(2);
});

test('updates of two days are of one incident', () => {
  expect(
    incidents('# Log', '## Update: March 3rd, 2026', 'Down.', '## Update: March 4th, 2026', 'Up.'),
  ).toBe(1);
});

const REPORT = ['Date: 2026-03-02', 'Impact: writes failed', 'Root cause: a full disk'];

test('sections that each hold a whole report are incidents', () => {
  expect(
    incidents('# Reports', '## Slow ledger', ...REPORT, '### Timeline', '## Lost mail', ...REPORT),
  ).toBe(2);
});

test('one report beside another section is one incident', () => {
  expect(incidents('# Reports', '## Slow ledger', ...REPORT, '## Thanks', 'To all.')).toBe(1);
});
