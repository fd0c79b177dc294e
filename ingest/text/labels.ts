// Which name does a value stand under: `Severity: high`, a row with two cells, a key of front matter?
import type { Block, Document, MomentField, Range } from '../model.ts';
import { words } from './patterns.ts';

/** A labelled value of a block. */
export interface Labelled {
  label: string;
  value: Range;
}

// Chinese, Japanese and Korean put no space behind a colon
const LABEL =
  /^\s*(?:[-*•–]\s*)?([\p{L}\p{N}][^:：\n|]{0,58}?)\s*(?:[:：]\s+|：|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]\s*):)(?=\S)/u;

/**
 * The label under which the text at `at` stands in its block: a field's name, the first cell of a two-cell row, the
 * column's name in a wider table, or the words before a colon at the start of an item or paragraph. Null where none.
 */
export function labelOf(document: Document, block: Block, at: number): string | null {
  if (block.kind === 'field') return block.label === null ? null : plainLabel(block.label);
  if (block.kind === 'row' && block.cells) {
    const column = block.cells.findIndex((cell) => at >= cell.start && at < cell.end);
    if (column < 1) return null;
    const first = block.cells[0];
    if (block.cells.length === 2 && first)
      return document.text.slice(first.start, first.end).trim();
    return block.header?.[column] ?? null;
  }
  if (block.kind !== 'item' && block.kind !== 'paragraph') return null;
  const match = LABEL.exec(document.text.slice(block.start, Math.min(at, block.start + 70)) + '§');
  return match?.[1] && block.start + match[0].length <= at + 1 ? match[1] : null;
}

/**
 * The label of a time that has a line to itself: the short line above it, as where a list of names and values was copied
 * from a page (`Started` over `Nov 21, 18:30 UTC`). Null where the time shares its line or no such line stands above.
 */
export function labelAbove(document: Document, { start, end }: Range): string | null {
  const { text } = document;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  const behind = text.slice(end, stop < 0 ? text.length : stop);
  if (
    line === 0 ||
    text.slice(line, start).trim() ||
    !/^\s*(?:[(（][^()（）]*[)）])?\s*$/u.test(behind)
  )
    return null;
  const above = text.slice(Math.max(0, line - 60), line).trimEnd();
  const label = above.slice(above.lastIndexOf('\n') + 1).trim();
  return /^\p{L}[^\d.,;!?。、]{1,28}$/u.test(label) && label.split(/\s+/u).length < 5
    ? label.replace(/\s*[:：]$/u, '')
    : null;
}

/** A key as people would write it: `incident_start` and `detectedAt` are two words each. */
export function plainLabel(key: string): string {
  return /\s/u.test(key)
    ? key
    : key
        .replace(/_+/gu, ' ')
        .replace(/(\p{Ll})(\p{Lu}\p{Ll})/gu, '$1 $2')
        .trim();
}

/** The label and the value of a whole block, null where it has no such form. */
export function labelledValue(document: Document, block: Block): Labelled | null {
  if (block.kind === 'field' && block.label !== null && block.cells?.[0])
    return { label: block.label, value: block.cells[0] };
  if (block.kind === 'row' && block.cells?.length === 2) {
    const [first, second] = block.cells;
    if (first && second)
      return { label: document.text.slice(first.start, first.end).trim(), value: second };
  }
  if (block.kind !== 'item' && block.kind !== 'paragraph') return null;
  const match = LABEL.exec(document.text.slice(block.start, Math.min(block.end, block.start + 90)));
  if (!match?.[1]) return null;
  return {
    label: match[1].trim(),
    value: { start: block.start + match[0].length, end: block.end },
  };
}

/** What a label says about the time beside it. `weight` with a clock time, `day` with a bare date. */
export interface MomentLabel {
  name: string;
  field: MomentField;
  pattern: RegExp;
  weight: number;
  day: number;
  /** the end of a range under this label is the end of impact */
  range: boolean;
  /** holds only beside other keys of a status page (`resolved`, `affected`), since it often means something else */
  needsStatusKeys: boolean;
  samples: string[];
}

const moment = (
  name: string,
  field: MomentField,
  pattern: RegExp,
  samples: string[],
  { weight = 5, day = 2, range = false, needsStatusKeys = false } = {},
): MomentLabel => ({ name, field, pattern, samples, weight, day, range, needsStatusKeys });

