// Does the text say which time zone its times are in?
import { matchesOf } from '../patterns.ts';
import type { WrittenZone } from './mention.ts';
import { zoneAt } from './zone-reader.ts';

/** A statement that holds for the times around it. `zone` is as written; `resolveZone` reads it. */
export interface ZoneStatement {
  zone: string;
  start: number;
  end: number;
}

/** What is said to be in a zone; never `22:30 hours (CET)`, which is one time. */
const SUBJECT =
  /(?<![\p{L}\d]|\d )(?:times?|timestamps?|timeline|time ?zone|dates?|clock times|tijden|tijdstippen|tijdlijn|tijdzone|tijd|zeiten|zeitangaben|uhrzeiten|uhrzeit|zeitleiste|zeitzone|zeit|heures?|horaires|chronologie|fuseau horaire|horas?|horarios|horários|zona horaria|fuso horário|orari|ore|ora|fuso orario|cronología|cronologia)(?!\p{L})|時刻|日時|時間|タイムライン|시간|시각/giu;
/** What may stand between the subject and the zone: small words and marks, never a figure or the end of a sentence. */
const LINK_WORD =
  /(?:are|is|were|in|on|all|given|shown|listed|reported|noted|expressed|stated|written|displayed|provided|recorded|using|use|the|this|these|that|below|above|here|document|report|page|post|postmortem|post-mortem|summary|log|incident|timeline|times|dates|and|local|zone|time|at|as|to|of|follow|zijn|staan|tijdzone|alle|vermeld|sind|angegeben|der|zeitzone|ortszeit|jeweils|lokale?|tijd|zeit|sont|toutes|locales?|heure|todas|todos|hora|tutti|tutte|ora|exprimée?s|indiquée?s|donnée?s|en|au|fuseau|están|estão|son|são|em|no|na|sono|espressi|indicati|nel|fuso)(?!\p{L})/iuy;
const LINK_MARK = /[ :([,–—\-*_|（：、はがを는은이]|すべて|全て|모두/y;
/** `UTC times`, `CET timeline`: the zone stands before the subject. */
const BEFORE =
  /(?<=^|[\s(*_])([A-Z]{2,5}(?:[+-]\d{1,2})?) (?:times?|timestamps?|timeline|tijden|Zeiten)\b/g;
const IN_BRACKETS = /[([（]/g;
const LONGEST_LINK = 60;

/**
 * The first statement of a zone for several times (`All times are in UTC`, `Timeline (CET)`, `Alle Zeiten in MEZ`,
 * `horaires en CEST`, `(all times JST)`), with the range of its zone. Null where there is none. A zone beside one clock
 * time is no statement.
 */
export function findZoneStatement(text: string): ZoneStatement | null {
  for (const match of matchesOf(SUBJECT, text)) {
    const zone = zoneBehind(text, match.index + match[0].length);
    if (zone) return statement(zone);
  }
  for (const match of matchesOf(BEFORE, text)) {
    const zone = zoneAt(text, match.index)?.zone;
    if (zone?.start === match.index) return statement(zone);
  }
  return null;
}

/**
 * The zone that a label or a column name carries: in brackets (`Start (UTC)`), or as all that it says (`UTC`), or as a
 * statement (`Time in CET`). Null where there is none.
 */
export function findZoneInLabel(label: string): ZoneStatement | null {
  for (const match of matchesOf(IN_BRACKETS, label)) {
    const wide = match[0] === '（' ? 1 : 0;
    const zone = zoneAt(label, match.index + wide)?.zone;
    if (zone) return statement(zone);
  }
  const alone = zoneAt(label, 0)?.zone;
  if (alone && label.slice(alone.end).trim() === '') return statement(alone);
  return findZoneStatement(label);
}

function zoneBehind(text: string, from: number): WrittenZone | null {
  let at = from;
  while (at - from < LONGEST_LINK) {
    const zone = zoneAt(text, at)?.zone;
    if (zone && zone.name !== 'Z') return zone;
    const link = linkAt(text, at);
    if (link === 0) return null;
    at += link;
  }
  return null;
}

function linkAt(text: string, at: number): number {
  LINK_MARK.lastIndex = at;
  const mark = LINK_MARK.exec(text);
  if (mark) return mark[0].length;
  LINK_WORD.lastIndex = at;
  return LINK_WORD.exec(text)?.[0].length ?? 0;
}

function statement({ name, start, end }: WrittenZone): ZoneStatement {
  return { zone: name, start, end };
}
