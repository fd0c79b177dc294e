// Which of the build's actions and incidents may the ledger mean?
import { basename } from 'node:path/posix';
import { z } from 'zod';
import { findAll, type Holdings } from '../../../../ingest/ledger/attach.ts';
import { addedBy, type Decision, type Target } from '../../../../ingest/ledger/decision.ts';
import { stateOf, type State } from '../../../../ingest/ledger/state.ts';
import type { Ask } from './ask.ts';

const KnownIncidentRow = z.object({
  id: z.string(),
  document: z.string(),
  digest: z.string().nullable(),
  words: z.string(),
  startedAt: z.string().nullable(),
});
const KnownActionRow = KnownIncidentRow.extend({ incidentTitle: z.string() });

/** What holds after all decisions, with every target placed in the build as far as it is found there. */
export async function stateIn(ask: Ask, decisions: readonly Decision[]): Promise<State> {
  const targets = new Map<string, Target>();
  for (const { target, change } of decisions) {
    if (addedBy(target.id) === null) targets.set(target.id, target);
    if (change.type === 'same_as' && change.incident)
      targets.set(change.incident.id, change.incident);
  }
  const all = [...targets.values()];
  const found = await findAll(all, await holdingsNear(ask, all), (lost) =>
    holdingsElsewhere(ask, lost),
  );
  return stateOf(decisions, (target) => found.get(target.id) ?? null);
}

const ACTIONS = `select actions.action_id as id, documents.document_id as document,
    documents.sha256 as digest, actions.text as words, incidents.started_at,
    incidents.title as incident_title
  from build.main.actions as actions
  join build.main.incidents as incidents using (incident_id)
  join build.main.documents as documents using (document_id)`;
const INCIDENTS = `select incidents.incident_id as id, documents.document_id as document,
    documents.sha256 as digest, incidents.title as words, incidents.started_at
  from build.main.incidents as incidents
  join build.main.documents as documents using (document_id)`;

/** What the documents that the targets name tell today. */
async function holdingsNear(ask: Ask, targets: readonly Target[]): Promise<Holdings> {
  if (!targets.length) return { actions: [], incidents: [] };
  const values = { paths: [...new Set(targets.map(({ document }) => document))] };
  const named = 'where documents.document_id in (select unnest($paths)) order by id';
  return {
    actions: await ask.rows(KnownActionRow, `${ACTIONS} ${named}`, values),
    incidents: await ask.rows(KnownIncidentRow, `${INCIDENTS} ${named}`, values),
  };
}

/**
 * What the targets that their documents do not tell any more may have become: what stands in the same bytes, in a file of the
 * same name, says the same words, or is of an incident of the same start or title.
 */
async function holdingsElsewhere(ask: Ask, lost: readonly Target[]): Promise<Holdings> {
  const lower = (words: string | undefined): string[] => (words ? [words.toLowerCase()] : []);
  const values = {
    digests: [...new Set(lost.flatMap(({ digest }) => digest ?? []))],
    names: [...new Set(lost.map(({ document }) => basename(document)))],
    words: [...new Set(lost.flatMap(({ words }) => lower(words)))],
    starts: [...new Set(lost.flatMap(({ startedAt }) => startedAt ?? []))],
    titles: [
      ...new Set(
        lost.flatMap((one) => lower(one.kind === 'action' ? one.incidentTitle : one.words)),
      ),
    ],
  };
  const moved = (words: string): string => `where documents.sha256 in (select unnest($digests))
    or parse_filename(documents.document_id) in (select unnest($names))
    or lower(${words}) in (select unnest($words))
    or incidents.started_at in (select unnest($starts))
    or lower(incidents.title) in (select unnest($titles))
  order by id`;
  return {
    actions: await ask.rows(KnownActionRow, `${ACTIONS} ${moved('actions.text')}`, values),
    incidents: await ask.rows(KnownIncidentRow, `${INCIDENTS} ${moved('incidents.title')}`, values),
  };
}
