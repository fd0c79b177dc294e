// What does one file say? From its bytes to a document and its incidents, or the reason why not.
import { extractFacts } from '../extract/index.ts';
import { recognise } from '../formats/index.ts';
import { FormatError, type Note, type Reading, type Source, type Unreadable } from '../model.ts';
import { binaryKind } from '../read/decode.ts';
import { isUnreadable, readSource } from '../read/source.ts';
import { resolveIncidents } from '../resolve/index.ts';
import { problemsOf } from '../store/check.ts';
import type { Taxonomy } from '../taxonomy.ts';

/** Reads one file below a folder. It is known as `shownAs`, or by its path below the folder. */
export async function readFile(
  root: string,
  path: string,
  rules: { taxonomy: Taxonomy },
  shownAs = path,
): Promise<Reading | Unreadable> {
  const source = readSource(root, path);
  if (isUnreadable(source)) return { ...source, path: shownAs };
  return readDocument({ ...source, id: shownAs, path: shownAs }, rules);
}

/** Takes one source apart into a document and its incidents; whatever goes wrong comes back as the reason. */
export async function readDocument(
  source: Source,
  { taxonomy }: { taxonomy: Taxonomy },
): Promise<Reading | Unreadable> {
  const { path, sha256, bytes } = source;
  const refuse = (reason: string): Unreadable => ({ path, sha256, bytes: bytes.length, reason });
  try {
    const format = recognise(source);
    if (!format) return refuse(whyNoFormat(source));
    const document = await format.parse(source);
    const facts = extractFacts(document, taxonomy);
    const { incidents, notes } = resolveIncidents(document, facts, taxonomy);
    const told = [...source.notes, ...document.notes, ...notes];
    const reading = { document: { ...document, notes: withoutRepeats(told) }, incidents };
    const [impossible] = problemsOf(reading);
    return impossible ? refuse(`Reading it gave something impossible: ${impossible}.`) : reading;
  } catch (error) {
    if (error instanceof FormatError) return refuse(error.message);
    return refuse(`Reading it failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function whyNoFormat(source: Source): string {
  if (source.text !== null) return 'No format that Hindsight knows fits it.';
  const kind = binaryKind(source.bytes);
  if (kind) return `It is ${kind}, a form that Hindsight does not read.`;
  return 'It is binary, not text (UTF-16 text needs a byte order mark).';
}

/** Formats may hand on the notes of their source, or leave that to us: each is told once. */
function withoutRepeats(notes: Note[]): Note[] {
  const keys = new Set<string>();
  return notes.filter(({ message, span }) => {
    const key = `${span?.start ?? ''}:${message}`;
    return !keys.has(key) && keys.add(key);
  });
}
