// Which Markdown, and which of its cousins, would fill the stack or the hours?
import { many, SENTENCE, STORY, TOLD, toldWith, type Hostile } from './hostile.ts';

const below = (rest: string) => () => `${STORY}\n${rest}\n`;
const front = (yaml: string) => () => `---\n${yaml}\n---\n\n${STORY}`;
const BROKEN = /front matter is broken/;

const inline: [string, string][] = [
  ['a hundred thousand square brackets', '['.repeat(100_000)],
  ['square brackets, closed', '['.repeat(50_000) + 'a' + ']'.repeat(50_000)],
  ['links in links', '[a'.repeat(30_000) + '](b)'.repeat(30_000)],
  ['pictures in pictures', '!['.repeat(50_000)],
  ['footnotes that name each other', many(5000, (at) => `[^${at}]: see [^${at + 1}]\n`)],
  ['a hundred thousand definitions of links', many(100_000, (at) => `[a${at}]: b\n`)],
  ['stars', '*'.repeat(200_000)],
  ['stars that open and never close', '*a **b '.repeat(40_000)],
  ['underscores and stars, crossed', '*_a* b_ '.repeat(30_000)],
  ['backticks of every length', many(1500, (at) => `${'`'.repeat(at)} `)],
  ['angle brackets', '<'.repeat(100_000)],
  ['comments that never end', '<!-- '.repeat(40_000)],
  ['processing instructions that never end', '<?'.repeat(80_000)],
  ['entities, long and broken', '&#x1F600;&amp;&nope;&#99999999;&'.repeat(20_000)],
  ['backslashes', '\\'.repeat(200_000)],
  ['dollars and braces of formulas', '$$ {'.repeat(40_000)],
  ['struck words that never end', '~~a '.repeat(50_000)],
];
const blocks: [string, string][] = [
  ['quotes in one another', '>'.repeat(50_000) + ' a'],
  ['quotes of every depth', many(2000, (at) => `${'>'.repeat(at % 300)} a`, '\n')],
  ['lists in one another', many(1000, (at) => `${'  '.repeat(at)}- a`, '\n')],
  ['list marks on one line', '- '.repeat(50_000)],
  ['numbered items on one line', '1. '.repeat(50_000)],
  ['fences that are never closed', many(20_000, (at) => '`'.repeat(3 + (at % 40)), '\n')],
  ['fences of other lengths in one another', many(300, (at) => '~'.repeat(3 + at), '\n')],
  ['lines under nothing', '===\n---\n'.repeat(50_000)],
  ['an underline of a million signs', `a\n${'='.repeat(1_000_000)}`],
  ['twenty thousand headings', '# a\n'.repeat(20_000)],
  ['headings deeper than six', many(5000, (at) => `${'#'.repeat(at % 100)} a`, '\n')],
  [
    'a table of ten thousand columns',
    `|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n|${'b|'.repeat(10_000)}`,
  ],
  [
    'rows of different widths',
    `|a|b|\n|-|-|\n${many(5000, (at) => `|${'x|'.repeat(at % 50)}`, '\n')}`,
  ],
  ['a table of pipes alone', '|'.repeat(200_000)],
  ['escaped pipes', `|a|\n|-|\n|${'\\|'.repeat(100_000)}|`],
  ['elements in one another', '<div>'.repeat(50_000)],
  ['a script that never ends', `<script>${'a'.repeat(500_000)}`],
  ['details that never end', '<details><summary>a'.repeat(20_000)],
  ['line breaks alone', '\n'.repeat(500_000)],
  ['blanks at the end of each line', `${'a'.padEnd(200)}\n`.repeat(10_000)],
  ['tabs', '\t'.repeat(300_000) + 'a'],
  ['lines that go on and on', 'a\n'.repeat(150_000)],
  ['shortcodes in one another', '{{< a "'.repeat(30_000)],
  ['Liquid that never ends', '{% if a %}{{ b | c: '.repeat(20_000)],
  [
    'fenced divisions of Quarto in one another',
    many(5000, (at) => `${':'.repeat(3 + (at % 500))} {.a}`, '\n'),
  ],
  ['admonitions in one another', many(1500, (at) => `${'    '.repeat(at)}!!! note "a"`, '\n')],
  ['attributes behind each word', 'a{#b .c d="e"}'.repeat(20_000)],
  ['definitions below definitions', 'a\n: b\n'.repeat(40_000)],
  ['boxes to tick', '- [ ] \n'.repeat(60_000)],
];

const fronts: Hostile[] = [
  {
    kind: 'an alias bomb',
    name: 'alias-bomb.md',
    content: front(
      `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefghijkl', (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghijk'[at]}`).join(',')}]`).join('\n')}`,
    ),
    end: toldWith(BROKEN),
  },
  {
    kind: 'an alias of itself',
    name: 'alias-loop.md',
    content: front('a: &a\n  b: *a\n  c: {d: *a}'),
    end: TOLD,
  },
  {
    kind: 'front matter that never ends',
    name: 'front-open.md',
    content: () => `---\ntitle: a\n\n${STORY}`,
    end: TOLD,
  },
  {
    kind: 'front matter of a megabyte',
    name: 'front-large.md',
    content: front(`a: [b]\n${many(60_000, (at) => `key${at}: {v: ${at}}\n`)}`),
    end: toldWith(BROKEN),
  },
  {
    kind: 'front matter nested ten thousand deep',
    name: 'front-deep.md',
    content: front(`a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    end: toldWith(BROKEN),
  },
  {
    kind: 'front matter indented ever deeper',
    name: 'front-indented.md',
    content: front(many(400, (at) => `${' '.repeat(at)}a:`, '\n')),
    end: toldWith(BROKEN),
  },
  {
    kind: 'the same key a thousand times',
    name: 'front-repeated.md',
    content: front(many(1000, (at) => `title: "Lantern ${at}"`, '\n')),
    end: TOLD,
  },
  {
    kind: 'keys that JavaScript keeps for itself',
    name: 'front-proto.md',
    content: front(
      '__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\ntoString: a\nhasOwnProperty: [b]',
    ),
    end: TOLD,
  },
  {
    kind: 'tags that would run code',
    name: 'front-tags.md',
    content: front(
      'a: !!js/function "function () { process.exit(1) }"\nb: !!python/object/apply:os.system ["exit 1"]\nc: !<tag:x> 1',
    ),
    end: TOLD,
  },
  {
    kind: 'keys merged into themselves',
    name: 'front-merge.md',
    content: front('base: &b\n  <<: *b\n  c: 1\nd:\n  <<: [*b, *b]'),
    end: TOLD,
  },
  {
    kind: 'tabs and broken quotes in front matter',
    name: 'front-broken.md',
    content: front('title: "Lantern\n\tdate: 2024-03-06\nowner: \'a'),
    end: toldWith(BROKEN),
  },
  {
    kind: 'values of a hundred thousand letters',
    name: 'front-value.md',
    content: front(`severity: ${'a'.repeat(50_000)}\ncount: ${'9'.repeat(5000)}`),
    end: TOLD,
  },
  {
    kind: 'a date that never was in front matter',
    name: 'front-date.md',
    content: front('date: 2024-02-31\nstarted: 99:99\nduration: -5 minutes'),
    end: TOLD,
  },
  {
    kind: 'broken TOML',
    name: 'front-toml.md',
    content: () => `+++\ntitle = "a\n= b\n[[[x]\nc = [1, [2, [3\n+++\n\n${STORY}`,
    end: toldWith(/is no TOML/),
  },
  {
    kind: 'a list in TOML that never ends',
    name: 'front-toml-list.md',
    content: () => `+++\na = [\n${'"x",\n'.repeat(1500)}+++\n\n${STORY}`,
    end: TOLD,
  },
  {
    kind: 'front matter twice',
    name: 'front-twice.md',
    content: () => `---\ntitle: a\n---\n---\ntitle: b\n---\n\n${STORY}`,
    end: TOLD,
  },
];

