// What is the incident called, whose is it, is it one at all, and how bad do they say it was?
import type { Fact } from '../model.ts';
import { labelledValue } from '../text/labels.ts';
import { speaks } from '../text/outline.ts';
import type { Extractor, Page } from '../text/pages.ts';
import { claim } from './claim.ts';
import { words } from '../text/patterns.ts';
import { blocksWithin } from '../text/within.ts';

const SEVERITY_LABEL =
  /^(?:incident |impact )?(?:severity(?: level)?|sev|priority|impact(?: level)?|criticality level|schweregrad|priorität|ernst|prioriteit|gravité|sévérité|gravedad|severidad(?:e)?|prioridad|gravità|priorità|深刻度|重大度|심각도)$/iu;
const SEVERITY_WORD = words(
  /^(?:sev(?:erity)?[- ]?\d|p[0-5]|s[0-5]|critical|major|minor|high|medium|low|moderate|none|down|disrupted|degraded[- \w]*|partial[- \w]*|full[- \w]*outage|maintenance|notice|informational|[a-z]+[- ]outage|kritisch|hoch|mittel|niedrig|hoog|laag|critique|majeur|mineur|élevée?|crític[oa]|alt[oa]|medi[oa]|baj[oa]|baix[oa])\b/iu,
);
const SEVERITY_INLINE = words(
  /\b(?:SEV[- ]?[0-5]|Sev(?:erity)? ?[0-5]|P[0-4](?= incident| outage))\b/u,
);
const CRITICALITY_LABEL =
  /^(?:(?:service |system )?(?:criticality|classification|tier|class)|kritikalität|criticité|criticidad|criticidade|criticità)$/iu;
const NOT_CRITICAL = words(
  /\b(?:non|not|niet|nicht|no|não|non)[- ]?(?:mission[- ]|business[- ]|bedrijfs)?(?:critical|kritisch|kritiek|critique|crític[oa]|critic[oa])\b/iu,
);
const CRITICAL = words(
  /\b(?:mission[- ]|business[- ]|bedrijfs)?(?:critical|kritisch|kritiek|critique|crític[oa]|critic[oa])\b/iu,
);
const CLASSIFIES = words(
  /\b(?:service|system|api|classification|classified|tier|component|dienst|systeem|système|servicio|sistema|serviço|servizio)\b/iu,
);
const MAINTENANCE = words(
  /\b(?:(?:scheduled|planned|emergency|routine) (?:maintenance|upgrade|downtime)|maintenance (?:report|window|notice)|gepland onderhoud|geplante wartung|wartungsarbeiten|maintenance (?:planifiée|programmée)|mantenimiento (?:programado|planificado)|manutenção programada|manutenzione programmata)\b|メンテナンス|정기 ?점검/iu,
);
const MAINTENANCE_UPDATE =
  /^(?:scheduled|in progress|verifying|completed|gepland|geplant|planifié|programado|programmato|予定|進行中|完了|예정|진행 중|완료)/iu;
const INCIDENT_TOLD = words(
  /\b(?:the incident (?:began|started|occurred)|incident (?:title|details|start)|root cause|outage (?:began|started|start)|post-?mortem)\b/iu,
);

export const identity: Extractor = {
  name: 'identity',
  extract(page) {
    return [
      ...title(page),
      ...organization(page),
      ...kind(page),
      ...severity(page),
      ...criticality(page),
    ];
  },
};

function title(page: Page): Fact[] {
  const { document, heading } = page;
  if (heading) {
    return [
      claim(page, {
        field: 'title',
        value: wordsOf(page, heading.block.start, heading.block.end),
        span: heading.block,
        rule: 'heading of the incident',
        weight: 5,
      }),
    ];
  }
  if (document.parts.length) {
    const first = page.passages.find(({ block }) => block.kind === 'heading');
    if (first)
      return [
        claim(page, {
          field: 'title',
          value: wordsOf(page, first.block.start, first.block.end),
          span: first.block,
          rule: 'heading of the entry',
          weight: 5,
        }),
      ];
  }
  if (document.title) {
    return [
      claim(page, {
        field: 'title',
        value: document.title.value,
        span: document.title.span,
        rule: document.title.rule,
        weight: 4,
      }),
    ];
  }
  return [];
}

function wordsOf(page: Page, start: number, end: number): string {
  return page.document.text.slice(start, end).trim();
}

