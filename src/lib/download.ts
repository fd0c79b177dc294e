// What is a file called that somebody takes away, so that its filters are known a year later?

const LONGEST = 120;

/**
 * `hindsight-incidents-service-ledger-period-12m.csv`: what it holds and the filter that it was taken under (`search`, a page's
 * search part), in ASCII letters, digits, dots and dashes only.
 */
export function nameOfDownload(what: string, search: string, ending: string): string {
  const filters = [...new URLSearchParams(search)].flat().map(plainWord);
  const stem = ['hindsight', what, ...filters].filter(Boolean).join('-').slice(0, LONGEST);
  return `${stem.replace(/-+$/, '')}.${ending}`;
}

function plainWord(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
