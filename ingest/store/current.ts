// Which build holds, and which may go?
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const Current = z.object({
  file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*\.duckdb$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** size and time of the file when that digest was taken: while both hold, it need not be taken again */
  bytes: z.number().optional(),
  modified: z.number().optional(),
});
/** What `current.json` says: a file name below `builds/` and its digest. */
export type Current = z.infer<typeof Current>;

/** How many builds stay: the one that holds, and two to go back to. */
const KEPT = 3;

/** What the folder's `current.json` says; null where there is none or it says nothing readable. */
export async function currentBuild(folder: string): Promise<Current | null> {
  try {
    return Current.parse(JSON.parse(await readFile(join(folder, 'current.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** True where the file that `current.json` names is there and is the one that was written. */
export async function isSound(folder: string, current: Current): Promise<boolean> {
  const path = join(folder, current.file);
  try {
    const { size, mtimeMs } = await stat(path);
    if (size === current.bytes && mtimeMs === current.modified) return true;
    return (await sha256(path)) === current.sha256;
  } catch {
    return false;
  }
}

/**
 * Makes the build in `file`, below the folder, the one that holds, in one step: who reads `current.json` finds the old or
 * the new, never half.
 */
export async function makeCurrent(folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  const { size, mtimeMs } = await stat(path);
  const current: Current = {
    file: name,
    sha256: await sha256(path),
    bytes: size,
    modified: mtimeMs,
  };
  const draft = join(folder, `.current.${process.pid}.json`);
  const file = await open(draft, 'w');
  try {
    await file.writeFile(`${JSON.stringify(current)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, 'current.json'));
  await flush(folder);
}

/** Waits until a file's content, or a folder's list of files, is on the disk. */
export async function flush(path: string): Promise<void> {
  const folder = (await stat(path)).isDirectory();
  const file = await open(path, folder ? 'r' : 'r+');
  try {
    await file.sync();
  } catch (error) {
    // some systems cannot flush a folder; the rename is as safe there as it gets
    if (!folder) throw error;
  } finally {
    await file.close();
  }
}

/**
 * Removes what is no longer needed: drafts that a killed ingest left (the caller holds the lock, so none is in use) and
 * all builds but the newest three. The one that holds always stays; what cannot be removed stays too.
 */
export async function removeOld(folder: string, current: string): Promise<void> {
  const names = await readdir(folder);
  const builds: { name: string; time: number }[] = [];
  for (const name of names) {
    if (name.startsWith('.draft-')) await remove(join(folder, name));
    else if (name.endsWith('.duckdb') && name !== current)
      builds.push({ name, time: (await stat(join(folder, name))).mtimeMs });
  }
  builds.sort((a, b) => b.time - a.time || (a.name < b.name ? -1 : 1));
  for (const { name } of builds.slice(KEPT - 1)) await remove(join(folder, name));
}

async function remove(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true });
  } catch {
    // a reader may hold it, on some systems; the next ingest tries again
  }
}

async function sha256(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), digest);
  return digest.digest('hex');
}
