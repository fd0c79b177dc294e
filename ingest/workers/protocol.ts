// What do the parent and the processes that read documents say to each other?
import { z } from 'zod';

/** A file to read: below which folder, at which path, and what it is to be known as. */
export const Task = z.object({ root: z.string(), path: z.string(), shownAs: z.string() });
export type Task = z.infer<typeof Task>;

/** Parent to worker, once: what the work rests on (the worker's own entry knows its form). */
export const Setup = z.object({ kind: z.literal('setup'), setup: z.unknown() });
/** Parent to worker: files to read, in this order. */
export const Batch = z.object({ kind: z.literal('batch'), tasks: z.array(Task) });
export const ToWorker = z.discriminatedUnion('kind', [Setup, Batch]);

/** Of the process, all threads together, since it began. */
const processorMilliseconds = z.number();

/** Worker to parent, once: its code is loaded. */
export const Ready = z.object({ kind: z.literal('ready'), processorMilliseconds });
/** Worker to parent: the next of its tasks is done, in the order in which they were given. */
export const Answer = z.object({
  kind: z.literal('answer'),
  outcome: z.unknown(),
  processorMilliseconds,
});
export const ToParent = z.discriminatedUnion('kind', [Ready, Answer]);
