// What does one file hold: its bytes, their digest, its text?
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source, Unreadable } from '../model.ts';
import { decode } from './decode.ts';
import { explainFailure, NOT_REGULAR, unreadable } from './failure.ts';
import { isWithin } from './walk.ts';

/** Larger files are listed as unreadable: no postmortem is that long, and one file must not exhaust the memory. */
export const LARGEST_BYTES = 20 * 1024 * 1024;

/**
 * Reads the file `id` (a path below `root` with forward slashes). Bytes are as received; text is decoded, NFC-normalised,
 * with `\n` line ends, or null for binary content. Whatever stands in the way comes back as an `Unreadable` with its
 * reason; this never throws for a file. `limit` is the largest size in bytes.
 */
export async function readSource(
  root: string,
  id: string,
  { limit = LARGEST_BYTES }: { limit?: number } = {},
): Promise<Source | Unreadable> {
  let file: FileHandle | null = null;
  try {
    const path = await realpath(join(root, id));
    if (!isWithin(await realpath(root), path))
      return unreadable(id, 'It is a link that leads out of the folder.');
    // a pipe put in the file's place since the walk must not block the reader
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return await readOpened(file, id, limit);
  } catch (error) {
    return unreadable(id, explainFailure(error));
  } finally {
    await file?.close();
  }
}

/** Tells a file that could not be read from one that was. */
export function isUnreadable(outcome: object): outcome is Unreadable {
  return 'reason' in outcome;
}

async function readOpened(
  file: FileHandle,
  id: string,
  limit: number,
): Promise<Source | Unreadable> {
  const stat = await file.stat();
  const { size } = stat;
  if (!stat.isFile()) return unreadable(id, NOT_REGULAR);
  if (size > limit)
    return {
      ...unreadable(id, `It is larger than ${megabytes(limit)} (${megabytes(size)}).`),
      bytes: size,
    };
  const bytes = await readUpTo(file, size + 1);
  if (bytes.length !== size)
    return unreadable(id, 'It changed while it was being read; run again.');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (!size) return { path: id, sha256, bytes: 0, reason: 'It is empty.' };
  const { text, notes } = decode(bytes);
  if (text !== null && !text.trim())
    return { path: id, sha256, bytes: size, reason: 'It holds nothing but white space.' };
  return { id, path: id, bytes, sha256, text, notes };
}

async function readUpTo(file: FileHandle, most: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(most);
  let length = 0;
  while (length < most) {
    const { bytesRead } = await file.read(bytes, length, most - length, length);
    if (!bytesRead) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) ? 1 : 0)} MB`;
}
