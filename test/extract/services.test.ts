// Which services were hit?
import { expect, test } from 'vitest';
import { services } from '../../ingest/extract/services.ts';
import { plain, type TextWriter } from '../../ingest/text/writer.ts';
import { pageOf } from './page.ts';

function names(write: (writer: TextWriter) => void): string[] {
  return services
    .extract(pageOf(write))
    .flatMap((fact) => (fact.field === 'service' ? [fact.value] : []));
}

test.each(['Affected systems', 'affected_systems', 'affectedSystems', 'affectedsystems'])(
  'the label “%s” lists them',
  (label) => {
    expect(names((writer) => writer.paragraph(plain(`${label}: Ledger, Mail`)))).toEqual([
      'Ledger',
      'Mail',
    ]);
  },
);

test('a label about something else lists none', () => {
  expect(names((writer) => writer.paragraph(plain('affected_users: Ana, Ben')))).toEqual([]);
});
