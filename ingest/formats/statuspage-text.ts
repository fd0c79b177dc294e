// What does an Atlassian Statuspage incident say whose page was copied as text?
//
// Its form: title, `Incident Report for NAME`, then the postings with the newest first, each a status line, its words
// and `Posted Dec 21, 2022 - 16:48 CET`; at the end `This incident affected: …`.
import { FormatError, type Document, type Format, type Source } from '../model.ts';
import { plainWords } from '../text/addresses.ts';
import { compose } from '../text/compose.ts';
import { frontMatter } from '../text/front-matter.ts';
import { leftOut, withoutFurniture } from '../text/furniture.ts';
import type { Piece, Posting } from '../text/pieces.ts';
import { plainPieces } from '../text/plain-blocks.ts';
import { stampIn } from '../text/stamps.ts';
import { statusOf } from '../text/statuses.ts';

const HEADER =
  /^[ \t]*(?:Incident Report|(?:Scheduled )?Maintenance Report|Incidentrapport|Rapport d['’]incident|Vorfallbericht|Informe de incidente|Relatório de incidente|Rapporto (?:sull['’]incidente|incidente)) (?:for|voor|pour|für|de|para|di|per)[ \t]+(\S.{0,200})$/im;
const POSTED =
  /^[ \t]*(?:Posted|Gepostet|Geplaatst|Publié|Publicado|Postado|Pubblicato)\b.*\d:\d\d/im;
const AFFECTED =
  /^(This (?:incident|scheduled maintenance|maintenance) (?:affected|affects)|(?:Dit incident|Dit gepland onderhoud) (?:trof|had invloed op|heeft invloed op)|(?:Dieser Vorfall|Diese Wartung) betraf|Cet incident a (?:affecté|touché)|Este incidente (?:afectó(?: a)?|afetou)|Questo incidente ha (?:interessato|coinvolto)|影響を受けた(?:コンポーネント|サービス)|영향을 받은 (?:구성 요소|서비스))\s*[:：]\s*(\S.*)$/i;

export const statuspageText: Format = {
  id: 'statuspage-text',
  sniff: ({ text }) => text !== null && isStatuspage(text),
  parse: readStatuspage,
};

/** The line that names the organisation, or at least two posted times; not inside Markdown, which has its own ways. */
function isStatuspage(text: string): boolean {
  if (/^#{1,6} \S/m.test(text) || /^\s*</.test(text) || frontMatter(text).above > 0) return false;
  if (
    HEADER.test(text) &&
    (POSTED.test(text) || /^[ \t]*(?:Resolved|Post-?mortem)[ \t]*$/im.test(text))
  )
    return true;
  return (
    text.includes('osted') &&
    (text.match(new RegExp(POSTED.source, 'gim'))?.filter((line) => stampIn(line)).length ?? 0) > 1
  );
}

function readStatuspage(source: Source): Document {
  if (source.text === null) throw new FormatError('It is not a text.');
  const { lines, notes } = withoutFurniture(source.text.split('\n'));
  const at = lines.findIndex((line) => HEADER.test(line));
  const titleAt = at < 0 ? lines.findIndex((line) => line.trim()) : lastWords(lines, at);
  const above =
    titleAt < 0
      ? []
      : lines
          .slice(0, titleAt)
          .map((line) => line.trim())
          .filter(Boolean);
  if (above.length) notes.push(leftOut('before the title', above));
  const pieces: (Piece | Posting)[] = [];
  const title = titleAt < 0 ? '' : (lines[titleAt] ?? '').trim();
  if (title && statusOf(title) === null)
    pieces.push({ kind: 'heading', level: 1, words: plainWords(title) });
  const header: Piece | null =
    at < 0 ? null : { kind: 'paragraph', words: plainWords(lines[at] ?? '') };
  if (header) pieces.push(header);
  const from = Math.max(at, statusOf(title) === null ? titleAt : titleAt - 1) + 1;
  const organization = header && nameIn(header);
  const all = pieces.concat(postings(lines.slice(from)));
  return compose({
    source,
    format: 'statuspage-text',
    entries: [],
    pieces: all,
    organization,
    notes,
  });
}

/** Index of the last line with words before `end`, or -1. */
function lastWords(lines: string[], end: number): number {
  let at = end - 1;
  while (at >= 0 && !lines[at]?.trim()) at -= 1;
  return at;
}

function nameIn(
  header: Piece & { kind: 'paragraph' },
): { piece: Piece; range: { start: number; end: number }; rule: string } | null {
  const { text } = header.words;
  const name = HEADER.exec(text)?.[1]?.trim();
  if (!name) return null;
  const start = text.lastIndexOf(name);
  return {
    piece: header,
    range: { start, end: start + name.length },
    rule: 'line above the postings',
  };
}

function postings(lines: string[]): (Piece | Posting)[] {
  const pieces: (Piece | Posting)[] = [];
  let body: string[] = [];
  for (const line of lines) {
    const affected = AFFECTED.exec(line.trim());
    const at = /\d:\d\d/.test(line) && POSTED.test(line) ? stampIn(plainWords(line).text) : null;
    if (at?.precision === 'minute') {
      const stamp: Piece = { kind: 'stamp', words: plainWords(line) };
      const { label, pieces: own } = statusAndBody(body);
      pieces.push({ kind: 'posting', label, pieces: [...own, stamp], stamp: { piece: stamp, at } });
      body = [];
    } else if (affected?.[1] && affected[2] && !body.some((each) => each.trim())) {
      pieces.push({ kind: 'field', name: affected[1], value: plainWords(affected[2]) });
    } else body.push(line);
  }
  const rest = statusAndBody(body);
  return [...pieces, ...rest.pieces];
}

/** A posting opens with its status on a line of its own. */
function statusAndBody(body: string[]): { label: string | null; pieces: Piece[] } {
  const at = body.findIndex((line) => line.trim());
  const first = (body[at] ?? '').trim();
  if (at < 0 || statusOf(first) === null) return { label: null, pieces: plainPieces(body, 3) };
  const heading: Piece = { kind: 'heading', level: 2, words: plainWords(first) };
  return { label: first, pieces: [heading, ...plainPieces(body.slice(at + 1), 3)] };
}
