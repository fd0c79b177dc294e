// Which decisions lost what they are about, and where may it be now?
import { basename, dirname } from 'node:path/posix';
import { z } from 'zod';
import { likeness, wordsOf } from '../../../ingest/ledger/likeness.ts';
import type { DecisionView } from '../components/deciding/decisions.ts';
import type { Reader } from './db.ts';
import { decisionViews } from './decision-views.ts';
import { orphans, type DecisionRow } from './queries/decisions.ts';

const Candidate = z.object({
  id: z.string(),
  documentId: z.string(),
  words: z.string(),
});
export type Candidate = z.infer<typeof Candidate>;

/** A promise or an incident that decisions were made about and that is not found again. */
export interface Lost {
  kind: 'action' | 'incident';
  documentId: string;
  /** whether the document itself is still there */
  isThere: boolean;
  words: string;
  /** the latest first */
  decisions: DecisionView[];
  /** what it may be now, the likeliest first */
  candidates: Candidate[];
}

/** So many are placed at a time; the next ones come up when these are settled. */
const MOST = 30;
const OFFERED = 12;

/** What lost its place, and how many decisions that are in all. */
export async function lostDecisions(db: Reader): Promise<{ lost: Lost[]; total: number }> {
  const rows = await orphans(db);
  const groups = new Map<string, DecisionRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.kind, row.documentId, row.words]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const lost = [...groups.values()].slice(0, MOST).map((group) => placing(db, group));
  return { lost: (await Promise.all(lost)).flat(), total: rows.length };
}

async function placing(db: Reader, rows: readonly DecisionRow[]): Promise<Lost[]> {
  const [first] = rows;
  if (!first) return [];
  const { kind, documentId, words } = first;
  const [candidates, decisions, there] = await Promise.all([
    candidatesFor(db, first),
    decisionViews(db, rows),
    db.rows(
      z.object({ n: z.number() }),
      'select count(*) as n from documents where document_id = $documentId',
      { documentId },
    ),
  ]);
  return [{ kind, documentId, words, isThere: Boolean(there[0]?.n), decisions, candidates }];
}

const SOURCES = {
  action: `select action_id as id, incidents.document_id, actions.text as words
    from actions
    join incidents using (incident_id)`,
  incident: 'select incident_id as id, document_id, title as words from incidents',
} as const;

/** What stands near, the likest words first: the same document before its folder, and that before all others. */
async function candidatesFor(
  db: Reader,
  { kind, documentId, words }: DecisionRow,
): Promise<Candidate[]> {
  const folder = dirname(documentId);
  const rows = await db.rows(
    Candidate,
    `with known as (${SOURCES[kind]})
    select id, document_id, words
    from known
    order by document_id = $documentId or parse_filename(document_id) = $name desc,
      len(list_intersect(regexp_extract_all(lower(words), '[\\p{L}\\p{N}]+'), $own)) desc,
      starts_with(document_id, $folder) desc, id
    limit 200`,
    {
      documentId,
      name: basename(documentId),
      folder: folder === '.' ? '' : `${folder}/`,
      own: wordsOf(words),
    },
  );
  const near = (one: Candidate): number =>
    one.documentId === documentId || basename(one.documentId) === basename(documentId)
      ? 0.5
      : dirname(one.documentId) === folder
        ? 0.1
        : 0;
  return rows
    .map((one) => ({ one, rating: likeness(one.words, words) + near(one) }))
    .sort((a, b) => b.rating - a.rating)
    .slice(0, OFFERED)
    .map(({ one }) => one);
}
