// How does the review read as plain text, for a wiki or a mail?
import { conditionWords } from '../components/filters.ts';
import { criticalityName } from '../criticality.ts';
import { formatDay } from '../dates.ts';
import { formatInterval, formatMinutes, formatNumber, formatPercent } from '../format.ts';
import { wilson } from '../statistics.ts';
import { escaped, toMarkdown, type Sentence } from '../sentence.ts';
import { outcomeOf, SIGNS } from '../signs.ts';
import { incidentHref } from '../links.ts';
import { rankedCauses } from './answers.ts';
import type { Reader } from './db.ts';
import type { Filter } from './filter.ts';
import { listClocks, type ClockListRow } from './queries/clock-list.ts';
import type { Review } from './review.ts';
import type { View } from './view.ts';

/** So many of the incidents furthest beyond their targets are named one by one. */
const MOST_WORST = 20;

/** The incidents that the text names: those with a time to restore, the furthest beyond their targets first. */
export function worstOf(db: Reader, filter: Filter): Promise<ClockListRow[]> {
  return listClocks(
    db,
    { ...filter, measured: [...filter.measured, 'restore_any'] },
    { sort: 'overrun', direction: 'desc', page: 1, size: MOST_WORST },
  );
}

/**
 * The review in Markdown, and the incidents that it names (`worst`); `base` is where the dashboard stands, so that each figure
 * leads to its evidence. What of the address was left out is said.
 */
export function reviewText(
  said: Review,
  worst: readonly ClockListRow[],
  { filter, choices, notices, search }: View,
  base: string,
): string {
  const narrowed = conditionWords(filter, choices);
  const line = (one: Sentence): string => toMarkdown(one, base);
  const list = (all: readonly Sentence[], mark = '-'): string =>
    all.map((one) => `${mark} ${line(one)}`).join('\n');
  const section = (title: string, ...parts: string[]): string =>
    parts.some(Boolean) ? `## ${title}\n\n${parts.filter(Boolean).join('\n\n')}` : '';
  return `${[
    `# Reliability review`,
    line(said.scope),
    narrowed.length ? escaped(`Narrowed to ${narrowed.join('; ')}.`) : '',
    escaped(notices.join(' ')),
    `[The same view, alive](${new URL(`/${search}`, base).href})`,
    section(
      'Worth telling',
      said.cases.map(({ kind, said: one }) => `- **${kind}.** ${line(one)}`).join('\n'),
    ),
    section(
      'Do we recover as fast as we said?',
      line(said.recovered.said),
      attainment(said),
      incidents(said, worst, base),
    ),
    section('What keeps failing?', line(said.failing.said), causes(said)),
    section('Did we do what we promised?', line(said.promised.said), cohorts(said)),
    section('What can these documents not say?', list(said.unknown)),
    section('Questions for the meeting', list(said.questions, '1.')),
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

function attainment({ recovered }: Review): string {
  return table(
    ['Criticality', 'In time', 'Share', '95 % interval'],
    recovered.byCriticality.map(({ criticality, met, judged }) => [
      criticalityName(criticality),
      `${met} of ${judged}`,
      judged ? formatPercent(met / judged) : '–',
      formatInterval(wilson(met, judged)),
    ]),
  );
}

function incidents({ recovered }: Review, worst: readonly ClockListRow[], base: string): string {
  const shown = table(
    ['Incident', 'Date', 'Restored in', 'Target', 'Result'],
    worst.map((row) => [
      `[${escaped(row.title)}](${new URL(incidentHref(row.incidentId), base).href})`,
      row.occurredOn === null ? '–' : formatDay(row.occurredOn),
      row.restoreMinutes === null ? '–' : formatMinutes(row.restoreMinutes),
      row.targetMinutes === null ? '–' : formatMinutes(row.targetMinutes),
      SIGNS[outcomeOf(row)].word,
    ]),
  );
  // the longest past their targets stand there; the rest is counted
  const left = recovered.counts.known - worst.length;
  return left > 0 ? `${shown}\n\nand ${formatNumber(left)} more.` : shown;
}

function causes({ failing }: Review): string {
  const again = new Map(
    rankedCauses(failing.rows.map((row) => ({ ...row, incidents: row.recurrences }))).map(
      ({ cause, n }) => [cause, n],
    ),
  );
  return table(
    ['Cause', 'Incidents', 'Came back within a year'],
    rankedCauses(failing.rows).map(({ cause, label, n }) => [
      escaped(label),
      String(n),
      String(again.get(cause) ?? 0),
    ]),
  );
}

function cohorts({ promised }: Review): string {
  return table(
    ['Quarter', 'Done', 'Open', 'Overdue', 'No date'],
    promised.rows.map((row) => [
      row.quarter ?? 'no date',
      `${row.done} of ${row.promised}`,
      String(row.planned + row.inProgress),
      String(row.overdue),
      String(row.undated),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (!rows.length) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
