// Which clock does a sentence tie to its time: `became unavailable at …`, `restored by …`?
import type { Fact, Moment } from '../../model.ts';
import { corrections } from '../../text/corrections.ts';
import type { Dated } from '../../text/dating.ts';
import { type Happening, happenings, IMPACT, RELAPSE } from '../../text/happenings.ts';
import { speaks } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import { words } from '../../text/patterns.ts';
import { endsOutright, isOnlyFacility } from '../../text/returns.ts';
import { ENDING } from '../../text/statuses.ts';
import { isOutlasted } from './outlasted.ts';
import { FACILITY, MEANING, reading, SAID_OUTRIGHT } from './reading.ts';

const BEFORE_START = words(
  /(?:^[\s\p{P}]*(?:(?:the|an?|major|partial|this) )*(?:incident|outage|disruption)\s*@?|\b(?:began|begins?|begun|beginning|start(?:ed|s|ing)?|since|as of|from|occurred|onset|went (?:away|down|offline|dark|wrong)|failed|fell over|crashed|broke|disappeared|dropped off|first (?:seen|observed|noticed)|commenc\w+|happened|gebeurde|geschah|ereignete sich|s['’]est produite?|ocurrió|aconteceu|vanaf|sinds|begon|begonnen|seit|ab|begann|depuis|à partir d\w*|desde|a partir d\w*|dalle|a partire dalle)\s)\s*(?:(?:at|on|from|around|approximately|about|roughly|circa|ca\.?|~|omstreeks|rond|om|gegen|etwa|um|vers|environ|las|às|le)\s+)*$/iu,
);
const BEFORE_END = words(
  /\b(?:until|till|returned|mitigated|restoring(?: service| access)?|restored|resolved|recovered|fixed|ended|ends|ending|over|completed?|closed|finished|normal|online|back|up|operational|subsided|cleared|healthy|stable|again|hersteld|opgelost|verholpen|tot|bereikbaar|behoben|wiederhergestellt|bis|beendet|rétabli\w*|résolu\w*|jusqu['’]?\w*|restablecid\w*|resuelto|hasta|restabelecid\w*|resolvid\w*|até|ripristinat\w*|risolt\w*|fino)\s+(?:(?:again|completely|fully|shortly|by|at|on|around|approximately|about|roughly|before|circa|ca\.?|~|omstreeks|rond|om|gegen|etwa|um|vers|environ|à|las|às|alle|le)\s+)*$/iu,
);

/** `remained stable until …`: what ends there is the return, not the impact. */
/** What begins and ends here is work on the incident, not the incident. */
const OTHER_WORK = words(
  /\b(?:waves?|phase|restores?|recovery|restoration|migrations?|maintenance|roll-?outs?|roll-?backs?|deployments?|deploys?|investigations?|work|process|upgrades?|updates?|backups?|replay|rebuild|import|onderzoek|untersuchung|wartung)\b[^,;]{0,40}$/iu,
);

/** Languages that end with their verb say `at 15:10 back`, not `back at 15:10`. */
const AFTER_END = words(
  /^\s*(?:uhr|uur)?[\s,]*(?:[\p{L}]+ ){0,2}?(?:wieder (?:da|verfügbar|erreichbar|online|voll\w*)|behoben|wiederhergestellt|beendet|verholpen|hersteld|opgelost|weer (?:bereikbaar|beschikbaar|online|volledig))\b|^\s*(?:頃|ごろ|過ぎ)?(?:に|、)?[^。、]{0,10}(?:復旧|解消|回復)(?:し(?:ました|た|て)|いた|済|完了)|^\s*(?:경|쯤)?(?:에|,)?[^.]{0,14}(?:복구|정상화|해결)(?:되었|됐|했|하였|완료| 완료)/iu,
);
/** Not yet, not all, not for long: an end that is none. */
const NOT_YET =
  /(?<!\p{L})(?:noch|nog|nicht|niet|teilweise|gedeeltelijk|voraussichtlich|vermutlich|naar verwachting|vorübergehend|kurzzeitig|tijdelijk|wird|werden|soll|sollte|zal|zullen)(?!\p{L})|予定|見込|一部|일부|예정/iu;

/** `until` alone ends whatever the sentence is about. */
const UNTIL = words(/\b(?:until|till|tot|bis|jusqu['’]?\w*|hasta|até|fino)\b[^,;]{0,40}$/iu);

const HELD_UNTIL = words(
  /\b(?:stable|held|holding|stood|stayed up|bleef overeind|hielt|(?:back |remained |stayed )?(?:online|available|operational)|worked|working|fine|healthy|stabiel|stabil|stable|estable|estável|stabile|gedraaid tot)\b[^.;]{0,40}\b(?:until|till|tot|bis|jusqu['’]\w*|hasta|até|fino a\w*)\b[^.;]{0,40}$/iu,
);

/** `resolved as of 9:53` is an end, though `as of` alone begins. */
const OVER = words(
  /\b(?:resolved|restored|recovered|fixed|mitigated|ended|over|normal|opgelost|hersteld|behoben|résolu\w*|resuelt\w*|resolvid\w*|risolt\w*)\b[^,;]*$/iu,
);
const AS_OF = /\bas of\s+(?:the |approximately |about |around )*$/iu;
const SINCE = words(
  /\b(?:as of|since|from|seit|ab|sinds|vanaf|depuis|à partir d\w*|desde|a partir d\w*|dalle)\s+(?:(?:about|around|approximately|circa|ca\.?|etwa|ungefähr|environ)\s+)*$/iu,
);
/** A time that is only awaited says nothing of what happened. */
const AWAITED = words(
  /\b(?:expect\w*|estimat\w*|eta|will provide|next update|update (?:by|at)|(?:more|further) (?:information|details|updates?)|should be (?:resolved|fixed|restored|back)|(?:may|might|could) (?:still )?(?:see|experience|be))\b/iu,
);
/** The age of a copy is no event. */
const STAMPED = /\b(?:time-?stamped|dated|taken (?:at|on)|as it was (?:at|on))\s+$/iu;
const LATER = words(/\b(?:later|planned|scheduled|next|tomorrow|will)\b/iu);

/** The words on both sides of a time, and how much the place is worth. */
interface Setting {
  before: string;
  after: string;
  /** the sentence opens with the time and is all about it */
  opens: boolean;
  factor: number;
}

/** Sentences that tie a clock time to a happening: `became unavailable at …`, `restored by …`. */
export function fromProse(page: Page): Fact[] {
  const lines = new Set(page.entries.map((entry) => entry.passage));
  const leading = new Set([
    ...page.entries.map((entry) => entry.dated),
    ...corrections(page).flatMap(({ from, to }) => [from, to]),
  ]);
  return page.dated.flatMap((each) => {
    const { moment, mention, passage } = each;
    // `Description: We are experiencing …` is prose under a name
    const { kind, start, end } = passage.block;
    const prose = kind === 'paragraph' || kind === 'item' || (kind === 'field' && end - start > 80);
    if (!moment || !prose || mention.time === null || mention.range !== null) return [];
    if (!speaks(passage) || leading.has(each)) return [];
    const setting = settingOf(page, each, lines.has(passage));
    if (AWAITED.test(setting.before) || STAMPED.test(setting.before)) return [];
    const tied = [...began(page, each, moment, setting), ...ended(page, each, moment, setting)];
    if (tied.some((fact) => fact.rule === HELD)) return tied;
    const facility = isOnlyFacility(setting.opens ? setting.after : setting.before + setting.after);
    return [...tied, ...happened(page, each, moment, setting)]
      .filter(
        (fact) => fact.field !== 'resolvedAt' || !isOutlasted(page, passage.update, each.sentence),
      )
      .flatMap((fact) =>
        facility && (fact.field === 'resolvedAt' || fact.field === 'mitigatedAt')
          ? reading(
              page,
              'resolvedAt',
              moment,
              each.sentence,
              'sentence: what it stands on is back',
              FACILITY * setting.factor,
            )
          : fact,
      );
  });
}

function settingOf(page: Page, { mention, sentence, passage }: Dated, inEntry: boolean): Setting {
  const { text } = page.document;
  const head = text.slice(sentence.start, mention.start);
  const rest = text.slice(mention.end, sentence.end);
  const opens = OPENING.test(head);
  const before = clause(head, 'before');
  const part = clause(rest, 'after');
  const alone = !/\d{1,2}[:.]\d{2}/u.test(rest);
  const whole = opens ? alone || part.trim().length < 12 : alone && !happenings(part).length;
  const after = whole ? rest : part;
  const aside = passage.roles.some(
    (role) => role === 'actions' || role === 'lessons' || role === 'background',
  );
  const factor = (LATER.test(before + after) ? 0.5 : 1) * (aside ? 0.5 : 1) * (inEntry ? 0.6 : 1);
  return { before, after, opens, factor };
}

const OPENING =
  /^[\s\p{P}]*(?:(?:at|on|around|about|approximately|by|um|gegen|om|omstreeks|rond|à|vers|a las|às|alle)\s+)*$/iu;
const HELD = 'sentence: held until';

function began(
  page: Page,
  { mention, sentence }: Dated,
  moment: Moment,
  { before, after, factor }: Setting,
): Fact[] {
  const { text } = page.document;
  if (HELD_UNTIL.test(text.slice(sentence.start, mention.start)))
    return [reading(page, 'startedAt', moment, sentence, HELD, 2 * factor)];
  if (!BEFORE_START.test(before) || OTHER_WORK.test(before)) return [];
  if (AS_OF.test(before) && OVER.test(before)) return [];
  if (isBackSince(before, after)) return [];
  if (!IMPACT.test(text.slice(sentence.start, sentence.end))) return [];
  return [reading(page, 'startedAt', moment, sentence, 'sentence: began at', 3.5 * factor)];
}

function ended(
  page: Page,
  { mention, sentence, passage }: Dated,
  moment: Moment,
  { before, after, factor }: Setting,
): Fact[] {
  if (endsOutright(page.document.text.slice(sentence.start, mention.start)))
    return [
      reading(page, 'resolvedAt', moment, sentence, 'sentence: ended at', SAID_OUTRIGHT * factor),
    ];
  if (isBackSince(before, after))
    return [reading(page, 'resolvedAt', moment, sentence, 'sentence: back since', 3 * factor)];
  const asOf = AS_OF.test(before) && OVER.test(before);
  const verbLast = AFTER_END.test(after) && !NOT_YET.test(`${before} ${after.slice(0, 60)}`);
  if (!asOf && !verbLast && !BEFORE_END.test(before)) return [];
  if ((UNTIL.test(before) && !IMPACT.test(before)) || OTHER_WORK.test(before)) return [];
  const soft =
    happenings(before).some((said) => said.rule.happening === 'mitigated') ||
    /\b(?:partial(?:ly)?\b(?! (?:\w+ )?(?:outage|disruption|degradation|failure|loss))|temporar|tijdelijk|read-only)/iu.test(
      before,
    );
  // in the last posting `mitigated at` is the end: nothing comes after it
  const last = ENDING.test(passage.update?.label ?? '');
  const field = soft && !last ? 'mitigatedAt' : 'resolvedAt';
  return [reading(page, field, moment, sentence, 'sentence: restored at', 3 * factor)];
}

/** `Since 15:40 everything is available again`: what began there is the return. */
function isBackSince(before: string, after: string): boolean {
  return (
    SINCE.test(before) &&
    [before.slice(-60), after.slice(0, 80)].some((words) =>
      happenings(words).some(
        ({ rule }) => rule.happening === 'resolved' || rule.happening === 'ended',
      ),
    ) &&
    !RELAPSE.test(before + after)
  );
}

/** The happening nearest to the time on either side of it. */
function happened(
  page: Page,
  { sentence }: Dated,
  moment: Moment,
  { before, after, opens, factor }: Setting,
): Fact[] {
  // `… and by 8:00 we verified`: what stands behind goes with the time, not the clause before
  const own =
    /(?:\s(?:and|but|und|en|et|y|e)\s+|,\s*)(?:by|at|um|om|à|a las|às|alle)\s+$/iu.test(before) &&
    happenings(after).length > 0;
  const near = [
    ...(own ? [] : happenings(before.replace(UP_TO, masked))).map((said) => ({
      said,
      far: before.length - said.index - said.length,
    })),
    ...happenings(after).map((said) => ({ said, far: said.index + 4 })),
  ]
    .filter(({ far }) => far < (opens ? 200 : 90))
    .sort((a, b) => a.far - b.far);
  const [nearest] = near;
  if (!nearest) return [];
  // `was noticed to be back`: what was noticed is the return
  const back = near.find(({ said }) => RETURNS.has(said.rule.happening));
  const best = nearest.said.rule.happening === 'detected' && back ? back : nearest;
  const meaning = MEANING[best.said.rule.happening];
  const weight = meaning.prose * factor - Math.min(0.45, best.far / 200);
  const facts = [
    reading(page, meaning.field, moment, sentence, `sentence: ${best.said.rule.name}`, weight),
  ];
  // `at 14:30 we received alerts that nothing answered`: trouble, and noticed
  const noticed = near.find(({ said }) => said.rule.happening === 'detected');
  if (best.said.rule.happening === 'symptom' && noticed && noticed.far - best.far < 40)
    facts.push(
      reading(
        page,
        'detectedAt',
        moment,
        sentence,
        `sentence: ${noticed.said.rule.name}`,
        MEANING.detected.prose * factor - Math.min(0.45, noticed.far / 200),
      ),
    );
  return facts;
}

/** `until traffic was moved at 13:54`: with its time beside it, it happened. */
const UP_TO = /\b(?:until|till|before)\b/giu;
const masked = (word: string): string => '·'.repeat(word.length);

const RETURNS: ReadonlySet<Happening> = new Set(['ended', 'resolved', 'fixed', 'mitigated']);

/** The clause on one side of a time: up to the nearest semicolon, dash or `, and`. */
function clause(words: string, side: 'before' | 'after'): string {
  const parts = words.split(
    /;\s|\s[–—-]\s|,?\s(?:and|but|while|und|en|aber|maar|et|mais|y|pero|e|mas)\s(?=\p{L})/iu,
  );
  const part = side === 'before' ? parts.at(-1) : parts[0];
  const chosen = part ?? '';
  // `and was restored at` still needs its subject only when the clause is very short; what follows the time needs none
  return side === 'before' && chosen.trim().length < 12 && parts.length > 1 ? words : chosen;
}
