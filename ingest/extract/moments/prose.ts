// Which clock does a sentence tie to its time: `became unavailable at …`, `restored by …`?
import type { Fact } from '../../model.ts';
import { happenings, IMPACT } from '../../text/happenings.ts';
import { speaks } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import { words } from '../../text/patterns.ts';
import { MEANING, reading } from './reading.ts';

const BEFORE_START = words(
  /\b(?:began|begins?|begun|beginning|start(?:ed|s|ing)?|since|as of|from|occurred|onset|went (?:away|down|offline|dark|wrong)|failed|fell over|crashed|broke|disappeared|dropped off|first (?:seen|observed|noticed)|commenc\w+|vanaf|sinds|begon|begonnen|seit|ab|begann|depuis|à partir d\w*|desde|a partir d\w*|dalle|a partire dalle)\s+(?:(?:at|on|from|around|approximately|about|roughly|circa|ca\.?|~|omstreeks|rond|om|gegen|etwa|um|vers|environ|las|às|le)\s+)*$/iu,
);
const BEFORE_END = words(
  /\b(?:until|till|returned|restoring(?: service| access)?|restored|resolved|recovered|fixed|ended|ends|over|completed?|closed|finished|normal|online|back|up|operational|subsided|cleared|hersteld|opgelost|verholpen|tot|bereikbaar|behoben|wiederhergestellt|bis|beendet|rétabli\w*|résolu\w*|jusqu['’]?\w*|restablecid\w*|resuelto|hasta|restabelecid\w*|resolvid\w*|até|ripristinat\w*|risolt\w*|fino)\s+(?:(?:again|completely|fully|shortly|by|at|on|around|approximately|about|roughly|before|circa|ca\.?|~|omstreeks|rond|om|gegen|etwa|um|vers|environ|à|las|às|alle|le)\s+)*$/iu,
);

/** `remained stable until …`: what ends there is the return, not the impact. */
/** What begins and ends here is work on the incident, not the incident. */
const OTHER_WORK = words(
  /\b(?:waves?|phase|restores?|recovery|restoration|migrations?|maintenance|roll-?outs?|roll-?backs?|deployments?|deploys?|investigations?|work|process|upgrades?|updates?|backups?|replay|rebuild|import|onderzoek|untersuchung|wartung)\b[^,;]{0,40}$/iu,
);

/** `until` alone ends whatever the sentence is about. */
const UNTIL = words(/\b(?:until|till|tot|bis|jusqu['’]?\w*|hasta|até|fino)\b[^,;]{0,40}$/iu);

const HELD_UNTIL = words(
  /\b(?:stable|held|holding|stood|stayed up|bleef overeind|hielt|(?:back |remained |stayed )?(?:online|available|operational)|worked|working|fine|healthy|stabiel|stabil|stable|estable|estável|stabile|gedraaid tot)\b[^.;]{0,40}\b(?:until|till|tot|bis|jusqu['’]\w*|hasta|até|fino a\w*)\b[^.;]{0,40}$/iu,
);

/** Sentences that tie a clock time to a happening: `became unavailable at …`, `restored by …`. */
export function fromProse(page: Page): Fact[] {
  const facts: Fact[] = [];
  const entryLines = new Set(page.entries.map((entry) => entry.passage));
  for (const each of page.dated) {
    const { moment, mention, sentence, passage } = each;
    if (!moment || mention.time === null || mention.range !== null || !speaks(passage)) continue;
    if (
      passage.block.kind === 'field' ||
      passage.block.kind === 'heading' ||
      passage.block.kind === 'row'
    )
      continue;
    if (entryLines.has(passage) && page.entries.some((entry) => entry.dated === each)) continue;
    const text = page.document.text;
    const clauseBefore = clause(text.slice(sentence.start, mention.start), 'before');
    // `At 09:11, …`: the whole sentence is about that time
    const opens =
      /^[\s\p{P}]*(?:(?:at|on|around|about|approximately|by|um|gegen|om|omstreeks|rond|à|vers|a las|às|alle)\s+)*$/iu.test(
        text.slice(sentence.start, mention.start),
      );
    const rest = text.slice(mention.end, sentence.end);
    const clauseAfter = opens && !/\d{1,2}[:.]\d{2}/u.test(rest) ? rest : clause(rest, 'after');
    const stale = /\b(?:later|planned|scheduled|next|tomorrow|will)\b/iu.test(
      clauseBefore + clauseAfter,
    );
    const background = passage.roles.some(
      (role) => role === 'actions' || role === 'lessons' || role === 'background',
    );
    const factor = (stale ? 0.5 : 1) * (background ? 0.5 : 1) * (entryLines.has(passage) ? 0.6 : 1);
    if (
      BEFORE_START.test(clauseBefore) &&
      !OTHER_WORK.test(clauseBefore) &&
      IMPACT.test(text.slice(sentence.start, sentence.end))
    )
      facts.push(reading(page, 'startedAt', moment, sentence, 'sentence: began at', 3.5 * factor));
    if (HELD_UNTIL.test(text.slice(sentence.start, mention.start))) {
      facts.push(reading(page, 'startedAt', moment, sentence, 'sentence: held until', 2 * factor));
      continue;
    }
    if (
      BEFORE_END.test(clauseBefore) &&
      (!UNTIL.test(clauseBefore) || IMPACT.test(clauseBefore)) &&
      !OTHER_WORK.test(clauseBefore)
    ) {
      const soft = happenings(clauseBefore).some((said) => said.rule.happening === 'mitigated');
      const temporary = soft || /\b(?:partial|temporar|tijdelijk|read-only)/iu.test(clauseBefore);
      facts.push(
        reading(
          page,
          temporary ? 'mitigatedAt' : 'resolvedAt',
          moment,
          sentence,
          'sentence: restored at',
          3 * factor,
        ),
      );
    }
    // the happening nearest to the time on either side of it
    const near = [
      ...happenings(clauseBefore).map((said) => ({
        said,
        far: clauseBefore.length - said.index - said.length,
      })),
      ...happenings(clauseAfter).map((said) => ({ said, far: said.index + 4 })),
    ]
      .filter(({ far }) => far < (opens ? 200 : 90))
      .sort((a, b) => a.far - b.far);
    const [best] = near;
    if (!best) continue;
    const meaning = MEANING[best.said.rule.happening];
    facts.push(
      reading(
        page,
        meaning.field,
        moment,
        sentence,
        `sentence: ${best.said.rule.name}`,
        meaning.prose * factor - Math.min(0.45, best.far / 200),
      ),
    );
  }
  return facts;
}

/** The clause on one side of a time: up to the nearest semicolon, dash or `, and`. */
function clause(words: string, side: 'before' | 'after'): string {
  const parts = words.split(
    /;\s|\s[–—-]\s|,?\s(?:and|but|while|und|en|aber|maar|et|mais|y|pero|e|mas)\s(?=\p{L})/iu,
  );
  const part = side === 'before' ? parts.at(-1) : parts[0];
  const chosen = part ?? '';
  // `and was restored at` still needs its subject only when the clause is very short
  return chosen.trim().length < 12 && parts.length > 1 ? words : chosen;
}
