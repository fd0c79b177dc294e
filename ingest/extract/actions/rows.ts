// What do the columns of a table, and lines of their own, say of a promise?
import type { Fact, FactOf } from '../../model.ts';
import { labelledValue } from '../../text/labels.ts';
import type { Passage } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import { words } from '../../text/patterns.ts';
import { namedStatus } from '../../text/promises.ts';
import { findTicket } from '../../text/tickets.ts';
import { EMPTY } from './items.ts';
import { action, dueDate } from './promise.ts';

interface Columns {
  text: number;
  owner: number | null;
  due: number | null;
  status: number | null;
}

const TEXT_COLUMN = words(
  /^(?:action(?: item)?s?|item|task|description|what|todo|follow[- ]?up|improvement|measure|maßnahme|maatregel|actie|action corrective|acción|ação|azione|beschreibung|aufgabe|tâche|tarea|tarefa)\b|^(?:アクション|対策|内容|施策|項目|タスク|改善|조치|내용|항목|과제|작업)/iu,
);
const OWNER_COLUMN = words(
  /^(?:owner|assignee|assigned(?: to)?|who|responsible|dri|lead|person|verantwoordelijke|eigenaar|verantwortlich\w*|responsable|responsável|responsabile|担当|담당)/iu,
);
const DUE_COLUMN =
  /^(?:due(?: date)?|deadline|target(?: date)?|by|when|eta|date|termin|fällig|datum|échéance|fecha|prazo|scadenza|期限|기한)/iu;
const STATUS_COLUMN =
  /^(?:status|state|done\??|progress|stand|zustand|statut|état|estado|stato|状態|状況|상태)/iu;

function columnsOf(header: string[]): Columns | null {
  const find = (pattern: RegExp): number | null => {
    const index = header.findIndex((name) => pattern.test(name.trim()));
    return index < 0 ? null : index;
  };
  const text = find(TEXT_COLUMN);
  return text === null
    ? null
    : { text, owner: find(OWNER_COLUMN), due: find(DUE_COLUMN), status: find(STATUS_COLUMN) };
}

/** True for the rows of a table of promises, wherever it stands: one column for what, another for who, until when or how far. */
export function isActionRow({ block }: Passage): boolean {
  if (block.kind !== 'row' || !block.header) return false;
  const columns = columnsOf(block.header);
  return (
    columns !== null &&
    (columns.owner !== null || columns.due !== null || columns.status !== null) &&
    !block.header.some((name) => TIME_COLUMN.test(name.trim()))
  );
}

/** Of a timeline. */
const TIME_COLUMN =
  /^(?:time|timestamp|utc|zeit|uhrzeit|tijd|heure|hora|ora|時刻|日時|時間|시간|시각)/iu;

export function fromRow(page: Page, passage: Passage): Fact[] {
  const { block } = passage;
  if (!block.cells?.length) return [];
  const known = columnsOf(block.header ?? []);
  const longest = block.cells.reduce(
    (best, cell, index, all) =>
      cell.end - cell.start > (all[best]?.end ?? 0) - (all[best]?.start ?? 0) ? index : best,
    0,
  );
  const columns: Columns = known ?? { text: longest, owner: null, due: null, status: null };
  const cell = block.cells[columns.text];
  if (!cell) return [];
  const words = page.document.text.slice(cell.start, cell.end).trim();
  if (!words || EMPTY.test(words)) return [];
  const read = (column: number | null): string | null => {
    const range = column === null ? null : block.cells?.[column];
    const value = range ? page.document.text.slice(range.start, range.end).trim() : '';
    return value && !/^[-–—?]$|^(?:n\/a|tbd|none)$/iu.test(value) ? value : null;
  };
  const facts = action(page, passage, block, 'row of an actions table', 4, { cell });
  return facts.map((fact) => {
    if (fact.field !== 'action') return fact;
    const status = read(columns.status);
    const due = read(columns.due);
    const dueRange = columns.due === null ? undefined : block.cells?.[columns.due];
    const date = due === null || !dueRange ? null : dueDate(page, dueRange);
    return {
      ...fact,
      value: {
        ...fact.value,
        text: words,
        status: status === null ? fact.value.status : (namedStatus(status) ?? fact.value.status),
        owner: read(columns.owner) ?? fact.value.owner,
        due: date ?? fact.value.due,
        dueText: due !== null && date === null ? due : fact.value.dueText,
      },
    };
  });
}

/** A line of its own that names owner, due date, ticket or status belongs to the promise above it. */
export function detail(page: Page, passage: Passage, above: FactOf<'action'>): boolean {
  if (passage.block.kind !== 'paragraph' && passage.block.kind !== 'field') return false;
  const labelled = labelledValue(page.document, passage.block);
  if (!labelled) return false;
  const value = page.document.text.slice(labelled.value.start, labelled.value.end).trim();
  if (OWNER_COLUMN.test(labelled.label)) above.value.owner ??= value.slice(0, 60);
  else if (STATUS_COLUMN.test(labelled.label))
    above.value.status = namedStatus(value) ?? above.value.status;
  else if (/^(?:due(?: date)?|deadline|target date)$/iu.test(labelled.label))
    above.value.due ??= dueDate(page, labelled.value);
  else if (/^(?:ticket|issue|tracking|jira|link|pr|pull request)s?$/iu.test(labelled.label))
    above.value.ticket ??= findTicket(page.document, labelled.value)?.name ?? null;
  else return false;
  return true;
}
