// Under which name does this copy of a ledger write?
//
// Two copies that are merged later must never write to the same file, so each gets a name of its own the first time; the
// name stays out of version control.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { WRITER } from './segments.ts';

/** This copy's name, made where it has none; to be asked under the lock. Throws where the file says something else. */
export async function writerOf(folder: string): Promise<string> {
  const path = join(folder, '.writer');
  const name = await nameIn(path);
  if (name !== null) {
    await mkdir(join(folder, name), { recursive: true });
    return name;
  }
  const machine = hostname()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const fresh = `${machine.slice(0, 40) || 'writer'}-${randomBytes(3).toString('hex')}`;
  await writeOnce(join(folder, '.gitignore'), '.writer\n.lock*\n..lock*\n');
  // a line end that version control changes would break every checksum
  await writeOnce(join(folder, '.gitattributes'), '*.jsonl -text\n');
  await writeFile(path, `${fresh}\n`);
  await mkdir(join(folder, fresh), { recursive: true });
  return fresh;
}

async function nameIn(path: string): Promise<string | null> {
  try {
    const name = (await readFile(path, 'utf8')).trim();
    if (WRITER.test(name)) return name;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  throw new Error(
    `${path} should hold a name of letters, digits and hyphens; delete it to get a new one`,
  );
}

/** Leaves a file that is there alone. */
async function writeOnce(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}
