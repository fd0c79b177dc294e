// Who wrote this, and when? The lines that mails, threads and issue pages print above what somebody says.
import { plainWords } from './addresses.ts';
import { pieceText, type Piece } from './pieces.ts';
import { plainPieces } from './plain-blocks.ts';
import { stampIn } from './stamps.ts';

const HEADER =
  /^(From|Date|Sent|To|Cc|Subject|Reply-To|Von|Gesendet|Datum|An|Betreff|Van|Verzonden|Aan|Onderwerp|De|Envoyé|À|Objet|Enviado(?: el| em)?|Fecha|Para|Asunto|Data|Assunto|Da|Inviato|A|Oggetto|差出人|送信日時|日時|宛先|件名|보낸 사람|보낸 날짜|날짜|받는 사람|제목)\s?[:：]\s*(\S.*)$/iu;
const DATE =
  /^(?:Date|Sent|Gesendet|Datum|Verzonden|Envoyé|Enviado.*|Fecha|Data|Inviato|送信日時|日時|보낸 날짜|날짜)$/iu;
const SUBJECT = /^(?:Subject|Betreff|Onderwerp|Objet|Asunto|Assunto|Oggetto|件名|제목)$/iu;
/** What mail programs and lists put before the subject. */
const REPLY =
  /^(?:(?:re|fwd?|aw|wg|antw|doorst|tr|rv|res|enc|r|i)\s*(?:\[\d+\])?\s*[:：]\s*|\[[^\]]{1,30}\]\s*)+/iu;
/** `On Thu, Jan 18, 2024 at 10:40 AM Ada <ada@example.org> wrote:` */
const WROTE =
  /^(?:On|Op|Am|Le|El|Em|Il|Den)\s.{6,160}(?:wrote|schreef|schrieb(?: .{1,80})?|a écrit|escribió|escreveu|ha scritto)(?: .{1,80})?\s*[:：]$/iu;
const WROTE_BEFORE = /^.{6,120}<[^<>\s]+@[^<>\s]+>\s*[:：]$/u;
/** `ada commented on 2024-01-18T10:40:00Z`, as issue pages and their exports print it. */
const COMMENTED =
  /^@?[\p{L}\p{N}_. [\]-]{1,60}? (?:commented|replied|wrote|(?:opened|created|closed|reopened) (?:this|the) (?:issue|incident|ticket)|added a comment)(?: on| at)? /iu;
const DIVIDER = /^-{2,}\s?\p{L}[\p{L} ]{5,40}-{2,}$/u;
/** At most so many lines may a header have, and so far may it lie from the top. */
const LONGEST_HEADER = 12;
const NEAR_TOP = 3;

/** True for a line that says who wrote what follows, and when to the minute. */
export function isAttribution(line: string): boolean {
  const text = line.trim();
  if (text.length > 220 || !/\d[:h.]\d\d/u.test(text)) return false;
  return (
    (WROTE.test(text) || WROTE_BEFORE.test(text) || isComment(text)) &&
    stampIn(text)?.precision === 'minute'
  );
}

function isComment(text: string): boolean {
  const head = COMMENTED.exec(text)?.[0];
  const stamp = head === undefined ? null : stampIn(text);
  // nothing but the time may follow: a sentence tells more
  return (
    head !== undefined &&
    stamp !== null &&
    stamp.start <= head.length + 4 &&
    !/\p{L}{2}/u.test(text.slice(stamp.end).replace(/\b(?:edited|\d+ comments?)\b/giu, ''))
  );
}

/** The same pieces, each line that says who wrote what follows as the time at which that was posted. */
export function attributed(pieces: Piece[]): Piece[] {
  return pieces.map((piece) =>
    piece.kind === 'paragraph' && isAttribution(pieceText(piece))
      ? { kind: 'stamp', words: piece.words, leads: true }
      : piece,
  );
}

/**
 * The pieces of a mail with what it quotes: its subject as the title, each message with its time above it. Null where the
 * lines do not open with the header of a mail, that is at least two of its fields and a date among them.
 */
export function mailPieces(source: string[]): Piece[] | null {
  const first = source.findIndex((line) => line.trim());
  if (first < 0 || first > NEAR_TOP || !headerAt(source, first)) return null;
  const lines = unwrappedAttributions(source.map((line) => line.replace(/^\s*(?:>\s?)+/u, '')));
  const pieces: Piece[] = [];
  let body: string[] = [];
  const flush = (): void => {
    pieces.push(...plainPieces(body, 2));
    body = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const header = headerAt(lines, at);
    if (header) {
      flush();
      pieces.push(...headerPieces(header, pieces.length === 0));
      at += header.length - 1;
    } else if (isAttribution(line)) {
      flush();
      pieces.push({ kind: 'stamp', words: plainWords(line.trim()), leads: true });
    } else if (!DIVIDER.test(line.trim())) body.push(line);
  }
  flush();
  return pieces;
}

interface Field {
  name: string;
  value: string;
}

/** The fields of a header that begins at a line, null where none does. */
function headerAt(lines: string[], from: number): Field[] | null {
  const fields: Field[] = [];
  for (let at = from; at < Math.min(lines.length, from + LONGEST_HEADER); at += 1) {
    const match = HEADER.exec((lines[at] ?? '').trim().replace(/^\*(.+?)\*/u, '$1'));
    if (!match?.[1] || !match[2]) break;
    fields.push({ name: match[1], value: match[2] });
  }
  const dated = fields.some(({ name, value }) => DATE.test(name) && stampIn(value) !== null);
  return fields.length > 1 && dated ? fields : null;
}

function headerPieces(fields: Field[], opens: boolean): Piece[] {
  const subject = fields.find(({ name }) => SUBJECT.test(name));
  const title = subject?.value.replace(REPLY, '').trim();
  const date = fields.find(({ name }) => DATE.test(name));
  return [
    ...(opens && title ? [{ kind: 'heading' as const, level: 1, words: plainWords(title) }] : []),
    ...(date
      ? [{ kind: 'stamp' as const, words: plainWords(`${date.name}: ${date.value}`), leads: true }]
      : []),
  ];
}

/** Mail programs break the line after the name; joined again it ends in its colon. */
function unwrappedAttributions(lines: string[]): string[] {
  return lines.flatMap((line, at) => {
    const above = lines[at - 1] ?? '';
    const opens = (text: string): boolean =>
      /^(?:On|Op|Am|Le|El|Em|Il) .{10,}\d[:h.]\d\d/u.test(text);
    const next = lines[at + 1] ?? '';
    if (
      opens(line) &&
      !/[:：]$/u.test(line.trim()) &&
      isAttribution(`${line.trim()} ${next.trim()}`)
    )
      return [`${line.trim()} ${next.trim()}`];
    if (
      opens(above) &&
      !/[:：]$/u.test(above.trim()) &&
      isAttribution(`${above.trim()} ${line.trim()}`)
    )
      return [];
    return [line];
  });
}
