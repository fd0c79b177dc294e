// What do the forms about promises ask for?
//
// `action`: ids of one or more; `seen/<id>`: JSON of the latest decisions by side that the page showed. A single edit sends
// every field, `whole`, and `was`: JSON of the values that the form opened with. What somebody touched, and what differs from
// what holds, is decided; what only aged while the form was open is not. With several at once, what is left empty stays as it
// is. `keep`: `<side> <id>` of what somebody else decided in the meantime and is to stay.
import { z } from 'zod';
import { Change, type Proposal } from '../../../../ingest/ledger/decision.ts';
import { ActionStatus } from '../../../../ingest/model.ts';
import type { Reader } from '../db.ts';
import { textOf, textsOf } from './fields.ts';
import { Refused } from './refused.ts';
import { actionsOf, actionTarget, seenOf, type ActionNow } from './targets.ts';

/** Most at once: a screenful, not a corpus by mistake. */
const MOST = 200;

/** The fields of the form, the side that each decides on, and what is said where it cannot be. */
const FIELDS = {
  status: 'Choose one of the four states.',
  done_on: 'Give the day as year, month and day: 2026-03-31.',
  owner: 'An owner has at most 300 characters.',
  due: 'Give the day as year, month and day: 2026-03-31.',
  ticket: 'A ticket has at most 300 characters.',
  evidence: 'Give an address that starts with http:// or https://.',
  note: 'A note has at most 4,000 characters.',
  reason: 'A reason has at most 4,000 characters.',
} as const;
type Field = keyof typeof FIELDS;

/** Status, owner, due date, ticket, link and note of one promise, or of several. */
export async function editActions(form: FormData, reader: Reader): Promise<Proposal[]> {
  const actions = await chosen(form, reader);
  const kept = new Set(textsOf(form, 'keep'));
  return actions.flatMap((action) =>
    changesOf(form, action)
      .filter(({ type }) => !kept.has(`${type} ${action.id}`))
      .map((change) => ({
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
    change: change({ type: 'no_action', reason }, 'reason'),
  }));
}

async function chosen(form: FormData, reader: Reader): Promise<ActionNow[]> {
  const ids = textsOf(form, 'action');
  if (!ids.length) throw new Refused('Choose at least one promise.', 'action');
  if (ids.length > MOST) throw new Refused(`Choose at most ${MOST} promises at once.`, 'action');
  return actionsOf(reader, ids);
}

const Was = z.record(z.string(), z.string().nullable());

/** Whether a field asks for anything: it was sent, and touched; with several at once, filled. */
function askedBy(form: FormData): (field: Field) => boolean {
  if (!form.has('whole')) return (field) => textOf(form, field) !== null;
  const was = readWas(textOf(form, 'was'));
  return (field) =>
    form.has(field) && (was === null || textOf(form, field) !== (was[field]?.trim() || null));
}

/** What is no JSON, or other JSON, was not sent by our page: then every field counts as touched. */
function readWas(sent: string | null): z.infer<typeof Was> | null {
  try {
    return sent === null ? null : Was.parse(JSON.parse(sent));
  } catch {
    return null;
  }
}

function changesOf(form: FormData, action: ActionNow): Change[] {
  const asked = askedBy(form);
  const sides = [
    { field: 'owner', now: action.owner, to: (owner: string | null) => ({ type: 'owner', owner }) },
    { field: 'due', now: action.due, to: (due: string | null) => ({ type: 'due', due }) },
    { field: 'ticket', now: action.ticket, to: ticketChange },
    {
      field: 'evidence',
      now: action.evidenceLink,
      to: (link: string | null) => ({ type: 'evidence', link }),
    },
    { field: 'note', now: action.note, to: (note: string | null) => ({ type: 'note', note }) },
  ] as const;
  return [
    ...statusChange(form, action, asked),
    ...sides.flatMap(({ field, now, to }) => {
      const value = textOf(form, field);
      return asked(field) && value !== now ? [change(to(value), field)] : [];
    }),
  ];
}

/** Status, day of doing and reason are one decision. */
function statusChange(
  form: FormData,
  action: ActionNow,
  asked: (field: Field) => boolean,
): Change[] {
  const reason = textOf(form, 'reason');
  const sent = textOf(form, 'status') ?? action.status;
  const parsed = ActionStatus.safeParse(sent);
  if (!parsed.success) throw new Refused(FIELDS.status, 'status');
  const status = asked('status') ? parsed.data : ActionStatus.parse(action.status);
  const doneOn =
    status !== 'done' ? null : asked('done_on') ? textOf(form, 'done_on') : action.doneOn;
  const differs = status !== action.status || doneOn !== action.doneOn;
  if (!differs && (reason === null || !asked('reason'))) return [];
  if (status === 'dropped' && reason === null)
    throw new Refused('Say in a few words why it is dropped.', 'reason');
  if (doneOn !== null && doneOn > tomorrow())
    throw new Refused('This day has not come yet.', 'done_on');
  return [
    change(
      { type: 'status', status, doneOn, reason },
      doneOn !== null && !z.iso.date().safeParse(doneOn).success ? 'done_on' : 'reason',
    ),
  ];
}

/** In UTC: somewhere on the globe it has begun. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}

function ticketChange(ticket: string | null): unknown {
  const isLink = ticket !== null && /^https?:\/\//.test(ticket);
  return { type: 'ticket', ticket, href: isLink ? ticket : null };
}

function change(typed: unknown, field: Field): Change {
  const parsed = Change.safeParse(typed);
  if (!parsed.success) throw new Refused(FIELDS[field], field);
  return parsed.data;
}
