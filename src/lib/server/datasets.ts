// Which datasets does the server give out, under which names?
import type { Columns } from './build.ts';
import type { Reader } from './db.ts';
import type { Filter } from './filter.ts';
import { completionColumns } from './queries/actions.ts';
import { causeColumns } from './queries/causes.ts';
import { durationColumns } from './queries/durations.ts';

/** Rows under a filter, column-wise. `asOf` is an ISO day: what is due before it and open is overdue. */
export type Dataset = (db: Reader, filter: Filter, asOf: string) => Promise<Columns>;

/** Every dataset by its name in `/api/v1/<name>.arrow`. Clients name a dataset and a filter, never SQL. */
export const DATASETS: ReadonlyMap<string, Dataset> = new Map<string, Dataset>([
  ['durations', durationColumns],
  ['causes', causeColumns],
  ['completion', completionColumns],
]);
