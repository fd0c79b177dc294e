// How are the incidents of one clock drawn: each as a mark, or, where there are too many, as cells with their counts?
import { clockDensity, densityMark, type DensityMark } from '../charts/density.ts';
import { MOST } from '../many.ts';
import { clockStrip as chartOf } from '../charts/recovery.ts';
import type { Clock } from '../clocks.ts';
import type { Reader } from './db.ts';
import { drawings, type PageBeingMade, type Drawings } from './drawing.ts';
import type { Filter } from './filter.ts';
import { clockStrip, type ClockRow } from './queries/clocks.ts';
import { density } from './queries/density.ts';

/** The rows of one of the two charts, and its drawings. */
export type StripPicture = { drawings: Drawings } & (
  { kind: 'marks'; rows: ClockRow[] } | { kind: 'cells'; rows: DensityMark[] }
);

/** The picture of the incidents whose `clock` is known, `known` of them. Its links keep `search`. */
export async function stripPicture(
  event: PageBeingMade,
  db: Reader,
  filter: Filter,
  { clock, known, search }: { clock: Clock; known: number; search: string },
): Promise<StripPicture> {
  if (known <= MOST.scatter) {
    const rows = await clockStrip(db, filter, clock);
    return {
      kind: 'marks',
      rows,
      drawings: await drawings(event, db, chartOf(clock), rows, search),
    };
  }
  const rows = (await density(db, filter, clock)).map(densityMark);
  return {
    kind: 'cells',
    rows,
    drawings: await drawings(event, db, clockDensity(clock), rows, search),
  };
}
