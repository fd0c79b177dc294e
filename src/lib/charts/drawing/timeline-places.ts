// Where does each thing of a time line stand: in which lane, on which stretch of the axis?
import type { TimelineRow } from '../timeline.ts';
import { wallClock } from './wall-clock.ts';

/** Pixels: the height of a lane, and the top of the first. */
export const LANE = 28;
export const TOP = 36;
/** Milliseconds. */
export const DAY = 86_400_000;

/** A row with its stretch of the axis and the middle of its lane. */
export interface Placed extends TimelineRow {
  from: Date;
  to: Date;
  y: number;
}

/** Everything in its place; the axis covers windows and moments, and what lies outside of it is for the table. */
export function placeRows(rows: readonly TimelineRow[]): {
  placed: Placed[];
  extent: [number, number];
  lanes: string[];
} {
  const { at } = wallClock(
    rows.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt ?? startedAt]),
  );
  const extent = extentOf(rows, at);
  const lanes = lanesOf(rows);
  const placed = rows.map((row) => ({
    ...row,
    from: new Date(at(row.startedAt)),
    to: new Date(row.endedAt === null ? endOf(row, extent[1], at) : at(row.endedAt)),
    y: TOP + Math.max(0, lanes.indexOf(laneOf(row))) * LANE + LANE / 2,
  }));
  return { placed, extent, lanes };
}

function laneOf(row: TimelineRow): string {
  if (row.kind === 'moment') return row.label;
  return { window: 'Impact', target: 'Target', event: 'Noted' }[row.kind];
}

function lanesOf(rows: readonly TimelineRow[]): string[] {
  const lanes = ['Impact', ...rows.filter(({ kind }) => kind === 'moment').map(laneOf)];
  if (rows.some(({ kind }) => kind === 'target')) lanes.push('Target');
  if (rows.some(({ kind }) => kind === 'event')) lanes.push('Noted');
  return [...new Set(lanes)];
}

/** From the first to the last moment or end of a window, with some air; from the events where there are no others. */
function extentOf(rows: readonly TimelineRow[], at: (value: string) => number): [number, number] {
  const main = rows.filter(({ kind }) => kind === 'moment' || kind === 'window');
  const times = (main.length ? main : rows).flatMap((row) => [
    at(row.startedAt),
    row.endedAt === null ? at(row.startedAt) + dayLength(row.startedAt) : at(row.endedAt),
  ]);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const length = last - first;
  const target = rows.find(({ kind }) => kind === 'target');
  const goal = target ? at(target.startedAt) : last;
  // a target far behind the end would press the incident into a corner
  const end = goal - first < length * 2 ? Math.max(last, goal) : last;
  const air = Math.max((end - first) * 0.03, 10 * 60_000);
  return [first - air, end + air];
}

/** What is known to the day fills that day. */
function dayLength(value: string): number {
  return value.includes('T') ? 0 : DAY;
}

function endOf(row: TimelineRow, last: number, at: (value: string) => number): number {
  return row.kind === 'window' ? last : at(row.startedAt) + dayLength(row.startedAt);
}
