// Which words stand where on the pages of a PDF?
import { FormatError } from '../../model.ts';
import { cleaned } from '../json/values.ts';
import { withOwnInflate } from './inflate.ts';

/** Some words in one font; `x` and `y` count in points from the lower left corner of the page. */
export interface Glyphs {
  text: string;
  x: number;
  y: number;
  width: number;
  /** of the letters, in points */
  size: number;
  font: string;
  /** the part of the page's structure that they belong to, null where the file has none */
  content: string | null;
}

export interface TextPage {
  width: number;
  height: number;
  glyphs: Glyphs[];
  /** headings, paragraphs, lists and tables as the writing program marked them; null where it did not */
  structure: Structure | null;
  /** why nothing could be read of it, null where it could */
  fault: string | null;
}

/** A node of a tagged PDF: a role with children, or the id of some content. */
export type Structure = { role: string; children: Structure[] } | { content: string };

/** More pages than any report has. */
const MOST_PAGES = 300;
/** More stretches of words than a page of paper can hold. */
const MOST_GLYPHS = 60_000;

/**
 * The pages with their words, and how many pages were left. Throws a FormatError for a locked PDF, and for one that is
 * broken or none of whose pages can be read.
 */
export async function openPdf(bytes: Uint8Array): Promise<{ pages: TextPage[]; left: number }> {
  withNode22();
  withOwnInflate();
  const { getDocumentProxy } = await import('unpdf');
  try {
    // the reader keeps the bytes that it is given
    const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
    const pages: TextPage[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
      pages.push(await readOrExplain(() => document.getPage(number)));
    }
    const fault = pages.every((page) => page.fault !== null) ? pages[0]?.fault : null;
    if (fault != null) throw new Error(fault);
    const left = document.numPages - pages.length;
    await document.loadingTask.destroy();
    return { pages, left };
  } catch (error) {
    throw new FormatError(reasonOf(error));
  }
}

interface PdfPage {
  view: number[];
  cleanup(): unknown;
  getTextContent(options: { includeMarkedContent: boolean }): Promise<{ items: object[] }>;
  getStructTree(): Promise<object | null>;
}

/** A page that is broken leaves the others as they are. */
async function readOrExplain(open: () => Promise<PdfPage>): Promise<TextPage> {
  try {
    const page = await open();
    const read = await readPage(page);
    page.cleanup();
    return read;
  } catch (error) {
    return { width: 612, height: 792, glyphs: [], structure: null, fault: messageOf(error) };
  }
}

async function readPage(page: PdfPage): Promise<TextPage> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const [left = 0, bottom = 0, right = 612, top = 792] = page.view;
  const marks: (string | null)[] = [];
  const glyphs: Glyphs[] = [];
  for (const item of items.slice(0, MOST_GLYPHS)) {
    if ('type' in item) mark(item, marks);
    else if (!marks.includes(ARTIFACT)) {
      const read = readGlyphs(item, marks.findLast((id) => id !== null) ?? null);
      if (read) glyphs.push({ ...read, x: read.x - left, y: read.y - bottom });
    }
  }
  return {
    width: right - left,
    height: top - bottom,
    glyphs,
    structure: structureOf(await page.getStructTree(), 0),
    fault: null,
  };
}

/** What programs mark so is the page's furniture: headers, footers, numbers, rules. */
const ARTIFACT = 'Artifact';

function mark(item: object, marks: (string | null)[]): void {
  if (!('type' in item) || typeof item.type !== 'string') return;
  if (item.type === 'endMarkedContent') marks.pop();
  else if ('tag' in item && item.tag === ARTIFACT) marks.push(ARTIFACT);
  else marks.push('id' in item && typeof item.id === 'string' ? item.id : null);
}

function readGlyphs(item: object, content: string | null): Glyphs | null {
  if (!('str' in item && 'transform' in item && 'width' in item && 'fontName' in item)) return null;
  const { str, transform, width, fontName } = item;
  if (
    typeof str !== 'string' ||
    typeof width !== 'number' ||
    typeof fontName !== 'string' ||
    !isMatrix(transform)
  )
    return null;
  const text = cleaned(str);
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  const size = Math.hypot(c, d);
  // words that run up or down the page are marks on it, no part of its text
  if (!text || size < 1 || Math.abs(b) > Math.abs(a)) return null;
  return { text, x, y, width, size, font: fontName, content };
}

const DEEPEST = 100;

function structureOf(node: unknown, depth: number): Structure | null {
  if (typeof node !== 'object' || node === null || depth > DEEPEST) return null;
  if ('id' in node && typeof node.id === 'string') return { content: node.id };
  if (!('children' in node) || !Array.isArray(node.children)) return null;
  const inner: unknown[] = node.children;
  const children = inner
    .map((child) => structureOf(child, depth + 1))
    .filter((child) => child !== null);
  return { role: 'role' in node && typeof node.role === 'string' ? node.role : '', children };
}

function isMatrix(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length === 6 &&
    value.every((each) => typeof each === 'number' && Number.isFinite(each))
  );
}

function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'It is locked with a password.';
  return `It is no PDF that can be read: ${messageOf(error)}.`;
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message.split('\n', 1)[0]?.slice(0, 120) : '';
  return message?.replace(/\.+$/u, '') || 'its structure is broken';
}

/** What the reader of PDFs takes from later versions of Node than the one that we promise to run on. */
function withNode22(): void {
  if (!('try' in Promise))
    Object.defineProperty(Promise, 'try', {
      configurable: true,
      writable: true,
      value: (call: (...values: unknown[]) => unknown, ...values: unknown[]) =>
        new Promise((resolve) => resolve(call(...values))),
    });
  if (!('parse' in URL))
    Object.defineProperty(URL, 'parse', {
      configurable: true,
      writable: true,
      value: (address: string, base?: string) =>
        URL.canParse(address, base) ? new URL(address, base) : null,
    });
}
