// Which limits that somebody set are broken, and by which promises and incidents?
import { z } from 'zod';
import { formatCount, formatPercent } from '../format.ts';
import { incidentHref } from '../links.ts';
import type { Reader } from './db.ts';
import { where, type Filter } from './filter.ts';
import { ACTION_SHOWN } from './queries/action-shown.ts';
import { completion } from './queries/actions.ts';
import { attainment } from './queries/attainment.ts';
import { brokenPromises } from './queries/broken-promises.ts';

/** A limit as it is written: a count (`3`), or a share (`20%`). */
export interface Limit {
  value: number;
  share: boolean;
}

export const LIMITS = ['overdue', 'unverifiable', 'attainment', 'broken'] as const;
export type LimitName = (typeof LIMITS)[number];

/** One limit, held against the corpus. */
export interface Held {
  name: LimitName;
  /** `overdue: 3 of 7 open promises with a date; 0 allowed` */
  said: string;
  broken: boolean;
  /** what breaks it, with the document's path and the address of the page that shows it; empty where it is kept */
  by: { text: string; path: string; href: string }[];
}

/** Reads `3` or `20%`; null for anything else, and for a count of attainment, which is a share. */
export function readLimit(name: LimitName, words: string): Limit | null {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(words.trim()) ?? [];
  if (digits === undefined) return null;
  const share = percent === '%';
  const value = share ? Number(digits) / 100 : Number(digits);
  if (share ? value > 1 : !Number.isInteger(value)) return null;
  if ((name === 'attainment' && !share) || (name === 'broken' && share)) return null;
  return { value, share };
}

/** Every limit that is set, in the order of `LIMITS`. `asOf` is an ISO day: what is due before it and open is overdue. */
export async function holdAgainst(
  db: Reader,
  { filter, asOf }: { filter: Filter; asOf: string },
  limits: Partial<Record<LimitName, Limit>>,
): Promise<Held[]> {
  const held: Held[] = [];
  for (const name of LIMITS) {
    const limit = limits[name];
    if (limit) held.push({ name, ...(await HOLD[name](db, { filter, asOf, limit })) });
  }
  return held;
}

interface Question {
  filter: Filter;
  asOf: string;
  limit: Limit;
}

const HOLD: Record<LimitName, (db: Reader, question: Question) => Promise<Omit<Held, 'name'>>> = {
  async overdue(db, question) {
    const { overdue, openDated } = await completion(db, question.filter, question.asOf);
    return atMost(
      { n: overdue, of: openDated, what: 'open promises with a date are overdue' },
      question.limit,
      () => promises(db, question, ACTION_SHOWN.overdue),
    );
  },
  async unverifiable(db, question) {
    const { unverifiable, promised } = await completion(db, question.filter, question.asOf);
    return atMost(
      {
        n: unverifiable,
        of: promised,
        what: 'promises cannot be checked (no owner, no date, no ticket)',
      },
      question.limit,
      () => promises(db, question, ACTION_SHOWN.unverifiable),
    );
  },
  async attainment(db, { filter, limit }) {
    const { met, judged } = await attainment(db, filter);
    const broken = judged > 0 && met / judged < limit.value;
    return {
      said: judged
        ? `${met} of ${judged} incidents with a target and a time were restored within it (${formatPercent(met / judged)}); at least ${formatPercent(limit.value)} is asked for`
        : 'no incident has both a target and a time, so nothing can be held against it',
      broken,
      by: broken ? await missed(db, filter) : [],
    };
  },
  async broken(db, { filter, limit }) {
    const rows = await brokenPromises(db, filter, MOST);
    const incidents = [...new Map(rows.map((row) => [row.incidentId, row])).values()];
    const broken = incidents.length > limit.value;
    return {
      said: `${formatCount(incidents.length, 'incident')} came back after a document had promised to prevent their cause; ${limit.value} allowed`,
      broken,
      by: broken
        ? incidents.map((row) => ({
            text: `${row.occurredOn ?? 'no day'}  ${row.title}: ${row.label} again, ${row.daysSince} days after ${row.promisedTitle}`,
            path: pathOf(row.incidentId),
            href: incidentHref(row.incidentId),
          }))
        : [],
    };
  },
};

/** So many broken promises are listed at most. */
const MOST = 1000;

async function atMost(
  { n, of, what }: { n: number; of: number; what: string },
  { value, share }: Limit,
  list: () => Promise<Held['by']>,
): Promise<Omit<Held, 'name'>> {
  const broken = share ? of > 0 && n / of > value : n > value;
  const portion = of ? ` (${formatPercent(n / of)})` : '';
  return {
    said: `${n} of ${of} ${what}${portion}; ${share ? formatPercent(value) : value} allowed`,
    broken,
    by: broken ? await list() : [],
  };
}

const Promised = z.object({
  actionId: z.string(),
  incidentId: z.string(),
  text: z.string(),
  owner: z.string().nullable(),
  due: z.string().nullable(),
  title: z.string(),
});

async function promises(
  db: Reader,
  { filter, asOf }: Question,
  shown: string,
): Promise<Held['by']> {
  const { sql, values } = where(filter, 'actions');
  const rows = await db.rows(
    Promised,
    `select action_id, actions.incident_id, text, owner, due, incidents.title
    from actions
    join incidents on incidents.incident_id = actions.incident_id
    where ${sql} and ${shown}
    order by due nulls last, actions.incident_id, number`,
    { ...values, asOf },
  );
  return rows.map(({ incidentId, text, owner, due, title }) => ({
    text: [due && `due ${due}`, text, owner && `(${owner})`, `of ${title}`]
      .filter(Boolean)
      .join('  '),
    path: pathOf(incidentId),
    href: incidentHref(incidentId),
  }));
}

const Missed = z.object({
  incidentId: z.string(),
  title: z.string(),
  restoreMinutes: z.number(),
  targetMinutes: z.number(),
  occurredOn: z.string().nullable(),
});

async function missed(db: Reader, filter: Filter): Promise<Held['by']> {
  const { sql, values } = where(filter, 'incidents');
  const rows = await db.rows(
    Missed,
    `select incident_id, title, restore_minutes, target_minutes, occurred_on
    from incidents
    where ${sql} and not met
    order by overrun desc, incident_id`,
    values,
  );
  return rows.map((row) => ({
    text: `${row.occurredOn ?? 'no day'}  ${row.title}: ${row.restoreMinutes} minutes, ${row.targetMinutes} allowed`,
    path: pathOf(row.incidentId),
    href: incidentHref(row.incidentId),
  }));
}

/** Of the document, below the corpus folder. */
function pathOf(incidentId: string): string {
  return incidentId.slice(0, incidentId.lastIndexOf('#'));
}
