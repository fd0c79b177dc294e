// What does one file hold: its bytes, their digest, its text?
//
// Synchronous on purpose: a thread of its own for each small step costs many times what reading a small file does.
import { hash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { join, posix } from 'node:path';
import type { Note, Source, Unreadable } from '../model.ts';
import { hasWords } from '../text/characters.ts';
import { companionPlaces } from './companions.ts';
import { decode } from './decode.ts';
import { explainFailure, failureCode, NOT_REGULAR, unreadable } from './failure.ts';
import { isWithin } from './walk.ts';

/** Larger files are listed as unreadable: no postmortem is that long, and one file must not exhaust the memory. */
export const LARGEST_BYTES = 20 * 1024 * 1024;

/**
 * Reads the file `id` (a path below `root` with forward slashes). Bytes are as received; text is decoded, NFC-normalised,
 * with `\n` line ends, or null for binary content. Whatever stands in the way comes back as an `Unreadable` with its
 * reason; this never throws for a file. `limit` is the largest size in bytes.
 */
export function readSource(
  root: string,
  id: string,
  { limit = LARGEST_BYTES }: { limit?: number } = {},
): Source | Unreadable {
  const bytes = readBytes(root, id, limit);
  if (isUnreadable(bytes)) return bytes;
  const { companions, notes: doubts } = companionsOf(root, id);
  const sha256 = digestOf(bytes, companions);
  if (!bytes.length) return { path: id, sha256, bytes: 0, reason: 'It is empty.' };
  const { text, notes } = decode(bytes);
  const reason = text === null ? null : whyNothing(text);
  if (reason !== null) return { path: id, sha256, bytes: bytes.length, reason };
  const source: Source = { id, path: id, bytes, sha256, text, notes: [...doubts, ...notes] };
  return companions ? { ...source, companions } : source;
}

/**
 * Size and SHA-256 (hex; with what belongs to it, where something does: another column mapping, another reading) of the
 * file `id` below `root`, or why they cannot be had, as `readSource` would say it. */
export function fingerprint(
  root: string,
  id: string,
): (Pick<Source, 'sha256'> & { bytes: number }) | Unreadable {
  const bytes = readBytes(root, id, LARGEST_BYTES);
  return isUnreadable(bytes)
    ? bytes
    : { sha256: digestOf(bytes, companionsOf(root, id).companions), bytes: bytes.length };
}

/** Tells a file that could not be read from one that was. */
export function isUnreadable(outcome: object): outcome is Unreadable {
  return 'reason' in outcome;
}

/** Why a text says nothing; null where it may say something. */
function whyNothing(text: string): string | null {
  if (!text.trim()) return 'It holds nothing but white space.';
  if (!hasWords(text)) return 'It holds no words.';
  if (text.startsWith('version https://git-lfs.github.com/spec/'))
    return 'It is a pointer to a file that Git LFS keeps elsewhere: fetch the file itself (git lfs pull).';
  return null;
}

function digestOf(bytes: Uint8Array, companions: Source['companions']): string {
  const own = hash('sha256', bytes, 'hex');
  return companions ? hash('sha256', own + JSON.stringify(companions), 'hex') : own;
}

/** A mapping of columns is a page at most. */
const LARGEST_COMPANION = 64 * 1024;

function companionsOf(
  root: string,
  id: string,
): { companions: Source['companions']; notes: Note[] } {
  const notes: Note[] = [];
  let companions: Source['companions'];
  for (const place of companionPlaces(root, id)) {
    if (!existsSync(join(place.root, place.id))) continue;
    const bytes = readBytes(place.root, place.id, LARGEST_COMPANION);
    if (isUnreadable(bytes)) {
      const message = `The column mapping ${place.id} cannot be read: ${bytes.reason}`;
      notes.push({ level: 'warning', message, span: null });
    } else companions = { ...companions, [place.name]: decode(bytes).text ?? '' };
  }
  return { companions, notes };
}

function readBytes(root: string, id: string, limit: number): Uint8Array | Unreadable {
  let file: number | null = null;
  try {
    file = openWithin(root, id);
    if (file === null) return unreadable(id, 'It is a link that leads out of the folder.');
    return readOpened(file, id, limit);
  } catch (error) {
    return unreadable(id, explainFailure(error));
  } finally {
    if (file !== null) closeSync(file);
  }
}

// a pipe put in the file's place since the walk must not block the reader
const READING = constants.O_RDONLY | constants.O_NONBLOCK;

/** Opens a file, but none outside of `root`, by whatever links: null for such a one. */
function openWithin(root: string, id: string): number | null {
  const folder = realFolder(root, posix.dirname(id));
  if (isWithin(realFolder(root, '.'), folder)) {
    try {
      // most files are no links: then the folder tells where they are, and asking the system again costs a third
      if (constants.O_NOFOLLOW)
        return openSync(join(folder, posix.basename(id)), READING | constants.O_NOFOLLOW);
    } catch (error) {
      if (failureCode(error) !== 'ELOOP') throw error;
    }
  }
  const path = realpathSync.native(join(root, id));
  return isWithin(realFolder(root, '.'), path) ? openSync(path, READING) : null;
}

const realFolders = new Map<string, string>();

/** Where a folder below the root really is; asked once, for all of its files. */
function realFolder(root: string, folder: string): string {
  const path = join(root, folder);
  const known = realFolders.get(path);
  if (known !== undefined) return known;
  const real = realpathSync.native(path);
  realFolders.set(path, real);
  return real;
}

function readOpened(file: number, id: string, limit: number): Uint8Array | Unreadable {
  const stat = fstatSync(file);
  const { size } = stat;
  if (!stat.isFile()) return unreadable(id, NOT_REGULAR);
  if (size > limit)
    return {
      ...unreadable(id, `It is larger than ${megabytes(limit)} (${megabytes(size)}).`),
      bytes: size,
    };
  const bytes = readUpTo(file, size + 1);
  return bytes.length === size
    ? bytes
    : unreadable(id, 'It changed while it was being read; run again.');
}

function readUpTo(file: number, most: number): Uint8Array {
  const bytes = new Uint8Array(most);
  let length = 0;
  while (length < most) {
    const bytesRead = readSync(file, bytes, length, most - length, length);
    if (!bytesRead) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) ? 1 : 0)} MB`;
}