const cousins: Hostile[] = [
  {
    kind: 'templates in one another (MediaWiki)',
    name: 'templates.wiki',
    content: () => `== Lantern shop down ==\n${SENTENCE}\n\n${'{{a|'.repeat(30_000)}`,
    end: TOLD,
  },
  {
    kind: 'tables in one another (MediaWiki)',
    name: 'tables.wiki',
    content: () => `== Lantern shop down ==\n${SENTENCE}\n\n${'{|\n|-\n| a\n'.repeat(20_000)}`,
    end: TOLD,
  },
  {
    kind: 'links in links (MediaWiki)',
    name: 'links.wiki',
    content: () => `== Lantern shop down ==\n${SENTENCE}\n\n${'[[a|'.repeat(40_000)}`,
    end: TOLD,
  },
  {
    kind: 'apostrophes (MediaWiki)',
    name: 'apostrophes.wiki',
    content: () => `== Lantern shop down ==\n${SENTENCE}\n\n${"'".repeat(200_000)}`,
    end: TOLD,
  },
  {
    kind: 'equals signs (MediaWiki)',
    name: 'equals.wiki',
    content: () =>
      `== Lantern shop down ==\n${SENTENCE}\n\n${'='.repeat(200_000)}\n${'== a =\n'.repeat(20_000)}`,
    end: TOLD,
  },
  {
    kind: 'notes that never end (MediaWiki)',
    name: 'nowiki.wiki',
    content: () => `== Lantern shop down ==\n${SENTENCE}\n\n${'<ref><nowiki>'.repeat(30_000)}`,
    end: TOLD,
  },
  {
    kind: 'blocks in one another (AsciiDoc)',
    name: 'blocks.adoc',
    content: () =>
      `= Lantern shop down\n\n${SENTENCE}\n\n${many(3000, (at) => '='.repeat(4 + (at % 900)), '\n')}`,
    end: TOLD,
  },
  {
    kind: 'attributes that name themselves (AsciiDoc)',
    name: 'attributes.adoc',
    content: () =>
      `= Lantern shop down\n:a: {b}{b}\n:b: {a}{a}\n\n${SENTENCE}\n\n${'{a}'.repeat(30_000)}`,
    end: TOLD,
  },
  {
    kind: 'files to include (AsciiDoc)',
    name: 'include.adoc',
    content: () =>
      `= Lantern shop down\n\n${SENTENCE}\n\n${'include::/etc/passwd[]\n'.repeat(5000)}`,
    end: TOLD,
  },
  {
    kind: 'cells (AsciiDoc)',
    name: 'cells.adoc',
    content: () => `= Lantern shop down\n\n${SENTENCE}\n\n|===\n${'|a '.repeat(60_000)}\n`,
    end: TOLD,
  },
  {
    kind: 'directives in one another (reStructuredText)',
    name: 'directives.rst',
    content: () =>
      `Lantern shop down\n=================\n\n${SENTENCE}\n\n${many(1500, (at) => `${' '.repeat(at)}.. note::`, '\n')}\n`,
    end: TOLD,
  },
  {
    kind: 'replacements of themselves (reStructuredText)',
    name: 'substitutions.rst',
    content: () =>
      `Lantern shop down\n=================\n\n${SENTENCE}\n\n.. |a| replace:: |a| |a|\n\n${'|a| '.repeat(30_000)}\n`,
    end: TOLD,
  },
  {
    kind: 'files to include (reStructuredText)',
    name: 'include.rst',
    content: () =>
      `Lantern shop down\n=================\n\n${SENTENCE}\n\n${'.. include:: /etc/passwd\n\n'.repeat(3000)}`,
    end: TOLD,
  },
];

export const markups: Hostile[] = [
  {
    kind: 'a line of almost 20 MB',
    name: 'long-line.md',
    content: () => `${STORY}\n${'word '.repeat(4_150_000)}`,
    end: TOLD,
  },
  {
    kind: 'a line of five megabytes without a blank',
    name: 'long-word.txt',
    content: () => `Lantern shop down\n\n${SENTENCE}\n\n${'x'.repeat(5_000_000)}`,
    end: TOLD,
  },
  {
    kind: 'a file of more than 20 MB',
    name: 'large.md',
    content: () => `${STORY}\n${'word\n'.repeat(4_400_000)}`,
    end: { is: 'listed', reason: /^It is larger than 20 MB \(2\d(?:\.\d)? MB\)\.$/ },
  },
  ...inline.map(([kind, rest], at): Hostile => ({
    kind,
    name: `inline-${at}.md`,
    content: below(rest),
    end: TOLD,
  })),
  ...blocks.map(([kind, rest], at): Hostile => ({
    kind: `${kind} (Markdown)`,
    name: `block-${at}.md`,
    content: below(rest),
    end: TOLD,
  })),
  ...fronts,
  ...cousins,
];
