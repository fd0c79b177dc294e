// Which tracker entry does a promise name?
import type { Document, Range } from '../model.ts';

export interface Ticket {
  /** `#123`, `OPS-12` or the address, as the document has it */
  name: string;
  /** where it leads, when the document links it */
  href: string | null;
}

const TICKET_HREF =
  /\/(?:issues|pull|pulls|merge_requests|-\/issues|-\/merge_requests|commit|browse|ticket|tickets|issue|bug|bugs|task|tasks|show_bug\.cgi|T\d+|patches|~[\w-]+\/[\w.-]+\/\d+|projects?\/\d+|milestone|jira|story|stories|cards?)\b|\/~[\w./-]+\/\d+$|\/c\/[\w-]{6,}|[?&]id=\d+/iu;
const KEY =
  /(?<![\w/#-])(?:[A-Z][A-Z0-9]{1,9}-\d{1,6}|#\d{1,6}|(?:GH|PR|MR)[ -]?#?\d{1,6}|[!]\d{1,6})(?![\w-])/u;

/** The first ticket in a range of the text: a link that leads to a tracker, else a key (`OPS-12`, `#34`); null without. */
export function findTicket(document: Document, range: Range): Ticket | null {
  const link = document.links.find(
    (each) => each.start >= range.start && each.end <= range.end + 1 && TICKET_HREF.test(each.href),
  );
  const words = document.text.slice(range.start, range.end);
  const key = KEY.exec(words)?.[0] ?? null;
  // UTF-8, SHA-256, COVID-19 and other codes have the form of a key
  const name =
    key !== null &&
    /^(?:UTF|SHA|ISO|RFC|CVE|COVID|HTTP|TLS|SSL|IPV|MD|ARM|X86|GPT|EC|Q)-?\d/u.test(key)
      ? null
      : key;
  if (link)
    return {
      name: name !== null && link.href.endsWith(name.replace(/^\D+/u, '')) ? name : link.href,
      href: link.href,
    };
  return name === null ? null : { name, href: null };
}
