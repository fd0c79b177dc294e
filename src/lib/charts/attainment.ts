// Who recovers in time? Attainment by criticality, service and quarter, each share with its interval.
import { criticalityName } from '../criticality.ts';
import { formatCount, formatInterval, formatNumber, formatPercent } from '../format.ts';
import { outcomesHref } from '../links.ts';
import { wilson } from '../statistics.ts';
import type { Chart } from './chart.ts';
import { number, oneOf, text, textOrNull } from './wire.ts';

/** By what incidents are told apart, in order. */
export const DIMENSIONS = ['criticality', 'service', 'quarter'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The incidents of one criticality, service or quarter: `met` of `judged`. */
export interface AttainmentRow {
  dimension: Dimension;
  /** critical | standard | none; a service's name; 2026-Q1 */
  value: string;
  /** of a quarter, its days inside of the filter's */
  firstDay: string | null;
  lastDay: string | null;
  met: number;
  judged: number;
  /** judged or not */
  incidents: number;
  /** how many such values there are, shown or not */
  values: number;
}

export const attainment: Chart<AttainmentRow> = {
  dataset: 'attainment',
  title: (rows) => {
    const kinds = DIMENSIONS.filter((one) => rows.some(({ dimension }) => dimension === one));
    return `Share restored in time, by ${kinds.join(', ')}: ${formatCount(rows.length, 'row')}`;
  },
  reading:
    'The dot is the share of those that can be held against a target, the line its 95 % interval: where lines are long, the share says little.',
  columns: [
    { head: 'By', value: (row) => row.dimension },
    { head: 'Of', value: nameOf, href: attainmentHref },
    { head: 'Met', value: (row) => formatNumber(row.met), numeric: true },
    { head: 'Judged', value: (row) => formatNumber(row.judged), numeric: true },
    { head: 'Share', value: (row) => formatPercent(row.met / row.judged), numeric: true },
    {
      head: '95 % interval',
      value: (row) => formatInterval(wilson(row.met, row.judged)),
      numeric: true,
    },
    {
      head: 'Not judged',
      value: (row) => formatNumber(row.incidents - row.judged),
      numeric: true,
    },
  ],
  parse: (row) => ({
    dimension: oneOf(row, 'dimension', DIMENSIONS),
    value: text(row, 'value'),
    firstDay: textOrNull(row, 'firstDay'),
    lastDay: textOrNull(row, 'lastDay'),
    met: number(row, 'met'),
    judged: number(row, 'judged'),
    incidents: number(row, 'incidents'),
    values: number(row, 'values'),
  }),
  draw: async (rows, canvas) => {
    const { drawAttainment } = await import('./drawing/attainment-rows.ts');
    return drawAttainment(rows, canvas);
  },
};

/** What a row is called: `Critical`, `checkout`, `2026 Q1`. */
export function nameOf({ dimension, value }: AttainmentRow): string {
  if (dimension === 'criticality') return criticalityName(value);
  return dimension === 'quarter' ? value.replace('-', ' ') : value;
}

/** The judged incidents of a row. */
export function attainmentHref(row: AttainmentRow, within: string): string | null {
  const { dimension, value, firstDay, lastDay } = row;
  const filters =
    dimension === 'quarter'
      ? { from: firstDay, to: lastDay, period: null }
      : { [dimension]: value };
  return outcomesHref(['met', 'missed'], filters, within);
}
