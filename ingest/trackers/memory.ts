// What does a sync remember until the next one?
//
// `builds/trackers.json` is derived: without it the next sync asks for everything again, and leaves more to people.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Kept } from './client.ts';

/** What a ticket said at a time. */
const Seen = z.object({
  /** ISO 8601, UTC; not later than the look itself */
  at: z.iso.datetime(),
  status: z.string().nullable(),
  owner: z.string().nullable(),
  due: z.string().nullable(),
});
export type Seen = z.infer<typeof Seen>;

const Remembered = z.object({ kept: Kept, seen: z.record(z.string(), Seen) });
export type Remembered = z.infer<typeof Remembered>;

const Memory = z.object({ v: z.literal(1), trackers: z.record(z.string(), Remembered) });

/** What is remembered of each tracker, by its name; nothing where the file is missing or cannot be read. */
export async function readMemory(dataFolder: string): Promise<Map<string, Remembered>> {
  try {
    const text = await readFile(pathIn(dataFolder), 'utf8');
    return new Map(Object.entries(Memory.parse(JSON.parse(text)).trackers));
  } catch {
    return new Map();
  }
}

/** Replaces what is remembered. */
export async function writeMemory(
  dataFolder: string,
  memory: ReadonlyMap<string, Remembered>,
): Promise<void> {
  const path = pathIn(dataFolder);
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  // tickets may be confidential
  await writeFile(draft, JSON.stringify({ v: 1, trackers: Object.fromEntries(memory) }), {
    mode: 0o600,
  });
  await rename(draft, path);
}

function pathIn(dataFolder: string): string {
  return join(dataFolder, 'builds', 'trackers.json');
}
