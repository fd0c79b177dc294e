// Do the pages of causes say what counting by hand gives?
import { describe, expect, test } from 'vitest';
import { causeStory } from '../../src/lib/server/cause.ts';
import { causesOverview, daysBetween, endOf } from '../../src/lib/server/causes.ts';
import { EVERYTHING, type Filter } from '../../src/lib/server/filter.ts';
import { endingsOf, returnsAfter } from '../../src/lib/server/queries/cause-after.ts';
import { knownCauses, type Part } from '../../src/lib/server/queries/cause.ts';
import { reading, type IncidentOutline } from '../fixtures/incidents.ts';
import { useBuild } from '../fixtures/use-build.ts';

const TODAY = '2026-01-01';

function told(
  title: string,
  startedAt: string,
  causes: string[],
  more: IncidentOutline = {},
): IncidentOutline {
  return { title, organization: 'Aldermoor', services: ['ledger'], startedAt, causes, ...more };
}

const readings = [
  reading('a.md', [
    told('A', '2024-02-01T08:00:00Z', ['dns'], {
      mitigatedAt: '2024-02-01T08:30:00Z',
      actions: [{ text: 'Version the zone', status: 'done' }, { text: 'Alert on lookups' }],
    }),
  ]),
  reading('b.md', [
    told('B', '2025-01-10T10:00:00Z', ['dns', 'config'], { resolvedAt: '2025-01-10T10:45:00Z' }),
    told('B later that day', '2025-01-10T18:00:00Z', ['dns', 'config']),
  ]),
  // another service, and no organisation: related to nothing
  reading('c.md', [{ title: 'C', services: ['Search'], startedAt: '2025-01-20', causes: ['dns'] }]),
  // the same service by another spelling
  reading('d.md', [
    { title: 'D', services: ['search '], startedAt: '2025-03-01', causes: ['dns', 'code'] },
  ]),
  reading('e.md', [{ title: 'E', causes: ['dns'], services: ['edge', 'ledger'] }]),
  reading('f.md', [{ title: 'F', startedAt: '2025-04-01', causes: ['code'] }]),
  reading('g.md', [told('G', '2025-05-01T08:00:00Z', [])]),
  reading('i.md', [
    { title: 'I', organization: 'Corvid', startedAt: '2023-05-01', causes: ['config'] },
  ]),
  reading('h.md', [told('H', '2025-05-02', ['dns'], { kind: 'maintenance' })]),
];
const YEAR: Filter = { ...EVERYTHING, from: '2025-01-01', to: '2025-12-31' };

const db = useBuild(readings);

describe('the overview', () => {
  test('ranks causes with their part, their returns, and the days since the last', async () => {
    const { ranked, asOf } = await causesOverview(db, YEAR, TODAY);
    expect(asOf).toBe('2025-12-31');
    expect(
      ranked.map(({ cause, incidents, primary, recurrences, broken, of, daysSince }) => [
        cause,
        incidents,
        primary,
        recurrences,
        broken,
        of,
        daysSince,
      ]),
    ).toEqual([
      // B after A (344 days, promised), B later after B, D after C
      ['dns', 4, 4, 3, 2, 6, 305],
      ['config', 2, 0, 1, 0, 6, 355],
      ['code', 2, 1, 0, 0, 6, 274],
    ]);
    expect(ranked[0]?.interval?.low).toBeCloseTo(0.3, 2);
    expect(ranked[0]?.interval?.high).toBeCloseTo(0.903, 2);
  });

  test('compares with the period before only where both have six incidents', async () => {
    const thin = await causesOverview(db, YEAR, TODAY);
    expect(thin.previous).toEqual({ from: '2024-01-02', to: '2024-12-31', incidents: 1 });
    expect(thin.ranked.map(({ before }) => before)).toEqual([null, null, null]);
  });

  test('names what was there before the period and is not in it', async () => {
    const later = await causesOverview(db, { ...YEAR, from: '2025-03-15' }, TODAY);
    expect(later.ranked.map(({ cause }) => cause)).toEqual(['code']);
    expect(later.gone.map(({ cause, lastOn, daysSince }) => [cause, lastOn, daysSince])).toEqual([
      ['dns', '2025-03-01', 305],
      ['config', '2025-01-10', 355],
    ]);
  });

  test('sets pairs against what chance would give, among incidents that name a cause', async () => {
    const { pairs, spread } = await causesOverview(db, YEAR, TODAY);
    expect(spread).toEqual({ named: 5, several: 3, withoutService: 1, kinds: 3 });
    expect(pairs).toMatchObject([
      { cause: 'dns', other: 'config', together: 2, incidents: 4, otherIncidents: 2 },
      { cause: 'dns', other: 'code', together: 1, incidents: 4, otherIncidents: 2 },
    ]);
    expect(pairs[0]?.expected).toBeCloseTo(1.6, 10);
    expect(pairs.map(({ beyondChance }) => beyondChance)).toEqual([false, false]);
  });

  test('has the cells of causes and services, each incident once', async () => {
    const { services } = await causesOverview(db, EVERYTHING, TODAY);
    const cell = (cause: string, service: string) =>
      services.find((one) => one.cause === cause && one.service === service);
    expect(cell('dns', 'ledger')).toMatchObject({
      serviceIncidents: 4,
      incidents: 4,
      recurrences: 2,
    });
    expect(cell('dns', 'edge')).toMatchObject({ incidents: 1, recurrences: 0 });
    expect(cell('code', 'ledger')).toBeUndefined();
  });

  test('lists what came back with what had been promised against it', async () => {
    const { again } = await causesOverview(db, YEAR, TODAY);
    expect(again.totals).toEqual({ recurring: 3, broken: 2 });
    expect(
      again.rows.map(({ title, cause, promise }) => [title, cause, promise?.promised]),
    ).toEqual([
      ['D', 'dns', undefined],
      ['B', 'dns', 2],
      ['B later that day', 'config', undefined],
      ['B later that day', 'dns', 2],
    ]);
  });

  test('the period ends with its last day, today, or the newest incident, whichever is known first', () => {
    expect(endOf(YEAR, '2025-05-01', '2025-06-01')).toBe('2025-06-01');
    expect(endOf(EVERYTHING, '2025-05-01', '2025-06-01')).toBe('2025-05-01');
    expect(endOf(EVERYTHING, null, '2025-06-01')).toBeNull();
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween(null, '2024-03-01')).toBeNull();
  });
});

