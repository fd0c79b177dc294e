// Does the house stand: imports lead down, lists name their files, the reader needs no tools of development?
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { brokenFloors, packagesOf, unlisted, type Files } from './floors.ts';

const PROJECT = join(import.meta.dirname, '..');

function house(): Files {
  const files = new Map<string, string>();
  for (const side of ['ingest', 'src'])
    for (const name of readdirSync(join(PROJECT, side), { recursive: true, encoding: 'utf8' })) {
      const path = `${side}/${name}`;
      if (/\.(?:ts|js|cjs|svelte)$/.test(path))
        files.set(path, readFileSync(join(PROJECT, path), 'utf8'));
    }
  return files;
}

function made(files: Record<string, string>): Files {
  return new Map(Object.entries(files));
}

test('every import of the house leads down', () => {
  expect(brokenFloors(house())).toEqual([]);
});

test('every format, extractor and chart is named in the list of its folder', () => {
  expect(unlisted(house())).toEqual([]);
});

test('the reader imports only packages that are installed with the product', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')));
  const missing = [...house()]
    .filter(([path]) => path.startsWith('ingest/'))
    .flatMap(([path, content]) =>
      packagesOf(path, content)
        .filter((name) => !(name in dependencies))
        .map((name) => `${path} imports ${name}`),
    );
  expect(missing).toEqual([]);
});

test('the checker sees the whole house', () => {
  const paths = [...house().keys()];
  expect(paths).toContain('ingest/model.ts');
  expect(paths.some((path) => path.startsWith('src/routes/') && path.endsWith('.svelte'))).toBe(
    true,
  );
});

test.each([
  ['up', 'ingest/text/a.ts', '../formats/index.ts'],
  ['up to the ground floor’s neighbour', 'ingest/model.ts', './clocks.ts'],
  ['up from the flow', 'ingest/ingest.ts', './commands/parse.ts'],
  ['up from a command', 'ingest/commands/parse.ts', '../cli.ts'],
  ['sideways', 'ingest/formats/a.ts', '../read/walk.ts'],
  ['sideways between extract and resolve', 'ingest/resolve/a.ts', '../extract/a.ts'],
  ['out of the reader', 'ingest/store/a.ts', '../../src/lib/metrics.ts'],
  ['from a page into the reader', 'src/routes/+page.server.ts', '../../ingest/store/build.ts'],
  ['from a page into the reader’s text rules', 'src/lib/server/a.ts', '../../../ingest/text/a.ts'],
  ['from a chart to the server', 'src/lib/charts/a.ts', '$lib/server/db.ts'],
  ['from the server to a route', 'src/lib/server/a.ts', '../../routes/a.ts'],
])('an import that leads %s is found', (_, from, to) => {
  for (const code of [
    `import { a } from '${to}';`,
    `import type { A } from '${to}';`,
    `export * from '${to}';`,
    `const a = await import('${to}');`,
  ])
    expect(brokenFloors(made({ [from]: code }))).toHaveLength(1);
});

test.each([
  ['ingest/formats/a.ts', '../text/writer.ts'],
  ['ingest/formats/a.ts', './b.ts'],
  ['ingest/text/times/a.ts', '../../model.ts'],
  ['ingest/ingest.ts', './read/walk.ts'],
  ['ingest/ingest.ts', './output.ts'],
  ['ingest/cli.ts', './model.ts'],
  ['src/lib/server/a.ts', '../../../ingest/clocks.ts'],
  ['src/lib/server/a.ts', '$lib/metrics.ts'],
  ['src/routes/+page.server.ts', '$lib/server/db.ts'],
  ['src/routes/+page.server.ts', './$types'],
  ['src/routes/+page.server.ts', '$app/state'],
])('%s may import %s', (from, to) => {
  expect(brokenFloors(made({ [from]: `import { a } from '${to}';` }))).toEqual([]);
});

test('imports in the scripts of a component are seen', () => {
  const content = `<script module lang="ts">import '$lib/server/db.ts';</script>
<script lang="ts">import { a } from '../../../ingest/read/walk.ts';</script><p>import './x'</p>`;
  expect(brokenFloors(made({ 'src/lib/components/A.svelte': content }))).toEqual([
    'src/lib/components/A.svelte may not import src/lib/server/db.ts',
    'src/lib/components/A.svelte may not import ingest/read/walk.ts',
  ]);
});

test('an import in a comment or a string is none', () => {
  const content = `// import '../cli.ts'\nexport const a = "import '../cli.ts'";`;
  expect(brokenFloors(made({ 'ingest/text/a.ts': content }))).toEqual([]);
});

test('a file in a new folder needs a room', () => {
  expect(brokenFloors(made({ 'ingest/magic/a.ts': '' }))).toEqual([
    'ingest/magic/a.ts stands on no floor: name its room in test/floors.ts',
  ]);
});

test('a format that the list does not name is found, also where another file imports it', () => {
  const files = {
    'ingest/formats/index.ts': `import { a } from './a.ts';`,
    'ingest/formats/a.ts': `import { b } from './b.ts';\nexport const a: Format = b;`,
    'ingest/formats/b.ts': `export const b: Format = {};`,
  };
  expect(unlisted(made(files))).toEqual([
    'ingest/formats/b.ts is not named in ingest/formats/index.ts',
  ]);
});

test('an extractor that nothing imports is found', () => {
  const files = {
    'ingest/extract/index.ts': `import { a } from './a.ts';`,
    'ingest/extract/a.ts': `import { claim } from './claim.ts';`,
    'ingest/extract/claim.ts': '',
    'ingest/extract/b.ts': '',
  };
  expect(unlisted(made(files))).toEqual([
    'ingest/extract/b.ts is used by nothing that ingest/extract/index.ts names',
  ]);
});

test('an extractor that a function makes is one, too; a function that takes one is none', () => {
  const files = {
    'ingest/extract/index.ts': `import { a } from './a.ts';`,
    'ingest/extract/a.ts': `import './b.ts';\nimport './c.ts';`,
    'ingest/extract/b.ts': `export function b(cues: Cues): Extractor {}`,
    'ingest/extract/c.ts': `export function c(one: Extractor): void {}`,
  };
  expect(unlisted(made(files))).toEqual([
    'ingest/extract/b.ts is not named in ingest/extract/index.ts',
  ]);
});

test('a folder of charts without a list is found', () => {
  expect(unlisted(made({ 'src/lib/charts/a.ts': '' }))).toEqual([
    'src/lib/charts/index.ts is missing',
  ]);
});
