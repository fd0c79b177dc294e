// How are counts, durations and places worded on the command line?

/** `45 min`, `20 h`, `8 d 3 h`: whole minutes, exactly. */
export function wordMinutes(minutes: number): string {
  const units: [string, number][] = [
    ['d', Math.floor(minutes / 1440)],
    ['h', Math.floor((minutes % 1440) / 60)],
    ['min', minutes % 60],
  ];
  const words = units
    .filter(([, amount]) => amount > 0)
    .map(([unit, amount]) => `${amount} ${unit}`);
  return words.join(' ') || '0 min';
}

/** `1 document`, `3 documents`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** The words on one line, cut at `most` characters, without control characters: a document must not steer a terminal. */
export function oneLine(words: string, most = 160): string {
  const flat = words.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return flat.length > most ? `${flat.slice(0, most - 1).trimEnd()}…` : flat;
}

/** The line, from 1, in which an offset of a text stands. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/**
 * The line of the received file in which a quote of the plain text stands. Markup is gone from the plain text, so words
 * are compared and the n-th occurrence there is taken for the n-th in the file. Null where the two differ in how often
 * they hold the words.
 */
export function fileLine(
  file: string,
  text: string,
  { start, end, quote }: { start: number; end: number; quote: string },
): number | null {
  const words = quote.match(/[\p{L}\p{N}]+/gu);
  if (!words) return null;
  const pattern = new RegExp(words.join('[^\\p{L}\\p{N}]+'), 'gu');
  const inText = [...text.matchAll(pattern)].map((match) => match.index);
  const inFile = [...file.matchAll(pattern)].map((match) => match.index);
  const offset = inFile[inText.findIndex((index) => index >= start && index < end)];
  return offset === undefined || inFile.length !== inText.length ? null : lineAt(file, offset);
}
