// Which promises can be taken away, with all that is needed to work on them elsewhere and to bring that back?
import type { State } from '../../../../ingest/ledger/state.ts';
import type { Reader } from '../db.ts';
import { where, type Filter } from '../filter.ts';
import type { Columns } from '../statement.ts';

/** Promised actions of the incidents that the filter leaves, the latest incident first, with the decisions to have seen. */
export async function actionColumns(db: Reader, filter: Filter): Promise<Columns> {
  const { sql, values } = where(filter, 'actions');
  const [found, state] = await Promise.all([
    db.columns(
      `select actions.action_id, actions.incident_id, incidents.title as incident_title,
        documents.document_id, documents.sha256 as document_sha256, actions.text, actions.status,
        actions.said_status, actions.done_on, actions.owner, actions.due, actions.due_text,
        actions.ticket, actions.ticket_href, actions.evidence_link, actions.note, actions.decided,
        []::varchar[] as versions, actions.organization, actions.services, actions.causes,
        actions.occurred_on, actions.quarter, actions.evidence_id
      from actions
      join incidents on incidents.incident_id = actions.incident_id
      join documents on documents.document_id = incidents.document_id
      where ${sql}
      order by actions.occurred_on desc nulls last, actions.incident_id, actions.number`,
      values,
    ),
    db.state(),
  ]);
  const versions = versionsByAction(state);
  const ids = found.columns[found.names.indexOf('actionId')] ?? [];
  const place = found.names.indexOf('versions');
  return {
    ...found,
    columns: found.columns.map((column, index) =>
      index === place
        ? ids.map((id) => (typeof id === 'string' && versions.get(id)) || [])
        : column,
    ),
  };
}

/** `status 01J…` for each side of an action on which anything was decided, undone or not, by the action's id. */
function versionsByAction({ versions }: State): Map<string, string[]> {
  const byAction = new Map<string, string[]>();
  for (const [subject, { id }] of versions) {
    const space = subject.lastIndexOf(' ');
    const action = subject.slice(0, space);
    byAction.set(action, [...(byAction.get(action) ?? []), `${subject.slice(space + 1)} ${id}`]);
  }
  for (const list of byAction.values()) list.sort();
  return byAction;
}
