// Where do words begin and end?
import { expect, test } from 'vitest';
import { wordsOf } from '../../ingest/text/word-ranges.ts';

const words = (text: string): string[] => {
  const { starts, ends } = wordsOf(text);
  return starts.map((start, at) => text.slice(start, ends[at]));
};

test.each<[string, string[]]>([
  ['the DNS zone', ['the', 'DNS', 'zone']],
  ["don’t, or don't", ['don’t', 'or', "don't"]],
  ["'quoted' ends'", ['quoted', 'ends']],
  ['coredns.yaml, 5.2', ['coredns', 'yaml', '5', '2']],
  ['snake_case-and-dash', ['snake_case', 'and', 'dash']],
  ['réseau größer', ['réseau', 'größer']],
  ['名前解決 に 失敗', ['名前解決', 'に', '失敗']],
  ['𝒜𝒷 x🙂y', ['𝒜𝒷', 'x', 'y']],
  ['', []],
])('%s', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('as a regular expression finds them, in whatever comes', () => {
  const text = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
  expect(words(text)).toEqual(text.match(/[\p{L}\p{N}_]+(?:['’][\p{L}\p{N}_]+)*/gu));
});
