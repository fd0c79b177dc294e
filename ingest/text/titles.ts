// Which of the first lines of a plain text is its title?
import { isDateOnly, isTimeLed, marker } from './lines.ts';
import { isKnownName, namedValue } from './named-values.ts';
import { TITLE } from './particulars.ts';
import { isGreeting } from './plain-headings.ts';

const INCIDENT =
  /\b(?:outages?|incidents?|down(?:time)?|disruptions?|interruptions?|degrad\w+|fail(?:ures?|ed|ing)?|issues?|problems?|errors?|latency|slow\w*|unavailab\w+|post[- ]?mortem|rca|root cause|maintenance|attacks?|breach|data ?loss|delay(?:s|ed)?|crash\w*|unreachable|storing(?:en)?|uitval|vertraging|onderhoud|incidente?n?|vorfall|ausfall|ausfälle|wartung|panne|indisponibilit\w+|coupure|maintenance|interrupci\w+|ca[íi]da|fallo|falha|interrup\w+|instabilidade|disservizio|guasto|manutenzione)\b|störung|beeinträchtigung|障害|不具合|メンテナンス|장애|오류|점검|지연/iu;
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
