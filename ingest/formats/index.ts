// Which formats can be read, and which one is this?
import type { Format, Source } from '../model.ts';
import { asciidoc } from './asciidoc.ts';
import { awsJson } from './aws-json.ts';
import { azureHtml } from './azure-html.ts';
import { docx } from './docx.ts';
import { feed } from './feed.ts';
import { gcpJson } from './gcp-json.ts';
import { html } from './html.ts';
import { issueJson } from './issue-json.ts';
import { markdown } from './markdown.ts';
import { mediawiki } from './mediawiki.ts';
import { pdf } from './pdf.ts';
import { records } from './records.ts';
import { rst } from './rst.ts';
import { statuspageHtml } from './statuspage-html.ts';
import { statuspageJson } from './statuspage-json.ts';
import { statuspageText } from './statuspage-text.ts';
import { text } from './text.ts';

/** Every format, in the order in which they are asked: one that knows its kind for certain before one that takes many. */
export const formats: Format[] = [
  docx,
  pdf,
  gcpJson,
  awsJson,
  statuspageJson,
  issueJson,
  feed,
  azureHtml,
  statuspageHtml,
  statuspageText,
  asciidoc,
  mediawiki,
  rst,
  html,
  records,
  markdown,
  text,
];

/** The first format that says yes to the source, null where none does. */
export function recognise(source: Source): Format | null {
  return formats.find((format) => format.sniff(source)) ?? null;
}
