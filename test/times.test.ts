// Which times does a short postmortem give, from its words to the chosen clocks? One small document a rule.
import { expect, test } from 'vitest';
import { readDocument } from '../ingest/ingest.ts';
import { toOutput } from '../ingest/output.ts';
import { Parsed } from './score.ts';

const CLOCKS = ['startedAt', 'detectedAt', 'mitigatedAt', 'resolvedAt'] as const;

interface Sample {
  name: string;
  path?: string;
  text: string;
  times: Partial<Record<(typeof CLOCKS)[number], string | null>>;
  minutes?: number;
  conflict?: boolean;
}

const SAMPLES: Sample[] = [
  {
    name: 'yesterday is the day before that of writing',
    text: `---
date: 2026-03-03
---

# About the ledger

Yesterday the ledger was offline without warning.
`,
    times: { startedAt: '2026-03-02' },
  },
  {
    name: 'a blog in reStructuredText says in a directive of which year it is',
    path: 'a.rst',
    text: `.. post:: Mar 4, 2026

Ledger outage
=============

On March 2 at 10:00 UTC the ledger went down. It was restored at 10:44 UTC.
`,
    times: { startedAt: '2026-03-02T10:00:00Z', resolvedAt: '2026-03-02T10:44:00Z' },
  },
  {
    name: 'an exported object of MDX says of which year it is',
    path: 'a.mdx',
    text: `export const post = {
  title: 'Ledger outage',
  date: '2026-03-04',
}

# Ledger outage

On March 2 at 10:00 UTC the ledger went down. It was restored at 10:44 UTC.
`,
    times: { startedAt: '2026-03-02T10:00:00Z', resolvedAt: '2026-03-02T10:44:00Z' },
  },
  {
    name: 'a day of the month goes with the time before it',
    text: `# Ledger outage of 17 March 2026

The ledger went down at 8 AM UTC on the 16th. It was restored at 9:30 AM UTC on the 17th.
`,
    times: { startedAt: '2026-03-16T08:00:00Z', resolvedAt: '2026-03-17T09:30:00Z' },
  },
  {
    name: 'a day that opens the sentence is when somebody found it',
    text: `# A leaked key

On 2 March 2026 a security researcher found a key of ours in a public log.
`,
    times: { detectedAt: '2026-03-02' },
  },
  {
    name: 'how long nobody noticed is no length of the outage',
    text: `# Slow ledger

On 2 March 2026 the ledger was degraded from 10:00 to 10:44 UTC.

The errors weren't noticed for nearly 2 hours.
`,
    times: { startedAt: '2026-03-02T10:00:00Z', resolvedAt: '2026-03-02T10:44:00Z' },
    minutes: 0,
  },
  {
    name: 'a total below the start and the end is the length',
    path: 'a.txt',
    text: `Indisponibilidade do razão

• Data início: 22/03/2026 - 10:00
• Data término: 22/03/2026 - 10:44
• Total: 44 minutos
`,
    times: { startedAt: '2026-03-22T10:00:00', resolvedAt: '2026-03-22T10:44:00' },
    minutes: 44,
  },
  {
    name: 'the name of a time may stand in the line above it',
    path: 'a.txt',
    text: `Ledger outage

Started

Mar 2, 2026, 10:00 AM UTC

Resolved

Mar 2, 2026, 10:44 AM UTC

The ledger was unreachable for all customers.
`,
    times: { startedAt: '2026-03-02T10:00:00Z', resolvedAt: '2026-03-02T10:44:00Z' },
  },
  {
    name: 'down and up name the ends of the outage',
    text: `# Ledger outage of 2026-03-02

- Down: 10:00 UTC
- Up: 10:44 UTC
`,
    times: { startedAt: '2026-03-02T10:00:00Z', resolvedAt: '2026-03-02T10:44:00Z' },
  },
  {
    name: 'hours without a colon share the zone behind the second',
    text: `# Slow ledger

On 2 March 2026 between the hours of 1000 and 1130 UTC the ledger was degraded.
`,
    times: { startedAt: '2026-03-02T10:00:00Z', resolvedAt: '2026-03-02T11:30:00Z' },
  },
  {
    name: 'a Japanese label needs no space before its value',
    path: 'a.txt',
    text: `台帳の障害について

障害発生日時:2026年03月02日 10時00分~10時44分
原因:ディスク故障
`,
    times: { startedAt: '2026-03-02T10:00:00', resolvedAt: '2026-03-02T10:44:00' },
  },
  {
    name: 'a repair that failed is no return',
    path: 'a.txt',
    text: `원장 장애 안내

1) 2026.03.02 10:00 - 원장 장애 발생
2) 2026.03.02 10:20 - 정상화 실패
3) 2026.03.02 10:44 - 서비스 정상화
`,
    times: { startedAt: '2026-03-02T10:00:00', resolvedAt: '2026-03-02T10:44:00' },
  },
  {
    name: 'a return that is still watched softens, the declared end ends',
    text: `# 2026-03-02 Ledger outage

## Timeline (UTC)

- 10:00 Ledger goes down
- 10:40 Lead declares the ledger online and continues testing
- 10:44 Incident resolved.
`,
    times: { mitigatedAt: '2026-03-02T10:40:00Z', resolvedAt: '2026-03-02T10:44:00Z' },
  },
  {
    name: 'a return that is still watched is the end where nothing follows',
    text: `# 2026-03-02 Ledger outage

## Timeline (UTC)

- 10:00 Ledger goes down
- 10:40 Ledger is back online, we keep monitoring
`,
    times: { mitigatedAt: null, resolvedAt: '2026-03-02T10:40:00Z' },
  },
  {
    name: 'errors that subside soften, the return ends',
    text: `# 2026-03-02 Ledger outage

## Timeline (UTC)

- 10:00 Ledger starts failing
- 10:25 Rolled the release back, errors mostly subsided
- 11:30 Ledger fully recovered
`,
    times: { mitigatedAt: '2026-03-02T10:25:00Z', resolvedAt: '2026-03-02T11:30:00Z' },
  },
  {
    name: 'a repair that was done within a range softens, and the end lies behind it',
    text: `# Slow ledger

At 10:00 UTC on 2 March 2026 the ledger began to fail. Between 10:00 and 10:03 some writes were dropped.

Between 10:03 and 10:20 we were able to repair the cluster. By 10:30 we were back at normal capacity.
`,
    times: {
      startedAt: '2026-03-02T10:00:00Z',
      mitigatedAt: '2026-03-02T10:20:00Z',
      resolvedAt: '2026-03-02T10:30:00Z',
    },
  },
  {
    name: 'when the text was written is no range of impact',
    text: `# 2026-03-02 Ledger outage

## Timeline (UTC)

- 2026-03-02 Summary of the problem updated between 20:00 and 21:00
`,
    times: { startedAt: '2026-03-02', resolvedAt: null },
  },
  {
    name: 'a start that the text corrects, with what it corrects',
    text: `# Ledger outage on 2 March 2026

The ledger was unavailable. It recovered at 9:40 UTC. The start time of the incident was corrected from 9:06 UTC to 9:04 UTC.
`,
    times: { startedAt: '2026-03-02T09:04:00Z', resolvedAt: '2026-03-02T09:40:00Z' },
    conflict: true,
  },
  {
    name: 'an alert minutes before the stated start is the detection and a contradiction',
    text: `# Ledger outage on 2 March 2026

**Start of impact:** 10:05 UTC
**End of impact:** 10:45 UTC

## Timeline

- 10:00 UTC On-call receives an alert
- 10:45 UTC Ledger is back online
`,
    times: { detectedAt: '2026-03-02T10:00:00Z', startedAt: '2026-03-02T10:05:00Z' },
    conflict: true,
  },
  {
    name: 'shortcodes at the head of their lines date what follows',
    text: `---
title: Ledger outage
date: 2026-03-02T10:00:00Z
resolved: true
severity: major
---
Some payments fail. We are looking into it.
{{< track "2026-03-02T10:10:00Z" >}}We found the broken table.
{{< track "2026-03-02T10:50:00Z" >}}Incident resolved.
{{< track "2026-03-04T09:00:00Z" >}}[Our report](https://example.com/report)
`,
    times: { startedAt: '2026-03-02T10:00:00Z', resolvedAt: '2026-03-02T10:50:00Z' },
  },
  {
    name: 'shortcodes at the end of their lines date what stands before',
    text: `---
title: Ledger outage
date: 2026-03-02T10:00:00Z
resolved: true
severity: major
---
*Update* - Incident resolved. {{< track "2026-03-02T10:50:00Z" >}}

*Investigating* - Some payments fail. {{< track "2026-03-02T10:10:00Z" >}}
`,
    times: { resolvedAt: '2026-03-02T10:50:00Z' },
  },
  {
    name: 'a report stamped before the start that it states',
    path: 'a.txt',
    text: `Ledger slow

At 17:18 UTC 2 March 2026 the ledger began to fail. It recovered at 17:40 UTC.

Posted Mar 2, 2026 - 15:00 UTC
`,
    times: { startedAt: '2026-03-02T17:18:00Z' },
    conflict: true,
  },
  {
    name: 'a stop inside a German date ends no sentence',
    path: 'a.txt',
    text: `Störung des Kontos

Von 1.3.2026 ca. 10:00 bis 2.3. ca. 22:30 konnte das Konto keine E-Mails empfangen.
`,
    times: { startedAt: '2026-03-01T10:00:00', resolvedAt: '2026-03-02T22:30:00' },
  },
  {
    name: 'how long it lasted, not how long nobody saw it',
    text: `# Ledger outage on 2 March 2026

The outage went unnoticed for 3 hours. This state lasted nine hours before normal service was restored.
`,
    times: {},
    minutes: 540,
  },
  {
    name: 'a 28-day report is no length of impact',
    text: `# Ledger outage on 2 March 2026

An issue caused the export to fail for 28-day and 1-day reports.
`,
    times: {},
    minutes: 0,
  },
  {
    name: 'the day of a report whose timeline is of that day is when it began, to the day',
    text: `---
title: Ledger subscription cancelled
date: 2026-03-02
---
## Timeline

### 9:02

The team received an email from the vendor.
`,
    times: { startedAt: '2026-03-02', detectedAt: '2026-03-02T09:02:00' },
  },
  {
    name: 'keys of front matter in snake case and camel case',
    text: `---
title: Ledger outage
incident_start: 2026-03-02T09:15:00Z
detectedAt: 2026-03-02T09:20:00Z
mitigated_at: 2026-03-02T09:45:00Z
incidentEnd: 2026-03-02T10:05:00Z
time_to_restore: 50 minutes
---
The ledger was down.
`,
    times: {
      startedAt: '2026-03-02T09:15:00Z',
      detectedAt: '2026-03-02T09:20:00Z',
      mitigatedAt: '2026-03-02T09:45:00Z',
      resolvedAt: '2026-03-02T10:05:00Z',
    },
    minutes: 50,
  },
  {
    name: 'the date of a blog post is when it was posted, not when the trouble began',
    text: `---
layout: post
title: "Ledger outage on 2 March 2026 from 10:04 to 10:24"
date: 2026-03-02 09:00:00
---
The ledger could not be reached.
`,
    times: { startedAt: '2026-03-02T10:04:00', resolvedAt: '2026-03-02T10:24:00' },
  },
  {
    name: 'a post that speaks of trouble in the present says that it had begun',
    text: `---
layout: post
title: Ledger trouble
date: 2026-03-02 08:10:00+00:00
---
We are currently facing problems with the ledger.

**Update 2026-03-02 10:30 UTC:** Everything is working again.

**Update 2026-03-02 13:44 UTC:** The login might be unavailable for a moment.
`,
    times: { startedAt: '2026-03-02T08:10:00Z', resolvedAt: '2026-03-02T10:30:00Z' },
  },
  {
    name: 'a degradation that was experienced began, also minutes after the first report',
    text: `# Pictures gone

On March 2nd, 2026 at about 01:55 UTC the site experienced a service degradation.

## Timeline

- Mar 2nd **01:52** First report of missing pictures
`,
    times: { startedAt: '2026-03-02T01:55:00Z', detectedAt: '2026-03-02T01:52:00Z' },
    conflict: true,
  },
  {
    name: 'alerts about trouble are both its detection and its first sign',
    text: `# 2026-03-02: Balancer faults

At 14:30 UTC we started receiving alerts that services had become unreachable.
`,
    times: { startedAt: '2026-03-02T14:30:00Z', detectedAt: '2026-03-02T14:30:00Z' },
  },
  {
    name: 'a list whose day is stated for all of it keeps that day behind a line of another day',
    text: `# Builds down

## Timeline

Unless noted, all events happened on 2026-03-02, and times are in UTC.

- 2026-03-01 23:55: builds start to fail
- 01:38: alerts fire
- 02:06: the site is back online
`,
    times: { detectedAt: '2026-03-02T01:38:00Z', resolvedAt: '2026-03-02T02:06:00Z' },
  },
  {
    name: 'clock times with a dot at the head of the lines of a timeline',
    text: `# Search retro

## Timeline

2 March 2026

08.33 AC sets up replication

08.52 Monitoring alerts

09.29 Search is back online
`,
    times: { detectedAt: '2026-03-02T08:52:00', resolvedAt: '2026-03-02T09:29:00' },
  },
  {
    name: 'a stop of the alarm is the return',
    text: `# 2026-03-02 Deletion errors

## Timeline (UTC)

- 08:26 The error alarm fires
- 09:46 The error alarm stops firing
`,
    times: { detectedAt: '2026-03-02T08:26:00Z', resolvedAt: '2026-03-02T09:46:00Z' },
  },
  {
    name: 'the last update of another month, by a slip of the pen',
    text: `# Server outage

A large outage at 04.01.2022 at 10:51 UTC took the server offline.

EDIT 04.01.2022 at 10:59 UTC:
We look into it.

EDIT 04.01.2022 at 11:07 UTC:
We put the server back online. We are now monitoring the situation and continue to watch.

EDIT 04.10.2022 at 11:38 UTC:
The issue is resolved now.
`,
    times: { resolvedAt: '2022-01-04T11:38:00Z' },
    conflict: true,
  },
  {
    name: 'a weekday that its date was not',
    path: 'a.txt',
    text: `Ledger outage

Date: Monday, 15 April 2022

The ledger was down from 09:19 to 11:26 on 15 April 2022.
`,
    times: {},
    conflict: true,
  },
  {
    name: 'what has been fine since a time ended then',
    path: 'a.txt',
    text: `Störungsbericht

Am 4. März 2026 kam es ab 14:10 Uhr zu einem Ausfall des Mailservers. Seit 15:40 Uhr ist der Dienst wieder vollständig verfügbar.
`,
    times: { startedAt: '2026-03-04T14:10:00', resolvedAt: '2026-03-04T15:40:00' },
  },
  {
    name: 'a zone in full-width brackets behind a range',
    text: `# 障害のお知らせ

### 発生日時

2026年3月2日 12:00頃 ～ 12:12頃（UTC+9）
`,
    times: { startedAt: '2026-03-02T12:00:00+09:00', resolvedAt: '2026-03-02T12:12:00+09:00' },
  },
  {
    name: 'a partial outage that ended is over',
    text: `# Ledger report

We had a partial outage on 2026-03-02 starting at 8:40am and ending at 9:25am UTC.
`,
    times: { mitigatedAt: null, resolvedAt: '2026-03-02T09:25:00Z' },
  },
  {
    name: 'the age of a copy is no return',
    text: `# Ledger lost

On Mar 2, 2026 at 13:17 UTC the ledger was down for an hour. We restored a copy, timestamped 13:17 UTC.
`,
    times: { startedAt: '2026-03-02T13:17:00Z', mitigatedAt: null, resolvedAt: null },
    minutes: 60,
  },
  {
    name: 'until a time that stands beside it, a thing happened',
    text: `# Delayed runs

On March 2, 2026, between 13:33 UTC and 14:24 UTC, runs were delayed. Events piled up until a balancer redirected traffic to healthy nodes at 13:54 UTC.
`,
    times: {
      startedAt: '2026-03-02T13:33:00Z',
      mitigatedAt: '2026-03-02T13:54:00Z',
      resolvedAt: '2026-03-02T14:24:00Z',
    },
  },
  {
    name: 'a fix that is in softens, the resolution that is declared ends',
    text: `# 2026-03-02 Login errors

## Timeline (UTC)

- 10:06 Logins start failing
- 10:31 Hotfix deployed
- 11:15 Incident resolved
`,
    times: { mitigatedAt: '2026-03-02T10:31:00Z', resolvedAt: '2026-03-02T11:15:00Z' },
  },
  {
    name: 'what does not work as expected is not back',
    text: `# 2026-03-02 Logs missing

## Timeline (UTC)

- 09:33 Users told us that the logs weren't working as expected
- 10:40 Logs are back to normal
`,
    times: { mitigatedAt: null, resolvedAt: '2026-03-02T10:40:00Z' },
  },
  {
    name: 'a labelled end without a date behind midnight is of the next day',
    text: `# Incident review

- Incident start: 2 March 2026 23:50 UTC
- Incident end: 00:35 UTC
`,
    times: { startedAt: '2026-03-02T23:50:00Z', resolvedAt: '2026-03-03T00:35:00Z' },
  },
  {
    name: 'a posting that says when trouble was noticed says that it had begun',
    path: 'a.txt',
    text: `Calls fail
Incident Report for Ledger

Resolved
At 1:40 am UTC, our team received reports and started investigating. At 7:04 am, our team has resolved this issue.
Posted Mar 2, 2026 - 15:22 UTC
`,
    times: {
      startedAt: '2026-03-02T01:40:00Z',
      detectedAt: '2026-03-02T01:40:00Z',
      resolvedAt: '2026-03-02T07:04:00Z',
    },
  },
  {
    name: 'a total that is stated beats the length of a part',
    text: `# Outage on 2 March 2026

The power outage was 02:50 UTC - 04:00 UTC (1h10); search was down 04:00 UTC - 15:00 UTC (11h), for a total down time of ~12h.
`,
    times: {},
    minutes: 720,
  },
];

test.each(SAMPLES)('$name', async ({ path = 'a.md', text, times, minutes, conflict }) => {
  const output = Parsed.parse(toOutput(await readSample(path, text)));
  const [incident] = output.incidents;
  const read = Object.fromEntries(
    CLOCKS.filter((clock) => clock in times).map((clock) => [
      clock,
      incident?.[clock]?.value ?? null,
    ]),
  );
  expect(read).toEqual(times);
  if (minutes !== undefined) expect(incident?.durationMinutes?.value ?? 0).toBe(minutes);
  if (conflict) expect(incident?.conflicts).not.toEqual([]);
});

function readSample(path: string, text: string): ReturnType<typeof readDocument> {
  const source = { id: path, path, bytes: Buffer.from(text), sha256: '', text, notes: [] };
  return readDocument(source, { taxonomy: { causes: [], digest: '' } });
}
