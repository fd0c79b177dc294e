// Does a Markdown document come apart into what its author meant?
import { expect, test } from 'vitest';
import { read, show } from './show.ts';

test('headings of both styles keep their level, closing marks go', async () => {
  expect(await show('# One\n\nTwo\n---\n\n### Three ###\n')).toEqual([
    '# One',
    '## Two',
    '### Three',
  ]);
});

test('a ticket number or a channel at the start of a line is no heading', async () => {
  expect(await show('#42 broke it\n\n#ops knew')).toEqual(['#42 broke it', '#ops knew']);
});

test('a line that is wholly bold is a heading one level below the last real one', async () => {
  expect(await show('## Review\n\n**Timeline**\n\nIt fell.\n\n**Why:**\n\nRain.')).toEqual([
    '## Review',
    '### Timeline',
    'It fell.',
    '### Why:',
    'Rain.',
  ]);
});

test('a bold sentence stays a sentence', async () => {
  expect(await show('**We were too slow.**')).toEqual(['We were too slow.']);
});

test('the name of a section with a colon is a heading, the lead of a list is not', async () => {
  expect(await show('Timeline:\n- it fell\n\nWe will do the following:\n- sleep')).toEqual([
    '## Timeline:',
    '- it fell',
    'We will do the following:',
    '- sleep',
  ]);
});

test('lines that were wrapped are one paragraph, hard breaks stay', async () => {
  expect(await show('The queue\nwas full.  \nNobody saw it.')).toEqual([
    'The queue was full.\nNobody saw it.',
  ]);
});

test('nested, numbered and ticked items keep their depth, number and box', async () => {
  const text = '- a\n  - b\n    - c\n\n1. d\n1. e\n   continues\n\n- [ ] f\n- [x] g\n';
  expect(await show(text)).toEqual([
    '- a',
    '  - b',
    '    - c',
    '1. d',
    '2. e continues',
    '[ ] - f',
    '[x] - g',
  ]);
});

test('a paragraph below an item does not end its list', async () => {
  expect(await show('- a\n\n  more of a\n\n  - b\n- c')).toEqual([
    '- a',
    'more of a',
    '  - b',
    '- c',
  ]);
});

test('a date that opens a line with its day is no list', async () => {
  expect(await show('3. March was quiet.')).toEqual(['3. March was quiet.']);
});

test('a table becomes rows with its header, escaped strokes are letters', async () => {
  expect(await show('| Time | What |\n|:--|--|\n| 10:00 | a \\| b |\n| 10:05 | **c** |\n')).toEqual(
    ['10:00 | a | b {Time, What}', '10:05 | c {Time, What}'],
  );
});

test('rows between strokes without a header are rows, particulars are named values', async () => {
  expect(await show('| x | y |\n| z | w |\n')).toEqual(['x | y {}', 'z | w {}']);
  expect(await show('| | |\n|--|--|\n| Severity | high |\n| Owner | Ada |\n')).toEqual([
    'Severity = high',
    'Owner = Ada',
  ]);
});

test('fenced and indented code is code, with its indentation inside', async () => {
  expect(await show('```sh\nif x\n  y\n```\n\nthen\n\n    z = 1\n')).toEqual([
    'code: if x\n  y',
    'then',
    'code: z = 1',
  ]);
});

test('code that never ends is read as text, with a note', async () => {
  const document = await read('```\nThe rest of the story.');
  expect(document.text).toBe('The rest of the story.');
  expect(document.notes[0]?.message).toMatch(/never closed/);
});

test('quotes are read like anything else, however deep', async () => {
  expect(await show('> # Said\n> > - twice\n>\n> and\nlazily')).toEqual([
    '# Said',
    '- twice',
    'and lazily',
  ]);
});

test('comments never reach the text, over one line or many, save in code', async () => {
  const document = await read('a <!-- b --> c\n\n<!--\n- 10:00 sample\n-->\n\n`<!-- d -->` e');
  expect(document.text).toBe('a c\n\n<!-- d --> e');
});

test('a comment that never ends hides the rest, with a warning that names its line', async () => {
  const document = await read('---\ntitle: T\n---\nseen\n<!-- hidden\nhidden');
  expect(document.text).toBe('title: T\n\nseen');
  expect(document.notes).toEqual([
    { level: 'warning', message: expect.stringContaining('line 5') as string, span: null },
  ]);
});

