// Which files belong to a document and are none themselves: what do the columns of an export hold?
import { dirname, join, posix, resolve } from 'node:path';
import type { Source } from '../model.ts';

type Name = keyof NonNullable<Source['companions']>;

/** Exports whose columns a common mapping can name. Lists in JSON need one of their own: much else is JSON too. */
const EXPORT = /\.(?:csv|tsv|ndjson|jsonl)$/i;
const LIST = /\.json$/i;
const OWN = '.mapping.yaml';
const COMMON = 'csv-mapping.yaml';

/** True for a file that says how another one is to be read. */
export function isCompanion(name: string): boolean {
  return name.toLowerCase().endsWith(OWN);
}

/**
 * Where the companions of the document `id` below `root` may stand, each as a path below a folder: its own mapping beside it
 * (`incidents.mapping.yaml` for `incidents.csv`), the common one in the data folder, beside the folder `corpus`.
 */
export function companionPlaces(
  root: string,
  id: string,
): { name: Name; root: string; id: string }[] {
  const common = EXPORT.test(id);
  if (!common && !LIST.test(id)) return [];
  const data = common ? dataFolder(resolve(join(root, id))) : null;
  return [
    { name: 'mapping', root, id: id.slice(0, -posix.extname(id).length) + OWN },
    ...(data === null ? [] : [{ name: 'commonMapping' as const, root: data, id: COMMON }]),
  ];
}

/** The folder that holds the innermost `corpus` that a file stands in; null where it stands in none. */
function dataFolder(path: string): string | null {
  for (let folder = dirname(path); dirname(folder) !== folder; folder = dirname(folder))
    if (/[\\/]corpus$/.test(folder)) return dirname(folder);
  return null;
}
