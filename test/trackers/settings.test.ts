// Is a file of trackers read with care: faults named by their lines, and no token in it?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../ingest/commands/places.ts';
import { findToken, redact } from '../../ingest/trackers/secrets.ts';
import { loadTrackers } from '../../ingest/trackers/settings.ts';

// put together here, so that nobody's scanner takes this file for a leak
const made = (...parts: string[]): string => parts.join('');

test('the example holds one tracker of each kind and no token', () => {
  const text = readFileSync(join(PROJECT, 'data', 'trackers.example.yaml'), 'utf8');
  expect(loadTrackers(text, 'example').trackers.map(({ kind }) => kind)).toEqual([
    'github',
    'gitlab',
    'jira',
    'linear',
  ]);
});

test.each([
  ['a GitHub token', made('gh', 'p_', 'abcdefghijklmnopqrst')],
  ['a GitHub token', made('github', '_pat_', '11ABCDEFG0abcdefgh')],
  ['a GitLab token', made('gl', 'pat-', 'abcdEFGH1234')],
  ['an Atlassian token', made('ATA', 'TT3xFfGF0abcdefgh')],
  ['a Linear key', made('lin', '_api_', 'abcdefghijklmnop')],
  ['a token', made('a1b2c3d4', 'e5f6a7b8c9d0', 'e1f2a3b4c5d6')],
  ['a name and a password', made('https://me:', 'secret@git.example.com')],
])('%s is refused, also in a comment, and not repeated', (looksLike, token) => {
  const text = `trackers:\n  - {name: a, kind: github, repository: a/b}\n  # ${token}\n`;
  expect(() => loadTrackers(text, 'data/trackers.yaml')).toThrow(
    `data/trackers.yaml, line 3: this looks like ${looksLike}.`,
  );
  try {
    loadTrackers(text, 'data/trackers.yaml');
  } catch (error) {
    expect(String(error)).not.toContain(token);
  }
});

test.each([
  'repository: example/the-service-with-a-very-long-name-in-2026',
  'base: https://example.atlassian.net',
  'user: somebody.with.a.long.name@example-organisation.com',
  'token: HINDSIGHT_GITHUB_TOKEN_FOR_READING',
])('%s looks like no token', (line) => {
  expect(findToken(line)).toBeNull();
});

test.each([
  ['an unknown kind', 'trackers:\n  - name: a\n    kind: bugzilla', /line 3: trackers 0 kind/],
  [
    'a missing field',
    'trackers:\n  - name: a\n    kind: jira\n    projects: [OPS]',
    /line 2: trackers 0 base/,
  ],
  [
    'a token that is no variable',
    'trackers:\n  - name: a\n    kind: github\n    token: my token',
    /line 4: trackers 0 token: the name of an environment variable/,
  ],
  [
    'an address in the open',
    'trackers:\n  - name: a\n    kind: gitlab\n    base: http://git.example.com',
    /line 4: trackers 0 base: an address that begins with https/,
  ],
  [
    'a broken pattern',
    "trackers:\n  - name: a\n    kind: github\n    pattern: 'x(?<ticket>'",
    /line 4: trackers 0 pattern/,
  ],
  [
    'a pattern without a ticket',
    "trackers:\n  - name: a\n    kind: github\n    pattern: 'x(\\d+)'",
    /line 4: .*a group \(\?<ticket>/,
  ],
  [
    'a field that is none',
    'trackers:\n  - name: a\n    kind: github\n    tocken: X',
    /line 2: trackers 0: Unrecognized key/,
  ],
  [
    'a name twice',
    'trackers:\n  - {name: a, kind: github}\n  - {name: a, kind: github}',
    /two trackers are called “a”/,
  ],
  ['no YAML', 'trackers:\n  - [', /line \d: /],
])('%s is told with its line', (_, text, fault) => {
  expect(() => loadTrackers(text, 'data/trackers.yaml')).toThrow(fault);
  expect(() => loadTrackers(text, 'data/trackers.yaml')).toThrow('data/trackers.yaml');
});

test('a secret is taken out of a text as it stands and as an address writes it', () => {
  expect(redact('a b/c= d b%2Fc%3D', ['b/c='])).toBe('a *** d ***');
  expect(redact('nothing', [''])).toBe('nothing');
});
