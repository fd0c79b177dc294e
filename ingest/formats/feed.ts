// What do the entries of a feed tell: the history of a status page, the posts of a blog?
import { FormatError, type Format } from '../model.ts';
import { withoutEntities } from '../text/html-words.ts';
import type { Piece, Posting } from '../text/pieces.ts';
import { plain } from '../text/writer.ts';
import { hasContent, htmlPieces } from './html/pieces.ts';
import { parseHtml } from './html/tree.ts';
import { PLAIN_LOOK } from './html/words.ts';
import { cleaned, recordOf, recordsOf, wordsOf, type JsonRecord } from './json/values.ts';
import { organizationName } from './organization.ts';
import { composeSeveral, lowered, type SeveralDraft, type Told } from './parts.ts';
import { withRunInHeadings } from './run-in.ts';
import { postingsByTime } from './updates.ts';
import { parseXml } from './xml.ts';
