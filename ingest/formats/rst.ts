// What does a reStructuredText document say?
import type { Format } from '../model.ts';
import { readMarkdown } from './markdown.ts';
import { rstToMarkdown } from './rst/translate.ts';

export const rst: Format = {
  id: 'rst',
  sniff: ({ path, text }) =>
    text !== null &&
    (/\.(?:rst|rest)$/i.test(path) || (/\.txt$/i.test(path) && looksLikeRst(text))),
  parse: (source) => readMarkdown(source, 'rst', rstToMarkdown),
};

/** Marks that only reStructuredText has: directives or roles, and an underlined title. */
function looksLikeRst(text: string): boolean {
  const head = text.slice(0, 20_000);
  return (
    /^\.\. (?:[\w-]+::|_[^:\n]+:)/m.test(head) && /^\S.*\n([=\-~^"'*+#])\1{2,}\s*$/m.test(head)
  );
}
