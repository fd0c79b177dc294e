// What does `hindsight import` do and say? It takes back a sheet that somebody edited: each changed cell is a decision.
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { NoSheet, readEdited, type Edited } from '../exchange/edited.ts';
import { decide, NotWritten, Outdated } from '../ledger/append.ts';
import type { Decision } from '../ledger/decision.ts';
import { canonicalOf, type Promised } from '../ledger/promise.ts';
import { LedgerDamage, readLedger } from '../ledger/segments.ts';
import { Busy } from '../lock.ts';
import { explainFailure } from '../read/failure.ts';
import { EXIT, Problem } from './problem.ts';
import type { Terminal } from './terminal.ts';
import { count, oneLine } from './wording.ts';

export interface ImportOptions {
  dataFolder: string;
  file: string;
  /** true: sound rows are taken where others are not */
  partial: boolean;
  dryRun: boolean;
  /** who decides; null: as the system calls the user */
  user: string | null;
}

/**
 * Writes down what was changed in a sheet. `promises` gives what the dashboard knows. Returns 0, or 1 where a row is not
 * sound: then nothing was written, unless `partial` asks for the others. Throws a `Problem` where the file is no such sheet.
 */
export async function runImport(
  { dataFolder, file, partial, dryRun, user }: ImportOptions,
  terminal: Terminal,
  promises: () => Promise<Promised[]>,
): Promise<number> {
  const text = await readSheet(file);
  const known = await promises();
  const folder = join(dataFolder, 'ledger');
  const { decisions } = await readLedger(folder).catch(inWords);
  const edited = understood(file, text, known, decisions);
  const { rows, changes, problems, proposals } = edited;
  for (const problem of problems) terminal.say(oneLine(problem, 400));
  const taken = !dryRun && (!problems.length || partial);
  if (taken)
    await decide(folder, proposals, {
      actor: { name: user?.slice(0, 300) || nameOfUser(), via: 'import' },
      now: Date.now(),
      canonical: canonicalOf(known, decisions),
    }).catch(inWords);
  for (const { promise, words } of changes)
    await terminal.print(`  ${oneLine(words, 80)}: “${oneLine(promise.text, 70)}”`);
  await terminal.print(
    `${count(rows, 'row')} read, ${summary(changes.length, { taken, dryRun })}${problems.length ? `; ${count(problems.length, 'fault')}` : ''}.`,
  );
  if (problems.length && !taken && !dryRun)
    terminal.say('Nothing was written. Mend the rows above, or take the others with --partial.');
  return problems.length ? EXIT.failed : EXIT.done;
}

function summary(changes: number, { taken, dryRun }: { taken: boolean; dryRun: boolean }): string {
  if (!changes) return 'nothing changed in them';
  const amount = count(changes, 'change');
  if (taken) return `${amount} written`;
  return dryRun ? `${amount} would be written` : `${amount} not written`;
}

/** The text of a file in UTF-8, or in UTF-16 with its mark, as spreadsheets write it. */
async function readSheet(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Problem(`${file}: ${explainFailure(error, 'There is no such file.')}`);
  });
  if (bytes.subarray(0, 2).toString('latin1') === 'PK')
    throw new Problem(`${file} is a workbook. Save the sheet as “CSV UTF-8” and import that.`);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem(
      `${file} is not in UTF-8: letters would be lost. Save the sheet as “CSV UTF-8” and import that.`,
    );
  }
}

function understood(
  file: string,
  text: string,
  known: readonly Promised[],
  decisions: readonly Decision[],
): Edited {
  try {
    return readEdited(text, known, new Map(decisions.map((decision) => [decision.id, decision])));
  } catch (error) {
    if (error instanceof NoSheet) throw new Problem(`${file}: ${error.message}.`, { cause: error });
    throw error;
  }
}

/** What the ledger refuses, for people. */
function inWords(error: unknown): never {
  if (error instanceof LedgerDamage)
    throw new Problem(`${error.message}. ${error.wayOut}`, { cause: error });
  if (error instanceof Outdated)
    throw new Problem(
      `${error.message}, while the sheet was read. Nothing was written; run it again.`,
      {
        cause: error,
      },
    );
  if (error instanceof NotWritten || error instanceof Busy)
    throw new Problem(error.message, { cause: error });
  throw error;
}

function nameOfUser(): string {
  try {
    return userInfo().username || 'somebody here';
  } catch {
    // a container's user may have no name
    return 'somebody here';
  }
}
