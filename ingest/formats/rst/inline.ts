// What do the marks inside a line of reStructuredText mean in Markdown?

export interface RstNames {
  /** addresses by the lower-case name of their link */
  targets: ReadonlyMap<string, string>;
  substitutions: ReadonlyMap<string, string>;
}

const MARK =
  /``([^`\n]+)``|:[\w:+.-]+:`([^`\n]*)`|`([^`\n]+)`(__?)?|\[(?:#?[\w*-]{1,20})\]_|\|([^|\s][^|\n]{0,60}?)\|_?|(?<![\p{L}\p{N}])([\p{L}\p{N}][\w.-]*)_(?![\p{L}\p{N}_])/gu;

/** The words with code, roles, links and substitutions written as Markdown writes them. */
export function inlineMarks(words: string, { targets, substitutions }: RstNames): string {
  return words.replace(
    MARK,
    (
      whole: string,
      code?: string,
      role?: string,
      quoted?: string,
      link?: string,
      name?: string,
      simple?: string,
    ) => {
      if (code !== undefined) return `\`${code}\``;
      if (role !== undefined) return roleWords(role);
      if (quoted !== undefined) return link === undefined ? quoted : linked(quoted, targets);
      if (name !== undefined) return substitutions.get(name) ?? whole;
      if (simple !== undefined) {
        const href = targets.get(simple.toLowerCase());
        return href === undefined ? whole : `[${simple}](<${href}>)`;
      }
      return '';
    },
  );
}

/** `words <target>`: the words; a target alone is its own name. */
function roleWords(inside: string): string {
  const titled = /^(.*\S)\s*<([^<>]+)>$/.exec(inside);
  return titled?.[1] ?? inside.replace(/^[~!]/, '');
}

function linked(inside: string, targets: ReadonlyMap<string, string>): string {
  const titled = /^(.*?)\s*<([^<>]+)>$/.exec(inside);
  if (titled?.[2])
    return `[${titled[1] || titled[2]}](<${targets.get(titled[2].replace(/_$/, '').toLowerCase()) ?? titled[2]}>)`;
  const href = targets.get(inside.toLowerCase());
  return href === undefined ? inside : `[${inside}](<${href}>)`;
}
