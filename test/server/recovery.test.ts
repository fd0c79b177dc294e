// Do the figures of the page on recovery hold, and does every mark lead to as many incidents as it counts?
import { describe, expect, test } from 'vitest';
import { attainmentHref } from '../../src/lib/charts/attainment.ts';
import { markHref } from '../../src/lib/charts/clocks.ts';
import { cellHref, densityMark } from '../../src/lib/charts/density.ts';
import { overrunHref } from '../../src/lib/charts/overruns.ts';
import { CLOCKS } from '../../src/lib/clocks.ts';
import { median } from '../../src/lib/metrics.ts';
import { EVERYTHING, readFilter, toSearch, type Filter } from '../../src/lib/server/filter.ts';
import { attainment, attainmentRows } from '../../src/lib/server/queries/attainment.ts';
import { listClocks } from '../../src/lib/server/queries/clock-list.ts';
import { clockMarks } from '../../src/lib/server/queries/clock-marks.ts';
import {
  clockCounts,
  clockStrip,
  clockValues,
  daysOf,
} from '../../src/lib/server/queries/clocks.ts';
import { density } from '../../src/lib/server/queries/density.ts';
import { countIncidents } from '../../src/lib/server/queries/incidents.ts';
import { overruns } from '../../src/lib/server/queries/overruns.ts';
import {
  attainmentAnswer,
  clockStatistics,
  overrunAnswer,
  unknownAnswer,
} from '../../src/lib/server/recovery.ts';
import { stripPicture } from '../../src/lib/server/strip.ts';
import { reading } from '../fixtures/incidents.ts';
import { useBuild } from '../fixtures/use-build.ts';
import { syntheticReadings } from '../fixtures/synthetic.ts';

