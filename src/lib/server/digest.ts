// What is new since a day: what became overdue, was done or broken, what was decided, and what waits for a person?
import { z } from 'zod';
import { incidentHref } from '../links.ts';
import { link, sentence, type Sentence } from '../sentence.ts';
import type { Reader } from './db.ts';
import { where, type Filter } from './filter.ts';
import { ACTION_SHOWN } from './queries/action-shown.ts';
import { brokenPromises } from './queries/broken-promises.ts';
import { decisionsSince, orphans, type DecisionRow } from './queries/decisions.ts';

export interface DigestSection {
  id: 'overdue' | 'done' | 'broken' | 'decided' | 'orphans';
  title: string;
  /** what is said where there is nothing */
  none: string;
  lines: Sentence[];
}
export interface Digest {
  /** ISO days */
  since: string;
  until: string;
  sections: DigestSection[];
}

/** So many broken promises are looked through at most. */
const MOST = 1000;

/**
 * What is new from `since` on, until `until` (ISO days; what is due before it and open is overdue). Overdue: due in between and
 * still open. Done: on a day that a decision names, else decided, else told by a document published in between. Broken: a
 * cause that came back in between after a promise against it.
 */
export async function digest(
  db: Reader,
  { filter, since, until }: { filter: Filter; since: string; until: string },
): Promise<Digest> {
  const [overdue, done, broken, decided, waiting] = [
    await promisesWhere(db, filter, `${ACTION_SHOWN.overdue} and actions.due >= $since::date`, {
      since,
      until,
    }),
    await promisesWhere(db, filter, `${ACTION_SHOWN.done} and ${DONE_ON} >= $since::date`, {
      since,
      until,
    }),
    await brokenPromises(db, filter, MOST),
    await decisionsSince(db, since),
    await orphans(db),
  ];
  return {
    since,
    until,
    sections: [
      {
        id: 'overdue',
        title: 'Newly overdue',
        none: 'No promise became overdue.',
        lines: overdue.map((one) => sentence(`Due ${one.due ?? ''}: `, ...promise(one))),
      },
      {
        id: 'done',
        title: 'Newly done',
        none: 'No promise was done.',
        lines: done.map((one) => sentence(`${one.doneOn ?? ''}: `, ...promise(one), said(one))),
      },
      {
        id: 'broken',
        title: 'Newly broken',
        none: 'No cause came back that a document had promised to prevent.',
        lines: broken
          .filter(({ occurredOn }) => occurredOn !== null && occurredOn >= since)
          .map((row) =>
            sentence(
              `${row.occurredOn ?? ''}: ${row.label} again in `,
              link(row.title, incidentHref(row.incidentId)),
              `, ${row.daysSince} days after `,
              link(row.promisedTitle, incidentHref(row.promisedIncidentId)),
              `, whose document promised ${row.promised} (${row.done} of them done).`,
            ),
          ),
      },
      {
        id: 'decided',
        title: 'Decided',
        none: 'Nothing was decided.',
        lines: decided.map(decision),
      },
      {
        id: 'orphans',
        title: 'Waiting for a person',
        none: 'Every decision is on its own promise or incident.',
        lines: waiting.map((row) =>
          sentence(...decision(row), ` Not found again in ${row.documentId}.`),
        ),
      },
    ],
  };
}

/** The day that a decision names, else its own day, else that of the document which tells it. */
const DONE_ON = `coalesce(
    actions.done_on,
    (select max(decided_at)::date from decisions
      where decisions.target = actions.action_id and decisions.type = 'status' and decisions.holds),
    case when documents.published_precision <> 'month'
      then try_cast(documents.published_at[:10] as date) end
  )`;

const Promised = z.object({
  incidentId: z.string(),
  text: z.string(),
  owner: z.string().nullable(),
  due: z.string().nullable(),
  title: z.string(),
  doneOn: z.string().nullable(),
  decided: z.boolean(),
});
type Promised = z.infer<typeof Promised>;

function promisesWhere(
  db: Reader,
  filter: Filter,
  condition: string,
  { since, until }: { since: string; until: string },
): Promise<Promised[]> {
  const { sql, values } = where(filter, 'actions');
  return db.rows(
    Promised,
    `select actions.incident_id, actions.text, actions.owner, actions.due, incidents.title,
      ${DONE_ON} as done_on, actions.said_status is distinct from actions.status as decided
    from actions
    join incidents on incidents.incident_id = actions.incident_id
    join documents on documents.document_id = incidents.document_id
    where ${sql} and ${condition}
    order by ${DONE_ON} desc nulls last, actions.due, actions.incident_id, actions.number`,
    { ...values, since, asOf: until },
  );
}

function promise({ text, owner, incidentId, title }: Promised): Sentence {
  return sentence(
    `${text}${owner === null ? '' : ` (${owner})`}, of `,
    link(title, incidentHref(incidentId)),
  );
}

function said({ decided }: Promised): string {
  return decided ? ', by decision.' : ', by the document.';
}

/** Where decisions come from, as people call it. */
const VIA: Record<string, string> = {
  import: ', by import',
  github: ', by GitHub',
  gitlab: ', by GitLab',
  jira: ', by Jira',
  linear: ', by Linear',
};

function decision(row: DecisionRow): Sentence {
  const day = row.decidedAt.toISOString().slice(0, 10);
  const what = [row.type.replaceAll('_', ' '), row.field].filter(Boolean).join(' ');
  return sentence(
    `${day}, ${row.actor}${VIA[row.via] ?? ''}: ${what}${row.value ? ` ${row.value}` : ''}, on `,
    row.incidentId === null ? row.words : link(row.words, incidentHref(row.incidentId)),
    row.undoneBy === null ? '.' : ' (taken back since).',
  );
}
