// Where do the taxonomy's phrases stand?
import { expect, test } from 'vitest';
import { loadTaxonomy } from '../../ingest/taxonomy.ts';
import { findCues } from '../../ingest/text/cues.ts';

const taxonomy = loadTaxonomy(
  `causes:
  - id: dns
    label: DNS
    meaning: names
    examples: [a dns failure, name resolution failed]
    cues: [dns, {cue: name resol*, weight: 2}, 名前解決]
    not: [dns team]
`,
  'taxonomy.yaml',
);

const found = (text: string): string[] =>
  findCues(taxonomy, text).map(({ start, end }) => text.slice(start, end));

test('words match whole and without case', () => {
  expect(found('The DNS zone, not the adns tool.')).toEqual(['DNS']);
});

test('an open end takes any ending, and a hyphen parts words as a space does', () => {
  expect(found('Name-resolution failed; name resolving too.')).toEqual([
    'Name-resolution',
    'name resolving',
  ]);
});

test('a phrase of the not list takes its words out', () => {
  expect(found('The DNS team was paged.')).toEqual([]);
});

test('signs match anywhere', () => {
  expect(found('内部の名前解決に失敗')).toEqual(['名前解決']);
});
