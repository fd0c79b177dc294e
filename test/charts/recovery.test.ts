// Does the recovery chart show each incident against its target?
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { clockStrip, recovery, type RecoveryRow } from '../../src/lib/charts/recovery.ts';
import { draw, hrefs, names, words } from './draw.ts';

function row(number: number, change: Partial<RecoveryRow> = {}): RecoveryRow {
  return {
    clock: 'restore',
    incidentId: `reports/${number}.md#1`,
    title: `Queue ${number} stood still`,
    occurredOn: '2025-03-04',
    minutes: 90,
    basis: 'computed',
    precision: 'minute',
    targetMinutes: 60,
    targetSource: 'stated',
    met: false,
    overrun: 1.5,
    ...change,
  };
}
const MET = { minutes: 30, met: true, overrun: 0.5 };
const AIMLESS = { targetMinutes: null, targetSource: null, met: null, overrun: null };
const COARSE = { precision: 'day', minutes: 1440, met: null, overrun: null };

test('every incident is one mark that leads to it', async () => {
  const svg = await draw(recovery, [row(1), row(2, MET), row(3, AIMLESS)]);
  expect(hrefs(svg)).toEqual([
    '/incidents/reports/1.md/1',
    '/incidents/reports/2.md/1',
    '/incidents/reports/3.md/1',
  ]);
});

test('incidents are grouped by result, and each group says how many it has', async () => {
  const svg = await draw(recovery, [row(1, MET), row(2), row(3), row(4, AIMLESS), row(5, COARSE)]);
  const heads = words(svg).filter((text) => /, \d+$/.test(text));
  expect(heads).toEqual(['Missed, 2', 'Met, 1', 'Too coarse to tell, 1', 'No target, 1']);
});

test('the worst overrun stands first', async () => {
  const svg = await draw(recovery, [row(1), row(2, { minutes: 600, overrun: 10 })]);
  expect(names(svg)[0]).toContain('Queue 2 stood still');
});

test('a mark is named by incident, day, time to restore and target', async () => {
  const [name] = names(await draw(recovery, [row(1)]));
  expect(name).toBe(
    'Queue 1 stood still, 4 Mar 2025, restored in 1 h 30 min (computed), target 1 h (stated): missed, 1.5\u202f× the target',
  );
});

test('the axis runs from a minute to a week, further where something lasted longer', async () => {
  expect(words(await draw(recovery, [row(1)]))).toEqual(
    expect.arrayContaining(['1 min', '4 h', '1 w']),
  );
  expect(words(await draw(recovery, [row(1)]))).not.toContain('4 w');
  expect(words(await draw(recovery, [row(1, { minutes: 50_000 })]))).toContain('4 w');
});

test('a time that is known to the day only is marked as approximate', async () => {
  expect(words(await draw(recovery, [row(1, COARSE)]))).toContain('≈ 1 d');
});

test('a stated duration is set in the face of documents, a computed one is not', async () => {
  const ofDocuments = async (basis: string): Promise<string[]> => {
    const svg = await draw(recovery, [row(1, { basis: basis })]);
    return [...svg.querySelectorAll('g.words text')].map((text) => text.textContent ?? '');
  };
  expect(await ofDocuments('stated')).toContain('1 h 30 min');
  expect(await ofDocuments('computed')).not.toContain('1 h 30 min');
});

test('more than forty incidents become dots over time, each still a link', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => row(index));
  const svg = await draw(recovery, rows);
  expect(hrefs(svg)).toHaveLength(60);
  expect(words(svg)).not.toContain('Missed, 60');
});

test('an incident without a date is no dot over time, and the drawing says so', async () => {
  const rows = Array.from({ length: 60 }, (_, index) =>
    row(index, index < 2 ? { occurredOn: null } : {}),
  );
  const svg = await draw(recovery, rows);
  expect(hrefs(svg)).toHaveLength(58);
  expect(words(svg)).toContain('2 without a date: in the table only');
});

test('another clock has no targets: one group, the longest first, and its own words', async () => {
  const detect = clockStrip('detect');
  const svg = await draw(detect, [
    row(1, { ...AIMLESS, clock: 'detect', minutes: 5 }),
    row(2, { ...AIMLESS, clock: 'detect', minutes: 50 }),
  ]);
  expect(words(svg)).toContain('The longest first, 2');
  expect(words(svg)).not.toContain('÷ target');
  expect(names(svg)[0]).toBe('Queue 2 stood still, 4 Mar 2025, time to detect 50 min (computed)');
  expect(detect.title([row(1)])).toBe('Time to detect of 1 incident');
  expect(detect.columns.map(({ head }) => head)).toEqual([
    'Incident',
    'Date',
    'Time to detect',
    'Basis',
  ]);
});

test('a phone gets the incident’s name above its line', async () => {
  const svg = await draw(recovery, [row(1)], { width: 358 });
  expect(svg.getAttribute('width')).toBe('358');
  expect(words(svg)).toContain('Queue 1 stood still');
});

test('a drawing with links is a named group without labels that assistive technology refuses', async () => {
  const svg = await draw(recovery, [row(1)]);
  expect(svg.getAttribute('role')).toBe('group');
  expect(svg.getAttribute('aria-label')).toContain('1 incident');
  expect(svg.querySelectorAll('g[aria-label]')).toHaveLength(0);
  expect(svg.querySelectorAll('style')).toHaveLength(0);
});

test('the title counts and the table has a row of the same facts', () => {
  expect(recovery.title([row(1)])).toBe('Time to restore of 1 incident against the target of each');
  const cells = recovery.columns.map((column) => column.value(row(1)));
  expect(cells).toEqual([
    'Queue 1 stood still',
    '4 Mar 2025',
    '1 h 30 min',
    'computed',
    '1 h',
    'stated',
    '1.5\u202f×',
    'missed',
  ]);
});

test('a row from the wire is parsed, and a broken one is refused by name', () => {
  expect(recovery.parse?.({ ...row(1), more: 1n })).toEqual(row(1));
  expect(() => recovery.parse?.({ ...row(1), minutes: '90' })).toThrow('minutes');
});

test('whatever an incident is called, its words stay words', async () => {
  const title = `</title></text><script>alert(1)</script>" onload="alert(1)`;
  const { document } = parseHTML((await draw(recovery, [row(1, { title })])).outerHTML);
  expect(document.querySelectorAll('script, [onload]')).toHaveLength(0);
  expect(document.querySelector('a[aria-label]')?.getAttribute('aria-label')).toContain(title);
});
