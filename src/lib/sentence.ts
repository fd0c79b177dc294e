// How is a sentence kept whose figures lead somewhere, for a page and for a report in plain text?

/** Words, or words that lead to what they stand for; `own` are the document's own. */
export type Piece = string | { text: string; href: string; own?: boolean };
export type Sentence = readonly Piece[];

/** Words that lead somewhere; plain words where `href` is null. A figure among them counts what the link opens. */
export function link(text: string, href: string | null): Piece {
  return href === null ? text : { text, href };
}

/** A document's own words, which lead to their place. */
export function own(text: string, href: string): Piece {
  return { text, href, own: true };
}

/** Pieces as one sentence: what is null, false or empty is left out, lists are taken apart. */
export function sentence(...parts: (Piece | Sentence | null | false)[]): Sentence {
  return parts
    .flatMap((part) => (part === null || part === false ? [] : part))
    .filter((piece) => piece !== '');
}

/** The sentence in Markdown, its links made whole by `base` (`http://host:port`). */
export function toMarkdown(said: Sentence, base: string): string {
  return said
    .map((piece) =>
      typeof piece === 'string'
        ? escaped(piece)
        : `[${escaped(piece.text)}](${new URL(piece.href, base).href.replace(/[()]/g, encodeURIComponent)})`,
    )
    .join('');
}

/** Text in which Markdown sees nothing but text. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/\s+/g, ' ');
}
