import { expect, test } from 'vitest';
import { sentences } from '../../ingest/text/sentences.ts';

const of = (text: string): string[] =>
  sentences(text).map(({ start, end }) => text.slice(start, end));

test('a full stop before white space ends a sentence', () => {
  expect(of('It broke. We mended it.')).toEqual(['It broke.', 'We mended it.']);
});

test('versions, clock times and domains do not end one', () => {
  expect(of('We moved 1.13 to 1.14 at 14.05 on db.example.org today.')).toHaveLength(1);
});

test('abbreviations do not end one', () => {
  expect(of('It took approx. 3 hours, e.g. the restore. Then it held.')).toEqual([
    'It took approx. 3 hours, e.g. the restore.',
    'Then it held.',
  ]);
});

test('p.m. ends one only before a capital', () => {
  expect(of('At 4 p.m. the site fell. By 6 p.m. It was back.')).toEqual([
    'At 4 p.m. the site fell.',
    'By 6 p.m.',
    'It was back.',
  ]);
});

test('line breaks and CJK stops end sentences', () => {
  expect(of('障害が発生。復旧した。\nnext')).toEqual(['障害が発生。', '復旧した。', 'next']);
});
