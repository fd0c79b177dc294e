// How old are the promises that are still open?
import { formatCount } from '../format.ts';
import { actionsHref } from '../links.ts';
import type { Chart } from './chart.ts';
import { number, text } from './wire.ts';

/** Open promises of one age. */
export interface PromiseAge {
  /** days since the incident: `30-90`, `365-`, `unknown` */
  age: string;
  overdue: number;
  /** due later */
  dated: number;
  undated: number;
}

const WORDS: Readonly<Record<string, string>> = {
  '0-30': 'under 30 days',
  '30-90': '30–90 days',
  '90-180': '90–180 days',
  '180-365': '180 days–1 year',
  '365-': 'over 1 year',
  unknown: 'no date',
};

/** An age as people say it. */
export function ageWords(age: string): string {
  return WORDS[age] ?? age;
}

/** The ways in which an open promise stands, in the order in which they are drawn. */
export const STATES = ['overdue', 'dated', 'undated'] as const;
export type PromiseState = (typeof STATES)[number];

export const promiseAges: Chart<PromiseAge> = {
  dataset: 'promise-ages',
  title: (rows) =>
    `${formatCount(
      rows.reduce((sum, row) => sum + row.overdue + row.dated + row.undated, 0),
      'open promise',
    )} by the time since the incident`,
  reading: 'Open as far as the documents say. Filled: overdue; light: due later; dashed: no date.',
  columns: [
    {
      head: 'Since the incident',
      value: (row) => ageWords(row.age),
      href: (row, within) => ageHref(row.age, 'open', within),
    },
    ...STATES.map((state) => ({
      head: { overdue: 'Overdue', dated: 'Due later', undated: 'No date' }[state],
      value: (row: PromiseAge) => String(row[state]),
      href: (row: PromiseAge, within: string) =>
        row[state] ? ageHref(row.age, state, within) : null,
      numeric: true,
    })),
  ],
  parse: (row) => ({
    age: text(row, 'age'),
    overdue: number(row, 'overdue'),
    dated: number(row, 'dated'),
    undated: number(row, 'undated'),
  }),
  draw: async (rows, canvas) => {
    const { drawAges } = await import('./drawing/promise-ages.ts');
    return drawAges(rows, canvas);
  },
};

/** The open promises of one age in one state. */
export function ageHref(age: string, shown: PromiseState | 'open', within: string): string {
  return actionsHref({ show: shown, age }, within);
}