test('emphasis, code ticks, escapes, entities, strikethrough and footnotes leave their words', async () => {
  const text =
    '**B** _i_ `c*d` \\*e\\* f &amp; g ~~h~~[^1] snake_case 2 * 3 *.example.org\n\n[^1]: i';
  expect(await show(text)).toEqual(['B i c*d *e* f & g h snake_case 2 * 3 *.example.org', 'i']);
});

test('links leave their words and keep their address, by brackets, by reference and bare', async () => {
  const text = '[a](b "t"), [c][d], [d] and <https://e.org> or https://f.org/g_(h).\n\n[d]: /i\n';
  const document = await read(text);
  expect(document.text).toBe('a, c, d and https://e.org or https://f.org/g_(h).');
  expect(
    document.links.map((link) => [document.text.slice(link.start, link.end), link.href]),
  ).toEqual([
    ['a', 'b'],
    ['c', '/i'],
    ['d', '/i'],
    ['https://e.org', 'https://e.org'],
    ['https://f.org/g_(h)', 'https://f.org/g_(h)'],
  ]);
});

test('an image leaves its alternative text', async () => {
  expect(await show('![Errors by hour](chart.png)')).toEqual(['Errors by hour']);
});

test('tags go, placeholders in angle brackets stay', async () => {
  expect(await show('run <code>kill</code> <name><br>now')).toEqual(['run kill <name>\nnow']);
});

test('folded details, tables and lists in HTML read like Markdown', async () => {
  const text =
    '<details>\n<summary>Graphs</summary>\n\nNone.\n</details>\n\n<table><tr><th>A</th></tr><tr><td>b</td></tr></table>\n\n<ul>\n<li>c</li>\n<li>d</li>\n</ul>';
  expect(await show(text)).toEqual(['## Graphs', 'None.', 'b {A}', '- c', '- d']);
});

test('shortcodes, directives and attributes go, their content stays', async () => {
  const text =
    '::: {.note}\nMind the gap.\n:::\n\n{{< figure src="a.png" >}}\n\n{% raw %}kept{% endraw %}\n\n## H {#h .x}';
  expect(await show(text)).toEqual(['Mind the gap.', 'kept', '## H']);
});

test('an admonition is its title and its words', async () => {
  expect(await show('!!! warning "Careful"\n    Hot.\n\nCold.')).toEqual([
    '## Careful',
    'Hot.',
    'Cold.',
  ]);
});

test('named values are fields, plain or bold, and go on over wrapped lines', async () => {
  expect(
    await show('**Severity:** high\n**Impact**: orders\nwere late\n\nDate: 2020-01-01'),
  ).toEqual(['Severity = high', 'Impact = orders were late', 'Date = 2020-01-01']);
});

test('named values behind HTML breaks are fields too', async () => {
  expect(await show('Status: final<br> Owner: Ada')).toEqual(['Status = final', 'Owner = Ada']);
});

test('a named value in a list stays an item', async () => {
  expect(await show('- Status: closed')).toEqual(['- Status: closed']);
});

test('a time, an address or a long sentence before a colon is no name', async () => {
  expect(await show('10:15: down\n\nhttps://a.org: down\n\nThen somebody said. This: no')).toEqual([
    '10:15: down',
    'https://a.org: down',
    'Then somebody said. This: no',
  ]);
});

test('lines that each open with a time are entries, though Markdown would join them', async () => {
  expect(await show('Timeline UTC:\n10:00 it fell\n10:05 it rose\nagain')).toEqual([
    '## Timeline UTC:',
    '- 10:00 it fell',
    '- 10:05 it rose again',
  ]);
});

test('front matter becomes fields at the top, title and date among them', async () => {
  const document = await read(
    '---\ntitle: "Night shift"\ndate: 2021-02-03\naffected: [a, b]\n---\n# Other\n',
  );
  expect(document.text).toBe(
    'title: Night shift\ndate: 2021-02-03\naffected: a\naffected: b\n\nOther',
  );
  expect(document.title).toMatchObject({ value: 'Night shift', span: { quote: 'Night shift' } });
  expect(document.published).toMatchObject({ value: '2021-02-03', precision: 'day', zone: null });
});

