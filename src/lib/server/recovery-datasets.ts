// Which datasets are behind the charts of recovery, and what is in their columns?
import { densityOf } from '../charts/density.ts';
import { MOST } from '../many.ts';
import { clockStrip } from '../charts/recovery.ts';
import { CLOCKS, type Clock } from '../clocks.ts';
import { metric } from '../metrics.ts';
import {
  decimal,
  INCIDENT_ID,
  INCIDENT_TITLE,
  integer,
  MET,
  OCCURRED,
  OVERRUN,
  TARGET_MINUTES,
  TARGET_SOURCE,
  text,
  type ColumnDescription,
  type Dataset,
} from './dataset.ts';
import { attainmentColumns } from './queries/attainment.ts';
import { clockMarkColumns } from './queries/clock-marks.ts';
import { clockColumns } from './queries/clocks.ts';
import { densityColumns } from './queries/density.ts';
import { overrunColumns } from './queries/overruns.ts';

const day = (description: string): ColumnDescription => ({ kind: 'day', description });

const CLOCK = text(`The clock: ${CLOCKS.join(', ')}.`);
const MINUTES = integer('By that clock, in minutes.');
const BASIS = text('computed from the times, or stated by the document.');
const PRECISION = text('How fine the times are: minute, hour or day.');
const ABOVE = decimal('Of a cell or bin: more than this; empty where it is open.');
const UP_TO = decimal('Of a cell or bin: at most this; empty where it is open.');

/** An incident of which a clock is known. */
const MARK = {
  incidentId: INCIDENT_ID,
  title: INCIDENT_TITLE,
  occurredOn: OCCURRED,
  minutes: MINUTES,
  basis: BASIS,
  precision: PRECISION,
  targetMinutes: TARGET_MINUTES,
  targetSource: TARGET_SOURCE,
  met: MET,
  overrun: OVERRUN,
};

/** By name, in the order in which the page on recovery shows them. */
export const RECOVERY_DATASETS: readonly [string, Dataset][] = [
  ...CLOCKS.flatMap((clock): [string, Dataset][] => [
    [clockStrip(clock).dataset, marksOf(clock)],
    [densityOf(clock), cellsOf(clock)],
  ]),
  [
    'attainment',
    {
      description:
        'Incidents restored in time by criticality, service and quarter. An incident of two services counts in both.',
      columns: {
        dimension: text('criticality, service or quarter.'),
        value: text('Which one; none where the document does not say how critical it is.'),
        firstDay: day('Of a quarter: its first day inside of the filter.'),
        lastDay: day('Of a quarter: its last day inside of the filter.'),
        met: integer('Restored within the target.'),
        judged: integer('Incidents with both a target and a time that is fine enough.'),
        withoutTime: integer('Not judged: no time to restore.'),
        withoutTarget: integer('Not judged: no target.'),
        tooCoarse: integer('Not judged: times too coarse to tell.'),
        incidents: integer('All, judged or not.'),
        values: integer('How many values of this dimension there are, given here or not.'),
      },
      query: attainmentColumns,
    },
  ],
  [
    'overruns',
    {
      description: `Incidents by times their target; in bins where there are more than ${MOST.overruns}.`,
      columns: {
        incidentId: INCIDENT_ID,
        title: INCIDENT_TITLE,
        minutes: integer('Time to restore, in minutes.'),
        targetMinutes: TARGET_MINUTES,
        overrun: OVERRUN,
        above: ABOVE,
        upTo: UP_TO,
        incidents: integer('How many the row stands for.'),
      },
      query: (db, filter) => overrunColumns(db, filter, MOST.overruns),
    },
  ],
  [
    'clocks',
    {
      description: `All clocks side by side: each clock, and its incidents, in bins where there are more than ${MOST.clocks} in all.`,
      columns: {
        clock: CLOCK,
        kind: text('clock, incident or bin.'),
        incidentId: INCIDENT_ID,
        title: INCIDENT_TITLE,
        minutes: MINUTES,
        above: ABOVE,
        upTo: UP_TO,
        incidents: integer(
          'Of a clock: those of which it is known; else how many the row stands for.',
        ),
        missing: integer('Of a clock: those of which it is not known.'),
        median: decimal('Of a clock, in minutes; empty below six incidents.'),
      },
      query: (db, filter) => clockMarkColumns(db, filter, MOST.clocks),
    },
  ],
];

function marksOf(clock: Clock): Dataset {
  return {
    description: `The marks of one chart: incidents whose ${metric(clock).name} is known.`,
    columns: {
      clock: CLOCK,
      ...MARK,
    },
    query: (db, filter) => clockColumns(db, filter, clock),
  };
}

function cellsOf(clock: Clock): Dataset {
  return {
    description: `The same as cells of time and duration (${metric(clock).name}), and the incidents that stand out, which are counted in their cells as well.`,
    columns: {
      clock: CLOCK,
      firstDay: day('First day of the cell inside of the filter.'),
      lastDay: day('Its last day.'),
      above: ABOVE,
      upTo: UP_TO,
      incidents: integer('Incidents in the cell; empty for one that stands out.'),
      missed: integer('Of these: beyond their target.'),
      judged: integer('Of these: held against a target.'),
      ...MARK,
    },
    query: (db, filter) => densityColumns(db, filter, clock),
  };
}
