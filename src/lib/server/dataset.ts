// What is in a dataset's columns, in words that many datasets share?
import type { Columns } from './statement.ts';
import type { Reader } from './db.ts';
import type { Filter } from './filter.ts';

/** What a column holds. `day` is an ISO day, `moment` an ISO 8601 time as its document gives it (no zone where none is stated). */
export type ColumnKind =
  'text' | 'integer' | 'number' | 'truth' | 'day' | 'moment' | 'instant' | 'texts';

export interface ColumnDescription {
  kind: ColumnKind;
  description: string;
}

/** Rows under a filter, column-wise. `asOf` is an ISO day: what is due before it and open is overdue. */
export interface Dataset {
  /** what a row is */
  description: string;
  /** by name, in order */
  columns: Readonly<Record<string, ColumnDescription>>;
  query(db: Reader, filter: Filter, asOf: string): Promise<Columns>;
}

export const text = (description: string): ColumnDescription => ({ kind: 'text', description });
export const integer = (description: string): ColumnDescription => ({
  kind: 'integer',
  description,
});
/** A number that need not be whole. */
export const decimal = (description: string): ColumnDescription => ({
  kind: 'number',
  description,
});
export const moment = (description: string): ColumnDescription => ({ kind: 'moment', description });

export const INCIDENT_ID = text('Path of the document and number of the incident in it.');
export const INCIDENT_TITLE = text('Title of the incident.');
export const ORGANIZATION = text('As the document names it.');
export const SERVICES: ColumnDescription = {
  kind: 'texts',
  description: 'Services that were affected.',
};
export const CAUSES: ColumnDescription = {
  kind: 'texts',
  description: 'Categories of the taxonomy that the document blames.',
};
export const CRITICALITY = text('critical or standard; empty where the document is silent.');
export const OCCURRED: ColumnDescription = {
  kind: 'day',
  description: 'Start of impact, else its end, else the day of publication.',
};
export const QUARTER = text('Quarter of that day, such as 2026-Q1.');
export const EVIDENCE = text('The fact in the dataset “evidence”.');
export const MET: ColumnDescription = {
  kind: 'truth',
  description: 'Restored within the target; empty where that cannot be said.',
};
export const OVERRUN: ColumnDescription = {
  kind: 'number',
  description: 'Time to restore divided by the target.',
};
export const RESTORE = {
  restoreMinutes: integer('Time to restore, in minutes.'),
  restoreBasis: text('computed from the times, or stated by the document.'),
  restorePrecision: text('How fine the times are: minute, hour or day.'),
};
export const TARGET_MINUTES = integer('Recovery target, in minutes.');
export const TARGET_SOURCE = text('stated by the document, or set by the policy.');
