// Which formats can be read, and which one is this?
import type { Format, Source } from '../model.ts';
import { asciidoc } from './asciidoc.ts';
import { markdown } from './markdown.ts';
import { mediawiki } from './mediawiki.ts';
import { statuspageText } from './statuspage-text.ts';
import { text } from './text.ts';

/** Every format, in the order in which they are asked. */
export const formats: Format[] = [statuspageText, asciidoc, mediawiki, markdown, text];

/** The first format that says yes to the source, null where none does. */
export function recognise(source: Source): Format | null {
  return formats.find((format) => format.sniff(source)) ?? null;
}
