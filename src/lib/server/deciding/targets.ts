// Which action or incident does a form mean, and which decisions had its reader seen?
import { z } from 'zod';
import {
  addedBy,
  type ActionTarget,
  type IncidentTarget,
} from '../../../../ingest/ledger/decision.ts';
import type { Reader } from '../db.ts';
import { Refused } from './refused.ts';

const ActionRow = z.object({
  id: z.string(),
  incident: z.string(),
  document: z.string(),
  digest: z.string().nullable(),
  words: z.string(),
  incidentTitle: z.string(),
  startedAt: z.string().nullable(),
  status: z.string(),
  doneOn: z.string().nullable(),
  owner: z.string().nullable(),
  due: z.string().nullable(),
  ticket: z.string().nullable(),
  note: z.string().nullable(),
  evidenceLink: z.string().nullable(),
});
/** An action with what holds of it now. */
export type ActionNow = z.infer<typeof ActionRow>;

/** The actions of these ids, in the order of the ids. Throws `Refused` where one is not there any more. */
export async function actionsOf(reader: Reader, ids: readonly string[]): Promise<ActionNow[]> {
  const rows = await reader.rows(
    ActionRow,
    `select action_id as id, incident_id as incident, documents.document_id as document,
      documents.sha256 as digest, actions.text as words, incidents.title as incident_title,
      incidents.started_at, actions.status, actions.done_on, actions.owner, actions.due,
      actions.ticket, actions.note, actions.evidence_link
    from actions
    join build.main.incidents as incidents using (incident_id)
    join documents using (document_id)
    where action_id in (select unnest($ids))
    order by action_id`,
    { ids: [...ids] },
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row)
      throw new Refused(
        'This promise is not in the build any more; load the page again to see what is.',
      );
    return row;
  });
}

export function actionTarget(action: ActionNow): ActionTarget {
  const { id, incident, document, words, incidentTitle, startedAt } = action;
  // what a person added is found by the decision that added it
  const digest = addedBy(id) ? null : action.digest;
  return { kind: 'action', id, incident, document, digest, words, incidentTitle, startedAt };
}

const IncidentRow = z.object({
  id: z.string(),
  document: z.string(),
  digest: z.string().nullable(),
  words: z.string(),
  startedAt: z.string().nullable(),
});

/** The incident as its document tells it: corrections change its title, but not what it is recognised by. */
export async function incidentTarget(reader: Reader, id: string): Promise<IncidentTarget> {
  const [row] = await reader.rows(
    IncidentRow,
    `select incident_id as id, documents.document_id as document, documents.sha256 as digest,
      incidents.title as words, incidents.started_at
    from build.main.incidents as incidents
    join documents using (document_id)
    where incident_id = $id`,
    { id },
  );
  if (!row) throw new Refused('This incident is not in the build any more; load the page again.');
  return { kind: 'incident', ...row };
}

const Seen = z.record(z.string(), z.string());

/** The id of the latest decision on that side of it that the reader of the page had before them; null: none. */
export function seenOf(form: FormData, target: string, aspect: string): string | null {
  const sent = form.get(`seen/${target}`);
  if (typeof sent !== 'string' || !sent) return null;
  return readSeen(sent)[aspect] ?? null;
}

/** What is no JSON, or other JSON, was not sent by our page: nobody saw anything, and the ledger decides. */
function readSeen(sent: string): z.infer<typeof Seen> {
  try {
    return Seen.catch({}).parse(JSON.parse(sent));
  } catch {
    return {};
  }
}

/** What a form carries along of it: the latest decisions on each side, by side. */
export async function seenBy(
  reader: Reader,
  targets: readonly string[],
): Promise<Record<string, Record<string, string>>> {
  const { versions } = await reader.state();
  const asked = new Set(targets);
  const seen: Record<string, Record<string, string>> = {};
  for (const [subject, { id }] of versions) {
    const end = subject.lastIndexOf(' ');
    const target = subject.slice(0, end);
    if (asked.has(target)) (seen[target] ??= {})[subject.slice(end + 1)] = id;
  }
  return seen;
}
