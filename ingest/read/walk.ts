// Which files does a folder hold, in an order that no machine changes?
//
// Dotfiles are passed over, and so are files that only say how another one is to be read. Every real file comes once, however many links lead to it: a link to a file that stands
// below the folder anyway is passed over too, so that one document never counts as two.
import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Unreadable } from '../model.ts';
import { isCompanion } from './companions.ts';
import { explainFailure, NOT_REGULAR, unreadable } from './failure.ts';

/** Paths below the root with forward slashes, sorted by code unit, and what cannot be opened, with reasons. */
export interface Walk {
  files: string[];
  refused: Unreadable[];
}

interface Place {
  id: string;
  real: string;
}

/**
 * Lists the regular files below a folder. `exclude` holds glob patterns over the paths below the folder; a pattern
 * without a slash is held against the bare name (`*.gold.json`), and one that fits a folder leaves out all of it.
 * Throws where `root` itself is no folder that can be listed.
 */
export async function walk(
  root: string,
  { exclude = [] }: { exclude?: string[] } = {},
): Promise<Walk> {
  const excluded = excluder(exclude);
  const top = await realpath(root);
  const files: Place[] = [];
  const links: string[] = [];
  const refused: Unreadable[] = [];
  const visited = new Set<string>();

  await visit({ id: '', real: top });
  links.sort(byCodeUnit);
  // links may lead to folders that hold links: the list grows while it is worked through
  for (const link of links) await follow(link);

  return {
    files: files.map((file) => file.id).sort(),
    refused: refused.sort((a, b) => byCodeUnit(a.path, b.path)),
  };

  async function visit(folder: Place): Promise<void> {
    visited.add(folder.real);
    for (const entry of await entriesIn(folder)) {
      const { name } = entry;
      const id = folder.id ? `${folder.id}/${name}` : name;
      if (name.startsWith('.') || isCompanion(name) || excluded(id)) continue;
      const path = folder.real + (folder.real.endsWith(sep) ? '' : sep) + name;
      // a name that could not be decoded is no name to open a file by: see what the system says
      if (entry.isFile() && !name.includes('\uFFFD')) take({ id, real: path });
      else await place(id, path);
    }
  }

  async function entriesIn(folder: Place): Promise<Dirent[]> {
    try {
      const entries = await readdir(folder.real, { withFileTypes: true });
      return entries.sort((a, b) => byCodeUnit(a.name, b.name));
    } catch (error) {
      if (!folder.id) throw error;
      refused.push(unreadable(folder.id, explainFailure(error)));
      return [];
    }
  }

  function take(file: Place): void {
    visited.add(file.real);
    files.push(file);
  }

  async function place(id: string, path: string): Promise<void> {
    try {
      const kind = await lstat(path);
      if (kind.isSymbolicLink()) links.push(id);
      else if (kind.isDirectory()) await visit({ id, real: path });
      else if (kind.isFile()) take({ id, real: path });
      else refused.push(unreadable(id, NOT_REGULAR));
    } catch (error) {
      const unnameable = id.includes('\uFFFD')
        ? 'Its name is not valid UTF-8; rename it.'
        : undefined;
      refused.push(unreadable(id, explainFailure(error, unnameable)));
    }
  }

  async function follow(id: string): Promise<void> {
    try {
      const real = await realpath(join(top, id));
      if (!isWithin(top, real))
        refused.push(unreadable(id, 'It is a link that leads out of the folder.'));
      else if (visited.has(real)) return;
      else if ((await stat(real)).isDirectory()) await visit({ id, real });
      else await place(id, real);
    } catch (error) {
      refused.push(unreadable(id, explainFailure(error, 'It is a link that leads nowhere.')));
    }
  }
}

/** True where a walk would find something: a file, a link, a pipe. Throws where `root` cannot be listed. */
export async function holdsFiles(root: string): Promise<boolean> {
  const entries = await readdir(root, { withFileTypes: true });
  const shown = entries.filter(({ name }) => !name.startsWith('.'));
  if (shown.some((entry) => !entry.isDirectory())) return true;
  for (const { name } of shown)
    // a folder that cannot be listed is something to tell about
    if (await holdsFiles(join(root, name)).catch(() => true)) return true;
  return false;
}

/** True where a real path is the folder itself or stands below it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Tells whether glob patterns leave out a path; see `walk`. */
export function excluder(patterns: string[]): (id: string) => boolean {
  if (!patterns.length) return () => false;
  const trimmed = patterns.map((pattern) => pattern.replace(/^\.\//, '').replace(/\/$/, ''));
  return picomatch(trimmed, { dot: true, basename: true });
}

/** Code units, not the locale: the same order on every machine. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
