// Which part of a page is the document, and what do its paragraphs, lists and tables say?
import { expect, test } from 'vitest';
import { DEEPEST, parseHtml, type Element } from '../../ingest/formats/html/tree.ts';
import { plainText } from '../../ingest/formats/html/words.ts';
import { read, show } from './show.ts';

const page = (inside: string): Promise<string[]> =>
  show(`<html><body>${inside}</body></html>`, 'a.html');

test('paragraphs, links, line breaks and entities', async () => {
  expect(
    await page(
      '<p>The  mill\n stood&nbsp;still &amp; <a href="https://example.org/a b">was\n oiled</a>.<br>It turns.</p>',
    ),
  ).toEqual(['The mill stood still & was oiled.\nIt turns.']);
  const { links, text } = await read(
    '<html><body><p>It <a href="https://example.org/x"> was oiled </a>.</p></body></html>',
    'a.html',
  );
  expect(links.map((link) => [text.slice(link.start, link.end), link.href])).toEqual([
    ['was oiled', 'https://example.org/x'],
  ]);
});

test('marks that the page’s own words hold stay words', async () => {
  expect(
    await page('<p>1 * 2 * 3, a_b_c, [x], `y`, &lt;div&gt;, {{z}}, # no, &amp;amp; and **</p>'),
  ).toEqual(['1 * 2 * 3, a_b_c, [x], `y`, <div>, {{z}}, # no, &amp; and **']);
});

test('a paragraph in bold is a heading, bold names make fields, also where no space follows', async () => {
  expect(
    await page(
      '<p><strong>What went wrong?</strong></p><p><b>Severity:</b>high</p><p><b>Start</b>: 10:00 UTC<br><b>End</b>: 11:00 UTC</p>',
    ),
  ).toEqual(['# What went wrong?', 'Severity = high', 'Start = 10:00 UTC', 'End = 11:00 UTC']);
});

test('a bold name in front of a whole paragraph is the heading of what follows', async () => {
  const long =
    'The stone had a crack that nobody had seen, since it was on the side that lies below. With every turn it grew until the stone broke in two.';
  expect(await page(`<h2>Mill</h2><p><b>Root cause:</b> ${long}</p><p>It was old.</p>`)).toEqual([
    '## Mill',
    '### Root cause',
    long,
    'It was old.',
  ]);
});

test('bold by style or by the classes of a word processor', async () => {
  const text =
    '<html><head><style>.c7{font-weight:700}.c1{color:red}</style></head><body><p><span class="c7">Timeline</span></p><p><span style="font-weight:bold">Owner:</span> Ada</p><b style="font-weight:normal"><p>plain</p></b></body></html>';
  expect(await show(text, 'a.html')).toEqual(['# Timeline', 'Owner = Ada', 'plain']);
});

test('lists nest, number, tick, and keep several paragraphs of an item together', async () => {
  expect(
    await page(
      '<ul><li>one<ul><li>inner</ul><li><p>two</p><p>more</p></ul><ol start="3"><li>three<li>four</ol><ul class="contains-task-list"><li><input type="checkbox" checked> done<li><input type="checkbox"> open</ul><ul><li>☐ box</li></ul>',
    ),
  ).toEqual([
    '- one',
    '  - inner',
    '- two\nmore',
    '3. three',
    '4. four',
    '[x] - done',
    '[ ] - open',
    '[ ] - box',
  ]);
});

test('tables: names of columns, spans, named values, cells that are sections', async () => {
  expect(
    await page(
      `<table><thead><tr><th>Time<th>What</thead><tr><td rowspan=2>10:00<td>stops<tr><td>bell rings<tr><td>11:00<td><ul><li>turns<li>grinds</ul></table>
<table><tr><th>Severity</th><td>high</td></tr><tr><th>Actions</th><td><ul><li>Oil it</li><li>Clean it</li></ul></td></tr></table>`,
    ),
  ).toEqual([
    '10:00 | stops {Time, What}',
    '10:00 | bell rings {Time, What}',
    '11:00 | turns; grinds {Time, What}',
    'Severity = high',
    '# Actions',
    '- Oil it',
    '- Clean it',
  ]);
});

test('a table that only lays out the page is none', async () => {
  expect(
    await page(
      '<table role="presentation"><tr><td><h2>Left</h2><p>a</p></td><td><p>b</p></td></tr></table><table><tr><td><p>one column</p></td></tr></table>',
    ),
  ).toEqual(['## Left', 'a', 'b', 'one column']);
});

test('definition lists are named values; preformatted text keeps its lines; a relative time is its attribute', async () => {
  expect(
    await page(
      '<dl><dt>Started<dd>10:00 UTC<dt>Ended:<dd>11:00 UTC</dl><pre>$ mill\n  turn</pre><p>Posted <time datetime="2021-05-04T10:00:00Z">2 years ago</time></p>',
    ),
  ).toEqual([
    'Started = 10:00 UTC',
    'Ended = 11:00 UTC',
    'code: $ mill\n  turn',
    'Posted 2021-05-04T10:00:00Z',
  ]);
});

