// Which day does a cell of a spreadsheet mean?
import { DateTime } from 'luxon';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Spreadsheets count days from here; 1 is the last day of 1899, because of a leap year that never was. */
const DAY_ZERO = DateTime.utc(1899, 12, 30);

/** Every ISO day that a cell can mean: none where it is no date, two where day and month may be either way round. */
export function daysIn(cell: string): string[] {
  const text = cell.trim();
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text);
  if (iso) return valid([[iso[1], iso[3], iso[4]]]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\.?$/.exec(text);
  if (dotted) return valid([[dotted[3], dotted[2], dotted[1]]]);
  const slashed = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (slashed)
    return valid([
      [slashed[4], slashed[3], slashed[1]],
      [slashed[4], slashed[1], slashed[3]],
    ]);
  const named = /^(\d{1,2})[-. ]+([a-z]{3})[a-z]*[-., ]+(\d{4}|\d{2})$/i.exec(text);
  const month = MONTHS.indexOf(named?.[2]?.toLowerCase() ?? '') + 1;
  if (named && month) return valid([[named[3], String(month), named[1]]]);
  // a cell that was formatted as a number: 46082 is 2026-03-01
  if (/^[2-7]\d{4}$/.test(text)) return [DAY_ZERO.plus({ days: Number(text) }).toISODate() ?? ''];
  return [];
}

type Parts = [year: string | undefined, month: string | undefined, day: string | undefined];

function valid(readings: readonly Parts[]): string[] {
  const days = readings.flatMap(([year = '', month, day]) => {
    const full = year.length === 2 ? 2000 + Number(year) : Number(year);
    const date = DateTime.utc(full, Number(month), Number(day));
    return date.isValid ? [date.toISODate()] : [];
  });
  return [...new Set(days)];
}