describe('one incident of each kind', () => {
  const at = (time: string): string => `2025-03-04T${time}:00Z`;
  const db = useBuild([
    reading('a.md', [
      {
        title: 'Every clock',
        startedAt: at('10:00'),
        detectedAt: at('10:05'),
        acknowledgedAt: at('10:12'),
        mitigatedAt: at('10:40'),
        resolvedAt: at('11:00'),
        windows: [
          { from: at('10:00'), to: at('10:20') },
          { from: at('10:30'), to: at('10:40') },
          { from: at('10:40'), to: at('11:00'), level: 'degraded' },
        ],
      },
    ]),
    reading('b.md', [{ title: 'No start', detectedAt: at('10:05'), resolvedAt: at('12:00') }]),
    reading('c.md', [
      { title: 'Never over', startedAt: at('10:00'), windows: [{ from: at('10:00'), to: null }] },
    ]),
    reading('d.md', [
      {
        title: 'By the day',
        startedAt: '2025-03-04',
        detectedAt: at('10:05'),
        resolvedAt: '2025-03-05',
      },
    ]),
    reading('e.md', [{ title: 'Stated', stated: 7 }]),
    reading('f.md', [
      {
        title: 'Maintenance',
        kind: 'maintenance',
        startedAt: at('10:00'),
        resolvedAt: at('11:00'),
      },
    ]),
  ]);

  test('the clocks that are told are measured, downtime without the degraded part', async () => {
    expect(await clockValues(db, { ...EVERYTHING, q: 'every' })).toEqual({
      detect: [5],
      acknowledge: [7],
      mitigate: [40],
      restore: [60],
      close: [60],
      downtime: [30],
    });
  });

  test('what is missing is counted by reason, and all adds up', async () => {
    const counts = await clockCounts(db, EVERYTHING);
    for (const { incidents, known, withoutEnd, withoutStart, unfit } of Object.values(counts))
      expect([incidents, known + withoutEnd + withoutStart + unfit]).toEqual([5, 5]);
    expect(counts.detect).toMatchObject({ known: 1, withoutEnd: 2, withoutStart: 1, unfit: 1 });
    expect(counts.acknowledge).toMatchObject({ known: 1, withoutEnd: 4 });
    expect(counts.restore).toMatchObject({ known: 3, stated: 1, withoutEnd: 1, withoutStart: 1 });
    expect(counts.downtime).toMatchObject({ known: 1, withoutEnd: 3, withoutStart: 1 });
  });

  test('only the time to restore has targets, and days stay days', async () => {
    expect(await clockStrip(db, EVERYTHING, 'close')).toMatchObject([
      { title: 'Every clock', minutes: 60, precision: 'minute', targetMinutes: null, met: null },
      { title: 'By the day', minutes: 1440, precision: 'day', basis: 'computed' },
    ]);
    expect(await clockStrip(db, EVERYTHING, 'restore')).toMatchObject([
      { title: 'Every clock', targetMinutes: 240, met: true },
      { title: 'By the day', targetMinutes: 240, met: null },
      { title: 'Stated', minutes: 7, basis: 'stated' },
    ]);
  });

  test('too few values are listed, not summed up', async () => {
    const [detect] = await clockStatistics(db, { filter: EVERYTHING, previous: null });
    expect(detect).toMatchObject({
      median: null,
      interval: null,
      p90: null,
      mean: 5,
      change: null,
    });
  });

  test('what cannot be held against a target is named with why', async () => {
    const unknown = await unknownAnswer(db, EVERYTHING);
    expect(unknown['no-time'].map(({ title, restoreLacks }) => [title, restoreLacks])).toEqual([
      ['No start', 'start'],
      ['Never over', 'end'],
    ]);
    expect(unknown['too-coarse'].map(({ title }) => title)).toEqual(['By the day']);
    expect(unknown['no-target']).toEqual([]);
    expect((await unknownAnswer(db, { ...EVERYTHING, outcome: ['met'] }))['no-time']).toEqual([]);
  });

  test('the table is sorted by result, what was missed at one end, the unknown last', async () => {
    const sorted = await listClocks(db, EVERYTHING, {
      sort: 'result',
      direction: 'desc',
      page: 1,
      size: 10,
    });
    expect(sorted.slice(0, 3).map(({ title }) => title)).toEqual([
      'Every clock',
      'Stated',
      'By the day',
    ]);
    expect(await daysOf(db, EVERYTHING)).toEqual({ first: '2025-03-04', last: '2025-03-04' });
  });
});

