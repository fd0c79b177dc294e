// Is the end of a part taken for the end of the trouble?
import { expect, test } from 'vitest';
import { moments } from '../../ingest/extract/moments.ts';
import { plain } from '../../ingest/text/writer.ts';
import { pageOf } from './page.ts';

const PART =
  'Uploads have been failing since 08:06 UTC. The issue for thumbnails has been resolved as of 09:38 UTC.';
const NONE: string[] = [];
const END = ['2024-05-06T09:38:00Z'];

test.each([
  ['We are rolling out a fix to mitigate this.', NONE],
  ['Mitigation work is currently underway.', NONE],
  ['We were working on it, and service was fully restored.', END],
  ['Thank you for your patience.', END],
])('then a posting: %s', (later, expected) => {
  expect(ends([later, PART])).toEqual(expected);
});

test.each([
  ['Mitigation work is underway for the rest.', NONE],
  ['We continue to work towards full recovery of uploads.', NONE],
  ['We are working on a report.', END],
])('in the same posting: %s', (rest, expected) => {
  expect(ends([`${PART} ${rest}`])).toEqual(expected);
});

/** The ends that sentences tell, of a page of postings from the latest to the earliest. */
function ends(postings: string[]): string[] {
  const page = pageOf((writer) => {
    postings.forEach((text, index) => {
      const update = writer.openUpdate(null);
      writer.paragraph(plain(text));
      const value = `2024-05-06T1${postings.length - index}:00:00Z`;
      const words = writer.paragraph(plain(`Posted ${value}`));
      const span = writer.span(words.start + 'Posted '.length, words.end);
      writer.closeUpdate(update, { value, precision: 'minute', zone: 'UTC', span });
    });
  });
  const read = moments.extract(page).filter((fact) => fact.certainty === 'stated');
  return [
    ...new Set(read.flatMap((fact) => (fact.field === 'resolvedAt' ? [fact.value.value] : []))),
  ];
}
