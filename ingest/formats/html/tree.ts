// Which elements does a page hold, however badly it is written?
//
// The tokens are parse5's, which knows the standard's entities and raw text; the tree is ours. The standard's own tree
// reopens every unclosed <b> in every paragraph that follows, so that 40 KB can become four million elements. Here each
// tag makes at most one element, nothing is deeper than `DEEPEST`, and the time is linear whatever the input.

export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: Node[];
  parent: Element | null;
  /** false for elements of words, like <b>, also for unknown ones, unless a block stands inside */
  block: boolean;
}
export type Node = Element | string;

/** Elements further in are taken for children of the one at this depth. */
export const DEEPEST = 200;

/**
 * The tree of an HTML page or fragment. The root is an element without a name. Comments and the doctype are gone, names
 * are lower case, entities are characters. Never throws: whatever is not closed ends with its parent.
 */
export async function parseHtml(source: string): Promise<Element> {
  const { Tokenizer, TokenizerMode } = await import('parse5');
  const tree = new TreeBuilder();
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag(token) {
        tree.open(token.tagName, token.attrs, token.selfClosing);
        const raw = RAW_TEXT.get(token.tagName);
        if (!raw || tree.inForeign) return;
        tokenizer.state = TokenizerMode[raw];
        tokenizer.lastStartTagName = token.tagName;
      },
      onEndTag: (token) => tree.close(token.tagName),
      onCharacter: (token) => tree.words(token.chars),
      onWhitespaceCharacter: (token) => tree.words(token.chars),
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );
  tokenizer.write(source, true);
  return tree.root;
}

function element(
  name: string,
  attributes: ReadonlyMap<string, string>,
  parent: Element | null,
): Element {
  return { name, attributes, children: [], parent, block: BLOCKS.has(name) };
}

const NONE: ReadonlyMap<string, string> = new Map();
const RAW_TEXT = new Map<string, 'SCRIPT_DATA' | 'RAWTEXT' | 'RCDATA'>([
  ['script', 'SCRIPT_DATA'],
  ['style', 'RAWTEXT'],
  ['xmp', 'RAWTEXT'],
  ['iframe', 'RAWTEXT'],
  ['noembed', 'RAWTEXT'],
  ['noframes', 'RAWTEXT'],
  ['title', 'RCDATA'],
  ['textarea', 'RCDATA'],
]);
const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const VOID = names('area base br col embed hr img input link meta param source track wbr');
/** Blocks end a paragraph; whatever else is found between words is taken for words. */
const BLOCKS = names(
  ' address article aside blockquote body center details dialog dd dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hgroup hr html li listing main menu nav ol p pre section summary table tbody td tfoot ' +
    'th thead tr caption ul xmp option optgroup select',
);
const HEADING = /^h[1-6]$/;

/** What a start tag closes first, and the elements that it never reaches out of. */
const IMPLIED: Record<string, { closes: ReadonlySet<string>; within: ReadonlySet<string> }> = {
  li: { closes: names('li'), within: names('ul ol menu dir table td th') },
  dt: { closes: names('dt dd'), within: names('dl table td th') },
  dd: { closes: names('dt dd'), within: names('dl table td th') },
  tr: { closes: names('tr'), within: names('table') },
  td: { closes: names('td th'), within: names('tr table') },
  th: { closes: names('td th'), within: names('tr table') },
  tbody: { closes: names('tbody thead tfoot'), within: names('table') },
  thead: { closes: names('tbody thead tfoot'), within: names('table') },
  tfoot: { closes: names('tbody thead tfoot'), within: names('table') },
  option: { closes: names('option'), within: names('select') },
  a: { closes: names('a'), within: names('td th li p div table') },
};
/** An end tag inside a cell leaves the cell's row alone, save for the row's and table's own. */
const CELLS = names('td th caption');
const OUTSIDE_CELLS = names('td th tr tbody thead tfoot table caption html body');

class TreeBuilder {
  readonly root = element('', NONE, null);
  #open: Element = this.root;
  #depth = 0;
  /** how many of the elements that are too deep are open */
  #beyond = 0;
  #foreign = 0;

  get inForeign(): boolean {
    return this.#foreign > 0;
  }

  open(name: string, attributes: { name: string; value: string }[], selfClosing: boolean): void {
    this.#imply(name);
    const made = element(name, attributesOf(attributes), this.#open);
    this.#open.children.push(made);
    if (made.block)
      for (let at = this.#open; !at.block && at.parent; at = at.parent) at.block = true;
    // <ac:emoticon/> is closed where it opens, <div/> is not
    if (VOID.has(name) || (selfClosing && (this.inForeign || name.includes(':')))) return;
    if (this.#depth >= DEEPEST) this.#beyond += 1;
    else this.#enter(made);
  }

  close(name: string): void {
    if (name === 'br') return this.open('br', [], false);
    if (this.#beyond > 0) {
      this.#beyond -= 1;
      return;
    }
    const found = this.#find(name);
    if (found) while (this.#leave() !== found);
    else if (name === 'p') this.open('br', [], false);
  }

  words(text: string): void {
    const { children } = this.#open;
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + text;
    else children.push(text);
  }

  #enter(made: Element): void {
    this.#open = made;
    this.#depth += 1;
    if (made.name === 'svg' || made.name === 'math') this.#foreign += 1;
  }

  #leave(): Element {
    const left = this.#open;
    if (!left.parent) return left;
    this.#open = left.parent;
    this.#depth -= 1;
    if (left.name === 'svg' || left.name === 'math') this.#foreign -= 1;
    return left;
  }

  /** Closes what a new element ends without a tag: the paragraph before a block, the item before an item. */
  #imply(name: string): void {
    if (this.#beyond > 0) return;
    if (BLOCKS.has(name)) this.#closeOpen('p', CELLS);
    if (HEADING.test(name) && HEADING.test(this.#open.name)) this.#leave();
    const rule = IMPLIED[name];
    if (!rule) return;
    for (let at: Element | null = this.#open; at && !rule.within.has(at.name); at = at.parent)
      if (rule.closes.has(at.name)) {
        while (this.#leave() !== at);
        return;
      }
  }

  #closeOpen(name: string, within: ReadonlySet<string>): void {
    for (let at: Element | null = this.#open; at && !within.has(at.name); at = at.parent)
      if (at.name === name) {
        while (this.#leave() !== at);
        return;
      }
  }

  /** The open element that an end tag closes. Words end inside their block, blocks inside their cell. */
  #find(name: string): Element | null {
    const inline = !BLOCKS.has(name);
    for (let at: Element | null = this.#open; at?.parent; at = at.parent) {
      if (at.name === name) return at;
      if (inline && BLOCKS.has(at.name)) return null;
      if (CELLS.has(at.name) && !OUTSIDE_CELLS.has(name)) return null;
      if (at.name === 'table' && name !== 'table') return null;
    }
    return null;
  }
}

function attributesOf(list: { name: string; value: string }[]): ReadonlyMap<string, string> {
  if (!list.length) return NONE;
  const attributes = new Map<string, string>();
  for (const { name, value } of list) if (!attributes.has(name)) attributes.set(name, value);
  return attributes;
}
