// What appears at the pointer? A small card, in the page's own colours.
import type { Canvas } from '../chart.ts';

/** Where marks stand, and what each says in lines. Channels are functions of a row or names of its fields. */
interface Places<Row> {
  x: string | ((row: Row) => number | Date);
  y: string | ((row: Row) => number);
  title(row: Row): string;
}

/** The card beside the mark that is nearest to the pointer; nothing before the chart is alive. */
export function tips<Row>({ plot, alive }: Canvas, rows: readonly Row[], places: Places<Row>) {
  if (!alive) return [];
  return [
    plot.tip(rows, {
      ...plot.pointer({ ...places, maxRadius: 24 }),
      fill: 'var(--raised)',
      stroke: 'var(--line-strong)',
      lineHeight: 1.4,
      lineWidth: 30,
      textPadding: 10,
    }),
  ];
}
