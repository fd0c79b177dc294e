// Whose incident is it, where only the prose says so?
import { describe, expect, test } from 'vitest';
import { organization } from '../../ingest/extract/organization.ts';
import { OWN_NAMES } from '../../ingest/extract/organization/own-names.ts';
import { plain } from '../../ingest/text/writer.ts';
import { pageOf } from './page.ts';

function nameIn(...paragraphs: string[]): string | null {
  const page = pageOf((writer) => paragraphs.forEach((words) => writer.paragraph(plain(words))));
  const [fact] = organization.extract(page);
  return fact?.field === 'organization' ? fact.value : null;
}

describe('each way to name oneself', () => {
  test.each(
    OWN_NAMES.flatMap(({ name, pattern, samples }) =>
      samples.map((said) => ({ name, pattern, said })),
    ),
  )('$name: $said', ({ pattern, said }) => {
    const [match] = [...said.matchAll(pattern)];
    expect(match?.groups?.name ?? match?.groups?.other).toMatch(/Acme|아크메|アクメ/);
  });
});

test('a signature names the writers', () => {
  expect(nameIn('The mail was late.', 'We are sorry.', 'Your Northlight Team')).toBe('Northlight');
});

test('a name that is an address of the document and has people is the writers’ own', () => {
  expect(nameIn('mail.northlight.io was down.', 'A Northlight engineer restarted the queue.')).toBe(
    'Northlight',
  );
});

test('a provider is not the writer, whatever it is asked', () => {
  expect(
    nameIn('We opened a ticket with Northlight.', 'The Northlight engineers answered at noon.'),
  ).toBeNull();
  expect(nameIn('Our provider Northlight (northlight.io) rebooted the host.')).toBeNull();
});

test('people without an organisation name none', () => {
  expect(nameIn('The Operations team called the on-call engineer.', 'The team')).toBeNull();
});
