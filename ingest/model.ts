// What is a document, a fact, an incident? Every central type, named once.
//
// Types are parsed (zod) where data enters the house: YAML files, the ledger, a worker's answer. Inside they are trusted.
import { z } from 'zod';

/** A stretch of a document's plain text. Always `document.text.slice(start, end) === quote` (UTF-16 offsets). */
export const Span = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  quote: z.string(),
});
export type Span = z.infer<typeof Span>;

export const Precision = z.enum(['minute', 'hour', 'day', 'month']);
export type Precision = z.infer<typeof Precision>;

/**
 * A point in time as a document gives it. `value` is ISO 8601: with an offset where a zone is stated
 * (`2020-04-21T09:12:00+02:00`), without one where none is (`2020-04-21T09:12:00`, a local time), a bare
 * `2020-04-21` for precision `day`, `2020-04` for `month`. `zone` is the abbreviation or IANA name as written, else null.
 */
export const Moment = z.object({
  value: z.string(),
  precision: Precision,
  zone: z.string().nullable(),
  span: Span,
});
export type Moment = z.infer<typeof Moment>;

/** `stated`: the document says so in words; `implied`: read from its structure (the stamp of the first update). */
export const Certainty = z.enum(['stated', 'implied']);
export type Certainty = z.infer<typeof Certainty>;

/** Where a fact comes from: the words, the rule that read them, and whether they say it outright. */
export interface Evidence {
  span: Span;
  rule: string;
  certainty: Certainty;
}
/** A value with the words that it was read from. */
export type Evidenced<T> = Evidence & { value: T };
/** A moment with the rule that read it. */
export type TimeFact = Moment & { rule: string; certainty: Certainty };

export const BlockKind = z.enum(['heading', 'paragraph', 'item', 'row', 'update', 'field', 'code']);
export type BlockKind = z.infer<typeof BlockKind>;

/** A range of the text without its quote, for cells and parts. */
export interface Range {
  start: number;
  end: number;
}

/**
 * One piece of a document's plain text, in reading order. Blocks do not overlap, save that an `update` (one posting of
 * a status page) spans the blocks that were posted with it and stands before them.
 */
export interface Block extends Range {
  kind: BlockKind;
  /** heading: its level from 1; item: its nesting from 0; else 0 */
  depth: number;
  /** task-list items: ticked or not; null elsewhere */
  checked: boolean | null;
  /** field: its name as written; update: its status as written (`Resolved`); item: its number where ordered (`3.`); else null */
  label: string | null;
  /** row: the column names of its table, `[]` where the table has none; else null */
  header: string[] | null;
  /** row: the range of each cell; field: the one range of its value; else null */
  cells: Range[] | null;
  /** update: when it was posted; else null */
  stamp: Moment | null;
}

/** A link in the text: where its words stand and where it leads (as written, unverified, never fetched). */
export interface Link extends Range {
  href: string;
}

/** One incident's share of a document that its format knows to hold several (a feed, an export). */
export interface Part extends Range {
  /** the incident's own id in its source, else null */
  key: string | null;
}

/** A document, read and taken apart into plain text: markup is gone, every fact's span points into `text`. */
export interface Document {
  /** its path below the corpus folder, with forward slashes: the stable id */
  id: string;
  /** as given to the reader; the same as `id` in an ingest */
  path: string;
  sha256: string;
  /** size in bytes as received */
  bytes: number;
  /** id of the format that read it */
  format: string;
  /** BCP 47 primary tags, most text first */
  languages: string[];
  title: Evidenced<string> | null;
  organization: Evidenced<string> | null;
  /** when it was published, as far as it says */
  published: TimeFact | null;
  text: string;
  blocks: Block[];
  links: Link[];
  /** empty unless the format holds several incidents */
  parts: Part[];
  notes: Note[];
}

/** Something doubtful that a reader of the figures should know. `span` is null where it concerns the whole document. */
export interface Note {
  level: 'info' | 'warning' | 'error';
  message: string;
  span: Span | null;
}

export const IncidentKind = z.enum(['incident', 'maintenance']);
export type IncidentKind = z.infer<typeof IncidentKind>;
export const Criticality = z.enum(['critical', 'standard']);
export type Criticality = z.infer<typeof Criticality>;
export const ActionStatus = z.enum(['done', 'in_progress', 'planned', 'dropped']);
export type ActionStatus = z.infer<typeof ActionStatus>;

/** The five clock readings of an incident, in the order in which they should happen. */
export const MOMENT_FIELDS = [
  'startedAt',
  'detectedAt',
  'acknowledgedAt',
  'mitigatedAt',
  'resolvedAt',
] as const;
export type MomentField = (typeof MOMENT_FIELDS)[number];

/** A stretch of impact. A relapse is a second window of the same incident. `endedAt` is null while it lasts. */
export interface ImpactWindow extends Evidence {
  startedAt: Moment;
  endedAt: Moment | null;
  level: 'outage' | 'degraded';
}

/** Something that the document says happened at a time: an entry of its timeline or a posted update. */
export interface TimelineEvent extends Evidence {
  at: Moment;
  text: string;
}

