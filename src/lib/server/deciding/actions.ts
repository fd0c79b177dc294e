// What do the forms about promises ask for?
//
// `action`: ids of one or more; `seen/<id>`: JSON of the latest decisions by side that the page showed. A single edit sends
// every field and `whole`; what differs from what holds is decided. With several at once, what is left empty stays as it is.
import { z } from 'zod';
import { Change, type Proposal } from '../../../../ingest/ledger/decision.ts';
import { ActionStatus } from '../../../../ingest/model.ts';
import type { Reader } from '../db.ts';
import { textOf, textsOf } from './fields.ts';
import { Refused } from './refused.ts';
import { actionsOf, actionTarget, seenOf, type ActionNow } from './targets.ts';

/** Most at once: a screenful, not a corpus by mistake. */
const MOST = 200;

const Status = z.union([ActionStatus, z.literal('')], 'choose a status');

/** Status, owner, due date, ticket, link and note of one promise, or of several. */
export async function editActions(form: FormData, reader: Reader): Promise<Proposal[]> {
  const actions = await chosen(form, reader);
  const whole = form.has('whole');
  return actions.flatMap((action) =>
    changesOf(form, action, whole).map((change) => ({
      target: actionTarget(action),
      expected: seenOf(form, action.id, change.type),
      change,
    })),
  );
}

/** “This is not an action”, with a reason. */
export async function denyActions(form: FormData, reader: Reader): Promise<Proposal[]> {
  const actions = await chosen(form, reader);
  const reason = textOf(form, 'reason');
  if (reason === null) throw new Refused('Say in a few words why this is no promise.', 'reason');
  return actions.map((action) => ({
    target: actionTarget(action),
    expected: seenOf(form, action.id, 'no_action'),
    change: { type: 'no_action', reason },
  }));
}

async function chosen(form: FormData, reader: Reader): Promise<ActionNow[]> {
  const ids = textsOf(form, 'action');
  if (!ids.length) throw new Refused('Choose at least one promise.', 'action');
  if (ids.length > MOST) throw new Refused(`Choose at most ${MOST} promises at once.`, 'action');
  return actionsOf(reader, ids);
}

/** A field that is not sent is not asked about; one that is sent empty clears the value, unless several are edited. */
function changesOf(form: FormData, action: ActionNow, whole: boolean): Change[] {
  const asked = (name: string): boolean => form.has(name) && (whole || textOf(form, name) !== null);
  const changes: Change[] = [];
  const status = asked('status') ? Status.parse(textOf(form, 'status') ?? '') : '';
  if (status !== '') {
    const doneOn = status === 'done' ? textOf(form, 'done_on') : null;
    const reason = textOf(form, 'reason');
    if (status === 'dropped' && action.status !== 'dropped' && reason === null)
      throw new Refused('Say in a few words why it is dropped.', 'reason');
    if (status !== action.status || doneOn !== null)
      changes.push(change({ type: 'status', status, doneOn, reason }));
  }
  const owner = textOf(form, 'owner');
  if (asked('owner') && owner !== action.owner) changes.push(change({ type: 'owner', owner }));
  const due = textOf(form, 'due');
  if (asked('due') && due !== action.due) changes.push(change({ type: 'due', due }));
  const ticket = textOf(form, 'ticket');
  if (asked('ticket') && ticket !== action.ticket)
    changes.push(change({ type: 'ticket', ticket, href: isLink(ticket) ? ticket : null }));
  const link = textOf(form, 'evidence');
  if (asked('evidence') && link !== action.evidenceLink)
    changes.push(change({ type: 'evidence', link }));
  const note = textOf(form, 'note');
  if (asked('note') && note !== action.note) changes.push(change({ type: 'note', note }));
  return changes;
}

function change(typed: unknown): Change {
  return Change.parse(typed);
}

function isLink(text: string | null): boolean {
  return text !== null && /^https?:\/\//.test(text);
}
