// How is a build of very many incidents made without a document being read? Straight into the tables, by SQL.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { readRules } from '../../ingest/commands/places.ts';
import { appendRows } from '../../ingest/store/append.ts';
import { LAYOUT } from '../../ingest/store/build.ts';
import { makeCurrent } from '../../ingest/store/current.ts';

/**
 * Makes a build of `count` incidents the one that holds below `data`. The same count and seed give the same rows. Each
 * incident has 5 actions, 2 causes, 6 events and about 1,000 characters of text.
 */
export async function plantBuild(data: string, count: number, seed: number): Promise<void> {
  const builds = join(data, 'builds');
  mkdirSync(builds, { recursive: true });
  const draft = join(builds, '.draft-bench.duckdb');
  for (const left of [draft, `${draft}.wal`]) rmSync(left, { force: true });
  const instance = await DuckDBInstance.create(draft);
  const connection = await instance.connect();
  const { taxonomy } = await readRules(data);
  await connection.run(await readFile('ingest/store/schema.sql', 'utf8'));
  await appendRows(
    connection,
    'taxonomy',
    taxonomy.causes.map(({ id, label, meaning }, index) => ({
      cause: id,
      label,
      meaning,
      position: index + 1,
    })),
  );
  await connection.run(`create temp macro chance(number, salt) as
    (hash(number, salt, ${seed}) % 1000003) / 1000003.0`);
  await connection.run(`create temp macro written(moment, fineness) as
    if(fineness = 'day', strftime(moment, '%Y-%m-%d'), strftime(moment, '%Y-%m-%dT%H:%M:00Z'))`);
  await connection.run(
    'create temp table bench_causes as select position - 1 as position, cause from taxonomy',
  );
  const bound: Record<string, number> = { count, seed, causes: taxonomy.causes.length };
  const script = await readFile(join(import.meta.dirname, 'synthetic.sql'), 'utf8');
  for (const statement of script.replaceAll(/--.*$/gm, '').split(/;\s*$/m))
    if (statement.trim())
      await connection.run(statement.replaceAll(/\$(\w+)/g, (_, name: string) => `${bound[name]}`));
  await connection.run(
    `insert into build by name
    select $id as id, 'bench' as version, ${LAYOUT} as layout, 'bench' as rules,
      (select count(*) from documents) as documents, 0 as unreadable,
      (select count(*) from incidents where kind = 'incident') as incidents`,
    { id: `bench-${count}-${seed}` },
  );
  await connection.run('checkpoint');
  connection.closeSync();
  instance.closeSync();
  const name = `bench-${count}-${seed}.duckdb`;
  renameSync(draft, join(builds, name));
  await makeCurrent(builds, name);
}
