// Does the writer know where everything that it wrote stands?
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain, TextWriter } from '../../ingest/text/writer.ts';

test('blocks are set apart by a blank line, items, rows and fields of one kind by a line end', () => {
  const writer = new TextWriter();
  writer.heading(1, plain('H'));
  writer.paragraph(plain('p'));
  writer.item(plain('a'));
  writer.item(plain('b'), { depth: 1, label: '2.', checked: true });
  writer.field('F', plain('f'));
  writer.field('G', plain('g'));
  writer.row([plain('1'), plain('2')], ['x', 'y']);
  writer.row([plain('3')], []);
  writer.code('c\nd');
  expect(writer.text).toBe('H\n\np\n\na\nb\n\nF: f\nG: g\n\n1 | 2\n3\n\nc\nd');
  expect(writer.blocks.map(({ start, end }) => writer.text.slice(start, end))).toEqual([
    'H',
    'p',
    'a',
    'b',
    'F: f',
    'G: g',
    '1 | 2',
    '3',
    'c\nd',
  ]);
});

test('an item keeps its depth, number and box', () => {
  const writer = new TextWriter();
  expect(writer.item(plain('b'), { depth: 1, label: '2.', checked: true })).toMatchObject({
    kind: 'item',
    depth: 1,
    label: '2.',
    checked: true,
    header: null,
    cells: null,
    stamp: null,
  });
});

test('cells of rows and values of fields are ranges of the text', () => {
  const writer = new TextWriter();
  writer.paragraph(plain('before'));
  const row = writer.row([plain('ab'), plain(''), plain('c')], ['x']);
  const field = writer.field('Name', plain('value'));
  expect(row.cells?.map(({ start, end }) => writer.text.slice(start, end))).toEqual([
    'ab',
    '',
    'c',
  ]);
  expect(field.cells?.map(({ start, end }) => writer.text.slice(start, end))).toEqual(['value']);
});

test('links move with the words that they stand in', () => {
  const writer = new TextWriter();
  const linked = { text: 'see it', links: [{ start: 4, end: 6, href: '/it' }] };
  writer.paragraph(linked);
  writer.field('Name', linked);
  writer.row([plain('x'), linked], []);
  expect(writer.links.map(({ start, end }) => writer.text.slice(start, end))).toEqual([
    'it',
    'it',
    'it',
  ]);
});

test('a posting stands before its blocks and spans them', () => {
  const writer = new TextWriter();
  writer.heading(1, plain('T'));
  const update = writer.openUpdate('Resolved');
  const first = writer.paragraph(plain('all'));
  const last = writer.paragraph(plain('well'));
  writer.closeUpdate(update, null);
  writer.paragraph(plain('after'));
  expect(writer.blocks.map((block) => block.kind)).toEqual([
    'heading',
    'update',
    'paragraph',
    'paragraph',
    'paragraph',
  ]);
  expect(update).toMatchObject({
    label: 'Resolved',
    start: first.start,
    end: last.end,
    stamp: null,
  });
});

test('a posting without a word stays inside the text', () => {
  const writer = new TextWriter();
  writer.paragraph(plain('a'));
  const update = writer.openUpdate(null);
  writer.closeUpdate(update, null);
  expect(update).toMatchObject({ start: 1, end: 1 });
});

test('a span is cut from the text', () => {
  const writer = new TextWriter();
  writer.paragraph(plain('some words'));
  expect(writer.span(5, 10)).toEqual({ start: 5, end: 10, quote: 'words' });
});

test('whatever is written, each block holds just its own words', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('heading', 'paragraph', 'item', 'code', 'field'), words)),
      (list) => {
        const writer = new TextWriter();
        for (const [kind, text] of list) {
          if (kind === 'heading') writer.heading(2, plain(text));
          else if (kind === 'paragraph') writer.paragraph(plain(text));
          else if (kind === 'item') writer.item(plain(text));
          else if (kind === 'code') writer.code(text);
          else writer.field('N', plain(text));
        }
        expect(writer.blocks.map(({ start, end }) => writer.text.slice(start, end))).toEqual(
          list.map(([kind, text]) => (kind === 'field' ? `N: ${text}` : text)),
        );
        expect(writer.length).toBe(writer.text.length);
      },
    ),
  );
});
