// How do very many incidents spread over time and duration? Cells with their counts, the worst as marks of their own.
import { binWords } from '../bins.ts';
import { formatDay } from '../dates.ts';
import { formatCount, formatMinutes, formatNumber } from '../format.ts';
import { incidentHref, incidentsHref } from '../links.ts';
import { alsoMeasured } from '../measured.ts';
import { CLOCKS, type Clock } from '../clocks.ts';
import type { Chart } from './chart.ts';
import { named, parseRecovery, type RecoveryRow } from './recovery.ts';
import { number, numberOrNull, oneOf, textOrNull, type WireRow } from './wire.ts';

/** The incidents of some days that took about as long. */
export interface DensityCell {
  clock: Clock;
  /** first and last day; null for incidents without a date */
  firstDay: string | null;
  lastDay: string | null;
  /** minutes: more than the one, at most the other; null: no bound */
  above: number | null;
  upTo: number | null;
  incidents: number;
  /** of the `judged`: over their target */
  missed: number;
  judged: number;
}

/** A cell, or an incident that stands out and is counted in its cell as well. */
export type DensityMark =
  { cell: DensityCell; incident: null } | { cell: null; incident: RecoveryRow };

/** The picture of one clock, of incidents too many for dots. */
export function clockDensity(clock: Clock): Chart<DensityMark> {
  const aimed = clock === 'restore';
  return {
    dataset: densityOf(clock),
    title: (marks) =>
      `${named(clock)} of ${formatCount(countOf(marks), 'incident')} over time${aimed ? ', against their targets' : ''}`,
    reading: `A number counts the incidents of its days that took so long, on a logarithmic axis; it leads to them.${aimed ? ' The stroke at the foot of a cell is the share that missed its target. Marks are the incidents furthest beyond theirs.' : ' Marks are the longest ones.'}`,
    columns: [
      { head: 'Days', value: ({ cell, incident }) => (cell ? daysOf(cell) : incident.title) },
      {
        head: named(clock),
        value: ({ cell, incident }) =>
          cell ? binWords(cell, formatMinutes) : formatMinutes(incident.minutes),
      },
      {
        head: 'Incidents',
        value: ({ cell }) => (cell ? formatNumber(cell.incidents) : 'stands out'),
        href: ({ cell, incident }, within) =>
          cell ? cellHref(cell, within) : incidentHref(incident.incidentId),
        numeric: true,
      },
      ...(aimed
        ? [
            {
              head: 'Missed, of those with a target',
              value: ({ cell }: DensityMark) =>
                cell ? `${formatNumber(cell.missed)} of ${formatNumber(cell.judged)}` : '',
              numeric: true,
            },
          ]
        : []),
    ],
    parse: densityMark,
    draw: async (marks, canvas) => {
      const { drawDensity } = await import('./drawing/density-cells.ts');
      return drawDensity(marks, canvas, named(clock));
    },
  };
}

/** The name of a clock's dataset of cells. */
export function densityOf(clock: Clock): string {
  return `${clock}-density`;
}

/** A row, as the server has it or as Arrow brings it, as a mark. Throws where it is none. */
export function densityMark(row: WireRow): DensityMark {
  if (textOrNull(row, 'incidentId') !== null) return { cell: null, incident: parseRecovery(row) };
  return {
    incident: null,
    cell: {
      clock: oneOf(row, 'clock', CLOCKS),
      firstDay: textOrNull(row, 'firstDay'),
      lastDay: textOrNull(row, 'lastDay'),
      above: numberOrNull(row, 'above'),
      upTo: numberOrNull(row, 'upTo'),
      incidents: number(row, 'incidents'),
      missed: number(row, 'missed'),
      judged: number(row, 'judged'),
    },
  };
}

/** How many incidents the cells hold. */
export function countOf(marks: readonly DensityMark[]): number {
  return marks.reduce((sum, { cell }) => sum + (cell?.incidents ?? 0), 0);
}

/** The incidents of a cell; null where they have no date, since no filter finds just those. */
export function cellHref(cell: DensityCell, within: string): string | null {
  const { clock, firstDay, lastDay, above, upTo } = cell;
  if (firstDay === null) return null;
  const measured = alsoMeasured(within, { measure: clock, known: true, above, upTo });
  return incidentsHref({ from: firstDay, to: lastDay, period: null, measured }, within);
}

/** What a cell says when it is pointed at, in lines. */
export function cellWords(cell: DensityCell): string {
  const { incidents, missed, judged } = cell;
  return [
    formatCount(incidents, 'incident'),
    daysOf(cell),
    binWords(cell, formatMinutes),
    ...(missed ? [`${formatNumber(missed)} of ${formatNumber(judged)} missed`] : []),
  ].join('\n');
}

function daysOf({ firstDay, lastDay }: DensityCell): string {
  return firstDay === null || lastDay === null
    ? 'no date'
    : `${formatDay(firstDay)} – ${formatDay(lastDay)}`;
}
