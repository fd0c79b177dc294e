// Over fifty re-ingests of a corpus that people edit, rename, copy and cut: is a decision ever on a wrong promise, or lost?
//
// The test builds the corpus itself, so it knows of every promise which one it is, whatever became of its words, its part,
// its document and its id.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAll, type Holdings, type KnownAction } from '../../ingest/ledger/attach.ts';
import type { ActionTarget } from '../../ingest/ledger/decision.ts';

interface Promised {
  /** which promise it is; a copy's is the same */
  self: number;
  /** 0 for the first telling, more for copies of its document */
  copy: number;
  words: string;
}
interface Part {
  title: string;
  startedAt: string | null;
  promises: Promised[];
  /** promises, in the words that they had before they were taken out or said otherwise */
  struck: Set<string>;
}
interface Corpus {
  documents: Map<string, Part[]>;
  count: number;
}

const VERBS = ['Add', 'Write', 'Review', 'Remove', 'Test', 'Document'];
const THINGS = [
  'an alert on the depth of',
  'a runbook for',
  'the limits of',
  'a second instance of',
  'the failover of',
  'the retries of',
  'the access rights of',
];
const OF = [
  'the mail queue',
  'the payment gateway',
  'node 1',
  'node 2',
  'the search index',
  'the login service',
  'the message broker',
  'region north',
  'region south',
];
const TAILS = [
  'by Bo',
  'as discussed with the network group',
  '(OPS-12)',
  'before the next release',
  'and tell support',
];
const TITLES = [
  'Mail stood still at night',
  'The web shop was closed',
  'Search gave no results for hours',
  'Logins failed in region north',
  'Payments were booked twice',
];
const FOLDERS = ['', '2025/', '2026/', 'network/'];

const of = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
const sentence = (a: number, b: number, c: number): string =>
  `${of(VERBS, a)} ${of(THINGS, b)} ${of(OF, c)}`;

