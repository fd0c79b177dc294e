// How does what somebody typed into a form become a decision, or a sentence that says why not?
import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { decide, NotWritten, Outdated } from '../../../../ingest/ledger/append.ts';
import type { Actor, Decision, Proposal } from '../../../../ingest/ledger/decision.ts';
import { LedgerDamage } from '../../../../ingest/ledger/segments.ts';
import { Busy } from '../../../../ingest/lock.ts';
import type { Clash, NotSaved } from '../../components/deciding/forms.ts';
import { dataFolder, db, ledgerFolder, type Reader } from '../db.ts';
import { Refused } from './refused.ts';
import { valueOf } from './words.ts';

/** Makes proposals of a form. Throws `Refused`. */
export type Make = (form: FormData, reader: Reader) => Promise<Proposal[]>;

/**
 * Decides what a form asks for and leads back to the page, which then shows the new figures; `?saved=` names the decisions, so
 * that it can offer to take them back. Where nothing was saved it returns why, with everything that was typed.
 */
export async function perform(event: RequestEvent, make: Make): Promise<ActionFailure<NotSaved>> {
  const form = await event.request.formData();
  const { actor } = event.locals.access;
  // the door has checked it already (see mutations.ts)
  if (!actor) return notSaved(403, form, event.locals.access.why ?? 'You may read, but not edit.');
  let decisions: Decision[];
  try {
    decisions = await save(form, make, actor);
  } catch (error) {
    return failed(error, form);
  }
  redirect(303, backTo(event.url, form, decisions));
}

async function save(form: FormData, make: Make, actor: Actor): Promise<Decision[]> {
  const { proposals, places } = await db.read(async (reader) => ({
    proposals: await make(form, reader),
    places: (await reader.state()).places,
  }));
  // who keeps what somebody else decided, and changed nothing else, is done
  if (!proposals.length && form.has('keep')) return [];
  if (!proposals.length) throw new Refused('Nothing was changed.');
  const decisions = await decide(ledgerFolder(dataFolder), proposals, {
    actor,
    now: Date.now(),
    canonical: (id) => places.get(id) ?? id,
  });
  await db.refresh();
  return decisions;
}

function failed(error: unknown, form: FormData): ActionFailure<NotSaved> {
  if (error instanceof Outdated)
    return notSaved(409, form, error.message, { clash: clashOf(error) });
  if (error instanceof Refused) return notSaved(400, form, error.message, { field: error.field });
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    const field = issue?.path.at(-1);
    return notSaved(400, form, `This was not understood: ${issue?.message ?? 'a value'}.`, {
      field: field === undefined ? null : String(field),
    });
  }
  if (error instanceof NotWritten) return notSaved(507, form, error.message);
  if (error instanceof Busy)
    return notSaved(503, form, `The decision was not saved: ${error.message}.`);
  if (error instanceof LedgerDamage)
    return notSaved(503, form, `The decision was not saved. ${error.message}. ${error.wayOut}`);
  throw error;
}

function notSaved(
  status: number,
  form: FormData,
  message: string,
  { field = null, clash = null }: Partial<Pick<NotSaved, 'field' | 'clash'>> = {},
): ActionFailure<NotSaved> {
  const typed = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return fail(status, { message, field, clash, typed });
}

function clashOf({ proposal, latest }: Outdated): Clash | null {
  if (!latest) return null;
  return {
    about: proposal.target.words,
    target: proposal.target.id,
    aspect: aspectName(proposal),
    theirs: {
      value: valueOf(latest.change),
      actor: latest.actor.name,
      at: latest.at,
      id: latest.id,
    },
    mine: { value: valueOf(proposal.change) },
  };
}

function aspectName({ change }: Proposal): string {
  return change.type === 'correct' ? `fact/${change.field}` : change.type;
}

/** A link that names hundreds of decisions would be too long for some servers. */
const NAMED = 20;

/** Parameters that open a form, or tell of the last one. */
const FORM = new Set(['saved', 'edit', 'correct', 'find']);

/** The page's own address without the form, with what was saved: the ids, or the first and the last of many. */
function backTo(url: URL, form: FormData, decisions: readonly Decision[]): string {
  const search = new URLSearchParams(
    [...url.searchParams].filter(([name]) => !name.startsWith('/') && !FORM.has(name)),
  );
  const ids = decisions.map(({ id }) => id);
  if (ids.length)
    search.set('saved', ids.length > NAMED ? `${ids[0]}..${ids.at(-1)}` : ids.join(','));
  const anchor = form.get('anchor');
  const hash = typeof anchor === 'string' && /^[\w-]{1,80}$/.test(anchor) ? `#${anchor}` : '';
  const text = search.toString();
  return `${url.pathname}${text && `?${text}`}${hash}`;
}
