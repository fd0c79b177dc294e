// Is the taxonomy well formed, and does it say clearly where it is not?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadTaxonomy } from '../ingest/taxonomy.ts';
import { findCues } from '../ingest/text/cues.ts';

const PATH = 'data/taxonomy.yaml';
const shipped = loadTaxonomy(readFileSync(new URL(`../${PATH}`, import.meta.url), 'utf8'), PATH);

const entry = (changes = ''): string => `causes:
  - id: tides
    label: Tides
    meaning: The water came.
    examples: [The tide rose., It was high tide.]
    cues: [tide]
${changes}`;

describe('the shipped taxonomy', () => {
  test('names the sixteen causes', () => {
    expect(shipped.causes.map(({ id }) => id)).toEqual([
      'dns',
      'config',
      'migration',
      'cache',
      'dependency',
      'database',
      'restore',
      'code',
      'capacity',
      'network',
      'credentials',
      'hardware',
      'operator',
      'security',
      'coupling',
      'monitoring',
    ]);
  });

  test.each(
    shipped.causes.flatMap(({ id, examples }) => examples.map((sentence) => [id, sentence])),
  )('finds a cue of %s in its example: %s', (id, sentence) => {
    expect(findCues(shipped, sentence).map(({ cause }) => cause)).toContain(id);
  });

  test('has no cue that its own text does not match', () => {
    const lost = shipped.causes.flatMap((cause) =>
      cause.cues
        .filter(({ cue }) => {
          const only = { ...shipped, causes: [{ ...cause, not: [] }] };
          const text = cue.replace(/(^| )\*(?= |$)/g, '$1word').replaceAll('*', 's');
          return !findCues(only, text).some((found) => found.cue === cue);
        })
        .map(({ cue }) => `${cause.id}: ${cue}`),
    );
    expect(lost).toEqual([]);
  });

  test('has no cancelling phrase that cancels nothing', () => {
    const idle = shipped.causes.flatMap((cause) => {
      const without = { ...shipped, causes: [{ ...cause, not: [] }] };
      const only = { ...shipped, causes: [cause] };
      const cancels = (text: string): boolean =>
        findCues(without, text).length > 0 && !findCues(only, text).length;
      return cause.not
        .filter((phrase) => !['', 's'].some((ending) => cancels(phrase.replaceAll('*', ending))))
        .map((phrase) => `${cause.id}: ${phrase}`);
    });
    expect(idle).toEqual([]);
  });
});

describe('loadTaxonomy', () => {
  test('gives a bare cue weight 1, and takes one weight for many cues', () => {
    const text = entry().replace(
      '[tide]',
      '[tide, {cue: spring flood, weight: 2}, {weight: 3, cues: [ebb, neap*]}]',
    );
    expect(loadTaxonomy(text, 'x').causes[0]?.cues).toEqual([
      { cue: 'tide', weight: 1 },
      { cue: 'spring flood', weight: 2 },
      { cue: 'ebb', weight: 3 },
      { cue: 'neap*', weight: 3 },
    ]);
  });

  test('gives a file the same digest whatever its comments and layout', () => {
    const plain = loadTaxonomy(entry(), 'x').digest;
    expect(loadTaxonomy(`# a remark\n${entry('    not: []')}`, 'x').digest).toBe(plain);
    expect(loadTaxonomy(entry().replace('[tide]', '[tides]'), 'x').digest).not.toBe(plain);
  });

  test.each([
    ['a file that is no YAML', 'causes: [', /^t\.yaml: .*(flow|line)/i],
    ['a file without causes', '{}', /^t\.yaml: causes: /],
    ['an unknown key', entry('    colour: red'), /^t\.yaml: cause tides: .*colour/],
    [
      'a capital in a cue',
      entry().replace('[tide]', '[ebb, Tide]'),
      /^t\.yaml: cause tides, cues 2: must be lower case/,
    ],
    [
      'a star inside a word',
      entry().replace('[tide]', '[ti*de]'),
      /^t\.yaml: cause tides, cues 1: may have \* only/,
    ],
    [
      'a weight out of range',
      entry().replace('[tide]', '[{cue: ebb, weight: 9}]'),
      /^t\.yaml: cause tides, cues 1 weight: must be 0.5 to 3/,
    ],
    [
      'a cue of no known form',
      entry().replace('[tide]', '[7]'),
      /^t\.yaml: cause tides, cues 1: must be a phrase/,
    ],
    [
      'a single example',
      entry().replace(', It was high tide.', ''),
      /^t\.yaml: cause tides, examples: needs at least two/,
    ],
    ['a missing id', entry().replace('id: tides', 'name: tides'), /^t\.yaml: cause number 1, id: /],
    [
      'a cue that stands twice',
      entry().replace('[tide]', '[tide, tide]'),
      /^t\.yaml: cause tides: cue “tide” stands twice/,
    ],
    [
      'a cause that stands twice',
      `${entry()}${entry().replace('causes:\n', '')}`,
      /^t\.yaml: cause tides stands twice/,
    ],
  ])('refuses %s, naming path and place', (_, text, message) => {
    expect(() => loadTaxonomy(text, 't.yaml')).toThrow(message);
  });
});
