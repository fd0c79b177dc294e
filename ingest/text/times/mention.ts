// What does the text say about a time, before anything is known about the rest of the document?

/** A calendar date as written. `year` is null where none is written, `day` where only a month and year are. */
export interface WrittenDate {
  year: number | null;
  month: number;
  day: number | null;
}

/** A clock reading. Hour 24 stands for the end of the day. `second` is null where none is written. */
export interface ClockTime {
  hour: number;
  minute: number;
  second: number | null;
}

/** A zone as written. `offsetMinutes` is null where it depends on the date (`PT`). */
export interface WrittenZone {
  name: string;
  offsetMinutes: number | null;
  start: number;
  end: number;
}

/** One time in the text, as it is written there. */
export interface TimeMention {
  start: number;
  end: number;
  /** the names of the forms that it is made of, `iso-date+colon` */
  form: string;
  date: WrittenDate | null;
  /** 1 Monday … 7 Sunday, where written */
  weekday: number | null;
  /**
   * Days from the date in question, where a relative word stands in place of a date: today 0, yesterday -1, the next
   * day +1. Together with `date` (the end of a range that runs past midnight) it counts from that date.
   */
  dayOffset: number | null;
  time: ClockTime | null;
  precision: 'minute' | 'hour' | 'day' | 'month';
  approximate: boolean;
  zone: WrittenZone | null;
  /** which end of a range this is (`between A and B`), else null */
  range: 'start' | 'end' | null;
  /** the other reading of a date like 03/04/2021, else null */
  ambiguousDate: WrittenDate | null;
  /** why this cannot be a time (`25:61 is no time of day`), else null. Such a mention never becomes a value. */
  invalid: string | null;
  /** what this end of a range took over from the other end */
  inherited: { date: boolean; zone: boolean };
}

export type DateOrder = 'dmy' | 'mdy';

/** What must stand beside a reading for it to be believed; `none` where it speaks for itself. */
export type Need = 'none' | 'company' | 'range' | 'context';

/** One recognised piece: a date, a clock time, a weekday or a relative day. Pieces that stand together are joined. */
export interface Piece {
  start: number;
  end: number;
  form: string;
  date: WrittenDate | null;
  weekday: number | null;
  dayOffset: number | null;
  time: ClockTime | null;
  precision: TimeMention['precision'];
  approximate: boolean;
  zone: WrittenZone | null;
  ambiguousDate: WrittenDate | null;
  invalid: string | null;
  /** whether am or pm is written or implied; null leaves the hour as it stands */
  meridiem: 'am' | 'pm' | null;
  /**
   * `company`: another piece must be joined to it (a short weekday, 20200203, 3/4). `range`: it must be the first end of
   * a range (the 4 of `4-5pm`). `context`: a zone, another piece or a range (5:13 after the word `duration`, 3h).
   */
  need: Need;
  /** the next piece is the other end of the range that this one begins (`3-5 March`) */
  paired: boolean;
}

/** A reading of one form, before it has a place: what the form leaves out is unknown. */
export type Reading = Partial<Omit<Piece, 'form'>>;

/** The text under the reader, and how dates like 03/04/2021 are to be read. */
export interface Page {
  text: string;
  order: DateOrder;
}

/**
 * One way of writing a date or a time that begins with a number. `digits` are the lengths that the number may have and
 * `next` the characters that may follow it (empty: any): a cheap look before the pattern is tried.
 */
export interface Form {
  name: string;
  digits: readonly number[];
  next: string;
  /** sticky: tried at the number, never searched */
  pattern: RegExp;
  /** null for "not mine" */
  read(match: RegExpExecArray, page: Page): Reading | Reading[] | null;
  /** text → what is read from it, in the short form of the tests; '' for nothing */
  samples: Readonly<Record<string, string>>;
}

/** A piece with its place, all that the reading leaves out being unknown. */
export function pieceOf(form: string, start: number, end: number, reading: Reading): Piece {
  return {
    start,
    end,
    form,
    paired: false,
    date: null,
    weekday: null,
    dayOffset: null,
    time: null,
    precision: reading.time ? 'minute' : 'day',
    approximate: false,
    zone: null,
    ambiguousDate: null,
    invalid: null,
    meridiem: null,
    need: 'none',
    ...reading,
  };
}