test('the title is the first heading of the first level where no front matter gives one', async () => {
  expect((await read('intro\n\n# Real\n\n# Second')).title?.value).toBe('Real');
  expect((await read('## Late trains\n\nwords')).title?.value).toBe('Late trains');
  expect((await read('## Summary\n\nwords')).title).toBeNull();
});

test('an organisation is named by a field that says so, else it is null', async () => {
  expect((await read('Company: Acme Ltd\n')).organization?.value).toBe('Acme Ltd');
  expect((await read('# Acme is down\n')).organization).toBeNull();
});

test('a publication date that every change sets anew gives way to the date of creation', async () => {
  const text =
    '---\ncreatedAt: 2017-05-01\npublishedAt: 2019-01-01\nupdatedAt: 2019-01-01\n---\nwords';
  expect((await read(text)).published?.value).toBe('2017-05-01');
});

test('the date of a change is no publication date', async () => {
  expect((await read('---\nupdated: 2019-01-01\n---\nwords')).published).toBeNull();
});

test('a byline is a paragraph of its own and dates the document', async () => {
  const document = await read('# T\n\nada · description · 2017-07-03\nImpact: none');
  expect(document.blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'field']);
  expect(document.published).toMatchObject({ value: '2017-07-03', certainty: 'implied' });
});

test('postings of a status page in Markdown take their status and the time below them', async () => {
  const text =
    '---\ntitle: T\n---\n**Resolved** - All is well. {{< track "2020-01-02 03:04:05" >}}\n\n*Update* - Soon.\n\n- a\n\n{{< track "2020-01-02 02:00:00" >}}\n';
  expect(await show(text)).toEqual([
    'title = T',
    '<Resolved 2020-01-02T03:04:05>',
    'Resolved - All is well.',
    '2020-01-02 03:04:05',
    '<Update 2020-01-02T02:00:00>',
    'Update - Soon.',
    '- a',
    '2020-01-02 02:00:00',
  ]);
});

test('postings below their times, set apart by lines, are postings without a status', async () => {
  const text = '2020-01-02 03:04 UTC\n\nGood.\n\n---\n2020-01-02 02:00 UTC\n\nBad.\n\n---\n';
  expect(await show(text)).toEqual([
    '<no status 2020-01-02T03:04:00Z>',
    '2020-01-02 03:04 UTC',
    'Good.',
    '<no status 2020-01-02T02:00:00Z>',
    '2020-01-02 02:00 UTC',
    'Bad.',
  ]);
});

test('headings that are times stay a timeline', async () => {
  expect(await show('## Timeline\n\n### 10:00\n\nDown.\n\n### 11:00\n\nUp.')).toEqual([
    '## Timeline',
    '### 10:00',
    'Down.',
    '### 11:00',
    'Up.',
  ]);
});

test('a history page has one part for each titled incident', async () => {
  const text =
    'Nov 3, 2025\n\n[Slow mail](/1)\n\n**Resolved** - Done.  \nNov  3, 10:00 UTC\n\nNov 2, 2025\n\nNothing happened.\n\nNov 1, 2025\n\n[No mail](/2)\n\n**Resolved** - Done too.  \nNov  1, 09:00 UTC\n';
  const document = await read(text);
  expect(
    document.parts.map((part) => document.text.slice(part.start, part.end).split('\n')[2]),
  ).toEqual(['Slow mail', 'No mail']);
  expect(document.blocks.filter((block) => block.stamp).map((block) => block.stamp?.value)).toEqual(
    ['2025-11-03T10:00:00Z', '2025-11-01T09:00:00Z'],
  );
});

test('a table of contents is left out', async () => {
  expect(await show('[TOC]\n\n- [One](#one)\n  - [Two](#two)\n\n# One')).toEqual(['# One']);
});

test('a directive leaves its title and its words', async () => {
  expect(await show(':::caution Mind the gap\nIt is wide.\n:::\n\n:::note\nOne.\n:::')).toEqual([
    '## Mind the gap',
    'It is wide.',
    'One.',
  ]);
});

test('front matter may stand below blank lines', async () => {
  expect(await show('\n\n---\ntitle: T\n---\nwords')).toEqual(['title = T', 'words']);
});
