// What does a tracker say of a ticket?
import { z } from 'zod';
import { ActionStatus } from '../model.ts';

/** Somebody a ticket is assigned to. */
const Assignee = z.object({ login: z.string(), name: z.string().nullable() });

export const Ticket = z.object({
  /** as its tracker calls it: `example/shop#12`, `OPS-7` */
  key: z.string(),
  /** where people read it; null where the tracker gives an address that no page may link */
  href: z.string().nullable(),
  /** `open`: it is, and the tracker does not say whether anybody began; null: closed, but not for good (see `remark`) */
  status: z.union([ActionStatus, z.literal('open')]).nullable(),
  /** true where the tracker says that it had been closed before */
  reopened: z.boolean(),
  /** the moment, ISO 8601 in UTC, at which it came into this status; null where the tracker does not say */
  since: z.string().nullable(),
  /** why it was dropped, in words for people; null for every other status */
  reason: z.string().nullable(),
  assignees: z.array(Assignee),
  /** ISO day */
  due: z.string().nullable(),
  /** what a person should look at, in words; null where there is nothing */
  remark: z.string().nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

/** A moment as trackers write it (`2026-02-01T23:30:00Z`, `2026-02-02T00:30:00.000+0100`) in UTC; null for what is none. */
export function instantOf(text: string | null | undefined): string | null {
  if (!text) return null;
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The ISO day that a text begins with; null where it begins with none. */
export function dayOf(text: string | null | undefined): string | null {
  const day = text?.slice(0, 10) ?? '';
  return z.iso.date().safeParse(day).success ? day : null;
}

/** An address that a page may link; else null. */
export function linkOf(text: string | null | undefined): string | null {
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) && text.length <= 2000
    ? text
    : null;
}
