// How do pieces become a document: its text, its title, who published it and when?
import type {
  Block,
  Document,
  Evidenced,
  Moment,
  Note,
  Range,
  Source,
  Span,
  TimeFact,
} from '../model.ts';
import type { Entry } from './front-matter.ts';
import { detectLanguages } from './language.ts';
import { isDateOnly } from './lines.ts';
import { CHANGED, isNamed, ORGANIZATION, publicationRank, TITLE } from './particulars.ts';
import { pieceText, type Piece, type Posting } from './pieces.ts';
import { portioned } from './portions.ts';
import { sectionRole } from './sections.ts';
import { stampIn, type Stamp } from './stamps.ts';
import { statusOf } from './statuses.ts';
import { plain, TextWriter } from './writer.ts';

/** What a format has read, before it is written down. */
export interface Draft {
  source: Source;
  /** id of the format */
  format: string;
  /** front matter, written at the top as fields */
  entries: Entry[];
  pieces: (Piece | Posting)[];
  /** where a piece names the organisation, by the rule that knows */
  organization?: { piece: Piece; range: Range; rule: string } | null;
  /** the time at which the whole document says that it was posted */
  posted?: { piece: Piece; at: Stamp } | null;
  notes: Note[];
}

/** The document of a draft: every span points into its text. Title, organisation and date are null where not stated. */
export function compose(draft: Draft): Document {
  const writer = new TextWriter();
  const written = new Map<Piece, Block>();
  const front = writeEntries(writer, draft.entries);
  for (const piece of portioned(draft.pieces)) {
    if (piece.kind === 'posting') writePosting(writer, piece, written);
    else write(writer, piece, written);
  }
  const { text, blocks, links } = writer;
  const { source, format, notes } = draft;
  const named = draft.organization && written.get(draft.organization.piece);
  return {
    id: source.id,
    path: source.path,
    sha256: source.sha256,
    bytes: source.bytes.length,
    format,
    languages: detectLanguages(text),
    title: titleOf(front, blocks, text),
    organization:
      named && draft.organization
        ? evidenced(text, shifted(draft.organization.range, named.start), draft.organization.rule)
        : organizationOf(blocks, text),
    published:
      publishedOf(front, blocks, text) ??
      wholePosting(draft.posted, written) ??
      postedAt(blocks) ??
      bylineDate(blocks, text),
    text,
    blocks,
    links,
    parts: [],
    notes: [...source.notes, ...notes],
  };
}

/** Front matter as fields (one for each value), lists of records as rows. Returns the blocks written. */
function writeEntries(writer: TextWriter, entries: Entry[]): Block[] {
  for (const entry of entries) {
    if ('values' in entry) for (const value of entry.values) writer.field(entry.key, plain(value));
    else {
      const header = [...new Set(entry.records.flatMap((record) => [...record.keys()]))];
      for (const record of entry.records)
        writer.row(
          header.map((key) => plain(record.get(key)?.replace(/\s+/g, ' ').trim() ?? '')),
          header,
        );
    }
  }
  return writer.blocks.slice();
}

function write(writer: TextWriter, piece: Piece, written: Map<Piece, Block>): void {
  const block = writeBlock(writer, piece);
  if (block) written.set(piece, block);
}

function writeBlock(writer: TextWriter, piece: Piece): Block | null {
  switch (piece.kind) {
    case 'heading':
      return writer.heading(piece.level, piece.words);
    case 'item':
      return writer.item(piece.words, piece);
    case 'field':
      return writer.field(piece.name, piece.value);
    case 'row':
      return writer.row(piece.cells, piece.header);
    case 'code':
      return writer.code(piece.text);
    case 'rule':
      return null;
    default:
      return writer.paragraph(piece.words);
  }
}

function writePosting(writer: TextWriter, posting: Posting, written: Map<Piece, Block>): void {
  const update = writer.openUpdate(posting.label);
  for (const piece of posting.pieces) write(writer, piece, written);
  const block = posting.stamp && written.get(posting.stamp.piece);
  const moment =
    block && posting.stamp
      ? momentAt(pieceText(posting.stamp.piece), posting.stamp.at, block.start)
      : null;
  writer.closeUpdate(update, moment);
}

/** The moment of a stamp that was found in `text`, which was written at offset `start`. */
function momentAt(text: string, stamp: Stamp, start: number): Moment {
  const { value, precision, zone } = stamp;
  const span: Span = {
    start: start + stamp.start,
    end: start + stamp.end,
    quote: text.slice(stamp.start, stamp.end),
  };
  return { value, precision, zone, span };
}

