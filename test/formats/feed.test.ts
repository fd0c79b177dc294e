// Do the entries of a feed become incidents with their postings?
import { expect, test } from 'vitest';
import { read, show } from './show.ts';

const content = (posted: string, status: string, words: string): string =>
  `&lt;p&gt;&lt;small&gt;${posted}&lt;/small&gt;&lt;br&gt;&lt;strong&gt;${status}&lt;/strong&gt; - ${words}&lt;/p&gt;`;
const ATOM = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tidewater Status - Incident History</title>
<entry><id>t:1</id><published>2021-01-01T00:20:00Z</published><title>Lock gate stuck</title><link rel="alternate" href="https://example.org/1"/>
<content type="html">${content("Jan &lt;var data-var='date'&gt; 1&lt;/var&gt;, 00:20 UTC", 'Resolved', 'It moves.')}${content('Dec 31, 23:50 UTC', 'Investigating', 'It does not move.&lt;br/&gt;Divers look.')}</content></entry>
<entry><id>t:2</id><updated>2020-11-02T08:00:00Z</updated><title>Low &amp; slow tide</title><content type="html">${content('Nov  2, 08:00 UTC', 'Resolved', 'Back.')}</content></entry></feed>`;

test('postings of a status page, their year taken from the entry, also over New Year', async () => {
  expect(await show(ATOM, 'history.atom')).toEqual([
    '# Tidewater Status - Incident History',
    '## Lock gate stuck',
    'Published date = 2021-01-01T00:20:00Z',
    '<Resolved 2021-01-01T00:20:00Z>',
    '### Resolved',
    'It moves.',
    'Posted Jan 1, 00:20 UTC',
    '<Investigating 2020-12-31T23:50:00Z>',
    '### Investigating',
    'It does not move.\nDivers look.',
    'Posted Dec 31, 23:50 UTC',
    '## Low & slow tide',
    'Published date = 2020-11-02T08:00:00Z',
    '<Resolved 2020-11-02T08:00:00Z>',
    '### Resolved',
    'Back.',
    'Posted Nov 2, 08:00 UTC',
  ]);
});

test('the title of the feed names the organisation, entries are parts with their ids', async () => {
  const { organization, parts, links } = await read(ATOM, 'history.atom');
  expect(organization?.value).toBe('Tidewater');
  expect(parts.map(({ key }) => key)).toEqual(['t:1', 't:2']);
  expect(links).toMatchObject([{ href: 'https://example.org/1' }]);
});

test('RSS with its dates in words, its content in CDATA, its only item no list', async () => {
  const rss = `<rss version="2.0" xmlns:content="c"><channel><title>Blog</title><item><title><![CDATA[We <em>froze</em>]]></title>
<link>https://example.org/p</link><pubDate>Thu, 03 Feb 2022 10:30:37 +0100</pubDate><description>short</description>
<content:encoded><![CDATA[<h2>Summary</h2><p>The pond <b>froze</b> at 09:00.</p><ul><li>Buy salt</li></ul>]]></content:encoded></item></channel></rss>`;
  expect(await show(rss, 'feed.xml')).toEqual([
    '# Blog',
    '## We froze',
    'Published date = Thu, 03 Feb 2022 10:30:37 +0100',
    '### Summary',
    'The pond froze at 09:00.',
    '- Buy salt',
  ]);
  expect((await read(rss, 'feed.xml')).published?.value).toBe('2022-02-03T10:30:37+01:00');
});

test('a feed that breaks off is read up to its last whole entry, and says so', async () => {
  const cut = ATOM.slice(0, ATOM.indexOf('<id>t:2') + 20);
  const document = await read(cut, 'a.atom');
  expect(document.text).toContain('Lock gate stuck');
  expect(document.notes).toMatchObject([
    { level: 'warning', message: expect.stringContaining('ends in the middle') as string },
  ]);
});

const FEED = (inside: string): string => `<rss><channel><item>${inside}</item></channel></rss>`;

test.each([
  ['cut off before the first entry', '<rss><channel><item><title>a', 'ends in the middle'],
  ['no entries', '<feed><title>a</title></feed>', 'The feed has no entries.'],
  [
    'an entity from a file',
    `<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>${FEED('<title>&a;</title>')}`,
    'External entities are not supported',
  ],
  [
    'a hundred thousand elements in one another',
    FEED('<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
    'Maximum nested tags',
  ],
  ['another kind of XML', '<books><book/></books>', 'it is XML, but no feed'],
])('%s: refused with a reason', async (_, text, reason) => {
  await expect(read(text, 'a.rss')).rejects.toThrow(new RegExp(reason, 'i'));
});

test('entities of the document’s own making are not expanded', async () => {
  const rows = Array.from(
    { length: 20 },
    (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
  ).join('');
  const document = await read(
    `<!DOCTYPE r [<!ENTITY e0 "ha">${rows}]>${FEED('<title>A &e20;</title><description>b</description>')}`,
    'a.rss',
  );
  expect(document.text).toBe('A &e20;\n\nb');
});
