// Which views of pages are worth a name?
import { PERIODS } from './filters.ts';
import type { Place } from './places.ts';

/** Filters that reviews ask for again and again. */
export const VIEWS: readonly Place[] = [
  { href: '/incidents?outcome=missed', label: 'Incidents that missed their target' },
  {
    href: '/incidents?sort=overrun&direction=desc',
    label: 'Incidents with the worst overrun first',
  },
  { href: '/incidents?sort=restore&direction=desc', label: 'Longest incidents first' },
  { href: '/incidents?outcome=no-time', label: 'Incidents without a time to restore' },
  { href: '/incidents?outcome=no-target', label: 'Incidents without a target' },
  { href: '/incidents?cause=none', label: 'Incidents without a cause' },
  { href: '/incidents?criticality=critical', label: 'Critical incidents' },
  { href: '/incidents?kind=maintenance&period=all', label: 'Maintenance' },
  {
    href: '/incidents?status=planned&status=in_progress',
    label: 'Incidents with open promises',
  },
  ...PERIODS.map(({ value, label }) => ({
    href: `/incidents?period=${value}`,
    label: `Incidents: ${label.toLowerCase()}`,
  })),
];
