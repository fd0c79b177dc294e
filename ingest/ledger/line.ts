// How does a decision become a line that tells when it was damaged?
//
// {"v":1,"seq":12,"prev":"…","decision":{…},"sum":"…"}: `prev` is the SHA-256 of the line before (of the same writer, over
// the months), `sum` that of the line itself without it. A line changed by hand, cut, or taken out shows at once.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Decision } from './decision.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Line = z.strictObject({
  v: z.literal(1),
  seq: z.number().int().positive(),
  prev: Hash,
  decision: Decision,
  sum: Hash,
});

/** Where a writer's chain ends: what its next line follows. */
export interface Head {
  seq: number;
  /** SHA-256 of the last line, without its line end */
  hash: string;
}

/** Before the first line. */
export const NOTHING: Head = { seq: 0, hash: '0'.repeat(64) };

/** The line of a decision, without a line end, and the head after it. */
export function lineOf(decision: Decision, head: Head): { line: string; head: Head } {
  const seq = head.seq + 1;
  const body = JSON.stringify({ v: 1, seq, prev: head.hash, decision });
  const line = `${body.slice(0, -1)},"sum":"${sha256(body)}"}`;
  return { line, head: { seq, hash: sha256(line) } };
}

/** Reads a line that follows `head`. Throws, with what is wrong in words for people, where it was changed or does not follow. */
export function readLine(line: string, head: Head): { decision: Decision; head: Head } {
  const sum = /,"sum":"([0-9a-f]{64})"\}$/.exec(line);
  if (!sum) throw new Error('it is no decision, or its end is missing');
  if (sha256(`${line.slice(0, sum.index)}}`) !== sum[1])
    throw new Error('it was changed after it was written (its checksum does not fit)');
  const { seq, prev, decision } = parse(line);
  if (seq !== head.seq + 1) throw new Error(`it is number ${seq}, but ${head.seq + 1} is due here`);
  if (prev !== head.hash) throw new Error('it does not follow the line before it');
  return { decision, head: { seq, hash: sha256(line) } };
}

/** The checksum fits, so what cannot be read was written so: by another version. */
function parse(line: string): z.infer<typeof Line> {
  const parsed = Line.safeParse(JSON.parse(line));
  if (parsed.success) return parsed.data;
  throw new Error(
    `this version of Hindsight does not understand it (${z.prettifyError(parsed.error).replaceAll('\n', ' ')})`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
