// How many promises does one sentence make?
import type { ActionStatus, Range } from '../../model.ts';
import { matchesOf, words } from '../../text/patterns.ts';

/** One promise of a sentence, and the state that the words before its verb give it where its own words cannot. */
export interface Share {
  range: Range;
  status: ActionStatus | null;
}

/** Verbs of change that have no noun of the same form (`monitoring`, `testing`): in a list they begin a promise. */
const VERBS =
  'add adopt automat build chang creat deploy deprecat develop disabl document enabl enforc enhanc ensur establish evaluat expand extend fix harden implement improv increas introduc invest investigat isolat limit migrat moderni[sz] mov optimi[sz] patch prevent prioriti[sz] provid reduc refactor remov replac restrict restructur review rewrit roll separat simplif strengthen switch tighten tun updat upgrad work'
    .split(' ')
    .join('|');

/** `we are improving X, adding Y and moving Z`: a list of participles behind one `are`. */
const UNDER_WAY = words(/\b(?:we|they|team|teams|engineers)(?:['’]re| are)\b/iu);
const NEXT_PARTICIPLE = words(
  new RegExp(
    `(?:,\\s*(?:and\\s+)?|\\s+and\\s+)(?:also |further |then )?(?=(?:${VERBS})[a-z]{0,3}ing\\b)`,
    'giu',
  ),
);
/** `we have done X and will do Y`: two states, two promises. */
const DONE_SO_FAR = words(/\b(?:we|they|team|teams|engineers)(?:['’]ve| have)\b/iu);
const NEXT_TO_COME = words(
  /(?:,\s*(?:and\s+)?|\s+and\s+)(?:we |they )?(?=(?:will|are going to|plan to|intend to)\b)/giu,
);

/**
 * The promises of a sentence: one, unless it strings several together in the same form (`we are improving …, adding … and
 * moving …`) or tells what is done and what will come (`we have added … and will move …`).
 */
export function promisesOf(text: string, sentence: Range): Share[] {
  const said = text.slice(sentence.start, sentence.end);
  const whole: Share[] = [{ range: sentence, status: null }];
  const underWay = UNDER_WAY.exec(said);
  if (underWay) {
    const cuts = cutsBehind(said, underWay.index, NEXT_PARTICIPLE);
    if (cuts) return shares(sentence, cuts, 'in_progress');
  }
  const done = DONE_SO_FAR.exec(said);
  if (done) {
    const cuts = cutsBehind(said, done.index, NEXT_TO_COME);
    if (cuts?.length === 1) return shares(sentence, cuts, 'planned');
  }
  return whole;
}

/** Where the next promises begin; null where one of the parts would be too short to say anything. */
function cutsBehind(
  said: string,
  from: number,
  pattern: RegExp,
): { end: number; start: number }[] | null {
  const cuts = matchesOf(pattern, said)
    .filter(({ index }) => index > from)
    .map((match) => ({ end: match.index, start: match.index + match[0].length }));
  if (!cuts.length) return null;
  const lengths = cuts.map(({ start }, at) => wordCount(said.slice(start, cuts[at + 1]?.end)));
  const first = wordCount(said.slice(from, cuts[0]?.end));
  return first >= 4 && lengths.every((length) => length >= 3) ? cuts : null;
}

function shares(
  sentence: Range,
  cuts: { end: number; start: number }[],
  status: ActionStatus,
): Share[] {
  const first = { start: sentence.start, end: sentence.start + (cuts[0]?.end ?? 0) };
  const rest = cuts.map(({ start }, at) => ({
    range: {
      start: sentence.start + start,
      end: cuts[at + 1] ? sentence.start + (cuts[at + 1]?.end ?? 0) : sentence.end,
    },
    status,
  }));
  return [{ range: first, status: null }, ...rest];
}

function wordCount(said: string): number {
  return said.trim().split(/\s+/u).length;
}
