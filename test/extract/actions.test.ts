// What did they promise?
import { expect, test } from 'vitest';
import { actions } from '../../ingest/extract/actions.ts';
import type { FactOf } from '../../ingest/model.ts';
import { plain, type TextWriter } from '../../ingest/text/writer.ts';
import { pageOf } from './page.ts';

function promises(write: (writer: TextWriter) => void): FactOf<'action'>['value'][] {
  return actions
    .extract(pageOf(write))
    .flatMap((fact) => (fact.field === 'action' ? [fact.value] : []));
}

test('each item under an actions heading is a promise, open unless it says otherwise', () => {
  const found = promises((writer) => {
    writer.heading(2, plain('Action items'));
    writer.item(plain('Add an alert on disk use'));
    writer.item(plain('Document the rollback (done)'));
  });
  expect(found.map(({ text, status }) => [text, status])).toEqual([
    ['Add an alert on disk use', 'planned'],
    ['Document the rollback (done)', 'done'],
  ]);
});

test('a checkbox decides', () => {
  const found = promises((writer) => {
    writer.heading(2, plain('Follow-up'));
    writer.item(plain('We will add an alert'), { checked: true });
  });
  expect(found[0]?.status).toBe('done');
});

test('the sentence above a list gives its bare items their status', () => {
  const found = promises((writer) => {
    writer.heading(2, plain('Preventive measures'));
    writer.paragraph(plain('We are rolling out the following improvements:'));
    writer.item(plain('Tighter token checks'));
  });
  expect(found).toMatchObject([{ text: 'Tighter token checks', status: 'in_progress' }]);
});

test('an item over several full ones is their heading, one with a description is a promise', () => {
  const found = promises((writer) => {
    writer.heading(2, plain('Next steps'));
    writer.item(plain('When we change the API:'));
    writer.item(plain('Run the loaders against it'), { depth: 1 });
    writer.item(plain('Formalise failover tests'));
    writer.item(plain('Description: hold a drill every quarter'), { depth: 1 });
  });
  expect(found.map(({ text }) => text)).toEqual([
    'Run the loaders against it',
    'Formalise failover tests\nDescription: hold a drill every quarter',
  ]);
});

test('a table gives owner, due date, ticket and status by its columns', () => {
  const found = promises((writer) => {
    writer.heading(2, plain('Actions'));
    writer.row(['Raise the pool size', 'Ana', '2026-03-31', 'OPS-12', 'In progress'].map(plain), [
      'Action',
      'Owner',
      'Due',
      'Ticket',
      'Status',
    ]);
  });
  expect(found).toMatchObject([
    {
      text: 'Raise the pool size',
      owner: 'Ana',
      due: '2026-03-31',
      ticket: 'OPS-12',
      status: 'in_progress',
    },
  ]);
});

test('prose promises where it commits against the next time, and not where it reports or repairs', () => {
  const found = promises((writer) => {
    writer.heading(1, plain('Outage'));
    writer.paragraph(
      plain(
        'We have added a second resolver to prevent this in the future. We will post an update at noon. We are investigating the cause.',
      ),
    );
  });
  expect(found).toMatchObject([
    { text: 'We have added a second resolver to prevent this in the future.', status: 'done' },
  ]);
});

test('what went well is no promise', () => {
  const found = promises((writer) => {
    writer.heading(2, plain('Lessons and action items'));
    writer.heading(3, plain('What went well'));
    writer.item(plain('The alert fired'));
  });
  expect(found).toEqual([]);
});

test('a day after “by” is the due date, words without a day are kept as words', () => {
  const found = promises((writer) => {
    writer.heading(2, plain('Actions'));
    writer.item(plain('Replace the switch by 1 March 2026'));
    writer.item(plain('Rebuild the index by the end of the quarter'));
  });
  expect(found.map(({ due, dueText }) => [due, dueText])).toEqual([
    ['2026-03-01', null],
    [null, 'by the end of the quarter'],
  ]);
});

test('promises strung together in one form are told apart, each with its own state', () => {
  const found = promises((writer) => {
    writer.heading(1, plain('Outage'));
    writer.paragraph(
      plain(
        'To avoid a second time, we are adding a spare link, improving our runbook for the night shift and moving the mirror to another site. We have doubled the pool to avoid that queue and will replace the old switch in May.',
      ),
    );
  });
  expect(found.map(({ text, status }) => [text, status])).toEqual([
    ['To avoid a second time, we are adding a spare link', 'in_progress'],
    ['improving our runbook for the night shift', 'in_progress'],
    ['moving the mirror to another site.', 'in_progress'],
    ['We have doubled the pool to avoid that queue', 'done'],
    ['will replace the old switch in May.', 'planned'],
  ]);
});

test('nouns that look like verbs are no promises of their own', () => {
  const found = promises((writer) => {
    writer.heading(1, plain('Outage'));
    writer.paragraph(plain('We are improving our alerting, monitoring and on-call testing.'));
  });
  expect(found.map(({ text }) => text)).toEqual([
    'We are improving our alerting, monitoring and on-call testing.',
  ]);
});

test('a plan to change something is a promise without a word about next time', () => {
  const found = promises((writer) => {
    writer.heading(1, plain('Outage'));
    writer.paragraph(plain('We will move the mail queue to its own disks. We will be sorry.'));
  });
  expect(found.map(({ text }) => text)).toEqual(['We will move the mail queue to its own disks.']);
});

test('what the form asks of its writers is no promise', () => {
  const found = promises((writer) => {
    writer.heading(2, plain('Action items'));
    writer.item(plain('Owner: has somebody been named?'), { checked: false });
    writer.item(plain('List any tasks that came up'));
    writer.item(plain('Rotate the mail keys'));
  });
  expect(found.map(({ text }) => text)).toEqual(['Rotate the mail keys']);
});

test('a table of who does what by when holds promises under any heading', () => {
  const found = promises((writer) => {
    writer.heading(2, plain('Detection'));
    writer.row(['Alert on queue length', 'Ben', 'open'].map(plain), ['Action', 'Owner', 'Status']);
    writer.row(['09:12', 'Restart the queue', 'done'].map(plain), ['Time', 'Action', 'Status']);
  });
  expect(found.map(({ text }) => text)).toEqual(['Alert on queue length']);
});
