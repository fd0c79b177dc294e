// Is `1:05`, `3h` or `3 uur` a length of time or a time of day?
//
// Times and durations both ask here, so that no stretch of text is read as both.

const LENGTH_BEFORE =
  /(?:^|[\s(,;])(?:(?<!(?:scheduled|planned|set|due) )for|took|takes|lasted|lasting|lasts|within|spent|totall?ing|total(?: of)?|another|pendant|durant|durée(?: de)?|während|dauerte|duurde|gedurende|binnen|durante|duró|durou)(?: (?:about|around|approximately|approx\.|roughly|nearly|almost|just over|over|under|a total of|only|circa|ca\.|environ|ongeveer|etwa|rund|unos|unas))?(?: the)? ?[~≈]?$/i;
const LABEL_BEFORE =
  /(?:duration|elapsed|time to \p{L}+|total time|length|downtime|uptime|outage time|dauer|duur|durée|duración|duração|durata|mttr|mttd|ttr|ttd)(?: \([^)]{1,24}\))? ?[:=|-]? ?[~≈]?$/iu;
const HOURS_AFTER =
  /^ ?(?:hours?|hrs?|minutes|mins?|stunden|heures|horas|ore)(?!\p{L})|^ ?\(?h{1,2}:mm/iu;
/** Words that make a bare `14h` or `16 uur` a time of day. */
const AT =
  /(?:^|[\s(])(?:à|vers|dès|jusqu['’]à|avant|às|las|um|gegen|ab|alle|ore|dalle|om|rond|omstreeks|vanaf|sinds|tegen|kl\.?|klokken|klockan|at)(?: (?:ca\.|environ|ongeveer|circa))? $/i;
const FIGURES = /(\d{1,3})(?:( ?)[hH] ?(\d{2})?(?![\p{L}\d:]| ?(?:min|mn|m\b))|( uur)(?!\p{L}))/uy;
const MORE = /^ ?(?:-|–|—|à|et|às|a|tot|en|bis|und|e|y) ?\d{1,2} ?(?:h|uur)/i;
const OPENS_HOURS = /(?:^|\s)(?:tussen|van) $/i;
const DAY_BEFORE = /\d{1,2}[./-]\d{1,2}(?:[./-](?:\d{2,4})?)?,? (?:ca\.? )?$/;
const CAPITAL_A = /(?:^|[.!?…] |\n)A $/;
const LINE_START = /(?:^|[\n|>*•–-] ?)$/;

/** True where the words around the figures in `text.slice(start, end)` make them a length, as far as words can. */
export function isLength(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 36), start);
  if (LENGTH_BEFORE.test(before) || LABEL_BEFORE.test(before)) return true;
  const after = HOURS_AFTER.exec(text.slice(end, end + 12));
  if (!after) return false;
  // "around 22:30 hours", "06:15 hrs" and "14:05 horas" are times of day, "1:05 hours" is a length
  return !/^ ?(?:hours|hrs|horas)/i.test(after[0]) || /^\d:/.test(text.slice(start, start + 2));
}

/** True where a word before says that a time of day follows: `à 14h`, `om 16 uur`, `um`, `at`. */
export function saysAt(text: string, start: number): boolean {
  return AT.test(text.slice(Math.max(0, start - 20), start));
}

/** True where `van 14 tot 15 uur` and `tussen 14 en 15 uur` are times of day: Dutch has one word for hour and o'clock. */
export function opensHoursOfDay(text: string, start: number): boolean {
  return OPENS_HOURS.test(text.slice(Math.max(0, start - 12), start)) || saysAt(text, start);
}

/**
 * What `14h05`, `3h` or `3 uur` at `start` is: a `clock` time, a `length`, or `open` where only the company that it keeps
 * can tell (`de 14h à 15h`). Null where nothing like it stands there.
 */
export function readingOfH(text: string, start: number): 'clock' | 'length' | 'open' | null {
  FIGURES.lastIndex = start;
  const match = FIGURES.exec(text);
  if (!match) return saysAt(text, start) ? 'clock' : null;
  const [whole, hour = '', , minute] = match;
  const end = start + whole.trimEnd().length;
  if (Number(hour) > 24 || text.charAt(end) === '/') return 'length';
  if (saysAt(text, start) || DAY_BEFORE.test(text.slice(Math.max(0, start - 16), start)))
    return 'clock';
  if (isLength(text, start, end)) return MORE.test(text.slice(end, end + 10)) ? 'open' : 'length';
  // French capitals often go without their accent: `A 9h15, le service …`
  if (minute !== undefined && CAPITAL_A.test(text.slice(Math.max(0, start - 4), start)))
    return 'clock';
  const opensLine = LINE_START.test(text.slice(Math.max(0, start - 2), start));
  if (minute !== undefined && (hour.length === 2 || opensLine)) return 'clock';
  return MORE.test(text.slice(end, end + 10)) ? 'clock' : 'open';
}
