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
