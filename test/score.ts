// How well does the reader agree with a careful person? Facts right, wrong and missed, against hand-made annotations.
import { z } from 'zod';

const Time = z.object({ value: z.string(), precision: z.string() }).nullish();
const Amount = z.object({ value: z.number() }).nullish();

/** A hand-made annotation: what a careful person reads in the document. */
export const Gold = z.object({
  incidents: z.array(
    z.object({
      title: z.string().nullish(),
      kind: z.string(),
      startedAt: Time,
      detectedAt: Time,
      mitigatedAt: Time,
      resolvedAt: Time,
      durationMinutes: Amount,
      recoveryTargetMinutes: Amount,
      causes: z.array(z.string()),
      primaryCause: z.string().nullish(),
      services: z.array(z.string()).default([]),
      actions: z.array(z.object({ quote: z.string(), status: z.string() })),
      conflicts: z.array(z.string()).default([]),
    }),
  ),
});
export type Gold = z.infer<typeof Gold>;

/** The part of a line of `parse --json` that is compared. */
export const Parsed = z.object({
  text: z.string(),
  incidents: z.array(
    z.object({
      title: z.string(),
      kind: z.string(),
      startedAt: Time,
      detectedAt: Time,
      mitigatedAt: Time,
      resolvedAt: Time,
      durationMinutes: Amount,
      recoveryTargetMinutes: Amount,
      causes: z.array(z.object({ id: z.string(), primary: z.boolean() })),
      services: z.array(z.string()),
      actions: z.array(z.object({ text: z.string(), status: z.string() })),
      conflicts: z.array(z.object({ field: z.string() })),
    }),
  ),
});
export type Parsed = z.infer<typeof Parsed>;

/** Counts of one kind of fact: right, wrongly claimed, missed. */
export interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

type Kind =
  | 'times'
  | 'durations and targets'
  | 'causes'
  | 'primary cause'
  | 'actions'
  | 'action status'
  | 'services'
  | 'conflicts';
const CLOCKS = ['startedAt', 'detectedAt', 'mitigatedAt', 'resolvedAt'] as const;

/** Tallies by kind of fact over pairs of annotation and reading. Incidents are paired in order of their alikeness. */
export function score(pairs: { gold: Gold; parsed: Parsed }[]): Record<Kind, Tally> {
  const empty = (): Tally => ({ right: 0, wrong: 0, missed: 0 });
  const tallies: Record<Kind, Tally> = {
    times: empty(),
    'durations and targets': empty(),
    causes: empty(),
    'primary cause': empty(),
    actions: empty(),
    'action status': empty(),
    services: empty(),
    conflicts: empty(),
  };
  for (const { gold, parsed } of pairs) {
    const matched = pairUp(
      gold.incidents,
      parsed.incidents,
      (wanted, got) =>
        0.01 +
        overlap(wanted.title ?? '', got.title) +
        CLOCKS.filter((clock) => sameTime(wanted[clock], got[clock])).length,
      0,
    );
    gold.incidents.forEach((wanted, index) =>
      compare(tallies, wanted, parsed.incidents[matched.get(index) ?? -1]),
    );
    const used = new Set(matched.values());
    parsed.incidents.forEach((got, index) => {
      if (used.has(index)) return;
      tallies.times.wrong += CLOCKS.filter((clock) => got[clock]).length;
      tallies.causes.wrong += got.causes.length;
      tallies.actions.wrong += got.actions.length;
    });
  }
  return tallies;
}

/** Harmonic mean of precision and recall; 1 where there was nothing to find and nothing was claimed. */
export function f1({ right, wrong, missed }: Tally): number {
  const all = 2 * right + wrong + missed;
  return all === 0 ? 1 : (2 * right) / all;
}

