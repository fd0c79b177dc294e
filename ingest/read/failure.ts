// Why could a file not be read, in words for people?
import type { Unreadable } from '../model.ts';

export const NOT_REGULAR = 'It is not a regular file (a pipe, a socket or a device).';

const REASONS: Record<string, string> = {
  EACCES: 'Permission to read it is denied.',
  EPERM: 'Permission to read it is denied.',
  ENOENT: 'It vanished while the folder was being read.',
  ENOTDIR: 'It vanished while the folder was being read.',
  ELOOP: 'It is a link that leads back to itself.',
  EISDIR: 'It is a folder, not a file.',
  ENAMETOOLONG: 'Its path is too long.',
  EMFILE: 'Too many files are open on this machine; try again.',
  ENFILE: 'Too many files are open on this machine; try again.',
  EIO: 'The disk reports an error while reading it.',
};

/** A plain sentence for a failed file operation. `missing` is said instead where nothing stands at the path. */
export function explainFailure(error: unknown, missing?: string): string {
  const code = failureCode(error);
  if (missing && code === 'ENOENT') return missing;
  const reason = code ? REASONS[code] : undefined;
  return reason ?? `It cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

/** The operating system's code of a failed file operation (`ENOENT`), else null. */
export function failureCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

/** A file of which not even the bytes could be had. */
export function unreadable(path: string, reason: string): Unreadable {
  return { path, sha256: null, bytes: null, reason };
}
