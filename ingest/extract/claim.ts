// How is a reading of a field written down?
import type { Certainty, Claims, Fact, FactField, Range } from '../model.ts';
import type { Page } from '../text/pages.ts';

/** What a rule says of a field. `span` is where its words stand; `weight` is on the scale that `Fact` describes. */
export interface Reading<Field extends FactField> {
  field: Field;
  value: Claims[Field];
  span: Range;
  rule: string;
  weight: number;
  certainty?: Certainty;
}

/** The span of a range of the page's document, its quote filled in. */
export function spanOf(page: Page, range: Range): { start: number; end: number; quote: string } {
  return {
    start: range.start,
    end: range.end,
    quote: page.document.text.slice(range.start, range.end),
  };
}

/** A fact of this page's incident. */
export function claim<Field extends FactField>(
  page: Page,
  reading: Reading<Field>,
): Extract<Fact, { field: Field }>;
export function claim(page: Page, reading: Reading<FactField>): unknown {
  return {
    part: page.part,
    field: reading.field,
    value: reading.value,
    span: spanOf(page, reading.span),
    rule: reading.rule,
    weight: reading.weight,
    certainty: reading.certainty ?? 'stated',
  };
}
