// How is one incident drawn? A lane for its windows, one for each moment, one for everything noted.
import { formatMinutes } from '../../format.ts';
import { sizeOf, type Canvas } from '../chart.ts';
import type { TimelineRow } from '../timeline.ts';
import { finish } from './finish.ts';
import { DAY, LANE, placeRows, TOP, type Placed } from './timeline-places.ts';
import { tickLabel } from './wall-clock.ts';

/** Lanes from the top: impact, then the moments in order, then what was noted. The axis covers windows and moments. */
export function drawTimeline(rows: readonly TimelineRow[], canvas: Canvas): Element {
  const { plot, document, width } = canvas;
  const narrow = sizeOf(width) === 'narrow';
  const { placed, extent, lanes } = placeRows(rows);
  const marginLeft = narrow ? 92 : 112;
  const inside = placed.filter(({ from, to }) => +to >= extent[0] && +from <= extent[1]);
  const of = (kind: TimelineRow['kind']): Placed[] => inside.filter((row) => row.kind === kind);
  const outside = placed.length - inside.length;
  const height = TOP + lanes.length * LANE + (outside ? 24 : 8);
  const svg = plot.plot({
    document,
    width,
    height,
    className: 'plot',
    marginLeft,
    marginRight: 8,
    marginTop: TOP,
    marginBottom: outside ? 24 : 8,
    x: { type: 'utc', domain: extent.map((time) => new Date(time)), axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      plot.axisX({
        anchor: 'top',
        ticks: Math.max(2, Math.floor((width - marginLeft) / 100)),
        tickSize: 0,
        tickFormat: tickLabel,
        label: null,
        fill: 'var(--ink-2)',
      }),
      plot.gridX({
        ticks: Math.max(2, Math.floor((width - marginLeft) / 100)),
        stroke: 'var(--line)',
        strokeOpacity: 1,
      }),
      plot.text(lanes, {
        frameAnchor: 'left',
        dx: -marginLeft,
        y: (lane: string) => TOP + lanes.indexOf(lane) * LANE + LANE / 2,
        text: (lane: string) => lane,
        textAnchor: 'start',
        fontSize: 14,
        fill: 'var(--ink)',
      }),
      ...windows(of('window'), canvas),
      ...targets(of('target'), canvas, extent),
      ...moments(of('moment'), canvas, extent),
      ...notes(of('event'), canvas, extent),
      ...(outside
        ? [
            plot.text([`${outside} later or earlier, in the table`], {
              frameAnchor: 'bottom-right',
              dy: 12,
              textAnchor: 'end',
              fill: 'var(--ink-3)',
              stroke: 'var(--paper)',
              strokeWidth: 4,
            }),
          ]
        : []),
    ],
  });
  return finish(svg, 'Time line of the incident', canvas.alive);
}

/** Outages are solid, degradation is pale; a window without an end has no right edge. */
function windows(rows: readonly Placed[], { plot }: Canvas) {
  const full = (row: Placed): boolean => row.label.startsWith('Outage');
  const title = (row: Placed): string =>
    `${row.label}${row.minutes === null ? '' : `, ${formatMinutes(row.minutes)}`}${row.endedAt === null ? ', end not told' : ''}`;
  return [
    plot.rect(rows, {
      x1: 'from',
      x2: 'to',
      y1: ({ y }: Placed) => y - 8,
      y2: ({ y }: Placed) => y + 8,
      fill: (row: Placed) => (full(row) ? 'var(--ink)' : 'var(--ink-3)'),
      fillOpacity: (row: Placed) => (full(row) ? 1 : 0.35),
      insetRight: -1,
      rx: 1,
      href: 'href',
      title,
    }),
  ];
}

