// How long did impact last, and how fast should it have ended, in the document's own words?
import type { Fact } from '../model.ts';
import { findDurations, type DurationMention } from '../text/durations.ts';
import { IMPACT } from '../text/happenings.ts';
import { labelOf, MOMENT_LABELS } from '../text/labels.ts';
import { speaks, type Passage } from '../text/outline.ts';
import type { Extractor, Page } from '../text/pages.ts';
import { sentences } from '../text/sentences.ts';
import { claim } from './claim.ts';
import { words } from '../text/patterns.ts';

const DURATION_LABEL = words(
  /\b(?:duration|impact|total (?:time|duration|downtime|outage)|down ?time|(?:outage|incident|impact) (?:length|time|duration)|length of (?:the )?outage|time (?:until|till|to) (?:(?:partial|full|complete) )?(?:recover\w*|restor\w*|resol\w*|repair)|recovery time|time (?:it took|taken) (?:for|to) \w+|mttr|ttr|dauer|ausfalldauer|duur|gesamt(?:dauer|zeit)|durée|temps (?:total|de rétablissement)|duración|tiempo (?:total|de (?:recuperación|indisponibilidad|impacto))|duração|tempo (?:total|de (?:recuperação|indisponibilidade|impacto|ripristino))|durata)\b|(?:^|所要|停止|影響|障害|復旧|継続|発生)時間(?:$|[\s(（])|^期間|지속 ?시간/iu,
);
const TARGET_LABEL = words(
  /\b(?:rto|(?:expected|target|targeted|maximum|max|agreed|planned|committed|allowed) (?:\w+ )?(?:recovery|restor\w+|resolution|repair) (?:time|target|objective)|(?:recovery|restor\w+|resolution|repair)(?: time)? (?:target|objective|goal|sla|commitment)|recovery time objective|expected time (?:until|till|to) (?:(?:partial|full|complete) )?(?:recover\w*|restor\w*)|sla(?: target)?(?: for (?:recovery|restoration|resolution))?|time to recover in case of|hersteltijd|hersteldoel|wiederherstellungsziel|délai de rétablissement (?:visé|garanti)|objetivo de (?:recuperación|tiempo)|objetivo de recuperação)\b|目標復旧時間|복구 ?목표/iu,
);
/** A target in prose: a norm for the service, not a forecast for this incident. */
const TARGET_SENTENCE = words(
  /\b(?:(?:our|the|a|its|whose|with an?) (?:\w+ ){0,2}(?:recovery (?:time )?(?:target|objective|goal)|rto|restoration target|recovery commitment)\b.{0,40}|(?:should|must|is expected to|are expected to|designed to|committed to|promise to|aim(?:s)? to|guarantee\w*) (?:be )?(?:\w+ )?(?:recover\w*|restor\w*)\w* (?:\w+ ){0,3}(?:within|in (?:under|less than|at most))|(?:automatically )?recovers? (?:\w+ )?within|recovery time (?:objective )?(?:\(rto\) )?(?:of|is)|rto (?:of|is|was)|sla (?:of|requires|promises|guarantees) (?:\w+ ){0,4}(?:recovery|restor\w+|resolution) (?:\w+ ){0,2}(?:within|in|of))\W*(?:up to|at most|maximum|about|within)?\s*$/iu,
);
/** What stands before a duration of impact. */
const LASTED = words(
  /\b(?:last(?:ed|ing|s)|took|taking|for|duration of|period of|outage of|down ?time of|down|total(?:l?ing)?(?: of)?|unavailable|disruption of|interruption of|duur(?:de|t)|gedurende|dauerte|während|für|pendant|durant|a duré|duró|durante|durou|por|per|è durato)\s+(?:(?:for|about|around|approximately|approx\.?|roughly|nearly|almost|just|over|under|more than|less than|at least|up to|only|a|the|total|of|well|some|ongeveer|circa|ca\.?|etwa|rund|environ|près de|plus de|cerca de|aproximadamente|unos|mais de|circa|~|≈)\s*)*$/iu,
);
/** `recovered in 20 minutes`: from the fall to the return. */
const HEALED = words(
  /\b(?:recover\w*|resolv\w*|restor\w*|back (?:up|online)|heal\w*|fixed|improved|opgelost|hersteld|behoben|rétabli\w*)(?: \w+){0,3} (?:in|within|after|binnen|na|innerhalb von|nach|en|après|después de|em|após|in|dopo)\s+(?:(?:about|around|approximately|roughly|just|only|under|over|less than|more than|nearly|almost|a total of)\s+)*$/iu,
);
/** `Major outage: API ~ 6 mins` */
const NAMED_BEFORE = words(
  /\b(?:outage|downtime|disruption|interruption|unavailability)\b[^.;\n]{0,30}[~≈]\s*$/iu,
);
const FOLLOWED = words(
  /^\s*[- ]?(?:(?:of|long|total|full|complete|partial|service|site|major|minor|cascading|network|database|platform|global|unplanned|brief|short)\s+)*(?:(?:cascading |service )failure|outage|downtime|disruption|interruption|incident|impact|degradation|unavailability|storing|ausfall|panne|caída)\b/iu,
);
/** `約95分間続きました`, `40분간 중단`: what lasted stands behind its length. */
const WENT_ON =
  /^\s*(?:程度|ほど|以上|弱|強)?(?:に(?:わた|渡)|続|継続|停止|利用(?:でき|不可)|アクセス(?:でき|不可)|ご利用いただけ)|^\s*(?:동안|정도|가량)?\s*(?:지속|중단|장애|이용(?:이|할)? ?(?:불가|수 없)|접속(?:이|할)? ?(?:불가|수 없))/u;
/** Nothing was wrong for so long. */
const HEALTHY = words(
  /\b(?:without (?:an? |any |further )?(?:\w+ )?(?:errors?|failures?|problems?|issues?|incidents?|interruptions?)|no (?:further |new |more )?(?:errors?|failures?|problems?|issues?|incidents?)|stable|healthy|ohne (?:\w+ )?(?:fehler|probleme|störung)|zonder (?:\w+ )?(?:fouten|problemen|storing)|sans (?:\w+ )?(?:erreurs?|incident|problème)|sin (?:\w+ )?(?:errores|incidencias|problemas)|sem (?:\w+ )?(?:erros|falhas|problemas)|senza (?:\w+ )?(?:errori|problemi))\b[^.;,]*$/iu,
);
const FORECAST = words(
  /\b(?:will (?:take|last|be)|expect(?:ed|s|ing)?|another|estimat\w+|eta|prognosis|forecast|should take|may take|might take|could take|within the next|next|up to|more hours|nog|noch|voraussichtlich|zal|encore)\b/iu,
);
/** What lasted was work on the incident, not the incident. */
const OTHER_WORK = words(
  /\b(?:waves?|phases?|restores?|restoration|migrations?|maintenance|roll-?outs?|roll-?backs?|deployments?|investigations?|rebuild\w*|imports?|backups?|replays?|deploy\w*|upgrades?)\b[^.;]*$/iu,
);
const OTHER = words(
  /\b(?:ttl|timeout|interval|retention|window of|lease|delay of|backoff|cache|every|per|ago|earlier|later|before|after|old|uptime|since|history|age|sla|target|objective|rto|expected)\b/iu,
);

/** How long nobody saw it, or how long nobody did anything. */
const UNSEEN = words(
  /\b(?:unnoticed|undetected|unaware|unaddressed|without (?:\w+ )?(?:action|anybody|anyone|notice)|(?:not|never|\w+n['’]t) (?:\w+ )?(?:noticed|detected|discovered|spotted|caught)|onopgemerkt|unbemerkt|inaperçue?)(?: (?:for|gedurende|während|pendant)(?: \w+){0,2})?\s*$/iu,
);

export const durations: Extractor = {
  name: 'durations',
  extract(page) {
    const facts: Fact[] = [];
    for (const passage of page.passages) {
      if (!speaks(passage)) continue;
      const { start, end } = passage.block;
      for (const mention of findDurations(page.document.text, start, end)) {
        // `14h05` is a time where it is read as one
        if (
          page.dated.some(
            (each) => each.mention.start < mention.end && mention.start < each.mention.end,
          )
        )
          continue;
        const fact = readDuration(page, passage, mention);
        if (fact) facts.push(fact);
      }
    }
    return facts;
  },
};

function readDuration(page: Page, passage: Passage, mention: DurationMention): Fact | null {
  const { text } = page.document;
  const label = labelOf(page.document, passage.block, mention.start);
  const own = mention.start >= page.own.start && mention.start < page.own.end;
  // a policy told for all incidents weighs less than the line of one of them
  const share = own ? 0 : -1.5;
  if (label !== null && TARGET_LABEL.test(label) && !/\b(?:actual|took|taken)\b/iu.test(label)) {
    return claim(page, {
      field: 'recoveryTargetMinutes',
      value: mention.minutes,
      span: passage.block,
      rule: 'label: recovery target',
      weight: 5 + share,
    });
  }
  if (mention.rate) return null;
  if (
    label !== null &&
    (DURATION_LABEL.test(label) || isTotalOfEnds(page, passage, label)) &&
    !/\bdetect|acknowledg|respon[sd]/iu.test(label)
  ) {
    // the first duration of a labelled line is the one meant; a total beats a share of it
    const first = !/\d/u.test(
      withoutTimes(text.slice(passage.block.start + label.length, mention.start)),
    );
    const total = /\btotal\b/iu.test(label) ? 0.3 : 0;
    return claim(page, {
      field: 'durationMinutes',
      value: mention.minutes,
      span: passage.block,
      rule: 'label: duration',
      weight: (first ? 5 : 4) + total + share,
    });
  }
  const sentence =
    sentences(text, passage.block.start, passage.block.end).find(
      (range) => mention.start >= range.start && mention.start < range.end,
    ) ?? passage.block;
  const before = text.slice(sentence.start, mention.start);
  const after = text.slice(mention.end, sentence.end);
  if (
    isTargetLabel(before) ||
    TARGET_SENTENCE.test(before) ||
    (/\btarget (?:of|is)\s*$/iu.test(before) &&
      /^\s*(?:for|to) (?:the )?(?:\w+ )?(?:resolution|resolv\w+|recover\w*|restor\w*)/iu.test(
        after,
      ))
  ) {
    return claim(page, {
      field: 'recoveryTargetMinutes',
      value: mention.minutes,
      span: sentence,
      rule: 'sentence: recovery target',
      weight: 4 + share,
    });
  }
  return lasted(page, passage, mention, sentence, before, after, share);
}

/** `Recovery target: 30 minutes.` as a sentence of its own among others. */
function isTargetLabel(before: string): boolean {
  const label = /^[\s\p{P}]*([^:：=]{3,60})[:：=]\s*$/u.exec(before)?.[1];
  return label !== undefined && TARGET_LABEL.test(label);
}

/** `for about 3 hours`, `lasted 40 minutes`, `a 45-minute outage`. */
function lasted(
  page: Page,
  passage: Passage,
  mention: DurationMention,
  sentence: { start: number; end: number },
  before: string,
  after: string,
  share: number,
): Fact | null {
  if (passage.roles.some((role) => role === 'actions' || role === 'background')) return null;
  const close = before.slice(-60);
  const nearby = close.slice(-25) + after.slice(0, 18);
  // `lasted 9 hours before …` tells how long; `9 hours before` alone tells when
  const told = /\blast(?:ed|s|ing)\b[^.;]*$/iu.test(close.slice(-40));
  const healed = HEALED.test(close) || isReturnLater(close, after);
  if (FORECAST.test(close.slice(-35))) return null;
  if (!healed && OTHER.test(told ? close.slice(-25) : nearby)) return null;
  if (OTHER_WORK.test(before.slice(-120)) || UNSEEN.test(close)) return null;
  if (HEALTHY.test(before.slice(-120))) return null;
  // `took more than ten seconds`: a request, not an outage
  if (mention.seconds < 60 && /\btook\b/iu.test(close)) return null;
  const words = page.document.text.slice(sentence.start, sentence.end);
  const named = FOLLOWED.test(after) || NAMED_BEFORE.test(before);
  // `from A until B (7 hours)`: the length of the range before it
  const ofRange =
    /\(\s*(?:about |around |approximately |approx\.? |~ ?|a total of )?$/iu.test(before) &&
    page.dated.some(
      (each) =>
        each.mention.range === 'end' &&
        each.mention.end <= mention.start &&
        mention.start - each.mention.end < 25,
    );
  const ranged = page.dated.some(
    (each) => each.mention.range === 'end' && each.sentence.start === sentence.start,
  );
  // `a 28-day report` is a kind of report
  const kind = /\p{N}-\p{L}/u.test(page.document.text.slice(mention.start, mention.end));
  const held =
    !kind && (LASTED.test(close) || WENT_ON.test(after)) && (IMPACT.test(words) || ranged);
  if (!named && !held && !ofRange && !healed) return null;
  const heading = passage.block.kind === 'heading';
  const weight = heading
    ? 2.5
    : ofRange
      ? 4
      : /\btotal (?:down ?time|outage|duration|of)\b/iu.test(close.slice(-40))
        ? 4.3
        : /\blast(?:ed|ing)|total|duration|duur|dauer/iu.test(close.slice(-40))
          ? 4
          : named
            ? 3.5
            : 3;
  const summary =
    passage.role === 'summary' || passage.role === null || passage.role === 'impact' ? 0 : -0.5;
  return claim(page, {
    field: 'durationMinutes',
    value: mention.minutes,
    span: sentence,
    rule: heading ? 'title: duration' : 'sentence: lasted',
    weight: weight + summary + share,
  });
}

/** `It was back at 16:05, 1 hour and 45 minutes later`. */
function isReturnLater(before: string, after: string): boolean {
  return (
    /^\s*(?:later|afterwards)\b/iu.test(after) &&
    /\b(?:back|restored|recovered|resolved|available again)\b[^.;]{0,40}[,(–—-]\s*$/iu.test(before)
  );
}

/** `Total: 43 minutes` in the list that names the start and the end. */
function isTotalOfEnds(page: Page, passage: Passage, label: string): boolean {
  return (
    /^(?:total|totale|totaal|gesamt|insgesamt)$/iu.test(label) &&
    page.dated.some(
      (each) =>
        each.mention.time !== null &&
        each.passage.headings.at(-1) === passage.headings.at(-1) &&
        Math.abs(each.passage.index - passage.index) < 4 &&
        MOMENT_LABELS.some(({ pattern }) =>
          pattern.test(labelOf(page.document, each.passage.block, each.mention.start) ?? ''),
        ),
    )
  );
}

function withoutTimes(words: string): string {
  return words.replace(/\d{1,2}:\d{2}(?::\d{2})?|\d{4}-\d{2}-\d{2}/gu, '');
}
