// What does a JSON text hold, and under which of its many names?
import { FormatError } from '../../model.ts';
import { composed } from '../../text/characters.ts';

/** A JSON object as its keys are compared: `createdAt`, `created_at` and `Created At` are one name. */
export class JsonRecord {
  readonly #entries = new Map<string, { key: string; value: unknown }>();

  constructor(value: object) {
    for (const [key, inner] of Object.entries(value)) {
      const name = keyName(key);
      // the first of two spellings that has a value wins
      if ((this.#entries.get(name)?.value ?? null) === null)
        this.#entries.set(name, { key, value: inner });
    }
  }

  /** The value of the first of these keys that has one; null and empty ones count as absent. */
  get(...keys: string[]): unknown {
    return this.find(...keys)?.value ?? null;
  }

  /** The key as written, with its value, of the first of these keys that has one. */
  find(...keys: string[]): { key: string; value: unknown } | null {
    for (const key of keys) {
      const entry = this.#entries.get(keyName(key));
      if (entry && entry.value !== null && entry.value !== '') return entry;
    }
    return null;
  }

  /** A string, a number or a truth value as words; null where none of the keys has one. */
  text(...keys: string[]): string | null {
    for (const key of keys) {
      const words = wordsOf(this.get(key));
      if (words) return words;
    }
    return null;
  }

  list(...keys: string[]): unknown[] {
    for (const key of keys) {
      const value = this.get(key);
      if (Array.isArray(value)) return value;
    }
    return [];
  }

  /** The objects of a list. */
  records(...keys: string[]): JsonRecord[] {
    return recordsOf(this.list(...keys));
  }

  record(...keys: string[]): JsonRecord | null {
    for (const key of keys) {
      const record = recordOf(this.get(key));
      if (record) return record;
    }
    return null;
  }

  has(...keys: string[]): boolean {
    return keys.some((key) => this.#entries.has(keyName(key)));
  }

  /** Every key as written with its value, in the order of the text. */
  entries(): { key: string; value: unknown }[] {
    return [...this.#entries.values()];
  }
}

function keyName(key: string): string {
  return key.toLowerCase().replace(/[\s_.-]+/g, '');
}

/** Null for anything but an object. */
export function recordOf(value: unknown): JsonRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new JsonRecord(value)
    : null;
}

/** The objects among the members of a list. */
export function recordsOf(value: unknown): JsonRecord[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.map(recordOf).filter((record) => record !== null);
}

/** A plain value as words, null for lists, objects and nothing. */
export function wordsOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? cleaned(value).trim() || null : null;
}

/**
 * A text as documents have it: NFC, `\n` line ends, no control characters, no half of a surrogate pair. Escapes in JSON
 * and XML can bring all of these in after the file itself was cleaned.
 */
export function cleaned(text: string): string {
  const plain = UNCLEAN.test(text)
    ? text
        .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
        .replace(CONTROL, ' ')
        .replace(
          /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
          '\ufffd',
        )
    : text;
  return composed(plain);
}

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNCLEAN = /[\u0000-\u0008\u000b-\u001f\u007f\u0085\u2028\u2029\ud800-\udfff]/;
// eslint-disable-next-line no-control-regex -- as above
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** The value of a JSON text. Throws a FormatError that says where it is broken. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    throw new FormatError(`Its JSON is broken: ${placeOf(text, error)}.`);
  }
}

function placeOf(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = /position (\d+)/.exec(message)?.[1];
  if (/^Unexpected end|^Unterminated/.test(message)) return 'it ends in the middle';
  if (position !== undefined)
    return `line ${text.slice(0, Number(position)).split('\n').length} is not what JSON allows`;
  const token = /^Unexpected token '(.+?)'/s.exec(message)?.[1];
  return token === undefined
    ? 'it is not what JSON allows'
    : `it holds “${token}” where JSON allows none`;
}
