// Do the pages say what counting the parsed documents by hand gives? Recovery, causes, actions and quality ask so in their
// own tests; here are all others.
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { formatDay } from '../../src/lib/dates.ts';
import { formatMinutes } from '../../src/lib/format.ts';
import { documentHref, incidentHref } from '../../src/lib/links.ts';
import {
  between,
  outcomeOf,
  sampleDocuments,
  TOLD_TWICE,
  took,
  type ParsedDocument,
  type ParsedIncident,
} from '../fixtures/recount.ts';
import { samplePromises } from '../fixtures/parsed-sample.ts';

let documents: ParsedDocument[] = [];
/** each once, maintenance left out */
let incidents: ParsedIncident[] = [];
beforeAll(async () => {
  documents = await sampleDocuments();
  incidents = documents
    .filter(({ path }) => path !== TOLD_TWICE)
    .flatMap((one) => one.incidents)
    .filter(({ kind }) => kind === 'incident');
});

/** A page as the server sends it. */
async function open(path: string): Promise<Document> {
  const answer = await fetch(`${inject('baseUrl')}${path}`);
  expect(answer.status, path).toBe(200);
  return parseHTML(await answer.text()).document;
}

function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** The answer below a heading of the page, by the heading's id. */
function answerOf(page: Document, id: string): string {
  return textOf(page.getElementById(id)?.parentElement?.querySelector('.lead'));
}

function dayOf(incident: ParsedIncident): string {
  return ((incident.startedAt ?? incident.resolvedAt)?.value ?? '').slice(0, 10);
}

describe('the review', () => {
  test('counts documents, incidents and days', async () => {
    const page = await open('/?period=all');
    const days = incidents.map(dayOf).sort();
    expect(textOf(page.querySelector('header .lead'))).toBe(
      `What ${documents.length} postmortems say of ${incidents.length} incidents, from ${formatDay(days[0] ?? '')} to ${formatDay(days.at(-1) ?? '')}.`,
    );
  });

  test('says how many were restored in time', async () => {
    const said = answerOf(await open('/?period=all'), 'recovery');
    const of = (outcome: string): number =>
      incidents.filter((one) => outcomeOf(one) === outcome).length;
    const judged = of('met') + of('missed');
    expect(said).toContain(`${of('met')} of ${judged} incidents`);
    expect(said).toContain(`${of('missed')} were not`);
  });

  test('names the causes that are blamed most often', async () => {
    const page = await open('/?period=all');
    const most = new Map<string, number>();
    for (const { causes } of incidents)
      for (const { id } of causes) most.set(id, (most.get(id) ?? 0) + 1);
    const said = answerOf(page, 'causes');
    const named = [...said.matchAll(/in (\d+) of (\d+) incidents/g)];
    const counts = [...most.values()].sort((a, b) => b - a).slice(0, 3);
    expect(named.map(([, n]) => Number(n))).toEqual(counts);
    expect(new Set(named.map(([, , of]) => Number(of)))).toEqual(new Set([incidents.length]));
  });

  test('sums up the promises', async () => {
    const said = answerOf(await open('/?period=all'), 'promises');
    const all = await samplePromises();
    const open_ = all.filter(({ status }) => status === 'planned' || status === 'in_progress');
    const today = new Date().toISOString().slice(0, 10);
    const done = all.filter(({ status }) => status === 'done').length;
    expect(said).toContain(`${done} of ${all.length} promised actions are done`);
    expect(said).toContain(`Of the ${open_.length} open`);
    expect(said).toContain(
      `${open_.filter(({ due }) => due !== null && due < today).length} are overdue`,
    );
    expect(said).toContain(`${open_.filter(({ due }) => due === null).length} have no date`);
  });
});

describe('the list of incidents', () => {
  /** Each filter as an address, and whether it leaves an incident. */
  const FILTERS: readonly [string, (one: ParsedIncident) => boolean][] = [
    ['', () => true],
    ['outcome=met', (one) => outcomeOf(one) === 'met'],
    ['outcome=missed', (one) => outcomeOf(one) === 'missed'],
    ['outcome=no-time', (one) => outcomeOf(one) === 'no-time'],
    ['cause=capacity', ({ causes }) => causes.some(({ id }) => id === 'capacity')],
    ['cause=none', ({ causes }) => causes.length === 0],
    ['organization=PostHog', ({ organization }) => organization === 'PostHog'],
    ['criticality=critical', ({ criticality }) => criticality === 'critical'],
    ['criticality=none', ({ criticality }) => criticality === null],
    ['status=done', ({ actions }) => actions.some(({ status }) => status === 'done')],
    ['from=2022-01-01&to=2023-12-31', (one) => /^202[23]/.test(dayOf(one))],
    ['measured=restore_60-240', (one) => within(took(one)?.minutes ?? null, 60, 240)],
    ['measured=detect_none', (one) => detection(one) === null],
  ];

  test.each(FILTERS)('under “%s” holds what counting leaves', async (search, holds) => {
    const days = search.includes('from=') ? '' : 'period=all&';
    const page = await open(`/incidents?${days}${search}`);
    const left = incidents.filter(holds);
    expect(left.length).toBeGreaterThan(search === 'outcome=no-time' ? -1 : 0);
    const lead = textOf(page.querySelector('header .lead'));
    if (!left.length) return expect(lead).toBe('None.');
    expect(lead).toMatch(new RegExp(`^${left.length} incidents?\\b`));
    const shown = [...page.querySelectorAll('tbody .title a')].map(hrefOf).sort();
    const expected = left.map(({ id }) => incidentHref(id)).sort();
    expect(shown.filter((href) => href !== SECOND)).toEqual(expected);
  });

  const SECOND = incidentHref(`${TOLD_TWICE}#1`);
  const hrefOf = (link: Element): string => (link.getAttribute('href') ?? '').split('?')[0] ?? '';

  test('shows how long each took, and whether that was in time', async () => {
    const page = await open('/incidents?period=all');
    const rows = [...page.querySelectorAll('tbody tr')];
    for (const one of incidents) {
      const row = rows.find(
        (each) => hrefOf(each.querySelector('.title a') ?? each) === incidentHref(one.id),
      );
      const time = took(one);
      expect(textOf(row?.querySelector('.result')), one.id).toBe(outcomeOf(one).replace('-', ' '));
      if (time) expect(textOf(row), one.id).toContain(formatMinutes(time.minutes));
    }
  });
});

