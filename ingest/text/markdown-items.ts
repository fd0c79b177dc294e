// What does a list item say, is it ticked, and which number does it have?
import { marker, type Marker } from './lines.ts';

const TASK = /^(?:\[([ xX])\](?=\s|$)|(☐)|([☑☒✔]\ufe0f?))\s*/;

/** The words of an item without its marks, its number as written, and whether its box is ticked. */
export function itemOf(mark: Marker): {
  label: string | null;
  words: string;
  checked: boolean | null;
} {
  let { label, rest } = mark;
  // `* 1. words`, `- > words`: one item with the inner mark
  for (let inner = marker(rest); inner; inner = marker(rest)) {
    label = inner.label ?? label;
    rest = inner.rest;
  }
  rest = rest.replace(/^(?:>\s*)+|^#{1,6}\s+/, '');
  const task = TASK.exec(rest);
  if (!task) return { label, words: rest, checked: null };
  const checked = task[1] !== ' ' && task[2] === undefined;
  return { label, words: rest.slice(task[0].length), checked };
}

/** Counts the items of lists: they may be numbered `1. 1. 1.` and are shown as 1, 2, 3. */
export class ListNumbers {
  readonly #last: number[] = [];

  /** Another list begins. */
  reset(): void {
    this.#last.length = 0;
  }

  /** The number of the next item at a depth, in the form of its label; null for a bullet. */
  next(label: string | null, depth: number): string | null {
    this.#last.length = Math.min(this.#last.length, depth + 1);
    const digits = /^\(?(\d+)[.)]/.exec(label ?? '')?.[1];
    if (label === null || digits === undefined) return label;
    const above = this.#last[depth];
    const number = above !== undefined && Number(digits) === 1 ? above + 1 : Number(digits);
    this.#last[depth] = number;
    return label.replace(digits, String(number));
  }
}
