// Does reStructuredText say the same as Markdown would?
import { expect, test } from 'vitest';
import { read, show } from './show.ts';

const rst = (text: string): Promise<string[]> => show(text, 'a.rst');

test('titles by their underlines, in the order of their first use', async () => {
  expect(await rst('=====\nBridge\n=====\n\nWhat\n----\n\nHow\n~~~~\n\nWhy\n---\n')).toEqual([
    '# Bridge',
    '## What',
    '### How',
    '## Why',
  ]);
});

test('field lists, roles, code, links by target and by address, substitutions', async () => {
  const text =
    ':Date: 2021-05-03\n:Severity: high\n   enough\n\nSee ``bridge-1``, :ref:`the plan <plan>`, `a page <https://example.org/a>`_, map_ and |it| [1]_.\n\n.. _map: https://example.org/map\n.. |it| replace:: the river\n.. [1] A note.\n';
  expect(await rst(text)).toEqual([
    'Date = 2021-05-03',
    'Severity = high enough',
    'See bridge-1, the plan, a page, map and the river .',
    'A note.',
  ]);
  expect((await read(text, 'a.rst')).links.map(({ href }) => href)).toEqual([
    'https://example.org/a',
    'https://example.org/map',
  ]);
});

test('lists, nested and numbered; quotations; definitions', async () => {
  expect(
    await rst(
      '- one\n  goes on\n\n  - inner\n\n- two\n\n#. first\n#. second\n\n  Quoted.\n\nTerm\n   Its meaning.\n',
    ),
  ).toEqual([
    '- one goes on',
    '  - inner',
    '- two',
    '1. first',
    '2. second',
    'Quoted.',
    'Term = Its meaning.',
  ]);
});

test('tables drawn in three ways', async () => {
  const grid =
    '+-------+--------+\n| Time  | What   |\n+=======+========+\n| 10:00 | It     |\n|       | falls  |\n+-------+--------+\n';
  const simple =
    '=====  =====\nTime   What\n=====  =====\n10:05  Stays\n       down\n10:50  Rises\n=====  =====\n';
  const list =
    '.. list-table::\n   :header-rows: 1\n\n   * - Time\n     - What\n   * - 11:00\n     - Opens\n';
  expect(await rst([grid, simple, list].join('\n'))).toEqual([
    '10:00 | It falls {Time, What}',
    '10:05 | Stays down {Time, What}',
    '10:50 | Rises {Time, What}',
    '11:00 | Opens {Time, What}',
  ]);
});

test('directives: code stays code, notes are read, comments and furniture are not', async () => {
  expect(
    await rst(
      '.. contents::\n\n.. note:: Read this.\n\n.. code-block:: sh\n   :linenos:\n\n   raise bridge\n\n.. 09:00 a comment\n   of two lines\n\nRun::\n\n   lower bridge\n',
    ),
  ).toEqual(['Read this.', 'code: raise bridge', 'Run:', 'code: lower bridge']);
});
