// A data folder with promises in it, what the dashboard says of them, and a sync that waits for nothing.
import { join } from 'node:path';
import { z } from 'zod';
import { afterEach, beforeEach } from 'vitest';
import { decide } from '../../ingest/ledger/append.ts';
import type { Actor, Change, Decision } from '../../ingest/ledger/decision.ts';
import {
  canonicalOf,
  Promised,
  targetOf,
  versionOf,
  type Side,
} from '../../ingest/ledger/promise.ts';
import { readLedger } from '../../ingest/ledger/segments.ts';
import { loadTrackers } from '../../ingest/trackers/settings.ts';
import { sync, type SyncResult } from '../../ingest/trackers/sync.ts';
import { DATASETS } from '../../src/lib/server/datasets.ts';
import { openDatabase, type Database } from '../../src/lib/server/db.ts';
import { EVERYTHING } from '../../src/lib/server/filter.ts';
import { objectsOf } from '../../src/lib/server/statement.ts';
import { reading, type ActionOutline } from '../fixtures/incidents.ts';
import { build, dataFolder } from '../fixtures/sample.ts';

export const TOKEN = 'secret-token-of-the-test';

export interface House {
  path: string;
  /** milliseconds since 1970; a test moves it on */
  now: number;
  /** pauses that were asked for, in milliseconds */
  pauses: number[];
  promise(actions: ActionOutline[], document?: string): Promise<void>;
  promises(): Promise<Promised[]>;
  decisions(): Promise<Decision[]>;
  /** Decides something about a promise as a person would. */
  decide(promise: Promised, side: Side, change: Change, actor?: Actor): Promise<void>;
  sync(
    yaml: string,
    more?: { dryRun?: boolean; env?: Record<string, string> },
  ): Promise<SyncResult>;
}

/** A house for each test of a file. */
export function useHouse(): House {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let db: Database;
  const house: House = {
    path: '',
    now: 0,
    pauses: [],
    async promise(actions, document = 'a.md') {
      await build(house.path, [
        reading(document, [
          {
            title: 'Mail stood still',
            startedAt: '2026-01-05T10:00:00Z',
            actions: actions.map((action) => ({ ticketHref: null, ...action })),
          },
        ]),
      ]);
    },
    async promises() {
      await db.refresh();
      const columns = await DATASETS.get('actions')!.query(db, EVERYTHING, '2026-03-01');
      return z.array(Promised).parse(objectsOf(columns));
    },
    async decisions() {
      return (await readLedger(join(house.path, 'ledger'))).decisions;
    },
    async decide(promise, side, change, actor = { name: 'Ada', via: 'local' }) {
      const expected = versionOf(promise, side);
      await decide(join(house.path, 'ledger'), [{ target: targetOf(promise), expected, change }], {
        actor,
        now: house.now,
        canonical: canonicalOf([promise], await house.decisions()),
      });
    },
    async sync(yaml, { dryRun = false, env = { TRACKER_TOKEN: TOKEN } } = {}) {
      return sync({
        dataFolder: house.path,
        file: loadTrackers(yaml, 'trackers.yaml'),
        promises: await house.promises(),
        env,
        dryRun,
        world: {
          fetch: (url, init) => fetch(url, init),
          pause: (milliseconds) => {
            house.pauses.push(milliseconds);
            return Promise.resolve();
          },
          now: () => house.now,
          random: () => 0.5,
        },
        limits: { timeLimit: 300, patience: 120_000 },
      });
    },
  };
  beforeEach(async () => {
    folder = await dataFolder();
    house.path = folder.path;
    house.now = Date.parse('2026-03-01T12:00:00Z');
    house.pauses = [];
    db = openDatabase(folder.path);
  });
  afterEach(async () => {
    await db.close();
    await folder.remove();
  });
  return house;
}
