// What does a process do that decides again and again? decider LEDGER NAME COUNT
//
// It prints the id of each decision when, and not before, the ledger says that it holds; and what it was refused with.
import { writeSync } from 'node:fs';
import { decide } from '../../ingest/ledger/append.ts';

const [, , ledger = '', name = '', count = '1'] = process.argv;
const STDOUT = 1;
const run = `${name}-${process.pid}-${Date.now()}`;

for (let number = 1; number <= Number(count); number++)
  try {
    const [decision] = await decide(
      ledger,
      [
        {
          target: {
            kind: 'action',
            id: `a.md#1/${run}-${number}`,
            incident: 'a.md#1',
            document: 'a.md',
            digest: null,
            words: 'Do it',
          },
          expected: null,
          change: { type: 'note', note: `the ${number}th of ${name} `.repeat(5) },
        },
      ],
      { actor: { name, via: 'local' }, now: Date.now() },
    );
    // at once, into the pipe: what waits in a buffer would be lost with the process
    writeSync(STDOUT, `${decision?.id}\n`);
  } catch (error) {
    writeSync(STDOUT, `refused: ${String(error)}\n`);
  }
