// When did impact begin, when was it noticed, taken up, softened and over, and who says so?
import type { Block, Certainty, Fact, Moment, MomentField, Range } from '../model.ts';
import { claim } from './claim.ts';
import { hasDay, type Dated } from '../text/dating.ts';
import { happenings, IMPACT, type Happening } from '../text/happenings.ts';
import type { Entry } from '../text/timeline.ts';
import { speaks } from '../text/outline.ts';
import { sentences } from '../text/sentences.ts';
import type { Extractor, Page } from '../text/pages.ts';
import { labelOf, MOMENT_LABELS } from '../text/labels.ts';
import { words } from '../text/patterns.ts';

/** What a happening is worth as a reading of a field: in a timeline entry, and in a sentence of prose. */
const MEANING: Record<Happening, { field: MomentField; entry: number; prose: number }> = {
  start: { field: 'startedAt', entry: 4, prose: 3.5 },
  symptom: { field: 'startedAt', entry: 2.5, prose: 2 },
  detected: { field: 'detectedAt', entry: 3.4, prose: 2.8 },
  acknowledged: { field: 'acknowledgedAt', entry: 3, prose: 2.5 },
  mitigated: { field: 'mitigatedAt', entry: 3, prose: 3 },
  resolved: { field: 'resolvedAt', entry: 3, prose: 2.5 },
  ended: { field: 'resolvedAt', entry: 4, prose: 3.5 },
  closed: { field: 'resolvedAt', entry: 2.2, prose: 1.8 },
};

export const moments: Extractor = {
  name: 'moments',
  extract(page) {
    return [
      ...labelled(page),
      ...ranges(page),
      ...stated(page),
      ...fromEntries(page),
      ...fromUpdates(page),
      ...fromTitle(page),
    ];
  },
};

function reading(
  page: Page,
  field: MomentField,
  value: Moment,
  span: Range,
  rule: string,
  weight: number,
  certainty: Certainty = 'stated',
): Fact {
  return claim(page, {
    field,
    value,
    span: { start: span.start, end: span.end },
    rule,
    weight,
    certainty,
  });
}

/** `Outage start: 03:53`, a table row or front matter key that names the clock. */
function labelled(page: Page): Fact[] {
  const facts: Fact[] = [];
  const statusKeys = page.passages.some(
    ({ block }) =>
      block.kind === 'field' &&
      /^(?:resolved(?:_?(?:when|at))?|affected|severity|impact)$/i.test(block.label ?? ''),
  );
  for (const each of page.dated) {
    if (!each.moment || !speaks(each.passage)) continue;
    const label = labelOf(page.document, each.passage.block, each.mention.start);
    if (label === null) continue;
    const meaning = MOMENT_LABELS.find(
      (entry) => entry.pattern.test(label) && (statusKeys || !entry.needsStatusKeys),
    );
    if (!meaning) continue;
    const clock = each.mention.time !== null;
    // a bare date under 'Date' may be the day of writing: it is only worth more than nothing
    const weight = clock ? meaning.weight : Math.min(meaning.weight, meaning.day);
    if (each.mention.range === 'end' && meaning.field === 'startedAt') {
      if (meaning.range)
        facts.push(
          reading(
            page,
            'resolvedAt',
            each.moment,
            each.passage.block,
            `label: ${meaning.name}, end of the range`,
            weight,
          ),
        );
      continue;
    }
    if (weight > 0)
      facts.push(
        reading(
          page,
          meaning.field,
          each.moment,
          each.passage.block,
          `label: ${meaning.name}`,
          weight,
        ),
      );
  }
  return facts;
}

/** `unavailable from A until B`: both ends of the impact in one sentence. */
function ranges(page: Page): Fact[] {
  const facts: Fact[] = [];
  // without words of impact only the first range of a summary is about the incident
  let firstRange = true;
  page.dated.forEach((from, index) => {
    const to = page.dated[index + 1];
    if (from.mention.range !== 'start' || to?.mention.range !== 'end' || !speaks(from.passage))
      return;
    if (!from.moment || !to.moment || from.passage !== to.passage) return;
    if (
      from.mention.time === null &&
      to.mention.time === null &&
      from.passage.block.kind === 'heading'
    )
      return;
    const words = page.document.text.slice(from.sentence.start, from.sentence.end);
    const label = labelOf(page.document, from.passage.block, from.mention.start);
    if (label !== null && MOMENT_LABELS.some((entry) => entry.pattern.test(label))) return;
    const impact = IMPACT.test(words) || from.passage.roles.includes('impact');
    const told = from.passage.role === null || from.passage.role === 'summary';
    const exact = from.moment.precision === 'minute' && to.moment.precision === 'minute' && from.passage.block.kind === 'paragraph';
    if (!impact && !(told && exact && firstRange)) return;
    firstRange = false;
    const forecast =
      /\b(?:will|scheduled|planned|maintenance window|expected|between \d+ and \d+ (?:%|percent))\b/iu.test(
        words,
      );
    const weight = forecast
      ? 1
      : !impact
        ? 3
      : /\b(?:duration|outage|unavailable|disrupt|down\b|degrad|impact)/iu.test(words)
        ? 4.5
        : 3.5;
    const end = rolled(from.moment, to);
    facts.push(reading(page, 'startedAt', from.moment, from.sentence, 'range of impact', weight));
    facts.push(reading(page, 'resolvedAt', end, to.sentence, 'range of impact', weight));
  });
  return facts;
}