export interface Cause extends Evidence {
  /** id of an entry in `data/taxonomy.yaml` */
  id: string;
  primary: boolean;
}

/** A corrective or preventive action that was promised, or taken afterwards, against recurrence. */
export interface Action extends Evidence {
  /** incident id + an anchor from the action's own words */
  id: string;
  text: string;
  status: ActionStatus;
  /** the words that gave the status, where there are some */
  statusSpan: Span | null;
  owner: string | null;
  /** ISO date, or null where undated */
  due: string | null;
  /** how the document words a date that is none (`after Black Friday`), else null */
  dueText: string | null;
  ticket: string | null;
  ticketHref: string | null;
}

/** A promised publication (`a postmortem by 1 December`) and when it came, as far as the document shows. */
export interface FollowUp extends Evidence {
  what: 'postmortem' | 'update';
  promised: Moment;
  delivered: Moment | null;
}

/** Two readings of one thing in one document. Both are kept; `reason` is the rule by which one was chosen. */
export interface Conflict {
  field: string;
  chosen: { value: string; span: Span };
  rejected: { value: string; span: Span }[];
  reason: string;
}

/** What one document tells of one incident. Unknown is null, never a guess. */
export interface Incident {
  /** document id + `#` + part */
  id: string;
  documentId: string;
  /** 1 for the first incident that the document tells */
  part: number;
  title: Evidenced<string>;
  organization: Evidenced<string> | null;
  kind: IncidentKind;
  /** as written */
  severity: Evidenced<string> | null;
  criticality: Evidenced<Criticality> | null;
  services: Evidenced<string>[];
  startedAt: TimeFact | null;
  detectedAt: TimeFact | null;
  acknowledgedAt: TimeFact | null;
  mitigatedAt: TimeFact | null;
  resolvedAt: TimeFact | null;
  windows: ImpactWindow[];
  events: TimelineEvent[];
  /** minutes of impact that the document states; computed ones are in `ingest/clocks.ts` */
  durationMinutes: Evidenced<number> | null;
  /** minutes; the target that the document states, never the policy's */
  recoveryTargetMinutes: Evidenced<number> | null;
  causes: Cause[];
  actions: Action[];
  followUps: FollowUp[];
  conflicts: Conflict[];
  notes: Note[];
}

/** What an extractor can claim of an incident, by field. */
export interface Claims {
  title: string;
  organization: string;
  kind: IncidentKind;
  severity: string;
  criticality: Criticality;
  service: string;
  startedAt: Moment;
  detectedAt: Moment;
  acknowledgedAt: Moment;
  mitigatedAt: Moment;
  resolvedAt: Moment;
  window: { startedAt: Moment; endedAt: Moment | null; level: 'outage' | 'degraded' };
  event: { at: Moment; text: string };
  durationMinutes: number;
  recoveryTargetMinutes: number;
  cause: string;
  action: Pick<
    Action,
    'text' | 'status' | 'statusSpan' | 'owner' | 'due' | 'dueText' | 'ticket' | 'ticketHref'
  >;
  followUp: Pick<FollowUp, 'what' | 'promised'>;
  /** a contradiction that shows in one place of the text, without two readings of a field */
  contradiction: { field: string; chosen: string; rejected: string; reason: string };
  /** something that the reader of the figures should know: the message for people */
  doubt: string;
}
export type FactField = keyof Claims;

/**
 * One reading of one thing by one rule. Several may claim the same field: `weight` says how much the rule is worth (a
 * labelled field 5, a sentence that says it outright 4, a symptom 2, structure alone 1); `ingest/resolve` chooses.
 */
export type Fact = {
  [Field in FactField]: Evidence & {
    part: number;
    field: Field;
    value: Claims[Field];
    weight: number;
  };
}[FactField];
export type FactOf<Field extends FactField> = Extract<Fact, { field: Field }>;

/** One document's yield: itself and the incidents that it tells (none where it tells none). */
export interface Reading {
  document: Document;
  incidents: Incident[];
}

/** A file that could not be read, with the reason in words for people. */
export interface Unreadable {
  path: string;
  /** null where not even the bytes could be had */
  sha256: string | null;
  bytes: number | null;
  reason: string;
}

/** A file as it was received: bytes, their digest, and text where they are text. */
export interface Source {
  id: string;
  path: string;
  bytes: Uint8Array;
  sha256: string;
  /** decoded and NFC-normalised, line ends as \n; null for binary formats */
  text: string | null;
  /**
   * texts of files that belong to it, by what they are for: `mapping` says what the columns of this export hold,
   * `commonMapping` what those of most exports do
   */
  companions?: Partial<Record<'mapping' | 'commonMapping', string>>;
  notes: Note[];
}

/** A form of document. `sniff` looks at the name and the first bytes; `parse` may throw `FormatError`. */
export interface Format {
  id: string;
  sniff(source: Source): boolean;
  parse(source: Source): Document | Promise<Document>;
}

/** Thrown by a format for a file that is broken beyond reading; the message is shown to people. */
export class FormatError extends Error {
  override name = 'FormatError';
}
