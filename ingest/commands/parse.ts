// What does `hindsight parse` print? What each document says, as JSON lines or for people.
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, posix } from 'node:path';
import { clocks } from '../clocks.ts';
import type { Rules } from '../ingest.ts';
import type { Incident, Reading, Unreadable } from '../model.ts';
import { toOutput } from '../output.ts';
import { explainFailure, unreadable } from '../read/failure.ts';
import { isUnreadable } from '../read/source.ts';
import { excluder } from '../read/walk.ts';
import { filesBelow, readAll, type Wanted } from '../reading.ts';
import { EXIT } from './problem.ts';
import type { Paint, Terminal } from './terminal.ts';
import { count, oneLine, wordMinutes } from './wording.ts';

/**
 * Reads files and folders, in the order in which they are given and of the paths below them, and prints one document
 * after the other. Returns the exit code: 0, or 3 where a document could not be read.
 */
export async function runParse(
  paths: string[],
  { json, exclude, rules }: { json: boolean; exclude: string[]; rules: Rules },
  terminal: Terminal,
): Promise<number> {
  const wanted: Wanted[] = [];
  for (const path of paths) for (const one of await wantedAt(path, exclude)) wanted.push(one);
  let code: number = EXIT.done;
  for await (const outcome of readAll(wanted, rules.taxonomy)) {
    if (json) await terminal.print(JSON.stringify(toOutput(outcome)));
    else await terminal.print(describe(outcome, terminal.paint));
    if (!isUnreadable(outcome)) continue;
    terminal.say(`${oneLine(outcome.path)}: ${outcome.reason}`);
    code = EXIT.unreadable;
  }
  return code;
}

/** The documents of one path: the file, or all files below the folder. Each is known by the path as given. */
async function wantedAt(path: string, exclude: string[]): Promise<Wanted[]> {
  try {
    if ((await stat(path)).isDirectory())
      return await filesBelow(path, { exclude, shownAs: (below) => posix.join(path, below) });
    if (excluder(exclude)(basename(path))) return [];
    // a link that a person names is meant; links are refused only where a walk finds them
    const real = await realpath(path);
    return [{ root: dirname(real), path: basename(real), shownAs: path }];
  } catch (error) {
    return [unreadable(path, explainFailure(error, 'There is no such file or folder.'))];
  }
}

function describe(outcome: Reading | Unreadable, paint: Paint): string {
  if (isUnreadable(outcome))
    return `${paint('bold', oneLine(outcome.path))}\n  ${paint('red', 'unreadable')}: ${outcome.reason}`;
  const { document, incidents } = outcome;
  const about = [
    document.format,
    document.languages.join(', '),
    document.organization?.value,
    document.published && `published ${document.published.value}`,
  ].filter(Boolean);
  return [
    paint('bold', oneLine(document.path)),
    `  ${document.title ? oneLine(document.title.value) : 'without a title'}`,
    `  ${paint('dim', about.join(' · '))}`,
    ...(incidents.length
      ? incidents.flatMap((one) => describeIncident(one, paint))
      : ['  tells of no incident']),
    '',
  ].join('\n');
}

function describeIncident(incident: Incident, paint: Paint): string[] {
  const { restore } = clocks(incident);
  const target = incident.recoveryTargetMinutes;
  const facts = [
    incident.startedAt?.value ?? 'start unknown',
    `→ ${(incident.resolvedAt ?? incident.mitigatedAt)?.value ?? 'end unknown'}`,
    restore && `· restored after ${wordMinutes(restore.minutes)} (${restore.basis})`,
    target && `· target ${wordMinutes(target.value)}`,
  ].filter(Boolean);
  const done = incident.actions.filter((action) => action.status === 'done').length;
  const causes = incident.causes.map((cause) =>
    cause.primary ? paint('bold', cause.id) : cause.id,
  );
  const doubts = [
    incident.conflicts.length && count(incident.conflicts.length, 'conflict'),
    incident.notes.length && count(incident.notes.length, 'note'),
  ].filter(Boolean);
  return [
    `  ${incident.part}. ${oneLine(incident.title.value)}${incident.kind === 'maintenance' ? ' (maintenance)' : ''}`,
    `     ${facts.join(' ')}`,
    `     causes: ${causes.join(', ') || 'none named'} · ${count(incident.actions.length, 'action')}, ${done} done`,
    ...(doubts.length ? [`     ${paint('yellow', doubts.join(', '))}`] : []),
  ];
}
