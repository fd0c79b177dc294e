// What can a page be narrowed to, and what are the choices called?
import { criticalityName } from '../criticality.ts';
import { formatDay } from '../dates.ts';
import { formatList } from '../format.ts';
import { measuredWords, parseMeasured } from '../measured.ts';

/** A page's filter, as its address says it. */
export interface FilterView {
  /** a preset of `PERIODS`; null where the days are the reader's own */
  period: string | null;
  from: string | null;
  to: string | null;
  organization: string[];
  service: string[];
  severity: string[];
  criticality: string[];
  cause: string[];
  owner: string[];
  status: string[];
  outcome: string[];
  /** `restore_10-30`: how long it took by one of the clocks */
  measured: string[];
  kind: string;
  q: string;
}

/** A value that one can filter by, how it is called, and how many incidents have it. */
export interface Choice {
  value: string;
  label: string;
  n: number | null;
}
export interface Choices {
  organization: Choice[];
  service: Choice[];
  severity: Choice[];
  criticality: Choice[];
  cause: Choice[];
  owner: Choice[];
}

/** What holds where an address names no period. */
export const USUAL_PERIOD = '12m';

/** The presets of the period. */
export const PERIODS: readonly { value: string; label: string }[] = [
  { value: USUAL_PERIOD, label: '12 months' },
  { value: 'ytd', label: 'Year to date' },
  { value: 'quarter', label: 'Quarter' },
  { value: '90d', label: '90 days' },
  { value: '30d', label: '30 days' },
  { value: 'all', label: 'All time' },
];

/** The period in words: `12 months to 13 Apr 2026`, `1 Jan 2026 – 13 Apr 2026`, `All time`. */
export function periodWords({ period, from, to }: FilterView): string {
  if (!from && !to) return 'All time';
  if (period && period !== 'quarter' && period !== 'ytd' && to)
    return `${PERIODS.find(({ value }) => value === period)?.label ?? period} to ${formatDay(to)}`;
  return `${from ? formatDay(from) : '…'} – ${to ? formatDay(to) : '…'}`;
}

/** The page at `action` under the same filter (`search`) and parameters of its own (`kept`), over another period. */
export function periodHref(
  action: string,
  search: string,
  kept: Readonly<Record<string, string>>,
  period: string,
): string {
  const query = new URLSearchParams(search);
  for (const name of ['from', 'to']) query.delete(name);
  for (const [name, value] of Object.entries({ ...kept, period })) query.set(name, value);
  return `${action}?${query.toString()}`;
}

/** What a page is narrowed to, and what it can be narrowed to. */
export interface Narrowed {
  filter: FilterView;
  choices: Choices;
  /** what of the address was left out, in sentences */
  notices: string[];
  /** the filter as a search part */
  search: string;
}

/** One popover of the bar: a parameter of the address and its choices. */
export interface Facet {
  name: Exclude<keyof FilterView, 'period' | 'from' | 'to' | 'measured' | 'kind' | 'q'>;
  label: string;
  choices: Choice[];
  chosen: string[];
}

const fixed = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label, n: null }));

const OUTCOMES = fixed({
  met: 'Met',
  missed: 'Missed',
  'too-coarse': 'Too coarse to tell',
  'no-time': 'No time to restore',
  'no-target': 'No target',
});
const STATUSES = fixed({
  done: 'Done',
  in_progress: 'In progress',
  planned: 'Planned',
  dropped: 'Dropped',
});
/** The popovers of the bar, in order. Facets without a choice are left out. */
export function facetsOf(filter: FilterView, choices: Choices): Facet[] {
  const criticality = choices.criticality.map((choice) => ({
    ...choice,
    label: criticalityName(choice.value),
  }));
  const facets: Facet[] = [
    {
      name: 'organization',
      label: 'Organisation',
      choices: choices.organization,
      chosen: filter.organization,
    },
    { name: 'service', label: 'Service', choices: choices.service, chosen: filter.service },
    { name: 'cause', label: 'Cause', choices: choices.cause, chosen: filter.cause },
    { name: 'severity', label: 'Severity', choices: choices.severity, chosen: filter.severity },
    { name: 'criticality', label: 'Criticality', choices: criticality, chosen: filter.criticality },
    { name: 'outcome', label: 'Result', choices: OUTCOMES, chosen: filter.outcome },
    { name: 'owner', label: 'Owner', choices: choices.owner, chosen: filter.owner },
    { name: 'status', label: 'Promises', choices: STATUSES, chosen: filter.status },
  ];
  return facets.filter((facet) => facet.choices.length > 0 || facet.chosen.length > 0);
}

/** What a facet's button says: its name, and what is chosen. */
export function facetWords(facet: Facet): string {
  const [first, ...others] = chosenLabels(facet);
  if (first === undefined) return facet.label;
  return `${facet.label}: ${first}${others.length ? ` +${others.length}` : ''}`;
}

function chosenLabels({ choices, chosen }: Facet): string[] {
  return chosen.map((value) => choices.find((choice) => choice.value === value)?.label ?? value);
}

/** What incidents are narrowed to beside the period, each in words: `Cause: DNS and Cache`. */
export function conditionWords(filter: FilterView, choices: Choices): string[] {
  const named = facetsOf(filter, choices).filter(({ chosen }) => chosen.length > 0);
  return [
    ...(filter.q ? [`the words “${filter.q}”`] : []),
    ...named.map((facet) => `${facet.label}: ${formatList(chosenLabels(facet))}`),
    ...filter.measured.flatMap((value) => {
      const parsed = parseMeasured(value);
      return parsed ? measuredWords(parsed) : [];
    }),
    ...(filter.kind === 'incident' ? [] : [`kind: ${filter.kind}`]),
  ];
}

/** A condition that a link has set and that no popover offers, in words, and the page without it. */
export interface Condition {
  value: string;
  words: string;
  without: string;
}

/** The conditions on clocks, each with the address that takes it away again. */
export function conditionsOf(
  action: string,
  search: string,
  kept: Readonly<Record<string, string>>,
  { measured }: FilterView,
): Condition[] {
  return measured.flatMap((value) => {
    const parsed = parseMeasured(value);
    if (!parsed) return [];
    const query = new URLSearchParams(search);
    query.delete('measured');
    for (const other of measured) if (other !== value) query.append('measured', other);
    for (const [name, text] of Object.entries(kept)) query.set(name, text);
    const words = measuredWords(parsed);
    return {
      value,
      words: words.slice(0, 1).toUpperCase() + words.slice(1),
      without: `${action}?${query.toString()}`,
    };
  });
}

/** True where the filter is not what an address without parameters gives. */
export function isNarrowed(filter: FilterView): boolean {
  const { period, from, to, kind, q, ...lists } = filter;
  return Boolean(
    (period ?? (from || to ? null : 'all')) !== USUAL_PERIOD ||
    q ||
    kind !== 'incident' ||
    Object.values(lists).some((list) => list.length > 0),
  );
}