test('the article is read, what stands around it is not; comments never are', async () => {
  const text = `<html><head><title>Mill stops | The Miller's Blog</title><meta property="og:site_name" content="The Miller Blog"><meta property="article:published_time" content="2021-05-06T08:00:00+02:00">
<script type="application/ld+json">{"@type":"BlogPosting"</script></head><body><header><a href="/">Home</a></header><nav><ul><li>About us and many other things that nobody wants to read here</li></ul></nav>
<main><article><h1>Mill stops</h1><!-- 09:00 never --><p>It stood for an hour, from 10:00 to 11:00.</p><div class="social-share">Share</div><aside>Read also</aside><p hidden>hidden</p><p>Then it turned again, and all was well.</p></article></main>
<div id="comments"><p>First!</p></div><footer>Imprint</footer><script>var time = '12:00';</script></body></html>`;
  expect(await show(text, 'a.html')).toEqual([
    'Site = The Miller Blog',
    'Published = 2021-05-06T08:00:00+02:00',
    '# Mill stops',
    'It stood for an hour, from 10:00 to 11:00.',
    'Then it turned again, and all was well.',
  ]);
  const { organization, published } = await read(text, 'a.html');
  expect(organization?.value).toBe('Miller');
  expect(published?.value).toBe('2021-05-06T08:00:00+02:00');
});

test('a page without marks for its content: the densest part, under the title of the page', async () => {
  const text = `<html><head><title>Mill stops - Millers</title></head><body><div><div class="menu"><a href="/a">A</a> <a href="/b">B</a></div>
<div><div><p>It stood for an hour, and everybody had to wait for bread that day.</p><p>Then it turned.</p></div></div></div></body></html>`;
  expect(await show(text, 'a.html')).toEqual([
    '# Mill stops - Millers',
    'It stood for an hour, and everybody had to wait for bread that day.',
    'Then it turned.',
  ]);
});

test('front matter above a page gives its fields', async () => {
  expect(
    await show('---\ntitle: "Mill"\n---\n<h2>What happened</h2><p>It stood.', 'a.html'),
  ).toEqual(['title = Mill', '## What happened', 'It stood.']);
});

test('malformed pages: unclosed, crossed and stray tags', async () => {
  expect(
    await page(
      '<p>one<p><b>two</p></b> and<div>three</span></div></p><ul><li>a<li>b</ul><td>four<table><tr><td>x<td>y<tr><td>z<td>w</table>',
    ),
  ).toEqual(['one', '# two', 'and', 'three', '- a', '- b', 'four', 'x | y {}', 'z | w {}']);
});

test('a page without words is refused', async () => {
  await expect(
    read('<html><body><img src="a.png"><script>x</script></body></html>', 'a.html'),
  ).rejects.toThrow('The page holds no words.');
});

function deepest(element: Element): number {
  return Math.max(
    0,
    ...element.children.map((child) => (typeof child === 'string' ? 0 : 1 + deepest(child))),
  );
}

function countElements(element: Element): number {
  return element.children.reduce(
    (sum, child) => sum + (typeof child === 'string' ? 0 : 1 + countElements(child)),
    0,
  );
}

test('elements nested a hundred thousand deep are flattened, their words kept', async () => {
  const root = await parseHtml(
    `${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}<p>after</p>`,
  );
  expect(deepest(root)).toBeLessThanOrEqual(DEEPEST + 1);
  expect(plainText(root)).toBe('deepafter');
});

test('bold words that nobody closes are not opened anew in each paragraph', async () => {
  const bold = Array.from({ length: 2000 }, (_, at) => `<b a=${at}>`).join('');
  expect(countElements(await parseHtml(`<p>${bold}</p>${'<p>x</p>'.repeat(2000)}`))).toBe(4001);
});

test('exports of word processors: lists beside one another that say how deep they are', async () => {
  expect(
    await page(
      '<ul class="c1 lst-kix_ab1-0 start"><li>one</ul><ul class="c2 lst-kix_ab1-1 start"><li>inner</ul><p class="MsoListParagraph" style="text-indent:1pt;mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o&nbsp;</span>deep</p><p class="c3 title">Mill</p>',
    ),
  ).toEqual(['- one', '  - inner', '  - deep', '# Mill']);
});

test('a link that leads over a search engine leads where it says', async () => {
  const { links } = await read(
    '<p>a</p><html><body><p>See <a href="https://www.google.com/url?q=https://example.org/a%3Fb&amp;sa=D">this</a></p></body></html>',
    'a.html',
  );
  expect(links[0]?.href).toBe('https://example.org/a?b');
});

test('the tasks of a wiki: ticked by the class of their item', async () => {
  expect(
    await page(
      '<ul class="inline-task-list"><li class="checked" data-inline-task-id="1"><span>Oil it <a href="/u/ada">@ada</a> <time datetime="2021-02-01">01 Feb 2021</time></span></li><li>Clean it</li></ul>',
    ),
  ).toEqual(['[x] - Oil it @ada 01 Feb 2021', '[ ] - Clean it']);
});
