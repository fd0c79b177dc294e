// Which incidents are told by two documents, and which of the tellings counts?
//
// A report and a status page, a ticket and a blog post: two documents, one incident. Both stay; one of them counts. A
// wrong pair hides an incident from every figure, so all three must agree: whose it was, when it was, and what it was.
import { compare } from '../figures/order.ts';
import { folded, type Instant, type Occurrence } from '../figures/occurrence.ts';
import { isDistinctive, likeness, namesIn, type Likeness } from './wording.ts';

/** Starts that lie further apart are two incidents. */
const SAME_START = 120;
/** Starts, or ends, that lie no further apart are one and the same. */
const SAME_MOMENT = 10;
/** The share of the shorter telling's words (title and services, without general ones) that the other must have. */
const ALIKE = 0.5;

/** That the text of an incident holds a name, which the projection cannot tell. */
export interface Proviso {
  incidentId: string;
  name: string;
}

/** Two tellings that may be one incident. */
export interface Pair {
  one: Occurrence;
  other: Occurrence;
  reason: string;
  /** higher first, where an incident could belong to several */
  strength: number;
  /** of each list one must hold; nothing more is asked where there is no list */
  provided: Proviso[][];
}

export interface Twin {
  incidentId: string;
  /** the incident that counts */
  twinOf: string;
  reason: string;
}

/**
 * Pairs of incidents of different documents that
 * - have the same organisation; where one document names none, a service in common or the other's organisation in the
 *   title, the services or the text; where none does, a service or two words in common;
 * - start at most 2 h apart with impact that overlaps, or, where one of them tells no clock time, on the same day;
 * - share half of the words of title and services (two words at least where only days are known). One word is enough, or
 *   that the text of one names a service of the other, where they both start and end within 10 minutes of each other.
 */
export function pairsOf(occurrences: readonly Occurrence[]): Pair[] {
  const days = new Map<number, Occurrence[]>();
  const pairs: Pair[] = [];
  const inOrder = occurrences
    .filter(({ startDay }) => startDay !== null)
    .toSorted((a, b) => compare(a.incidentId, b.incidentId));
  for (const one of inOrder) {
    const day = Date.parse(`${one.startDay}T00:00Z`) / 86_400_000;
    // a zone may move a start over midnight
    for (const near of [day - 1, day, day + 1])
      for (const other of days.get(near) ?? []) pairs.push(...pairOf(other, one));
    const list = days.get(day);
    if (list) list.push(one);
    else days.set(day, [one]);
  }
  return pairs;
}

/**
 * Joins pairs, the strongest first, into groups that hold at most one incident of each document. Of each group the one
 * with more facts counts, then the one of the earlier path; the others come back as its twins, by id.
 */
export function twinsOf(pairs: readonly Pair[]): Twin[] {
  const groups = new Map<string, Occurrence[]>();
  const reasons = new Map<string, string>();
  for (const { one, other, reason } of pairs.toSorted(
    (a, b) =>
      b.strength - a.strength ||
      compare(a.one.incidentId, b.one.incidentId) ||
      compare(a.other.incidentId, b.other.incidentId),
  )) {
    for (const { incidentId } of [one, other])
      if (!reasons.has(incidentId)) reasons.set(incidentId, reason);
    const [left, right] = [
      groups.get(one.incidentId) ?? [one],
      groups.get(other.incidentId) ?? [other],
    ];
    const joined = [...left, ...right];
    if (left === right || new Set(joined.map(({ documentId }) => documentId)).size < joined.length)
      continue;
    for (const { incidentId } of joined) groups.set(incidentId, joined);
  }
  return [...new Set(groups.values())]
    .flatMap((group) => {
      const [counts, ...others] = group.toSorted(
        (a, b) => b.facts - a.facts || compare(a.documentId, b.documentId),
      );
      return others.map(({ incidentId }) => ({
        incidentId,
        twinOf: counts?.incidentId ?? '',
        reason: reasons.get(incidentId) ?? '',
      }));
    })
    .toSorted((a, b) => compare(a.incidentId, b.incidentId));
}

