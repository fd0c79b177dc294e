// How does Hindsight start fast? Its TypeScript is compiled once, and again whenever a file of it changes.
//
// Loading two hundred files through a loader takes most of a second, in each process that reads documents; what is
// compiled here loads in a fifth of that. What is compiled is known by a digest of the sources, so it is never stale.
'use strict';
const { createHash } = require('node:crypto');
const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const CACHE = join(__dirname, '..', 'node_modules', '.cache', 'hindsight', 'compiled');
/** So many are kept: one that a running process was started from must stay. */
const KEPT = 5;

/**
 * The folder that holds the compiled `cli.js` and `workers/entry.js`; null where they cannot be made, for example where
 * `node_modules` may not be written to.
 * @returns {Promise<string | null>}
 */
async function compiled() {
  const folder = join(CACHE, digestOfSources());
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  try {
    mkdirSync(CACHE, { recursive: true });
    removeOld();
    await compile(draft, folder);
    renameSync(draft, folder);
    return folder;
  } catch {
    if (existsSync(draft)) rmSync(draft, { recursive: true });
    // another process may have been faster
    return existsSync(folder) ? folder : null;
  }
}

/** Of everything that the outcome depends on, the project's own place among it. */
function digestOfSources() {
  const digest = createHash('sha256').update(__dirname);
  const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|cjs)$/.test(path))
    .sort();
  for (const path of sources)
    digest.update(`\n${path}\n`).update(readFileSync(join(__dirname, path)));
  return digest.digest('hex').slice(0, 16);
}

/**
 * @param {string} draft where to write
 * @param {string} folder where that will stand
 */
async function compile(draft, folder) {
  const { build } = require('esbuild');
  await build({
    entryPoints: [join(__dirname, 'cli.ts'), join(__dirname, 'workers', 'entry.ts')],
    outbase: __dirname,
    outdir: draft,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
    define: { 'process.env.HINDSIGHT_COMPILED': JSON.stringify(folder) },
    plugins: [{ name: 'places of the sources', setup: keepPlaces }],
  });
}

/**
 * Files that stand beside a source are found from there, wherever it was compiled to.
 * @param {import('esbuild').PluginBuild} build
 */
function keepPlaces(build) {
  build.onLoad({ filter: /[\\/]ingest[\\/].*\.ts$/ }, ({ path }) => ({
    loader: 'ts',
    contents: readFileSync(path, 'utf8').replaceAll(
      'import.meta.url',
      JSON.stringify(pathToFileURL(path).href),
    ),
  }));
}

function removeOld() {
  const old = readdirSync(CACHE)
    .map((name) => ({ path: join(CACHE, name), time: statSync(join(CACHE, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time)
    .slice(KEPT - 1);
  for (const { path } of old) rmSync(path, { recursive: true, force: true });
}

module.exports = { compiled };
