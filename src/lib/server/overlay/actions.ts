// What becomes of promises when people and trackers say what came of them?
import { z } from 'zod';
import type { DecidedAction, State } from '../../../../ingest/ledger/state.ts';
import type { Ask } from './ask.ts';
import type { Row } from './incident.ts';

const Built = z.object({
  actionId: z.string(),
  incidentId: z.string(),
  number: z.number(),
  text: z.string(),
  status: z.string(),
  owner: z.string().nullable(),
  due: z.string().nullable(),
  dueText: z.string().nullable(),
  ticket: z.string().nullable(),
  ticketHref: z.string().nullable(),
  evidenceId: z.string(),
});

/**
 * Replaces the rows of actions that were decided about, or whose incident was; leaves out what is none. True where an
 * incident may promise more or less than its document: what comes after it depends on that.
 */
export async function layActions(ask: Ask, state: State): Promise<boolean> {
  const added = addedActions(state);
  const told = await toldActions(ask, state);
  const rows = [...told, ...added];
  await ask.run(
    `insert into decided.replaced_actions
    select action_id
    from build.main.actions
    where incident_id in (select incident_id from decided.incidents)`,
  );
  await ask.run(`create table decided.action_values as
    select action_id, incident_id, number, text, status, owner, due, due_text, ticket, ticket_href,
      evidence_id, said_status, done_on, evidence_link, note, decided
    from decided.actions
    limit 0`);
  await ask.insert('decided.action_values', rows);
  await ask.run(
    `insert into decided.actions by name
    select told.*, incidents.organization, incidents.services, incidents.severity,
      incidents.criticality, incidents.kind, incidents.occurred_on, incidents.quarter,
      incidents.causes, incidents.twin_of,
      case when documents.published_precision <> 'month'
        then documents.published_at[:10]::date end as published_on
    from decided.action_values as told
    join decided.incidents as incidents using (incident_id)
    join documents using (document_id)`,
  );
  await ask.run(
    `update decided.incidents as incidents
    set actions_total = (
        select count(*) from decided.actions as own where own.incident_id = incidents.incident_id
      ),
      actions_done = (
        select count(*) from decided.actions as own
        where own.incident_id = incidents.incident_id and own.status = 'done'
      )`,
  );
  return (
    added.length > 0 ||
    [...state.actions.values()].some(({ none }) => none) ||
    told.some((row) => (row.said_status === 'dropped') !== (row.status === 'dropped'))
  );
}

async function toldActions(ask: Ask, state: State): Promise<Row[]> {
  const built = await ask.rows(
    Built,
    `select *
    from build.main.actions
    where incident_id in (select incident_id from decided.incidents)
    order by incident_id, number`,
  );
  return built.flatMap((action) => {
    const decided = state.actions.get(action.actionId);
    if (decided?.none) return [];
    return [
      {
        action_id: action.actionId,
        incident_id: action.incidentId,
        number: action.number,
        text: action.text,
        evidence_id: action.evidenceId,
        said_status: action.status,
        ...settled(action, decided),
      },
    ];
  });
}

/** They follow the document's own, in the order in which they were added. */
const AFTER_ALL = 100_000;

function addedActions(state: State): Row[] {
  return [...state.incidents].flatMap(([incidentId, { added }]) =>
    [...added].flatMap(([id, { change }], index) => {
      const decided = state.actions.get(id);
      if (decided?.none) return [];
      const said = { ...change, dueText: null, ticketHref: null };
      return [
        {
          action_id: id,
          incident_id: incidentId,
          number: AFTER_ALL + index,
          text: change.text,
          evidence_id: id,
          said_status: null,
          ...settled(said, decided),
        },
      ];
    }),
  );
}

type Said = Pick<
  z.infer<typeof Built>,
  'status' | 'owner' | 'due' | 'dueText' | 'ticket' | 'ticketHref'
>;

/** The values that hold: decided ones before the document's. */
function settled(said: Said, decided: DecidedAction | undefined): Row {
  const { status, owner, due, ticket, evidence, note } = decided ?? {};
  return {
    status: status?.change.status ?? said.status,
    owner: owner ? owner.change.owner : said.owner,
    due: due ? due.change.due : said.due,
    due_text: due ? null : said.dueText,
    ticket: ticket ? ticket.change.ticket : said.ticket,
    ticket_href: ticket ? ticket.change.href : said.ticketHref,
    done_on: status?.change.status === 'done' ? status.change.doneOn : null,
    evidence_link: evidence ? evidence.change.link : (status?.change.link ?? null),
    note: note?.change.note ?? null,
    decided: Object.entries({ status, owner, due, ticket, evidence, note })
      .filter(([, held]) => held)
      .map(([side]) => side),
  };
}
