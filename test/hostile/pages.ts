// Which web pages and feeds would never end?
import { listed, many, SENTENCE, SILENT, TOLD, toldWith, type Hostile } from './hostile.ts';

const page =
  (rest: string, head = '') =>
  () =>
    `<!doctype html><html><head><title>Lantern shop down</title>${head}</head><body><h1>Lantern shop down</h1><p>${SENTENCE}</p>${rest}`;
const ENTRY = `<entry><title>Lantern shop down</title><id>1</id><published>2024-03-06T00:00:00Z</published><content type="html">&lt;p&gt;${SENTENCE}&lt;/p&gt;</content></entry>`;
const ITEM = `<item><title>Lantern shop down</title><guid>1</guid><description>${SENTENCE}</description></item>`;

const html: [string, string][] = [
  ['elements in one another', '<div>'.repeat(100_000)],
  ['words in one another', '<span>'.repeat(100_000)],
  ['lists in one another', '<ul><li>'.repeat(40_000)],
  ['tables in one another', '<table><tr><td>'.repeat(20_000)],
  ['tables in one another, with words at each depth', '<table><tr><td>a b c'.repeat(3000)],
  ['bold that never ends', `${many(3000, (at) => `<b a=${at}>`)}${'<p>x'.repeat(10_000)}`],
  ['end tags without a start', '</div></b></p>'.repeat(60_000)],
  ['crossed tags', '<b><i><p></b>'.repeat(30_000)],
  ['forms, buttons and options', '<form><button><select><option>'.repeat(20_000)],
  ['an attribute of a megabyte', `<p class="${'a '.repeat(500_000)}">words`],
  ['fifty thousand attributes', `<p ${many(50_000, (at) => `a${at}=b `)}>words`],
  ['a tag that never ends', `<${'a'.repeat(1_000_000)}`],
  ['an attribute that never ends', `<p class="${'<p>'.repeat(200_000)}`],
  ['a script that never ends', `<script>${'<!--<script>'.repeat(60_000)}`],
  ['a style that never ends', `<style>${'p{}'.repeat(100_000)}`],
  ['a text area that never ends', `<textarea>${'</p>'.repeat(100_000)}`],
  ['a text without an end (plaintext)', `<plaintext>${'<p>'.repeat(100_000)}`],
  ['comments', '<!--a--><!-- - --><!-->'.repeat(40_000)],
  ['declarations', '<!a><?b?><![CDATA['.repeat(30_000)],
  ['entities, long and broken', '&amp;&#x41;&#xFFFFFFFF;&nope;&notin&'.repeat(30_000)],
  ['links', '<a href="#a">x'.repeat(40_000)],
  [
    'links of a hundred thousand letters',
    many(20, (at) => `<a href="https://a.example/${'x'.repeat(100_000)}${at}">x</a> `),
  ],
  ['line breaks', '<br>'.repeat(200_000)],
  [
    'a wide table',
    `<table><tr>${'<td colspan=1000>a'.repeat(1500)}</tr><tr>${'<td rowspan=1000>b'.repeat(1500)}</tr></table>`,
  ],
  ['rows that all span', `<table>${'<tr><td rowspan=65534>a<td>b'.repeat(8000)}`],
  ['definitions', `<dl>${'<dt>a<dd>b'.repeat(10_000)}`],
  ['frames of documents', '<iframe srcdoc="<p>a">'.repeat(30_000)],
  ['vectors and formulas in one another', '<svg><math><mi><foreignObject>'.repeat(15_000)],
  ['templates in one another', '<template>'.repeat(30_000)],
  ['headings in headings', '<h2>a<h3>b'.repeat(30_000)],
  [
    'a script that would run',
    '<script>process.exit(1)</script><img src=x onerror="while(1);">'.repeat(2000),
  ],
  ['a page that reloads itself', '<meta http-equiv=refresh content="0;url=#">'.repeat(20_000)],
];