/** A small stroke for each note; a pale bar where only its day is known. */
function notes(
  rows: readonly Placed[],
  { plot }: Canvas,
  [first, last]: readonly [number, number],
) {
  const isDay = ({ startedAt }: Placed): boolean => !startedAt.includes('T');
  const title = (row: Placed): string =>
    `${tickLabel(row.from)}${isDay(row) ? ', day only' : ''} ${row.label}`;
  const box = { y1: ({ y }: Placed) => y - 5, y2: ({ y }: Placed) => y + 5, href: 'href', title };
  return [
    plot.rect(rows.filter(isDay), {
      ...box,
      x1: ({ from }: Placed) => new Date(Math.max(+from, first)),
      x2: ({ to }: Placed) => new Date(Math.min(+to, last)),
      fill: 'var(--ink-2)',
      fillOpacity: 0.15,
    }),
    plot.ruleX(
      rows.filter((row) => !isDay(row)),
      { ...box, x: 'from', stroke: 'var(--ink-2)', strokeWidth: 2 },
    ),
  ];
}

/** The target as a line down to its own lane. */
function targets(rows: readonly Placed[], { plot }: Canvas, extent: readonly [number, number]) {
  const words = {
    y: 'y',
    text: ({ from, label }: Placed) => `${clockAndDay(from, extent[1] - extent[0])}, ${label}`,
    fill: 'var(--ink-2)',
    stroke: 'var(--paper)',
    strokeWidth: 4,
  } as const;
  return [
    plot.ruleX(rows, {
      x: 'from',
      y1: TOP,
      y2: ({ y }: Placed) => y + 8,
      stroke: 'var(--missed)',
      strokeDasharray: '4,3',
    }),
    plot.text(
      rows.filter((row) => !isLate(row, extent)),
      { ...words, x: 'from', dx: 8, textAnchor: 'start' },
    ),
    plot.text(
      rows.filter((row) => isLate(row, extent)),
      { ...words, x: 'from', dx: -8, textAnchor: 'end' },
    ),
  ];
}

/** Near the right edge words stand at the left of their mark. */
function isLate({ from }: Placed, [first, last]: readonly [number, number]): boolean {
  return +from - first > (last - first) * 0.62;
}

/** A stroke at the moment, its clock time and how long after the start; a day where only that is known. */
function moments(rows: readonly Placed[], { plot }: Canvas, extent: readonly [number, number]) {
  const [first, last] = extent;
  const late = (row: Placed): boolean => isLate(row, extent);
  const words = ({ from, startedAt, minutes }: Placed): string => {
    const when = startedAt.includes('T')
      ? clockAndDay(from, last - first)
      : `${tickLabel(from)}, day only`;
    return minutes ? `${when}, after ${formatMinutes(minutes)}` : when;
  };
  const label = {
    y: 'y',
    text: words,
    fill: 'var(--ink-2)',
    stroke: 'var(--paper)',
    strokeWidth: 4,
    href: 'href',
  } as const;
  const known = rows.filter(({ startedAt }) => startedAt.includes('T'));
  return [
    plot.ruleY(rows, {
      y: 'y',
      x1: new Date(first),
      x2: 'from',
      stroke: 'var(--line-strong)',
      strokeDasharray: '1,3',
    }),
    plot.rect(
      rows.filter((row) => !known.includes(row)),
      {
        x1: 'from',
        x2: 'to',
        y1: ({ y }: Placed) => y - 5,
        y2: ({ y }: Placed) => y + 5,
        fill: 'var(--accent)',
        fillOpacity: 0.2,
      },
    ),
    plot.ruleX(known, {
      x: 'from',
      y1: ({ y }: Placed) => y - 8,
      y2: ({ y }: Placed) => y + 8,
      stroke: 'var(--accent)',
      strokeWidth: 3,
    }),
    // what can be pointed at is larger than the stroke
    plot.dot(rows, {
      x: 'from',
      y: 'y',
      r: 9,
      fill: 'transparent',
      href: 'href',
      title: (row: Placed) => `${row.label} ${words(row)}`,
    }),
    plot.text(
      rows.filter((row) => !late(row)),
      { ...label, x: 'to', dx: 8, textAnchor: 'start' },
    ),
    plot.text(rows.filter(late), { ...label, x: 'from', dx: -8, textAnchor: 'end' }),
  ];
}

function clockAndDay(time: Date, span: number): string {
  const clock = time.toISOString().slice(11, 16);
  return span > DAY ? `${tickLabel(new Date(+time - (+time % DAY)))} ${clock}` : clock;
}
