// What can a page be narrowed to, and what are the choices called?

/** A page's filter, as its address says it. */
export interface FilterView {
  from: string | null;
  to: string | null;
  organization: string[];
  service: string[];
  severity: string[];
  criticality: string[];
  cause: string[];
  status: string[];
  outcome: string[];
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
}

/** One popover of the bar: a parameter of the address and its choices. */
export interface Facet {
  name: Exclude<keyof FilterView, 'from' | 'to' | 'kind' | 'q'>;
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
const CRITICALITY: Record<string, string> = {
  critical: 'Critical',
  standard: 'Standard',
  none: 'Not said',
};

/** The popovers of the bar, in order. Facets without a choice are left out. */
export function facetsOf(filter: FilterView, choices: Choices): Facet[] {
  const criticality = choices.criticality.map((choice) => ({
    ...choice,
    label: CRITICALITY[choice.value] ?? choice.label,
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
    { name: 'status', label: 'Promises', choices: STATUSES, chosen: filter.status },
  ];
  return facets.filter((facet) => facet.choices.length > 0 || facet.chosen.length > 0);
}

/** What a facet's button says: its name, and what is chosen. */
export function facetWords({ label, choices, chosen }: Facet): string {
  const [first, ...others] = chosen.map(
    (value) => choices.find((choice) => choice.value === value)?.label ?? value,
  );
  if (first === undefined) return label;
  return `${label}: ${first}${others.length ? ` +${others.length}` : ''}`;
}

/** True where the filter leaves something out. */
export function isNarrowed(filter: FilterView): boolean {
  const { from, to, kind, q, ...lists } = filter;
  return Boolean(
    from ??
    to ??
    (q || kind !== 'incident' || Object.values(lists).some((list) => list.length > 0)),
  );
}
