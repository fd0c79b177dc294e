// In which formats can a dataset be taken away?
import type { Columns } from '../statement.ts';
import { arrowStream } from './arrow.ts';
import { csvText } from './csv.ts';
import { jsonText } from './json.ts';
import { parquetBytes } from './parquet.ts';

export interface DataFormat {
  mediaType: string;
  /** for people: what it is good for */
  label: string;
  write(columns: Columns): Body | Promise<Body>;
}

/** What an answer is made of: bytes at once, or text piece by piece, so that a large one is never whole in memory. */
export type Body = Uint8Array<ArrayBuffer> | Iterable<string>;

/** Every format by the ending of its name. */
export const FORMATS: ReadonlyMap<string, DataFormat> = new Map<string, DataFormat>([
  ['json', { mediaType: 'application/json', label: 'JSON', write: jsonText }],
  ['csv', { mediaType: 'text/csv; charset=utf-8', label: 'CSV, for spreadsheets', write: csvText }],
  [
    'arrow',
    {
      mediaType: 'application/vnd.apache.arrow.stream',
      label: 'Arrow, for pandas and Polars',
      write: (columns) => new Uint8Array(arrowStream(columns)),
    },
  ],
  [
    'parquet',
    {
      mediaType: 'application/vnd.apache.parquet',
      label: 'Parquet, for data warehouses',
      write: parquetBytes,
    },
  ],
]);
