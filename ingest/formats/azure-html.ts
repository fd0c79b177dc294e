// What happened at Microsoft's cloud, as the status history of Azure tells it?
import { FormatError, type Format, type Note } from '../model.ts';
import type { Piece } from '../text/pieces.ts';
import { plain } from '../text/writer.ts';
import { find, findAll, findOutermost, hasClass, isInside } from './html/find.ts';
import { htmlPieces } from './html/pieces.ts';
import { parseHtml, type Element } from './html/tree.ts';
import { PLAIN_LOOK, plainText } from './html/words.ts';
import { composeSeveral, type Told } from './parts.ts';
import { withRunInHeadings } from './run-in.ts';

/** Each item of the history becomes a part: its title, its tracking id and date, and its review. */
export const azureHtml: Format = {
  id: 'azure-html',
  sniff: ({ text }) =>
    text !== null &&
    text.includes('incident-history-item') &&
    text.includes('incident-history-title'),
  async parse(source) {
    const root = await parseHtml(source.text ?? '');
    const incidents = findOutermost(root, hasClass('incident-history-item')).map(told);
    if (!incidents.length) throw new FormatError('It names no incident.');
    const notes: Note[] = [];
    return composeSeveral({ source, format: 'azure-html', above: [], incidents, notes });
  },
};

const TRACKING = /^Tracking ID:\s*(\S.*)$/i;
/** The date stands in the heading for readers of screens only. */
const DATE = /^\d{1,2}\/\d{1,2}\/\d{4}$/;

function told(item: Element): Told {
  const header = find(item, hasClass('incident-history-header')) ?? item;
  const pieces: Piece[] = [
    {
      kind: 'heading',
      level: 2,
      words: plain(wordsIn(find(item, hasClass('incident-history-title'))) || 'Incident'),
    },
  ];
  const date = findAll(header, hasClass('hide-text'))
    .map(wordsIn)
    .find((words) => DATE.test(words));
  if (date !== undefined) pieces.push({ kind: 'field', name: 'Date', value: plain(date) });
  const key =
    TRACKING.exec(wordsIn(find(item, hasClass('incident-history-tracking-id'))))?.[1] ?? null;
  if (key !== null) pieces.push({ kind: 'field', name: 'Tracking ID', value: plain(key) });
  const review = find(item, hasClass('card-body')) ?? item;
  const dropped = new Set(isInside(header, review) ? [header] : []);
  return {
    key,
    pieces: [
      ...pieces,
      ...withRunInHeadings(htmlPieces(review, { ...PLAIN_LOOK, dropped }).map(lowered), 3),
    ],
  };
}

/** Below the item's own heading. */
function lowered(piece: Piece): Piece {
  return piece.kind === 'heading'
    ? { ...piece, level: Math.min(6, Math.max(piece.level, 3)) }
    : piece;
}

function wordsIn(element: Element | null): string {
  return element ? plainText(element).replace(/\s+/g, ' ').trim() : '';
}