function organization(page: Page): Fact[] {
  const { organization: named } = page.document;
  return named
    ? [
        claim(page, {
          field: 'organization',
          value: named.value,
          span: named.span,
          rule: named.rule,
          weight: 5,
          certainty: named.certainty,
        }),
      ]
    : [];
}

/** Maintenance, unless the page also tells of an incident that came of it. */
function kind(page: Page): Fact[] {
  const opening = page.passages
    .filter(
      ({ block }) =>
        block.kind === 'heading' || block.kind === 'field' || block.kind === 'paragraph',
    )
    .slice(0, 3);
  const announced = opening.find(
    ({ block }) =>
      block.end - block.start < 200 &&
      MAINTENANCE.test(page.document.text.slice(block.start, block.end)),
  );
  const updates = blocksWithin(page.document, page.own).filter(({ kind }) => kind === 'update');
  const scheduled = updates.find((block) => MAINTENANCE_UPDATE.test(block.label ?? ''));
  const evidence = announced?.block ?? scheduled;
  if (
    !evidence ||
    (scheduled &&
      updates.some((block) => /^(?:investigating|identified|resolved)/iu.test(block.label ?? '')))
  )
    return [];
  const told = page.passages.some(
    ({ block, headings }) =>
      (headings.length > 0 || block.kind !== 'heading') &&
      INCIDENT_TOLD.test(
        page.document.text.slice(block.start, Math.min(block.end, block.start + 300)),
      ),
  );
  if (told) return [];
  const span =
    evidence.kind === 'update'
      ? {
          start: evidence.start,
          end: Math.min(evidence.end, evidence.start + (evidence.label?.length ?? 0)),
        }
      : evidence;
  return [
    claim(page, {
      field: 'kind',
      value: 'maintenance',
      span,
      rule: 'announced as maintenance',
      weight: 4,
    }),
  ];
}

function severity(page: Page): Fact[] {
  const facts: Fact[] = [];
  for (const passage of page.passages) {
    if (!speaks(passage)) continue;
    const labelled = labelledValue(page.document, passage.block);
    if (labelled && SEVERITY_LABEL.test(labelled.label)) {
      const value = wordsOf(page, labelled.value.start, labelled.value.end);
      const sure = /sev|prior|grav|ernst/iu.test(labelled.label);
      if (value && value.length <= 60 && (sure || SEVERITY_WORD.test(value)))
        facts.push(
          claim(page, {
            field: 'severity',
            value,
            span: passage.block,
            rule: 'label: severity',
            weight: sure ? 5 : 3.5,
          }),
        );
    }
  }
  if (!facts.length) {
    const passage = page.passages.find(
      ({ block }) =>
        (block.kind === 'heading' || block.kind === 'paragraph') &&
        SEVERITY_INLINE.test(page.document.text.slice(block.start, block.end)),
    );
    if (passage && speaks(passage)) {
      const match = SEVERITY_INLINE.exec(
        page.document.text.slice(passage.block.start, passage.block.end),
      );
      if (match) {
        const start = passage.block.start + match.index;
        facts.push(
          claim(page, {
            field: 'severity',
            value: match[0],
            span: { start, end: start + match[0].length },
            rule: 'severity named in the text',
            weight: 3,
          }),
        );
      }
    }
  }
  return facts;
}

/** `Criticality: critical`, or a short line that classifies the service (`non-critical API`). Own lines only. */
function criticality(page: Page): Fact[] {
  const facts: Fact[] = [];
  for (const passage of page.passages) {
    const { block } = passage;
    if (!speaks(passage) || block.start < page.own.start || block.end > page.own.end) continue;
    if (block.kind === 'heading' || block.end - block.start > 140) continue;
    const words = page.document.text.slice(block.start, block.end);
    const labelled = labelledValue(page.document, block);
    const named = labelled !== null && CRITICALITY_LABEL.test(labelled.label);
    const line =
      block.kind === 'item' &&
      block.end - block.start < 80 &&
      CLASSIFIES.test(words) &&
      !passage.roles.includes('actions');
    if (!named && !line) continue;
    const value = NOT_CRITICAL.test(words) ? 'standard' : CRITICAL.test(words) ? 'critical' : null;
    if (value)
      facts.push(
        claim(page, {
          field: 'criticality',
          value,
          span: block,
          rule: named ? 'label: criticality' : 'classification of the service',
          weight: named ? 5 : 4,
        }),
      );
  }
  return facts;
}
