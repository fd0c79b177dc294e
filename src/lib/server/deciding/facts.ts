// Which value does a form give a fact?
//
// What is left empty by mistake must not turn a time into an unknown one: “not known” is said outright, by `unknown`.
import { precisionOf } from '../../../../ingest/clocks.ts';
import { CORRECTIONS, type CorrectedField } from '../../../../ingest/ledger/decision.ts';
import { textOf, textsOf } from './fields.ts';
import { Refused } from './refused.ts';

export function isCorrectable(field: string): field is CorrectedField {
  return Object.hasOwn(CORRECTIONS, field);
}

/** The value that a form gives; null, or none of a list, where it says that it is not known. Throws `Refused`. */
export function factIn(form: FormData, field: CorrectedField): unknown {
  const unknown = textOf(form, 'unknown') !== null;
  switch (field) {
    case 'services':
      return unknown ? [] : needed(servicesIn(form));
    case 'causes':
      return unknown ? [] : needed(causesIn(form));
    case 'durationMinutes':
    case 'recoveryTargetMinutes':
      return unknown ? null : minutesOf(needed(textOf(form, 'value')));
    case 'startedAt':
    case 'detectedAt':
    case 'acknowledgedAt':
    case 'mitigatedAt':
    case 'resolvedAt':
      return unknown ? null : momentIn(form);
    case 'title':
    case 'kind':
      return needed(textOf(form, 'value'));
    default:
      return unknown ? null : needed(textOf(form, 'value'));
  }
}

function needed<Value extends string | string[]>(value: Value | null): Value {
  if (value === null || !value.length)
    throw new Refused('Give a value, or say that it is not known.', 'value');
  return value;
}

/** One a line, or separated by commas; each once. */
function servicesIn(form: FormData): string[] {
  const names = textsOf(form, 'value')
    .flatMap((value) => value.split(/[\n,]/))
    .map((name) => name.trim())
    .filter(Boolean);
  return [...new Set(names)];
}

/** Checkboxes send a `value` each, `primary` comes first whether it is ticked or not. */
function causesIn(form: FormData): string[] {
  const ticked = textsOf(form, 'value');
  const primary = textOf(form, 'primary');
  if (primary === null && ticked.length > 1)
    throw new Refused('Say which of the causes is the primary one.', 'primary');
  return [...new Set([...(primary === null ? [] : [primary]), ...ticked])];
}

const LONGEST = 10_000_000;

/** Minutes as people write them: `90`, `1:30`, `1 h 30`, `1h30m`, `1.5 h`, `2 days 3 hours`. Throws `Refused`. */
export function minutesOf(typed: string): number {
  const minutes = typed.length > 40 ? null : (clockMinutes(typed) ?? wordedMinutes(typed));
  if (minutes === null)
    throw new Refused('Give minutes, or a time such as 1:30 or 2 h 15 min.', 'value');
  if (minutes < 1) throw new Refused('It lasted a minute at least, or it is not known.', 'value');
  if (minutes > LONGEST) throw new Refused('That is longer than anything lasts.', 'value');
  return minutes;
}

function clockMinutes(typed: string): number | null {
  const clock = /^(\d{1,5}):([0-5]\d)$/.exec(typed);
  return clock && Number(clock[1]) * 60 + Number(clock[2]);
}

const NUMBER = String.raw`(\d{1,8}(?:[.,]\d{1,3})?)`;
const WORDED = new RegExp(
  String.raw`^(?:${NUMBER}\s*d(?:ays?)?)?[\s,]*(?:${NUMBER}\s*h(?:(?:ou)?rs?)?)?[\s,]*(?:(\d{1,8})\s*(?:m(?:in(?:ute)?s?)?)?)?\.?$`,
  'i',
);

/** A number that stands alone, or behind hours, is of minutes. */
function wordedMinutes(typed: string): number | null {
  const parts = WORDED.exec(typed.replace(/[\u00a0\u202f]/g, ' '));
  if (!parts?.slice(1).some(Boolean)) return null;
  const [days, hours, minutes] = parts.slice(1).map((part = '0') => Number(part.replace(',', '.')));
  return Math.round((days ?? 0) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0));
}

const ZONE = /^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * `value` as `datetime-local` gives it, with the offset of `zone` (`Z`, `+02:00`, or empty: the document's own clock, whose
 * zone is not known); or `day`, where only that is known.
 */
function momentIn(form: FormData): string {
  const typed = textOf(form, 'value')?.replace(' ', 'T') ?? null;
  const day = textOf(form, 'day');
  if (typed !== null && day !== null && !typed.startsWith(day))
    throw new Refused('Give a time, or only a day; these are two days.', 'day');
  const moment = needed(typed ?? day);
  const found = moment.includes('T') ? zoned(moment, textOf(form, 'zone') ?? '') : moment;
  if (precisionOf(found) === null)
    throw new Refused(`There is no such time: ${found.replace('T', ' ')}.`, 'value');
  return found;
}

function zoned(moment: string, zone: string): string {
  if (zone !== '' && !ZONE.test(zone))
    throw new Refused('The zone is Z or an offset such as +02:00.', 'zone');
  const full = moment.replace(/(T\d\d:\d\d)(?=$|Z|[+-])/, '$1:00');
  return /(?:Z|[+-]\d\d:\d\d)$/.test(full) ? full : full + zone;
}
