// How sure is the share of promises that were kept?
import { formatPercent } from '../../format.ts';
import { wilson } from '../../statistics.ts';
import type { Canvas } from '../chart.ts';
import { LINE, middle, TOP, type Cohort } from './promise-shares.ts';

/** The share done as a dot, its interval as a line, both in words beside them. */
export function intervals(
  cohorts: readonly Cohort[],
  left: number,
  width: number,
  { plot }: Canvas,
) {
  const area = width - 132;
  const at = (share: number): number => left + 8 + share * area;
  return [
    plot.ruleX([0, 0.5, 1], {
      x: at,
      y1: TOP - 4,
      y2: (cohorts.at(-1)?.y ?? TOP) + (cohorts.at(-1)?.height ?? LINE),
      stroke: 'var(--line)',
    }),
    plot.text([0, 0.5, 1], {
      x: at,
      y: TOP - 14,
      text: (share: number) => `${share * 100} %`,
      fill: 'var(--ink-2)',
    }),
    plot.ruleY(cohorts, {
      y: middle,
      x1: (row: Cohort) => at(wilson(row.done, row.promised)?.low ?? 0),
      x2: (row: Cohort) => at(wilson(row.done, row.promised)?.high ?? 1),
      stroke: 'var(--met)',
      strokeOpacity: 0.5,
      strokeWidth: 2,
    }),
    plot.dot(cohorts, {
      x: (row: Cohort) => at(row.done / row.promised),
      y: middle,
      r: 4,
      fill: 'var(--met)',
    }),
    plot.text(cohorts, {
      x: left + width,
      y: middle,
      textAnchor: 'end',
      text: (row: Cohort) => formatPercent(row.done / row.promised),
      fontSize: 14,
      fill: 'var(--ink)',
    }),
  ];
}
