// Are Word documents and PDFs read, and are those refused that would do harm?
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { recognise } from '../../ingest/formats/index.ts';
import type { Document } from '../../ingest/model.ts';
import { pdfFile, placedLines, wordFile, wordParagraph, wordTable } from './papers.ts';
import { assertSound, source, shown } from './show.ts';

async function readBytes(bytes: Uint8Array, path: string): Promise<Document> {
  const given = { ...source(null, path), bytes };
  const format = recognise(given);
  if (!format) throw new Error(`no format reads ${path}`);
  const document = await format.parse(given);
  assertSound(document);
  return document;
}

async function showBytes(bytes: Uint8Array, path: string): Promise<string[]> {
  return shown(await readBytes(bytes, path));
}

test('Word: headings by their styles, bold names, tables, and the company of the properties', async () => {
  const body = [
    wordParagraph('Ferry aground', { style: 'Heading1' }),
    wordParagraph('Timeline', { style: 'Heading2' }),
    wordTable([
      ['Time', 'What'],
      ['10:00', 'It runs aground'],
      ['11:30', 'The tide lifts it'],
    ]),
    wordParagraph('Root cause', { bold: true }),
    wordParagraph('Sand &amp; haste.'),
  ].join('');
  const bytes = wordFile(body, {
    'docProps/app.xml': '<Properties><Company>Blue Ferries</Company></Properties>',
  });
  expect(await showBytes(bytes, 'a.docx')).toEqual([
    '# Ferry aground',
    '## Timeline',
    '10:00 | It runs aground {Time, What}',
    '11:30 | The tide lifts it {Time, What}',
    '### Root cause',
    'Sand & haste.',
    'Company = Blue Ferries',
  ]);
  expect((await readBytes(bytes, 'a.docx')).organization?.value).toBe('Blue Ferries');
});

test('Word: known by its content under any name', () => {
  expect(recognise({ ...source(null, 'report'), bytes: wordFile(wordParagraph('a')) })?.id).toBe(
    'docx',
  );
});

const plain = wordFile(wordParagraph('words'));
const NESTED = '<w:x>'.repeat(100_000) + '</w:x>'.repeat(100_000);

test.each([
  ['cut off', plain.subarray(0, plain.length - 40), 'broken archive'],
  [
    'locked with a password',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]),
    'locked with a password',
  ],
  ['another archive', zipSync({ 'a.txt': new Uint8Array(3) }), 'no Word document'],
  ['no archive at all', new Uint8Array(50), 'does not start like one'],
  [
    'a bomb of 120 MB',
    zipSync({ 'word/document.xml': new Uint8Array(120 * 1024 * 1024) }, { level: 9 }),
    'larger than 100 MB',
  ],
  [
    'a small bomb',
    zipSync({ 'word/document.xml': new Uint8Array(20 * 1024 * 1024) }, { level: 9 }),
    '500 times its size',
  ],
  ['nested a hundred thousand deep', wordFile(NESTED), 'nested deeper'],
  [
    'entities of its own',
    wordFile('', { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
    'entities of its own',
  ],
  ['without words', wordFile(wordParagraph(' ')), 'holds no words'],
])('Word: %s is refused with the reason', async (_, bytes, reason) => {
  await expect(readBytes(bytes, 'a.docx')).rejects.toThrow(reason);
});

test('PDF: larger letters are headings, wrapped lines and broken words are joined', async () => {
  const pages = [
    [
      { x: 72, y: 720, words: 'Ferry aground', size: 22 },
      { x: 72, y: 680, words: 'Summary', size: 15 },
      ...placedLines(
        [
          'On 3 May 2021 the ferry ran aground near the old light-',
          'house, and everybody on board had to wait for the tide that',
          'came at 11:30.',
        ],
        { y: 660 },
      ),
      { x: 72, y: 600, words: 'Next steps', bold: true },
      ...placedLines(['1. Buy a chart', '2. Read it'], { y: 580 }),
    ],
  ];
  expect(await showBytes(pdfFile(pages), 'a.pdf')).toEqual([
    '# Ferry aground',
    '## Summary',
    'On 3 May 2021 the ferry ran aground near the old lighthouse, and everybody on board had to wait for the tide that came at 11:30.',
    '### Next steps',
    '1. Buy a chart',
    '2. Read it',
  ]);
});

test('PDF: two columns are read one after the other', async () => {
  const left = Array.from(
    { length: 8 },
    (_, at) => `left line ${'abcdefgh'[at]} with words that fill it up`,
  );
  const right = Array.from(
    { length: 8 },
    (_, at) => `right line ${'abcdefgh'[at]} with words that fill it`,
  );
  const text = (
    await readBytes(
      pdfFile([[...placedLines(left, { x: 60 }), ...placedLines(right, { x: 330 })]]),
      'a.pdf',
    )
  ).text;
  expect(text.indexOf('left line h')).toBeLessThan(text.indexOf('right line a'));
});

test('PDF: cells under one another are a table, a wrapped cell goes on in its row', async () => {
  const placed = [
    ...placedLines(['Time', '10:00', '11:30', '12:00'], { step: 40 }),
    ...placedLines(['What', 'It runs aground', 'The tide lifts it', 'It is home'], {
      x: 160,
      step: 40,
    }),
    { x: 160, y: 700 - 80 - 13, words: 'and all clap' },
  ];
  expect(await showBytes(pdfFile([placed]), 'a.pdf')).toEqual([
    '10:00 | It runs aground {Time, What}',
    '11:30 | The tide lifts it and all clap {Time, What}',
    '12:00 | It is home {Time, What}',
  ]);
});

test('PDF: headers, footers and numbers of pages are left out, with a note', async () => {
  const pages = [1, 2, 3].map((number) => [
    { x: 72, y: 770, words: 'Blue Ferries, internal' },
    ...placedLines([`Words of page ${'abc'[number - 1]}.`]),
    { x: 300, y: 30, words: `Page ${number} of 3` },
  ]);
  const document = await readBytes(pdfFile(pages), 'a.pdf');
  expect(document.text).toBe('Words of page a.\n\nWords of page b.\n\nWords of page c.');
  expect(document.notes[0]?.message).toBe(
    'Left out as headers and footers: “Blue Ferries, internal”.',
  );
});

test('PDF: pages of pictures among pages of text are told', async () => {
  const document = await readBytes(pdfFile([placedLines(['Words.']), []]), 'a.pdf');
  expect(document.notes).toMatchObject([
    { level: 'warning', message: 'Page 2 holds no text: pictures, or nothing.' },
  ]);
});

const LOCK =
  '/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <' +
  '41'.repeat(32) +
  '> /U <' +
  '42'.repeat(32) +
  '> >>';
const paper = pdfFile([placedLines(['Words.'])]);

test.each([
  ['a scan', pdfFile([[]]), 'hold only pictures'],
  ['locked', pdfFile([placedLines(['Words.'])], LOCK), 'locked with a password'],
  ['cut off', paper.subarray(0, 200), 'no PDF that can be read'],
  ['only a name', Uint8Array.from(Buffer.from('%PDF-1.7\n')), 'no PDF that can be read'],
])('PDF: %s is refused with the reason', async (_, bytes, reason) => {
  await expect(readBytes(bytes, 'a.pdf')).rejects.toThrow(reason);
});
