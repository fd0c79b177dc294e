// What kinds of cause are there, and by which words does one know them?
//
// `data/taxonomy.yaml` is the only place that names causes. This file parses it at the door and says what a cue means.
import { createHash } from 'node:crypto';
import { parseDocument } from 'yaml';
import { z } from 'zod';

/** A phrase that hints at a cause. Weight 0.5 is a weak hint, 1 a usual one, 3 decisive. */
export interface Cue {
  cue: string;
  weight: number;
}

export interface CauseEntry {
  id: string;
  label: string;
  meaning: string;
  /** how readily it is what set an incident off, against what made it worse: 1 is usual, 0.2 is nearly never */
  primacy: number;
  /** sentences in which the cause is named; a test finds a cue in each */
  examples: string[];
  cues: Cue[];
  /** phrases that cancel every cue which they overlap or contain */
  not: string[];
}

export interface Taxonomy {
  /** in the file's order, which is also the order of display */
  causes: CauseEntry[];
  /** of the meaning of the file: comments and layout do not change it */
  digest: string;
}

const Phrase = z
  .string()
  .min(1)
  .refine((cue) => cue === cue.toLowerCase(), 'must be lower case')
  .refine((cue) => cue === cue.trim().replace(/\s+/g, ' '), 'must have single spaces only')
  .refine((cue) => cue === cue.normalize('NFC'), 'must be in Unicode form NFC')
  .refine(
    (cue) => !/\*(?! |$)/.test(cue.replaceAll(' ** ', ' ')),
    'may have * only at the end of a word, and ** only between words',
  )
  .refine((cue) => /[\p{L}\p{N}]/u.test(cue), 'must have a letter');

const Weight = z.number().min(0.5, 'must be 0.5 to 3').max(3, 'must be 0.5 to 3');

/** A phrase alone, one with its weight, or many of one weight. */
const CueForm = z.union([
  Phrase.transform((cue): Cue[] => [{ cue, weight: 1 }]),
  z.strictObject({ cue: Phrase, weight: Weight }).transform((cue): Cue[] => [cue]),
  z
    .strictObject({ weight: Weight, cues: z.array(Phrase).min(1) })
    .transform(({ weight, cues }): Cue[] => cues.map((cue) => ({ cue, weight }))),
]);

const Entry = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]*$/, 'must be lower-case letters'),
  label: z.string().min(1),
  meaning: z.string().min(1),
  primacy: z.number().min(0).max(2).default(1),
  examples: z.array(z.string().min(1)).min(2, 'needs at least two sentences'),
  cues: z
    .array(CueForm)
    .min(1, 'needs at least one cue')
    .transform((forms) => forms.flat()),
  not: z.array(Phrase).default([]),
});

const File = z.strictObject({ causes: z.array(Entry).min(1, 'names no cause') });

/**
 * The taxonomy that a YAML text holds. `path` is only for messages. Throws where the text is no YAML, an entry is
 * incomplete, or an id or a cue stands twice: each problem on its own line, with the path, the cause and the problem.
 */
export function loadTaxonomy(yamlText: string, path: string): Taxonomy {
  const document = parseDocument(yamlText);
  const [broken] = document.errors;
  if (broken) throw new Error(`${path}: ${broken.message}`);
  const raw: unknown = document.toJS();
  const parsed = File.safeParse(raw);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues
        .flatMap(innermost)
        .map(({ path: place, message }) => `${path}: ${placeOf(place, raw)}${message}`)
        .join('\n'),
    );
  const { causes } = parsed.data;
  const doubles = [...doubled(causes.map(({ id }) => id)).map((id) => `cause ${id} stands twice`)];
  for (const { id, cues } of causes)
    for (const cue of doubled(cues.map((entry) => entry.cue)))
      doubles.push(`cause ${id}: cue “${cue}” stands twice`);
  if (doubles.length) throw new Error(doubles.map((problem) => `${path}: ${problem}`).join('\n'));
  const digest = createHash('sha256').update(JSON.stringify(causes)).digest('hex');
  return { causes, digest };
}

/** A cue has three forms; of the form that was meant (the one with the fewest complaints) say what is wrong. */
function innermost(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [meant] = issue.errors
    .filter((branch) => !branch.some(({ code, path }) => code === 'invalid_type' && !path.length))
    .sort((a, b) => a.length - b.length);
  if (!meant)
    return [{ path: issue.path, message: 'must be a phrase, {cue, weight} or {weight, cues}' }];
  return meant.map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}

/** `cause dns, cues 3: `, from zod's path into the file; the id as far as there is one. */
function placeOf(path: readonly PropertyKey[], raw: unknown): string {
  const [top, index, field, ...rest] = path;
  if (top !== 'causes' || typeof index !== 'number')
    return top === undefined ? '' : `${String(top)}: `;
  const Named = z.object({ causes: z.array(z.unknown()) });
  const entry = Named.safeParse(raw).data?.causes[index];
  const id = z.object({ id: z.string() }).safeParse(entry).data?.id ?? `number ${index + 1}`;
  const numbered = rest.map((part) => (typeof part === 'number' ? part + 1 : String(part)));
  return `cause ${id}${field === undefined ? '' : `, ${[String(field), ...numbered].join(' ')}`}: `;
}

function doubled(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
