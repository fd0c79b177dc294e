// How are many files read at once, in order, when any of them may hang or devour the memory?
//
// Workers get batches of tasks. The pool knows of each which task it is at: the one it is lost over is condemned, the
// rest of its batch goes to another. A crash counts against a document only in a process that read nothing before it,
// so that what came earlier, and so the scheduling, cannot decide.
import { availableParallelism } from 'node:os';
import { LIMITS, lossReason, type Limits, type Loss } from './limits.ts';
import type { Task } from './protocol.ts';
import { ENTRY, LOOK_EVERY_MS, startWorker, type WorkerProcess } from './worker.ts';

/** What workers run, how many there are at most, and what a document may cost them. */
export interface Workforce {
  /** the program of a worker, a path */
  entry?: string;
  /** as many as there are cores where this is left out */
  size?: number;
  limits?: Limits;
}

export interface PoolOptions<Outcome> extends Workforce {
  /** what the workers' entry gets first */
  setup: unknown;
  /** takes what a worker answered; throws where it is nothing of the kind */
  accept(answer: unknown): Outcome;
  /** the outcome of a task over which a worker was lost, with the reason in words for people */
  refuse(task: Task, reason: string): Outcome;
}

/** Tasks in one message; half of them left, the next ones are sent, so that no worker waits. */
const BATCH = 16;
/** Below so many tasks a further worker takes longer to start than to help. */
const WORTH_A_WORKER = 48;
/** Answers that may wait for an earlier one: while a document takes its time, the memory must not fill up. */
const AHEAD = 256;

/**
 * Reads files in worker processes. Outcomes come in the order of the tasks, whatever the scheduling. Every task has an
 * outcome. Throws only where no worker can be started at all. Ending the iteration early ends the workers.
 */
export async function* readInWorkers<Outcome>(
  tasks: readonly Task[],
  options: PoolOptions<Outcome>,
): AsyncGenerator<Outcome, void> {
  if (!tasks.length) return;
  const pool = new Pool(tasks, options);
  try {
    for (let index = 0; index < tasks.length; index++) yield await pool.outcome(index);
  } finally {
    pool.end();
  }
}

interface Hand {
  process: WorkerProcess;
  ready: boolean;
  /** tasks that it was sent and has not answered, in order */
  tasks: number[];
  /** whether it has answered any */
  used: boolean;
}

class Pool<Outcome> {
  readonly #tasks: readonly Task[];
  readonly #options: PoolOptions<Outcome>;
  readonly #limits: Limits;
  readonly #hands = new Set<Hand>();
  readonly #outcomes = new Map<number, Outcome>();
  /** tasks whose worker was lost over another one, in order */
  readonly #again: number[] = [];
  /** tasks over which a used worker crashed: each gets a new one for itself */
  readonly #alone: number[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #end = () => this.end();
  #next = 0;
  #wanted = 0;
  #wake: (() => void) | null = null;
  #failure: Error | null = null;

  constructor(tasks: readonly Task[], options: PoolOptions<Outcome>) {
    this.#tasks = tasks;
    this.#options = options;
    this.#limits = options.limits ?? LIMITS;
    const most = options.size ?? availableParallelism();
    const size = Math.min(most, Math.max(1, Math.ceil(tasks.length / WORTH_A_WORKER)));
    for (let count = 0; count < size; count++) this.#start();
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    process.once('exit', this.#end);
  }

  /** The outcome of one task; they are asked for in order. */
  async outcome(index: number): Promise<Outcome> {
    this.#wanted = index;
    for (const hand of this.#hands) this.#feed(hand);
    for (;;) {
      if (this.#failure) throw this.#failure;
      const outcome = this.#outcomes.get(index);
      if (outcome !== undefined) {
        this.#outcomes.delete(index);
        return outcome;
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  end(): void {
    clearInterval(this.#timer);
    process.off('exit', this.#end);
    for (const { process: worker } of this.#hands) worker.end();
    this.#hands.clear();
  }

  #start(): void {
    const hand: Hand = {
      ready: false,
      tasks: [],
      used: false,
      process: startWorker(this.#options.entry ?? ENTRY, this.#options.setup, this.#limits, {
        ready: () => {
          hand.ready = true;
          this.#feed(hand);
        },
        answered: (answer) => this.#answered(hand, answer),
        lost: (loss, how) => this.#lost(hand, loss, how),
      }),
    };
    this.#hands.add(hand);
  }

  /** Sends a worker what it can take. */
  #feed(hand: Hand): void {
    if (!hand.ready || hand.tasks.length > BATCH / 2) return;
    const indexes: number[] = [];
    if (!hand.used && !hand.tasks.length && this.#alone.length)
      indexes.push(...this.#alone.splice(0, 1));
    else
      while (indexes.length < BATCH) {
        const index = this.#again.shift() ?? this.#fresh();
        if (index === null) break;
        indexes.push(index);
      }
    const tasks = indexes.flatMap((index) => this.#tasks[index] ?? []);
    if (!tasks.length) return;
    hand.tasks.push(...indexes);
    hand.process.send(tasks);
  }

  #fresh(): number | null {
    if (this.#next >= this.#tasks.length || this.#next > this.#wanted + AHEAD) return null;
    return this.#next++;
  }

  #answered(hand: Hand, answer: unknown): void {
    const index = hand.tasks.shift();
    hand.used = true;
    if (index === undefined) return;
    try {
      this.#settle(index, this.#options.accept(answer));
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
    this.#feed(hand);
  }

  #lost(hand: Hand, loss: Loss, how: string): void {
    this.#hands.delete(hand);
    if (!hand.ready) {
      this.#fail(new Error(`no process to read documents can be started: ${how}`));
      return;
    }
    const [index, ...rest] = hand.tasks;
    this.#again.unshift(...rest);
    const task = index === undefined ? undefined : this.#tasks[index];
    if (index !== undefined && task) {
      if (loss === 'time' || loss === 'wait' || !hand.used)
        this.#settle(index, this.#options.refuse(task, lossReason(loss, this.#limits, how)));
      else this.#alone.push(index);
    }
    this.#start();
  }

  /** Counts a look at each worker that is at a document. */
  #look(): void {
    for (const { process: worker, tasks } of this.#hands) if (tasks.length) worker.check();
  }

  #settle(index: number, outcome: Outcome): void {
    this.#outcomes.set(index, outcome);
    if (index === this.#wanted) this.#wakeUp();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wakeUp();
  }

  #wakeUp(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
