// What is a file called that somebody takes away, so that its filters are known a year later?
import { toSearch, type Filter } from './filter.ts';

const LONGEST = 120;

/** `hindsight-incidents-service-ledger-period-12m.csv`: ASCII letters, digits, dots and dashes only. */
export function nameOfDownload(dataset: string, filter: Filter, ending: string): string {
  const filters = [...new URLSearchParams(toSearch(filter))].flat().map(plainWord);
  const stem = ['hindsight', dataset, ...filters].filter(Boolean).join('-').slice(0, LONGEST);
  return `${stem.replace(/-+$/, '')}.${ending}`;
}

function plainWord(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