/** The end of a range of clock times falls on the next day when it reads earlier than its start. */
function rolled(from: Moment, to: Dated): Moment {
  const moment = to.moment;
  if (!moment) return from;
  const earlier = moment.value.slice(0, 16) < from.value.slice(0, 16);
  const owned = to.mention.date !== null && !to.mention.inherited.date;
  if (!earlier || owned || moment.value.slice(0, 10) !== from.value.slice(0, 10)) return moment;
  const next = new Date(Date.parse(`${moment.value.slice(0, 10)}T00:00Z`) + 86_400_000)
    .toISOString()
    .slice(0, 10);
  return { ...moment, value: next + moment.value.slice(10) };
}

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
function stated(page: Page): Fact[] {
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
    const clauseAfter = clause(text.slice(mention.end, sentence.end), 'after');
    const stale = /\b(?:later|planned|scheduled|next|tomorrow|will)\b/iu.test(
      clauseBefore + clauseAfter,
    );
    const background = passage.roles.some(
      (role) => role === 'actions' || role === 'lessons' || role === 'background',
    );
    const factor = (stale ? 0.5 : 1) * (background ? 0.5 : 1) * (entryLines.has(passage) ? 0.6 : 1);
    if (
      BEFORE_START.test(clauseBefore) &&
      !OTHER_WORK.test(clauseBefore) && IMPACT.test(text.slice(sentence.start, sentence.end)))
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
      .filter(({ far }) => far < 90)
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
        meaning.prose * factor - best.far / 200,
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

function fromEntries(page: Page): Fact[] {
  const facts: Fact[] = [];
  for (const entry of page.entries) {
    if (!speaks(entry.passage)) continue;
    if (entry.moment.precision === 'day' && !entry.formal) continue;
    const seen = new Set<MomentField>();
    for (const [order, range] of entry.words.entries()) {
      const words = page.document.text.slice(range.start, Math.min(range.end, range.start + 400));
      for (const said of happenings(words)) {
        const meaning = MEANING[said.rule.happening];
        if (seen.has(meaning.field)) continue;
        seen.add(meaning.field);
        const weight =
          (entry.formal ? meaning.entry : meaning.entry - 0.4) -
          (order ? 0.8 : 0) -
          Math.min(0.5, said.index / 400);
        facts.push(
          reading(
            page,
            meaning.field,
            entry.moment,
            entrySpan(entry),
            `timeline: ${said.rule.name}`,
            weight,
          ),
        );
      }
    }
  }
  return facts;
}

/** The entry's own line, so that the quote holds both the time and what happened. */
function entrySpan(entry: Entry): Range {
  const own = entry.words[0];
  const end =
    own && own.start >= entry.line.end && own.end - entry.line.start < 400
      ? own.end
      : entry.line.end;
  return { start: entry.line.start, end };
}

/** Postings of a status page: the first trouble and the last all-clear, by their stamps. */
function fromUpdates(page: Page): Fact[] {
  const updates = page.document.blocks.filter(
    (block) =>
      block.kind === 'update' &&
      block.stamp &&
      block.start >= page.own.start &&
      block.end <= page.own.end,
  );
  const facts: Fact[] = [];
  for (const update of updates) {
    const { stamp } = update;
    if (!stamp) continue;
    const meaning = UPDATE_MEANING.find((entry) => entry.pattern.test(update.label ?? ''));
    if (!meaning) continue;
    facts.push(
      reading(
        page,
        meaning.field,
        stamp,
        stamp.span,
        `stamp of the update: ${meaning.name}`,
        meaning.weight,
        'implied',
      ),
    );
  }
  return [...facts, ...firstPosting(page, updates), ...saidInUpdates(page, updates)];
}

/** Where no posting says that trouble began, the first one tells that it had; an announcement does not. */
function firstPosting(page: Page, updates: Block[]): Fact[] {
  const stamped = updates.filter((update) => update.stamp && !/^(?:scheduled|gepland|geplant|planifié|programad|programmat|post-?mortem)/iu.test(update.label ?? ''));
  const first = stamped.toSorted((a, b) => ((a.stamp?.value ?? '') < (b.stamp?.value ?? '') ? -1 : 1))[0];
  if (!first?.stamp || stamped.length < 2) return [];
  return [reading(page, 'startedAt', first.stamp, first.stamp.span, 'stamp of the first posting', 1, 'implied')];
}

/** Not yet: a sentence of a posting that tells what is to come. */
const FORECAST = words(
  /\b(?:will|shall|going to|expect\w*|hope\w*|soon|so that|once|as soon as|until|busy|preparing|trying|working (?:on|to|with|hard)|continue\w* (?:to|working)|zullen|zal|zodra|zodat|spoedig|bezig|hopelijk|voorbereiding\w*|werden|wird|sobald|damit|bald|allons|sera|seront|dès que|vamos a|será|pronto|em breve|assim que|non appena|presto)\b|予定|見込み|예정/iu,
);

/** What a posting says happened by the time that it was posted: a workaround, a return, a relapse. */
function saidInUpdates(page: Page, updates: Block[]): Fact[] {
  const { text, blocks } = page.document;
  return updates.flatMap((update) => {
    const body = blocks.filter(
      (block) => block.kind === 'paragraph' && block.start >= update.start && block.end <= update.end,
    );
    // a postmortem looks back: its words are not of the hour at which it was posted
    if (!update.stamp || !/^(?:identified|monitoring|update|mitigated|geïdentificeerd|identifi|監視|update)/iu.test(update.label ?? '')) return [];
    // a posting that gives times of its own tells a story, not the state of its hour
    if (page.dated.some((each) => each.passage.update === update && each.mention.time !== null && each.mention.start !== update.stamp?.span.start)) return [];
    const said = body
      .flatMap((block) => sentences(text, block.start, Math.min(block.end, block.start + 500)))
      .map(({ start, end }) => text.slice(start, end))
      .filter((sentence) => !FORECAST.test(sentence))
      .flatMap((sentence) => happenings(sentence));
    const back = said.find(({ rule }) => rule.happening === 'mitigated' || rule.happening === 'resolved' || rule.happening === 'ended');
    return back ? [reading(page, 'mitigatedAt', update.stamp, update.stamp.span, `posting: ${back.rule.name}`, 1, 'implied')] : [];
  });
}

const UPDATE_MEANING: { name: string; pattern: RegExp; field: MomentField; weight: number }[] = [
  {
    name: 'investigating',
    pattern: words(
      /^(?:investigat|identified|onderzoek|geïdentificeerd|untersuch|identifi|investig|problema|indagin|調査|確認中|원인|조사|detected|new|open|started|down|outage|major|minor|partial|degraded|disrupt)/iu,
    ),
    field: 'startedAt',
    weight: 1.2,
  },
  {
    name: 'in progress',
    pattern: words(
      /^(?:in progress|in uitvoering|in bearbeitung|en cours|en curso|em andamento|in corso|進行中|진행)/iu,
    ),
    field: 'startedAt',
    weight: 1.2,
  },
  {
    name: 'monitoring',
    pattern: words(/^(?:monitoring|watching|mitigated|überwach|surveill|monitor|監視|모니터링)/iu),
    field: 'mitigatedAt',
    weight: 0.9,
  },
  {
    name: 'resolved',
    pattern: words(
      /^(?:resolved|opgelost|behoben|gelöst|résolu|resuelto|resolvido|risolto|解決|해결|fixed|up$|operational|closed|recovered)/iu,
    ),
    field: 'resolvedAt',
    weight: 1.2,
  },
  {
    name: 'completed',
    pattern: words(
      /^(?:completed|voltooid|abgeschlossen|terminé|completad|concluíd|completat|完了|완료)/iu,
    ),
    field: 'resolvedAt',
    weight: 1.2,
  },
];

/** The day in the title, where nothing better says when impact began. */
function fromTitle(page: Page): Fact[] {
  const heading = page.heading ?? page.passages.find(({ block }) => block.kind === 'heading');
  const candidates = page.dated.filter(
    (each) => each.moment !== null && hasDay(each.mention) && each.mention.time === null,
  );
  const title =
    candidates.find((each) => each.passage === heading) ??
    candidates.find(
      (each) => each.passage.block.kind === 'heading' && each.passage.headings.length === 0,
    );
  const facts: Fact[] = [];
  if (title?.moment)
    facts.push(
      reading(
        page,
        'startedAt',
        title.moment,
        title.passage.block,
        'day in the title',
        1,
        'implied',
      ),
    );
  // `the incident that occurred on 10 November`: a day that a sentence gives for the incident
  for (const each of candidates) {
    if (!each.moment || !speaks(each.passage) || each.passage.block.kind !== 'paragraph') continue;
    const words = page.document.text.slice(each.sentence.start, each.sentence.end);
    if (
      IMPACT.test(words) &&
      (each.passage.role === null || each.passage.role === 'summary' || each.passage.role === 'impact')
    )
      facts.push(
        reading(page, 'startedAt', each.moment, each.sentence, 'day of the incident', 1.5),
      );
  }
  return facts;
}