describe('one cause', () => {
  const story = (part: Part | null = null, filter = EVERYTHING, cause = 'dns') =>
    causeStory(db, cause, filter, { part, page: 1, today: TODAY });
  const titles = async (part: Part | null, filter = EVERYTHING): Promise<string[]> =>
    (await story(part, filter)).incidents.map(({ title }) => title);

  test('counts its parts, and lists each of them', async () => {
    const { counts, of } = await story();
    expect(counts).toEqual({
      all: 6,
      primary: 6,
      contributing: 0,
      again: 3,
      broken: 2,
      undated: 1,
      lastOn: '2025-03-01',
    });
    expect(of).toBe(9);
    expect(await titles(null)).toEqual(['D', 'C', 'B later that day', 'B', 'A', 'E']);
    expect(await titles('again')).toEqual(['D', 'B later that day', 'B']);
    expect(await titles('broken')).toEqual(['B later that day', 'B']);
    expect(await titles('contributing')).toEqual([]);
  });

  test('the filter’s causes ask for incidents that name another one beside it', async () => {
    expect(await titles(null, { ...EVERYTHING, cause: ['code'] })).toEqual(['D']);
  });

  test('each incident has the words that blame the cause, and what was promised after it', async () => {
    const { incidents } = await story();
    const first = incidents.find(({ title }) => title === 'A');
    expect(first).toMatchObject({ quote: 'it was a matter of dns', isPrimary: true });
    expect(first?.promised.map(({ text, status }) => [text, status])).toEqual([
      ['Version the zone', 'done'],
      ['Alert on lookups', 'planned'],
    ]);
  });

  test('says after each incident whether it came back, and where nobody can know', async () => {
    const { incidents } = await story();
    expect(Object.fromEntries(incidents.map(({ title, after }) => [title, after]))).toEqual({
      A: { kind: 'again', incidentId: 'b.md#1', title: 'B', days: 344 },
      B: { kind: 'again', incidentId: 'b.md#2', title: 'B later that day', days: 0 },
      'B later that day': { kind: 'not-yet', days: 111 },
      C: { kind: 'again', incidentId: 'd.md#1', title: 'D', days: 40 },
      D: { kind: 'not-yet', days: 61 },
      E: { kind: 'unknown', why: 'date' },
    });
    const code = await story(null, EVERYTHING, 'code');
    expect(code.incidents.map(({ title, after }) => [title, after])).toEqual([
      ['F', { kind: 'unknown', why: 'place' }],
      ['D', { kind: 'not-yet', days: 61 }],
    ]);
  });

  test('what came back after one is what the build relates to it from the other side', async () => {
    const { incidents } = await story();
    const returns = await returnsAfter(
      db,
      'dns',
      incidents.map(({ incidentId }) => incidentId),
    );
    const earlier = incidents.flatMap(({ incidentId, earlierIncidentId: before }) =>
      before === null ? [] : [[before, incidentId]],
    );
    expect(returns.map((one) => [one.incidentId, one.nextIncidentId]).sort()).toEqual(
      earlier.sort(),
    );
  });

  test('an incident that nothing followed for a year is said to have held', async () => {
    const { incidents } = await story(null, EVERYTHING, 'config');
    expect(incidents.find(({ title }) => title === 'I')?.after).toEqual({ kind: 'never' });
  });

  test('what does not fit on one page is on the next', async () => {
    const next = { part: null, page: 2, today: TODAY };
    expect((await causeStory(db, 'config', EVERYTHING, next)).incidents).toEqual([]);
  });

  test('a rule that reads a mere point in time is no word about what ended it', async () => {
    // the fixture’s rule is none of a time line, a posting or a sentence
    expect(await endingsOf(db, ['a.md#1', 'b.md#1'])).toEqual([]);
  });

  test('every cause of the taxonomy is known, named or not', async () => {
    expect(await knownCauses(db)).toEqual([
      { cause: 'dns', label: 'DNS', meaning: 'Names.', incidents: 6 },
      { cause: 'code', label: 'Software', meaning: 'Bugs.', incidents: 2 },
      { cause: 'config', label: 'Configuration', meaning: 'Settings.', incidents: 3 },
    ]);
  });
});
