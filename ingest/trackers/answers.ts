// Does an answer ask us to wait, and is it small enough to read?

/** An answer about tickets is never larger than this, in bytes. */
const MOST = 20_000_000;

export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** The text of an answer. Throws `TooLarge` before it fills the memory. */
export async function readAll(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  if (!response.body) return text;
  for await (const piece of response.body) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > MOST) throw new TooLarge();
  }
  return text + decoder.decode();
}

export interface Wait {
  /** true where the request itself was refused for it; false where only the next one would be */
  limited: boolean;
  /** null where the tracker does not say how long */
  milliseconds: number | null;
}

/** Names under which trackers say how many requests are left, and when there are more. */
const LEFT = ['x-ratelimit-remaining', 'ratelimit-remaining', 'x-ratelimit-requests-remaining'];
const RESET = ['x-ratelimit-reset', 'ratelimit-reset', 'x-ratelimit-requests-reset'];

/** Whether, and how long, the tracker wants us to wait; null where it does not. `now` in milliseconds since 1970. */
export function waitAsked(response: Response, text: string, now: number): Wait | null {
  const { status, headers } = response;
  const after = retryAfter(headers.get('retry-after'), now);
  const noneLeft = first(headers, LEFT) === '0';
  const reset = noneLeft ? untilReset(first(headers, RESET), now) : null;
  const milliseconds = after ?? reset;
  const limited =
    status === 429 ||
    (status === 503 && after !== null) ||
    (status === 403 && (after !== null || noneLeft || /rate limit/i.test(text))) ||
    (status === 400 && text.includes('"RATELIMITED"'));
  if (limited) return { limited, milliseconds };
  return reset !== null && reset > 0 ? { limited, milliseconds: reset } : null;
}

function first(headers: Headers, names: readonly string[]): string | null {
  for (const name of names) {
    const value = headers.get(name);
    if (value !== null) return value.trim();
  }
  return null;
}

/** Seconds, or a date (RFC 9110); in milliseconds from now. */
function retryAfter(text: string | null, now: number): number | null {
  if (text === null) return null;
  const seconds = Number(text);
  const milliseconds =
    text.trim() !== '' && !Number.isNaN(seconds) ? seconds * 1000 : Date.parse(text) - now;
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}

/** A moment in seconds since 1970 (GitHub, GitLab), in milliseconds (Linear), or a date (Jira). */
function untilReset(text: string | null, now: number): number | null {
  if (text === null) return null;
  const number = Number(text);
  const at = Number.isNaN(number) ? Date.parse(text) : number > 1e11 ? number : number * 1000;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
