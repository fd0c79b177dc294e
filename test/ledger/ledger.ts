// How does a test come by a ledger and by things to decide?
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { decide, type Circumstances } from '../../ingest/ledger/append.ts';
import type {
  ActionTarget,
  Actor,
  Change,
  Decision,
  IncidentTarget,
  Proposal,
  Target,
} from '../../ingest/ledger/decision.ts';

export const ADA: Actor = { name: 'ada', via: 'local' };
/** 21 March 2026, 12:00 UTC */
export const NOON = Date.UTC(2026, 2, 21, 12);

export function action(name: string, over: Partial<ActionTarget> = {}): ActionTarget {
  return {
    kind: 'action',
    id: `a.md#1/${name}`,
    incident: 'a.md#1',
    document: 'a.md',
    digest: null,
    words: `Do ${name}`,
    ...over,
  };
}

export function incident(over: Partial<IncidentTarget> = {}): IncidentTarget {
  return {
    kind: 'incident',
    id: 'a.md#1',
    document: 'a.md',
    digest: null,
    words: 'Ebb',
    startedAt: null,
    ...over,
  };
}

export function propose(
  change: Change,
  { target = action('x'), expected = null }: { target?: Target; expected?: string | null } = {},
): Proposal {
  return { target, expected, change };
}

export const owner = (name: string | null): Change => ({ type: 'owner', owner: name });

export interface TestLedger {
  /** the ledger folder */
  path: string;
  /** Decides one thing, at noon unless told otherwise. */
  decide(proposal: Proposal, circumstances?: Partial<Circumstances>): Promise<Decision>;
  /** Decides several at once. */
  decideAll(proposals: Proposal[], circumstances?: Partial<Circumstances>): Promise<Decision[]>;
  /** The folder of this copy's writer. */
  writer(): string;
  /** Every file below the ledger folder, hidden ones and locks too, in order. */
  files(): string[];
}

/** A ledger in a fresh folder for each test of a file. */
export function useLedger(): TestLedger {
  const ledger = openLedger('');
  beforeEach(() => {
    ledger.path = mkdtempSync(join(tmpdir(), 'hindsight-ledger-'));
  });
  afterEach(() => rmSync(ledger.path, { recursive: true, force: true }));
  return ledger;
}

/** The same for a folder that stands somewhere. */
export function openLedger(path: string): TestLedger {
  const ledger: TestLedger = {
    path,
    decideAll: (proposals, circumstances = {}) =>
      decide(ledger.path, proposals, { actor: ADA, now: NOON, ...circumstances }),
    async decide(proposal, circumstances = {}) {
      const [decision] = await ledger.decideAll([proposal], circumstances);
      if (!decision) throw new Error('nothing was decided');
      return decision;
    },
    writer() {
      const [name, ...others] = readdirSync(ledger.path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name);
      if (!name || others.length) throw new Error(`no writer, or several, in ${ledger.path}`);
      return join(ledger.path, name);
    },
    files: () =>
      readdirSync(ledger.path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(ledger.path.length + 1))
        .sort(),
  };
  return ledger;
}
