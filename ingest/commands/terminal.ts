// How does a command speak: data on one stream, progress on the other, colour only where somebody looks?
import { once } from 'node:events';
import { styleText } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';

/** What a command writes to. Effects are parameters, so that tests can listen. */
export interface Terminal {
  /** A line of data, on standard output; waits where the reader is slow. */
  print(line: string): Promise<void>;
  /** A line about the work, on standard error. */
  say(line: string): void;
  /** Data with styles, where standard output can show them. */
  paint: Paint;
  /** Shows how far something has come: a bar on a terminal, a line for each tenth elsewhere. */
  progress(label: string): ProgressLine;
}

export type Paint = (
  style: 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan',
  words: string,
) => string;

export interface ProgressLine {
  update(done: number, total: number): void;
  /** Ends the line, also where the work was cut short. */
  end(): void;
}

/** The terminal of this program: its standard streams, `NO_COLOR` honoured. */
export function openTerminal({ stdout, stderr, env } = process): Terminal {
  // `hindsight parse … | head`: a reader that has seen enough is no failure
  stdout.on('error', (error: Error & { code?: string }) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const colourful = stdout.isTTY && !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    async print(line) {
      if (!stdout.write(`${line}\n`)) await once(stdout, 'drain');
    },
    say: (line) => void stderr.write(`${line}\n`),
    paint: (style, words) => (colourful ? styleText(style, words) : words),
    progress: (label) => (stderr.isTTY ? bar(label, stderr) : tenths(label, stderr)),
  };
}

function bar(label: string, stream: NodeJS.WriteStream): ProgressLine {
  const shown = new SingleBar(
    { format: `${label} {bar} {value}/{total}`, stream, clearOnComplete: true, hideCursor: null },
    Presets.shades_classic,
  );
  return {
    update(done, total) {
      if (!shown.isActive) shown.start(total, 0);
      shown.update(done);
    },
    end: () => shown.stop(),
  };
}

function tenths(label: string, stream: NodeJS.WritableStream): ProgressLine {
  let reported = 0;
  return {
    update(done, total) {
      const tenth = Math.floor((done * 10) / total);
      if (tenth === reported) return;
      reported = tenth;
      stream.write(`${label} ${done}/${total}\n`);
    },
    end: () => undefined,
  };
}
