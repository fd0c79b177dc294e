// How do the words of a line come together once its marks are gone, and where do its links end up?
import { hasWords, isSpace } from './characters.ts';
import type { Inline } from './writer.ts';

/** A run of emphasis marks: those that nothing closed are letters like any others. */
export interface Run {
  /** index of its part */
  part: number;
  mark: string;
  left: number;
}

const SPACES = /[\t\u00a0]| {2}/;

/** Collects words in parts, so that a bracket written early can still be taken back when its link closes. */
export class InlineParts {
  readonly #parts: string[] = [];
  readonly #runs: Run[] = [];
  readonly #links: { from: number; to: number; href: string }[] = [];

  /** Adds words; returns the index of their part. */
  add(words: string): number {
    return this.#parts.push(words) - 1;
  }

  /** A run whose marks stay as far as they are `left` at the end. */
  addRun(run: Run): void {
    this.#runs.push(run);
  }

  /** Index of the last part. */
  get last(): number {
    return this.#parts.length - 1;
  }

  drop(part: number): void {
    this.#parts[part] = '';
  }

  /** Everything from a part on is the words of one link; without an address it is none. */
  link(from: number, href: string): void {
    // an address inside the words of a link is not a second link
    while ((this.#links.at(-1)?.from ?? -1) >= from) this.#links.pop();
    if (href) this.#links.push({ from, to: this.#parts.length, href });
  }

  /** The parts as one text: white space collapsed, none at the ends or around line ends, links moved along. */
  joined(): Inline {
    for (const run of this.#runs) this.#parts[run.part] = run.mark.repeat(run.left);
    const starts: number[] = [];
    const chunks: string[] = [];
    let length = 0;
    let last = NaN;
    for (const part of this.#parts) {
      starts.push(length);
      let words = SPACES.test(part) ? part.replace(/[ \t\u00a0]+/g, ' ') : part;
      if (part === '\n' && last === 32) {
        chunks.push(chunks.pop()?.slice(0, -1) ?? '');
        length -= 1;
        last = 0;
      }
      // a line end is no space to be dropped, but no text begins or goes on with one
      if (part === '\n' ? !length || last === 10 : last !== 0 && isSpace(last))
        words = words.trimStart();
      if (!words) continue;
      chunks.push(words);
      length += words.length;
      last = words.charCodeAt(words.length - 1);
    }
    const text = chunks.join('').trimEnd();
    starts.push(text.length);
    return { text, links: this.#placed(text, starts) };
  }

  #placed(text: string, starts: number[]): Inline['links'] {
    const links: Inline['links'] = [];
    for (const { from, to, href } of this.#links) {
      let start = Math.min(starts[from] ?? 0, text.length);
      let end = Math.min(starts[to] ?? text.length, text.length);
      while (start < end && isSpace(text.charCodeAt(start))) start += 1;
      while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
      if (start < end && hasWords(text.slice(start, end))) links.push({ start, end, href });
    }
    return links;
  }
}
