// Which words stand where on the pages of a PDF?
import { FormatError } from '../../model.ts';
import { cleaned } from '../json/values.ts';

/** Some words in one font; `x` and `y` count in points from the lower left corner of the page. */
export interface Glyphs {
  text: string;
  x: number;
  y: number;
  width: number;
  /** of the letters, in points */
  size: number;
  font: string;
}

export interface TextPage {
  width: number;
  height: number;
  glyphs: Glyphs[];
}

/** More pages than any report has. */
const MOST_PAGES = 300;
/** More stretches of words than a page of paper can hold. */
const MOST_GLYPHS = 60_000;

/** The pages with their words, and how many pages were left. Throws a FormatError for a locked or broken PDF. */
export async function openPdf(bytes: Uint8Array): Promise<{ pages: TextPage[]; left: number }> {
  withNode22();
  const { getDocumentProxy } = await import('unpdf');
  try {
    // the reader keeps the bytes that it is given
    const document = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
    const pages: TextPage[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
      const page = await document.getPage(number);
      pages.push(await readPage(page));
      page.cleanup();
    }
    const left = document.numPages - pages.length;
    await document.loadingTask.destroy();
    return { pages, left };
  } catch (error) {
    throw new FormatError(reasonOf(error));
  }
}

interface PdfPage {
  view: number[];
  rotate: number;
  getTextContent(): Promise<{ items: object[] }>;
}

async function readPage(page: PdfPage): Promise<TextPage> {
  const { items } = await page.getTextContent();
  const [left = 0, bottom = 0, right = 612, top = 792] = page.view;
  const glyphs = items.slice(0, MOST_GLYPHS).flatMap((item): Glyphs[] => {
    if (!('str' in item && 'transform' in item && 'width' in item && 'fontName' in item)) return [];
    const { str, transform, width, fontName } = item;
    if (typeof str !== 'string' || typeof width !== 'number' || typeof fontName !== 'string' || !isMatrix(transform)) return [];
    const text = cleaned(str);
    const size = Math.hypot(transform[2] ?? 0, transform[3] ?? 0);
    // words that run up or down the page are marks on it, no part of its text
    if (!text || size < 1 || Math.abs(transform[1] ?? 0) > Math.abs(transform[0] ?? 0)) return [];
    return [{ text, x: (transform[4] ?? 0) - left, y: (transform[5] ?? 0) - bottom, width, size, font: fontName }];
  });
  return { width: right - left, height: top - bottom, glyphs };
}

function isMatrix(value: unknown): value is number[] {
  return Array.isArray(value) && value.length === 6 && value.every((each) => typeof each === 'number' && Number.isFinite(each));
}

function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'It is locked with a password.';
  const message = error instanceof Error ? error.message.split('\n', 1)[0]?.slice(0, 120) : '';
  return `It is no PDF that can be read: ${message || 'its structure is broken'}.`;
}

/** What the reader of PDFs takes from later versions of Node than the one that we promise to run on. */
function withNode22(): void {
  if (!('try' in Promise))
    Object.defineProperty(Promise, 'try', {
      configurable: true,
      writable: true,
      value: (call: (...values: unknown[]) => unknown, ...values: unknown[]) => new Promise((resolve) => resolve(call(...values))),
    });
  if (!('parse' in URL))
    Object.defineProperty(URL, 'parse', {
      configurable: true,
      writable: true,
      value: (address: string, base?: string) => (URL.canParse(address, base) ? new URL(address, base) : null),
    });
}
