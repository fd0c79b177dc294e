// Which zone holds where a time states none?
import type { Document, Range } from '../../model.ts';
import { labelOf } from '../labels.ts';
import type { Passage } from '../outline.ts';
import { findZoneInLabel, findZoneStatement, type TimeMention } from '../times.ts';
import { readable } from './readable.ts';

/** The zone that holds where a time states none, and who says so. */
interface ZoneRule extends Range {
  zone: string;
}

/**
 * The zone for a time that states none: of its label or column, of the statement that holds where it stands, of the page's
 * stamps, else the one that the document writes nearly everywhere; null where none of these is there.
 */
export function zoneFinder(
  document: Document,
  passages: Passage[],
  mentions: TimeMention[],
): (passage: Passage, mention: TimeMention) => string | null {
  const rules = zoneRules(document, passages);
  const fallback = fallbackZone(
    document,
    mentions.filter((mention) => !isPublished(document, mention)),
  );
  return (passage, mention) =>
    zoneOfLabel(document, passage, mention) ?? zoneAt(rules, mention.start) ?? fallback;
}

/** `Outage start (UTC): 03:53`, a column `Time (CET)`. */
function zoneOfLabel(document: Document, passage: Passage, mention: TimeMention): string | null {
  if (mention.zone !== null) return null;
  const label = labelOf(document, passage.block, mention.start);
  const header = passage.block.header?.[0] ?? null;
  const said =
    (label === null ? null : findZoneInLabel(label)) ??
    (header === null ? null : findZoneInLabel(header));
  return said?.zone ?? null;
}

/** What a block says of zones; a heading without a time of its own says it in brackets (`Ablauf (MEZ)`). */
function statedIn({ text }: Document, { block }: Passage): ReturnType<typeof findZoneStatement> {
  const words = text.slice(block.start, block.end);
  const heads = block.kind === 'heading' && !/\d[:.]?\d\d/u.test(words);
  return heads ? findZoneInLabel(words) : findZoneStatement(words);
}

/** Statements of a zone: in a heading or its first line they hold for that section, elsewhere for the document. */
function zoneRules(document: Document, passages: Passage[]): ZoneRule[] {
  const rules: ZoneRule[] = [];
  for (const passage of passages) {
    if (!readable(passage)) continue;
    const { block } = passage;
    if (block.end - block.start > 1200) continue;
    const statement = statedIn(document, passage);
    if (!statement) continue;
    const whole = block.kind !== 'heading' && passage.headings.length <= 1;
    const next = passages.find(
      (later) =>
        later.index > passage.index &&
        later.block.kind === 'heading' &&
        later.block.depth <=
          (block.kind === 'heading' ? block.depth : (passage.headings.at(-1)?.depth ?? 0)),
    );
    rules.push({
      zone: statement.zone,
      start: whole ? 0 : block.start,
      end: whole ? document.text.length : (next?.block.start ?? document.text.length),
    });
  }
  return rules;
}

function zoneAt(rules: ZoneRule[], at: number): string | null {
  const inside = rules.filter((rule) => at >= rule.start && at < rule.end);
  // the narrowest statement holds
  inside.sort((a, b) => a.end - a.start - (b.end - b.start));
  return (
    inside[0]?.zone ??
    (rules.length && new Set(rules.map((rule) => rule.zone)).size === 1
      ? (rules[0]?.zone ?? null)
      : null)
  );
}

/** How many times as often as any other a zone must be written to be the document's. */
const RULING = 3;

/** The zone of the page's stamps, else the one that the document writes nearly everywhere. */
function fallbackZone(document: Document, mentions: TimeMention[]): string | null {
  const stamp = document.blocks.find((block) => block.stamp?.zone)?.stamp?.zone;
  if (stamp) return stamp;
  const counts = new Map<string, number>();
  for (const { zone } of mentions)
    if (zone) counts.set(zone.name, (counts.get(zone.name) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] >= RULING * (second?.[1] ?? 0) ? first[0] : null;
}

/** The stamp of publication: its zone is that of the page, not of the story. */
function isPublished(document: Document, mention: TimeMention): boolean {
  const span = document.published?.span;
  return span !== undefined && mention.start < span.end && span.start < mention.end;
}
