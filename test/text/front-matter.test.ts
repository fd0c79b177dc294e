// Is what a document says about itself read as written, and does broken front matter lose as little as possible?
import { expect, test } from 'vitest';
import { frontMatter } from '../../ingest/text/front-matter.ts';

test('plain YAML: values as written, lists, quotes, comments, wrapped values, empty ones left out', () => {
  const text = `---
title: 'Night: shift'
date: 2021-01-19T11:23:00.000Z # when
resolved: yes
version: 1.10
empty: ''
nothing: null
description: a sentence
    that goes on
tags:
  - one
  - "two"
# words
---
body`;
  expect(frontMatter(text).entries).toEqual([
    { key: 'title', values: ['Night: shift'] },
    { key: 'date', values: ['2021-01-19T11:23:00.000Z'] },
    { key: 'resolved', values: ['yes'] },
    { key: 'version', values: ['1.10'] },
    { key: 'description', values: ['a sentence that goes on'] },
    { key: 'tags', values: ['one', 'two'] },
  ]);
});

test.each<[string, string[] | undefined]>([
  ['[checkout, search]', ['checkout', 'search']],
  ['[ two words , v1.2-rc/x ]', ['two words', 'v1.2-rc/x']],
  ['[a, null, ~, "", b]', ['a', 'b']],
  ['["a, b", \'c\']', ['a, b', 'c']],
  ['[a: b]', undefined],
  ['[]', undefined],
  ['[Größe, 日本]', ['Größe', '日本']],
])('a list in brackets: %s', (list, values) => {
  const { entries, notes } = frontMatter(`---\ntags: ${list}\nafter: all\n---\n`);
  const plain = values ? [{ key: 'tags', values }] : [];
  expect(entries.filter((entry) => 'values' in entry)).toEqual([
    ...plain,
    { key: 'after', values: ['all'] },
  ]);
  expect(notes).toEqual([]);
});

test('maps become dotted keys, lists of maps records, folded text one line', () => {
  const text = `---
incident:
  start: 10:00
  services: [a, b]
timeline:
  - {at: "10:00", what: down}
  - {at: "11:00", what: up}
summary: >
  It fell
  and rose.
---
`;
  expect(frontMatter(text).entries).toEqual([
    { key: 'incident.start', values: ['10:00'] },
    { key: 'incident.services', values: ['a', 'b'] },
    {
      key: 'timeline',
      records: [
        new Map([
          ['at', '10:00'],
          ['what', 'down'],
        ]),
        new Map([
          ['at', '11:00'],
          ['what', 'up'],
        ]),
      ],
    },
    { key: 'summary', values: ['It fell and rose.'] },
  ]);
});

test('TOML: values, lists over lines, tables', () => {
  const text =
    '+++\ntitle = "T"\ndate = 2021-01-19T11:23:00Z\nsystems = [\n  "a",\n  "b"\n]\n[extra]\nx = 1\n+++\nbody';
  expect(frontMatter(text).entries).toEqual([
    { key: 'title', values: ['T'] },
    { key: 'date', values: ['2021-01-19T11:23:00Z'] },
    { key: 'systems', values: ['a', 'b'] },
    { key: 'extra.x', values: ['1'] },
  ]);
});

test('the body is what stands below, and how far below is known', () => {
  expect(frontMatter('---\na: b\n---\nbody')).toMatchObject({ body: '\nbody', above: 2 });
  expect(frontMatter('body')).toMatchObject({ body: 'body', above: 0, entries: [] });
});

test('a line across the page is no front matter', () => {
  expect(frontMatter('---\nSome words here.\n---\nmore')).toMatchObject({ above: 0, entries: [] });
});

test('front matter that never ends is text', () => {
  expect(frontMatter('---\na: b\nwords')).toMatchObject({ body: '---\na: b\nwords', entries: [] });
});

test('broken YAML keeps its plain lines and says where it broke', () => {
  const { entries, notes } = frontMatter('---\ntitle: T\ntags: [a, b\nowner: Ada\n---\nbody');
  expect(entries).toEqual([
    { key: 'title', values: ['T'] },
    { key: 'owner', values: ['Ada'] },
  ]);
  expect(notes).toHaveLength(1);
  expect(notes[0]?.message).toMatch(/front matter is broken \(line \d/);
});

test('YAML nested so deeply that a parser would fall over is read line by line', () => {
  const deep = Array.from({ length: 100 }, (_, at) => `${' '.repeat(at)}a:`).join('\n');
  const { notes } = frontMatter(`---\ntitle: T\n${deep}\n---\n`);
  expect(notes[0]?.message).toMatch(/nested too deeply/);
});

test('a line that is no TOML is named', () => {
  expect(frontMatter('+++\ntitle = "T"\nwhat is this\n+++\n').notes[0]?.message).toMatch(
    /^Line 3 /,
  );
});