function pairOf(one: Occurrence, other: Occurrence): Pair[] {
  if (one.documentId === other.documentId || one.kind !== other.kind) return [];
  const when = sameTime(one, other);
  const what = when && sameThing(one, other, when);
  const whose = what && sameOwner(one, other, what);
  if (!when || !what || !whose) return [];
  return [
    {
      one,
      other,
      reason: `${whose.words}; ${when.words}; ${what.words}`,
      strength: (when.bothEnds ? 2 : 0) + what.share,
      provided: [...what.provided, ...whose.provided],
    },
  ];
}

/** In what two tellings agree, in words, and what must hold of the texts beside. */
interface Agreement {
  words: string;
  provided: Proviso[][];
}

function sameThing(one: Occurrence, other: Occurrence, when: Time): (Agreement & Likeness) | null {
  const { shared, share } = likeness(one, other);
  const least = when.precise ? 1 : 2;
  if (shared.length >= least && (share >= ALIKE || when.bothEnds)) {
    const words = `${shared.map((word) => `“${word}”`).join(', ')} in both`;
    return { shared, share, words, provided: [] };
  }
  if (!when.bothEnds) return null;
  const named = (teller: Occurrence, { services }: Occurrence): Proviso[] =>
    services.filter(isDistinctive).map((name) => ({ incidentId: teller.incidentId, name }));
  const provisos = [...named(one, other), ...named(other, one)];
  const words = 'one names a service of the other';
  return provisos.length ? { shared, share, words, provided: [provisos] } : null;
}

function sameOwner(
  one: Occurrence,
  other: Occurrence,
  what: Agreement & Likeness,
): Agreement | null {
  const named = one.organization ?? other.organization;
  if (one.organization !== null && other.organization !== null)
    return organizationKey(one.organization) === organizationKey(other.organization)
      ? { words: 'same organisation', provided: [] }
      : null;
  const service = one.services.find((name) =>
    other.services.some((another) => folded(another) === folded(name)),
  );
  if (service !== undefined) return { words: `both concern ${service}`, provided: [] };
  if (named === null)
    return what.shared.length > 1 || what.provided.length
      ? { words: 'no organisation named', provided: [] }
      : null;
  const silent = one.organization === null ? one : other;
  const words = `one is of ${named}, the other names it`;
  if (namesIn(silent, named)) return { words, provided: [] };
  return { words, provided: [[{ incidentId: silent.incidentId, name: named }]] };
}

/** `Omnivore.io` and `Omnivore`, `Acme Ltd.` and `ACME` are one. */
function organizationKey(name: string): string {
  return folded(name)
    .replace(/\.(?:com|org|net|io|dev|app|co|eu)$/u, '')
    .replace(/[\s,]+(?:inc|ltd|llc|gmbh|ag|bv|b\.v|nv|sa|plc|corp|co)\.?$/u, '');
}

interface Time {
  /** both tell clock times */
  precise: boolean;
  /** both start and both end at the same moment */
  bothEnds: boolean;
  words: string;
}

function sameTime(one: Occurrence, other: Occurrence): Time | null {
  const { started } = one;
  if (!started || !other.started) {
    if (one.startDay !== other.startDay) return null;
    return { precise: false, bothEnds: false, words: `both start on ${one.startDay}` };
  }
  const starts = apart(started, other.started);
  if (starts > SAME_START || !overlap(one, other)) return null;
  const ends = one.ended && other.ended ? apart(one.ended, other.ended) : null;
  return {
    precise: true,
    bothEnds: starts <= SAME_MOMENT && ends !== null && ends <= SAME_MOMENT,
    words:
      ends === null
        ? `starts ${starts} min apart`
        : `starts ${starts} min and ends ${ends} min apart`,
  };
}

/** One that has no end may last as long as it likes. */
function overlap(one: Occurrence, other: Occurrence): boolean {
  const endsBefore = (a: Occurrence, b: Occurrence): boolean => {
    if (!a.ended || !b.started) return false;
    const [end, start] = comparable(a.ended, b.started);
    return end < start;
  };
  return !endsBefore(one, other) && !endsBefore(other, one);
}

/** Whole minutes between two moments. */
function apart(a: Instant, b: Instant): number {
  const [first, second] = comparable(a, b);
  return Math.round(Math.abs(first - second) / 60_000);
}

/** Where just one of them has a zone both are taken on the wall clock, as clocks.ts does. */
function comparable(a: Instant, b: Instant): [number, number] {
  return a.utc !== null && b.utc !== null ? [a.utc, b.utc] : [a.wall, b.wall];
}
