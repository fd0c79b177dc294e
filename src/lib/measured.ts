// Which incidents took so long by one clock? A condition that an address can carry: `restore_10-30`, `detect_none`.
import { formatFactor, formatMinutes } from './format.ts';
import { CLOCK, CLOCKS, type Clock } from './clocks.ts';

/** What of an incident can be held against two bounds: its clocks, in minutes, and its overrun, in times the target. */
export type Measure = Clock | 'overrun';

/**
 * `above` is exclusive and `upTo` inclusive, as a target is met by what took just as long; null: no bound on that side.
 * With neither it is enough that the figure is known; `known` false: that it is not.
 */
export interface Measured {
  measure: Measure;
  known: boolean;
  above: number | null;
  upTo: number | null;
}

const MEASURES: readonly Measure[] = [...CLOCKS, 'overrun'];
const FORM = /^([a-z]{1,20})_(?:(none|any)|(\d{1,9}(?:\.\d{1,4})?)?-(\d{1,9}(?:\.\d{1,4})?)?)$/;

/** Takes `restore_10-30` (more than 10, at most 30), `restore_10-`, `restore_-30`, `detect_none`, `detect_any` apart; null for any other text. */
export function parseMeasured(text: string): Measured | null {
  const [, name, word, low, high] = FORM.exec(text) ?? [];
  const measure = MEASURES.find((one) => one === name);
  if (!measure) return null;
  const [above, upTo] = [bound(low), bound(high)];
  if (word === undefined && above === null && upTo === null) return null;
  if (above !== null && upTo !== null && above >= upTo) return null;
  return { measure, known: word !== 'none', above, upTo };
}

/** The text that `parseMeasured` takes apart. */
export function measuredText({ measure, known, above, upTo }: Measured): string {
  if (!known) return `${measure}_none`;
  if (above === null && upTo === null) return `${measure}_any`;
  return `${measure}_${above ?? ''}-${upTo ?? ''}`;
}

/** The condition for people: `time to restore over 10 min, up to 30 min`; `no time to detect`. */
export function measuredWords({ measure, known, above, upTo }: Measured): string {
  const [name, write] =
    measure === 'overrun'
      ? (['overrun', formatFactor] as const)
      : ([CLOCK[measure].name, formatMinutes] as const);
  if (!known) return `no ${name}`;
  const bounds = [
    above === null ? '' : `over ${write(above)}`,
    upTo === null ? '' : `up to ${write(upTo)}`,
  ];
  return `${name} ${bounds.filter(Boolean).join(', ') || 'known'}`;
}

/**
 * A page's search part with one more condition. Conditions hold together, so what the page is narrowed to by other
 * clocks, or by wider bounds, stays.
 */
export function alsoMeasured(within: string, one: Measured): string[] {
  return [...new Set([...new URLSearchParams(within).getAll('measured'), measuredText(one)])];
}

function bound(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
