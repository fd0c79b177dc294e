// Does a hostile file of any kind end soon, with a document or with a reason?
import { expect, test } from 'vitest';
import { recognise } from '../../ingest/formats/index.ts';
import { FormatError, type Document } from '../../ingest/model.ts';
import { assertSound, read, source } from './show.ts';

/** Files at which a careless reader would take minutes, run out of memory or out of stack. */
const HOSTILE: [string, string, string][] = [
  ['elements in one another', 'a.html', '<div>'.repeat(100_000)],
  ['inline elements in one another', 'a.html', '<span>'.repeat(100_000) + 'a'],
  ['lists in one another', 'a.html', '<ul><li>'.repeat(50_000) + 'a'],
  ['tables in one another', 'a.html', '<table><tr><td>'.repeat(30_000) + 'a'],
  [
    'bold that never ends',
    'a.html',
    `${Array.from({ length: 5000 }, (_, at) => `<b a=${at}>`).join('')}${'<p>x'.repeat(20_000)}`,
  ],
  ['end tags without a start', 'a.html', '</div></b>'.repeat(100_000) + '<p>a'],
  ['crossed tags', 'a.html', '<b><i><p></b>'.repeat(40_000) + 'a'],
  ['one huge attribute', 'a.html', `<p class="${'a '.repeat(1_000_000)}">words`],
  [
    'a hundred thousand attributes',
    'a.html',
    `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}=b`).join(' ')}>words`,
  ],
  ['a tag that never ends', 'a.html', `<p>a</p><${'a'.repeat(2_000_000)}`],
  ['an attribute that never ends', 'a.html', `<p>a</p><p class="${'<p>'.repeat(300_000)}`],
  ['a script that never ends', 'a.html', `<p>a</p><script>${'<!--'.repeat(300_000)}`],
  ['entities', 'a.html', '<p>' + '&amp;&#x41;&nope;'.repeat(100_000)],
  ['links', 'a.html', '<p>' + '<a href="#a">x'.repeat(60_000)],
  ['line breaks', 'a.html', '<p>a' + '<br>'.repeat(300_000) + 'b'],
  [
    'a wide table',
    'a.html',
    `<table><tr>${'<td colspan=1000>a'.repeat(2_000)}</tr><tr>${'<td rowspan=1000>b'.repeat(2_000)}</tr></table>`,
  ],
  [
    'a table of a hundred thousand rows that all span',
    'a.html',
    `<table>${'<tr><td rowspan=1000>a<td>b'.repeat(30_000)}</table>`,
  ],
  ['definitions', 'a.html', `<dl>${'<dt>a<dd>b'.repeat(50_000)}</dl>`],
  [
    'classes of furniture',
    'a.html',
    '<div class="nav menu sidebar-x-y-z-nav-nav">a</div>'.repeat(30_000),
  ],
  [
    'hints of a status page',
    'a.html',
    '<div class="incident-container"><div class="incident-title">a</div>'.repeat(20_000),
  ],
  [
    'postings of a status page',
    'a.html',
    `<div class="incident-container"><div class="incident-title">a</div>${'<div class="update"><strong>Resolved</strong> - b<br><small>Jan 1, 10:00 UTC</small></div>'.repeat(5_000)}</div>`,
  ],
  [
    'times on one line',
    'a.atom',
    `<feed><entry><title>a</title><published>2021-01-01T00:00:00Z</published><content>&lt;p&gt;${'Jan 1, 10:00 UTC&lt;br&gt;'.repeat(20_000)}</content></entry></feed>`,
  ],
  [
    'entries',
    'a.rss',
    `<rss><channel>${'<item><title>a</title><description>b</description></item>'.repeat(3_000)}</channel></rss>`,
  ],
  ['angle brackets', 'a.rss', `<rss>${'<'.repeat(500_000)}</rss>`],
  [
    'comments in XML',
    'a.rss',
    `<rss><channel><item><title>a</title>${'<!---->'.repeat(100_000)}</item></channel></rss>`,
  ],
  [
    'CDATA that never ends',
    'a.rss',
    `<rss><channel><item><title>a</title><description>${'<![CDATA['.repeat(100_000)}`,
  ],
  ['brackets in JSON', 'a.json', `{"incident_updates":${'['.repeat(1_000_000)}`],
  [
    'objects in one another',
    'a.json',
    `[${'{"title":"a","start":"b","severity":"c","d":'.repeat(50_000)}1${'}'.repeat(50_000)}]`,
  ],
  [
    'the same key',
    'a.json',
    `{"incident_updates":[],"name":"a","status":"b",${'"c":1,'.repeat(100_000)}"d":1}`,
  ],
  [
    'a million updates',
    'a.json',
    `{"name":"a","status":"b","incident_updates":[${'1,'.repeat(500_000)}2]}`,
  ],
  [
    'updates of one letter',
    'a.json',
    `{"name":"a","status":"b","incident_updates":[${'{"body":"x","status":"y"},'.repeat(20_000)}{}]}`,
  ],
  ['quotes', 'a.csv', `Title,Start,End\n${'"'.repeat(500_001)}`],
  ['separators', 'a.csv', `Title,Start,End\n${','.repeat(500_000)}`],
  ['rows', 'a.csv', `Title,Start,End\n${'a,2021-01-01 10:00,b\n'.repeat(5_000)}`],
  [
    'lines that are no JSON',
    'a.ndjson',
    `{"title":"a","start":"b","severity":"c"}\n${'{\n'.repeat(100_000)}`,
  ],
  [
    'indented blocks in one another',
    'a.rst',
    Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at)}.. note::`).join('\n'),
  ],
  [
    'lists in one another',
    'a.rst',
    Array.from({ length: 2000 }, (_, at) => `${'  '.repeat(at)}- a\n`).join('\n'),
  ],
  ['rules of tables', 'a.rst', '=====  =====\n'.repeat(50_000)],
  ['grids', 'a.rst', '+---+---+\n'.repeat(50_000)],
  ['marks', 'a.rst', '`a <'.repeat(50_000) + '|a'.repeat(50_000) + ':a:`'.repeat(50_000)],
];

test.each(HOSTILE)(
  '%s in %s',
  async (_, path, text) => {
    const outcome = await read(text, path).catch((error: unknown) => error);
    if (outcome instanceof FormatError) expect(outcome.message).toMatch(/^\p{Lu}.+[.)]$/u);
    else if (outcome instanceof Error) throw outcome;
    else assertSound(outcome as Document);
  },
  20_000,
);

test('every hostile file is one that a format takes on', () => {
  expect(
    HOSTILE.filter(([, path, text]) => recognise(source(text, path)) === null).map(
      ([name]) => name,
    ),
  ).toEqual([]);
});
