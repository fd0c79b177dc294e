// Do word boundaries hold for letters of any script?
import { expect, test } from 'vitest';
import { matchesOf, words } from '../../ingest/text/patterns.ts';

test.each<[RegExp, string, string[]]>([
  [/\brésolu\b/giu, 'Le problème est résolu.', ['résolu']],
  [/\brésolu\b/giu, 'non-résolues, irrésolu', []],
  [/\bstör\w+/giu, 'Störung; Betriebsstörung', ['Störung']],
  [/[\w-]+/gu, 'größer-als 日本 x_1', ['größer-als', '日本', 'x_1']],
])('%s in %s', (pattern, text, expected) => {
  expect(matchesOf(words(pattern), text).map(([match]) => match)).toEqual(expected);
});

test.each([/a*/g, /\b/g, /x/g, /(?<=a)b?/g])('matches are those of matchAll: %s', (pattern) => {
  const text = 'aab xaxb';
  const told = (match: RegExpExecArray) => [match.index, match[0]];
  expect(matchesOf(pattern, text).map(told)).toEqual([...text.matchAll(pattern)].map(told));
  // and again from the start
  expect(matchesOf(pattern, text).map(told)).toEqual([...text.matchAll(pattern)].map(told));
});
