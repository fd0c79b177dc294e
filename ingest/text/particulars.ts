// Which particulars does a field give: who publishes, and when it was published?
import type { Block } from '../model.ts';

/** Names of the field that says whose document it is. */
export const ORGANIZATION =
  /^(?:organi[sz]ation|org|company|vendor|provider|publisher|organisatie|unternehmen|firma|entreprise|société|empresa|organización|organização|azienda|affiliations?|会社|企業|회사)$/i;

/** Names of the field that gives the title; mails call it their subject. */
export const TITLE =
  /^(?:title|subject|titel|betreff|onderwerp|titre|objet|título|asunto|assunto|titolo|oggetto|件名|제목)$/i;

/** True where the block is a field whose name matches. */
export function isNamed(block: Block, name: RegExp): boolean {
  return block.kind === 'field' && block.label !== null && name.test(block.label.trim());
}

const PUBLISHED =
  /^(?:published|published[ _-]?(?:at|on|date|time)|publish[ _-]?date|publication[ _-]?date|date[ _-]?published|publi(?:é|cado|cada)(?: le| em| el)?|veröffentlicht(?: am)?|gepubliceerd(?: op)?|pubblicato(?: il)?|公開日|게시일)$/i;
const POSTED = /^(?:posted|posted[ _-]?(?:at|on)|first[ _-]?(?:published|posted)|issued)$/i;
const DATE = /^(?:date|pubdate|day|datum|fecha|data|日付|날짜)$/i;
const CREATED =
  /^(?:created|created[ _-]?(?:at|on|date)?|creation[ _-]?date|date[ _-]?created|createdat)$/i;

/**
 * How well a field's name says when the document was published: 0 is best, null is not at all. A bare `date` says it in
 * front matter alone; in the text it is the date of the incident.
 */
export function publicationRank(name: string, inFrontMatter: boolean): number | null {
  const words = name.trim();
  if (PUBLISHED.test(words)) return 0;
  if (POSTED.test(words)) return 1;
  if (inFrontMatter && DATE.test(words)) return 2;
  return inFrontMatter && CREATED.test(words) ? 3 : null;
}

/** Names of the field that says when the document was last changed. */
export const CHANGED =
  /^(?:updated|updated[ _-]?(?:at|on|date)?|modified|last[ _-]?(?:modified|updated)(?:[ _-]?at)?|lastmod|date[ _-]?modified)$/i;
