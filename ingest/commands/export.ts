// What does `hindsight export` write? The promises that a filter leaves, in the form that another program reads.
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { calendarOf } from '../exchange/calendar.ts';
import { listOf } from '../exchange/list.ts';
import { sheetOf } from '../exchange/sheet.ts';
import { actionsJson, promisesOf } from './asking.ts';
import { EXIT, Problem } from './problem.ts';
import type { Terminal } from './terminal.ts';

export const EXPORT_KINDS = ['csv', 'json', 'ics', 'md'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** The dashboard's filters, by the names that they have in its addresses. */
export const FILTERS: readonly { name: string; help: string; many: boolean }[] = [
  { name: 'period', help: '30d, 90d, quarter, ytd, 12m or all (the default)', many: false },
  { name: 'from', help: 'first day of incidents, such as 2026-01-01', many: false },
  { name: 'to', help: 'last day', many: false },
  { name: 'organization', help: 'as documents name it; may be given again', many: true },
  { name: 'service', help: 'a service that was affected; may be given again', many: true },
  { name: 'severity', help: 'as written; may be given again', many: true },
  { name: 'criticality', help: 'critical, standard or none; may be given again', many: true },
  { name: 'cause', help: 'id of a cause, or none; may be given again', many: true },
  {
    name: 'owner',
    help: 'who promised, as written; may be given again',
    many: true,
  },
  {
    name: 'status',
    help: 'done, in_progress, planned or dropped; may be given again',
    many: true,
  },
  {
    name: 'outcome',
    help: 'met, missed, too-coarse, no-time or no-target; may be given again',
    many: true,
  },
  { name: 'kind', help: 'incident (the default), maintenance or all', many: false },
  { name: 'q', help: 'words that the document holds', many: false },
];

export interface ExportOptions {
  dataFolder: string;
  /** null: as the ending of `out` says */
  kind: ExportKind | null;
  /** null: standard output */
  out: string | null;
  /** names and values of the dashboard's filter */
  filters: [string, string][];
}

const WRITERS: Record<ExportKind, (json: string) => string> = {
  csv: (json) => sheetOf(promisesOf(json)),
  json: (json) => json,
  ics: (json) => calendarOf(promisesOf(json), new Date().toISOString()),
  md: (json) => listOf(promisesOf(json)),
};

/** Writes promises. Returns 0. Throws a `Problem` where no kind is named, a filter is not understood, or nothing is built. */
export async function runExport(
  { dataFolder, kind, out, filters }: ExportOptions,
  terminal: Terminal,
): Promise<number> {
  const ending = extname(out ?? '')
    .slice(1)
    .toLowerCase();
  const chosen = kind ?? EXPORT_KINDS.find((one) => one === ending);
  if (!chosen)
    throw new Problem(
      `Say what to write: ${EXPORT_KINDS.map((one) => `--${one}`).join(', ')}, or a file with such an ending.`,
    );
  const json = await actionsJson(dataFolder, new URLSearchParams(filters), terminal);
  const text = WRITERS[chosen](json);
  if (out === null) {
    await terminal.print(text.replace(/\r?\n$/, ''));
    return EXIT.done;
  }
  await writeFile(out, text).catch((error: unknown) => {
    throw new Problem(`${out} cannot be written: ${error instanceof Error ? error.message : ''}`);
  });
  await terminal.print(`Wrote ${out}.`);
  return EXIT.done;
}
