// How long did it take? Every incident by one of its clocks; by the time to restore, against its target.
import { formatDay } from '../dates.ts';
import { formatCount, formatFactor, formatMinutes } from '../format.ts';
import { incidentHref } from '../links.ts';
import { CLOCK, CLOCKS, type Clock } from '../clocks.ts';
import { SIGNS } from '../signs.ts';
import type { Chart, Column } from './chart.ts';
import { groupOf } from './groups.ts';
import {
  number,
  numberOrNull,
  oneOf,
  text,
  textOrNull,
  truthOrNull,
  type WireRow,
} from './wire.ts';

/** An incident of which a clock is known. Minutes are whole. */
export interface RecoveryRow {
  clock: Clock;
  incidentId: string;
  title: string;
  /** ISO day */
  occurredOn: string | null;
  minutes: number;
  /** computed | stated */
  basis: string;
  /** minute | hour | day */
  precision: string;
  /** null for other clocks than the time to restore */
  targetMinutes: number | null;
  /** stated | policy */
  targetSource: string | null;
  met: boolean | null;
  overrun: number | null;
}

/** Up to here every incident has a line of its own; beyond, incidents are dots over time. */
const MOST_STRIPS = 40;

/** The picture of one clock. */
export function clockStrip(clock: Clock): Chart<RecoveryRow> {
  const aimed = clock === 'restore';
  return {
    dataset: aimed ? 'durations' : clock,
    title: (rows) =>
      `${named(clock)} of ${formatCount(rows.length, 'incident')}${aimed ? ' against the target of each' : ''}`,
    reading: aimed
      ? 'From start to end of impact, on a logarithmic axis. The short stroke is the target; where incidents have lines of their own, it is dashed if the policy sets it.'
      : `${CLOCK[clock].definition} On a logarithmic axis.`,
    columns: aimed ? [...common(clock), ...ofTarget()] : common(clock),
    parse: parseRecovery,
    draw: async (rows, canvas) => {
      if (rows.length > MOST_STRIPS) {
        const { drawScatter } = await import('./drawing/recovery-scatter.ts');
        return drawScatter(rows, canvas, named(clock));
      }
      const { drawStrips } = await import('./drawing/recovery-strips.ts');
      return drawStrips(rows, canvas, named(clock));
    },
  };
}

/** Do we recover as fast as we said? */
export const recovery: Chart<RecoveryRow> = clockStrip('restore');

/** The same with every incident as a dot over time, which takes no more room for many than for few. */
export const recoveryInDots: Chart<RecoveryRow> = {
  ...recovery,
  picture: 'dots',
  draw: async (rows, canvas) => {
    const { drawScatter } = await import('./drawing/recovery-scatter.ts');
    return drawScatter(rows, canvas, named('restore'));
  },
};

/** `Time to restore`. */
export function named(clock: Clock): string {
  const { name } = CLOCK[clock];
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

function common(clock: Clock): Column<RecoveryRow>[] {
  return [
    { head: 'Incident', value: (row) => row.title, href: (row) => incidentHref(row.incidentId) },
    { head: 'Date', value: (row) => (row.occurredOn === null ? '–' : formatDay(row.occurredOn)) },
    { head: named(clock), value: minutesOf, numeric: true },
    { head: 'Basis', value: (row) => row.basis },
  ];
}

function minutesOf({ minutes, precision }: RecoveryRow): string {
  return (precision === 'day' ? '≈ ' : '') + formatMinutes(minutes);
}

function ofTarget(): Column<RecoveryRow>[] {
  return [
    {
      head: 'Target',
      value: (row) => (row.targetMinutes === null ? '–' : formatMinutes(row.targetMinutes)),
      numeric: true,
    },
    { head: 'Target from', value: (row) => row.targetSource ?? '–' },
    {
      head: '× target',
      value: (row) => (row.overrun === null ? '–' : formatFactor(row.overrun)),
      numeric: true,
    },
    { head: 'Result', value: (row) => SIGNS[groupOf(row)].word },
  ];
}

/** An incident as Arrow brings it. */
export function parseRecovery(row: WireRow): RecoveryRow {
  return {
    clock: oneOf(row, 'clock', CLOCKS),
    incidentId: text(row, 'incidentId'),
    title: text(row, 'title'),
    occurredOn: textOrNull(row, 'occurredOn'),
    minutes: number(row, 'minutes'),
    basis: text(row, 'basis'),
    precision: text(row, 'precision'),
    targetMinutes: numberOrNull(row, 'targetMinutes'),
    targetSource: textOrNull(row, 'targetSource'),
    met: truthOrNull(row, 'met'),
    overrun: numberOrNull(row, 'overrun'),
  };
}
