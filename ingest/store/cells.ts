// What is a row made of?
import type { Elapsed } from '../clocks.ts';
import type { Document, Incident, Moment, Span } from '../model.ts';
import { composed } from '../text/characters.ts';
import { sortTime } from '../figures/calendar.ts';

/** Numbers also stand for timestamps (milliseconds); dates are ISO text. */
export type Cell = string | number | boolean | null | readonly string[];
/** The largest number that a column of whole numbers holds. */
export const LARGEST = 2 ** 31 - 1;
/** One row, by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** An incident with the document that tells it. */
export interface Told {
  document: Document;
  incident: Incident;
  /** true where the document tells no other */
  alone: boolean;
}

/** The three columns of a moment. */
export function moment(name: string, at: Moment | null): Row {
  return {
    [`${name}_at`]: at?.value ?? null,
    [`${name}_sort`]: at && sortTime(at),
    [`${name}_precision`]: at?.precision ?? null,
  };
}

/** An elapsed time's minutes. */
export function minutes(elapsed: Elapsed | null): number | null {
  return elapsed?.minutes ?? null;
}

/** The three columns of a span. */
export function offsets({ start, end, quote }: Span): Row {
  return { start_offset: start, end_offset: end, quote };
}

/** As the `search` columns hold it. */
export function lower(text: string): string {
  return composed(text).toLowerCase();
}
