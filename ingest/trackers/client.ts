// How is a tracker asked, so that it is neither pressed nor believed blindly?
//
// One request after the other, each with a time limit. What passes (a server that stumbles, a line that breaks) is tried
// again a few times, later each time; a limit of the tracker is kept, where it does not ask for more than our patience.
// What was answered before is asked for with its tag, so that an unchanged ticket costs the tracker nothing.
import { z, type ZodType } from 'zod';
import { redact } from './secrets.ts';
import { readAll, TooLarge, waitAsked } from './answers.ts';

/** A tracker did not do what was asked. The message is for people and holds no secret. */
export class TrackerFault extends Error {
  override name = 'TrackerFault';
}

/** Everything outside of the program that a client touches. */
export interface World {
  fetch(url: string, init: RequestInit): Promise<Response>;
  pause(milliseconds: number): Promise<void>;
  /** milliseconds since 1970 */
  now(): number;
  /** from 0 to 1 */
  random(): number;
}

/** Answers that were kept from earlier times, by address. */
export const Kept = z.record(
  z.string(),
  z.object({ tag: z.string(), body: z.unknown(), next: z.string().nullable() }),
);
export type Kept = z.infer<typeof Kept>;

export interface ClientOptions {
  /** how messages call the tracker */
  name: string;
  /** requests go nowhere else */
  origin: string;
  headers: Readonly<Record<string, string>>;
  /** the variable that holds the token; null where none is sent */
  variable: string | null;
  /** what no message may hold */
  secrets: readonly string[];
  kept: Kept;
  /** for one request, in milliseconds */
  timeLimit?: number;
  /** for all waiting together, in milliseconds */
  patience?: number;
}

/** What came back: `value` is null where the tracker does not know what was asked for (404, 410). */
export interface Answer<T> {
  value: T | null;
  /** address of the next page */
  next: string | null;
}

export interface Client {
  /** Asks for an address. Throws `TrackerFault`. */
  get<T>(url: string, schema: ZodType<T>): Promise<Answer<T>>;
  /** Asks with a body, for a tracker that takes questions so; a 400 is an answer too, by `refused`. Throws `TrackerFault`. */
  post<T>(url: string, body: unknown, schema: ZodType<T>, refused?: ZodType<T>): Promise<T>;
  /** A fault in the tracker's name, without secrets. */
  fault(words: string): TrackerFault;
  /** what to keep for the next time: the answers of this run that had a tag */
  keep: Kept;
}

const TRIES = 4;
const FIRST_PAUSE_MS = 500;
const REDIRECTS = 3;
const NOT_THERE = [404, 410];

