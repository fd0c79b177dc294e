// What looks like a token, and how does none get into a file, a log or an error?

/** Forms of access tokens: what it is called, and a pattern that a line of text can be searched for. */
const FORMS: readonly { name: string; pattern: RegExp }[] = [
  {
    name: 'a GitHub token',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,})/,
  },
  { name: 'a GitLab token', pattern: /\bgl(?:pat|oas|dt|rt|cbt|ptt|ft|imt|agent|soat)-[\w-]{12,}/ },
  { name: 'an Atlassian token', pattern: /\bAT(?:ATT|CTT|BB|STT)[A-Za-z0-9_=-]{12,}/ },
  { name: 'a Linear key', pattern: /\blin_(?:api|oauth|wh)_[A-Za-z0-9]{12,}/ },
  { name: 'a signed token', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}/ },
  { name: 'a name and a password', pattern: /\bhttps?:\/\/[^\s/@'"]+@/ },
  { name: 'a token', pattern: /\b(?:bearer|basic)\s+[\w+/.=-]{16,}/i },
];

/** A long run without a word in it. Names and addresses have their dots, slashes and short parts. */
const LONG_RUN = /[A-Za-z0-9+_=-]{30,}/g;

/** The first line, from 1, that holds what looks like a token, and what it looks like; null where none does. */
export function findToken(text: string): { line: number; looksLike: string } | null {
  for (const [index, line] of text.split('\n').entries()) {
    const form = FORMS.find(({ pattern }) => pattern.test(line));
    if (form) return { line: index + 1, looksLike: form.name };
    for (const [run] of line.matchAll(LONG_RUN))
      if (isRandom(run)) return { line: index + 1, looksLike: 'a token' };
  }
  return null;
}

/** Letters and digits change places all the time in what a machine drew; in a name they hardly do. */
function isRandom(run: string): boolean {
  const turns = run.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return turns >= 4;
}

/** Takes every secret out of a text, as it stands and as an address would write it. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets.filter(Boolean))
    for (const form of [secret, encodeURIComponent(secret)]) clean = clean.replaceAll(form, '***');
  return clean;
}
