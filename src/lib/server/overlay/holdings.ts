// Which of the build's actions and incidents may the ledger mean?
import { basename } from 'node:path/posix';
import { z } from 'zod';
import { findTarget, type Holdings } from '../../../../ingest/ledger/attach.ts';
import { addedBy, type Decision, type Target } from '../../../../ingest/ledger/decision.ts';
import { stateOf, type State } from '../../../../ingest/ledger/state.ts';
import type { Ask } from './ask.ts';

const KnownRow = z.object({
  id: z.string(),
  document: z.string(),
  digest: z.string().nullable(),
  words: z.string(),
});
const KnownIncidentRow = KnownRow.extend({ startedAt: z.string().nullable() });

/** What holds after all decisions, with every target placed in the build as far as it is found there. */
export async function stateIn(ask: Ask, decisions: readonly Decision[]): Promise<State> {
  const targets = new Map<string, Target>();
  for (const { target, change } of decisions) {
    if (addedBy(target.id) === null) targets.set(target.id, target);
    if (change.type === 'same_as' && change.incident)
      targets.set(change.incident.id, change.incident);
  }
  const found = await placesOf(ask, [...targets.values()]);
  return stateOf(decisions, (target) => found.get(target.id) ?? null);
}

/** Where each target is today, by the id that it had. */
async function placesOf(ask: Ask, targets: readonly Target[]): Promise<Map<string, string | null>> {
  const near = await holdingsNear(ask, targets);
  const lost = targets.filter(({ document }) => !near.documents.has(document));
  const far = lost.length ? await holdingsElsewhere(ask, lost) : near;
  return new Map(
    targets.map((target) => [
      target.id,
      findTarget(target, near.documents.has(target.document) ? near : far),
    ]),
  );
}

const ACTIONS = `select actions.action_id as id, documents.document_id as document,
    documents.sha256 as digest, actions.text as words
  from build.main.actions as actions
  join build.main.incidents as incidents using (incident_id)
  join build.main.documents as documents using (document_id)`;
const INCIDENTS = `select incidents.incident_id as id, documents.document_id as document,
    documents.sha256 as digest, incidents.title as words, incidents.started_at
  from build.main.incidents as incidents
  join build.main.documents as documents using (document_id)`;

/** What the documents that the targets name tell today. */
async function holdingsNear(ask: Ask, targets: readonly Target[]): Promise<Holdings> {
  const values = { paths: [...new Set(targets.map(({ document }) => document))] };
  const named = 'documents.document_id in (select unnest($paths))';
  const [documents, actions, incidents] = [
    await ask.rows(
      z.object({ documentId: z.string() }),
      `select document_id from build.main.documents as documents where ${named}`,
      values,
    ),
    await ask.rows(KnownRow, `${ACTIONS} where ${named} order by id`, values),
    await ask.rows(KnownIncidentRow, `${INCIDENTS} where ${named} order by id`, values),
  ];
  return { documents: new Set(documents.map(({ documentId }) => documentId)), actions, incidents };
}

/** A corpus of so many promises is compared with a lost one word for word; a larger one by what finds it fast. */
const ALL = 20_000;

/** What the targets of documents that are gone may have become. */
async function holdingsElsewhere(ask: Ask, lost: readonly Target[]): Promise<Holdings> {
  const values = {
    digests: [...new Set(lost.flatMap(({ digest }) => digest ?? []))],
    names: [...new Set(lost.map(({ document }) => basename(document)))],
    words: [...new Set(lost.map(({ words }) => words.toLowerCase()))],
  };
  const moved = (words: string): string => `documents.sha256 in (select unnest($digests))
    or parse_filename(documents.document_id) in (select unnest($names))
    or lower(${words}) in (select unnest($words))
    or (select count(*) from build.main.actions) <= ${ALL}`;
  return {
    documents: new Set(),
    actions: await ask.rows(
      KnownRow,
      `${ACTIONS} where ${moved('actions.text')} order by id`,
      values,
    ),
    incidents: await ask.rows(
      KnownIncidentRow,
      `${INCIDENTS} where ${moved('incidents.title')} order by id`,
      values,
    ),
  };
}