function compare(
  tallies: Record<Kind, Tally>,
  wanted: Gold['incidents'][number],
  got: Parsed['incidents'][number] | undefined,
): void {
  for (const clock of CLOCKS)
    single(tallies.times, wanted[clock] ?? null, got?.[clock] ?? null, sameTime);
  for (const field of ['durationMinutes', 'recoveryTargetMinutes'] as const)
    single(
      tallies['durations and targets'],
      wanted[field] ?? null,
      got?.[field] ?? null,
      (a, b) => Math.abs((a?.value ?? 0) - (b?.value ?? 0)) <= 1,
    );
  const blamed = new Set(got?.causes.map(({ id }) => id));
  for (const cause of wanted.causes) tallies.causes[blamed.has(cause) ? 'right' : 'missed'] += 1;
  for (const cause of blamed) if (!wanted.causes.includes(cause)) tallies.causes.wrong += 1;
  if (wanted.primaryCause)
    single(
      tallies['primary cause'],
      wanted.primaryCause,
      got?.causes.find(({ primary }) => primary)?.id ?? null,
      (a, b) => a === b,
    );
  const promises = pairUp(
    wanted.actions,
    got?.actions ?? [],
    (a, b) => overlap(a.quote, b.text),
    0.5,
  );
  tallies.actions.right += promises.size;
  tallies.actions.missed += wanted.actions.length - promises.size;
  tallies.actions.wrong += (got?.actions.length ?? 0) - promises.size;
  for (const [left, right] of promises) {
    const same =
      openStatus(wanted.actions[left]?.status) === openStatus(got?.actions[right]?.status);
    tallies['action status'].right += same ? 1 : 0;
    tallies['action status'].wrong += same ? 0 : 1;
    tallies['action status'].missed += same ? 0 : 1;
  }
  const services = pairUp(wanted.services, got?.services ?? [], overlap, 0.5);
  tallies.services.right += services.size;
  tallies.services.missed += wanted.services.length - services.size;
  tallies.services.wrong += (got?.services.length ?? 0) - services.size;
  if (wanted.conflicts.length) tallies.conflicts[got?.conflicts.length ? 'right' : 'missed'] += 1;
}

function single<T>(
  tally: Tally,
  wanted: T | null,
  got: T | null,
  same: (a: T, b: T) => boolean,
): void {
  if (wanted !== null && got !== null && same(wanted, got)) tally.right += 1;
  else {
    if (got !== null) tally.wrong += 1;
    if (wanted !== null) tally.missed += 1;
  }
}

/** A promise without a sign of progress is open, whatever the word for it. */
function openStatus(status: string | undefined): string {
  return status === 'done' || status === 'in_progress' ? status : 'open';
}

function sameTime(a: z.infer<typeof Time>, b: z.infer<typeof Time>): boolean {
  if (!a || !b) return false;
  if (a.precision === 'day' || a.precision === 'month' || a.value.length === 10) {
    const length = a.precision === 'month' ? 7 : 10;
    return a.value.slice(0, length) === b.value.slice(0, length);
  }
  const zoned = (value: string): boolean => /(?:Z|[+-]\d\d:\d\d)$/.test(value);
  const wall = (value: string): number =>
    Date.parse(`${value.replace(/(?:Z|[+-]\d\d:\d\d)$/, '')}Z`);
  const apart =
    zoned(a.value) && zoned(b.value)
      ? Date.parse(a.value) - Date.parse(b.value)
      : wall(a.value) - wall(b.value);
  return Math.abs(apart) <= (a.precision === 'hour' ? 3_600_000 : 60_000) + 999;
}

/** Words in common: of all of them, or of the shorter text where it is no trifle (quotes may be cut). */
function overlap(a: string, b: string): number {
  const words = (text: string): Set<string> =>
    new Set(
      text
        .toLowerCase()
        .normalize('NFKC')
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    );
  const [x, y] = [words(a), words(b)];
  if (!x.size || !y.size) return 0;
  const common = [...x].filter((word) => y.has(word)).length;
  const jaccard = common / (x.size + y.size - common);
  const least = Math.min(x.size, y.size);
  return least >= 4 ? Math.max(jaccard, (0.9 * common) / least) : jaccard;
}

/** One-to-one, best first. */
function pairUp<A, B>(
  left: A[],
  right: B[],
  alike: (a: A, b: B) => number,
  least: number,
): Map<number, number> {
  const all = left.flatMap((a, i) => right.map((b, j) => ({ i, j, worth: alike(a, b) })));
  all.sort((a, b) => b.worth - a.worth);
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const { i, j, worth } of all) {
    if (worth < least || pairs.has(i) || taken.has(j)) continue;
    pairs.set(i, j);
    taken.add(j);
  }
  return pairs;
}
