// Do the pages of a status system come apart into incidents with their postings?
import { expect, test } from 'vitest';
import { read, show } from './show.ts';

const FRONT = `<!DOCTYPE html><html><head><title>Harbour Light Status</title></head><body><nav>Subscribe</nav>
<div class="status-day"><div class="date">Jan <var>20</var>, <var>2021</var></div>
  <div class="incident-container"><div class="incident-title impact-major"><a href="/incidents/aa11">Lamp is out</a></div>
    <div class="updates-container">
      <div class="update postmortem"><strong>Postmortem</strong> - <a href="/incidents/aa11">Read details</a><br><small>Jan <var>25</var>, <var>09:00</var> UTC</small></div>
      <div class="update resolved"><strong>Resolved</strong> - It shines.<br><br>19:11 GMT -- Lamp: 6 mins<br><small>Jan <var>20</var>, <var>20:26</var> UTC</small></div>
    </div></div>
  <div class="incident-container"><div class="incident-title"><a href="/incidents/bb22">Foghorn hoarse</a></div>
    <div class="updates-container"><div class="update"><strong>Monitoring</strong> - 見守っています。<br>音は出ます。<br><small>Jan 20, 07:05 JST</small></div></div></div>
</div>
<div class="status-day"><div class="date">Jan 19, 2021</div><p>No incidents reported.</p></div></body></html>`;

test('incidents under their day, which states the year; the time of a posting is the one in its own place', async () => {
  expect(await show(FRONT, 'a.html')).toEqual([
    '# Harbour Light Status',
    '## Jan 20, 2021',
    '### Lamp is out',
    '<Postmortem 2021-01-25T09:00:00Z>',
    '#### Postmortem',
    'Read details',
    'Posted Jan 25, 09:00 UTC',
    '<Resolved 2021-01-20T20:26:00Z>',
    '#### Resolved',
    'It shines.',
    '19:11 GMT -- Lamp: 6 mins',
    'Posted Jan 20, 20:26 UTC',
    '### Foghorn hoarse',
    '<Monitoring 2021-01-20T07:05:00+09:00>',
    '#### Monitoring',
    '見守っています。\n音は出ます。',
    'Posted Jan 20, 07:05 JST',
  ]);
});

test('each incident is a part with its id; the day is in none', async () => {
  const document = await read(FRONT, 'a.html');
  expect(document.organization?.value).toBe('Harbour Light');
  expect(
    document.parts.map(({ key, start }) => [key, document.text.slice(start, start + 4)]),
  ).toEqual([
    ['aa11', 'Lamp'],
    ['bb22', 'Fogh'],
  ]);
});

test('the page of one incident, its owner above it, what it hit below', async () => {
  const page = `<html><head><title>Harbour Light Status - Lamp is out</title></head><body class="status incident">
<h1 class="incident-name impact-minor">Lamp is out</h1><div class="subheader">Incident Report for <a href="/">Harbour Light</a></div>
<div class="components-affected">This incident affected: Lamp (East, West).</div>
<div class="incident-updates-container">
<div class="row update-row"><div class="update-title">Resolved</div><div class="update-container"><div class="update-body">It shines.</div>
<div class="update-timestamp">Posted <span class="ago">3 years</span> ago. Jan <var>20</var>, 2021 - <var>20:26</var> UTC</div></div></div>
<div class="row update-row"><div class="update-title">Investigating</div><div class="update-container"><div class="update-body">No light.</div>
<div class="update-timestamp">Posted Jan 20, 2021 - 19:30 UTC</div></div></div></div></body></html>`;
  expect(await show(page, 'a.html')).toEqual([
    'Incident Report for Harbour Light',
    '### Lamp is out',
    'This incident affected = Lamp (East, West).',
    '<Resolved 2021-01-20T20:26:00Z>',
    '#### Resolved',
    'It shines.',
    'Posted Jan 20, 2021 - 20:26 UTC',
    '<Investigating 2021-01-20T19:30:00Z>',
    '#### Investigating',
    'No light.',
    'Posted Jan 20, 2021 - 19:30 UTC',
  ]);
  expect((await read(page, 'a.html')).organization?.value).toBe('Harbour Light');
});

test('a history page gives the time of each incident on one line, its year above', async () => {
  const page = `<html><head><title>Harbour Light Status</title></head><body><div class="month"><h4 class="month-title">January 2021</h4>
<div class="incident-data incident-container"><a class="incident-title" href="/incidents/cc33">Bell cracked</a><div class="message incident-body">It was welded.</div><div class="secondary">Jan 7, 19:30 - 20:26 UTC</div></div></div></body></html>`;
  expect(await show(page, 'a.html')).toEqual([
    '# Harbour Light Status',
    '## January 2021',
    '### Bell cracked',
    'Period = Jan 7, 2021, 19:30 - 20:26 UTC',
    'It was welded.',
  ]);
});

test('a page of that kind without an incident is refused', async () => {
  await expect(
    read('<html><body><div class="status-day">none</div></body></html>', 'a.html'),
  ).rejects.toThrow('It shows no incident.');
});
