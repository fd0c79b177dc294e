// Which file may import which, and does a list name every file that it should?
//
// The floors of the house, as data, and a checker that reads imports as TypeScript itself does. It takes files as a map
// from path to content, so that the checker can be tried on files that do not exist.
import { posix } from 'node:path';
import ts from 'typescript';

/** Paths below the project folder, with forward slashes, and their contents. */
export type Files = ReadonlyMap<string, string>;

interface Room {
  name: string;
  /** imports lead to lower floors, or stay inside the room */
  floor: number;
  holds: RegExp;
}

const ROOMS: Room[] = [
  { name: 'ingest/model', floor: 0, holds: /^ingest\/model\.ts$/ },
  { name: 'ingest/clocks', floor: 1, holds: /^ingest\/clocks\.ts$/ },
  { name: 'ingest/taxonomy', floor: 1, holds: /^ingest\/taxonomy\.ts$/ },
  { name: 'ingest/targets', floor: 1, holds: /^ingest\/targets\.ts$/ },
  { name: 'ingest/lock', floor: 1, holds: /^ingest\/lock\.ts$/ },
  { name: 'ingest/figures', floor: 2, holds: /^ingest\/figures\// },
  { name: 'ingest/ledger', floor: 3, holds: /^ingest\/ledger\// },
  { name: 'ingest/text', floor: 2, holds: /^ingest\/text\// },
  { name: 'ingest/read', floor: 3, holds: /^ingest\/read\// },
  { name: 'ingest/formats', floor: 3, holds: /^ingest\/formats\// },
  { name: 'ingest/extract', floor: 3, holds: /^ingest\/extract\// },
  { name: 'ingest/resolve', floor: 3, holds: /^ingest\/resolve\// },
  { name: 'ingest/store', floor: 3, holds: /^ingest\/store\// },
  { name: 'ingest/trackers', floor: 4, holds: /^ingest\/trackers\// },
  { name: 'ingest/exchange', floor: 4, holds: /^ingest\/exchange\// },
  { name: 'ingest/workers', floor: 4, holds: /^ingest\/workers\// },
  { name: 'ingest/ingest', floor: 5, holds: /^ingest\/(?:changes|ingest|output|reading)\.ts$/ },
  { name: 'ingest/commands', floor: 6, holds: /^ingest\/commands\// },
  { name: 'ingest/cli', floor: 7, holds: /^ingest\/(?:cli\.ts|hindsight\.cjs|compile\.cjs)$/ },
  { name: 'src/lib', floor: 2, holds: /^src\/lib\/(?!server\/)/ },
  { name: 'src/lib/server', floor: 3, holds: /^src\/lib\/server\// },
  { name: 'src/routes', floor: 4, holds: /^src\/(?:routes\/|hooks\.|app\.|params\/)/ },
];

/** All of `ingest/` that the pages may see; they meet the rest at the build. */
const SEEN_BY_PAGES = [
  'ingest/model',
  'ingest/clocks',
  'ingest/lock',
  'ingest/taxonomy',
  'ingest/targets',
  'ingest/figures',
  'ingest/ledger',
];

/** Every import that leads up, sideways or out of the house, one sentence each; empty where the house stands. */
export function brokenFloors(files: Files): string[] {
  const broken: string[] = [];
  for (const [path, content] of files) {
    const room = roomOf(path);
    if (!room) broken.push(`${path} stands on no floor: name its room in test/floors.ts`);
    else
      for (const target of localImports(path, content)) {
        const other = roomOf(target);
        if (!other) broken.push(`${path} imports ${target}, which stands on no floor`);
        else if (!mayImport(room, other)) broken.push(`${path} may not import ${target}`);
      }
  }
  return broken;
}

function mayImport(room: Room, other: Room): boolean {
  if (room.name === other.name) return true;
  const [side, otherSide] = [room.name.split('/')[0], other.name.split('/')[0]];
  if (side === otherSide) return other.floor < room.floor;
  return side === 'src' && SEEN_BY_PAGES.includes(other.name);
}

function roomOf(path: string): Room | undefined {
  return ROOMS.find((room) => room.holds.test(path));
}

interface List {
  folder: string;
  /** how a file exports what the list must name itself */
  member: RegExp;
}

const LISTS: List[] = [
  { folder: 'ingest/formats', member: exported('Format') },
  { folder: 'ingest/extract', member: exported('Extractor') },
  { folder: 'src/lib/charts', member: exported('Chart') },
];

/** A constant of that type, or a function that returns one. */
function exported(type: string): RegExp {
  return new RegExp(`^export (?:const \\w+|function \\w+\\([^)]*\\)): ${type}\\b`, 'm');
}

/** Files of the listed folders that their index.ts does not name, nor anything that it names; empty where all are. */
export function unlisted(files: Files): string[] {
  return LISTS.flatMap(({ folder, member }) => {
    const inside = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
    const index = `${folder}/index.ts`;
    const content = files.get(index);
    if (content === undefined) return inside.length ? [`${index} is missing`] : [];
    const named = new Set(localImports(index, content));
    const reached = reachable(index, files);
    return inside.flatMap((path) => {
      if (path === index || named.has(path)) return [];
      if (member.test(files.get(path) ?? '')) return [`${path} is not named in ${index}`];
      return reached.has(path) ? [] : [`${path} is used by nothing that ${index} names`];
    });
  });
}

function reachable(from: string, files: Files, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  const content = files.get(from);
  if (content !== undefined)
    for (const target of localImports(from, content)) reachable(target, files, seen);
  return seen;
}

/** The packages that a file imports, by name. */
export function packagesOf(path: string, content: string): string[] {
  return specifiers(path, content)
    .filter((name) => !/^(?:[.$]|node:|virtual:)/.test(name))
    .map((name) =>
      (name.startsWith('@') ? name.split('/').slice(0, 2) : name.split('/').slice(0, 1)).join('/'),
    );
}

/** The project's own files that a file imports, as paths below the project folder. */
function localImports(path: string, content: string): string[] {
  return specifiers(path, content).flatMap((name) => {
    if (name.startsWith('$lib/')) return [`src/lib/${name.slice('$lib/'.length)}`];
    // types that SvelteKit writes for each route
    if (!name.startsWith('.') || /\/\$types(?:\.[jt]s)?$/.test(name)) return [];
    return [posix.join(posix.dirname(path), name.replace(/[?#].*$/, ''))];
  });
}

function specifiers(path: string, content: string): string[] {
  const code = path.endsWith('.svelte') ? scriptsOf(content) : content;
  return ts.preProcessFile(code, true, true).importedFiles.map((file) => file.fileName);
}

function scriptsOf(svelte: string): string {
  return [...svelte.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, code]) => code)
    .join('\n;\n');
}
