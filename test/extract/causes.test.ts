// What does a sentence blame?
import { describe, expect, test } from 'vitest';
import { causes } from '../../ingest/extract/causes.ts';
import { markersOf, sideOf, type Side } from '../../ingest/extract/causes/blame.ts';
import { loadTaxonomy } from '../../ingest/taxonomy.ts';
import { findCues } from '../../ingest/text/cues.ts';
import { plain } from '../../ingest/text/writer.ts';
import { pageOf } from './page.ts';

const taxonomy = loadTaxonomy(
  `causes:
  - {id: disk, label: Disk, meaning: It was full., examples: [The disk was full., A disk.], cues: [disk, {cue: disk ** full, weight: 3}]}
  - {id: vendor, label: Vendor, meaning: Theirs., examples: [Our vendor., A vendor.], cues: [{cue: vendor, weight: 2}]}
`,
  'x',
);

function weights(...sentences: string[]): Record<string, number> {
  const page = pageOf((writer) => sentences.forEach((words) => writer.paragraph(plain(words))));
  return Object.fromEntries(
    causes(taxonomy)
      .extract(page)
      .flatMap((fact) => (fact.field === 'cause' ? [[fact.value, fact.weight]] : [])),
  );
}

describe('the side on which words stand', () => {
  test.each<[string, string, Side]>([
    ['The queue stopped because of the disk', 'disk', 'cause'],
    ['The disk led to a stop of the queue', 'disk', 'cause'],
    ['The disk stopped because of a bad cable', 'disk', 'effect'],
    ['A bad cable, due to which the load led to a stop of the disk', 'disk', 'effect'],
    ['The root cause was the disk', 'disk', 'cause'],
    ['Die Ursache der Störung war die disk', 'disk', 'cause'],
    ['The disk is old', 'disk', 'none'],
  ])('in “%s”, %s is the %s', (sentence, word, side) => {
    const at = sentence.indexOf(word);
    expect(sideOf(markersOf(sentence), at, at + word.length)).toBe(side);
  });
});

test('what is blamed weighs more than what is named', () => {
  const blamed = weights('The stop was caused by our vendor.').vendor ?? 0;
  expect(blamed).toBeGreaterThan(weights('Our vendor is in Ghent.').vendor ?? 0);
});

test.each([
  ['a denial before it', 'It was not the disk.'],
  ['a denial behind it', 'The disk was not affected.'],
  ['somebody who was asked for help', 'We worked together with our vendor.'],
  ['an address', 'See https://example.org/vendor/list for more.'],
])('%s blames nothing', (_, sentence) => {
  expect(weights(sentence)).toEqual({});
});

test('a promise weighs less than an account', () => {
  const promised = weights('We will improve the vendor contract.').vendor ?? 0;
  expect(promised).toBeLessThan(weights('There is a vendor contract.').vendor ?? 0);
});

describe('a gap in a phrase', () => {
  const cues = (text: string): string[] => findCues(taxonomy, text).map(({ cue }) => cue);
  test('passes over a few words of the same clause', () => {
    expect(cues('the disk of the mirror was full')).toContain('disk ** full');
  });
  test('passes over no denial, no end of a clause and no more than four words', () => {
    expect(cues('the disk was not full')).not.toContain('disk ** full');
    expect(cues('the disk, so the bin was full')).not.toContain('disk ** full');
    expect(cues('the disk that had been in the old rack was full')).not.toContain('disk ** full');
  });
});
