// Is a document of each format and of each language read as a person reads it?
//
// Organisations and facts are invented. Beside each document stands what a person reads there, one entry an incident; what
// it does not name is not compared, null is what the document does not say. Word documents and PDFs are written by `papers.ts`, see the end.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readRules } from '../../ingest/commands/places.ts';
import { readFile } from '../../ingest/ingest.ts';
import type { Incident } from '../../ingest/model.ts';
import { isUnreadable } from '../../ingest/read/source.ts';
import { pdfFile, placedLines, wordFile, wordParagraph, wordTable } from '../formats/papers.ts';

const FOLDER = import.meta.dirname;
const ENDING = '.told.json';

const Told = z.strictObject({
  organization: z.string().nullish(),
  startedAt: z.string().nullish(),
  detectedAt: z.string().nullish(),
  mitigatedAt: z.string().nullish(),
  resolvedAt: z.string().nullish(),
  durationMinutes: z.number().nullish(),
  recoveryTargetMinutes: z.number().nullish(),
  services: z.array(z.string()).optional(),
  /** ids, in the order of the alphabet */
  causes: z.array(z.string()).optional(),
  /** what is promised, up to a bracket, and its status */
  actions: z.array(z.tuple([z.string(), z.string()])).optional(),
  /** the fields on which the document contradicts itself */
  conflicts: z.array(z.string()).optional(),
});
type Told = z.infer<typeof Told>;

const rules = await readRules('nowhere');

async function tellings(root: string, path: string): Promise<Incident[]> {
  const outcome = await readFile(root, path, rules);
  if (isUnreadable(outcome)) throw new Error(outcome.reason);
  return outcome.incidents;
}

/** What was read, in the words of a telling, as far as the telling goes. */
function asTold(incident: Incident, told: Told): Told {
  const all: Required<Told> = {
    organization: incident.organization?.value ?? null,
    startedAt: incident.startedAt?.value ?? null,
    detectedAt: incident.detectedAt?.value ?? null,
    mitigatedAt: incident.mitigatedAt?.value ?? null,
    resolvedAt: incident.resolvedAt?.value ?? null,
    durationMinutes: incident.durationMinutes?.value ?? null,
    recoveryTargetMinutes: incident.recoveryTargetMinutes?.value ?? null,
    services: incident.services.map(({ value }) => value),
    causes: incident.causes.map(({ id }) => id).toSorted(),
    actions: incident.actions.map(({ text, status }) => [text.replace(/ \(.*/s, ''), status]),
    conflicts: incident.conflicts.map(({ field }) => field),
  };
  return Told.parse(Object.fromEntries(Object.entries(all).filter(([name]) => name in told)));
}

const documents = readdirSync(FOLDER)
  .filter((name) => name.endsWith(ENDING))
  .map((name) => name.slice(0, -ENDING.length));

test.each(documents)('%s', async (name) => {
  const told = z.array(Told).parse(JSON.parse(readFileSync(join(FOLDER, name + ENDING), 'utf8')));
  const incidents = await tellings(FOLDER, name);
  expect(incidents.map((incident, index) => asTold(incident, told[index] ?? {}))).toEqual(told);
});

/** Two columns below a title, as annual reports and magazines of a house are set. */
const COLUMNS = pdfFile([
  [
    { x: 60, y: 760, words: 'Cold store without readings for a night', size: 20 },
    ...placedLines(
      [
        'On 2 May 2024 the thermometers of the',
        'cold store sent nothing for hours. The',
        'cooling itself never stopped, but no',
        'driver may load without a reading, and',
        'so four lorries had to wait at the gate',
        'until the morning.',
      ],
      { x: 60, y: 720 },
    ),
    { x: 60, y: 620, words: 'Root cause', size: 14, bold: true },
    ...placedLines(
      [
        'The database that keeps the readings',
        'had run out of disk space, because old',
        'readings were never deleted.',
      ],
      { x: 60, y: 598 },
    ),
    { x: 320, y: 720, words: 'Timeline (UTC)', size: 14, bold: true },
    ...placedLines(
      [
        '01:10 The readings stop for all halls.',
        '01:25 The night shift is alerted.',
        '04:55 Service is fully restored.',
      ],
      { x: 320, y: 698 },
    ),
    { x: 320, y: 630, words: 'Action items', size: 14, bold: true },
    ...placedLines(
      [
        '- Delete readings that are older than',
        '  two years',
        '- Alert when less than a fifth of the',
        '  disk is free',
      ],
      { x: 320, y: 608 },
    ),
  ],
]);
const COLUMNS_TOLD: Told = {
  startedAt: '2024-05-02T01:10:00Z',
  detectedAt: '2024-05-02T01:25:00Z',
  resolvedAt: '2024-05-02T04:55:00Z',
  causes: ['capacity', 'database'],
  actions: [
    ['Delete readings that are older than two years', 'planned'],
    ['Alert when less than a fifth of the disk is free', 'planned'],
  ],
  conflicts: [],
};

const PAPER: Told = {
  startedAt: '2024-03-12T10:05:00Z',
  resolvedAt: '2024-03-12T11:20:00Z',
  causes: ['credentials'],
};
const WORDS = [
  'The outage of all kiosks began on 2024-03-12 at 10:05 UTC and',
  'ended at 11:20 UTC on the same day. Nobody could pay at a kiosk',
  'in that time, and queues formed at the counters of the market.',
];

test.each([
  ['columns.pdf', COLUMNS_TOLD, COLUMNS],
  [
    'report.docx',
    PAPER,
    wordFile(
      wordParagraph('Kiosk payments failing', { style: 'Heading1' }) +
        wordTable([
          ['Started', '2024-03-12 10:05 UTC'],
          ['Resolved', '2024-03-12 11:20 UTC'],
        ]) +
        wordParagraph('Root cause', { style: 'Heading2' }) +
        wordParagraph('The certificate of the payment gateway had expired.'),
    ),
  ],
  [
    'wrapped.pdf',
    PAPER,
    pdfFile([
      [
        { x: 72, y: 740, words: 'Kiosk payments failing', size: 20 },
        ...placedLines(WORDS),
        { x: 72, y: 620, words: 'Root cause', size: 14, bold: true },
        ...placedLines(['The certificate of the payment gateway had ex-', 'pired.'], { y: 600 }),
      ],
    ]),
  ],
])('%s', async (name, told, bytes) => {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-told-'));
  writeFileSync(join(folder, name), bytes);
  const incidents = await tellings(folder, name);
  rmSync(folder, { recursive: true });
  expect(incidents.map((incident) => asTold(incident, told))).toEqual([told]);
});
