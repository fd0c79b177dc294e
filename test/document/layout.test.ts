// Is a document laid out as it reads, with every fact in its place?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut, type BlockView } from '../../src/lib/document/layout.ts';
import { cutter } from '../../src/lib/document/pieces.ts';

function block(
  kind: string,
  startOffset: number,
  endOffset: number,
  change: Partial<BlockView> = {},
): BlockView {
  return {
    kind,
    depth: 0,
    checked: null,
    label: null,
    header: null,
    cells: null,
    startOffset,
    endOffset,
    ...change,
  };
}
const fact = (evidenceId: string, startOffset: number, endOffset: number) => ({
  evidenceId,
  startOffset,
  endOffset,
});

test('a fact inside of another is the narrower of the two', () => {
  const pieces = cutter(
    'we restarted the queue',
    [fact('wide', 0, 22), fact('narrow', 3, 12)],
    [],
  )({ start: 0, end: 22 });
  expect(pieces.map(({ text, facts }) => [text, facts])).toEqual([
    ['we ', ['wide']],
    ['restarted', ['narrow', 'wide']],
    [' the queue', ['wide']],
  ]);
});

test('facts that cross one another share the words between', () => {
  const pieces = cutter(
    'abcdef',
    [fact('first', 0, 4), fact('second', 2, 6)],
    [],
  )({ start: 0, end: 6 });
  expect(pieces.map(({ text, facts }) => [text, facts.length])).toEqual([
    ['ab', 1],
    ['cd', 2],
    ['ef', 1],
  ]);
});

test('a fact that begins in what is not shown begins at the next words', () => {
  const cut = cutter('Severity: high', [fact('severity', 0, 14)], []);
  const [piece] = cut({ start: 10, end: 14 });
  expect(piece).toMatchObject({ text: 'high', facts: ['severity'], begins: ['severity'] });
});

test('links are kept beside facts', () => {
  const pieces = cutter(
    'see the ticket',
    [fact('action', 0, 14)],
    [{ href: 'https://t.example/1', startOffset: 8, endOffset: 14 }],
  )({ start: 0, end: 14 });
  expect(pieces.map(({ text, href }) => [text, href])).toEqual([
    ['see the ', null],
    ['ticket', 'https://t.example/1'],
  ]);
});

test('pieces put together are the text, and each fact begins once, however ranges overlap', () => {
  const range = fc
    .tuple(fc.nat(40), fc.nat(40))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
  fc.assert(
    fc.property(
      fc.array(range, { maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      (ranges, middle) => {
        const text = 'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvw';
        const facts = ranges.map(([start, end], index) => fact(`f${index}`, start, end));
        const cut = cutter(text, facts, []);
        const pieces = [
          ...cut({ start: 0, end: middle }),
          ...cut({ start: middle, end: text.length }),
        ];
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.flatMap((piece) => piece.begins).sort()).toEqual(
          facts.map((one) => one.evidenceId).sort(),
        );
        for (const piece of pieces)
          for (const begun of piece.begins) expect(piece.facts).toContain(begun);
      },
    ),
  );
});

test('neighbouring items become one list, nested by their depth', () => {
  const parts = layOut(
    'a\nb\nc',
    [block('item', 0, 1), block('item', 2, 3, { depth: 1 }), block('item', 4, 5)],
    [],
    [],
  );
  expect(parts).toHaveLength(1);
  expect(parts[0]).toMatchObject({
    kind: 'list',
    items: [{ items: [{ items: [] }] }, { items: [] }],
  });
});

test('rows under the same heads become one table, under others another', () => {
  const row = (start: number, header: string[]) =>
    block('row', start, start + 3, {
      header,
      cells: [
        { start, end: start + 1 },
        { start: start + 2, end: start + 3 },
      ],
    });
  const parts = layOut(
    'a b\nc d\ne f',
    [row(0, ['x', 'y']), row(4, ['x', 'y']), row(8, ['z', 'y'])],
    [],
    [],
  );
  expect(parts.map((part) => part.kind === 'table' && part.rows.length)).toEqual([2, 1]);
});

test('an update is a card around the blocks that were posted with it', () => {
  const parts = layOut(
    'Resolved\nAll is well\nAfter',
    [
      block('update', 0, 20, { label: 'Resolved' }),
      block('heading', 0, 8, { depth: 2 }),
      block('paragraph', 9, 20),
      block('paragraph', 21, 26),
    ],
    [],
    [],
  );
  expect(parts).toMatchObject([
    { kind: 'update', label: 'Resolved', parts: [{ kind: 'heading' }, { kind: 'paragraph' }] },
    { kind: 'paragraph' },
  ]);
});

test('a named value shows its value alone, its name beside it', () => {
  const parts = layOut(
    'Severity: high',
    [block('field', 0, 14, { label: 'Severity', cells: [{ start: 10, end: 14 }] })],
    [],
    [],
  );
  expect(parts).toMatchObject([
    { kind: 'fields', fields: [{ label: 'Severity', pieces: [{ text: 'high' }] }] },
  ]);
});
