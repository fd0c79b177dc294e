// How is a sign drawn with the pencil?
import { SIGNS, type SignName } from '../../signs.ts';
import type { Canvas } from '../chart.ts';

/** Where the dots of one sign stand, what they say and where they lead. Channels are functions of a row. */
export interface Dots<Row> {
  x(row: Row): number | Date;
  y(row: Row): number;
  title(row: Row): string;
  /** null for a mark that leads nowhere */
  href(row: Row): string | null;
  /** radius in pixels */
  r?: number;
  /** the outline broken: something about it is not known */
  dashed?: boolean;
}

/** The marks that draw `rows` as one sign, and over them what can be pointed at. */
export function dots<Row>(
  canvas: Canvas,
  name: SignName,
  rows: readonly Row[],
  { x, y, title, href, r = 5, dashed = false }: Dots<Row>,
) {
  if (!rows.length) return [];
  return [
    ...shapes(canvas, name, dashed, { x, y, r }, rows),
    // one link for each, larger than the sign: easier to hit, and the same for every shape
    canvas.plot.dot(rows, { x, y, title, href, r: r + 3, fill: 'transparent' }),
  ];
}

/** The sign itself, wherever `place` puts it. */
export function shapes<Row, Place extends object>(
  { plot }: Canvas,
  name: SignName,
  dashed: boolean,
  place: Place & { r: number },
  rows: readonly Row[],
) {
  const { shape, colour } = SIGNS[name];
  const ring = {
    ...place,
    fill: 'var(--paper)',
    stroke: colour,
    strokeWidth: 1.6,
    ...(dashed || shape === 'dashed' ? { strokeDasharray: '2.2,2' } : {}),
  };
  switch (shape) {
    case 'filled':
      return [
        plot.dot(rows, {
          ...place,
          r: place.r + 0.5,
          fill: colour,
          stroke: 'var(--paper)',
          strokeWidth: 1,
        }),
      ];
    case 'cross':
      return [
        plot.dot(rows, { ...place, symbol: CROSS, stroke: 'var(--paper)', strokeWidth: 5 }),
        plot.dot(rows, { ...place, symbol: CROSS, stroke: colour, strokeWidth: 2.6 }),
      ];
    case 'half':
      return [plot.dot(rows, ring), plot.dot(rows, { ...place, symbol: HALF, fill: colour })];
    case 'hollow':
    case 'dashed':
      return [plot.dot(rows, ring)];
    case 'about':
      return [
        plot.dot(rows, { ...place, symbol: ABOUT, stroke: 'var(--paper)', strokeWidth: 5 }),
        plot.dot(rows, { ...place, symbol: ABOUT, stroke: colour, strokeWidth: 1.8 }),
      ];
    case 'bar':
      return [plot.dot(rows, { ...place, symbol: BAR, stroke: colour, strokeWidth: 2 })];
  }
}

const radius = (size: number): number => Math.sqrt(size / Math.PI);

interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, r: number, from: number, to: number): void;
  quadraticCurveTo(cpx: number, cpy: number, x: number, y: number): void;
  closePath(): void;
}

const CROSS = {
  draw(pen: Pen, size: number): void {
    const r = radius(size) * 0.86;
    pen.moveTo(-r, -r);
    pen.lineTo(r, r);
    pen.moveTo(-r, r);
    pen.lineTo(r, -r);
  },
};

/** The left half, as in `half done`. */
const HALF = {
  draw(pen: Pen, size: number): void {
    const r = radius(size);
    pen.moveTo(0, r);
    pen.arc(0, 0, r, Math.PI / 2, (Math.PI * 3) / 2);
    pen.closePath();
  },
};

/** Two waves: known, but only about. */
const ABOUT = {
  draw(pen: Pen, size: number): void {
    const r = radius(size);
    for (const y of [-0.4 * r, 0.5 * r]) {
      pen.moveTo(-r, y);
      pen.quadraticCurveTo(-r / 2, y - 0.7 * r, 0, y);
      pen.quadraticCurveTo(r / 2, y + 0.7 * r, r, y);
    }
  },
};

const BAR = {
  draw(pen: Pen, size: number): void {
    const r = radius(size);
    pen.moveTo(-r, 0);
    pen.lineTo(r, 0);
  },
};
