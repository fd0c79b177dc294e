// Which browser do the tests drive, and what does it need to run here?
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { PROJECT } from '../../../ingest/commands/places.ts';

/** A browser's program, and the environment variables that it needs beside the usual ones. */
export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

/** The browser that `CHROMIUM_PATH` names, else the one that comes from npm, unpacked once below `node_modules`. */
export async function chromiumAtHand(): Promise<Chromium> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executablePath: named, env: {} };
  const folder = await unpacked();
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

async function unpacked(): Promise<string> {
  const cache = join(PROJECT, 'node_modules', '.cache', 'hindsight');
  const folder = join(cache, `chromium-${installedVersion()}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'draft-'));
  try {
    await unpack(draft);
    await writeFile(join(draft, 'fonts.conf'), fontsConfig(folder));
    // by rename, so that nobody ever starts half a browser
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/**
 * The package unpacks into the temporary folder and takes what it finds there for its own, whatever version; so it gets
 * a fresh one. Told that it runs in a bare cloud function, it also brings the system libraries that a bare machine lacks.
 */
async function unpack(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unpack.js')], {
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
}

function installedVersion(): string {
  // the package lets nobody import its package.json, so it is read beside its entry
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest: unknown = createRequire(entry)('../../package.json');
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** The fonts that came with the browser, then the system's: a machine without any still shows letters. */
function fontsConfig(folder: string): string {
  const folders = [join(folder, 'fonts', 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((path) => `  <dir>${path}</dir>`).join('\n')}
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