export function openClient(options: ClientOptions, world: World): Client {
  const { name, origin, kept, timeLimit = 20_000 } = options;
  const keep: Kept = {};
  let patience = options.patience ?? 120_000;
  /** the tracker gave its last answer before this moment */
  let restUntil = 0;

  const fault = (words: string): TrackerFault =>
    new TrackerFault(redact(`${name}: ${words}`, options.secrets));

  async function wait(milliseconds: number, why: string): Promise<void> {
    if (milliseconds > patience)
      throw fault(
        `${why} until ${clock(world.now() + milliseconds)}, which is longer than a sync waits. Try again then`,
      );
    patience -= milliseconds;
    await world.pause(milliseconds);
  }

  /** Sends one request until it is answered for good. */
  async function send(
    url: string,
    init: RequestInit,
  ): Promise<{ response: Response; text: string }> {
    let last = '';
    for (let tried = 0; tried < TRIES; tried++) {
      if (tried) await wait(pauseBefore(tried), 'it does not answer; the next try would wait');
      const rest = restUntil - world.now();
      if (rest > 0) await wait(rest, 'no more requests are allowed');
      const sent = await sendOnce(url, init);
      if ('failed' in sent) {
        last = sent.failed;
        continue;
      }
      const { response, text } = sent;
      const asked = waitAsked(response, text, world.now());
      if (asked?.limited) {
        last = `it allows no more requests (${response.status})`;
        // the last try is not followed by another, so nothing is waited for
        if (tried + 1 < TRIES)
          await wait(asked.milliseconds ?? 60_000 * 2 ** tried, 'it allows no more requests');
        continue;
      }
      if (asked) restUntil = world.now() + (asked.milliseconds ?? 0);
      if (response.status < 500) return { response, text };
      last = `it failed (${response.status})`;
    }
    throw fault(`${last}, ${TRIES} times`);
  }

  async function sendOnce(
    url: string,
    init: RequestInit,
  ): Promise<{ response: Response; text: string } | { failed: string }> {
    try {
      const response = await follow(url, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeLimit),
      });
      return { response, text: await readAll(response) };
    } catch (error) {
      if (error instanceof TrackerFault) throw error;
      if (error instanceof TooLarge) throw fault('its answer is too large to be one about tickets');
      return { failed: whyFailed(error, timeLimit) };
    }
  }

  /** A repository that was renamed answers from another address; the token goes to no other server. */
  async function follow(url: string, init: RequestInit): Promise<Response> {
    let address = url;
    for (let step = 0; step <= REDIRECTS; step++) {
      if (new URL(address).origin !== origin)
        throw fault(`it sends us on to ${new URL(address).origin}, where the token must not go`);
      const response = await world.fetch(address, init);
      const to = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || response.status === 304 || !to)
        return response;
      await response.body?.cancel();
      address = new URL(to, address).href;
    }
    throw fault('it sends us round in circles');
  }

  function refuse(response: Response, text: string): void {
    const { status } = response;
    const by = options.variable ? `the token in ${options.variable}` : 'requests without a token';
    if (status === 401) throw fault(`it refuses ${by} (401)`);
    if (status === 403) throw fault(`it does not let ${by} read this (403)${saidBy(text)}`);
    if (status >= 400 && !NOT_THERE.includes(status))
      throw fault(`it does not understand the request (${status})${saidBy(text)}`);
  }

  function valueOf<T>(text: string, schema: ZodType<T>): T {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      throw fault('its answer is no JSON; is the address that of its interface?');
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw fault(
      `its answer is not what its documentation promises (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`,
    );
  }

  const pauseBefore = (tried: number): number =>
    FIRST_PAUSE_MS * 2 ** (tried - 1) * (1 + world.random());

  return {
    keep,
    fault,
    async get(url, schema) {
      const before = kept[url];
      const earlier = before && schema.safeParse(before.body);
      const { response, text } = await send(url, {
        headers: {
          ...options.headers,
          ...(earlier?.success ? { 'if-none-match': before?.tag ?? '' } : {}),
        },
      });
      if (response.status === 304 && before && earlier?.success) {
        keep[url] = before;
        return { value: earlier.data, next: before.next };
      }
      if (NOT_THERE.includes(response.status)) return { value: null, next: null };
      refuse(response, text);
      const value = valueOf(text, schema);
      const next = nextPage(response.headers.get('link'), url);
      const tag = response.headers.get('etag');
      if (tag) keep[url] = { tag, body: value, next };
      return { value, next };
    },
    async post(url, body, schema, refused) {
      const { response, text } = await send(url, {
        method: 'POST',
        headers: { ...options.headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (response.status === 400 && refused) return valueOf(text, refused);
      if (NOT_THERE.includes(response.status))
        throw fault(`there is nothing at ${url} (${response.status}); is its address right?`);
      refuse(response, text);
      return valueOf(text, schema);
    },
  };
}

/** `<https://…?page=2>; rel="next"` of a Link header (RFC 8288), absolute. */
function nextPage(link: string | null, url: string): string | null {
  const next = (link ?? '').split(/,\s*(?=<)/).find((one) => /;\s*rel="?next\b/i.test(one));
  const address = /^<([^>]*)>/.exec(next ?? '')?.[1];
  return address === undefined ? null : new URL(address, url).href;
}

function whyFailed(error: unknown, timeLimit: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `it gave no answer within ${timeLimit / 1000} s`;
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
  return `it could not be reached${code ? ` (${code})` : ''}`;
}

/** What the tracker itself says of a refusal, cut: `: Resource not accessible`. */
function saidBy(text: string): string {
  const words = /"(?:message|error_description|errorMessages)"\s*:\s*\[?\s*"([^"]{1,160})/.exec(
    text,
  )?.[1];
  return words ? `: ${words.replace(/[\s\p{Cc}]+/gu, ' ')}` : '';
}

function clock(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(11, 16)} UTC`;
}