/** The title of the front matter, else the first heading of the first level, else one that opens the document. */
function titleOf(front: Block[], blocks: Block[], text: string): Evidenced<string> | null {
  const value = front.find((block) => block.label?.toLowerCase() === 'title')?.cells?.[0];
  if (value) return evidenced(text, value, 'title in the front matter');
  const first = blocks.find(
    (block) =>
      block.kind === 'heading' &&
      block.depth === 1 &&
      !isDateOnly(text.slice(block.start, block.end)),
  );
  if (first) return evidenced(text, first, 'first heading');
  const opening = blocks[front.length];
  const words = opening?.kind === 'heading' ? text.slice(opening.start, opening.end) : '';
  if (
    opening &&
    words &&
    !isDateOnly(words) &&
    statusOf(words) === null &&
    sectionRole(words) === null
  )
    return evidenced(text, opening, 'first heading');
  const named = blocks.slice(0, 12).find((block) => isNamed(block, TITLE))?.cells?.[0];
  return named ? evidenced(text, named, 'field that gives the title') : null;
}

/** A field that names the organisation, in the front matter or the text. */
function organizationOf(blocks: Block[], text: string): Evidenced<string> | null {
  const field = blocks.find((block) => block.kind === 'field' && isNamed(block, ORGANIZATION));
  const value = field?.cells?.[0];
  return value && value.end - value.start <= 80
    ? evidenced(text, value, 'field that names the organisation')
    : null;
}

/**
 * When it was published: the key of the front matter that says so best, or a field that says so. Some systems set the
 * date of publication anew on each change: where it is the same as the date of the last change, an earlier date of
 * creation is the better witness.
 */
function publishedOf(front: Block[], blocks: Block[], text: string): TimeFact | null {
  const fields = blocks.filter((block) => block.kind === 'field');
  const frontEnd = front.at(-1)?.end ?? 0;
  const dated: { moment: Moment; rank: number }[] = [];
  for (const block of fields) {
    const rank = publicationRank(block.label ?? '', block.start < frontEnd);
    const moment = rank === null ? null : fieldMoment(block, text);
    if (moment && rank !== null) dated.push({ moment, rank });
  }
  dated.sort((a, b) => a.rank - b.rank);
  const [best] = dated;
  if (!best) return null;
  const changed = fields.find((block) => isNamed(block, CHANGED));
  const anew = changed && fieldMoment(changed, text)?.value === best.moment.value;
  const earlier = dated.find(({ moment }) => moment.value < best.moment.value);
  const { moment } = anew && earlier ? earlier : best;
  return { ...moment, rule: 'date of publication', certainty: 'stated' };
}

function wholePosting(posted: Draft['posted'], written: Map<Piece, Block>): TimeFact | null {
  const block = posted && written.get(posted.piece);
  if (!block || !posted) return null;
  const moment = momentAt(pieceText(posted.piece), posted.at, block.start);
  return { ...moment, rule: 'time of posting', certainty: 'stated' };
}

/** The posting of a postmortem, or the only posting there is. */
function postedAt(blocks: Block[]): TimeFact | null {
  const updates = blocks.filter((block) => block.kind === 'update' && block.stamp);
  const postmortem = updates.find((block) => statusOf(block.label ?? '') === 'postmortem');
  const posting = postmortem ?? (updates.length === 1 ? updates[0] : undefined);
  return posting?.stamp
    ? { ...posting.stamp, rule: 'posting of the postmortem', certainty: 'implied' }
    : null;
}

/** Who wrote it and when, between dots, near the top: `name · description · 2017-07-03`. */
function bylineDate(blocks: Block[], text: string): TimeFact | null {
  for (const block of blocks.slice(0, 6)) {
    const words =
      block.kind === 'paragraph' && block.end - block.start <= 100
        ? text.slice(block.start, block.end)
        : '';
    const stamp = words.includes(' · ') ? stampIn(words) : null;
    if (stamp)
      return {
        ...momentAt(words, stamp, block.start),
        rule: 'date of the byline',
        certainty: 'implied',
      };
  }
  return null;
}

function fieldMoment(block: Block, text: string): Moment | null {
  const value = block.cells?.[0];
  if (!value) return null;
  const words = text.slice(value.start, value.end);
  const stamp = stampIn(words);
  return stamp && momentAt(words, stamp, value.start);
}

function evidenced(text: string, { start, end }: Range, rule: string): Evidenced<string> {
  const quote = text.slice(start, end);
  return { value: quote, span: { start, end, quote }, rule, certainty: 'stated' };
}

function shifted(range: Range, by: number): Range {
  return { start: range.start + by, end: range.end + by };
}
