// How does a review become a file, without somebody at a browser?
import { existsSync } from 'node:fs';
import { access, constants, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, extname, join, resolve } from 'node:path';
import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { freshDashboard, withDashboard } from './asking.ts';
import { checkDataFolder, runIngest } from './ingest.ts';
import { EXIT, Problem } from './problem.ts';
import { part, standalonePage } from './standalone.ts';
import type { Terminal } from './terminal.ts';

export interface ReportOptions {
  dataFolder: string;
  /** ISO days; null for the dashboard's own period */
  from: string | null;
  to: string | null;
  /** its ending says what it becomes: .html, .pdf or .md */
  out: string;
  /** where the dashboard stands for those who will read it: the links lead there */
  base: string;
}

/** Each kind of file, and how it is made of a dashboard that answers at `url`. */
const KINDS: Record<string, (url: string, asked: Asked) => Promise<void>> = {
  '.md': async (url, { search, out, base }) => {
    const text = await (await part(`${url}/review.md${search}`)).text();
    await writeFile(out, text.replaceAll(url, base));
  },
  '.html': async (url, { search, out, base }) => {
    await writeFile(out, (await standalonePage(`${url}/${search}`)).replaceAll(url, base));
  },
  '.pdf': async (url, { search, out, base }) => {
    await print((await standalonePage(`${url}/${search}`)).replaceAll(url, base), out);
  },
};

interface Asked {
  search: string;
  out: string;
  base: string;
}

/**
 * Reads the corpus, and writes the review of a period into a file. Returns 0, or 3 where documents could not be read.
 * Throws a `Problem` for wrong days, an unknown ending, a place where nothing can be written, or, for a PDF, where no browser is found.
 */
export async function runReport(options: ReportOptions, terminal: Terminal): Promise<number> {
  const { dataFolder, from, to } = options;
  const out = resolve(options.out);
  const make = KINDS[extname(out).toLowerCase()];
  if (!make)
    throw new Problem(
      `${options.out} must end in ${Object.keys(KINDS).join(', ')}: the ending says what the report becomes.`,
    );
  if (from && to && from > to)
    throw new Problem(
      `The period ends (${to}) before it starts (${from}): exchange --from and --to.`,
    );
  if (extname(out).toLowerCase() === '.pdf') chromium();
  await checkFolderOf(out);
  await checkDataFolder(dataFolder);
  await freshDashboard(terminal);
  const code = await runIngest(dataFolder, terminal);
  await withDashboard(dataFolder, terminal, (url) =>
    make(url, { search: searchOf(from, to), out, base: options.base }),
  );
  await terminal.print(`Wrote ${options.out}.`);
  return code === EXIT.unreadable ? EXIT.unreadable : EXIT.done;
}

/** Throws a `Problem` where the file could not be written in the end: before the slow work. */
async function checkFolderOf(out: string): Promise<void> {
  const folder = dirname(out);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory())
    throw new Problem(
      `There is no folder ${folder}. Create it, or choose another with --out FILE.`,
    );
  const existing = await stat(out).catch(() => null);
  if (existing?.isDirectory())
    throw new Problem(`${out} is a folder. Choose another file with --out FILE.`);
  await access(existing ? out : folder, constants.W_OK).catch(() => {
    throw new Problem(
      `${existing ? out : folder} cannot be written. Choose another file with --out FILE.`,
    );
  });
}

function searchOf(from: string | null, to: string | null): string {
  const query = new URLSearchParams();
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  const text = query.toString();
  return text && `?${text}`;
}

const run = promisify(execFile);

/** Prints a page to A4 by a browser without a window, its own settings in a folder that is thrown away. */
async function print(html: string, out: string): Promise<void> {
  const browser = chromium();
  const folder = await mkdtemp(join(tmpdir(), 'hindsight-print-'));
  const page = join(folder, 'review.html');
  try {
    await writeFile(page, html);
    await run(
      browser,
      [
        '--headless',
        // refused to root and in most containers; the page is our own
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-pdf-header-footer',
        `--user-data-dir=${join(folder, 'profile')}`,
        `--print-to-pdf=${out}`,
        pathToFileURL(page).href,
      ],
      { timeout: 60_000 },
    );
    const head = (await readFile(out)).subarray(0, 5).toString('latin1');
    if (head !== '%PDF-') throw new Error('what it wrote is no PDF');
  } catch (error) {
    throw new Problem(
      `${browser} could not print the review (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}). Write it as .html instead and print that.`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/**
 * The browser that prints: CHROMIUM_PATH where it is set, else the first on the path. Throws a `Problem` where there is none:
 * who names a browser means that one.
 */
function chromium(): string {
  const told = process.env.CHROMIUM_PATH;
  if (told) {
    if (existsSync(told)) return told;
    throw new Problem(
      `CHROMIUM_PATH names ${told}, where nothing is. Name the program of Chromium or Chrome, or unset it.`,
    );
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const found = [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...PLACES,
  ].find((path) => existsSync(path));
  if (found) return found;
  throw new Problem(
    'A PDF is printed by Chromium or Chrome, and none was found. Set CHROMIUM_PATH to one, or write the report as .html or .md.',
  );
}