describe('hundreds of incidents', () => {
  const db = useBuild(syntheticReadings(260, 7));
  const NARROWED: Filter = {
    ...EVERYTHING,
    from: '2023-02-10',
    to: '2025-05-20',
    service: ['ledger', 'search'],
    outcome: ['met', 'missed', 'no-time'],
    measured: ['restore_-1000'],
  };

  /** How many incidents a link leads to, read as the list of incidents reads it. */
  async function behind(href: string | null): Promise<number> {
    const { filter, notices } = readFilter(new URL(href ?? '', 'http://here').searchParams);
    expect(notices).toEqual([]);
    return countIncidents(db, filter);
  }

  const FILTERS: [string, Filter][] = [
    ['everything', EVERYTHING],
    ['a narrowed page', NARROWED],
  ];

  test.each(FILTERS)('%s: each cell leads to as many as it counts', async (_, filter) => {
    for (const clock of ['restore', 'detect'] as const) {
      const rows = await density(db, filter, clock);
      const cells = rows.map(densityMark).flatMap(({ cell }) => cell ?? []);
      expect(cells.length).toBeGreaterThan(20);
      for (const cell of cells) {
        const href = cellHref(cell, toSearch(filter));
        if (cell.firstDay !== null) expect(await behind(href)).toBe(cell.incidents);
      }
      const known = (await clockCounts(db, filter))[clock].known;
      expect(cells.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(known);
      expect(rows.filter(({ incidentId }) => incidentId !== null)).toHaveLength(10);
    }
  });

  test.each(FILTERS)('%s: each bin of the overruns, too', async (_, filter) => {
    const rows = await overruns(db, filter, 60);
    expect(rows.every(({ incidentId }) => incidentId === null)).toBe(true);
    for (const row of rows)
      expect(await behind(overrunHref(row, toSearch(filter)))).toBe(row.incidents);
    const { judged } = await attainment(db, filter);
    expect(rows.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(judged);
  });

  test.each(FILTERS)('%s: each row of attainment, too', async (_, filter) => {
    const rows = await attainmentRows(db, filter);
    expect(new Set(rows.map(({ dimension }) => dimension)).size).toBe(3);
    for (const row of rows)
      expect(await behind(attainmentHref(row, toSearch(filter)))).toBe(row.judged);
  });

  test.each(FILTERS)('%s: each bin of the clocks side by side, too', async (_, filter) => {
    const marks = await clockMarks(db, filter, 120);
    const counts = await clockCounts(db, filter);
    for (const mark of marks.filter(({ kind }) => kind === 'bin'))
      expect(await behind(markHref(mark, toSearch(filter)))).toBe(mark.incidents);
    for (const mark of marks.filter(({ kind }) => kind === 'clock'))
      expect([mark.incidents, mark.missing]).toEqual([
        counts[mark.clock].known,
        counts[mark.clock].incidents - counts[mark.clock].known,
      ]);
  });

  test('medians that DuckDB counts are those of the statistics', async () => {
    const values = await clockValues(db, EVERYTHING);
    const marks = await clockMarks(db, EVERYTHING, 120);
    expect(marks.filter(({ kind }) => kind === 'clock').map((mark) => mark.median)).toEqual(
      CLOCKS.map((clock) => median(values[clock])),
    );
  });

  test('few marks are drawn one by one', async () => {
    const one: Filter = { ...EVERYTHING, from: '2023-03-01', to: '2023-03-31' };
    const counts = await clockCounts(db, one);
    const all = Object.values(counts).reduce((sum, { known }) => sum + known, 0);
    const marks = await clockMarks(db, one, all);
    expect(marks.filter(({ kind }) => kind === 'incident')).toHaveLength(all);
    const single = await overruns(db, one, 60);
    expect(
      single.every(({ incidentId, incidents }) => incidentId !== null && incidents === 1),
    ).toBe(true);
  });

  test('missed is what took more than once the target', async () => {
    const answer = await overrunAnswer(db, EVERYTHING);
    const { all } = await attainmentAnswer(db, { filter: EVERYTHING, previous: null });
    expect(answer).toMatchObject({ judged: all.judged, missed: all.judged - all.met, listed: [] });
    expect(answer.worst?.overrun).toBeGreaterThan(answer.median ?? Infinity);
  });

  test('the period before gives each clock its change', async () => {
    const filter: Filter = { ...EVERYTHING, from: '2024-01-01', to: '2024-12-31' };
    const previous: Filter = { ...EVERYTHING, from: '2023-01-01', to: '2023-12-31' };
    const values = await clockValues(db, previous);
    for (const { clock, before, change } of await clockStatistics(db, { filter, previous })) {
      expect(before).toBe(values[clock].length);
      if (clock === 'acknowledge') expect(change).toBeNull();
      else expect(change?.low).toBeLessThan(change?.high ?? 0);
    }
  });

  test('the picture is of marks up to 150 incidents, beyond of cells, and stays light', async () => {
    const event = { isDataRequest: true, locals: {} };
    const picture = (known: number) =>
      stripPicture(event, db, EVERYTHING, { clock: 'restore', known, search: '' });
    expect((await picture(150)).kind).toBe('marks');
    const cells = await picture(151);
    expect(cells.kind).toBe('cells');
    const weight = Object.values(cells.drawings).reduce((sum, svg) => sum + svg.length, 0);
    expect(weight).toBeLessThan(180_000);
  });
});