export const pages: Hostile[] = [
  ...html.map(([kind, rest], at): Hostile => ({
    kind: `${kind} (HTML)`,
    name: `page-${at}.html`,
    content: page(rest),
    end: TOLD,
  })),
  {
    kind: 'a page cut off in a tag',
    name: 'cut.html',
    content: () => page('<p class="a')().slice(0, -3),
    end: TOLD,
  },
  {
    kind: 'a page of furniture alone',
    name: 'furniture.html',
    content: () => `<html><body><nav>${'<a href="#">Home</a>'.repeat(20_000)}</nav></body></html>`,
    end: listed(/holds no words/),
  },
  {
    kind: 'a page without a word',
    name: 'wordless.html',
    content: () => `<html><body>${'<div><img src="a.png"></div>'.repeat(20_000)}</body></html>`,
    end: listed(/holds no words/),
  },
  {
    kind: 'a page that a program fills later',
    name: 'app.html',
    content: () =>
      `<html><head><script>${'a();'.repeat(100_000)}</script></head><body><div id="root"></div></body></html>`,
    end: listed(/holds no words/),
  },
  {
    kind: 'linked data that is no JSON',
    name: 'linked.html',
    content: page(
      '',
      `<script type="application/ld+json">${'{"@graph":['.repeat(50_000)}</script>`,
    ),
    end: TOLD,
  },
  {
    kind: 'a page that says it is in another encoding',
    name: 'charset.html',
    content: page('<p>Zürich', '<meta charset="utf-16le">'),
    end: TOLD,
  },
  {
    kind: 'incidents of a status page in one another',
    name: 'status-deep.html',
    content: () =>
      `<html><body>${'<div class="incident-container"><div class="incident-title">a</div>'.repeat(15_000)}`,
    end: listed(/It shows no incident/),
  },
  {
    kind: 'over a thousand postings of one incident',
    name: 'status-long.html',
    content: () =>
      `<div class="incident-container"><div class="incident-title">Lantern shop down</div>${'<div class="update"><strong>Investigating</strong> - We look.<br><small>Mar 5, 2024 - 09:00 UTC</small></div>'.repeat(1200)}</div>`,
    end: { is: 'begun' },
  },
  {
    kind: 'eight hundred incidents on one page',
    name: 'status-many.html',
    content: () =>
      `<div class="month-title">March 2024</div>${many(800, (at) => `<div class="incident-data"><a class="incident-title" href="/incidents/a${at}">Lantern shop down</a><div class="secondary">Mar 5, 09:00 - 09:45 UTC</div></div>`)}`,
    end: TOLD,
  },
  {
    kind: 'an entity bomb in a feed',
    name: 'laughs.atom',
    content: () =>
      `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "ha">${many(20, (at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`)}]><feed><title>&u;</title>${ENTRY}</feed>`,
    end: TOLD,
  },
  {
    kind: 'an entity from outside in a feed',
    name: 'outside.atom',
    content: () =>
      `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/passwd">]><feed><title>&a;</title>${ENTRY}</feed>`,
    end: listed(/External entities are not supported/),
  },
  {
    kind: 'elements in one another (XML)',
    name: 'deep.rss',
    content: () => `<rss><channel>${'<a>'.repeat(100_000)}`,
    end: listed(/XML/),
  },
  {
    kind: 'elements in one another, closed (XML)',
    name: 'deep-closed.rss',
    content: () =>
      `<rss><channel>${ITEM}${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</channel></rss>`,
    end: listed(/^Its XML is broken: /),
  },
  {
    kind: 'a feed cut off in its second entry',
    name: 'cut.atom',
    content: () => `<feed><title>a</title>${ENTRY}${ENTRY.slice(0, 60)}`,
    end: toldWith(/ends in the middle/),
  },
  {
    kind: 'a feed cut off in its first entry',
    name: 'cut-first.rss',
    content: () => `<rss><channel><title>a</title>${ITEM.slice(0, 60)}`,
    end: listed(/ends in the middle/),
  },
  {
    kind: 'a feed without entries',
    name: 'empty.atom',
    content: () => '<feed><title>a</title></feed>',
    end: listed(/The feed has no entries/),
  },
  {
    kind: 'angle brackets (XML)',
    name: 'brackets.rss',
    content: () => `<rss>${'<'.repeat(300_000)}</rss>`,
    end: listed(/XML|feed/),
  },
  {
    kind: 'comments in an entry',
    name: 'comments.rss',
    content: () =>
      `<rss><channel>${ITEM.replace('</item>', `${'<!---->'.repeat(60_000)}</item>`)}</channel></rss>`,
    end: TOLD,
  },
  {
    kind: 'CDATA that never ends',
    name: 'cdata.rss',
    content: () =>
      `<rss><channel>${ITEM}<item><title>b</title><description>${'<![CDATA['.repeat(60_000)}`,
    end: toldWith(/ends in the middle/),
  },
  {
    kind: 'HTML escaped a hundred times',
    name: 'escaped.rss',
    content: () =>
      `<rss><channel>${ITEM.replace(SENTENCE, `${SENTENCE} ${many(300, () => `&${'amp;'.repeat(100)}lt;b&gt;`)}`)}</channel></rss>`,
    end: TOLD,
  },
  {
    kind: 'eight hundred entries of nothing',
    name: 'entries.rss',
    content: () =>
      `<rss><channel>${'<item><title>a</title><description>b</description></item>'.repeat(800)}${ITEM}</channel></rss>`,
    end: TOLD,
  },
  {
    kind: 'a feed that is a page',
    name: 'page.rss',
    content: () => `<html><body><p>${SENTENCE}</body></html>`,
    end: listed(/no feed/),
  },
  {
    kind: 'three thousand times in one entry',
    name: 'times.atom',
    content: () =>
      `<feed>${ENTRY.replace('&lt;p&gt;', `&lt;p&gt;${'Mar 5, 10:00 UTC&lt;br&gt;'.repeat(3000)}`)}</feed>`,
    end: TOLD,
  },
  {
    kind: 'items of an Azure history in one another',
    name: 'azure.html',
    content: () =>
      '<div class="incident-history-item"><div class="incident-history-title">a</div>'.repeat(5000),
    end: SILENT,
  },
];
