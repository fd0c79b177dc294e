// What did they promise or change so that it does not happen again?
import type { Fact } from '../model.ts';
import { speaks, type Passage } from '../text/outline.ts';
import type { Extractor } from '../text/pages.ts';
import { fromItem } from './actions/items.ts';
import { committed, fromParagraph } from './actions/prose.ts';
import { detail, fromRow, isActionRow } from './actions/rows.ts';
import { inActions, introduced } from './actions/section.ts';

export const actions: Extractor = {
  name: 'actions',
  extract(page) {
    const listed = page.passages.filter(
      (passage) =>
        (inActions(passage) || isActionRow(passage) || introduced(page, passage)) &&
        speaks(passage),
    );
    const taken = new Set<Passage>();
    const facts: Fact[] = [];
    for (const [position, passage] of listed.entries()) {
      if (taken.has(passage)) continue;
      const last = facts.at(-1);
      if (last && last.field === 'action' && detail(page, passage, last)) continue;
      const found =
        passage.block.kind === 'row'
          ? fromRow(page, passage)
          : passage.block.kind === 'item'
            ? fromItem(page, passage, listed, position, taken)
            : passage.block.kind === 'paragraph' || passage.block.kind === 'field'
              ? fromParagraph(page, passage, listed[position + 1])
              : [];
      facts.push(...found);
    }
    facts.push(...committed(page, new Set(listed)));
    return facts;
  },
};
