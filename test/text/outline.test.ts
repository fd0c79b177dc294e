// Under which headings does each block stand?
import { expect, test } from 'vitest';
import { documentOf } from '../extract/page.ts';
import { outline, speaks } from '../../ingest/text/outline.ts';
import { plain } from '../../ingest/text/writer.ts';

test('a block has the role of the innermost heading that has one', () => {
  const document = documentOf((writer) => {
    writer.heading(1, plain('Search outage'));
    writer.heading(2, plain('Action items'));
    writer.heading(3, plain('Technical'));
    writer.item(plain('Add an alert'));
    writer.heading(2, plain('What went well'));
    writer.item(plain('The team was fast'));
  });
  expect(
    outline(document)
      .filter(({ block }) => block.kind === 'item')
      .map(({ role }) => role),
  ).toEqual(['actions', 'well']);
});

test('a line that ends in a colon is the heading of the list below it', () => {
  const document = documentOf((writer) => {
    writer.paragraph(plain('Root cause:'));
    writer.item(plain('The resolver answered wrongly'));
    writer.heading(2, plain('Notes'));
    writer.paragraph(plain('Nothing else.'));
  });
  const roles = outline(document).map(({ role }) => role);
  expect(roles[1]).toBe('cause');
  expect(roles.at(-1)).toBeNull();
});

test('nested items know their parent and their introduction', () => {
  const document = documentOf((writer) => {
    writer.paragraph(plain('We are adding the following:'));
    writer.item(plain('Alerts'));
    writer.item(plain('on disk use'), { depth: 1 });
  });
  const [lead, outer, inner] = outline(document);
  expect(outer?.lead).toBe(lead?.block);
  expect(inner?.parent).toBe(outer?.block);
});

test('headings of a posting end with it', () => {
  const document = documentOf((writer) => {
    const update = writer.openUpdate('Postmortem');
    writer.heading(3, plain('Root cause'));
    writer.paragraph(plain('A disk was full.'));
    writer.closeUpdate(update, null);
    writer.paragraph(plain('Posted elsewhere.'));
  });
  const [heading, inside, outside] = outline(document);
  expect(heading?.update?.label).toBe('Postmortem');
  expect(inside?.role).toBe('cause');
  expect(outside?.role).toBeNull();
  expect(outside?.update).toBeNull();
});

test('chat logs and code say nothing', () => {
  const document = documentOf((writer) => {
    writer.heading(2, plain('Chat log'));
    writer.paragraph(plain('anna: it is down'));
    writer.heading(2, plain('Summary'));
    writer.code('10:00 started');
  });
  expect(
    outline(document)
      .filter(({ block }) => block.kind !== 'heading')
      .map(speaks),
  ).toEqual([false, false]);
});
