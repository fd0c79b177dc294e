// What does an issue of GitHub or GitLab say, with its comments, as their APIs and exports give it?
import { FormatError, type Format, type Note, type Source } from '../model.ts';
import type { Piece, Posting } from '../text/pieces.ts';
import { stampIn } from '../text/stamps.ts';
import { plain } from '../text/writer.ts';
import { timeWords } from './json/stamps.ts';
import { parseJson, recordOf, recordsOf, wordsOf, type JsonRecord } from './json/values.ts';
import { composeSeveral, markdownBelow, type Told } from './parts.ts';
import { stamped } from './updates.ts';

/**
 * One issue, a list of issues, or a line for each; with keys as in the REST APIs or as `gh` and `glab` print them. Body and
 * comments are read as Markdown, each comment as a posting at its own time; state, labels, dates and people are fields.
 * Pull requests in a list are left out, with a note.
 */
export const issueJson: Format = {
  id: 'issue-json',
  sniff: ({ text }) =>
    text !== null &&
    /^\s*[[{]/.test(text) &&
    /"(?:title)"/.test(text) &&
    /"(?:body|description)"/.test(text) &&
    /"state"/.test(text) &&
    /"(?:number|iid)"/.test(text),
  parse(source) {
    const notes: Note[] = [];
    const all = issuesIn(source);
    const issues = all.filter((issue) => !issue.has('pull_request', 'merge_status'));
    if (issues.length < all.length)
      notes.push({
        level: 'info',
        message: `${all.length - issues.length} of ${all.length} entries are pull requests and were left out.`,
        span: null,
      });
    if (!issues.length) throw new FormatError('It holds no issue.');
    const incidents = issues.map((issue) => told(issue, notes));
    const [only] = incidents;
    return composeSeveral({
      source,
      format: 'issue-json',
      above: [],
      incidents,
      posted: incidents.length === 1 ? (only?.created ?? null) : null,
      notes,
    });
  },
};

function issuesIn(source: Source): JsonRecord[] {
  const text = source.text ?? '';
  const value = isLines(text)
    ? text
        .split('\n')
        .filter((line) => line.trim())
        .map(parseJson)
    : parseJson(text);
  const record = recordOf(value);
  const found = record
    ? record.has('title')
      ? [record]
      : record.records('issues', 'items', 'nodes', 'data')
    : recordsOf(value);
  return found.filter((issue) => issue.has('title') && issue.has('state'));
}

/** More than one object, each on its own line. */
function isLines(text: string): boolean {
  const end = text.indexOf('\n');
  return end > 0 && /\}\s*$/.test(text.slice(0, end)) && /^\s*\{/.test(text.slice(end, end + 100));
}

function told(issue: JsonRecord, notes: Note[]): Told & { created: Posting['stamp'] } {
  const title = (issue.text('title') ?? 'Issue').replace(/\s+/g, ' ');
  const href = issue.text('html_url', 'web_url', 'url');
  const pieces: (Piece | Posting)[] = [
    {
      kind: 'heading',
      level: 2,
      words: { text: title, links: href === null ? [] : [{ start: 0, end: title.length, href }] },
    },
  ];
  for (const key of ['state', 'severity', 'issue_type', 'milestone', 'due_date'])
    push(pieces, key, wordsOf(issue.get(key)) ?? issue.record(key)?.text('title', 'name') ?? null);
  push(pieces, 'labels', names(issue.list('labels')));
  push(pieces, 'author', names([issue.get('user', 'author')]));
  push(pieces, 'assignees', names(issue.list('assignees')));
  const created = timeWords(issue.get('created_at'));
  let stamp: Posting['stamp'] = null;
  if (created !== null) {
    const piece: Piece = { kind: 'field', name: 'created_at', value: plain(created) };
    const at = stampIn(created);
    if (at)
      stamp = {
        piece,
        at: { ...at, start: at.start + 'created_at: '.length, end: at.end + 'created_at: '.length },
      };
    pieces.push(piece);
  }
  push(pieces, 'closed_at', timeWords(issue.get('closed_at')));
  const body = issue.text('body', 'description');
  if (body !== null) pieces.push(...markdownBelow(body, 2, notes));
  for (const comment of issue.records('comments', 'notes', 'comment_list'))
    if (comment.text('system') !== 'true') pieces.push(commented(comment, notes));
  return { key: issue.text('number', 'iid', 'id'), pieces, created: stamp };
}

function commented(comment: JsonRecord, notes: Note[]): Posting {
  const said = comment.text('body', 'note');
  const pieces = said === null ? [] : markdownBelow(said, 3, notes);
  const time = timeWords(comment.get('created_at'));
  const at = time === null ? null : stampIn(time);
  if (time === null || !at) return { kind: 'posting', label: null, pieces, stamp: null };
  const author = names([comment.get('user', 'author')]);
  return {
    kind: 'posting',
    label: null,
    ...stamped(pieces, time, at, author === null ? '' : ` by ${author}`),
  };
}

/** Names of people or labels: plain words, or objects with a name. */
function names(list: unknown[]): string | null {
  const found = list
    .map(
      (each) => wordsOf(each) ?? recordOf(each)?.text('login', 'username', 'name', 'title') ?? null,
    )
    .filter((name) => name !== null);
  return found.length ? found.join(', ') : null;
}

function push(pieces: (Piece | Posting)[], name: string, value: string | null): void {
  if (value !== null) pieces.push({ kind: 'field', name, value: plain(value) });
}