describe('every incident', () => {
  test('shows its clocks as its times give them', async () => {
    for (const one of incidents) {
      const page = await open(incidentHref(one.id));
      const rows = [
        ...(page.getElementById('clocks')?.parentElement?.querySelectorAll('tbody tr') ?? []),
      ];
      const shown = Object.fromEntries(
        rows.map((row) => [
          textOf(row.querySelector('th')),
          textOf(row.querySelector('td')).replace('≈ ', ''),
        ]),
      );
      const start = one.startedAt?.value ?? null;
      const write = (time: { minutes: number } | null): string =>
        time ? formatMinutes(time.minutes) : '–';
      expect(shown['time to detect'], one.id).toBe(
        write(between(start, one.detectedAt?.value ?? null)),
      );
      expect(shown['time to mitigate'], one.id).toBe(
        write(between(start, one.mitigatedAt?.value ?? null)),
      );
      expect(shown['time to restore'], one.id).toBe(write(took(one)));
      expect(shown['time to close'], one.id).toBe(
        write(between(start, one.resolvedAt?.value ?? null)),
      );
    }
  });

  test('shows its windows with their lengths, and as many promises, causes and conflicts as it has', async () => {
    for (const one of incidents) {
      const page = await open(incidentHref(one.id));
      const sectionOf = (id: string): Element | null | undefined =>
        page.getElementById(id)?.parentElement;
      const table = [...(sectionOf('timeline')?.querySelectorAll('table') ?? [])].find((each) =>
        textOf(each.querySelector('caption')).startsWith('Windows of impact'),
      );
      const rows = [...(table?.querySelectorAll('tbody tr') ?? [])];
      expect(
        rows.map((row) => [textOf(row.querySelector('th')), textOf(row.querySelector('.number'))]),
        one.id,
      ).toEqual(
        one.windows.map(({ level, startedAt, endedAt }) => {
          const time = between(startedAt, endedAt);
          return [level, time ? formatMinutes(time.minutes) : '–'];
        }),
      );
      expect(sectionOf('why')?.querySelectorAll('.causes > li').length ?? 0, one.id).toBe(
        new Set(one.causes.map(({ id }) => id)).size,
      );
    }
  });
});

describe('every cause', () => {
  test('says how many incidents name it, and how many first', async () => {
    const causes = new Set(incidents.flatMap((one) => one.causes.map(({ id }) => id)));
    expect(causes.size).toBeGreaterThan(5);
    for (const cause of causes) {
      const own = incidents.filter((one) => one.causes.some(({ id }) => id === cause));
      const first = own.filter((one) =>
        one.causes.some(({ id, primary }) => id === cause && primary),
      );
      const page = await open(`/causes/${cause}?period=all`);
      const lead = textOf(page.querySelector('header .lead'));
      expect(lead, cause).toMatch(new RegExp(`^${own.length} of ${incidents.length} incidents`));
      if (first.length) expect(lead, cause).toContain(`${first.length} as the primary cause`);
      if (first.length < own.length)
        expect(lead, cause).toContain(`${own.length - first.length} as a contributing one`);
    }
  });
});

describe('the documents', () => {
  test('are counted, each with the incidents that it tells', async () => {
    const page = await open('/documents');
    const told = documents.reduce((sum, one) => sum + one.incidents.length, 0);
    expect(textOf(page.querySelector('.lead'))).toContain(
      `${documents.length} documents, ${documents.length} of them read, telling of ${told} incidents`,
    );
    const shown = [...page.querySelectorAll('tbody tr')].map((row) => [
      row.querySelector('th a')?.getAttribute('href'),
      textOf(row.querySelector('td.number')),
    ]);
    expect(shown).toEqual(
      documents.map((one) => [documentHref(one.path), String(one.incidents.length)]),
    );
  });

  test('each name the incidents that they tell', async () => {
    for (const one of documents) {
      const page = await open(documentHref(one.path));
      const links = [...page.querySelectorAll('main > .lead a')].map((link) =>
        link.getAttribute('href'),
      );
      expect(links, one.path).toEqual(one.incidents.map(({ id }) => incidentHref(id)));
    }
  });
});

function detection(one: ParsedIncident): number | null {
  return between(one.startedAt?.value ?? null, one.detectedAt?.value ?? null)?.minutes ?? null;
}

/** As an address means it: more than the one, at most the other. */
function within(minutes: number | null, above: number, upTo: number): boolean {
  return minutes !== null && minutes > above && minutes <= upTo;
}
