// Which incidents are most like this one, and why?
import { formatList } from '../format.ts';
import type { Reader } from './db.ts';
import { candidatesLike, featuresOf, type Candidate, type Feature } from './queries/similar.ts';
import { tellingWords } from './telling-words.ts';

/** An incident like another one. `reasons` are in words, the weightiest first. */
export interface SimilarIncident {
  incidentId: string;
  title: string;
  organization: string | null;
  /** ISO day */
  occurredOn: string | null;
  restoreMinutes: number | null;
  targetMinutes: number | null;
  met: boolean | null;
  reasons: string[];
}

/** What others are compared with. */
export interface Original {
  incidentId: string;
  twinOf: string | null;
  title: string;
  organization: string | null;
  services: string[];
  causes: string[];
  /** the sentences that name its causes */
  sentences: string[];
}

/** Candidates that are compared word by word. */
const READ = 32;
/** How many are shown. */
const SHOWN = 6;
/** Words that count, so that two long titles are not alike by their length. */
const WORDS = 3;

/**
 * The incidents that share most with one: causes and services by their rarity, the organisation, and words of their
 * titles that stand in its title or in the sentences that name its causes. `labels` say what causes are called. The same
 * build gives the same answer.
 */
export async function similarTo(
  db: Reader,
  one: Original,
  labels: ReadonlyMap<string, string>,
): Promise<SimilarIncident[]> {
  const words = tellingWords([one.title, ...one.sentences].join('\n'));
  const features = featuresOf({ ...one, words });
  const candidates = await candidatesLike(db, one, features, READ);
  return candidates
    .map((candidate) => compared(one, candidate, features, labels))
    .filter(({ isAlike }) => isAlike)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ similar }) => similar);
}

interface Compared {
  similar: SimilarIncident;
  score: number;
  /** one word in common, or the same house, makes no likeness */
  isAlike: boolean;
}

function compared(
  one: Original,
  candidate: Candidate,
  features: readonly Feature[],
  labels: ReadonlyMap<string, string>,
): Compared {
  const { shared, weights } = candidate;
  const title = new Set(tellingWords(candidate.title));
  const elsewhere = Boolean(
    one.organization && candidate.organization && one.organization !== candidate.organization,
  );
  const common = features.flatMap(({ kind, value }, index) => {
    if (!shared[index] || (kind === 'word' && !title.has(value))) return [];
    // the API of another organisation has the same name, and that is all
    const share = kind === 'service' && elsewhere ? 0.5 : 1;
    return [{ kind, value, weight: share * (weights[index] ?? 0) }];
  });
  const of = (kind: Feature['kind'], most = Infinity): Common => {
    const found = common.filter((feature) => feature.kind === kind);
    const best = found.sort((a, b) => b.weight - a.weight).slice(0, most);
    return {
      values: best.map(({ value }) => value),
      weight: best.reduce((sum, { weight }) => sum + weight, 0),
    };
  };
  const [causes, services] = [of('cause'), of('service')];
  const [house, words] = [of('organization'), of('word', WORDS)];
  const grounds = [
    { ...causes, reason: sameCause(causes.values.map((cause) => labels.get(cause) ?? cause)) },
    { ...services, reason: sameService(services.values, elsewhere) },
    { ...house, reason: `same organisation` },
    { ...words, reason: `both speak of ${formatList(words.values.map((word) => `“${word}”`))}` },
  ].filter(({ values }) => values.length > 0);
  return {
    similar: {
      incidentId: candidate.incidentId,
      title: candidate.title,
      organization: candidate.organization,
      occurredOn: candidate.occurredOn,
      restoreMinutes: candidate.restoreMinutes,
      targetMinutes: candidate.targetMinutes,
      met: candidate.met,
      reasons: grounds.sort((a, b) => b.weight - a.weight).map(({ reason }) => reason),
    },
    score: grounds.reduce((sum, { weight }) => sum + weight, 0),
    isAlike: causes.values.length + services.values.length > 0 || words.values.length > 1,
  };
}

interface Common {
  values: string[];
  weight: number;
}

function sameCause(labels: readonly string[]): string {
  return `same ${labels.length > 1 ? 'causes' : 'cause'}: ${formatList(labels)}`;
}

function sameService(names: readonly string[], elsewhere: boolean): string {
  const many = names.length > 1;
  if (elsewhere) return `${many ? 'services' : 'a service'} of the same name: ${formatList(names)}`;
  return `same ${many ? 'services' : 'service'}: ${formatList(names)}`;
}