/** What people do to a corpus; each takes three numbers to choose by. */
const EDITS: Record<string, (corpus: Corpus, a: number, b: number, c: number) => void> = {
  'tell a new incident': (corpus, a, b, c) =>
    corpus.documents.set(`${of(FOLDERS, a)}report-${corpus.count}.md`, [partOf(corpus, a, b, c)]),
  'put a part before the others': (corpus, a, b, c) =>
    chosenDocument(corpus, a)?.parts.unshift(partOf(corpus, b, c, a)),
  'promise one more': (corpus, a, b, c) => {
    const part = chosenPart(corpus, a, b);
    const promise = promiseOf(corpus, a, b, c);
    // what was struck and promised anew in the same words is the same promise
    if (part && !part.struck.has(promise.words)) part.promises.splice(c % 3, 0, promise);
  },
  'promise no more': (corpus, a, b, c) => {
    const part = chosenPart(corpus, a, b);
    const [struck] = part?.promises.splice(c % part.promises.length, 1) ?? [];
    if (struck) part?.struck.add(struck.words);
  },
  'say more': (corpus, a, b, c) => reword(corpus, a, b, (words) => `${words} ${of(TAILS, c)}`),
  'say less': (corpus, a, b) =>
    reword(corpus, a, b, (words) => words.split(' ').slice(0, 7).join(' ')),
  'make a slip': (corpus, a, b) =>
    reword(corpus, a, b, (words) => words.replace(/(\w\w\w)(\w)(\w)(?=\w)/, '$1$3$2')),
  'say it in other words': (corpus, a, b, c) =>
    reword(corpus, a, b, (words) => `${of(TAILS, c)}: ${words.replace(/^\w+/, 'See to')}`),
  'write the title anew': (corpus, a, b) => {
    const part = chosenPart(corpus, a, b);
    if (part) part.title = `${part.title}, once more`;
  },
  rename: (corpus, a, b) =>
    move(corpus, a, (path) => path.replace(/[^/]+$/, `renamed-${b % 50}.md`)),
  'move to another folder': (corpus, a, b) =>
    move(corpus, a, (path) => of(FOLDERS, b) + path.replace(/^.*\//, '')),
  copy: (corpus, a, b) => {
    const chosen = chosenDocument(corpus, a);
    if (!chosen) return;
    const parts = chosen.parts.map((part) => ({
      ...part,
      promises: part.promises.map((one) => ({ ...one, copy: ++corpus.count })),
    }));
    const path = `copies/${b % 20}.md`;
    if (!corpus.documents.has(path)) corpus.documents.set(path, parts);
  },
  delete: (corpus, a) => {
    if (corpus.documents.size > 5) corpus.documents.delete(chosenDocument(corpus, a)?.path ?? '');
  },
};

function partOf(corpus: Corpus, a: number, b: number, c: number): Part {
  const day = new Date(Date.UTC(2025, 0, 1 + corpus.count)).toISOString().slice(0, 10);
  return {
    title: of(TITLES, a),
    startedAt: b % 4 ? `${day}T09:00Z` : null,
    struck: new Set(),
    promises: [0, 1, 2].map((n) => promiseOf(corpus, a + n, b + n * 3, c + n)),
  };
}

function promiseOf(corpus: Corpus, a: number, b: number, c: number): Promised {
  return { self: ++corpus.count, copy: 0, words: sentence(a, b, c) };
}

function chosenDocument({ documents }: Corpus, a: number): { path: string; parts: Part[] } | null {
  const paths = [...documents.keys()].sort();
  const path = of(paths, a);
  const parts = documents.get(path);
  return parts ? { path, parts } : null;
}

function chosenPart(corpus: Corpus, a: number, b: number): Part | null {
  const { parts = [] } = chosenDocument(corpus, a) ?? {};
  return parts[b % parts.length] ?? null;
}

function reword(corpus: Corpus, a: number, b: number, edit: (words: string) => string): void {
  const part = chosenPart(corpus, a, b);
  const promise = part?.promises[b % part.promises.length];
  if (!part || !promise) return;
  part.struck.add(promise.words);
  promise.words = edit(promise.words);
}

function move(corpus: Corpus, a: number, to: (path: string) => string): void {
  const chosen = chosenDocument(corpus, a);
  if (!chosen || corpus.documents.has(to(chosen.path))) return;
  corpus.documents.delete(chosen.path);
  corpus.documents.set(to(chosen.path), chosen.parts);
}

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 10);

interface Told extends KnownAction {
  incident: string;
  promise: Promised;
}

/** What an ingest makes of the corpus, with ids as the reader gives them. */
function ingest({ documents }: Corpus): Told[] {
  return [...documents].flatMap(([document, parts]) => {
    const bytes = digest(
      JSON.stringify(
        parts.map(({ title, startedAt, promises }) => [
          title,
          startedAt,
          promises.map(({ words }) => words),
        ]),
      ),
    );
    return parts.flatMap(({ title, startedAt, promises }, at) => {
      const incident = `${document}#${at + 1}`;
      const said = new Set<string>();
      const once = promises.filter(({ words }) => !said.has(words) && said.add(words));
      return once.map((promise) => ({
        id: `${incident}/${digest(promise.words.toLowerCase().split(' ').slice(0, 12).join(' '))}`,
        incident,
        document,
        digest: bytes,
        words: promise.words,
        incidentTitle: title,
        startedAt,
        promise,
      }));
    });
  });
}

function holdingsOf(told: Told[]): Holdings {
  const incidents = new Map(
    told.map((one) => [one.incident, { ...one, id: one.incident, words: one.incidentTitle }]),
  );
  return { actions: told, incidents: [...incidents.values()] };
}

/** A decision with what it is really about. Every fourth is an older one, which does not name its incident's title. */
interface Decided {
  target: ActionTarget;
  self: number;
  copy: number;
}

function decideOn(
  { id, incident, document, digest: bytes, words, incidentTitle, startedAt, promise }: Told,
  older: boolean,
): Decided {
  const target: ActionTarget = { kind: 'action', id, incident, document, digest: bytes, words };
  return {
    target: older ? target : { ...target, incidentTitle, startedAt },
    self: promise.self,
    copy: promise.copy,
  };
}

const ROUNDS = 50;
const EDITS_A_ROUND = 4;
const FOUND_AT_LEAST = 0.8;

test('every decision is on its own promise or listed as not found, never on another', async () => {
  const edit = fc.record({
    what: fc.constantFrom(...Object.keys(EDITS)),
    a: fc.nat(1000),
    b: fc.nat(1000),
    c: fc.nat(1000),
  });
  const sum = { rounds: 0, there: 0, found: 0, orphans: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(edit, { minLength: ROUNDS * EDITS_A_ROUND, maxLength: ROUNDS * EDITS_A_ROUND }),
      async (edits) => {
        const corpus: Corpus = { documents: new Map(), count: 0 };
        for (let n = 0; n < 12; n++) EDITS['tell a new incident']?.(corpus, n, n * 5 + 1, n * 7);
        const decided = new Map<string, Decided>();
        for (let round = 0; round < ROUNDS; round++) {
          const before = ingest(corpus);
          const chosen = before[(round * 7) % before.length];
          if (chosen && !decided.has(chosen.id))
            decided.set(chosen.id, decideOn(chosen, round % 4 === 3));
          for (const { what, a, b, c } of edits.slice(
            round * EDITS_A_ROUND,
            (round + 1) * EDITS_A_ROUND,
          ))
            EDITS[what]?.(corpus, a, b, c);
          const told = ingest(corpus);
          const holdings = holdingsOf(told);
          const found = await findAll(
            [...decided.values()].map(({ target }) => target),
            holdings,
            () => Promise.resolve(holdings),
          );
          // none is lost
          expect(found.size).toBe(decided.size);
          for (const { target, self, copy } of decided.values()) {
            const own = told.find(({ promise }) => promise.self === self && promise.copy === copy);
            const at = told.find(({ id }) => id === found.get(target.id));
            sum.rounds++;
            if (own) sum.there++;
            if (own && at?.promise.self === self) sum.found++;
            if (!at) sum.orphans++;
            // where its own document left its place, a copy of it tells the same promise of the same incident
            const stayed = own?.document === target.document;
            if (at && (stayed ? at !== own : at.promise.self !== self))
              throw new Error(
                `after round ${round}, "${target.words}" of ${target.id} (${target.incidentTitle}, ${target.startedAt}) is on "${at.words}" of ${at.id} (${at.incidentTitle}, ${at.startedAt}); its own is ${own?.id ?? 'gone'}`,
              );
          }
        }
      },
    ),
    { seed: 20260321, numRuns: 20, endOnFailure: true },
  );
  const quality = sum.found / sum.there;
  process.stdout.write(
    `${sum.rounds} places of decisions looked up: ${sum.found} of the ${sum.there} whose promise is still told were found again (${(100 * quality).toFixed(1)} %), ${sum.orphans} wait for a person, 0 are on a wrong promise\n`,
  );
  expect(quality).toBeGreaterThan(FOUND_AT_LEAST);
});
