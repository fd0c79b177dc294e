// Are these figures a time of day, judged by the words around them?
import { UNSPACED } from './characters.ts';
import { type Figures, clockReading } from './clock-tail.ts';
import { isLength, readingOfH, saysAt } from './lengths.ts';
import type { Reading } from './mention.ts';

const BIBLE =
  /(?:Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Samuel|Kings|Job|Psalms?|Proverbs|Isaiah|Jeremiah|Ezekiel|Daniel|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians|Hebrews|James|Peter|Revelation) $/;
const NO_CLOCK = /(?:\b(?:lines?|ratio|score|aspect|ports?|scale|odds|won|lost|chapter|verse)) $/i;
const NO_CLOCK_AFTER = /^ (?:ratio|split|scale|aspect|odds|mix)\b/i;
const HALF_OF_DAY = /(午前|上午|早上|凌晨|오전|새벽|午後|下午|晚上|오후|저녁) ?$/;
const AFTERNOON = /午後|下午|晚上|오후|저녁/;
const DOT_PREFIX = /(?:^|\s)(?:kl\.?|klokken|klockan|ore|alle|dalle|alle ore)\s?$/i;

export function colon(match: RegExpExecArray, text: string): Reading | null {
  const [whole, hour, minute, second] = match;
  const start = match.index;
  const end = start + whole.length;
  const before = text.slice(Math.max(0, start - 24), start);
  const written = { ...figures(hour, minute, second, end), ...meridiemBefore(text, start) };
  const reading = prefixed(
    clockReading(text, written, second === undefined ? 'plus' : 'iso'),
    text,
    start,
  );
  const stop = reading.end ?? end;
  if (stop === end && /^(?:[A-Za-z]|_[A-Za-z\d])/.test(text.slice(end, end + 2))) return null;
  if (
    NO_CLOCK.test(before) ||
    NO_CLOCK_AFTER.test(text.slice(stop, stop + 8)) ||
    BIBLE.test(before)
  )
    return null;
  if (!reading.zone && !reading.meridiem && isLength(text, start, end))
    return { ...reading, need: 'context' };
  return reading.invalid ? impossible(reading, hour ?? '', minute ?? '') : reading;
}

/** 25:61 is a slip worth reporting; 50:50, 60:40 and 3:75 are something else unless a date or a zone says otherwise. */
function impossible(reading: Reading, hour: string, minute: string): Reading {
  const slip = hour.length === 2 && Number(hour) < 30 && Number(hour) + Number(minute) !== 100;
  return slip || reading.zone ? reading : { ...reading, need: 'company' };
}

export function dotted(match: RegExpExecArray, text: string): Reading | null {
  const [whole, hour, minute, second] = match;
  const end = match.index + whole.length;
  if (Number(hour) > 24 || Number(minute) > 59) return null;
  const reading = clockReading(text, figures(hour, minute, second, end));
  if (reading.meridiem || /^ ?(?:uur|uhr|u\.|h\b)/i.test(text.slice(end, end + 5))) return reading;
  if (DOT_PREFIX.test(text.slice(Math.max(0, match.index - 10), match.index))) return reading;
  const other =
    /^ ?(?:-|–|—|to|and|tot|t\/m|en|bis|und|et|à|e) ?\d{1,2}\.\d{2} ?(?:uur|uhr|u\.|h\b|[ap]\.?m\b)/i;
  return other.test(text.slice(end, end + 18)) ? { ...reading, need: 'range', end } : null;
}

export function withH(match: RegExpExecArray, text: string): Reading | null {
  const [whole, hour = '', , minute] = match;
  const end = match.index + whole.trimEnd().length;
  if (Number(hour) > 24 || text.charAt(end) === '/') return null;
  const reading = clockReading(text, figures(hour, minute, undefined, end));
  const sure = Boolean(reading.zone) || readingOfH(text, match.index) === 'clock';
  return sure ? reading : { ...reading, need: 'context' };
}

export function uhr(match: RegExpExecArray, text: string): Reading | null {
  const [whole, hour, word = '', minute] = match;
  if (Number(hour) > 24) return null;
  const reading = clockReading(text, figures(hour, minute, undefined, match.index + whole.length));
  const sure = word.toLowerCase() === 'uhr' || Boolean(reading.zone) || saysAt(text, match.index);
  return sure ? reading : { ...reading, need: 'context' };
}

/** 午前, 오후 and their like stand before the figures. */
export function meridiemBefore(text: string, start: number): Pick<Figures, 'meridiem'> {
  const word = wordBefore(text, start)?.[1];
  return word === undefined ? {} : { meridiem: AFTERNOON.test(word) ? 'pm' : 'am' };
}

/** The reading, its start taken back to the word before. */
export function prefixed(reading: Reading, text: string, start: number): Reading {
  const word = wordBefore(text, start);
  return word ? { ...reading, start: start - word[0].length } : reading;
}

function wordBefore(text: string, start: number): RegExpExecArray | null {
  const code = text.charCodeAt(start - 1);
  if (!(code >= UNSPACED || (code === 32 && text.charCodeAt(start - 2) >= UNSPACED))) return null;
  return HALF_OF_DAY.exec(text.slice(Math.max(0, start - 3), start));
}

export function figures(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  end: number,
): Figures {
  return {
    hour: Number(hour),
    minute: minute === undefined ? null : Number(minute),
    second: second === undefined ? null : Number(second),
    end,
  };
}
