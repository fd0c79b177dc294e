// How are open promises drawn by their age?
import { formatCount } from '../../format.ts';
import { sizeOf, type Canvas } from '../chart.ts';
import { ageHref, ageWords, STATES, type PromiseAge, type PromiseState } from '../promise-ages.ts';
import { finish } from './finish.ts';

const ROW = 36;
const BAR = 20;
const STATE_WORDS: Record<PromiseState, string> = {
  overdue: 'overdue',
  dated: 'due later',
  undated: 'without a date',
};

interface Piece {
  x1: number;
  x2: number;
  y: number;
  n: number;
  age: string;
  state: PromiseState;
}

/** A bar for each age, the youngest on top, its pieces in the order of `STATES`. */
export function drawAges(rows: readonly PromiseAge[], canvas: Canvas): Element {
  const { plot, document, width, within } = canvas;
  const left = sizeOf(width) === 'narrow' ? 112 : 128;
  const totals = rows.map((row) => STATES.reduce((sum, state) => sum + row[state], 0));
  const scale = (width - left - 48) / Math.max(1, ...totals);
  const pieces = rows.flatMap((row, index) => {
    let x = left;
    return STATES.filter((state) => row[state] > 0).map((state): Piece => {
      const piece = {
        x1: x,
        x2: x + row[state] * scale,
        y: index * ROW + ROW / 2,
        n: row[state],
        age: row.age,
        state,
      };
      x = piece.x2;
      return piece;
    });
  });
  const box = {
    x1: 'x1',
    x2: 'x2',
    y1: ({ y }: Piece) => y - BAR / 2,
    y2: ({ y }: Piece) => y + BAR / 2,
    insetRight: 2,
    rx: 2,
    title: (piece: Piece) =>
      `${formatCount(piece.n, 'open promise')}, ${STATE_WORDS[piece.state]}\n${ageWords(piece.age)}`,
    href: ({ age, state }: Piece) => ageHref(age, state, within),
  };
  const of = (state: PromiseState): Piece[] => pieces.filter((piece) => piece.state === state);
  const svg = plot.plot({
    document,
    width,
    height: Math.max(1, rows.length) * ROW,
    className: 'plot',
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      plot.text(rows, {
        x: 0,
        y: (_row: PromiseAge, index: number) => index * ROW + ROW / 2,
        text: ({ age }: PromiseAge) => ageWords(age),
        textAnchor: 'start',
        fontSize: 14,
        fill: 'var(--ink)',
      }),
      plot.rect(of('overdue'), { ...box, fill: 'var(--missed)' }),
      plot.rect(of('dated'), {
        ...box,
        fill: 'var(--open)',
        fillOpacity: 0.3,
        stroke: 'var(--open)',
      }),
      plot.rect(of('undated'), {
        ...box,
        fill: 'var(--paper)',
        stroke: 'var(--open)',
        strokeDasharray: '3,2',
      }),
      plot.text(
        pieces.filter(({ x1, x2 }) => x2 - x1 > 22),
        {
          x: ({ x1, x2 }: Piece) => (x1 + x2) / 2 - 1,
          y: 'y',
          text: ({ n }: Piece) => String(n),
          fill: ({ state }: Piece) => (state === 'overdue' ? 'var(--paper)' : 'var(--ink)'),
          pointerEvents: 'none',
        },
      ),
    ],
  });
  return finish(svg, 'Open promises by age', canvas.alive);
}
