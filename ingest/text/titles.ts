// Which of the first lines of a plain text is its title?
import type { Document, Range } from '../model.ts';
import { labelledValue } from './labels.ts';
import { isDateOnly, isTimeLed, marker } from './lines.ts';
import { isKnownName, namedValue } from './named-values.ts';
import { TITLE } from './particulars.ts';
import { isGreeting } from './plain-headings.ts';
import { sentences } from './sentences.ts';

const INCIDENT =
  /\b(?:outages?|incidents?|down(?:time)?|disruptions?|interruptions?|degrad\w+|fail(?:ures?|ed|ing)?|issues?|problems?|errors?|latency|slow\w*|unavailab\w+|post[- ]?mortem|rca|root cause|maintenance|attacks?|breach|data ?loss|delay(?:s|ed)?|crash\w*|unreachable|storing(?:en)?|uitval|vertraging|onderhoud|incidente?n?|vorfall|ausfall|ausfälle|wartung|panne|indisponibilit\w+|coupure|maintenance|interrupci\w+|ca[íi]da|fallo|falha|interrup\w+|instabilidade|intermit\w+|disservizio|guasto|manutenzione)\b|störung|beeinträchtigung|障害|不具合|メンテナンス|장애|오류|점검|지연/iu;
const LONGEST = 140;
const LINES_TO_LOOK_AT = 8;

/**
 * Index of the title among the lines: the first short line near the top that speaks of an incident, else the line that
 * opens the text where it is no sentence; null where there is no such line.
 */
export function titleIndex(lines: string[]): number | null {
  let opening: number | null = null;
  let seen = 0;
  for (let at = 0; at < lines.length && seen < LINES_TO_LOOK_AT; at += 1) {
    const text = (lines[at] ?? '').trim();
    if (!text) continue;
    seen += 1;
    const name = namedValue(text)?.name ?? '';
    // a field that gives the title says so better than any guess
    if (text.length > LONGEST || isKnownName(name) || TITLE.test(name)) break;
    if (isDateOnly(text) || isTrail(text)) continue;
    // `Paris: network outage` may be a title, `From: Ada` is none
    // `Mail: nothing leaves the house since noon` opens a page as its title does
    const headline = seen === 1 && isTitle(text) && text.split(/\s+/u).length >= 5;
    if (headline && !INCIDENT.test(text)) {
      opening ??= at;
      continue;
    }
    if (!isTitle(text) || (name && !INCIDENT.test(text))) {
      // a greeting or a sentence came first: only a line that names an incident can still be the title
      opening ??= -1;
      continue;
    }
    if (INCIDENT.test(text)) return at;
    opening ??= at;
  }
  return opening === -1 ? null : opening;
}

/** Labels whose value tells what happened, as a title would. */
const TELLS =
  /^(?:description|summary|incident|issue|problem|what happened|event|title|subject|omschrijving|samenvatting|beschreibung|zusammenfassung|résumé|descripción|resumen|descrição|resumo|descrizione)$/iu;
const BLOCKS_TO_LOOK_AT = 12;
const SENTENCES_TO_LOOK_AT = 3;
const LONGEST_OPENING = 90;

/**
 * Where the words stand that tell best, in a document without a title, what it is about: the first sentence near the top
 * that speaks of an incident, else the first one at all. A greeting, a date, a link or a field such as `Status: final` is
 * passed over. Null where the document says nothing.
 */
export function openingWords(document: Document): Range | null {
  const { text } = document;
  let first: Range | null = null;
  let seen = 0;
  for (const block of document.blocks.slice(0, BLOCKS_TO_LOOK_AT)) {
    if (block.kind !== 'paragraph' && block.kind !== 'item' && block.kind !== 'field') continue;
    const labelled = labelledValue(document, block);
    if (labelled && !TELLS.test(labelled.label)) continue;
    const from = labelled?.value.start ?? block.start;
    for (const sentence of sentences(text, from, block.end).slice(0, 3)) {
      const words = text.slice(sentence.start, sentence.end);
      if (
        words.length < 12 ||
        isGreeting(words) ||
        isDateOnly(words) ||
        /https?:\/\/\S+$/.test(words)
      )
        continue;
      const range = cut(text, sentence);
      if (INCIDENT.test(text.slice(range.start, range.end))) return range;
      first ??= range;
      seen += 1;
      if (seen === SENTENCES_TO_LOOK_AT) return first;
    }
  }
  return first;
}

/** A long sentence ends with its last whole word. */
function cut(text: string, { start, end }: Range): Range {
  if (end - start <= LONGEST_OPENING) return { start, end };
  const space = text.lastIndexOf(' ', start + LONGEST_OPENING);
  return { start, end: space > start ? space : start + LONGEST_OPENING };
}

/** True where a line repeats the title, whatever its dashes, quotes and case. */
export function repeatsTitle(line: string, title: string): boolean {
  return letters(line) === letters(title) && letters(title) !== '';
}

/** `Home / Support / Incidents`: where the page hangs, not what it tells. */
function isTrail(text: string): boolean {
  return text.split(/\s[/>›»|]\s/u).length > 2;
}

function isTitle(text: string): boolean {
  if (/[.;,:。、]$/.test(text) || /[.!?] \p{Lu}/u.test(text)) return false;
  return !isTimeLed(text) && !isGreeting(text) && !marker(text) && !/^https?:/.test(text);
}

function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