export const MOMENT_LABELS: MomentLabel[] = [
  moment(
    'detected',
    'detectedAt',
    words(
      /\b(?:detect(?:ed|ion)|discovered|noticed|reported(?: at| on)?|first (?:alert|report)|alert(?:ed)? (?:at|time)|gemeld|entdeckt|détecté|detectad[oa]|rilevat[oa])\b(?!.*(?:\bto\b|duration|time to))|^検知|^감지/iu,
    ),
    ['Detected', 'Time of detection', 'Reported at'],
  ),
  moment('acknowledged', 'acknowledgedAt', words(/\back(?:nowledged)?\b(?!.*\bto\b)/iu), [
    'Acknowledged at',
  ]),
  moment(
    'partial restoration',
    'mitigatedAt',
    words(
      /\b(?:mitigated|partial(?:ly)? restor\w*|workaround)\b(?!.*\bto\b)|^mitigation(?: time)?$/iu,
    ),
    ['Mitigated', 'Mitigation', 'Partial restoration'],
  ),
  // an issue is closed by whoever tidies up, days after impact was over: any words on the end say more
  moment('closed', 'resolvedAt', /^closed(?:[ _](?:at|on))?$/iu, ['Closed at', 'closed_at'], {
    weight: 0.9,
    day: 0.9,
  }),
  moment(
    'end of impact',
    'resolvedAt',
    words(
      /\b(?:(?:outage|incident|impact|issue|downtime|event|disruption|actual|service)\s+)?(?:end(?:ed|s)?|end (?:date|time)|finish(?:ed)?|resolved(?:[ _]?(?:when|at|on|date|time))?|resolvedwhen|resolution (?:date|time)|restored|recovered(?: at)?|until|einde|ende|fin|fim|fine|término|termino|encerramento|hersteld|behoben|résolu)\b(?!.*(?:duration|time to))|^(?:resolution|recovery|restoration)(?: time)?$|^(?:back )?up(?: (?:at|again))?$|^復旧(?!対応|作業)|^終了|^복구|^종료/iu,
    ),
    [
      'Outage End (UTC)',
      'resolvedWhen',
      'End time',
      'Resolved at',
      'resolved_at',
      'Resolution',
      'Data término',
      'Back up',
    ],
  ),
  moment(
    'start of impact',
    'startedAt',
    words(
      /\b(?:(?:outage|incident|impact|issue|downtime|event|disruption|actual|service)\s+)?(?:start(?:ed|s)?|start (?:date|time)|began|begin(?:s|ning)?|onset|occurred|since|started(?:_| )?at|beginn|begin|aanvang|début|inicio|início|inizio)\b(?!.*(?:duration|time to))|^(?:went )?down(?: (?:at|since|from))?$|^発生(?!日)|^開始|^발생|^시작/iu,
    ),
    ['Outage Start (UTC)', 'started_at', 'Incident began', 'Start Date', 'Down'],
  ),
  moment(
    'date of a status page entry',
    'startedAt',
    words(/^(?:date|created(?:[ _]?at)?)$/iu),
    ['date'],
    { weight: 3.6, day: 2, needsStatusKeys: true },
  ),
  moment(
    'date and time of the incident',
    'startedAt',
    words(
      /^(?:date|time|when|period|window|date ?(?:&|and|\/) ?time|incident (?:date|time|window|period)|time (?:frame|period|window)|date(?:s)? (?:&|and) times?|outage (?:window|period|time|date))(?: \(?\w+\)?)?(?: of (?:the )?(?:incident|outage|impact|event|disruption))?$|^(?:date|time|date & time|date and time) of (?:the )?\w+$|^duration(?: of \w+)?$|^(?:datum|zeitraum|tijdstip|periode|date et heure|fecha|data)$|^日時|^(?:障害|事象|不具合|停止)?(?:の)?(?:発生)?(?:日時|期間|時間帯)|^(?:장애|발생) ?(?:일시|시간|기간)|^일시/iu,
    ),
    [
      'Date & Time of Incident',
      'Date/time',
      'When',
      'Incident window',
      '発生日時',
      '障害発生日時',
      '장애 시간',
    ],
    { weight: 4.5, day: 0.8, range: true },
  ),
];
