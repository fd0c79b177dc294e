// How are shares drawn so that nobody takes three of four for a fact? A dot on its interval, from 0 to 100 %.
import { formatCount, formatInterval, formatNumber, formatPercent } from '../../format.ts';
import { wilson } from '../../statistics.ts';
import {
  attainmentHref,
  DIMENSIONS,
  nameOf,
  type AttainmentRow,
  type Dimension,
} from '../attainment.ts';
import { sizeOf, type Canvas, type Size } from '../chart.ts';
import { finish } from './finish.ts';
import { tips } from './tips.ts';

/** Pixels: the name at the left, the counts after it, the share and its interval at the right. */
const LAYOUTS: Record<Size, { name: number; counts: number; share: number }> = {
  wide: { name: 240, counts: 96, share: 144 },
  middle: { name: 184, counts: 88, share: 136 },
  narrow: { name: 104, counts: 64, share: 60 },
};
const LINE = 26;
const HEAD = 36;
const TOP = 24;

interface Placed extends AttainmentRow {
  y: number;
  low: number;
  high: number;
}
interface GroupHead {
  words: string;
  y: number;
}

/** One line a row, under the head of its kind. */
export function drawAttainment(rows: readonly AttainmentRow[], canvas: Canvas): Element {
  const { plot, document, width, within } = canvas;
  const size = sizeOf(width);
  const layout = LAYOUTS[size];
  const { placed, heads, height } = place(rows);
  const left = layout.name + layout.counts;
  const share = ({ met, judged }: Placed): number => met / judged;
  const href = (row: Placed): string => attainmentHref(row, within) ?? '';
  const atEdge = { frameAnchor: 'left', textAnchor: 'start' } as const;
  const svg = plot.plot({
    document,
    width,
    height: height + 4,
    className: 'plot',
    marginLeft: left,
    marginRight: layout.share,
    marginTop: TOP,
    marginBottom: 4,
    x: { domain: [0, 1], axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      plot.ruleX([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--line)', y1: TOP - 4, y2: height }),
      plot.text(size === 'narrow' ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1], {
        x: (tick: number) => tick,
        y: 10,
        text: (tick: number) => `${tick * 100}\u202f%`,
        fill: 'var(--ink-2)',
      }),
      plot.text(heads, {
        ...atEdge,
        y: 'y',
        dx: -left,
        text: 'words',
        fontSize: 14,
        fontWeight: 600,
        fill: 'var(--ink)',
      }),
      plot.text(placed, {
        ...atEdge,
        y: 'y',
        dx: -left,
        text: nameOf,
        fontSize: size === 'narrow' ? 12 : 14,
        fill: 'var(--ink)',
        lineWidth: (layout.name - 8) / (size === 'narrow' ? 12 : 14),
        textOverflow: 'ellipsis',
      }),
      plot.text(placed, {
        ...atEdge,
        y: 'y',
        dx: -24,
        textAnchor: 'end',
        text: ({ met, judged }: Placed) => `${formatNumber(met)} of ${formatNumber(judged)}`,
        fill: 'var(--ink-2)',
      }),
      plot.ruleY(placed, { y: 'y', x1: 'low', x2: 'high', stroke: 'var(--ink-3)', strokeWidth: 2 }),
      plot.dot(placed, {
        x: share,
        y: 'y',
        r: 5,
        fill: 'var(--met)',
        stroke: 'var(--paper)',
        strokeWidth: 1,
      }),
      plot.dot(placed, { x: share, y: 'y', r: 10, fill: 'transparent', title: titleOf, href }),
      plot.text(placed, {
        frameAnchor: 'right',
        textAnchor: 'end',
        y: 'y',
        dx: size === 'narrow' ? layout.share : 64,
        text: (row: Placed) => formatPercent(share(row)),
        fontSize: 14,
        fill: 'var(--ink)',
      }),
      ...(size === 'narrow'
        ? []
        : [
            plot.text(placed, {
              frameAnchor: 'right',
              textAnchor: 'end',
              y: 'y',
              dx: layout.share,
              text: (row: Placed) => formatInterval(row),
              fill: 'var(--ink-2)',
            }),
          ]),
      ...tips(canvas, placed, { x: share, y: 'y', title: titleOf }),
    ],
  });
  return finish(
    svg,
    `Share of incidents restored in time, ${formatCount(rows.length, 'row')} with intervals`,
    canvas.alive,
  );
}

function titleOf(row: Placed): string {
  return [
    nameOf(row),
    `${formatNumber(row.met)} of ${formatCount(row.judged, 'incident')} restored in time`,
    `${formatPercent(row.met / row.judged)}, 95 % interval ${formatInterval(row)}`,
  ].join('\n');
}

function place(rows: readonly AttainmentRow[]): {
  placed: Placed[];
  heads: GroupHead[];
  height: number;
} {
  const placed: Placed[] = [];
  const heads: GroupHead[] = [];
  let top = TOP;
  for (const dimension of DIMENSIONS) {
    const members = rows.filter((row) => row.dimension === dimension);
    if (!members.length) continue;
    heads.push({ words: headOf(dimension, members), y: top + 22 });
    top += HEAD;
    for (const row of members) {
      const { low, high } = wilson(row.met, row.judged) ?? { low: 0, high: 1 };
      placed.push({ ...row, low, high, y: top + LINE / 2 });
      top += LINE;
    }
    top += 8;
  }
  return { placed, heads, height: top };
}

function headOf(dimension: Dimension, members: readonly AttainmentRow[]): string {
  const all = members[0]?.values ?? 0;
  const name = { criticality: 'Criticality', service: 'Service', quarter: 'Quarter' }[dimension];
  if (all === members.length) return name;
  const which = dimension === 'quarter' ? 'the latest' : 'those with the most';
  return `${name}, ${which} ${members.length} of ${formatNumber(all)}`;
}
