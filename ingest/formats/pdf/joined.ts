// How do the lines of a paragraph read as one?

/** Words broken at the end of a line are put together again. */
export function joined(lines: string[]): string {
  return lines.reduce((text, line) => {
    if (!text) return line;
    if (/\p{Ll}[-‐]$/u.test(text) && /^\p{Ll}/u.test(line)) return text.slice(0, -1) + line;
    return /[-‐–/]$/.test(text) && /^\S/.test(line) && !/\s[-–]$/.test(text)
      ? text + line
      : `${text} ${line}`;
  }, '');
}
