// Does every document hold what the types promise, whatever it is made of?
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formats } from '../../ingest/formats/index.ts';
import { FormatError, type Document, type Format } from '../../ingest/model.ts';
import { assertSound, source } from './show.ts';

/** Pieces of markup that can go wrong together, and words in several scripts. */
const SCRAPS = [
  '# ',
  '## ',
  '- ',
  '* ',
  '1. ',
  '> ',
  '  ',
  '    ',
  '\t',
  '| ',
  '|',
  '|--|--|',
  '```',
  '~~~',
  '---',
  '===',
  '***',
  '**',
  '*',
  '_',
  '`',
  '``',
  '[',
  ']',
  '](',
  ')',
  '![',
  '[^1]',
  '[^1]: ',
  '[a]: b',
  '<',
  '>',
  '<!--',
  '-->',
  '<br>',
  '<div>',
  '</div>',
  '<table>',
  '<tr><td>',
  '</table>',
  '<a href="b">',
  '</a>',
  '&amp;',
  '&',
  '{{< track "2020-01-01 10:00:00" >}}',
  '{{<',
  '>}}',
  '{%',
  '%}',
  ':::',
  '!!! note "a"',
  '\\',
  '\\\n',
  '  \n',
  '~~',
  'https://a.org/b_(c)',
  'www.',
  '10:00 ',
  '[x] ',
  '[ ] ',
  'Key: value',
  '**Key:** value',
  'Timeline:',
  'Resolved',
  'Update - ',
  'Posted Jan 02, 2021 - 10:00 UTC',
  'Incident Report for A',
  'This incident affected: A.',
  'Related Articles',
  'Was this helpful?',
  'title: T',
  'date: 2020-01-01',
  '+++',
  'a = "b"',
  '== H ==',
  "'''",
  '{{',
  '}}',
  '[[a|b]]',
  '{|',
  '|}',
  '|-',
  'word',
  'words. ',
  'Wörter',
  '言葉',
  '말',
  '\u0001',
  '\u200b',
  '🛑',
  '\ud800',
];
const scraps = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SCRAPS),
      fc.constantFrom(' ', '\n', '\n\n'),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));
const fronted = fc.tuple(scraps, scraps).map(([front, body]) => `---\n${front}\n---\n${body}`);

/** The document, or the reason why a format refuses words that are none of its kind. */
async function parsed(format: Format, text: string): Promise<Document | string> {
  try {
    return await format.parse(source(text, 'a.md'));
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
}

function assertSoundOrRefused(outcome: Document | string): void {
  if (typeof outcome !== 'string') assertSound(outcome);
  else expect(outcome).toMatch(/^\p{Lu}.+[.!]$/u);
}

test.each(formats.map((format) => [format.id, format] as const))(
  '%s: spans hold their quotes, blocks are in order and inside the text, nothing is thrown',
  async (_, format) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(scraps, fronted), async (text) => {
        assertSoundOrRefused(await parsed(format, text));
      }),
      { numRuns: 400, seed: 7 },
    );
  },
);

test('the same source gives the same document', async () => {
  await fc.assert(
    fc.asyncProperty(scraps, async (text) => {
      for (const format of formats) {
        const [first, second] = [await parsed(format, text), await parsed(format, text)];
        expect(second).toEqual(first);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});

/** Inputs at which a careless reader would take minutes or run out of stack. */
const HOSTILE: [string, string][] = [
  ['nested brackets', '['.repeat(100_000)],
  ['brackets that close', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ['links that never end', '[a](b "'.repeat(30_000)],
  ['a link with a gap', `[](${' '.repeat(300_000)}a b`],
  ['one line of a megabyte', 'word '.repeat(200_000)],
  ['one word of a megabyte', 'a'.repeat(1_000_000)],
  ['emphasis', `${'*'.repeat(100_000)}${'a* '.repeat(50_000)}`],
  [
    'backticks of many lengths',
    Array.from({ length: 600 }, (_, at) => '`'.repeat(600 - at)).join(' a\n'),
  ],
  ['code that never ends', '```\n'.repeat(1) + 'text\n'.repeat(100_000)],
  ['a comment that never ends', `<!--${'\n- 10:00 a'.repeat(50_000)}`],
  ['comments in ticks', '`<!--'.repeat(50_000)],
  ['front matter that never ends', `---\n${'a: b\n'.repeat(50_000)}`],
  ['front matter in brackets', `---\na: ${'['.repeat(30_000)}\n---\n`],
  ['quotes in quotes', '>'.repeat(200_000)],
  ['items in quotes in items', `${'- > '.repeat(50_000)}a`],
  ['deep lists', Array.from({ length: 600 }, (_, at) => `${' '.repeat(at * 2)}- a`).join('\n')],
  ['hard breaks', 'a  \n'.repeat(100_000)],
  ['breaks in white space', `${' '.repeat(300_000)}<br>${' '.repeat(300_000)}a`],
  ['a wide table', `${'|a'.repeat(100_000)}\n${'|-'.repeat(100_000)}\n${'|b'.repeat(100_000)}`],
  ['tags that never end', '<table>\n'.repeat(50_000)],
  ['addresses', 'http://'.repeat(80_000)],
  ['named values', 'Key: value\n'.repeat(50_000)],
  ['bold lines', '**a**\n'.repeat(80_000)],
  ['times', '10:00 a\n'.repeat(60_000)],
  ['postings', 'Resolved\nFine.\nPosted Jan 01, 2020 - 10:00 UTC\n'.repeat(8_000)],
  [
    'wrapped lines',
    'this line was wrapped somewhere near its seventieth letter so that it\n'.repeat(10_000),
  ],
  ['templates', '{{'.repeat(60_000)],
];

test.each(HOSTILE)(
  '%s end soon and leave a sound document',
  async (_, text) => {
    for (const format of formats) assertSoundOrRefused(await parsed(format, text));
  },
  20_000,
);

test('an alias bomb in front matter is refused, the text below it is read', async () => {
  const rows = 'abcdefgh'.split('').map((name, at, names) => {
    const inner = at ? `*${names[at - 1]}` : 'x';
    return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(', ')}]`;
  });
  const text = `---\ntitle: T\n${rows.join('\n')}\n---\nwords`;
  const document = await formats.find((format) => format.id === 'markdown')!.parse(source(text));
  expect(document.text).toBe('title: T\n\nwords');
  expect(document.notes[0]).toMatchObject({ level: 'warning' });
});
