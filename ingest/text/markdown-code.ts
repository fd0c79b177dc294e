// Where does a stretch of code end, and what does it say without its indentation?

/** A line that opens or closes code: its mark and what is written behind it. */
export const FENCE = /^(`{3,}|~{3,})(.*)$/;

/** Finds the ends of fenced code in lines; what is not there is looked for once. */
export class FenceEnds {
  readonly #lines: string[];
  /** marks that nothing closes any more, the length of the shortest of each kind */
  readonly #missing = new Map<string, number>();

  constructor(lines: string[]) {
    this.#lines = lines;
  }

  /** Index of the line that closes the code opened by `mark` in the line `from`; -1 where none does. */
  endOf(mark: string, from: number): number {
    const kind = mark.charAt(0);
    if (mark.length >= (this.#missing.get(kind) ?? Infinity)) return -1;
    for (let at = from + 1; at < this.#lines.length; at += 1) {
      const line = this.#lines[at] ?? '';
      if (!line.includes(mark)) continue;
      const text = line.trim();
      if (text.length < 200 && text === kind.repeat(text.length)) return at;
    }
    this.#missing.set(kind, mark.length);
    return -1;
  }
}

/** The lines as one text without `indent` columns of indentation and without blank lines around it. */
export function codeText(lines: string[], indent: number): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return '';
  const text = lines.slice(first).map((line) => withoutIndent(line, indent));
  return text.join('\n').trimEnd();
}

/** Up to `count` columns of white space less at the start of a line. */
export function withoutIndent(line: string, count: number): string {
  let columns = 0;
  let at = 0;
  for (; at < line.length && columns < count; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 32) columns += 1;
    else if (code === 9) columns += 4 - (columns % 4);
    else break;
  }
  return at ? line.slice(at) : line;
}
